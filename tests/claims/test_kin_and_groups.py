"""How many a sentence counts where it names kin, a group by its size, or men by their trade; and what was only tried."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Militiamen killed a household of six near Goma.", 6),
        ("Raiders hacked a couple and their daughter to death.", 3),
        ("Soldiers shot dead a couple and their two sons.", 4),
        ("A medic and three teachers were killed.", 4),
        ("A paramedic and four farmers were killed.", 5),
        ("A guard, a rifleman and a gunner were killed.", 3),
        ("A private was shot dead.", 1),
        ("A rifleman died in hospital from wounds he received in a raid near Goma.", 1),
    ],
)
def test_each_of_them_is_counted(text: str, dead: int) -> None:
    _, (mention, *_) = read(text)
    assert mention.killed == (dead, dead)


def test_a_third_is_one_more() -> None:
    _, (mention,) = read("Bandits killed two drivers and a third was wounded.")
    assert (mention.killed, mention.injured) == ((2, 2), (1, 1))


@pytest.mark.parametrize(
    "text", ["An attempt to kill the mayor failed.", "Police foiled a bid to assassinate the general."]
)
def test_an_attempt_is_an_attack_that_killed_nobody(text: str) -> None:
    (claim,), _ = read(text)
    assert claim.counts == ()


def test_an_attempt_that_is_planned_is_none() -> None:
    assert read("The rebels plan an attempt to kill the mayor.") == ([], [])


def test_neither_victim_is_no_toll() -> None:
    assert read("Neither victim carried a weapon.") == ([], [])


def test_no_casualties_is_one() -> None:
    (claim,), _ = read("There were no casualties.")
    assert [(c.low, c.high) for c in claim.counts] == [(0, 0)]
