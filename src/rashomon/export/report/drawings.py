"""The timeline and the map, as coordinates for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from rashomon.export.report.map import Dot, countries, frame, land, ring_units
from rashomon.records import Reconciled

WIDTH = 900.0
EDGE = 24.0
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
class Drawing:
    """The timeline."""

    height: float
    ticks: tuple[tuple[float, str], ...]
    points: tuple[TimePoint, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class MapDot:
    x: float
    y: float
    r: float
    title: str
    href: str
    contested: bool


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
    outside: int


def label_of(i: Reconciled) -> str:
    day = i.when.start or i.when.end or "day unknown"
    toll = i.killed.high or i.killed.low
    said = f", up to {toll} killed" if toll else ""
    return f"{day}: {i.event_type.replace('_', ' ')}, {i.place.name or 'place unknown'}{said}"


def draw_timeline(incidents: Sequence[Reconciled]) -> Drawing | None:
    """Dots on a line of days; incidents of one day are stacked. None where fewer than two days are known."""
    dated = [i for i in incidents if i.when.start and i.when.precision in ("day", "days", None)]
    days = sorted({date.fromisoformat(i.when.start[:10]) for i in dated if i.when.start})
    if len(days) < 2:
        return None
    # A stray old date would press everything else into one corner: the middle nine tenths set the scale.
    low, high = days[len(days) // 20], days[-1 - len(days) // 20]
    if low == high:
        low, high = days[0], days[-1]
    span = max(1, (high - low).days)
    stacked: Counter[int] = Counter()
    points = []
    for i in dated:
        day = date.fromisoformat((i.when.start or "")[:10])
        if not low <= day <= high:
            continue
        x = EDGE + (WIDTH - 2 * EDGE) * (day - low).days / span
        column = int(x // 12)
        y = 14.0 + 13.0 * stacked[column]
        stacked[column] += 1
        toll = i.killed.high or i.killed.low or 0
        r = min(11.0, 4.0 + sqrt(toll) * 0.9)
        points.append(TimePoint(round(x, 1), y, round(r, 1), label_of(i), i.incident_id, i.contested))
    height = 14.0 + 13.0 * max(stacked.values()) + 34.0
    # From the axis upwards: turned so that dots stand on the line.
    floor = height - 34.0
    turned = [TimePoint(p.x, round(floor - p.y + 10.0, 1), p.r, p.label, p.href, p.contested) for p in points]
    ticks = _ticks(low, high, span)
    return Drawing(height, ticks, tuple(turned), len(incidents) - len(points))


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
    # Several incidents of one place are fanned out a little, so that each can be clicked.
    seen: Counter[tuple[float, float]] = Counter()
    drawn = []
    for d in sorted(inside, key=lambda d: (d.contested, d.href)):
        x, y = part.xy(d.lon, d.lat)
        n = seen[(d.lat, d.lon)]
        seen[(d.lat, d.lon)] += 1
        drawn.append(
            MapDot(
                round(x + 11 * (n % 6), 1),
                round(y + 11 * (n // 6), 1),
                round(min(260.0, ring_units(d, part)), 1) if n == 0 else 0.0,
                d.label,
                d.href,
                d.contested,
            )
        )
    return MapDrawing(
        round(part.height, 1),
        tuple(land(part)),
        tuple(countries(part)),
        tuple(drawn),
        _labels(drawn, names),
        len(incidents) - len(inside),
    )


def _labels(dots: Sequence[MapDot], names: dict[str, str]) -> tuple[MapLabel, ...]:
    """Names beside dots, the contested first, leaving out those that would lie over another."""
    out: list[MapLabel] = []
    taken: list[tuple[float, float, float, float]] = []
    written: set[str] = set()
    for d in sorted(dots, key=lambda d: (not d.contested, d.href)):
        name = names[d.href]
        if not name or name in written or len(out) >= LABELS:
            continue
        wide = 7.2 * len(name)
        right = d.x + 12 + wide < WIDTH
        x = d.x + 11 if right else d.x - 11
        box = (x if right else x - wide, d.y - 9, x + wide if right else x, d.y + 9)
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken.append(box)
        written.add(name)
        out.append(MapLabel(round(x, 1), round(d.y + 4.5, 1), name, "start" if right else "end"))
    return tuple(out)
