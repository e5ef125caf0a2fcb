"""Losses: whose dead and wounded they are, by who lost, suffered or has them."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

SYRIA = load_knowledge(("syria",))


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text, "2016-05-12"), SYRIA)[0]


def figures(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    return {(k.kind, k.low, k.high) for k in claim.counts}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The Syrian army lost 12 soldiers in an ambush near Saraqib on Sunday.", ("killed", 12, 12)),
        ("The Syrian army has lost at least 15 men near Saraqib on Sunday.", ("killed", 15, None)),
    ],
)
def test_who_lost_soldiers_is_whose_dead_they_are(text: str, killed: tuple[str, int, int | None]) -> None:
    (told,) = claims(text)
    assert (told.target, told.perpetrator) == ("Syrian government forces", None)
    assert figures(told) == {killed}


@pytest.mark.parametrize("lost", ["contact with its men", "ground to the soldiers", "the battle"])
def test_what_else_is_lost_kills_nobody(lost: str) -> None:
    assert not [k for c in claims(f"The Syrian army lost {lost} near Saraqib on Sunday.") for k in c.counts]


@pytest.mark.parametrize(
    "text",
    [
        "Two rebels lost a fight against the soldiers near Saraqib on Sunday.",
        "Nine nurses lost touch with their officers near Saraqib on Sunday.",
        "The Syrian army lost 12 officers to desertion near Saraqib on Sunday.",
        "A guard lost sight of two farmers near Saraqib on Sunday.",
    ],
)
def test_who_loses_anything_but_people_is_not_dead_nor_hurt(text: str) -> None:
    assert not [k for c in claims(text) for k in c.counts]


def test_who_loses_their_lives_is_the_dead() -> None:
    (told,) = claims("Two soldiers lost their lives and five lost limbs in an explosion near Saraqib on Sunday.")
    assert [(k.kind, k.low, k.group) for k in told.counts] == [("killed", 2, "combatants")]


def test_men_lost_beside_a_place_are_dead() -> None:
    (told,) = claims("The Syrian army lost three villages and 40 men near Saraqib on Sunday.")
    assert figures(told) == {("killed", 40, 40)}


def test_men_and_tanks_that_are_lost_are_killed_and_destroyed() -> None:
    (told,) = claims("The Syrian army lost three officers and two tanks near Saraqib on Sunday.")
    assert figures(told) == {("killed", 3, 3), ("destroyed", 2, 2)}


def test_who_loses_a_leg_is_hurt() -> None:
    (told,) = claims("A shepherd lost a leg to a mine near Saraqib on Sunday.")
    assert figures(told) == {("injured", 1, 1)}


def test_who_suffers_dead_and_wounded_is_hit() -> None:
    (told,) = claims("The Syrian army suffered nine dead and 20 wounded near Saraqib on Sunday.")
    assert (told.target, told.perpetrator) == ("Syrian government forces", None)
    assert figures(told) == {("killed", 9, 9), ("injured", 20, 20)}


def test_the_wounded_that_we_have_are_the_speakers_own() -> None:
    (told,) = claims("“We have eight wounded and two dead near Saraqib,” the Free Syrian Army said.")
    assert told.target == "Free Syrian Army (FSA)"
    assert figures(told) == {("injured", 8, 8), ("killed", 2, 2)}


def test_of_losses_that_we_have_those_found_are_the_speakers_own() -> None:
    before = "Hezbollah fighters attacked a hill near Saraqib on Sunday."
    told = claims(
        f"{before} “The jets bombed the ridge. We have losses under the stones. We reached six of them,” a fighter said."
    )
    assert told[-1].target == "Hezbollah"
    assert figures(told[-1]) == {("killed", 6, 6)}


def test_of_bodies_that_rescuers_see_those_found_are_not_theirs() -> None:
    text = "Jets bombed a market near Saraqib on Sunday. “There are bodies everywhere. We recovered six of them,” the White Helmets said."
    told = claims(text)
    assert told[-1].target is None
    assert figures(told[-1]) == {("killed", 6, 6)}


def test_who_kills_them_all_does_not_kill_himself() -> None:
    told = claims("Hezbollah fighters shelled a hill near Saraqib on Sunday. On the hill they killed them all.")
    assert told[-1].perpetrator == "Hezbollah"
    assert told[-1].target != "Hezbollah"


def test_one_man_is_no_army_but_his_troops_are() -> None:
    told = claims("Syrian government forces entered Saraqib. Assad said his troops had killed 30 farmers on Sunday.")
    assert told[-1].perpetrator == "Syrian government"
    told = claims("Hezbollah attacked a hill near Saraqib on Sunday. He killed three farmers.")
    assert told[-1].perpetrator is None


def test_the_losses_of_it_are_those_of_whoever_speaks_and_not_of_the_enemy() -> None:
    told = claims("Hezbollah attacked a hill near Saraqib on Sunday. The garrison said it lost two soldiers.")
    assert (told[-1].target_text, told[-1].target) == ("The garrison", None)
    assert figures(told[-1]) == {("killed", 2, 2)}
