"""The speaker who closes a sentence, or whose name labels it.

In the manner of the agencies: "Nine people died in Kadugli, officials and a doctor said."

To a parser such a speaker reads as the end of the list before it: "killing a farmer, his wife and two sons, a doctor and
the mayor said". So where the words alone show who closes a sentence, it is parsed apart. Of a quotation its marks show it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rashomon.expressions.phrases import phrase_book

WORDS = phrase_book(Path(__file__).parent / "en" / "closing.toml")
QUOTES = "“”\"«»‘’'"
# A speaker of more words holds a clause.
MOST_WORDS = 9


@cache
def _closing() -> re.Pattern[str]:
    words = rf"(?!<joins>\b)[\w.’'&/-]+(?: [\w.’'&/()-]+){{0,{MOST_WORDS - 1}}}?"
    says = r"(?P<verb><say>)(?P<tail>(?: <how>\b[^,;:“\"]{0,60}| [A-Z]\w+)?)|(?P<reports><report>)(?: <day>)?"
    return WORDS.pattern(rf", +(?P<speaker>{words}) (?:{says})[.\W]*$")


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing speaker's words, by characters of the sentence."""

    start: int
    told: int
    """Where the verb ends, and what begins tells where and when they spoke."""


def closing_in(text: str) -> Closing | None:
    """The closing speaker of a sentence, or None where the words alone do not show one."""
    found = None if text.lstrip()[:1] in QUOTES else _closing().search(text)
    if found is None or WORDS["tells"].search(found["tail"] or ""):
        return None
    speaker = found["speaker"]
    if WORDS["say"].search(speaker) or WORDS["passive"].fullmatch(speaker.split()[-1]):
        return None
    return Closing(found.start("speaker"), max(found.end("verb"), found.end("reports")))


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker set before a sentence or behind it, by characters: "Army: …", "… - health ministry"."""

    speaker: str
    start: int
    end: int


BEFORE = re.compile(r"^\W{0,3}(?P<speaker>[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,4}):\s+(?=\S)")
BEHIND = WORDS.pattern(
    r"\s[–—-]{1,2}\s+(?P<speaker>(?:(?!\w+ing\b)[\w.’'&-]+ ){0,3}<voices>(?: of [\w ]{3,30})?)\W{0,2}$"
)
SAYING = WORDS.pattern(r"<say>|<report>|<counts>")
ACRONYM = re.compile(r"[A-Z]{2,6}")


def label_of(text: str) -> Label | None:
    """Whose words a sentence is labelled with; a place, a day or a heading is no speaker."""
    for shape in (BEFORE, BEHIND):
        found = shape.search(text)
        if found is None:
            continue
        speaker = found["speaker"]
        known = shape is BEFORE and ACRONYM.fullmatch(speaker) and not WORDS["headings"].fullmatch(speaker)
        told = any(c.isdigit() for c in speaker) or SAYING.search(speaker)  # "Police recorded 14 deaths: …"
        if known or (WORDS["voices"].search(speaker) and not told):
            return Label(speaker, found.start(), found.end())
    return None
