"""A map drawn offline: outlines of countries, and a dot for each incident that has a point.

Outlines are the countries of Natural Earth at 1:50 million (public domain), in TopoJSON as packed by world-atlas. The
projection is equirectangular, true at the middle latitude. A pale ring is the radius within which the place is known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil, cos, hypot, radians
from statistics import median
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

WIDTH = 900.0
# The map keeps to what lies within this many degrees of the middle incident; the rest is listed below it.
REACH = 9.0
MARGIN = 0.35
# Degrees of latitude: below this no border would show, and the map would orient nobody.
LEAST_SPAN = 2.6
# Width over height.
SHAPE = 1.9
KM_PER_DEGREE = 111.2
# Points of a country's outline within the frame, below which it is too small a corner to name.
LEAST_OUTLINE = 12
# Height of a line and width of a letter of a country's name, in units of the drawing (15 px, widely set).
LINE, LETTER = 18.0, 10.5


@dataclass(frozen=True, slots=True)
class Dot:
    """One incident on the map."""

    lat: float
    lon: float
    radius_km: float
    label: str
    href: str
    contested: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the world is shown, and how degrees become units of the drawing."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        return WIDTH / ((self.east - self.west) * self.squeeze)

    @property
    def squeeze(self) -> float:
        return cos(radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.scale

    def xy(self, lon: float, lat: float) -> Point:
        return (lon - self.west) * self.squeeze * self.scale, (self.north - lat) * self.scale

    def holds(self, lat: float, lon: float) -> bool:
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@cache
def outlines() -> tuple[tuple[str, Ring], ...]:
    """All rings of all countries as (longitude, latitude), each with the country's name."""
    topology = json.loads((files(__package__) / "outlines.json").read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return tuple(_rings(topology["objects"]["countries"]["geometries"], arcs))


def _rings(geometries: Sequence[Any], arcs: Sequence[Ring]) -> Iterator[tuple[str, Ring]]:
    for geometry in geometries:
        shape = geometry["type"]
        polygons = [geometry["arcs"]] if shape == "Polygon" else geometry["arcs"] if shape == "MultiPolygon" else []
        for polygon in polygons:
            for ring in polygon:
                points: Ring = []
                for number in ring:
                    # A negative number is the arc ~number read backwards (TopoJSON).
                    part = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += part[1:] if points else part
                yield geometry["properties"]["name"], points


def frame(dots: Sequence[Dot]) -> Frame:
    """The part of the world that holds the dots around the middle one, with a margin."""
    lat, lon = median(d.lat for d in dots), median(d.lon for d in dots)
    near = [d for d in dots if abs(d.lat - lat) <= REACH and abs(d.lon - lon) <= REACH] or list(dots)
    # One incident far away would press all others into a corner: the nearest nineteen twentieths set the frame.
    near = sorted(near, key=lambda d: hypot(d.lat - lat, d.lon - lon))[: ceil(len(near) * 19 / 20)]
    south, north = min(d.lat for d in near), max(d.lat for d in near)
    west, east = min(d.lon for d in near), max(d.lon for d in near)
    squeeze = cos(radians((south + north) / 2))
    tall = max((north - south) * (1 + MARGIN), LEAST_SPAN)
    wide = max((east - west) * (1 + MARGIN), tall * SHAPE / squeeze)
    tall = wide * squeeze / SHAPE
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    return Frame(middle_lon - wide / 2, middle_lat - tall / 2, middle_lon + wide / 2, middle_lat + tall / 2)


def land(shown: Frame) -> list[str]:
    """SVG paths of the outlines that touch the frame."""
    paths = []
    for _, ring in outlines():
        lons, lats = [p[0] for p in ring], [p[1] for p in ring]
        if max(lons) < shown.west or min(lons) > shown.east or max(lats) < shown.south or min(lats) > shown.north:
            continue
        steps = (f"{x:.1f},{y:.1f}" for x, y in (shown.xy(lon, lat) for lon, lat in ring))
        paths.append("M" + "L".join(steps) + "Z")
    return paths


def countries(shown: Frame) -> list[tuple[float, float, str]]:
    """(x, y, name) of each country of which a good part is shown, at the middle of that part.

    The longest outlines first; a name that would lie over one of theirs is left out.
    """
    found: dict[str, list[Point]] = {}
    length: Counter[str] = Counter()
    for name, ring in outlines():
        length[name] += len(ring)
        inside = [p for p in ring if shown.holds(p[1], p[0])]
        found.setdefault(name, []).extend(inside)
    labels: list[tuple[float, float, str]] = []
    for name, points in sorted(found.items(), key=lambda item: (-length[item[0]], item[0])):
        if len(points) < LEAST_OUTLINE:
            continue
        x, y = shown.xy(sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
        if all(abs(y - v) > LINE or abs(x - u) > LETTER * (len(name) + len(other)) / 2 for u, v, other in labels):
            labels.append((round(x, 1), round(y, 1), name))
    return labels


def ring_units(dot: Dot, shown: Frame) -> float:
    """The dot's radius of uncertainty in units of the drawing."""
    return dot.radius_km / KM_PER_DEGREE * shown.scale
