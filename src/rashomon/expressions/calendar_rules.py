"""Rules for what a calendar or a clock names: days, months, seasons, years, hours."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta

from rashomon.expressions.periods import Period, day_or_none, month_of, shift, soften, year_of
from rashomon.expressions.reading import Reading, timex_of
from rashomon.expressions.scene import Scene


def day(scene: Scene) -> Reading | None:
    """A day of a month, with or without its year and weekday."""
    month = scene.month() or scene.number("month2")
    number = scene.number("day") or scene.number("day2") or scene.number("dayth")
    weekday, year = scene.weekday(), scene.number("year") or scene.number("year4")
    if scene.groups.get("shortyear"):
        year = _short_year(scene)
        if year is None:
            return None
    if month is None:
        return _day_by_weekday(scene, weekday, number)
    assert number is not None
    if year is None and (_month_then_count(scene) or scene.next_word in scene.words.lists["named_after_days"]):
        return None
    return _named_day(scene, year, month, number, weekday)


def _month_then_count(scene: Scene) -> bool:
    """ "In May 12 people died" counts people: a day would stand after "on"."""
    month_first = scene.said[:1].isalpha() and not scene.groups.get("weekday") and not scene.groups.get("part")
    return (
        month_first
        and scene.previous_word in scene.words.lists["before_whole_month"]
        and bool(re.match(r"\s+[a-z]", scene.after))
    )


def _short_year(scene: Scene) -> int | None:
    """Two digits are a year only after a month abbreviated in a stamp (27 FEB 90, 27-Feb-20) or with an apostrophe."""
    written = scene.get("shortyear") or ""
    number = int(written[-2:])
    stamp = re.search(r"[ -][A-Z][A-Za-z]{2,3}[ -]\d\d$", scene.said)
    plain = stamp and ("-" in scene.said or scene.upper)
    if not (plain or written[0] in "'’"):
        return None
    return _century_of(scene, number)


def _century_of(scene: Scene, number: int) -> int:
    """The latest year with these last two digits, at most the one after the anchor's."""
    latest = scene.anchor.year + 1 if scene.anchor else 2049
    century = latest // 100 * 100
    return century + number if century + number <= latest else century - 100 + number


def _named_day(scene: Scene, year: int | None, month: int, number: int, weekday: int | None) -> Reading | None:
    stated = year is not None
    if day_or_none(year or 2000, month, number) is None:
        return None
    if year is None and scene.anchor and scene.step() is not None:
        this_year = day_or_none(scene.anchor.year, month, number)
        gone = this_year is not None and this_year < scene.anchor
        year = scene.anchor.year + {-1: 0 if gone else -1, 0: 0, 1: 1 if gone else 0}[scene.step() or 0]
    year = year or scene.year_for(month, number, weekday)
    found = day_or_none(year, month, number) if year else None
    part = scene.words.parts.get(scene.get("part") or "")
    timex = found.isoformat() if found else f"XXXX-{month:02d}-{number:02d}"
    return Reading(
        found,
        found,
        "day",
        "stated" if stated else "relative",
        timex=f"{timex}T{part}" if part else timex,
        timex_type="TIME" if part else "DATE",
        year=scene.number("year") or scene.number("year4") or (year if stated else None),
        month=month,
        day=number,
        weekday=weekday,
    )


def _day_by_weekday(scene: Scene, weekday: int | None, number: int | None) -> Reading | None:
    """ "Thursday the 27th": the latest such day."""
    if number is None:
        return None
    found = scene.anchor
    for _ in range(400):
        if found is None or (found.day == number and weekday in (None, found.weekday())):
            break
        found = shift(found, -1, "day")
    return Reading(found, found, day=number, weekday=weekday, timex=found.isoformat() if found else None)


def day_of_month(scene: Scene) -> Reading | None:
    """ "On the 27th": of the month that the narrative is in, else the latest before the anchor."""
    number = scene.number("dayth")
    base = scene.narrative or scene.anchor
    found = day_or_none(base.year, base.month, number) if base and number else None
    if base and number and scene.anchor and (found is None or found > scene.anchor):
        earlier = month_of(base.year, base.month).first - timedelta(1)
        found = day_or_none(earlier.year, earlier.month, number)
    return Reading(found, found, day=number, timex=found.isoformat() if found else None)


def numeric_day(scene: Scene) -> Reading | None:
    """27/02/2020 or 02/27/2020; where both orders are days, the day is read first and the doubt is marked."""
    first, second, year = scene.number("a2"), scene.number("b2"), scene.number("year")
    assert first is not None
    assert second is not None
    if year is None:
        year = _century_of(scene, scene.number("shortyear") or 0)
    day_first, month_first = day_or_none(year, second, first), day_or_none(year, first, second)
    found = day_first or month_first
    if day_first and month_first and scene.anchor and month_first <= scene.anchor < day_first:
        found = month_first  # the other order would be yet to come
    if found is None:
        return None
    return Reading(
        found,
        found,
        basis="stated",
        timex=found.isoformat(),
        year=year,
        month=found.month,
        day=found.day,
        ambiguous=bool(day_first and month_first and day_first != month_first),
    )


def two_days(scene: Scene) -> Reading | None:
    """From one day to another; "and" joins two days only after "between" or without a second month."""
    month, other = scene.month(), scene.month("month_b") or scene.month()
    start, end = scene.number("day"), scene.number("day_b")
    if not (month and other and start and end):
        return None
    joined = scene.groups.get("and") and scene.previous_word not in scene.words.lists["between"]
    if joined and scene.groups.get("month_b"):
        return None
    if not scene.groups.get("month_b") and (start >= end or _month_then_count(scene)):
        return None
    stated = scene.number("year_b") or scene.number("year")
    year = stated or scene.year_for(other, end, None)
    last = day_or_none(year, other, end) if year else None
    own = scene.number("year") or (year - (month > other) if year else None)
    first = day_or_none(own, month, start) if own else None
    if (
        day_or_none(2000, month, start) is None
        or day_or_none(2000, other, end) is None
        or (first and last and first > last)
    ):
        return None
    if first is None or last is None:
        first = last = None
    return Reading(
        first, last, "days", "stated" if stated else "relative", year=stated, month=month, day=start,
        timex=first.isoformat() if first else f"XXXX-{month:02d}-{start:02d}",
    )  # fmt: skip


def two_periods(scene: Scene) -> Reading | None:
    """ "From 2011 to 2015", "between March and May 2015"; "and" joins only after "between"."""
    if scene.groups.get("and") and scene.previous_word not in scene.words.lists["between"]:
        return None
    start, end = scene.number("fullyear"), scene.number("fullyear_b")
    if start and end:
        if start >= end:
            return None
        return Reading(date(start, 1, 1), date(end, 12, 31), "year", "stated", timex=str(start), year=start)
    month_a, month_b = scene.month(), scene.month("month_b")
    small = any(scene.said[at].islower() for at in _starts(scene, "month", "month_b"))
    if not month_a or not month_b or month_a == month_b or small:
        return None
    stated = scene.number("year")
    year = stated or scene.year_for(month_b, None, None)
    if year is None:
        return Reading(precision="month", timex=f"XXXX-{month_a:02d}", month=month_a)
    first = date(year - (month_a > month_b), month_a, 1)
    last = month_of(year, month_b).last
    return Reading(
        first,
        last,
        "month",
        "stated" if stated else "relative",
        timex=f"{first.year}-{month_a:02d}",
        year=stated,
        month=month_a,
    )


def _starts(scene: Scene, *names: str) -> list[int]:
    """Where these parts begin in the words as printed."""
    return [scene.said.lower().find(scene.groups[name] or "") for name in names]


def month(scene: Scene) -> Reading | None:
    """A month, whole or its early, middle or late part."""
    number = scene.month()
    assert number is not None
    year, step, bare = scene.number("year"), scene.step(), len(scene.groups) == 1
    if year is None and not _clearly_month(scene, bare):
        return None
    stated = year is not None
    if year is None and scene.anchor:
        by_year = scene.get("step_year")
        if by_year:
            year = scene.anchor.year + scene.words.steps[by_year]
        elif step == 1:
            year = scene.anchor.year + (number <= scene.anchor.month)
        elif step == -1:
            year = scene.anchor.year - (number >= scene.anchor.month - 1)  # the month just gone is "last month"
        elif step == 0:
            year = scene.anchor.year
        else:
            year = scene.year_for(number, None, None)
    edge = scene.words.edges.get(scene.get("edge") or "")
    if year is None:
        return Reading(precision="month", timex=f"XXXX-{number:02d}", month=number, approx=edge is not None)
    whole = month_of(year, number)
    period = soften(whole, edge) if edge else whole if stated else scene.capped(whole)
    return Reading(
        period.first, period.last, "month", "stated" if stated else "relative", timex=timex_of(whole, "month"),
        approx=edge is not None, year=year if stated else None, month=number,
    )  # fmt: skip


def _clearly_month(scene: Scene, bare: bool) -> bool:
    """Is a month without year or day a month, and no verb or person?"""
    beside_number = re.search(r"\d(?:st|nd|rd|th)?[ -]$", scene.before) or re.match(r" \d", scene.after)
    if bare and beside_number and scene.previous_word not in scene.words.lists["before_whole_month"]:
        return False  # a day that was no day: "14 July Bridge"
    name = scene.get("month") or ""
    printed = scene.said[scene.said.lower().find(name) :][: len(name)]
    if name not in scene.words.lists["doubtful"]:
        return not printed.islower()
    if not printed[:1].isupper():
        return False
    if bare and scene.previous_word not in scene.words.lists["before_month"]:
        return False
    verb = scene.upper and scene.previous_word in scene.words.lists["before_verb"]
    return not re.match(r" [A-Z]", scene.after) and not verb


def season(scene: Scene) -> Reading | None:
    """A season; its months are those of the north."""
    name, year = scene.words.seasons[scene.get("season") or ""], scene.number("year")
    stated, step = year is not None, scene.step()
    start, end = scene.words.season_months[name]
    if year is None and scene.anchor:
        running = start <= scene.anchor.month
        year = scene.anchor.year
        if step == 1 or (step != 0 and scene.ahead):
            year += running
        elif step != 0:
            year -= not (end < scene.anchor.month if step == -1 and end >= start else running)
    if year is None:
        return Reading(precision="month", timex=f"XXXX-{name}", approx=True)
    last = month_of(year + (end < start), end).last
    return Reading(
        date(year, start, 1), last, "month", "stated" if stated else "relative", timex=f"{year}-{name}", approx=True,
        year=year if stated else None,
    )  # fmt: skip


def quarter(scene: Scene) -> Reading | None:
    """A quarter or half of a year; without a year, the latest that is over."""
    number, year = scene.words.ordinals[scene.get("ordinal") or ""], scene.number("year")
    stated = year is not None
    months, letter = (6, "H") if scene.groups.get("half_year") else (3, "Q")
    if number > 12 // months:
        return None
    if year is None and scene.anchor:
        by_year = scene.get("step_year")
        over = number * months < scene.anchor.month or (scene.ahead and number * months - 2 <= scene.anchor.month)
        year = scene.anchor.year + (scene.words.steps[by_year] if by_year else 0 if over or scene.ahead else -1)
    if year is None:
        return Reading(precision="month", timex=f"XXXX-{letter}{number}")
    first = date(year, (number - 1) * months + 1, 1)
    last = month_of(year, number * months).last
    return Reading(
        first,
        last,
        "month",
        "stated" if stated else "relative",
        timex=f"{year}-{letter}{number}",
        year=year if stated else None,
    )


def year(scene: Scene) -> Reading | None:
    """A year, where nothing shows that the digits count something."""
    number = scene.number("year") or scene.number("fullyear")
    assert number is not None
    edge = scene.words.edges.get(scene.get("edge") or "")
    if edge is None and not _clearly_year(scene):
        return None
    whole = year_of(number)
    period = soften(whole, edge) if edge else whole
    return Reading(period.first, period.last, "year", "stated", timex=str(number), approx=edge is not None, year=number)


def _clearly_year(scene: Scene) -> bool:
    if re.search(r"[$€£#]\s?$|\d[\s,-]$", scene.before) or re.match(r"\s?(?:%|°|\d)", scene.after):
        return False
    after = re.match(r"[\s-]+(\w+)", scene.after)
    following = after[1].lower() if after else ""
    counted = scene.words.lists["counted"]
    if following in counted or re.match(r"\s?m\b", scene.after):
        return False
    if scene.previous_word in scene.words.lists["before_number"]:
        return False
    if scene.previous_word in scene.words.lists["before_year"]:
        round_number = int(scene.said) % 100 == 0 and int(scene.said) != 2000
        return not (round_number and following.endswith("s") and following not in scene.words.lists["not_counted"])
    if following.endswith("s") and len(following) > 3 and following not in scene.words.lists["not_counted"]:
        return False
    owner = scene.previous_word in scene.words.lists["owners"]
    owned = owner or re.search(r"(?:['’]s|\w\ws['’]?) $", scene.before)
    if following and not owned and following not in scene.words.lists["after_year"]:
        return False
    return 1900 <= int(scene.said) <= 2059


def decade(scene: Scene) -> Reading | None:
    """ "The 1990s", "the early '80s"."""
    start = scene.number("decade")
    assert start is not None
    start += 1900 if start < 100 else 0
    whole = Period(date(start, 1, 1), date(start + 9, 12, 31))
    edge = scene.words.edges.get(scene.get("edge") or "")
    period = soften(whole, edge) if edge else whole
    return Reading(period.first, period.last, "year", "stated", timex=str(start // 10), approx=True, year=None)


def fixed_day(scene: Scene) -> Reading | None:
    """A holiday with a fixed day; in lower case and without a year it may be no day at all."""
    if scene.said[:1].islower():
        return None
    month_number, number = map(int, scene.words.fixed_days[scene.get("fixed_day") or ""].split("-"))
    return _named_day(scene, scene.number("year"), month_number, number, None)


def clock(scene: Scene) -> Reading | None:
    """A time of day: on the day named with it, else on the day of the narrative."""
    written = scene.get("clock") or ""
    weekday, near = scene.weekday(), scene.get("yesterday")
    on = scene.narrative
    if weekday is not None:
        on = scene.weekday_near(weekday)
    elif near is not None:
        on = scene.anchor + timedelta(scene.words.near_days[near]) if scene.anchor else None
    hour = _hour(written, scene.words.lists["midnight"])
    if hour is None:
        return None
    base = on or (scene.anchor if weekday is None and near is None else None)
    timex = f"{base.isoformat() if base else 'XXXX-XX-XX'}T{hour}"
    return Reading(
        on,
        on,
        "day",
        "relative",
        "date" if weekday is not None or near else "time",
        timex,
        "TIME",
        weekday=weekday,
    )


def _hour(written: str, midnight: Collection[str]) -> str | None:
    """As hh:mm; None where there is no such time."""
    if written[0].isalpha():
        return "00:00" if written in midnight else "12:00"
    found = re.match(r"(\d\d?)(?:[:.]?(\d\d))?(?::\d\d)?(?: ?([ap])\.?m)?", written)
    if not found:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    if found[3] and 1 <= hours <= 12:
        hours = hours % 12 + (12 if found[3] == "p" else 0)
    return f"{hours:02d}:{minutes:02d}" if hours < 25 and minutes < 60 else None
