"""The gazetteer: names to places, from one indexed file for the world and small tables in the packs.

A pack's rows and the rows a person added come before the world's. Coordinates are WGS 84 degrees; `radius_km` is how far
the true place may lie from the point.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import local

from rapidfuzz.distance import Levenshtein

from rashomon.packs.actors import read_states
from rashomon.packs.place_names import bare, fold, sound
from rashomon.packs.tables import Line, lines

WORLD = Path(__file__).parent / "world" / "gazetteer.sqlite"
COLUMNS = (
    "name", "other_names", "kind", "country", "admin1", "admin2", "lat", "lon", "radius_km", "source", "verified",
)  # fmt: skip
KINDS = frozenset(["settlement", "district", "province", "country", "region", "area", "road", "sea", "camp", "site"])
# Design, decision 7: a row from memory is never known better than this.
FROM_MEMORY_KM = 5.0
SCHEMA = """
create table place (number integer primary key, place_id text, name text, kind text, country text, admin1 text,
                    lat real, lon real, radius_km real, population integer, source text, verified integer);
create table key (key text, number integer, primary key (key, number)) without rowid;
"""
FIELDS = "place_id, name, kind, country, admin1, lat, lon, radius_km, population, source, verified"
RANK = {"country": 0, "province": 1, "region": 2, "area": 2, "district": 2}


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place."""

    place_id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    population: int
    source: str
    verified: bool


def write_index(target: Path, rows: Iterable[tuple[PlaceEntry, Sequence[str]]]) -> int:
    """Write an indexed file of places with their other names, streaming; the number of places."""
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target)
    connection.executescript("pragma journal_mode=off; pragma synchronous=off;" + SCHEMA)
    count = 0
    for count, (e, names) in enumerate(rows, 1):
        values = (count, e.place_id, e.name, e.kind, e.country, e.admin1, e.lat, e.lon, e.radius_km, e.population)
        connection.execute(f"insert into place values ({'?,' * 11}?)", (*values, e.source, int(e.verified)))
        keys = {k for n in (e.name, *names) for k in (fold(n), bare(n)) if len(k) > 1}
        connection.executemany("insert or ignore into key values (?, ?)", [(k, count) for k in keys])
    connection.commit()
    connection.execute("vacuum")
    connection.close()
    return count


class Index:
    """A read-only indexed file, opened on first use in each thread and process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = local()

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.path, self._local = path, local()

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True)
        connection: sqlite3.Connection = self._local.connection
        return connection

    def get(self, key: str) -> list[PlaceEntry]:
        query = f"select {FIELDS} from key join place using (number) where key = ?"
        found = self._connection().execute(query, (key,))
        return [PlaceEntry(*fields) for fields in ((*row[:-1], bool(row[-1])) for row in found)]


class Gazetteer:
    """The world, the packs' tables and indexed files that people added."""

    def __init__(self, *, packs: Sequence[Path] = (), extra: Sequence[Path] = ()) -> None:
        self.packs, self.extra = tuple(packs), tuple(extra)
        self._indexes = [Index(p) for p in (*extra, WORLD)]

    @cached_property
    def _own(self) -> dict[str, list[PlaceEntry]]:
        """Keys by spelling and without articles, of the packs' rows."""
        out: dict[str, list[PlaceEntry]] = defaultdict(list)
        for folder in self.packs:
            for entry, names in read_places(folder / "places.csv"):
                for key in {k for n in (entry.name, *names) for k in (fold(n), bare(n)) if len(k) > 1}:
                    out[key].append(entry)
        return dict(out)

    @cached_property
    def _sounds(self) -> dict[str, list[PlaceEntry]]:
        """Keys by sound, of the packs' rows alone: in the world they would join strangers."""
        out: dict[str, list[PlaceEntry]] = defaultdict(list)
        for folder in self.packs:
            for entry, names in read_places(folder / "places.csv"):
                for key in {sound(n) for n in (entry.name, *names)}:
                    if len(key) > 2 and entry not in out[key]:
                        out[key].append(entry)
        return dict(out)

    @cached_property
    def _peoples(self) -> frozenset[str]:
        """What a country's people and things are called: "Syrian" is no slip of the pen for the town of Sarmin."""
        return frozenset(fold(d) for s in read_states(WORLD.parent / "states.csv") for d in s.demonyms)

    @lru_cache(maxsize=50_000)  # noqa: B019  (one gazetteer lives as long as the process)
    def lookup(self, name: str) -> tuple[PlaceEntry, ...]:
        """Places of exactly this name after folding; the packs' first, then by kind and population."""
        found: list[PlaceEntry] = []
        for key in dict.fromkeys((fold(name), bare(name))):
            if len(key) < 2:
                continue
            found += [e for e in self._own.get(key, []) if e not in found]
            if not found:
                for index in self._indexes:
                    found += [e for e in index.get(key) if e not in found]
            if found:
                break
        own = [e for e in found if e.place_id.startswith("pack:")]
        world = [e for e in found if not e.place_id.startswith("pack:")]
        # The packs' rows keep their order; of the world's, bearers of the name itself come before former and other names.
        named = bare(name)
        world.sort(key=lambda e: (bare(e.name) != named, RANK.get(e.kind, 3), -e.population, e.place_id))
        return tuple(own + world)

    @lru_cache(maxsize=50_000)  # noqa: B019
    def search(self, name: str) -> tuple[tuple[PlaceEntry, float], ...]:
        """As `lookup`, then by sound and by a slip of the pen within the packs; with a score from 0 to 1."""
        exact = self.lookup(name)
        if exact:
            return tuple((e, 1.0) for e in exact)
        key = sound(name)
        if len(key) < 3 or fold(name) in self._peoples:
            return ()
        if key in self._sounds:
            return tuple((e, 0.9) for e in self._sounds[key])
        # One slip in a key of five letters or more, two in ten: below that, different villages meet.
        slips = 0 if len(key) < 5 else 1 if len(key) < 10 else 2
        near = [
            (e, 0.75)
            for other, entries in self._sounds.items()
            if slips
            and other[0] == key[0]
            and abs(len(other) - len(key)) <= slips
            and Levenshtein.distance(other, key, score_cutoff=slips) <= slips
            for e in entries
        ]
        return tuple(near) if len({e.place_id for e, _ in near}) == 1 else ()


def read_places(path: Path) -> list[tuple[PlaceEntry, tuple[str, ...]]]:
    """A pack's places with their other names. Raises PackError with file and line."""
    return [_place(line) for line in lines(path, COLUMNS, needed="name")]


def _place(line: Line) -> tuple[PlaceEntry, tuple[str, ...]]:
    if line["kind"] not in KINDS:
        raise line.wrong(f"kind is {line['kind']!r}. It can be: {', '.join(sorted(KINDS))}.")
    try:
        lat, lon = (float(line[c]) if line[c] else None for c in ("lat", "lon"))
        radius = float(line["radius_km"]) if line["radius_km"] else None
    except ValueError as error:
        raise line.wrong("lat, lon and radius_km must be decimal numbers, or empty.") from error
    if lat is not None and not (-90 <= lat <= 90 and lon is not None and -180 <= lon <= 180):
        raise line.wrong("lat must lie between -90 and 90, and lon between -180 and 180.")
    verified = line["verified"] == "verified"
    if not verified and radius is not None and radius < FROM_MEMORY_KM:
        raise line.wrong(f"an unverified place needs a radius of at least {FROM_MEMORY_KM:.0f} km.")
    ident = f"pack:{line.path.parent.name}:{fold(line['name'])}" + (
        f":{fold(line['admin1'])}" if line["admin1"] else ""
    )
    entry = PlaceEntry(
        ident,
        line["name"],
        line["kind"],
        line["country"] or None,
        line["admin1"] or None,
        lat,
        lon,
        radius,
        0,
        line["source"],
        verified,
    )
    return entry, line.many("other_names")


def add_gazetteer(source: Path, target: Path) -> int:
    """Index a GeoNames dump (tab-separated, 19 columns) or a CSV with name, lat, lon; the number of places.

    Raises PackError where the file has neither form.
    """
    from rashomon.packs.gazetteer_files import rows_of

    return write_index(target, rows_of(source))
