"""Rules for what is counted from the day of writing or from the day that the narrative has reached."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

from rashomon.expressions.periods import MONTHS_OF, Period, containing, shift, soften
from rashomon.expressions.reading import Reading, TimexType, duration_timex, timex_of, unit_precision
from rashomon.expressions.scene import Scene


def _one_day(
    scene: Scene, found: date | None, unknown: str | None = None, weekday: int | None = None
) -> Reading:
    part = scene.words.parts.get(scene.get("part") or "")
    timex = found.isoformat() if found else unknown
    kind: TimexType = "TIME" if part else "DATE"
    return Reading(
        found, found, timex=f"{timex}T{part}" if part and timex else timex, timex_type=kind, weekday=weekday
    )


def weekday(scene: Scene) -> Reading | None:
    """A weekday: the latest on or before the day of writing, unless the words around it look ahead."""
    name, many, step = scene.get("weekday") or "", scene.get("many_weekdays"), scene.step()
    number = scene.words.many_weekdays[many] if many else scene.words.weekdays[name]
    named = scene.previous_word in scene.words.lists["before_named_weekday"] or (
        scene.next_word in scene.words.lists["named_after_weekdays"] and scene.after[1:2].isupper()
    )
    if name in scene.words.lists["doubtful"] or (named and not scene.upper):
        return None
    lower = scene.said.lower()
    # "Tuesdays bombing" has lost its apostrophe: only what follows "on" comes again and again.
    if re.match(r"(every|each)\b", lower) or (many and scene.previous_word == "on"):
        return Reading(kind="set", timex=f"XXXX-WXX-{number + 1}", timex_type="SET", weekday=number)
    unknown = f"XXXX-WXX-{number + 1}"
    week = scene.get("step_year")
    if week and scene.anchor:
        of_week = shift(containing(scene.anchor, "week").first, scene.words.steps[week], "week")
        return _one_day(scene, of_week + timedelta(number) if of_week else None, unknown, number)
    word = scene.get("step")
    base = scene.narrative if word in ("previous", "preceding", "following") else scene.anchor
    if base is None:
        return _one_day(scene, None, unknown, number)
    if step == -1:
        found = base - timedelta((base.weekday() - number - 1) % 7 + 1)
    elif step == 1:
        found = base + timedelta((number - base.weekday() - 1) % 7 + 1)
    elif step == 0:
        found = containing(base, "week").first + timedelta(number)
    else:
        found = scene.weekday_near(number) or base
    return _one_day(scene, found, unknown, number)


def weekdays(scene: Scene) -> Reading | None:
    """From one weekday to a later one."""
    end = scene.weekday("weekday_b")
    assert end is not None
    start = scene.weekday() if scene.groups.get("weekday") else (end - 1) % 7
    if {scene.get("weekday"), scene.get("weekday_b")} & scene.words.lists["doubtful"]:
        return None
    joined = re.search(r"\sand\s", scene.said.lower())
    if (
        start is None
        or start == end
        or (joined and not re.match(r"overnight|the night|night", scene.said.lower()))
    ):
        return None
    last = scene.weekday_near(end)
    first = last - timedelta((end - start) % 7) if last else None
    return Reading(
        first, last, "days", timex=first.isoformat() if first else f"XXXX-WXX-{start + 1}", weekday=start
    )


def near_day(scene: Scene) -> Reading | None:
    """Yesterday, tonight, last night, overnight: counted from the day of writing."""
    lower, name = " ".join(scene.said.lower().split()), scene.get("yesterday")
    if lower == "overnight":
        first = shift(scene.anchor, -1, "day") if scene.anchor else None
        timex = f"{scene.anchor.isoformat()}TNI" if scene.anchor else None
        return Reading(first, scene.anchor, "days", timex=timex, timex_type="TIME")
    if lower.startswith("the day "):
        steps = -2 if "yesterday" in lower else 2
    elif name:
        steps = scene.words.near_days[name]
    else:
        steps = -1 if "last" in lower else 0
    found = shift(scene.anchor, steps, "day") if scene.anchor else None
    part = next((mark for word, mark in scene.words.parts.items() if lower.endswith(word)), None)
    if name == "tonight":
        part = "NI"
    timex = found.isoformat() if found else None
    return Reading(
        found,
        found,
        timex=f"{timex}T{part}" if part and timex else timex,
        timex_type="TIME" if part else "DATE",
    )


def narrated_day(scene: Scene) -> Reading | None:
    """Counted from the day that the narrative has reached; unresolved where that is unknown."""
    lower = " ".join(scene.said.lower().split())
    base = scene.narrative
    if lower == "since then":
        return Reading(base, scene.anchor, "days", timex="PAST_REF", window=True, approx=True)
    unit = next((u for u in ("week", "month", "year") if lower.endswith(u)), "day")
    steps = (
        -1
        if re.search(r"previous|preceding|prior|before|earlier", lower) and not lower.startswith("earlier")
        else 0
    )
    steps = 1 if re.search(r"next|following|after|later$", lower) else steps
    named_event = (
        re.search(r"\b(before|after)$", lower)
        and re.match(r"\s+\w", scene.after)
        and not re.match(r"\s+(in|at|near|and|when|that|but|by|on)\b", scene.after)
    )
    reference = base or scene.anchor
    moved = shift(reference, steps, unit) if reference else None
    period = containing(moved, unit) if moved else None
    part = next((mark for word, mark in scene.words.parts.items() if lower.endswith(word)), None)
    timex = timex_of(period, unit) if period else None
    known = period if base and not named_event else None
    bare = bool(re.match(r"(the )?\w+$", lower))
    return Reading(
        known.first if known else None,
        known.last if known else None,
        unit_precision(unit),
        kind="time" if bare else "date",
        timex=f"{timex}T{part}" if part and timex else timex,
        timex_type="TIME" if part else "DATE",
    )


def ago(scene: Scene) -> Reading | None:
    """So long before the day of writing."""
    return _moved(scene, scene.anchor, scene.anchor, -1)


def offset(scene: Scene) -> Reading | None:
    """So long before or after the day that the narrative has reached."""
    back = re.search(r"(earlier|before|previously)$", scene.said.lower())
    return _moved(scene, scene.narrative, scene.narrative or scene.anchor, -1 if back else 1)


def _moved(scene: Scene, base: date | None, reference: date | None, direction: int) -> Reading | None:
    amount, vague = scene.amount() if scene.groups.get("n") else (None, True)
    unit = scene.words.units[scene.get("unit") or scene.get("units") or ""]
    if scene.groups.get("n") and amount is None:
        return None
    small = unit in ("second", "minute", "hour")
    if amount is None and not small:
        return Reading(
            precision=unit_precision(unit), approx=True, timex="PAST_REF" if direction < 0 else "FUTURE_REF"
        )
    days = math.ceil((amount or 0) / 24) - 1 if unit == "hour" else 0
    count, step_unit = (max(days, 0), "day") if small else (math.floor(amount or 0), unit)
    moved = shift(reference, direction * count, step_unit) if reference else None
    if moved is None:
        return Reading(precision=unit_precision(unit), approx=True, timex=None)
    period = containing(moved, step_unit)
    known = base is not None and not (vague and unit not in ("day", "hour", "minute"))
    soft = (
        vague
        or small
        or unit != "day"
        or bool(
            re.match(r"(about|around|nearly|almost|some|more|over|less|at|roughly)\b", scene.said.lower())
        )
    )
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
    lower = scene.said.lower()
    unit = scene.words.units[scene.get("unit") or scene.get("units") or ""]
    amount, vague = (
        scene.amount() if scene.groups.get("n") else (1.0, False) if scene.groups.get("unit") else (3.0, True)
    )
    if amount is None:
        return None
    timex = duration_timex(None if vague else amount, unit)
    base, ahead = scene.anchor, re.search(r"\b(next|coming|following)\b", lower)
    small = unit in ("second", "minute", "hour")
    days = math.ceil(amount / 24) if unit == "hour" else 0
    count, step_unit = (days, "day") if small else (max(math.floor(amount), 1), unit)
    known = base is not None and not (vague and not small and unit != "day")
    if ahead:
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
    lower = " ".join(scene.said.lower().removesuffix("'s").removesuffix("’s").split())
    unit = scene.words.units[lower.split()[-1]]
    word = scene.get("step")
    if re.match(r"the (end|start|beginning) of the", lower):
        word = "this"
    if word is None:
        word = next((w for w in scene.words.steps if re.search(rf"\b{w}\b", lower)), "this")
    base = scene.narrative if word in ("following", "preceding") else scene.anchor
    step = scene.words.steps[word]
    if word in ("past", "this past") and unit != "weekend" and base:
        return Reading(
            shift(base, -1, unit),
            base,
            unit_precision(unit),
            timex=duration_timex(1, unit),
            timex_type="DURATION",
            window=True,
        )
    if unit == "weekend" and step == 0 and base and base.weekday() < 5 and not scene.ahead:
        step = -1  # the weekend just gone, as told on the weekdays after it
    moved = shift(base, step, unit) if base else None
    if moved is None or base is None:
        return Reading(precision=unit_precision(unit), timex=f"XXXX-{unit}")
    whole = containing(moved, unit)
    edge = next(
        (
            e
            for e in ("early", "mid", "late", "end", "start", "beginning", "middle")
            if re.search(rf"\b{e}\b", lower)
        ),
        None,
    )
    period = (
        soften(
            whole, {"end": "late", "start": "early", "beginning": "early", "middle": "mid"}.get(edge, edge)
        )
        if edge
        else whole
    )
    if step == 0 and edge is None:
        period = (
            Period(base, whole.last)
            if lower.startswith("later")
            else scene.capped(whole)
            if unit in MONTHS_OF
            else whole
        )
    if lower.startswith(("so far", "earlier")) and whole.first <= base <= whole.last:
        period = Period(whole.first, base)
    return Reading(
        period.first, period.last, unit_precision(unit), timex=timex_of(whole, unit), window=lower.startswith("so far"),
        approx=edge is not None or lower.startswith(("earlier", "later", "sometime")),
    )  # fmt: skip


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
    return Reading(
        kind="set", precision=unit_precision(unit), timex=duration_timex(amount, unit), timex_type="SET"
    )


def duration(scene: Scene) -> Reading | None:
    """A length of time, placed nowhere."""
    written = scene.get("unit") or scene.get("units")
    unit = (
        scene.words.units[written] if written else "decade" if "decades" in scene.said.lower() else "century"
    )
    amount, vague = scene.amount() if scene.groups.get("n") else (None, True)
    if scene.groups.get("n"):
        if amount is None:
            return None
        if (scene.get("n") or "") in ("a", "an") and (
            unit == "second" or scene.previous_word not in scene.words.lists["before_length"]
        ):
            return None
        if (written == "second" and amount != 1) or (unit == "quarter" and re.match(r" of|-", scene.after)):
            return None
    if amount is not None and "and a half" in scene.said.lower():
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
