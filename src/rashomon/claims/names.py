"""Names of private persons, found on gated sentences alone. Office-holders and organisations are not private."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rashomon.claims.sentence import Sentence
from rashomon.packs import Knowledge
from rashomon.records import PersonSpan

PART = r"[A-ZÀ-ÝŞ][a-zà-ÿşığ’'\-]+"
DATA = Path(__file__).parent / "en" / "names.toml"


@dataclass(frozen=True, slots=True)
class NameWords:
    """What stands about a person's name."""

    cues: tuple[re.Pattern[str], ...]
    """Each with the name as its only group."""
    office: re.Pattern[str]
    office_after: re.Pattern[str]
    no_person: frozenset[str]


@cache
def name_words() -> NameWords:
    """Read once from `names.toml`."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))

    def any_of(key: str) -> str:
        return f"(?:{'|'.join(map(re.escape, data[key]))})"

    def title(key: str) -> str:
        # "General" and "the general", though the name beside it must keep its capitals.
        return f"(?i:{any_of(key)})"

    word = rf"(?:{any_of('joined')}?{PART}|[A-Z]\.)"
    full = rf"{word}(?:\s+{word}){{1,3}}"
    cues = (
        rf"\b({full}),?\s+\(?(?:{any_of('aged')}\s+)?\d{{1,3}}(?:[,)]|\s+{any_of('years_old')})",
        rf"\b{any_of('introduced_by')}\s+(?:{any_of('as')}\s+)?({full}|{PART})",
        rf"\b{title('related')}s?,?\s+({full})",
        rf"\b({full}),\s+{any_of('described_by')}\b",
        rf"\b({full})\s+{any_of('followed_by')}\b",
        rf"\b{any_of('happened_to')}\s+({full})",
    )
    described = rf"^,\s+(?:{any_of('articles')}\s+)?(?:[\w\-]+\s+){{0,3}}"
    return NameWords(
        tuple(map(re.compile, cues)),
        re.compile(rf"\b{title('offices')}\.?\s+(?:{any_of('of')}\s+[\w ]{{2,30}}\s+)?$"),
        re.compile(rf"{described}{title('offices_after')}\b"),
        frozenset(data["no_person"]),
    )


def persons(sentence: Sentence, knowledge: Knowledge) -> list[PersonSpan]:
    """Names in one sentence; offsets in the reading text."""
    beside = name_words()
    out: dict[tuple[int, int], PersonSpan] = {}
    for start, end in _spans(sentence.text):
        name = sentence.text[start:end]
        words = name.split()
        if any(w.strip(".,’'").lower() in beside.no_person for w in words):
            continue
        titled = beside.office.match(f"{words[0]} ") or beside.office.search(sentence.text[:start])
        if titled or beside.office_after.match(sentence.text[end:]):
            continue
        if knowledge.actors.find(name) or knowledge.outlets.get(name) or knowledge.gazetteer.lookup(name):
            continue
        out[(start, end)] = PersonSpan(sentence.start + start, sentence.start + end, name)
    return [out[k] for k in sorted(out)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for cue in name_words().cues:
        for hit in cue.finditer(text):
            yield hit.span(1)
