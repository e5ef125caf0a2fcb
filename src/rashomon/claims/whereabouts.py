"""Where the sentence itself puts an event: towns that are listed, the finest place, names that are no place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.claims.counted import count_words
from rashomon.claims.cues import VIOLENCE
from rashomon.claims.drafts import Draft
from rashomon.claims.grammar import phrase, role_words
from rashomon.claims.narrative import Reading
from rashomon.claims.place_mentions import PlaceMention, any_word, find_places, mention_at, place_words
from rashomon.claims.places import apart_km, not_on_the_map, resolve_place
from rashomon.claims.second_look import FROM_AFAR
from rashomon.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Two towns further apart than this are two places, as against a town and its suburb.
ELSEWHERE_KM = 10.0
# Places that may hold a village that no gazetteer knows; and all that stands between the two.
COARSE = frozenset({"district", "province", "region", "country"})
HOLDER = re.compile(r",\s+(?P<holder>[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,2})")
HELD_BY = re.compile(
    r",?\s+(?:(?:in|of)\s+)?(?:[A-Z][\w-]+[’']s\s+)?(?:(?:the|a)\s+)?(?:[a-z-]+\s+){0,3}(?:of\s+)?|,\s+(?:[A-Z][\w'-]+,?\s+){0,3}"
)
# What may stand between two names of a list, or before its first: "A, B and the strategic town of C".
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "PUNCT", "CCONJ"})


def one_a_town(draft: Draft, reading: Reading) -> list[tuple[Draft, Place | None, int]]:
    """A list of captured towns is one claim a town, for each has its own history of who holds it.

    So are the towns named of a number of them: "a dozen villages, including X". With each claim goes its place, where
    the list says it, and up to which character the sentence can name it else.
    """
    whole = len(draft.parsed.sentence.text)
    target = draft.targets[0] if draft.targets else None
    if draft.type != "seizure_of_territory" or target is None:
        return [(draft, None, whole)]
    doc, start = target.doc, target.doc[phrase(target)[0]].idx
    rest = replace(draft, targets=(), counted=())
    including = count_words()["including"]
    if (of_them := next((t for t in doc[target.i + 1 :] if t.lower_ in including), None)) and draft.counted:
        named = _towns_listed(doc, of_them.idx + len(of_them), None, reading)
        return [(draft, None, of_them.idx if named else whole), *((rest, p, whole) for p in named)]
    places = _towns_listed(doc, start, draft.cue.idx if draft.cue.idx > start else None, reading)
    if not places:
        return [(draft, None, whole)]
    return [(draft, places[0], whole), *((rest, p, whole) for p in places[1:])]


def each_where(
    draft: Draft, place: Place | None, until: int, located: Sequence[tuple[PlaceMention, Place]]
) -> list[tuple[Draft, Place | None, int]]:
    """ "Two were killed in Goma and one in Bunia": a claim for each figure that the sentence puts in a town of its own."""
    doc = draft.parsed.doc
    heads = sorted(draft.counted, key=lambda c: c.head)
    one_kind = len({c.count.kind for c in heads}) == 1 and all(c.count.subset_of is None for c in heads)
    if place is not None or len(heads) < 2 or not one_kind:
        return [(draft, place, until)]
    ends = [doc[c.head].idx for c in heads[1:]] + [len(doc.text)]
    found: list[Place] = []
    for c, end in zip(heads, ends, strict=True):
        own = (p for m, p in located if doc[c.head].idx < m.start < end and m.locative in place_words()["holding"])
        town = next((p for p in own if p.precision in ("settlement", "district", "province")), None)
        if town is None or any(apart_km(town, p.lat, p.lon) <= ELSEWHERE_KM for p in found):
            return [(draft, place, until)]
        found.append(town)
    return [
        (replace(draft, counted=(c,), targets=(doc[c.head],)), town, until)
        for c, town in zip(heads, found, strict=True)
    ]


def _towns_listed(doc: Doc, start: int, end: int | None, reading: Reading) -> list[Place]:
    """The places with which these characters of a sentence begin, as far as they are one list."""
    # What is taken needs no word of place beside it: "A, B and C fell", "they captured A and B".
    text = f"{place_words()['holding'][0]} {doc.text[start:end].lstrip()}"
    moved = start + len(doc.text[start:end]) - len(text)
    places: list[Place] = []
    last = start
    for m in find_places(text, reading.knowledge.gazetteer):
        place = resolve_place(m, reading.knowledge.gazetteer, reading.places)
        between = [t for t in doc if last <= t.idx < m.end - len(m.text) + moved]
        if any(t.pos_ not in _BETWEEN for t in between) or place.lat is None:
            break
        places, last = [*places, place], m.end + moved
    return places


def falls_nowhere(draft: Draft, reading: Reading) -> bool:
    """ "Shares of Nasdaq fell", "Christmas fell on Sunday": a name that no gazetteer knows as a place is not taken."""
    bare = draft.type == "seizure_of_territory" and draft.event.cues[0].entry.name in role_words()["changes_hands"]
    who = draft.targets[0] if draft.targets else None
    if not bare or who is None or who.pos_ != "PROPN":
        return False
    start, end = phrase(who)
    return not any(reading.knowledge.gazetteer.lookup(name) for name in (who.text, who.doc[start:end].text))


def place_of(draft: Draft, located: Sequence[tuple[PlaceMention, Place]]) -> Place | None:
    """The finest place that the sentence puts something in, and of those the nearest after the event's word."""
    holding = place_words()["holding"]
    near = place_words()["near"]
    overhead = place_words()["overhead"]
    fine = {"exact": 0, "settlement": 0, "near": 1, "district": 2, "province": 3, "region": 4, "country": 5, "sea": 3}
    flown = draft.type == "airstrike" or any(c.count.kind == "destroyed" for c in draft.counted)
    found = []
    for m, place in located:
        where = m.locative in holding or m.locative in near or m.locative is None or (m.kind and m.locative != "from")
        # What flies is over where it is; "a dispute over X" is not there.
        where = where or (flown and m.locative in overhead)
        written = written_there(m, place, located)
        found.append((not where, written, fine.get(place.precision or "", 6), abs(m.start - draft.cue.idx), place))
    best = min(found, key=lambda f: f[:4], default=None)
    return best[4] if best and not best[0] else None


def written_there(m: PlaceMention, place: Place, located: Sequence[tuple[PlaceMention, Place]]) -> bool:
    """A name in capitals that opens the sentence is its dateline: where it was written, if it tells of another province."""
    return m.start == 0 and m.text.isupper() and any(p.admin1 not in (None, place.admin1) for _, p in located)


def in_the_capital(text: str, reading: Reading) -> list[tuple[PlaceMention, Place]]:
    """ "In the capital": of the country that the text is in, where the sentence names none beside it."""
    hit = _capital().search(text)
    codes = (reading.place.country if reading.place else None, *reading.places.countries, *reading.places.theatre)
    code = next((c for c in codes if c), None)
    capital = reading.knowledge.gazetteer.capital_of(code) if hit and code else None
    if hit is None or capital is None:
        return []
    m = PlaceMention(
        hit.start("words"), hit.end(), hit["words"], capital.name, None, "capital", (), hit["where"].lower()
    )
    point = (capital.lat, capital.lon, capital.radius_km)
    own = Place(hit["words"], capital.name, capital.place_id, capital.country, capital.admin1, *point, "settlement")
    return [(m, own)]


@cache
def _capital() -> re.Pattern[str]:
    w = place_words()
    where = "|".join((*w["holding"], *w["near"]))
    after = "|".join((*w["holding"], *w["days"], *w["after_a_capital"]))
    capital = any_word("the_capital")
    return re.compile(rf"\b(?P<where>(?i:{where}))\s+(?P<words>{capital})(?=[.;]|,\s+[a-z]|\s+(?i:{after})\b|$)")


def unknown_to_maps(draft: Draft, reading: Reading) -> Place | None:
    """The place that a sentence puts the event in by a name that no gazetteer knows, without a point.

    In a report from one town such a name is of a spot in it.
    """
    in_town = reading.stays and reading.home is not None and (reading.home.served or reading.paragraph >= 0)
    if draft.type not in VIOLENCE:
        return None
    for spot in _spots(draft):
        if (name := _unknown_name(spot, reading)) is not None and not (in_town and not _of_a_village(spot)):
            if (held := _held(name, spot, reading)) is not None:
                return held
            countries = dict.fromkeys((*reading.places.theatre, *reading.places.countries))
            country = next(iter(countries)) if len(countries) == 1 else None
            return Place(text=name, name=name, country=country, note=not_on_the_map(name))
    return None


def _of_a_village(spot: Token) -> bool:
    """ "The village of Huta": no spot in a town."""
    over = spot.head.head if spot.head.lower_ == "of" else spot
    return over.i != spot.i and place_words()["types"].get(over.lower_) == "settlement"


def named_as_a_village(text: str, place: Place) -> bool:
    """Does the sentence say that it is one: "the village of Huta"? Then the text is there, and not at some spot in a town."""
    settled = "|".join(word for word, kind in place_words()["types"].items() if kind == "settlement")
    return re.search(rf"\b(?:{settled})\s+of\s+{re.escape(place.name or '')}\b", text) is not None


def _held(name: str, spot: Token, reading: Reading) -> Place | None:
    """ "Huta, North Kivu", "Huta camp, Goma": at the point of what the name behind the comma is."""
    behind = HOLDER.match(spot.doc.text, spot.idx + len(spot))
    if behind is None:
        return None
    start, end = behind.span("holder")
    m = PlaceMention(start, end, behind["holder"], behind["holder"], None, None, (), None)
    place = resolve_place(m, reading.knowledge.gazetteer, reading.places)
    if place.lat is None:
        return None
    text = spot.doc.text[spot.doc.text.rfind(name, 0, start) : end]
    return replace(place, text=text, name=name, note=f"{not_on_the_map(name)}; placed at {place.name}")


def as_held(located: Sequence[tuple[PlaceMention, Place]], text: str) -> list[tuple[PlaceMention, Place]]:
    """ "Huta in North Kivu", where maps know a Huta of another country alone: a village that they do not know, in North Kivu."""
    out = list(located)
    for at, ((m, place), (holder, held_in)) in enumerate(pairwise(located)):
        coarse = held_in.precision in COARSE and held_in.lat is not None
        known = place.precision != "country" and place.country is not None
        between = text[m.end : holder.start]
        held = HELD_BY.fullmatch(between) or between == " ("
        if coarse and known and place.country != held_in.country and held:
            name = m.name
            note = f"{not_on_the_map(name)}; placed at {held_in.name}"
            out[at] = m, replace(held_in, text=text[m.start : holder.end], name=name, note=note)
    return out


def within_it(draft: Draft, place: Place, reading: Reading) -> Place:
    """ "Near Huta in the Goma district": the village that no gazetteer knows, at the point of the district that holds it."""
    typed = {place_words()["types"].get(w) for w in (place.text or "").lower().split()}
    if draft.type not in VIOLENCE or not place.text or not (place.precision in COARSE or typed & COARSE):
        return place
    doc = draft.cue.doc
    held_at = doc.text.find(place.text)
    for spot in _spots(draft):
        name = _unknown_name(spot, reading)
        between = doc.text[spot.idx + len(spot) : held_at] if name and spot.idx < held_at else None
        if name and between is not None and HELD_BY.fullmatch(between):
            return replace(place, text=f"{name}{between}{place.text}", name=name, note=not_on_the_map(name))
    return place


def _spots(draft: Draft) -> list[Token]:
    """The names that a sentence puts an event in, near or on."""
    words, cue = place_words(), draft.cue
    about = {cue, cue.head, *cue.ancestors, *(t for t in cue.subtree)}
    preps = (t for t in cue.doc if t.dep_ == "prep" and t.lower_ in words["puts_in"] and t.head in about)
    spots = [o for prep in preps for o in prep.children if o.dep_ == "pobj"]
    # "A visit to the commune of Huta, where a hamlet was attacked".
    spots += [a.head for a in (cue, *cue.ancestors) if a.dep_ == "relcl" and _where(a)]
    # "Raided the village of Huta".
    spots += [c for v in about for c in v.children if c.dep_ in ("dobj", "nsubjpass") and c.lower_ in words["types"]]
    # "In the commune of Huta", "in the coastal area of Huta".
    typed = [o for o in spots if o.lower_ in words["types"] or o.lower_ in words["part_of"]]
    spots += [o for t in typed for p in t.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    if draft.type in FROM_AFAR:
        spots += [t for t in draft.targets if t.dep_ == "dobj" and t.head.lemma_ in words["puts_on"]]
    return spots


def _where(verb: Token) -> bool:
    return any(c.lower_ in role_words()["relative_where"] for c in verb.children)


def _unknown_name(spot: Token, reading: Reading) -> str | None:
    """The name of a spot, without the type of place that it may end with, if it stands plain and nobody knows it."""
    named = [*(c for c in spot.lefts if c.dep_ == "compound"), spot]
    plain = all(t.pos_ == "PROPN" and t.text.istitle() for t in named) and len(named) == len(list(spot.lefts)) + 1
    types = place_words()["types"].keys() | set(place_words()["of_a_type"])
    while len(named) > 1 and named[-1].lower_ in types:
        named.pop()
    name = spot.doc[named[0].i : named[-1].i + 1].text
    owned = spot.i + 1 < len(spot.doc) and spot.doc[spot.i + 1].tag_ == "POS"
    # Of "the village of Adi Hutsa" maps may know an Adi.
    parts = () if _of_a_village(spot) else (t.text for t in named)
    known = any(_is_known(n, reading) for n in (name, *parts))
    return name if plain and not owned and not known else None


def struck(draft: Draft, reading: Reading) -> Place | None:
    """ "Shells hit Dori", "gunmen attacked Dori": the town that was hit, where the gazetteer has it in the country of the text."""
    words = place_words()
    for t in draft.targets:
        if t.dep_ not in ("dobj", "nsubjpass") or t.head.lemma_ not in words["puts_on"] + words["comes_upon"]:
            continue
        start, end = phrase(t)
        name = t.doc[start:end].text
        if t.pos_ != "PROPN" or draft.type not in VIOLENCE or reading.knowledge.actors.find(name):
            continue
        m = mention_at(t.doc.text, t.doc[start].idx, t.idx + len(t), reading.knowledge.gazetteer)
        place = resolve_place(m, reading.knowledge.gazetteer, reading.places)
        countries = (*reading.places.theatre, *reading.places.countries[:2])
        if place.lat is not None and (not countries or place.country in countries):
            return place
    return None


def _is_known(name: str, reading: Reading) -> bool:
    """Is it a place, an actor, or a word that is no place?"""
    words = place_words()
    low = name.lower()
    listed = any(
        low in words[kind]
        for kind in ("never", "things", "types", "directions", "days", "followers", "openers", "no_spots")
    )
    return listed or bool(reading.knowledge.gazetteer.search(name) or reading.knowledge.actors.find(name))


def nowhere(place: Place) -> bool:
    """A name that no gazetteer knows, without even a province: a pool, a square, a shop of the town last named."""
    return place.lat is None and place.country is None and place.admin1 is None
