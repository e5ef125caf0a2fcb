"""A small world to link in: places on a map, two armies, outlets, and mentions made of a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.incidents import Linked, link
from rashomon.records import (
    Claim,
    Count,
    Decision,
    Incident,
    Mention,
    Place,
    Relation,
    When,
    claim_id,
    mention_id,
)

KONNA = Place("Konna", "Konna", "p1", "ML", "Mopti", 14.94, -3.89, 5.0, "settlement")
SEVARE = Place("Sevare", "Sevare", "p2", "ML", "Mopti", 14.53, -4.09, 5.0, "settlement")
MOPTI = Place("Mopti region", "Mopti", "p3", "ML", "Mopti", 14.5, -4.2, 75.0, "province")
GAO = Place("Gao", "Gao", "p4", "ML", "Gao", 16.27, -0.04, 5.0, "settlement")
NOWHERE = Place()


class Sides:
    """North and South are at war; the Northern Army is part of North."""

    def relation(self, a: str, b: str, day: str | None) -> Relation:
        if a == b:
            return "same"
        if {a, b} == {"North", "Northern Army"}:
            return "part_of"
        return "conflicting" if "South" in (a, b) else "unknown"


def on(day: str | None, end: str | None = None) -> When:
    """A day as stated, a window, or no day."""
    return When(day, end or day, day, "stated", "day") if day else When()


def a_mention(
    outlet: str,
    day: str | None = "2021-03-06",
    place: Place = KONNA,
    event: str = "shelling",
    *,
    killed: int | None = None,
    by: str | None = None,
    target: str | None = None,
    names: str = "",
    words: str = "",
    published: str | None = "2021-03-12",
    aggregate: bool = False,
    claims: int = 1,
    side: str | None = None,
    stance: str = "asserted",
    end: str | None = None,
    victims: tuple[str, ...] = (),
    ages: tuple[str, ...] = (),
) -> tuple[Mention, list[Claim]]:
    """What one outlet says of one incident, as a mention and its claims. The outlet's name is the article's too."""
    ids = [claim_id(outlet, f"{outlet} {day} {place.name} {event} {killed} {words}", i) for i in range(claims)]
    own = mention_id(ids)
    figures = () if killed is None else (Count("killed", "people", "unknown", killed, killed),)
    made = [
        Claim(
            i,
            "a" + outlet,
            outlet + ".txt",
            0,
            1,
            "x",
            "",
            event,  # type: ignore[arg-type]
            on(day, end),
            place,
            perpetrator=by,
            target=target,
            counts=figures,
            is_aggregate=aggregate,
            stance=stance,  # type: ignore[arg-type]
            side=side,
            mention_id=own,
        )
        for i in ids
    ]
    mention = Mention(
        own,
        "a" + outlet,
        outlet + ".txt",
        tuple(ids),
        event,  # type: ignore[arg-type]
        on(day, end),
        place,
        (by,) if by else (),
        (target,) if target else (),
        None if killed is None else (killed, killed),
        None,
        tuple(sorted(set(names.split()))),
        tuple(sorted(set(words.split()))),
        published=published,
        outlet=outlet,
        is_aggregate=aggregate,
        victims=victims,
        ages=ages,
    )
    return mention, made


Told = tuple[Mention, list[Claim]]


def linked(told: Sequence[Told], decisions: Sequence[Decision] = (), before: Sequence[Incident] = ()) -> Linked:
    return link([m for m, _ in told], [c for _, cs in told for c in cs], Sides(), decisions, before)


def partition(result: Linked) -> set[frozenset[str]]:
    """The incidents as sets of claims, whatever they are called."""
    return {frozenset(i.claim_ids) for i in result.incidents}


def together(*told: Told) -> bool:
    """All of these are one incident."""
    return len(linked(told).incidents) == 1


def decision(number: int, kind: str, a: str | None = None, b: str | None = None, undoes: str | None = None) -> Decision:
    when = f"2022-01-01T00:{number:02d}:00+00:00"
    return Decision(f"d{number}", kind, a, b, (), "a coder", when, "", undoes)  # type: ignore[arg-type]


def claims_of(told: Iterable[Told]) -> list[str]:
    return [c.claim_id for _, cs in told for c in cs]
