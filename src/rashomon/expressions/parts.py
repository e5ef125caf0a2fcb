"""Parts: words by which a figure counts some of those that another figure counts, or comes besides them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rashomon.expressions.phrases import phrase_book

WORDS = phrase_book(Path(__file__).parent / "en" / "parts.toml")
# A name at the end of a description.
NAMED = re.compile(r"^[^,(]*\b[A-Z][\w’'-]+$")


@cache
def _among() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:\w+ )?(?:{WORDS.one_of('few')}|\d+)?\s*{WORDS.one_of('of_counted')}",
        re.IGNORECASE,
    )


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(rf"{WORDS.one_of('part')}|{WORDS.one_of('definite')}\s+\d", re.IGNORECASE)


def among_counted(words: str) -> bool:
    """ "One of the wounded": among those whom a number counts already."""
    return bool(_among().search(words))


def besides(words: str) -> bool:
    """ "Three others", "another two men": besides those told of."""
    return bool(WORDS["others"].search(words))


def some_of_them(words: str) -> bool:
    """ "The other three", "two of them": some of those told of."""
    return bool(_of_them().search(words))


def tells_how_they_fare(sentence: str) -> bool:
    """ "Two are in critical condition": of the hurt, by how badly."""
    return bool(WORDS["faring"].search(sentence))


def of_somebody_known(description: str) -> bool:
    """ "The boy", "she", "A. B.": whom the reader knows, as against "a man"."""
    return bool(WORDS["known"].match(description) or NAMED.search(description))
