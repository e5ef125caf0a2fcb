"""Wordings of war reports: who fell, what fell, who was driven out, what a number counts that stands far from its noun."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

WORLD = load_knowledge(())


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text, "2031-05-12"), WORLD)[0]


def figures(text: str) -> set[tuple[str, int | None, int | None]]:
    return {(k.kind, k.low, k.high) for c in claims(text) for k in c.counts}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Nine soldiers fell near Goma on Sunday.", ("killed", 9, 9)),
        ("The death toll from Friday’s car bombing in Goma has risen to 41.", ("killed", 41, 41)),
        ("The union put the number of people killed in Goma on Sunday at 97.", ("killed", 97, 97)),
        ("The number of civilians killed in the shelling of Goma has reached 120.", ("killed", 120, 120)),
        ("Soldiers dragged nine men from a bus in Goma and shot them dead on Sunday.", ("killed", 9, 9)),
        ("Two tanks were eliminated by the rebels near Goma on Sunday.", ("destroyed", 2, 2)),
        ("Three Leopard 2 tanks were destroyed near Goma on Sunday.", ("destroyed", 3, 3)),
        ("Several hundred people fled Goma on Sunday.", ("displaced", 300, None)),
        ("The army expelled 300 people from Goma on Sunday.", ("displaced", 300, 300)),
        ("Forty villagers were deported from Goma on Sunday.", ("displaced", 40, 40)),
        ("Two nurses were let go by the rebels in Goma on Sunday.", ("released", 2, 2)),
    ],
)
def test_the_figure(text: str, figure: tuple[str, int | None, int | None]) -> None:
    assert figures(text) == {figure}


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("An air strike killed 20 people, five of them children, in Goma.", ("unknown", 20), ("civilians", 5)),
        ("Gunmen killed 14 soldiers, two of whom were officers.", ("combatants", 14), ("combatants", 2)),
        ("Shells killed at least 100 villagers in Goma, 45 of them women.", ("civilians", 100), ("civilians", 45)),
    ],
)
def test_so_many_of_them_are_a_part(text: str, whole: tuple[str, int], part: tuple[str, int]) -> None:
    (told,) = claims(text)
    first, second = told.counts
    assert (first.group, first.low, first.subset_of) == (*whole, None)
    assert (second.group, second.low, second.subset_of) == (*part, 0)


def test_as_many_as_there_are_of_them_are_no_part() -> None:
    (told,) = claims("Gunmen killed two farmers in Goma, two of them women.")
    assert len(told.counts) == 1


def test_so_many_of_them_who_were_fatally_hit_are_all_the_dead() -> None:
    assert figures("Ten people were shot, two of them fatally.") == {("killed_or_injured", 10, 10), ("killed", 2, 2)}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen killed eight guards and took five of them hostage.", 8),
        ("Police killed six men and seized 20 guns, three of them stolen.", 6),
    ],
)
def test_so_many_of_them_of_whom_something_else_is_told_are_no_part_of_the_dead(text: str, dead: int) -> None:
    assert {f for f in figures(text) if f[0] == "killed"} == {("killed", dead, dead)}


@pytest.mark.parametrize(
    "text",
    [
        "Fighters overran an army post near Goma on Sunday, killing ten soldiers and capturing eight.",
        "The rebels captured eight soldiers near Goma on Sunday.",
    ],
)
def test_soldiers_who_are_captured_are_detained(text: str) -> None:
    assert ("detained", 8, 8) in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers liberated 50 women near Goma on Sunday.",
        "The warlord controls 3,000 fighters near Goma.",
        "Two officers lost control of their van in Goma on Sunday.",
    ],
)
def test_who_is_freed_led_or_at_the_wheel_is_not_detained(text: str) -> None:
    assert not [k for k in figures(text) if k[0] != "released"]


def test_dead_and_wounded_of_a_toll_are_not_pooled_as_well() -> None:
    told = figures("Officials put the toll at 12 dead and 40 wounded in the shelling of Goma.")
    assert told == {("killed", 12, 12), ("injured", 40, 40)}


def test_the_driven_out_are_told_beside_the_dead() -> None:
    told = figures("The war has killed 5,000 people and driven a million from their homes since 2017.")
    assert told == {("killed", 5000, 5000), ("displaced", 1_000_000, 1_000_000)}


@pytest.mark.parametrize(
    "text",
    [
        "Goma fell on Sunday after two weeks of fighting.",
        "The town fell on Sunday without a shot being fired.",
        "Goma was in rebel hands on Sunday.",
        "Most of the town was in rebel hands on Sunday.",
        "The army drove the rebels out of Goma on Sunday.",
    ],
)
def test_the_place_was_taken(text: str) -> None:
    assert "seizure_of_territory" in {c.event_type for c in claims(text)}
    assert "shooting" not in {c.event_type for c in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers fell ill on Sunday.",
        "Prices fell in Goma.",
        "A child fell into a well.",
        "Two policemen fell while chasing a thief.",
        "Nasdaq fell on Monday.",
        "Snow fell in Goma on Sunday.",
        "Drummond fell near a door on Sunday.",
        "The case is in the hands of the police.",
        "The gun was in his hands.",
    ],
)
def test_other_falls_are_none(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two farmers died in an attack on a bar in Goma by the M23.", "M23"),
        ("A suicide bomber walked into a market in Goma and blew himself up, killing 12.", "A suicide bomber"),
        ("Six people died in clashes between rival gangs in Goma.", "rival gangs"),
        ("Sunday’s truck bombing in Goma killed four people.", None),
    ],
)
def test_who_did_it(text: str, who: str | None) -> None:
    (told,) = claims(text)
    assert (told.perpetrator_text or "").removeprefix("the ") == (who or "")


def test_a_man_who_attacks_is_not_the_civilians() -> None:
    (told,) = claims("A man drove a truck into a crowd in Goma on Sunday, killing nine.")
    assert (told.perpetrator_text, told.perpetrator) == ("A man", None)


def test_villagers_who_attack_are_civilians() -> None:
    (told,) = claims("Villagers attacked a convoy in Goma on Sunday.")
    assert told.perpetrator == "Civilians"
