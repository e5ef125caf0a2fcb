"""Whom an article names as its own sources: agencies, outlets, addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rashomon.articles.cues import any_of, load_cues
from rashomon.articles.lines import fold

_URL = re.compile(r"https?://(?:www\.)?([^\s/\]\)>\"']+)[^\s\]\)>\"']*", re.IGNORECASE)
_TRAILER = re.compile(r"(?:[—–-]{1,2}\s*|\(|\[)([A-Z][\w .&-]{1,40}?)[)\]]?\s*\.?$")
_DATELINE = re.compile(r"\(([A-Z][A-Za-z .&-]{1,30})\)\s*(?:--|—|–|-)")
_QUOTED_NAME = re.compile(r"[“\"«]([^”\"»]{2,40})[”\"»]")


@cache
def _name() -> str:
    the, joins = (any_of(load_cues().naming[name]) for name in ("articles", "in_outlets"))
    word = r"[A-Z][\w’'.&-]*"
    return rf"(?:{the}\s+)?[“\"«]?({word}(?:[ -](?:{word}|{joins}))*)[”\"»]?"


@cache
def _after() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for where, w in load_cues().citing if where == "after")
    return re.compile(rf"(?i:\b(?:{words}))\s+{_name()}")


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for where, w in load_cues().citing if where == "before")
    agency = any_of(load_cues().naming["agency"])
    return re.compile(rf"{_name()},?\s+(?:{agency}\s+)?(?:{words})\b")


@cache
def _quoted_after() -> re.Pattern[str]:
    publishes = any_of(load_cues().naming["publishes"])
    return re.compile(rf"\b(?i:{publishes})\s+{_QUOTED_NAME.pattern}")


def cited(text: str, furniture: Sequence[str], outlet: str | None, known_outlets: Mapping[str, str]) -> tuple[str, ...]:
    """Canonical names and addresses, in the order of their first mention, the article's own outlet left out.

    A name counts only if it is a known agency or outlet, or stands in quotation marks after a verb of publishing.
    """
    names = dict(load_cues().agencies) | {k: v for k, v in known_outlets.items() if "." not in k}
    found: dict[str, None] = {}
    for candidate in _candidates(text):
        canonical = _canonical(candidate, names)
        if canonical and canonical != outlet:
            found[canonical] = None
    for line in furniture:
        for address in _URL.finditer(line):
            found[address.group().rstrip(".,;")] = None
    return tuple(found)


def _candidates(text: str) -> list[str]:
    hits: list[tuple[int, str]] = []
    # A text all in capitals does not show where a name ends; its dateline and trailer do.
    for pattern in (_DATELINE,) if text[:400].isupper() else (_after(), _before(), _DATELINE):
        hits += [(m.start(), m.group(1)) for m in pattern.finditer(text)]
    trailer = _TRAILER.search(text[-60:])
    if trailer:
        hits.append((len(text), trailer.group(1)))
    hits += [(m.start(), m.group(1)) for m in _quoted_after().finditer(text)]
    return [name for _, name in sorted(hits)]


def _canonical(candidate: str, names: Mapping[str, str]) -> str | None:
    """The longest beginning or ending of the candidate that is a known name."""
    words = fold(candidate).split()
    for length in range(len(words), 0, -1):
        for piece in (" ".join(words[:length]), " ".join(words[-length:])):
            if piece in names and (len(piece) > 2 or candidate.isupper()):
                return names[piece]
    return None
