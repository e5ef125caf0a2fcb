"""What a rule of time may look at: the words found, the words around them, and the days they are counted from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.expressions.numerals import value
from rashomon.expressions.periods import Period, day_or_none
from rashomon.expressions.time_words import TimeWords

FAR = 300
"""Days: a day without a year that lies this far off is hardly meant when its like is near on the other side."""


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
    """As printed, a few words."""
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
            return self.words.amounts[written], written not in self.words.lists["exact_amounts"]
        if written.endswith(" 1/2"):
            whole = value(written.removesuffix(" 1/2"), self.language)
            return (None if whole is None else whole + 0.5), False
        return value(written, self.language), False

    @property
    def upper(self) -> bool:
        """Is it printed in capitals only?"""
        return self.said.isupper()

    @property
    def part_of_name(self) -> bool:
        """Is it printed with a capital within a sentence, as in the name of a newspaper?"""
        return self.said[:1].isupper() and not self.upper and bool(re.search(r"\w[\s,]*$", self.before))

    @property
    def previous_word(self) -> str:
        """The word before; empty at the start of a sentence."""
        found = re.search(r"(\w+)[\s\"“'‘(]*$", self.before)
        return found[1] if found else ""

    @property
    def next_word(self) -> str:
        """The word after, in lower case; empty where something stands between."""
        found = re.match(r"\s(\w+)", self.after)
        return found[1].lower() if found else ""

    @property
    def ahead(self) -> bool:
        """Is it told as still to come? The nearest words of future or past before it decide; a deadline is ahead,
        unless it is told in the past perfect."""
        if self.words.deadline.search(self.before):
            return not self.words.past_perfect.search(self.before[-60:] + self.after.lower())
        tenses = list(self.words.tense.finditer(self.before))
        return bool(tenses and tenses[-1][1])

    def weekday_near(self, weekday: int) -> date | None:
        """The latest such weekday on or before the anchor; where the future is told, the first on or after it."""
        if self.anchor is None:
            return None
        if self.ahead:
            return self.anchor + timedelta((weekday - self.anchor.weekday()) % 7)
        return self.anchor - timedelta((self.anchor.weekday() - weekday) % 7)

    def year_for(self, month: int, day: int | None, weekday: int | None) -> int | None:
        """The year of a month, or a day of it, printed without one, as seen from the anchor. A weekday printed with it
        must agree, and the nearest such year is taken. Otherwise it lies in the past, or ahead where that is told; but
        what would then be most of a year away is taken to lie on the near side."""
        if self.anchor is None:
            return None
        here = self.anchor
        if weekday is not None and day is not None:
            days = [found for step in range(-7, 2) if (found := day_or_none(here.year + step, month, day))]
            agreeing = [found for found in days if found.weekday() == weekday]
            return min(agreeing, key=lambda found: abs((found - here).days)).year if agreeing else None
        wanted = day or min(here.day, 28)
        days = [found for step in range(-4, 5) if (found := day_or_none(here.year + step, month, wanted))]
        before = max((found for found in days if found <= here), default=None)
        after = min((found for found in days if found >= here), default=None)
        if before is None or after is None:
            return None
        if self.ahead:
            return before.year if (after - here).days > FAR else after.year
        return after.year if (here - before).days > FAR else before.year

    def capped(self, period: Period) -> Period:
        """Up to the anchor, as events are told; the whole of it where the future is."""
        if self.anchor is None or self.ahead or not period.first <= self.anchor <= period.last:
            return period
        return Period(period.first, self.anchor)
