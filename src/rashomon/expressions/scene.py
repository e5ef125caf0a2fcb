"""What a rule of time may look at: the words found, the words around them, and the days they are counted from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.expressions.numerals import value
from rashomon.expressions.periods import Period, day_or_none, month_of
from rashomon.expressions.time_words import TimeWords


@dataclass(frozen=True, slots=True)
class Scene:
    """One place in a text where a form fits."""

    words: TimeWords
    language: str
    said: str
    """As printed."""
    groups: Mapping[str, str | None]
    """The parts of the form by name, in lower case."""
    before: str
    """Lower case, from the start of the sentence."""
    after: str
    """Lower case, a few words."""
    anchor: date | None
    narrative: date | None

    def get(self, name: str) -> str | None:
        """A part of the form, with every gap as one space; None where it is not there."""
        found = self.groups.get(name)
        return re.sub(r"\s+", " ", found) if found else None

    def number(self, name: str) -> int | None:
        """The whole number at the head of a part ("27th")."""
        found = re.match(r"['’]?(\d+)", self.get(name) or "")
        return int(found[1]) if found else None

    def month(self, name: str = "month") -> int | None:
        """The month named."""
        return self.words.months.get(self.get(name) or "")

    def weekday(self, name: str = "weekday") -> int | None:
        """The weekday named; Monday is 0."""
        return self.words.weekdays.get(self.get(name) or "")

    def step(self, name: str = "step") -> int | None:
        """-1 for "last", 0 for "this", 1 for "next"."""
        return self.words.steps.get(self.get(name) or "")

    def amount(self) -> tuple[float | None, bool]:
        """The number of units, and whether it is vague; None where the words make no number."""
        written = self.get("n") or ""
        if written in self.words.amounts:
            vague = written not in ("a", "an", "half a", "half an", "a couple of", "couple of", "a couple")
            return self.words.amounts[written], vague
        if written.endswith(" 1/2"):
            whole = value(written.removesuffix(" 1/2"), self.language)
            return (None if whole is None else whole + 0.5), False
        return value(written, self.language), False

    @property
    def upper(self) -> bool:
        """Is it printed in capitals only?"""
        return self.said.isupper()

    @property
    def previous_word(self) -> str:
        """The word before; empty at the start of a sentence."""
        found = re.search(r"(\w+)[\s\"“'‘(]*$", self.before)
        return found[1] if found else ""

    @property
    def ahead(self) -> bool:
        """Is it told as still to come? The nearest words of future or past before it decide; a deadline is ahead."""
        if re.search(r"\b(?:by|until|till)\s+(?:the\s+)?$", self.before):
            return self.anchor is not None
        last = None
        for last in self.words.tense.finditer(self.before):
            pass
        return bool(last and last[1])

    def weekday_near(self, weekday: int) -> date | None:
        """The latest such weekday on or before the anchor; where the future is told, the first on or after it."""
        if self.anchor is None:
            return None
        if self.ahead:
            return self.anchor + timedelta((weekday - self.anchor.weekday()) % 7)
        return self.anchor - timedelta((self.anchor.weekday() - weekday) % 7)

    def year_for(self, month: int, day: int | None, weekday: int | None) -> int | None:
        """The year of a month, or a day of it, printed without one: the latest begun on or before the anchor, the next
        one where the future is told. A weekday printed with it must agree; without one that does, unknown."""
        if self.anchor is None:
            return None
        past = [self.anchor.year - back for back in range(7)]
        years = past
        if self.ahead or weekday is not None:
            coming = [self.anchor.year, self.anchor.year + 1]
            years = coming + past if self.ahead else past + coming
        for year in years:
            start = day_or_none(year, month, day or 1)
            if start is None or (weekday is not None and start.weekday() != weekday):
                continue
            end = start if day else month_of(year, month).last
            if (end >= self.anchor) if self.ahead and year >= self.anchor.year else (start <= self.anchor):
                return year
        return None

    def capped(self, period: Period) -> Period:
        """Up to the anchor, as events are told; the whole of it where the future is."""
        if self.anchor is None or self.ahead or not period.first <= self.anchor <= period.last:
            return period
        return Period(period.first, self.anchor)
