"""Places resolved: a name in a text to a point with a radius.

The words are always kept. What is ambiguous lists its rivals; what is not found says so and is placed at the province or
country named beside it. A point between or beside places is never as fine as the places themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import cos, floor, hypot, inf, log1p, log10, radians, sqrt

from rashomon.claims.place_mentions import FAMOUS, PlaceMention, find_places, place_words
from rashomon.packs import Gazetteer, PlaceEntry
from rashomon.packs.place_names import bare, fold
from rashomon.records import Place
from rashomon.records.claim import PlacePrecision

KM_PER_DEGREE = 111.2
# "near X": within a quarter of an hour's drive, as coders of ACLED read it (geo-precision 2).
NEAR_KM = 10.0
PRECISION: dict[str, PlacePrecision] = {
    "settlement": "settlement",
    "camp": "settlement",
    "site": "settlement",
    "district": "district",
    "province": "province",
    "area": "district",
    "road": "near",
    "region": "region",
    "country": "country",
    "sea": "sea",
}
FINE = {
    "site": 0,
    "camp": 0,
    "settlement": 1,
    "district": 2,
    "area": 3,
    "road": 3,
    "province": 4,
    "region": 5,
    "country": 6,
}

# Powers of ten, as of populations. How likely a country, a province and a place of the conflict's own pack are meant
# beside towns of so many people; chosen with the votes' weights on half of a set of local and world news.
PRIOR = {"country": 8.0, "province": 5.5, "region": 5.5}
BY_PEOPLE = 1.0
PRIOR_OF_A_PACK = 6.0
PRIOR_OF_A_VILLAGE = 3.0
OWN_NAME = 2.0
COUNTRY_VOTE, PROVINCE_VOTE, VOTE = 0.5, 1.3, 15.0
NAMED = 2.0
SHARPNESS = 0.0
# A seat of government whose name stands for it in the news: "Washington" and "London" before all that bear the name.
SEAT = 4.0
# What a place is worth in whose neighbourhood the other names of the text have bearers.
COMPANY = 3.0
# What lies in one town, valley or county: whose neighbours tell which bearer of a name it is.
LOCAL = frozenset(("settlement", "district", "camp", "site"))
# The neighbourhood: cells of half a degree, some 50 km, with the eight about them.
CELL = 0.5
# A town that the press of another conflict may well name.
TOWN = 50_000
# Of the bearers of a name, the most likely so many are weighed.
CONSIDERED = 60
Area = tuple[str | None, str | None]

# A small town beyond this from where the article is, with nothing beside it that says where, is a namesake: some two
# hours' drive, as far as a local story reaches.
FAR_KM = 160.0


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What the rest of the article says of where it is."""

    theatre: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    """Countries named or implied, the most often first."""
    admin1: tuple[str, ...] = field(default=())
    votes: Mapping[Area, float] = field(default_factory=dict)
    """How much speaks for a country (its code, None) and for a province (code, name)."""
    names: frozenset[str] = frozenset()
    """The names that have voted, folded."""
    home: tuple[float, float] | None = None
    """The point of the town where the article is."""
    neighbours: Mapping[tuple[int, int], Mapping[str, float]] = field(default_factory=dict)
    """The names, folded, that have a bearer in each cell; a name of many bearers says little of each."""


def context_of(texts: Sequence[str], gazetteer: Gazetteer, theatre: Sequence[str]) -> PlaceContext:
    """Which countries and provinces an article speaks of.

    Each name has one vote, however often it is used, divided among the provinces that have a place of that name: what
    lies in one place says much, what lies in twenty says little. A province or country that is named has NAMED votes.
    """
    votes: dict[Area, float] = defaultdict(float)
    provinces: dict[str, float] = defaultdict(float)
    seen: dict[str, int] = defaultdict(int)
    spelt: dict[str, str] = {}
    for text in texts:
        for m in find_places(text, gazetteer, loose=True):
            for name in (m.name, *m.within):
                seen[spelt.setdefault(fold(name), name)] += 1
    neighbours: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for name, times in seen.items():
        entries = [e for e, score in gazetteer.search(name) if score >= 0.9][:CONSIDERED]
        local = [e for e in entries if e.kind in LOCAL and e.lat is not None]
        for e in local:
            neighbours[_cell(e)][fold(name)] = 1 / sqrt(len(local))
        for area, share in _votes_of(entries, name).items():
            votes[area] += share
        for e in _divisions(entries):
            if e.kind == "province":
                provinces[e.admin1 or ""] += times
    ranked = sorted((c for c, a in votes if a is None and c), key=lambda c: -votes[c, None])
    named = tuple(sorted(provinces, key=lambda a: -provinces[a]))
    return PlaceContext(
        tuple(theatre),
        tuple(c for c in ranked if votes[c, None] >= 1),
        named,
        dict(votes),
        frozenset(spelt),
        neighbours=dict(neighbours),
    )


def resolve_place(mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> Place:
    """The place that a mention means. Never raises; a name that is not found stays a name."""
    side = (mention.qualifier or "").removesuffix(" of")
    # A pack may know the part itself ("northeast Syria"), or the division that shares its town's name.
    part = list(gazetteer.lookup(f"{side} {mention.name}")) if side and not mention.kind else []
    division = list(gazetteer.lookup(f"{mention.name} {mention.kind}")) if mention.kind else []
    if part and bare(part[0].name) != bare(mention.name):
        return _qualified(replace(mention, qualifier=None), _pointed(part[0], gazetteer), ())
    candidates = [*division, *(e for e, _ in gazetteer.search(mention.name))]
    # "Malian" means Mali, though a hamlet may be called so; "Moscow" means the city, as does what a pack calls a town.
    towns = any(e.population >= FAMOUS or e.place_id.startswith("pack:") for e in candidates)
    if not mention.kind and not towns and all(e.kind == "settlement" for e in candidates):
        if (people := gazetteer.country_of(mention.name)) is not None:
            return _qualified(mention, people, ())
    holders = [
        e
        for name in mention.within
        for e, _ in gazetteer.search(name)[:3]
        if e.kind in ("province", "country", "region", "area", "district")
    ]
    if mention.kind:
        kind = place_words()["types"].get(mention.kind)
        same = [e for e in candidates if e.kind == kind or (kind == "settlement" and e.kind in ("settlement", "camp"))]
        candidates = same or ([] if mention.kind in place_words()["no_namesake"] else candidates)
    government = gazetteer.country_of(mention.name)
    chosen = _choose(candidates, holders, mention, context, government.country if government else None)
    if chosen is None:
        return _unknown(mention, holders)
    rivals = [
        e for e in candidates if e.place_id != chosen.place_id and e.country in (context.theatre or (chosen.country,))
    ]
    rivals = [e for e in rivals if e.admin1 != chosen.admin1 and FINE.get(e.kind, 3) == FINE.get(chosen.kind, 3)]
    named = tuple(f"{e.name} ({e.admin1 or e.country})" for e in rivals[:3])
    return _qualified(mention, _pointed(chosen, gazetteer), named)


def _cell(e: PlaceEntry) -> tuple[int, int]:
    return floor((e.lat or 0.0) / CELL), floor((e.lon or 0.0) / CELL)


def _company(e: PlaceEntry, name: str, context: PlaceContext) -> float:
    """How many other names of the text have a bearer in the neighbourhood, each by how rare it is."""
    row, column = _cell(e)
    about: dict[str, float] = {}
    for i in (row - 1, row, row + 1):
        for j in (column - 1, column, column + 1):
            about |= context.neighbours.get((i, j), {})
    return sum(share for other, share in about.items() if other != fold(name))


def _prior(e: PlaceEntry, name: str, seat: str | None = None) -> float:
    """How likely a place is meant where nothing else is known, as a power of ten: by its size, and by bearing the name.

    `seat` is the country whose government goes by the name.
    """
    if seat and e.country == seat and e.kind == "settlement" and e.population >= FAMOUS:
        return log10(e.population) + OWN_NAME + SEAT
    if e.place_id.startswith("pack:"):
        size = PRIOR_OF_A_PACK
    elif e.kind == "settlement":
        size = log10(max(e.population, 100))
    else:
        size = PRIOR.get(e.kind, PRIOR_OF_A_VILLAGE)
        if e.kind == "province":
            # Florida is the state of sixteen million before the department of fifty thousand.
            size += BY_PEOPLE * (log10(max(e.population, 1000)) - 6)
    # A country has several names, each its own.
    return size + (OWN_NAME if e.kind == "country" or bare(e.name) == bare(name) else 0)


def _shares(entries: Sequence[PlaceEntry], name: str) -> dict[Area, float]:
    """How a name's vote is divided among the countries and provinces of its bearers; the likelier have more of it."""
    weights = [10 ** (SHARPNESS * _prior(e, name)) for e in entries]
    out: dict[Area, float] = defaultdict(float)
    for e, weight in zip(entries, weights, strict=True):
        out[e.country, None] += weight / sum(weights)
        if e.admin1:
            out[e.country, e.admin1] += weight / sum(weights)
    return out


def _divisions(entries: Sequence[PlaceEntry]) -> list[PlaceEntry]:
    """The countries and provinces that bear a name, where one of them is among its likeliest bearers: the two Georgias."""
    if not any(e.kind in ("province", "country") for e in entries[:2]):
        return []
    return [e for e in entries if e.kind in ("province", "country")]


def _votes_of(entries: Sequence[PlaceEntry], name: str) -> dict[Area, float]:
    """How a name votes: a province or country for itself, twice as much as a town for where its bearers are."""
    divisions = _divisions(entries)
    if not divisions:
        return _shares(entries, name)
    out: dict[Area, float] = defaultdict(float)
    for e in divisions:
        out[e.country, None] += NAMED / len(divisions)
        if e.kind == "province":
            out[e.country, e.admin1] += NAMED / len(divisions)
    return out


def _choose(
    candidates: Sequence[PlaceEntry],
    holders: Sequence[PlaceEntry],
    mention: PlaceMention,
    context: PlaceContext,
    seat: str | None,
) -> PlaceEntry | None:
    """What is named beside it decides; then the theatre; then size, and what else the article speaks of."""
    if not candidates:
        return None
    named = {e.admin1 for e in holders if e.admin1} | set(mention.within)
    codes = {e.country for e in holders if e.country and e.kind == "country"}
    # In "Iraq, Iran" no country lies in the other; in "Georgia, USA" a province does.
    if codes and candidates[0].kind == "country":
        candidates = [e for e in candidates if e.kind == "country" or (e.kind == "province" and e.country in codes)]
        codes &= {e.country for e in candidates}

    # What the name itself has voted says nothing about it.
    own = _votes_of(candidates[:CONSIDERED], mention.name) if fold(mention.name) in context.names else {}

    def others(area: Area) -> float:
        return log1p(VOTE * max(0.0, context.votes.get(area, 0.0) - own.get(area, 0.0)))

    local = {
        e.place_id: _company(e, mention.name, context) for e in candidates if e.kind in LOCAL and e.lat is not None
    }
    # Neighbours tell one town from its namesake, and not the town from the province that bears its name.
    most = max(local.values(), default=0.0)

    def rank(pair: tuple[int, PlaceEntry]) -> tuple[object, ...]:
        order, e = pair
        votes = COUNTRY_VOTE * others((e.country, None)) + PROVINCE_VOTE * (
            others((e.country, e.admin1)) if e.admin1 else 0
        )
        return (
            not (e.admin1 in named and e.kind != "province"),
            e.country not in codes if codes else False,
            e.country not in context.theatre if context.theatre else False,
            _far(e, context),
            -(_prior(e, mention.name, seat) + votes + COMPANY * local.get(e.place_id, most)),
            order,
        )

    best = min(enumerate(candidates), key=rank)[1]
    # "Kafr Zita, Iraq" is no town of Syria, however like the names.
    if codes and best.country not in codes and best.admin1 not in named:
        return None
    # A foreign hamlet that merely bears the name is no reading, where the conflict's country is known.
    if context.theatre and best.country not in context.theatre and best.kind not in ("country", "region"):
        people = max(e.population for e in candidates if e.country == best.country)
        # A town of some size is one where the text speaks of its country more than of others.
        there = people >= TOWN and best.country in context.countries[:2]
        if people < FAMOUS and not (there or best.admin1 in named or best.country in codes):
            return None
    small = best.kind in ("settlement", "site", "camp") and best.population < FAMOUS
    # In the country of the story a town of some size that alone bears its name is no namesake, however far: a capital's dateline.
    alone = all((e.country, e.admin1) == (best.country, best.admin1) for e in candidates)
    if alone and best.population >= TOWN and best.country in context.countries[:1]:
        return best
    if small and _far(best, context) and best.country not in context.theatre:
        if not (best.admin1 in named or best.country in codes or best.admin1 in context.admin1):
            return None
    return best


def _far(e: PlaceEntry, context: PlaceContext) -> bool:
    return context.home is not None and e.lat is not None and apart_km(e, *context.home) > FAR_KM


def apart_km(e: PlaceEntry | Place, lat: float | None, lon: float | None) -> float:
    """Kilometres between a place and a point; endless where either is not known."""
    if e.lat is None or e.lon is None or lat is None or lon is None:
        return inf
    return hypot(e.lat - lat, (e.lon - lon) * cos(radians(lat))) * KM_PER_DEGREE


def _pointed(e: PlaceEntry, gazetteer: Gazetteer) -> PlaceEntry:
    """A place whose point is not known is placed at its province, no finer."""
    if e.lat is not None or e.admin1 is None:
        return e
    there = [p for p in gazetteer.lookup(e.admin1) if p.country == e.country and p.lat is not None]
    over = min(there, key=lambda p: p.kind != "province", default=None)
    return replace(e, lat=over.lat, lon=over.lon, radius_km=over.radius_km, kind="unplaced") if over else e


def not_on_the_map(name: str | None) -> str:
    """The note of a place that no gazetteer knows."""
    return f"{name} is not in the gazetteer"


def unmapped(place: Place) -> bool:
    """Does no gazetteer know it, though it may have the point of what holds it?"""
    return (place.note or "").startswith(not_on_the_map(place.name))


def _unknown(mention: PlaceMention, holders: Sequence[PlaceEntry]) -> Place:
    """Not in the gazetteer: at the province or country named beside it, with its radius, and saying so."""
    finest = min(holders, key=lambda e: FINE.get(e.kind, 3), default=None)
    note = not_on_the_map(mention.name)
    if finest is None:
        return Place(text=mention.text, name=mention.name, note=note)
    return Place(
        text=mention.text,
        name=mention.name,
        country=finest.country,
        admin1=finest.admin1,
        lat=finest.lat,
        lon=finest.lon,
        radius_km=finest.radius_km,
        precision=PRECISION[finest.kind],
        note=f"{note}; placed at {finest.name}",
    )


def _qualified(mention: PlaceMention, e: PlaceEntry, rivals: tuple[str, ...]) -> Place:
    lat, lon, radius, name = e.lat, e.lon, e.radius_km, e.name
    unplaced = e.kind == "unplaced" or lat is None
    precision: PlacePrecision = "province" if unplaced else PRECISION[e.kind]
    note = f"its point is not known; placed at {e.admin1}" if unplaced else None
    side = None if unplaced else mention.qualifier
    if side and lat is not None and lon is not None and radius is not None:
        compass = [v for k, v in place_words()["compass"].items() if k in side]
        dy, dx = sum(v[0] for v in compass), sum(v[1] for v in compass)
        if side.endswith(" of") and precision == "settlement":
            precision, radius = "near", radius + NEAR_KM
            lat, lon = lat + dy * 0.05, lon + dx * 0.05
        elif compass and precision in ("province", "region", "country", "district"):
            # "southern Idlib": halfway from the middle to the edge, with half the radius.
            lat += dy * radius / 2 / KM_PER_DEGREE
            lon += dx * radius / 2 / KM_PER_DEGREE / max(0.2, cos(radians(lat)))
            radius, name = radius / 2, f"{side.replace(' of', '')} {e.name}"
            precision = "district" if precision == "province" else precision
        elif precision == "settlement":
            precision, radius = "near", radius + NEAR_KM
    return Place(
        text=mention.text,
        name=name,
        place_id=e.place_id,
        country=e.country,
        admin1=e.admin1,
        lat=round(lat, 4) if lat is not None else None,
        lon=round(lon, 4) if lon is not None else None,
        radius_km=radius,
        precision=precision,
        rivals=rivals,
        note=note,
    )
