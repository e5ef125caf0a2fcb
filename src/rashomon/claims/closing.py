"""The speaker who closes a sentence, in the manner of the agencies: "Nine people died in Kadugli, officials and a doctor said."

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
