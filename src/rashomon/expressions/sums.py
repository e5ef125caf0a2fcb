"""Sums: what one sentence gives of different people, added up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.records import Count

# Between two that are listed: "two men, three women and a child".
COMMA = re.compile(r"(?:, \d{1,3})?,\s*", re.IGNORECASE)
AND = re.compile(
    r"(?:, \d{1,3})?,?\s+(?:and|as well as|along with|together with)(?:\s+(?:then|finally|later))?\s+", re.IGNORECASE
)
# What an act left behind is the number of all: "killed his wife and shot two others, leaving three dead".
RESULT = re.compile(r"\b(?:leaving|left|total of|toll (?:to|of|at))\s+(?:at least\s+)?$", re.IGNORECASE)


def in_lists(quote: str, counts: Sequence[Count]) -> list[int]:
    """The numbers of these counts of one sentence, those of one list as their sum.

    A list ends in "and"; where its first number is the sum of the others, they are its parts: "eight people, seven
    soldiers and a driver".
    """
    parts: list[int] = []
    run: list[int] = []
    end, joined, left = -1, False, False
    for count in [*sorted(counts, key=lambda k: quote.find(k.what or k.text)), None]:
        what = (count.what or count.text) if count else ""
        at = quote.find(what, max(end, 0)) if count else -1
        between = quote[end:at] if end >= 0 and at >= 0 else ""
        if run and not (AND.fullmatch(between) or COMMA.fullmatch(between)):
            parts += [_whole(run)] if joined else run
            if left:
                return parts[-1:]
            run, joined = [], False
        left = left or bool(at >= 0 and RESULT.search(quote[:at]))
        joined = joined or bool(run and AND.fullmatch(between))
        if count:
            run.append(count.low or 0)
            end = at + len(what) if at >= 0 else -1
    return parts


def _whole(run: Sequence[int]) -> int:
    return run[0] if len(run) > 2 and run[0] == sum(run[1:]) else sum(run)


def added(parts: Sequence[int]) -> int:
    """Two critically and two lightly hurt are four; ten, of them eight men and two women, are ten; six told twice are six."""
    most, rest = max(parts), sum(parts) - max(parts)
    whole = rest == most and len(parts) > 2
    return most if whole or (len(set(parts)) == 1 and most > 2) else most + rest
