"""Endings: how a text says that a fight came out, by the words of `endings.toml`, and which endings exclude each other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

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
    return tuple(Ending(r["name"], _pattern(r["words"]), frozenset(r["against"])) for r in rows)


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{_word_for_word(p)}" for p in phrases), re.IGNORECASE)


def _word_for_word(phrase: str) -> str:
    words = (
        r"[\w’'-]+" if w == "*" else re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else r"\b")
        for w in phrase.split()
    )
    return r"\s+".join(words)


@cache
def _undone() -> re.Pattern[str]:
    """What takes an ending back, right before its words or a word earlier."""
    return re.compile(rf"(?:{_pattern(_data()['undone']).pattern})\s+(?:\w+\s+)?$", re.IGNORECASE)


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
