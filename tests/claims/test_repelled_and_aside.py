"""Who beats back an attack, what is told by the way, and what a pattern may not count."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article

WORLD = load_knowledge(())


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published="2031-05-09"), WORLD)


def figures(text: str) -> set[tuple[str, int | None]]:
    return {(k.kind, k.low) for c in read(text)[0] for k in c.counts}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The garrison beat back the rebels at the ford.", "the rebels"),
        ("Villagers fended off raiders of the White Band at dawn.", "raiders of the White Band"),
        ("The marines repelled an incursion by the insurgents near the ford.", "the insurgents"),
        ("Guards beat a clerk back into the yard.", "Guards"),
    ],
)
def test_who_is_beaten_back_attacked(text: str, by: str) -> None:
    assert read(text)[0][0].perpetrator_text == by


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed six guards after their captain was killed in an earlier raid.",
        "Her brother died in an earlier ambush; six guards died on Friday in the shelling of the fort.",
    ],
)
def test_only_the_clause_on_another_event_is_an_aside(text: str) -> None:
    assert sorted(m.killed for m in read(text)[1] if m.killed) == [(1, 1), (6, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "Six guards were killed, about a week after a driver was shot dead on the same road.",
        "Six guards were killed near the spot where a driver was killed in 2029.",
        "Gunmen killed six guards at a funeral for a driver killed last week.",
        "Six guards were killed on Friday. It was the second raid on the street since March, when a driver was killed.",
        "Six guards were killed on Friday. Several years ago a driver was killed at the ford.",
        "Six guards were killed on Friday. A year and a half ago a driver was killed at the ford.",
    ],
)
def test_who_was_killed_at_another_time_is_none_of_the_dead(text: str) -> None:
    assert sorted(m.killed for m in read(text)[1] if m.killed) == [(1, 1), (6, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "Six guards died on Friday, two days after they were shot at the ford.",
        "The raid, which took place in March and killed six guards, drew anger.",
        "Six guards were killed when rebels struck the ford in March.",
        "Six guards who were shot in March have died.",
    ],
)
def test_a_clause_on_the_same_event_is_no_aside(text: str) -> None:
    assert [m.killed for m in read(text)[1] if m.killed] == [(6, 6)]


def test_where_another_event_was_is_no_place_of_this_one() -> None:
    _, mentions = read(
        "Six guards were wounded in Mosul. The blast came two days after a bomb killed a driver in Kirkuk."
    )
    assert {m.place.name: (m.killed, m.injured) for m in mentions} == {
        "Mosul": (None, (6, 6)),
        "Kirkuk": ((1, 1), None),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Six guards were killed on Friday. The shelling follows an ambush that left a driver dead.",
        "Six guards were killed. The strike came two days after an ambush killed a driver.",
        "Six guards were killed. Their deaths follow a string of attacks, in one of which a driver was killed.",
        "Six guards were killed. The raid comes on the heels of an ambush in which a driver was killed.",
    ],
)
def test_what_an_event_follows_is_another_event(text: str) -> None:
    assert sorted(m.killed for m in read(text)[1] if m.killed) == [(1, 1), (6, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "Six guards were killed on Friday, the highest toll since the March 3 bombing.",
        "The raid killed six guards on Friday in the first attack since the bombing of March 3.",
    ],
)
def test_what_an_event_is_measured_by_is_another_event(text: str) -> None:
    (raid,) = (m for m in read(text)[1] if m.killed)
    assert (raid.killed, raid.when.start) == ((6, 6), "2031-05-09")


def test_his_death_came_after_he_was_shot_is_one_event() -> None:
    _, mentions = read("A driver was ambushed on Friday. His death came after he was shot at the ford.")
    assert len(mentions) == 1


def test_an_aside_goes_on_with_whom_it_told_of() -> None:
    claims, mentions = read(
        "A boy was wounded by a shell on Friday. It fell near an earlier blast that left a girl dead. "
        "Awa Keita was killed as she slept. The boy was treated for his wounds."
    )
    assert [m.killed for m in mentions] == [None, (1, 1)]
    assert [c.mention_id for c in claims if "Awa" in c.quote] == [mentions[1].mention_id]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two clerks were questioned after the killing of a nurse.", {("killed", 1)}),
        ("The mine could easily have killed dozens; it wounded one.", {("injured", 1)}),
        ("Raiders burned 14 huts near the ford.", {("destroyed", 14)}),
        ("Raiders burnt 14 houses and killed a chief.", {("destroyed", 14), ("killed", 1)}),
    ],
)
def test_whose_number_it_is(text: str, told: set[tuple[str, int]]) -> None:
    assert figures(text) == told


def test_what_is_admitted_beside_a_denial_is_not_denied() -> None:
    claims, _ = read("The group denied killing the priest, but admitted burning the church.")
    assert {c.event_type: c.stance for c in claims} == {"attack": "denied", "property_destruction": "asserted"}


def test_a_relative_pronoun_is_whom_it_stands_for() -> None:
    (told, *_) = read("The militia, which the army blames for the raid that killed six guards, denied any role.")[0]
    assert told.perpetrator_text == "The militia"


@pytest.mark.parametrize("text", ["Heavy shelling killed six guards.", "Fierce shelling wounded a clerk."])
def test_an_adjective_that_opens_a_sentence_is_no_side(text: str) -> None:
    assert read(text)[0][0].perpetrator_text is None


def test_who_drives_off_people_without_arms_is_not_attacked() -> None:
    assert read("The army beat back protesters with batons, injuring 20.")[0][0].perpetrator_text == "The army"


def test_what_nobody_denies_is_left_open() -> None:
    (told,) = read("Neither the army nor the rebels denied that 20 villagers had died.")[0]
    assert told.stance == "hedged"


def test_what_is_joined_is_burnt_too() -> None:
    assert figures("Settlers burned 20 olive trees and a car at the ford.") == {("destroyed", 20), ("destroyed", 1)}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Half of the 40 passengers were killed by the rebels.", 20),
        ("Two thirds of the 60 clerks were killed by the rebels.", 40),
        ("Half a million people were killed in the war.", 500_000),
    ],
)
def test_a_part_of_a_number(text: str, killed: int) -> None:
    assert figures(text) == {("killed", killed)}


def test_it_happened_long_after_something_else() -> None:
    _, mentions = read(
        "A potter was shot dead in Goma. It happened a month after two porters were shot dead in Bukavu."
    )
    assert sorted(m.killed for m in mentions if m.killed) == [(1, 1), (2, 2)]
