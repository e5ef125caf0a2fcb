"""One incident: whether two claims of one article can be of it, by day, place, side and what they tell."""

from __future__ import annotations

from datetime import date
from math import cos, hypot, radians

from rashomon.claims.aftermath import tells_the_aftermath
from rashomon.claims.cues import VIOLENCE
from rashomon.claims.narrative import LONGEST_SPAN, WORDS
from rashomon.claims.place_mentions import place_words
from rashomon.claims.places import unmapped
from rashomon.expressions.parts import among_counted
from rashomon.expressions.victims import HURT
from rashomon.records import ActorRelations, Claim, Place

FAMILIES: dict[str, str] = {
    **dict.fromkeys((*VIOLENCE, "property_destruction", "convoy_blocked", "protest_clash"), "violence"),
    "seizure_of_territory": "control",
    "force_deployment": "control",
    "patrol": "control",
    "detention": "coercion",
    "release": "coercion",
    "agreement_or_talks": "talks",
    "threat": "talks",
    "displacement": "people",
    "humanitarian_condition": "people",
}
# Violence between people who see each other, as against fire from afar.
AT_HAND = frozenset(("shooting", "attack", "protest_clash"))
FINE = frozenset(("exact", "settlement", "near"))
KM_PER_DEGREE = 111.2
# Between two villages, beyond the radius within which the finer one is known.
APART_KM = 3.0
# A day that the narrative lent may be off, but not by so much: "a similar bombing on July 25", told in August.
LENT_DAYS = 7
# Who is found dead was killed then or a few days before.
FOUND_DAYS = 3
DISCOVERED = WORDS.pattern(r"<found_out>[^.;]{0,40}?<lying_dead>|<lying_dead>[^.;]{0,40}?<found_out>")
# How a sentence opens with a place.
AT_A_PLACE = WORDS.pattern(r"^\W*<at_a_place>\s+(?:<articles>\s+)?")
# Brought to a hospital, or to where the dead lie.
TAKEN = WORDS.pattern(r"<taken>[^.;]{0,60}?<taken_to>")


def fits(a: Claim, b: Claim) -> bool:
    """Nothing that the two say of day, place or side keeps them from being one incident."""
    # "Since March 2011 …" is background to what is told of a day, as is "in 2012 …" to what is told without one.
    if _of_a_time(a) != _of_a_time(b):
        return False
    if a.is_aggregate == b.is_aggregate and (
        (_of_a_year(a) and not b.when.start) or (_of_a_year(b) and not a.when.start)
    ):
        return False
    if _days_apart(a, b) > (LENT_DAYS if {"narrative", "published"} & {a.when.basis, b.when.basis} else 0):
        # Who was hurt in an incident may die days later: an outcome follows its act.
        later = max(a, b, key=lambda c: c.when.start or "")
        soon = _days_apart(a, b) <= FOUND_DAYS and DISCOVERED.search(later.quote) is not None
        if not (outcome(later) or _found_after(later) or soon):
            return False
    moved = outcome(a) or outcome(b) or TAKEN.search(a.quote) or TAKEN.search(b.quote) or _misread(a, b)
    if a.place.text and b.place.text and a.place.name != b.place.name and not moved:
        if a.place.precision in FINE and b.place.precision in FINE and _apart(a.place, b.place):
            return False
        if a.place.admin1 and b.place.admin1 and a.place.admin1 != b.place.admin1:
            return False
    if _opposite(a.place, b.place) and not moved:
        return False
    if _opens_elsewhere(a, b) and not (outcome(a) or outcome(b)):
        return False
    if a.event_type == "other" and FAMILIES.get(b.event_type) == "violence" and not a.place.text and not a.when.text:
        return True  # condolences, a funeral, pictures of the ruins
    if FAMILIES.get(a.event_type) != "violence":
        return a.event_type == b.event_type and (
            a.perpetrator == b.perpetrator or None in (a.perpetrator, b.perpetrator)
        )
    return True


def _found_after(c: Claim) -> bool:
    """ "When they came back on Sunday they found nine bodies": where the text has been, it tells of the same dead."""
    return c.place.text is None and WORDS["found_after"].search(c.quote) is not None


def _days_apart(a: Claim, b: Claim) -> int:
    """Days between the end of the earlier and the start of the later; 0 where they meet or one is not known."""
    if not a.when.start or not b.when.start:
        return 0
    first, last = sorted((a, b), key=lambda c: c.when.start or "")
    early, late = first.when, last.when
    if late.basis == "narrative" and late.approx and not late.text and tells_the_aftermath(last.quote):
        return 0  # near a plea, a funeral or a death: the act was then or before
    return (date.fromisoformat(late.start or "") - date.fromisoformat(early.end or early.start or "")).days


def _misread(a: Claim, b: Claim) -> bool:
    """Places of two countries, where the later one has no other day of its own: a namesake rather than a second front."""
    later = max(a, b, key=lambda c: c.char_start)
    other_day = later.when.basis in ("stated", "relative") and a.when.start != b.when.start
    return a.place.country != b.place.country and None not in (a.place.country, b.place.country) and not other_day


def _of_a_year(c: Claim) -> bool:
    return c.when.precision == "year" and c.when.basis in ("stated", "relative")


def _of_a_time(c: Claim) -> bool:
    """Does it tell of a stretch of time, longer than what a round-up covers?"""
    if not c.window_start:
        return False
    until = c.window_end or c.as_of
    return until is None or date.fromisoformat(until) - date.fromisoformat(c.window_start) > LONGEST_SPAN


def in_return(a: Claim, b: Claim, relations: ActorRelations) -> bool:
    """One is fire in return for the other: who attacks in one is hit in the other.

    A clash has both sides on both ends, and a denial tells who did not: neither says that there were two events.
    """
    if "armed_clash" in (a.event_type, b.event_type) or a.stance != "asserted" or b.stance != "asserted":
        return False
    if not (a.event_type in VIOLENCE and b.event_type in VIOLENCE):
        return False
    if {a.event_type, b.event_type} <= AT_HAND and a.place.name == b.place.name:
        return False  # shots and shots in return on one spot are one clash
    if any(_one_party(c.perpetrator, c.target, relations) for c in (a, b)):
        return False  # who attacks himself was misread
    return _one_party(a.perpetrator, b.target, relations) or _one_party(a.target, b.perpetrator, relations)


def _one_party(x: str | None, y: str | None, relations: ActorRelations) -> bool:
    """Every actor of the one is an actor of the other, a part of it or on its side; unknown ones tell nothing."""
    return bool(x and y) and all(
        relations.relation(p, q, None) in ("same", "part_of", "same_side")
        for p in (x or "").split("; ")
        for q in (y or "").split("; ")
    )


def _apart(p: Place, q: Place) -> bool:
    """Two villages, as against a village and its streets: both on the map, and beyond both radii."""
    if p.lat is None or q.lat is None or p.lon is None or q.lon is None:
        return False
    north = (p.lat - q.lat) * KM_PER_DEGREE
    east = (p.lon - q.lon) * KM_PER_DEGREE * cos(radians(p.lat))
    return hypot(north, east) > min(p.radius_km or 0.0, q.radius_km or 0.0) + APART_KM


def _opens_elsewhere(a: Claim, b: Claim) -> bool:
    """ "In Wana, two elders were shot", after dead of another town: somewhere else, wherever a gazetteer puts it."""
    first, later = sorted((a, b), key=lambda c: c.char_start)
    placed = first.place.precision in FINE or unmapped(first.place)
    fine = first.place.text and placed and first.place.name != later.place.name
    if not fine or not later.place.text or not (harmed(first) and harmed(later)):
        return False
    opening = AT_A_PLACE.match(later.quote)
    return opening is not None and later.quote[opening.end() :].startswith(later.place.text)


def harmed(c: Claim) -> bool:
    return any(k.kind in HURT and k.low for k in c.counts)


def _opposite(p: Place, q: Place) -> bool:
    """ "Eastern X" and "western X"."""
    if p.place_id != q.place_id or not p.text or not q.text:
        return False
    compass = place_words()["compass"].items()
    one, other = ([side for word, side in compass if word in t.split(p.name or t)[0].lower()] for t in (p.text, q.text))
    return any((x[0] + y[0], x[1] + y[1]) == (0, 0) for x in one for y in other)


def outcome(c: Claim) -> bool:
    """Only tells how somebody fared: died in hospital, was pronounced dead, remains in critical condition."""
    if WORDS["faring"].search(c.quote) and not any(k.kind == "killed" for k in c.counts):
        return True
    return bool(WORDS["outcomes"].search(c.quote)) and all(
        k.low in (0, 1) or among_counted(f"{k.what or ''} ") for k in c.counts
    )
