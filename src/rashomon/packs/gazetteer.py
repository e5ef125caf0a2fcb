"""The gazetteer: names to places, from one indexed file for the world and small tables in the packs.

A pack's rows and the rows a person added come before the world's. Coordinates are WGS 84 degrees; `radius_km` is how far
the true place may lie from the point.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from threading import local

from rapidfuzz.distance import Levenshtein

from rashomon.packs.actors import read_states
from rashomon.packs.place_names import bare, fold, keys, sound
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
# Places written at a time, and the memory in which keys are put in order: both well under 300 MB in use.
BATCH, SORTING_KIB = 20_000, 64_000
# The vowels are lost in a key by sound, so the letters must be alike as well: of names that sound alike so much, of
# names with a slip more. Chosen so that transliterations stay and persons and armies ("Kurds", "Kuweires") do not.
SAME_SOUND, SLIP = 0.6, 0.75
LARGE = 50_000
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
    """Write an indexed file of places with their other names, streaming; the number of places.

    The keys wait in a second file and are put in order at the end: written one by one into the ordered table, twelve
    million places would move through the disk at random. What is in memory stays under SORTING_KIB.
    """
    waiting = target.with_name(target.name + ".keys")
    for path in (target, waiting):
        path.unlink(missing_ok=True)
    connection = sqlite3.connect(target, isolation_level=None)
    connection.executescript(
        f"pragma journal_mode=off; pragma synchronous=off; pragma temp_store=file; pragma cache_size=-{SORTING_KIB};"
        f"attach '{waiting}' as w; pragma w.journal_mode=off; pragma w.synchronous=off;"
        f"create table w.key (key text, number integer); begin; {SCHEMA}"
    )
    count = 0
    batch = iter(rows)
    while part := list(islice(batch, BATCH)):
        numbered = list(enumerate(part, count + 1))
        connection.executemany(f"insert into place values ({'?,' * 11}?)", ((n, *_values(e)) for n, (e, _) in numbered))
        connection.executemany(
            "insert into w.key values (?, ?)",
            ((k, n) for n, (e, names) in numbered for k in {k for x in (e.name, *names) for k in keys(x)}),
        )
        count += len(part)
    connection.execute("insert into main.key select key, number from w.key order by key, number")
    connection.execute("commit")
    connection.close()
    waiting.unlink()
    return count


def _values(e: PlaceEntry) -> tuple[object, ...]:
    fine = (e.lat, e.lon, e.radius_km, e.population, e.source, int(e.verified))
    return (e.place_id, e.name, e.kind, e.country, e.admin1, *fine)


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
                for key in {k for n in (entry.name, *names) for k in keys(n)}:
                    out[key].append(entry)
        return dict(out)

    @cached_property
    def _sounds(self) -> dict[str, list[tuple[PlaceEntry, tuple[str, ...]]]]:
        """Keys by sound, of the packs' rows alone: in the world they would join strangers. With the folded names."""
        out: dict[str, list[tuple[PlaceEntry, tuple[str, ...]]]] = defaultdict(list)
        for folder in self.packs:
            for entry, names in read_places(folder / "places.csv"):
                # "X (Y)" is X told apart from its namesakes: nobody writes it so. A number has no sound.
                spoken = [n for n in (entry.name, *names) if "(" not in n and not re.search(r"\d", n)]
                plain = tuple(bare(n) for n in spoken)
                for key in {sound(n) for n in spoken}:
                    if len(key) > 2:
                        out[key].append((entry, plain))
        return dict(out)

    @cached_property
    def _peoples(self) -> dict[str, str]:
        """What a country's people and things are called: "Syrian" is no slip of the pen for the town of Sarmin."""
        return {fold(d): s.country for s in read_states(WORLD.parent / "states.csv") for d in s.demonyms}

    def country_of(self, people: str) -> PlaceEntry | None:
        """The country whose people or things are called so: "Malian" is Mali."""
        country = self._peoples.get(fold(people))
        found = self.lookup(country) if country else ()
        return next((e for e in found if e.kind == "country"), None)

    @lru_cache(maxsize=300)  # noqa: B019  (one gazetteer lives as long as the process)
    def capital_of(self, country: str) -> PlaceEntry | None:
        """The capital of a country, by its code: the town whose name stands for the country's government."""
        names = [d for s in read_states(WORLD.parent / "states.csv") if s.code == country for d in s.demonyms]
        towns = [e for name in names for e in self.lookup(name) if e.kind == "settlement" and e.country == country]
        return max(towns, key=lambda e: (e.place_id.startswith("pack:"), e.population), default=None)

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
        if exact and exact[0].place_id.startswith("pack:"):
            return tuple((e, 1.0) for e in exact)
        key, plain = sound(name), bare(name)
        if len(key) < 3 or fold(name) in self._peoples:
            return tuple((e, 1.0) for e in exact)
        alikes = [(e, alike(plain, names)) for e, names in self._sounds.get(key, [])]
        heard = [(e, 0.9) for e, like in sorted(alikes, key=lambda f: -f[1]) if like >= SAME_SOUND]
        # The world may know the pack's place under this very spelling: the pack's row stands for it, unless the name is
        # that of a large place elsewhere.
        here = {e.country for e, _ in heard}
        if any(e.country not in here and (e.population >= LARGE or e.kind != "settlement") for e in exact):
            heard = []
        if exact or heard:
            return (*heard, *((e, 1.0) for e in exact))
        # One slip in a key of five letters or more, two in ten: below that, different villages meet.
        slips = 0 if len(key) < 5 else 1 if len(key) < 10 else 2
        near = [
            (e, 0.75)
            for other, entries in self._sounds.items()
            if slips
            and other[0] == key[0]
            and abs(len(other) - len(key)) <= slips
            and Levenshtein.distance(other, key, score_cutoff=slips) <= slips
            for e, names in entries
            if alike(plain, names) >= SLIP
        ]
        return tuple(near) if len({e.place_id for e, _ in near}) == 1 else ()


def alike(name: str, names: Sequence[str]) -> float:
    """How much of a folded name stands in the most similar of these, from 0 to 1."""
    return max(Levenshtein.normalized_similarity(name, n) for n in names)


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


def add_gazetteer(source: Path, target: Path) -> tuple[int, int]:
    """Index a GeoNames dump (tab-separated, 19 columns), an OCHA p-code table or a CSV with names.

    The number of places, and of lines that hold none. Raises PackError where the file has none of these forms.
    """
    from rashomon.packs.gazetteer_files import rows_of

    skipped: list[int] = []
    return write_index(target, rows_of(source, skipped)), len(skipped)
