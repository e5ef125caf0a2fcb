"""Home: the town where a story plays, until it says otherwise; a small namesake far from it is another place.

The towns of one story lie together. So of all bearers of all the names in a text, that one is home which is named most,
early and beside its own state, and near which the other names have bearers too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log10

from rashomon.claims.care import taken_there
from rashomon.claims.place_mentions import PlaceMention, any_word, find_places, place_words
from rashomon.claims.places import PRECISION, PlaceContext, apart_km, resolve_place
from rashomon.packs import Gazetteer, PlaceEntry
from rashomon.packs.place_names import bare, fold
from rashomon.records import Place

# Sentences at the head of a text that say where it is.
OPENING = 4
# Before and after the name of the page that its title may end with.
PAGE = re.compile(r"\s+[-|–—]+\s+|\s*::\s*|\s+\|\s*")
# Words that a headline has at the least.
HEADLINE = 4
# What one naming is worth: in the dateline, the headline, the opening, further down; and beside its own province or state.
LINE, TITLE, EARLY, LATE, HELD = 4.0, 3.0, 2.0, 0.5, 2.0
# What the office of a town is worth that comes where something happens there, the first time it is named and each other.
OFFICE, OFFICE_AGAIN = 4.0, 0.5
# Whose name is only another name of a place, or of the place with a type word, is meant more seldom.
ALIAS = 1.0
# What another name is worth that has a bearer nearby, and a province that the text names.
NEIGHBOUR, NAMED_PROVINCE = 0.3, 1.0
# Towns of one story lie within an hour and a half's drive.
TOGETHER_KM = 120.0
# A town and the villages about it: half an hour's drive at most.
ABOUT_KM = 20.0
# A large town reaches so many times as far as its parts.
LARGER = 2.0
# Bearers of one name that are looked at; they come by population.
BEARERS = 12
# A home that has this part of what all towns are worth is the only one: who names no place is there.
SOLE = 0.4


@dataclass(frozen=True, slots=True)
class Home:
    """The town, and how much of the text is there."""

    place: Place
    told: bool
    """Is it named beyond the dateline, or nothing else is?"""
    sole: bool
    """Is it what the text names most by far?"""
    served: frozenset[str] = frozenset()
    """The places whose police or fire brigade the text names."""


def home_of(title: str | None, texts: Sequence[str], gazetteer: Gazetteer, context: PlaceContext) -> Home | None:
    """The town that a text is about; None where it names none."""
    worth: dict[str, float] = defaultdict(float)
    bearers: dict[str, dict[str, PlaceEntry]] = defaultdict(dict)
    held: dict[str, float] = defaultdict(float)
    lined: dict[str, float] = defaultdict(float)
    elsewhere: list[tuple[Place, float]] = []
    served: set[str] = set()
    title, page = title_and_page(title or "")
    for n, text in enumerate([*([title] if title else []), *texts, *page]):
        early = n < OPENING + bool(title) and text not in page
        if early and (line := _dateline().match(text)):
            entries = _towns(line["town"].title(), gazetteer)
            if entries:
                worth[entries[0].name] += LINE
                lined[entries[0].name] += LINE
                bearers[entries[0].name] |= {e.place_id: e for e in entries}
        if text not in page:
            for entries in _served(text, gazetteer):
                if entries:
                    worth[entries[0].name] += OFFICE_AGAIN if entries[0].name in served else OFFICE
                    served.add(entries[0].name)
                    bearers[entries[0].name] |= {e.place_id: e for e in entries}
        for m in find_places(text, gazetteer, loose=early):
            if m.kind in place_words()["no_towns"] or _is_quarter(m):
                continue
            place = resolve_place(m, gazetteer, context)
            if place.lat is None or not place.name or PRECISION.get(m.kind or "settlement", "settlement") == "district":
                continue
            entries = _towns(m.name, gazetteer)
            if place.precision not in ("settlement", "near", "exact") or not entries:
                elsewhere.append((place, EARLY if early else LATE))
                continue
            name = entries[0].name
            late = not early or taken_there(text, m)
            worth[name] += TITLE if title and n == 0 else LATE if late else EARLY
            bearers[name] |= {e.place_id: e for e in entries}
            if m.within and place.place_id and text not in page:
                held[place.place_id] += HELD
    best = max(
        (
            (_score(e, name, worth, bearers, held, context), name, e)
            for name, es in bearers.items()
            for e in es.values()
        ),
        key=lambda found: (found[0], found[2].population, found[2].place_id),
        default=None,
    )
    if best is None:
        return None
    _, name, e = best
    if context.theatre and e.country not in context.theatre:
        return None  # a report on the war, seen from a town beyond its border, plays in the war
    place = Place(None, e.name, e.place_id, e.country, e.admin1, e.lat, e.lon, e.radius_km, "settlement")
    # A dateline says where the text was written; in a capital that may be far from what it tells.
    told = worth[name] - lined[name]
    away = sum(w for p, w in elsewhere if p.admin1 not in (None, e.admin1) or p.country != e.country)
    # The villages about the town are no other place of the story.
    about = told + sum(
        worth[other] - lined[other]
        for other, es in bearers.items()
        if other != name and any(apart_km(e, o.lat, o.lon) <= ABOUT_KM for o in es.values())
    )
    offices = frozenset(place_id for served_name in served for place_id in bearers[served_name])
    return Home(
        place,
        told > 0 or not away,
        about >= SOLE * (sum(worth.values()) - sum(lined.values()) + away),
        offices,
    )


def title_and_page(title: str) -> tuple[str, list[str]]:
    """A headline, and the name of its page, which is where the newsroom is and says little of where the story plays."""
    parts = [p for p in PAGE.split(title) if p]
    head = next((p for p in parts if len(p.split()) >= HEADLINE), title)
    return head, [p for p in parts if p != head and head != title]


@cache
def _dateline() -> re.Pattern[str]:
    capitals = r"[A-Z][A-Z’'\-]+"
    return re.compile(
        rf"^\W*(?P<town>(?:{any_word('shortened').upper()}\. )?{capitals}(?: {capitals}){{0,3}})"
        r"(?P<state>,\s+[A-Z][A-Za-z.]{1,12})?(?:,? \([^)]{2,20}\))?(?:\s*(?:—|–|--|\s-)|\))(?=\s|$)"
    )


def _served(text: str, gazetteer: Gazetteer) -> Iterator[list[PlaceEntry]]:
    """The bearers of each name that stands right before a police or fire brigade.

    One that serves a town and what lies about it bears both names: "Lima-Troy Metro Police".
    """
    for hit in _office().finditer(text):
        town = hit["town"]
        yield _towns(town, gazetteer) or (_towns(re.split(r"[-– ]", town)[0], gazetteer) if hit["joint"] else [])


@cache
def _office() -> re.Pattern[str]:
    w = place_words()
    word = rf"(?:{any_word('shortened')}\. )?[A-Z][\w’'\-]+"
    never = "|".join(d.capitalize() for d in (*w["the"], *w["days"]))
    return re.compile(
        rf"(?<![\w.])(?!(?:{never})\b)(?P<town>{word}(?: {word}){{0,2}}?)(?P<joint> (?:{'|'.join(w['served_as'])}))?(?:[’']s)? "
        rf"(?i:{'|'.join(w['offices'])})\b"
    )


def _towns(name: str, gazetteer: Gazetteer) -> list[PlaceEntry]:
    return [e for e, _ in gazetteer.search(name) if e.kind in ("settlement", "camp") and e.lat is not None][:BEARERS]


def _score(
    e: PlaceEntry,
    name: str,
    worth: dict[str, float],
    bearers: dict[str, dict[str, PlaceEntry]],
    held: dict[str, float],
    context: PlaceContext,
) -> float:
    near = sum(
        worth[other]
        for other, es in bearers.items()
        if other != name and any(apart_km(e, o.lat, o.lon) <= TOGETHER_KM for o in es.values())
    )
    country = 0.0 if not context.countries or e.country in context.countries[:2] else -2.0
    if context.theatre and e.country not in context.theatre:
        country -= 4.0
    province = NAMED_PROVINCE if e.admin1 in context.admin1 else 0.0
    # Of two namesakes the larger, other things being equal: a hundred times the people weigh as one more naming.
    alias = ALIAS if bare(e.name) != bare(name) or fold(e.name) != fold(name) else 0.0
    return worth[name] + held[e.place_id] + NEIGHBOUR * near + country + province - alias + log10(e.population + 1) / 4


def at_home(context: PlaceContext, home: Home | None) -> PlaceContext:
    """The context with the point that names are looked for around, and its country before all others."""
    if home is None or not home.told or home.place.lat is None or home.place.lon is None:
        return context
    codes = dict.fromkeys([home.place.country or "", *context.countries])
    return replace(context, home=(home.place.lat, home.place.lon), countries=tuple(c for c in codes if c))


def in_quarter(mention: PlaceMention, place: Place, home: Home | None) -> Place:
    """The place of a mention; a quarter of the town where the story plays is in that town, wherever a namesake lies.

    A quarter that a pack knows by its own point stays there. So does one that the world knows beside a far larger town
    whose police the text names; it goes by the name of that town.
    """
    if home is None or not home.told or (place.place_id or "").startswith("pack:"):
        return place
    if _is_quarter(mention) and not mention.within:
        return replace(home.place, text=mention.text, note=f"a {mention.kind} of {home.place.name}, placed at the town")
    if _is_part(place, home) and place_words()["types"].get(mention.kind or "") is None:
        return replace(place, name=home.place.name, note=f"{place.name}, a part of {home.place.name}")
    return place


def _is_part(place: Place, home: Home) -> bool:
    """A small town within the reach of a large one is a part of it, if the police of the large one come and it has none."""
    town = home.place
    if (
        place.precision not in ("settlement", "near", "exact")
        or town.place_id not in home.served
        or place.place_id in home.served
    ):
        return False
    if place.radius_km is None or town.radius_km is None or LARGER * place.radius_km > town.radius_km:
        return False
    return apart_km(place, town.lat, town.lon) <= town.radius_km


def _is_quarter(mention: PlaceMention) -> bool:
    """Is it the quarter that is named, as in "the X neighborhood", and not the town in "a neighborhood of X"?"""
    return mention.kind in place_words()["quarters"] and mention.text.lower().endswith(mention.kind or "")
