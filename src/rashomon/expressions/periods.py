"""Stretches of whole days, both ends included."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
MONTHS_OF: dict[str, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_OF: dict[str, int] = {"day": 1, "week": 7, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from first to last, both included."""

    first: date
    last: date


def day_or_none(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Period:
    """The whole month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Period:
    """The whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def containing(day: date, unit: str) -> Period:
    """The week (from Monday), weekend, month, quarter, year or decade that the day lies in."""
    if unit == "day":
        return Period(day, day)
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(6))
    if unit == "weekend":
        saturday = day + timedelta(5 - day.weekday())
        return Period(saturday, saturday + timedelta(1))
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        start = (day.month - 1) // 3 * 3 + 1
        return Period(date(day.year, start, 1), month_of(day.year, start + 2).last)
    if unit == "year":
        return year_of(day.year)
    span = 10 if unit == "decade" else 100
    start = day.year // span * span
    return Period(date(max(start, 1), 1, 1), date(min(start + span - 1, 9999), 12, 31))


def shift(day: date, count: int, unit: str) -> date | None:
    """The day so many units later (earlier when negative); the last of the month where it is too short."""
    try:
        if unit in DAYS_OF:
            return day + timedelta(count * DAYS_OF[unit])
        if unit not in MONTHS_OF:  # seconds to hours: the same day
            return day
        months = day.year * 12 + day.month - 1 + count * MONTHS_OF[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, IndexError):
        return None


def soften(period: Period, edge: str) -> Period:
    """The early, middle or late third of a period: never an exact bound, only where to look."""
    days = (period.last - period.first).days + 1
    third = days // 3
    if edge == "early":
        return Period(period.first, period.first + timedelta(max(third - 1, 0)))
    if edge == "mid":
        return Period(period.first + timedelta(third), period.last - timedelta(third))
    return Period(period.last - timedelta(max(third - 1, 0)), period.last)
