"""What a rule makes of one expression, before it is put into its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.expressions.periods import Period

Precision = Literal["day", "days", "week", "month", "year"]
Basis = Literal["stated", "relative"]
Kind = Literal["date", "duration", "set", "time"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of an expression; days are None where unresolved or open."""

    first: date | None = None
    last: date | None = None
    precision: Precision = "day"
    basis: Basis = "relative"
    kind: Kind = "date"
    timex: str | None = None
    timex_type: TimexType = "DATE"
    approx: bool = False
    window: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ambiguous: bool = False
    """Day and month can be exchanged (05/06/2020)."""


def unit_precision(unit: str) -> Precision:
    """How finely a period of this unit is known."""
    if unit in ("second", "minute", "hour", "day"):
        return "day"
    if unit in ("week", "weekend"):
        return "week"
    return "month" if unit in ("month", "quarter") else "year"


def timex_of(period: Period, unit: str) -> str:
    """The TIMEX3 value of a whole period of the calendar."""
    first = period.first
    if unit in ("week", "weekend"):
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{first.year}-{first.month:02d}"
    if unit == "quarter":
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if unit == "year":
        return str(first.year)
    if unit == "decade":
        return str(first.year // 10)
    if unit == "century":
        return str(first.year // 100)
    return first.isoformat()


def duration_timex(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; X where the amount is unknown."""
    letter = {
        "second": "S",
        "minute": "M",
        "hour": "H",
        "day": "D",
        "week": "W",
        "weekend": "W",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
    }
    factor = {"decade": 10, "century": 100}.get(unit, 1)
    size = "X" if amount is None else f"{amount * factor:g}" if amount < 1e6 else str(int(amount * factor))
    time = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{time}{size}{letter.get(unit, 'Y')}"
