"""Endings: how a text says that a fight came out, by the words of `endings.toml`, and which endings exclude each other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.expressions.phrases import any_phrase, one_of_phrases

DATA = Path(__file__).parent / "en" / "endings.toml"


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which a fight can end."""

    name: str
    pattern: re.Pattern[str]
    against: frozenset[str]
    """Endings that cannot be true of the same fight."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def known_endings() -> tuple[Ending, ...]:
    """Read once from `endings.toml`."""
    rows = _data()["ending"]
    return tuple(Ending(r["name"], any_phrase(r["words"]), frozenset(r["against"])) for r in rows)


@cache
def _undone() -> re.Pattern[str]:
    """What takes an ending back, right before its words or a word earlier."""
    return re.compile(rf"{one_of_phrases(_data()['undone'])}\s+(?:\w+\s+)?$", re.IGNORECASE)


def endings(quote: str) -> tuple[str, ...]:
    """The endings that a sentence states."""
    return tuple(
        e.name
        for e in known_endings()
        if any(not _undone().search(quote[: hit.start()]) for hit in e.pattern.finditer(quote))
    )


def exclude(a: str, b: str) -> bool:
    """Can the two not both be how it ended?"""
    return any((e.name == a and b in e.against) or (e.name == b and a in e.against) for e in known_endings())
