"""Finding time expressions and the days they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, cast

from rashomon.expressions import calendar_rules, relative_rules
from rashomon.expressions.reading import Basis, Kind, Precision, Reading, TimexType
from rashomon.expressions.scene import Scene
from rashomon.expressions.time_words import TimeWords, time_words

Relation = Literal["on", "since", "until", "by", "before", "after"]
Rule = Callable[[Scene], Reading | None]
RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        calendar_rules.day,
        calendar_rules.day_of_month,
        calendar_rules.numeric_day,
        calendar_rules.two_days,
        calendar_rules.two_periods,
        calendar_rules.month,
        calendar_rules.season,
        calendar_rules.quarter,
        calendar_rules.year,
        calendar_rules.decade,
        calendar_rules.fixed_day,
        calendar_rules.clock,
        relative_rules.weekday,
        relative_rules.weekdays,
        relative_rules.near_day,
        relative_rules.overnight,
        relative_rules.narrated_day,
        relative_rules.since_then,
        relative_rules.part_of_day,
        relative_rules.ago,
        relative_rules.offset,
        relative_rules.stretch,
        relative_rules.unit_step,
        relative_rules.repeated,
        relative_rules.duration,
        relative_rules.reference,
    )
}
WORD = re.compile(r"[^\W\d_]+|\d+(?=[/.:-]\d|\s?[ap]\.?m\b|(?:st|nd|rd|th|['’]?s)\b)|\d{4}")
OPENER = re.compile(r"(?<!\w)(?:([^\W\d_]+)|['’]?\d)")
REACH = 32
"""Code points around a word of time within which a form can lie."""
BRACKET = re.compile(r"(?:['’]s)?\s?[(\[]")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time at start:end of the text, and what they mean."""

    start: int
    end: int
    text: str
    first: date | None
    """First day, included; None where unresolved or open."""
    last: date | None
    """Last day, included."""
    precision: Precision
    basis: Basis
    """stated: printed with its year; relative: counted from another day, or with an inferred year."""
    kind: Kind
    since: bool
    """An open stretch from the day named up to the day of writing."""
    window: bool
    """A stretch over which things are added up."""
    approx: bool
    """The edges are soft."""
    relation: Relation
    """How what is told stands to it: a deadline or a starting point is not the day of what is told."""
    timex: str | None
    timex_type: TimexType
    year: int | None = None
    """As printed; so are month, day and weekday (Monday is 0)."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ambiguous: bool = False


def find_times(
    text: str, anchor: date | None, *, narrative: date | None = None, language: str = "en"
) -> list[TimeExpression]:
    """Every time expression in reading order, without overlaps.

    `anchor` is the day of writing: weekdays, "yesterday" and days without a year are counted from it. `narrative` is
    the day that the narrative has reached: "the same day", "the day before" are counted from it, unless their sentence
    has given a day before them. Nothing is resolved without the day that it is counted from.
    """
    words = time_words(language)
    lower = lowered(text)
    found: list[TimeExpression] = []
    reached, since = narrative, 0
    for start, end in _windows(lower, words):
        at = start
        for opener in OPENER.finditer(lower, start, end):
            if opener.start() < at or (opener[1] and opener[1] not in words.forms.openers):
                continue
            if not words.forms.any_of.match(lower, opener.start(), end):
                continue
            if reached is not narrative and SENTENCE_END.search(lower, since, opener.start()):
                reached = narrative
            expression = _read(text, lower, opener.start(), end, words, anchor, reached, language)
            if expression:
                found.append(expression)
                at = since = expression.end
                # "Met on Monday to mourn a man shot two days earlier": the sentence has reached Monday.
                if (
                    anchor
                    and expression.kind == "date"
                    and expression.first == expression.last
                    and _of_its_own(expression)
                ):
                    reached = expression.first
    return _side_by_side(found, lower, words)


def _of_its_own(t: TimeExpression) -> bool:
    """A weekday or a date, and no day that is counted from another."""
    return t.precision == "day" and t.first is not None and (t.weekday is not None or t.day is not None)


def _side_by_side(found: list[TimeExpression], lower: str, words: TimeWords) -> list[TimeExpression]:
    """An hour beside a day ("at dawn on Saturday", "27 February at 3 p.m.") is on that day, and a weekday with a date
    in brackets ("Friday (February 21)") is that date."""
    placed = list(found)
    for at, (one, two) in enumerate(pairwise(found)):
        if one.weekday is not None and one.day is None and two.day is not None and two.first == two.last:
            agrees = two.first is not None and two.first.weekday() == one.weekday
            if agrees and one.first == one.last and BRACKET.fullmatch(lower, one.end, two.start):
                placed[at] = replace(one, first=two.first, last=two.last, basis=two.basis, timex=two.timex)
            continue
        hour, day = (at, two) if one.kind == "time" else (at + 1, one)
        on_day = placed[hour].kind == "time" and (day.kind, day.precision) == ("date", "day")
        if on_day and words.beside.fullmatch(lower, one.end, two.start):
            timex = f"{day.first}T{(placed[hour].timex or '').partition('T')[2]}" if day.first else None
            placed[hour] = replace(placed[hour], first=day.first, last=day.last, basis=day.basis, timex=timex)
    return placed


def lowered(text: str) -> str:
    """In lower case, letter for letter, so that offsets hold."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _windows(lower: str, words: TimeWords) -> Iterator[tuple[int, int]]:
    """The stretches of text that hold a word of time."""
    start = end = -1
    for match in WORD.finditer(lower):
        if match[0] not in words.triggers and not match[0][0].isdigit():
            continue
        left, right = max(match.start() - REACH, 0), match.end() + REACH
        if left > end:
            if end >= 0:
                yield start, min(end, len(lower))
            while left and not lower[left - 1].isspace():
                left -= 1
            start = left
        end = right
        while end < len(lower) and not lower[end].isspace():
            end += 1
    if end >= 0:
        yield start, min(end, len(lower))


def _read(
    text: str,
    lower: str,
    start: int,
    end: int,
    words: TimeWords,
    anchor: date | None,
    narrative: date | None,
    language: str,
) -> TimeExpression | None:
    """The first form that fits here and whose rule accepts it."""
    before = _sentence_before(lower, start)
    for form, match in words.forms.at(lower, start, end):
        said = text[start : match.end()]
        after = text[match.end() : match.end() + 40]
        scene = Scene(words, language, said, match.groupdict(), before, after, anchor, narrative)
        reading = RULES[form.reads](scene)
        if reading:
            return _placed(start, match.end(), said, reading, before, words, anchor)
    return None


def _sentence_before(lower: str, start: int) -> str:
    before = lower[max(start - 160, 0) : start]
    ends = list(SENTENCE_END.finditer(before))
    return before[ends[-1].end() :] if ends else before


def _placed(
    start: int, end: int, said: str, reading: Reading, before: str, words: TimeWords, anchor: date | None
) -> TimeExpression:
    relation = _relation(before, reading, words)
    first, last = reading.first, reading.last
    since = relation == "since" and reading.kind == "date"
    if since and reading.timex_type != "DURATION":
        last = anchor if first and anchor and anchor >= first else None
    return TimeExpression(
        start=start,
        end=end,
        text=said,
        first=first,
        last=last,
        precision=reading.precision,
        basis=reading.basis,
        kind=reading.kind,
        since=since,
        window=since or reading.window,
        approx=reading.approx,
        relation=relation,
        timex=reading.timex,
        timex_type=reading.timex_type,
        year=reading.year,
        month=reading.month,
        day=reading.day,
        weekday=reading.weekday,
        ambiguous=reading.ambiguous,
    )


def _relation(before: str, reading: Reading, words: TimeWords) -> Relation:
    if reading.kind not in ("date", "time"):
        return "on"
    if reading.timex == "PAST_REF" and reading.window:
        return "since"
    found = words.relation.search(before)
    if found:
        return cast(Relation, words.relations[" ".join(found[1].split())])
    opened = words.since_start.search(before)
    return "since" if opened else "on"
