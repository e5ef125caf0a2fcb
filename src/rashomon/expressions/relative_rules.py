"""Rules for what is counted from the day of writing or from the day that the narrative has reached."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date, timedelta

from rashomon.expressions.periods import MONTHS_OF, Period, containing, shift, soften
from rashomon.expressions.reading import Reading, TimexType, duration_timex, timex_of, unit_precision
from rashomon.expressions.scene import Scene

# In months.
HALF_A_YEAR = 6
# "Saturday's", after which comes what was on that day.
OWNED = re.compile(r"['’]s\b")


def _one_day(scene: Scene, found: date | None, unknown: str | None = None, weekday: int | None = None) -> Reading:
    part = scene.words.parts.get(scene.get("part") or "")
    timex = found.isoformat() if found else unknown
    kind: TimexType = "TIME" if part else "DATE"
    return Reading(found, found, timex=f"{timex}T{part}" if part and timex else timex, timex_type=kind, weekday=weekday)


def weekday(scene: Scene) -> Reading | None:
    """A weekday: the latest on or before the day of writing, unless the words around it look ahead."""
    name, many, step = scene.get("weekday") or "", scene.get("many_weekdays"), scene.step()
    number = scene.words.many_weekdays[many] if many else scene.words.weekdays[name]
    named = scene.previous_word in scene.words.lists["before_named_weekday"] or (
        scene.next_word in scene.words.lists["named_after_weekdays"] and scene.after[1:2].isupper()
    )
    if name in scene.words.lists["doubtful"] or (named and not scene.upper):
        return None
    # "Tuesdays bombing" has lost its apostrophe: only what follows "on" comes again and again.
    if scene.groups.get("every") or (many and scene.previous_word in scene.words.lists["before_day"]):
        return Reading(kind="set", timex=f"XXXX-WXX-{number + 1}", timex_type="SET", weekday=number)
    unknown = f"XXXX-WXX-{number + 1}"
    week = scene.get("step_year")
    if week and scene.anchor:
        of_week = shift(containing(scene.anchor, "week").first, scene.words.steps[week], "week")
        return _one_day(scene, of_week + timedelta(number) if of_week else None, unknown, number)
    word = scene.get("step")
    narrated = word in scene.words.lists["narrated_steps"]
    if narrated and OWNED.match(scene.after):
        return None  # "following Saturday's raid": after it, and no Saturday after another day
    pointed = " ".join(scene.before.split()[-2:]) in scene.words.lists["before_narrated_weekday"]
    if word is None and pointed and scene.narrative:
        found = scene.narrative + timedelta((number - scene.narrative.weekday() + 3) % 7 - 3)
        return _one_day(scene, found, unknown, number)
    base = scene.narrative if narrated else scene.anchor
    if base is None:
        return _one_day(scene, None, unknown, number)
    if step == -1:
        back = (base.weekday() - number - 1) % 7 + 1
        # "Last Friday", written on a Saturday: the day before is called by its bare name, or "this past Friday".
        week_before = back == 1 and word in scene.words.lists["steps_over_yesterday"]
        found = base - timedelta(back + 7 * week_before)
    elif step == 1:
        found = base + timedelta((number - base.weekday() - 1) % 7 + 1)
    elif step == 0:
        found = containing(base, "week").first + timedelta(number)
    else:
        found = scene.weekday_near(number) or base
    return _one_day(scene, found, unknown, number)


def weekdays(scene: Scene) -> Reading | None:
    """From one weekday to a later one; where only the second is named, the night before it."""
    end = scene.weekday("weekday_b")
    assert end is not None
    start = scene.weekday() if scene.groups.get("weekday") else (end - 1) % 7
    doubtful = {scene.get("weekday"), scene.get("weekday_b")} & scene.words.lists["doubtful"]
    if start is None or start == end or doubtful:
        return None
    last = scene.weekday_near(end)
    first = last - timedelta((end - start) % 7) if last else None
    unknown = f"XXXX-WXX-{start + 1}"
    return Reading(first, last, "days", timex=first.isoformat() if first else unknown, weekday=start)


def near_day(scene: Scene) -> Reading | None:
    """Yesterday, tonight, last night: counted from the day of writing."""
    if scene.part_of_name:
        return None
    named_part = scene.get("near_part")
    if named_part:
        steps, part = scene.words.near_parts[named_part]
    else:
        steps, part = scene.words.near_days[scene.get("yesterday") or ""], None
    found = shift(scene.anchor, steps, "day") if scene.anchor else None
    reading = _one_day(scene, found)
    if part is None:
        return reading
    return replace(reading, timex=f"{found.isoformat()}T{part}" if found else None, timex_type="TIME")


def overnight(scene: Scene) -> Reading | None:
    """The night before the day of writing, up to its morning."""
    first = shift(scene.anchor, -1, "day") if scene.anchor else None
    timex = f"{scene.anchor.isoformat()}TNI" if scene.anchor else None
    return Reading(first, scene.anchor, "days", timex=timex, timex_type="TIME")


def since_then(scene: Scene) -> Reading | None:
    """From the day that the narrative has reached up to the day of writing."""
    return Reading(scene.narrative, scene.anchor, "days", timex="PAST_REF", window=True, approx=True)


def part_of_day(scene: Scene) -> Reading | None:
    """ "In the morning": of the day that the narrative has reached."""
    reading = _one_day(scene, scene.narrative or scene.anchor)
    return replace(reading, first=scene.narrative, last=scene.narrative, kind="time")


def narrated_day(scene: Scene) -> Reading | None:
    """Counted from the day that the narrative has reached; unresolved where that is unknown, or where it is another
    event that it is counted from ("the day after the raid")."""
    words = scene.words
    unit = words.spans.get(scene.get("span") or "", "day")
    turned = scene.get("turned")
    steps = words.turned[turned] if turned else words.turns.get(scene.get("turn") or "", 0)
    reference = scene.narrative or scene.anchor
    moved = shift(reference, steps, unit) if reference else None
    if moved is None:
        return Reading(precision=unit_precision(unit))
    period = containing(moved, unit)
    reading = replace(_one_day(scene, period.first), last=period.last, precision=unit_precision(unit))
    if not scene.groups.get("part"):
        reading = replace(reading, timex=timex_of(period, unit))
    known = scene.narrative and not _of_other_event(scene)
    return reading if known else replace(reading, first=None, last=None)


def _of_other_event(scene: Scene) -> bool:
    """Does another event follow, that the time is counted from?"""
    followed = scene.next_word and scene.next_word not in scene.words.lists["after_turned"]
    return bool(scene.get("turned") in scene.words.lists["of_event"] and followed)


def ago(scene: Scene) -> Reading | None:
    """So long before the day of writing."""
    return _moved(scene, scene.anchor, scene.anchor, -1)


def offset(scene: Scene) -> Reading | None:
    """So long before or after the day that the narrative has reached."""
    direction = scene.words.turned[scene.get("turned") or ""]
    base = None if _of_other_event(scene) else scene.narrative
    return _moved(scene, base, scene.narrative or scene.anchor, direction)


def _moved(scene: Scene, base: date | None, reference: date | None, direction: int) -> Reading | None:
    amount, vague = scene.amount() if scene.groups.get("n") else (None, True)
    unit = scene.words.units[scene.get("unit") or scene.get("units") or ""]
    if scene.groups.get("n") and amount is None:
        return None
    small = unit in ("second", "minute", "hour")
    if amount is None and not small:
        return Reading(precision=unit_precision(unit), approx=True, timex="PAST_REF" if direction < 0 else "FUTURE_REF")
    days = math.ceil((amount or 0) / 24) - 1 if unit == "hour" else 0
    count, step_unit = (max(days, 0), "day") if small else (math.floor(amount or 0), unit)
    moved = shift(reference, direction * count, step_unit) if reference else None
    if moved is not None and unit == "year" and scene.groups.get("half"):  # "a year and a half ago"
        moved = shift(moved, direction * HALF_A_YEAR, "month")
    if moved is None:
        return Reading(precision=unit_precision(unit), approx=True, timex=None)
    period = containing(moved, step_unit)
    known = base is not None and not (vague and unit not in ("day", "hour", "minute"))
    soft = vague or unit != "day" or bool(scene.groups.get("about"))
    return Reading(
        period.first if known else None,
        period.last if known else None,
        unit_precision(unit),
        approx=soft,
        timex=timex_of(period, step_unit),
    )


def stretch(scene: Scene) -> Reading | None:
    """ "In the last 17 days": back from the day of writing, which is the last day; "the next two days": on from it. Few
    days are three; a few weeks, months or years have no known start."""
    unit = scene.words.units[scene.get("unit") or scene.get("units") or ""]
    amount, vague = (
        scene.amount() if scene.groups.get("n") else (1.0, False) if scene.groups.get("unit") else (3.0, True)
    )
    if amount is None:
        return None
    timex = duration_timex(None if vague else amount, unit)
    base = scene.anchor
    small = unit in ("second", "minute", "hour")
    days = math.ceil((amount - 6) / 24) if unit == "hour" else 0  # some six hours lie within the day itself
    count, step_unit = (max(days, 0), "day") if small else (max(math.floor(amount), 1), unit)
    known = base is not None and not (vague and not small and unit != "day")
    if scene.groups.get("coming"):
        base = scene.narrative or base
        first = base if small or base is None else shift(base, 1, "day")
        last = shift(base, count, step_unit) if base and known else None
        return Reading(first, last, "days", timex=timex, timex_type="DURATION", approx=vague)
    first = shift(base, -count, step_unit) if base and known else None
    return Reading(
        first,
        base,
        "days" if unit != "week" else "week",
        timex=timex,
        timex_type="DURATION",
        approx=vague,
        window=True,
    )


def unit_step(scene: Scene) -> Reading | None:
    """Last week, this month, next year, as the calendar cuts them; the running one ends with the day of writing."""
    words = scene.words
    unit, word, edge = (
        words.spans.get(scene.get("span") or "", "weekend"),
        scene.get("step"),
        scene.get("edge"),
    )
    within = words.within.get(scene.get("within") or "")
    step = words.steps[word] if word else 0
    base = scene.narrative if word in words.lists["narrated_steps"] else scene.anchor
    if unit == "day" and word not in words.lists["window_steps"]:
        return None
    if word in words.lists["window_steps"] and unit != "weekend" and base:
        back, timex = shift(base, -1, unit), duration_timex(1, unit)
        return Reading(back, base, unit_precision(unit), timex=timex, timex_type="DURATION", window=True)
    if unit == "weekend" and step == 0 and base and base.weekday() < 5 and not scene.ahead:
        step = -1  # the weekend just gone, as told on the weekdays after it
    moved = shift(base, step, unit) if base else None
    if moved is None or base is None:
        return Reading(precision=unit_precision(unit), timex=f"XXXX-{unit}")
    whole = containing(moved, unit)
    running = whole.first <= base <= whole.last
    period = soften(whole, words.edges[edge]) if edge else whole
    if running and within in ("window", "gone"):
        period = Period(whole.first, base)
    elif running and within == "left":
        period = Period(base, whole.last)
    elif step == 0 and edge is None and unit in MONTHS_OF:
        period = scene.capped(whole)
    return Reading(
        period.first,
        period.last,
        unit_precision(unit),
        timex=timex_of(whole, unit),
        window=within == "window",
        approx=edge is not None or within in ("gone", "left", "some"),
    )


def repeated(scene: Scene) -> Reading | None:
    """What comes again and again: on no day in particular."""
    name = scene.get("set")
    if name and re.match(r" [A-Z]", scene.after) and not scene.upper:
        return None  # the name of a newspaper
    if name:
        return Reading(kind="set", timex=scene.words.sets[name], timex_type="SET")
    unit = scene.words.units[scene.get("unit") or ""]
    amount, _ = scene.amount() if scene.groups.get("n") else (1.0, False)
    if amount is None or unit == "second":
        return None
    return Reading(kind="set", precision=unit_precision(unit), timex=duration_timex(amount, unit), timex_type="SET")


def duration(scene: Scene) -> Reading | None:
    """A length of time, placed nowhere."""
    written = scene.get("unit") or scene.get("units") or ""
    unit = scene.words.units[written]
    amount, vague = scene.amount() if scene.groups.get("n") else (None, True)
    if scene.groups.get("n"):
        if amount is None:
            return None
        lists, plural = scene.words.lists, written in scene.words.lists["plural_units"]
        article = scene.get("n") in lists["articles"]
        if article and (unit == "second" or scene.previous_word not in lists["before_length"]):
            return None
        fraction = unit == "quarter" and (scene.next_word in lists["part_of"] or scene.after.startswith("-"))
        if fraction or (unit == "second" and amount != 1 and not plural):
            return None
    if amount is not None and scene.groups.get("half"):
        amount += 0.5
    return Reading(
        kind="duration",
        precision=unit_precision(unit),
        approx=vague,
        timex=duration_timex(None if vague else amount, unit),
        timex_type="DURATION",
    )


def reference(scene: Scene) -> Reading | None:
    """Now, recently, soon: now is the day of writing, the others are no days."""
    timex = scene.words.references[scene.get("reference") or ""]
    today = scene.anchor if timex == "PRESENT_REF" else None
    return Reading(today, today, timex=timex, approx=today is None)
