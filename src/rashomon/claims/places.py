"""Places: names found in running text, and resolved to points with a radius.

The words are always kept. What is ambiguous lists its rivals; what is not found says so and is placed at the province or
country named beside it. A point between or beside places is never as fine as the places themselves.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import cos, hypot, inf, radians
from pathlib import Path
from typing import Any

from rashomon.packs import Gazetteer, PlaceEntry
from rashomon.packs.place_names import bare
from rashomon.records import Place
from rashomon.records.claim import PlacePrecision

DATA = Path(__file__).parent / "en" / "places.toml"
WORD = r"(?:[A-ZÀ-ÝĀ-ŽŞ‘ʿ][\w’'‘ʿ\-]*|(?:al|el|as|ash|ad|ar|at|an|az|ez|es)-[A-ZÀ-ÝŞ‘ʿ][\w’'‘ʿ\-]*)"
LINK = r"(?:\s+(?:al|el|of|de|la|del|ez|as|ash)(?=\s+[A-Z]))?"
NAME = re.compile(rf"(?:(?:St|Ft|Mt)\.\s)?{WORD}(?:{LINK}\s+(?:{WORD}|\d(?!\d)))*")
STATE = re.compile(r",\s+([A-Z][A-Za-z]{1,4}\.?(?:\s?[A-Z][a-z]*\.?)?)(?=[\s,.)—–-]|$)")
LISTED = re.compile(r"\s*,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?")
# "the 300 block of Vernon": a street.
BLOCK = re.compile(r"\bblock of (?:[NSEW]\.? |North |South |East |West )?$")
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
COMPASS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
# A town so large may be named with nothing beside it that says where it is.
FAMOUS = 200_000
# A small town beyond this from where the article is, with nothing beside it that says where, is a namesake: some two
# hours' drive, as far as a local story reaches.
FAR_KM = 160.0
# The words of a name. A hyphen between capitals joins two names ("the Homs-Hama road") as often as parts of one.
# After an article it never does: "Al-Bab".
PARTS = re.compile(r"[A-Z][^\s\-–]{3,}(?=[-–][A-Z])|[^\s\-–]\S*")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text; offsets in that text."""

    start: int
    end: int
    text: str
    """With its type words and containers: "the town of Maarbalit in southern Idlib"."""
    name: str
    qualifier: str | None
    kind: str | None
    within: tuple[str, ...]
    locative: str | None
    """The word before it that says where, or None."""


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What the rest of the article says of where it is."""

    theatre: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    """Countries named or implied, the most often first."""
    admin1: tuple[str, ...] = field(default=())
    home: tuple[float, float] | None = None
    """The point of the town where the article is."""


@cache
def place_words() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text("utf-8"))


@cache
def _before() -> re.Pattern[str]:
    w = place_words()
    directions = "|".join(sorted(w["directions"], key=len, reverse=True))
    types = "|".join(sorted(w["types"], key=len, reverse=True))
    near = "|".join(sorted(w["near"], key=len, reverse=True))
    locative = "|".join(w["locative"])
    return re.compile(
        rf"(?:\b(?P<near>{near})\s+|\b(?P<loc>{locative})\s+)?"
        rf"(?:the\s+)?(?:[\w’'\-]+(?:-held|-controlled|-occupied)\s+|(?!(?:{directions}|{locative}|{types})\b)(?-i:[a-z])+\s+)?"
        rf"(?:(?P<part>[a-z]+)\s+(?:countryside|part|parts|outskirts|suburbs|side|area)\s+of\s+(?:the\s+)?)?"
        rf"(?:(?P<kind>{types})s?(?:\s+of|,)\s+)?(?P<side>(?:{directions})(?:\s+of)?\s+)?$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    w = place_words()
    types = "|".join(sorted(w["types"], key=len, reverse=True))
    parts = "|".join(w["parts"])
    return re.compile(
        rf"\s+(?:(?P<part>(?:northern|southern|eastern|western)?\s*(?:{parts}))|(?P<kind>{types}))\b", re.IGNORECASE
    )


def find_places(text: str, gazetteer: Gazetteer, *, loose: bool = False) -> list[PlaceMention]:
    """Place names in a text, left to right. With `loose`, names with no word that says where count as well."""
    out: list[PlaceMention] = []
    if text.isupper():
        text = _titled(text)
    for hit in NAME.finditer(text):
        last = out[-1] if out else None
        # In a list of names, the word before the first one holds for all: "near A, B and C".
        listed = last if last and LISTED.fullmatch(text[last.end : hit.start()]) else None
        out += _in_name(text, hit.start(), hit.end(), gazetteer, loose, listed)
    return _contained(text, out)


def _titled(text: str) -> str:
    """Newswire in capitals, its words begun with a capital; offsets hold."""
    small = place_words()["small"]

    def begun(m: re.Match[str]) -> str:
        lower = m.group().lower()
        return lower if lower in small or len(lower) != len(m.group()) else lower.capitalize()

    return re.sub(r"[^\W\d_]+", begun, text)


def _in_name(
    text: str, start: int, end: int, gazetteer: Gazetteer, loose: bool, listed: PlaceMention | None
) -> list[PlaceMention]:
    """The longest run of a capitalised name that is a place; runs are tried from the left."""
    words = [(start + m.start(), start + m.end()) for m in PARTS.finditer(text[start:end])]
    out: list[PlaceMention] = []
    i = 0
    while i < len(words):
        step = 1
        for j in range(len(words), i, -1):
            a, b = words[i][0], words[j - 1][1]
            name = re.sub(r"[’']s$", "", text[a:b]).rstrip(".,;:!?”\"'’)")
            mention = _mention(text, a, a + len(name), name, (start, end), gazetteer, loose, listed if not i else None)
            if mention is not None:
                out.append(mention)
                step = j - i
                break
        i += step
    return out


def _mention(
    text: str,
    a: int,
    b: int,
    name: str,
    whole: tuple[int, int],
    gazetteer: Gazetteer,
    loose: bool,
    listed: PlaceMention | None,
) -> PlaceMention | None:
    lower = name.lower()
    if len(name) < 2 or lower in place_words()["types"] or lower in place_words()["directions"]:
        return None
    if lower.rstrip(".") in place_words()["never"]:
        return None
    following = re.match(r"\s+([A-Z]\w*)\.?", text[b:])
    if lower.rstrip(".") in place_words()["things"] or _thing(following) or BLOCK.search(text[max(0, a - 16) : a]):
        return None
    head, tail = _before().search(text[max(0, a - 60) : a]), _after().match(text[b : b + 40])
    type_before = head["kind"].lower() if head and head["kind"] else None
    kind = type_before or (tail["kind"].lower() if tail and tail["kind"] else None)
    place = (head["near"] or head["loc"]) if head else None
    place = place.lower() if place else listed.locative if listed else None
    known = bool(gazetteer.search(name))
    is_whole = a == whole[0] and b >= whole[1] - 2
    after = b + (tail.end() if tail else 0)
    state = STATE.match(text[after : after + 24])
    holder = _state(state.group(1)) if state else None
    if not known and not type_before:
        return None
    if not kind and not place and not holder and not (loose and is_whole and _famous(name, gazetteer)):
        return None
    if not is_whole and not (kind or holder) and " " not in name and b < whole[1] and not _breaks(text, b, whole[1]):
        return None
    side = (head["side"] or "").strip().lower() if head else ""
    part = (head["part"] or "").lower() if head else ""
    qualifier = side or None
    if head and head["near"]:
        qualifier = head["near"].lower()
    elif not side and part in place_words()["directions"]:
        qualifier = part
    elif not side and tail and tail["part"]:
        qualifier = "countryside"
    elif not side and listed and listed.qualifier in place_words()["near"]:
        qualifier = listed.qualifier
    begin = a
    if head and (type_before or side):
        begin = max(0, a - 60) + (head.start("kind") if type_before else head.start("side"))
    stop = b + (tail.end() if tail else 0)
    return PlaceMention(a, b, text[begin:stop].strip(), name, qualifier, kind, (holder,) if holder else (), place)


def _thing(following: re.Match[str] | None) -> bool:
    """The name goes on to a street or a building: "Linden Street"."""
    return following is not None and following.group(1).lower() in place_words()["things"]


def _famous(name: str, gazetteer: Gazetteer) -> bool:
    return any(e.kind in ("country", "province") or e.population >= FAMOUS for e, _ in gazetteer.search(name))


def _breaks(text: str, b: int, end: int) -> bool:
    """What follows within the capitalised run is not a part of the name (a noun of an office or a thing)."""
    rest = text[b:end].split()
    return bool(rest) and rest[0].lower().strip(".,") in place_words()["followers"]


def _state(word: str) -> str | None:
    """The state that an abbreviation or a name means."""
    states = place_words()["states"]
    bare = word.replace(".", "").replace(" ", "")
    return states.get(bare) or next((s for s in states.values() if s == word.rstrip(".")), None)


def _contained(text: str, found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Names in a row ("X, Y province", "X in southern Y") hold each other."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        this, following = out[i], out[i + 1]
        gap = text[this.end : following.start]
        tail = _after().match(gap)
        rest = gap[tail.end() :] if tail else gap
        if (
            len(rest) < 48
            and re.fullmatch(
                r"(?:’s|'s)?,?\s*(?:(?:on the [a-z ]+ )?(?:in|of|within)\s+)?(?:the\s+)?(?:[a-z\-]+\s+){0,5}(?:of\s+)?(?:the\s+)?",
                rest,
            )
            and not re.search(r"\b(?:and|or|to|from|between|near)\b", rest)
        ):
            if "," in rest or re.search(r"\b(?:in|of|within)\b", rest):
                names = (following.name, *following.within)
                out[i] = replace(
                    this,
                    within=(*this.within, *names),
                    text=text[this.start : following.end] if this.text == this.name else this.text,
                )
    return out


def context_of(texts: Sequence[str], gazetteer: Gazetteer, theatre: Sequence[str]) -> PlaceContext:
    """Which countries and provinces an article speaks of, by the places that have one meaning."""
    countries: Counter[str] = Counter()
    provinces: Counter[str] = Counter()
    for text in texts:
        for m in find_places(text, gazetteer):
            entries = [e for e, score in gazetteer.search(m.name) if score >= 0.9]
            for name in m.within:
                entries += [e for e, _ in gazetteer.search(name) if e.kind in ("province", "country")][:1]
            sure = [e for e in entries if e.kind in ("country", "province")] or entries
            codes = {e.country for e in sure if e.country}
            if len(codes) == 1 or (sure and sure[0].population >= FAMOUS):
                countries[sure[0].country or ""] += 3 if sure[0].kind in ("country", "province") else 1
            if sure and sure[0].kind == "province" and sure[0].admin1:
                provinces[sure[0].admin1] += 1
    ranked = tuple(c for c, _ in countries.most_common() if c)
    return PlaceContext(tuple(theatre), ranked, tuple(p for p, _ in provinces.most_common()))


def resolve_place(mention: PlaceMention, gazetteer: Gazetteer, context: PlaceContext) -> Place:
    """The place that a mention means. Never raises; a name that is not found stays a name."""
    side = (mention.qualifier or "").removesuffix(" of")
    # A pack may know the part itself ("northeast Syria"), or the division that shares its town's name.
    part = list(gazetteer.lookup(f"{side} {mention.name}")) if side and not mention.kind else []
    division = list(gazetteer.lookup(f"{mention.name} {mention.kind}")) if mention.kind else []
    if part and bare(part[0].name) != bare(mention.name):
        return _qualified(replace(mention, qualifier=None), part[0], ())
    scored = [*((e, 1.0) for e in division), *gazetteer.search(mention.name)]
    holders = [
        e
        for name in mention.within
        for e, _ in gazetteer.search(name)[:3]
        if e.kind in ("province", "country", "region", "area", "district")
    ]
    candidates = [e for e, _ in scored]
    if mention.kind:
        kind = place_words()["types"].get(mention.kind)
        same = [e for e in candidates if e.kind == kind or (kind == "settlement" and e.kind in ("settlement", "camp"))]
        candidates = same or ([] if mention.kind in place_words()["no_namesake"] else candidates)
    chosen = _choose(candidates, holders, mention, context)
    if chosen is None:
        return _unknown(mention, holders)
    rivals = [
        e for e in candidates if e.place_id != chosen.place_id and e.country in (context.theatre or (chosen.country,))
    ]
    rivals = [e for e in rivals if e.admin1 != chosen.admin1 and FINE.get(e.kind, 3) == FINE.get(chosen.kind, 3)]
    return _qualified(mention, chosen, tuple(f"{e.name} ({e.admin1 or e.country})" for e in rivals[:3]))


def _choose(
    candidates: Sequence[PlaceEntry], holders: Sequence[PlaceEntry], mention: PlaceMention, context: PlaceContext
) -> PlaceEntry | None:
    if not candidates:
        return None
    named = {e.admin1 for e in holders if e.admin1} | set(mention.within)
    codes = {e.country for e in holders if e.country and e.kind == "country"}

    def rank(pair: tuple[int, PlaceEntry]) -> tuple[object, ...]:
        order, e = pair
        in_theatre = e.country in context.theatre
        place = context.countries.index(e.country) if e.country in context.countries else 9
        return (
            not (e.admin1 in named and e.kind != "province"),
            e.country not in codes if codes else False,
            not in_theatre if context.theatre else False,
            place if e.kind != "country" else 0,
            e.admin1 not in context.admin1,
            _far(e, context),
            order,
        )

    best = min(enumerate(candidates), key=rank)[1]
    # "Kafr Zita, Iraq" is no town of Syria, however like the names.
    if codes and best.country not in codes and best.admin1 not in named:
        return None
    # A foreign hamlet that merely bears the name is no reading, where the conflict's or the article's country is known.
    here = context.theatre or context.countries
    if here and best.country not in here and best.kind not in ("country", "region"):
        if best.population < FAMOUS and not (best.admin1 in named or best.country in codes):
            return None
    small = best.kind in ("settlement", "site", "camp") and best.population < FAMOUS
    if small and _far(best, context) and best.country not in context.theatre:
        if not (best.admin1 in named or best.country in codes or best.admin1 in context.admin1):
            return None
    return best


def _far(e: PlaceEntry, context: PlaceContext) -> bool:
    return context.home is not None and e.lat is not None and apart_km(e, *context.home) > FAR_KM


def apart_km(e: PlaceEntry, lat: float | None, lon: float | None) -> float:
    """Kilometres between a place and a point; endless where either is not known."""
    if e.lat is None or e.lon is None or lat is None or lon is None:
        return inf
    return hypot(e.lat - lat, (e.lon - lon) * cos(radians(lat))) * KM_PER_DEGREE


def _unknown(mention: PlaceMention, holders: Sequence[PlaceEntry]) -> Place:
    """Not in the gazetteer: at the province or country named beside it, with its radius, and saying so."""
    finest = min(holders, key=lambda e: FINE.get(e.kind, 3), default=None)
    note = f"{mention.name} is not in the gazetteer"
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
    precision, lat, lon, radius, name = PRECISION[e.kind], e.lat, e.lon, e.radius_km, e.name
    note = None
    if e.lat is None:
        precision, note = "province", "its point is not known"
    side = mention.qualifier
    if side and lat is not None and lon is not None and radius is not None:
        compass = [v for k, v in COMPASS.items() if k in side]
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
