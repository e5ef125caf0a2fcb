"""Sums: what one sentence gives of different people, added up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rashomon.expressions.phrases import phrase_book
from rashomon.records import Count

WORDS = phrase_book(Path(__file__).parent / "en" / "sums.toml")
# After people who are told of with their ages: "a man, 34, and", "two boys, ages 7 and 10, and".
AGED = r"(?:, (?:<ages>\s+)?\d{1,3}(?:(?:,\s+\d{1,3})*,?\s+<and>\s+\d{1,3})?)?"
# Between two that are listed: "two men, three women and a child".
COMMA = WORDS.pattern(rf"{AGED},\s*")
# Between those whom a number counts and who they were.
DASH = WORDS.pattern(r"\s*[–—:]\s*|\s+-\s+|\s*--\s*")
# Between the last two of a list.
AND = WORDS.pattern(rf"{AGED},?\s+<and>\s+")
# What an act left behind is the number of all.
RESULT = WORDS.pattern(r"<result>\s+(?:<bounds>\s+)?$")


def in_lists(quote: str, counts: Sequence[Count]) -> list[int]:
    """The numbers of these counts of one sentence, those of one list as their sum.

    A list ends in "and"; where its first number is of people of any kind and the sum of the others, they are its parts:
    "eight people, seven soldiers and a driver", and not "three women, two men and a child".
    """
    parts: list[int] = []
    run: list[int] = []
    end, joined, left, whole = -1, False, False, False
    for count in [*sorted(counts, key=lambda k: quote.find(_words(k, quote))), None]:
        what = (count.what or count.text) if count else ""
        words = _words(count, quote) if count else ""
        at = quote.find(words, max(end, 0)) if count else -1
        between = quote[end:at] if end >= 0 and at >= 0 else ""
        if len(run) == 1 and whole and DASH.fullmatch(between):
            return run  # "five people – three women, a man and a boy": who they were
        if run and not (AND.fullmatch(between) or COMMA.fullmatch(between)):
            parts += [_whole(run) if whole else sum(run)] if joined else run
            if left:
                return parts[-1:]
            run, joined = [], False
        # "The toll to three martyrs" is said of the martyrs, and stands before their number.
        number = quote.find(count.text, max(end, 0)) if count else -1
        result = any(n >= 0 and RESULT.search(quote[:n]) for n in (at, number))
        left = left or bool(at >= 0 and (result or WORDS["whole"].fullmatch(what)))
        joined = joined or bool(run and AND.fullmatch(between))
        if count:
            whole = bool(WORDS["anybody"].search(what)) if not run else whole
            run.append(count.low or 0)
            end = at + len(words) if at >= 0 else -1
    return parts


def _words(count: Count, quote: str) -> str:
    """Where a count stands: with its noun, "two porters", or, said of a noun elsewhere, alone: "the number of dead to four"."""
    what = count.what or count.text
    # "Two men and their girlfriends": the girlfriends are two, and stand by themselves.
    apart = quote.find(what) > quote.find(count.text) >= 0
    return what if count.text in what or apart else count.text


def _whole(run: Sequence[int]) -> int:
    return run[0] if len(run) > 2 and run[0] == sum(run[1:]) else sum(run)


def added(parts: Sequence[int]) -> int:
    """Two critically and two lightly hurt are four; ten, of them eight men and two women, are ten; six told twice are six."""
    most, rest = max(parts), sum(parts) - max(parts)
    whole = rest == most and len(parts) > 2
    return most if whole or (len(set(parts)) == 1 and most > 2) else most + rest
