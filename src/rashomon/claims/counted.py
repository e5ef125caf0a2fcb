"""Counted: a count with the word that it is said of, and how one is made."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.claims.cues import Cue
from rashomon.claims.figures import Figure
from rashomon.claims.grammar import phrase
from rashomon.records import Count
from rashomon.records.claim import CountKind, Group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DATA = Path(__file__).parent / "en" / "counts.toml"


@cache
def count_words() -> Mapping[str, frozenset[str]]:
    """Read once from `counts.toml`."""
    return {name: frozenset(words) for name, words in tomllib.loads(DATA.read_text(encoding="utf-8")).items()}


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, and the word that it is said of."""

    count: Count
    head: int
    """Token of the counted noun, or of the figure that stands for it."""
    cue: Cue


def what_of(doc: Doc, head: Token) -> str:
    start, end = phrase(head)
    return doc[start:end].text


def count_of(doc: Doc, kind: CountKind, figure: Figure, what: str, group: Group) -> Count:
    text = doc[figure.start : figure.end].text
    return Count(kind, what, group, figure.low, figure.high, figure.approx, None, text)
