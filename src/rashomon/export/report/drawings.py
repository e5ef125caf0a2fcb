"""The timeline and the map, as coordinates for the template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from rashomon.export.report.map import Dot, Frame, countries, frame, land, ring_units
from rashomon.records import Reconciled

WIDTH = 900.0
EDGE = 24.0
# Radius of one incident on the map, in units of the drawing, and how many may stand side by side.
DOT = 6.0
LARGEST = 24.0
FANNED = 5
# Units of the drawing for one stack; a dot is about as wide.
COLUMN = 12.0
# Beyond so many dots in one stack the drawing would be taller than a screen: bars instead.
STACKED = 14
# Label as many places as stay readable; the table lists all.
LABELS = 14


@dataclass(frozen=True, slots=True)
class TimePoint:
    x: float
    y: float
    r: float
    label: str
    href: str
    contested: bool


@dataclass(frozen=True, slots=True)
class TimeBar:
    """Incidents that begin within one stretch of days: all of them, or the contested among them."""

    x: float
    y: float
    height: float
    label: str
    href: str
    contested: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The timeline: a dot for each incident, or, where they would pile up, a bar for each stretch of days."""

    height: float
    ticks: tuple[tuple[float, str], ...]
    points: tuple[TimePoint, ...]
    bars: tuple[TimeBar, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class MapDot:
    """One incident, or, with `inner`, the many of one place: its area is their number, the inner red one the contested."""

    x: float
    y: float
    size: float
    reach: float
    title: str
    href: str
    contested: bool
    inner: float | None = None


@dataclass(frozen=True, slots=True)
class MapLabel:
    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The map."""

    height: float
    land: tuple[str, ...]
    countries: tuple[tuple[float, float, str], ...]
    dots: tuple[MapDot, ...]
    labels: tuple[MapLabel, ...]
    crowded: bool
    """Whether some dots stand for many incidents."""
    outside: int


def label_of(i: Reconciled) -> str:
    day = i.when.start or i.when.end or "day unknown"
    toll = i.killed.high or i.killed.low
    said = f", up to {toll} killed" if toll else ""
    return f"{day}: {i.event_type.replace('_', ' ')}, {i.place.name or 'place unknown'}{said}"


def draw_timeline(incidents: Sequence[Reconciled]) -> Drawing | None:
    """Incidents on a line of days. None where fewer than two days are known."""
    dated = [i for i in incidents if i.when.start and i.when.precision in ("day", "days", None)]
    days = sorted({date.fromisoformat(i.when.start[:10]) for i in dated if i.when.start})
    if len(days) < 2:
        return None
    # A stray old date would press everything else into one corner: the middle nine tenths set the scale.
    low, high = days[len(days) // 20], days[-1 - len(days) // 20]
    if low == high:
        low, high = days[0], days[-1]
    span = max(1, (high - low).days)
    columns: dict[int, list[tuple[float, Reconciled]]] = defaultdict(list)
    for i in dated:
        day = date.fromisoformat((i.when.start or "")[:10])
        if low <= day <= high:
            x = EDGE + (WIDTH - 2 * EDGE) * (day - low).days / span
            columns[int(x // COLUMN)].append((x, i))
    most = max(map(len, columns.values()))
    height = 14.0 + 13.0 * min(most, STACKED) + 34.0
    floor = height - 34.0
    crowded = most > STACKED
    return Drawing(
        height,
        _ticks(low, high, span),
        () if crowded else tuple(_stack(columns, floor)),
        tuple(_bars(columns, floor, most)) if crowded else (),
        len(incidents) - sum(map(len, columns.values())),
    )


def _stack(columns: Mapping[int, Sequence[tuple[float, Reconciled]]], floor: float) -> Iterator[TimePoint]:
    """From the axis upwards."""
    for stack in columns.values():
        for n, (x, i) in enumerate(stack):
            r = min(11.0, 4.0 + sqrt(i.killed.high or i.killed.low or 0) * 0.9)
            y = round(floor - 4.0 - 13.0 * n, 1)
            yield TimePoint(round(x, 1), y, round(r, 1), label_of(i), i.incident_id, i.contested)


def _bars(columns: Mapping[int, Sequence[tuple[float, Reconciled]]], floor: float, most: int) -> Iterator[TimeBar]:
    """A bar as high as its incidents are many, the contested ones at its foot; it leads to the first of them."""
    unit = floor / most
    for column, stack in sorted(columns.items()):
        days = sorted((i.when.start or "")[:10] for _, i in stack)
        since = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
        top = floor
        for contested in (True, False):
            own = [i for _, i in stack if i.contested == contested]
            if own:
                top -= unit * len(own)
                said = f"{since}: {len(own)} {'contested or denied' if contested else 'not contested'}"
                height = round(unit * len(own), 1)
                yield TimeBar(column * COLUMN, round(top, 1), height, said, own[0].incident_id, contested)


def _ticks(low: date, high: date, span: int) -> tuple[tuple[float, str], ...]:
    step = next((s for s in (1, 2, 7, 14, 30, 61, 183, 365, 730) if span / s <= 8), 3650)
    out = []
    day = low
    while day <= high:
        x = EDGE + (WIDTH - 2 * EDGE) * (day - low).days / span
        out.append((round(x, 1), day.isoformat()))
        day += timedelta(days=step)
    return tuple(out)


def draw_map(incidents: Sequence[Reconciled]) -> MapDrawing | None:
    """Dots where incidents are placed finer than a country; None where none is."""
    dots = [
        Dot(p.lat, p.lon, p.radius_km or 0.0, label_of(i), i.incident_id, i.contested)
        for i in incidents
        for p in [i.place]
        if p.lat is not None and p.lon is not None and p.precision not in ("country", "region", "sea")
    ]
    if not dots:
        return None
    names = {i.incident_id: i.place.name or "" for i in incidents}
    part = frame(dots)
    inside = [d for d in dots if part.holds(d.lat, d.lon)]
    places: dict[tuple[float, float], list[Dot]] = defaultdict(list)
    for d in sorted(inside, key=lambda d: (d.contested, d.href)):
        places[(d.lat, d.lon)].append(d)
    # Area is number; the largest circle of the map is this large, so that it hides no province.
    most = max((len(here) for here in places.values()), default=1)
    unit = min(DOT / sqrt(2), LARGEST / sqrt(most))
    drawn = [dot for here in places.values() for dot in _at_one_place(here, part, names, unit)]
    # The large ones first, so that none hides a small one.
    drawn.sort(key=lambda d: (-d.size, d.contested, d.href))
    return MapDrawing(
        round(part.height, 1),
        tuple(land(part)),
        tuple(countries(part)),
        tuple(drawn),
        _labels(drawn, names),
        len(drawn) < len(inside),
        len(incidents) - len(inside),
    )


def _at_one_place(here: Sequence[Dot], part: Frame, names: Mapping[str, str], unit: float) -> list[MapDot]:
    """Fanned out a little, so that each can be clicked; too many for that become one circle."""
    x, y = part.xy(here[0].lon, here[0].lat)
    reach = round(min(260.0, ring_units(here[0], part)), 1)
    if len(here) == 1 or (len(here) <= FANNED and unit == DOT / sqrt(2)):
        return [
            MapDot(round(x + 11 * n, 1), round(y, 1), DOT, 0.0 if n else reach, d.label, d.href, d.contested)
            for n, d in enumerate(here)
        ]
    contested = sum(d.contested for d in here)
    title = f"{names[here[0].href]}: {len(here)} incidents, {contested} of them contested or denied"
    size, inner = round(max(DOT, unit * sqrt(len(here))), 1), round(unit * sqrt(contested), 1)
    return [MapDot(round(x, 1), round(y, 1), size, reach, title, here[0].href, False, inner or None)]


def _labels(dots: Sequence[MapDot], names: dict[str, str]) -> tuple[MapLabel, ...]:
    """Names beside dots, the most incidents first, then the contested, leaving out those that would lie over another."""
    out: list[MapLabel] = []
    taken: list[tuple[float, float, float, float]] = []
    written: set[str] = set()
    for d in sorted(dots, key=lambda d: (-d.size, not d.contested, d.href)):
        name = names[d.href]
        if not name or name in written or len(out) >= LABELS:
            continue
        wide = 7.2 * len(name)
        last = max(o.x + o.size for o in dots if o.y == d.y and names[o.href] == name)  # beside those fanned out
        right = last + 6 + wide < WIDTH
        x = last + 5 if right else d.x - d.size - 5
        box = (x if right else x - wide, d.y - 9, x + wide if right else x, d.y + 9)
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken.append(box)
        written.add(name)
        out.append(MapLabel(round(x, 1), round(d.y + 4.5, 1), name, "start" if right else "end"))
    return tuple(out)
