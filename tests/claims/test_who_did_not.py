"""Who is counted as a victim, is nobody, or is a thing, did not do it; and what kind of event it was."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling hit Goma; no injuries were reported.",
        "The shelling hit Goma, two people reported killed.",
        "Donetsk: three people killed, seven injured.",
        "A farmer and his wife were killed by shelling.",
        "Nine people lost their lives in the bombardment of Goma.",
        "No faction has claimed the bombing.",
    ],
)
def test_the_victims_and_nobody_did_not_do_it(text: str) -> None:
    assert [c.perpetrator_text for c in claims(text)] == [None]


def test_what_exploded_is_a_thing() -> None:
    *_, last = claims("Rebels threw a grenade at a guard post. It missed the gate and exploded, wounding a nurse.")
    assert (last.perpetrator_text, last.perpetrator) == (None, None)


def test_an_attacker_who_died_still_attacked() -> None:
    (claim,) = claims("The gunman opened fire on worshippers and was killed.")
    assert claim.perpetrator_text == "The gunman"


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("Up to 30 insurgents were destroyed.", "killed", None, 30),
        ("Soldiers raped six women in Goma.", "other", 6, 6),
        ("Villagers recovered 12 decomposing civilian bodies in Goma.", "killed", 12, 12),
        ("A headless body was hung from a gate in Goma.", "killed", 1, 1),
        ("Four members of the clan fell as martyrs.", "killed", 4, 4),
        ("The battery shot down five Shaheds.", "destroyed", 5, 5),
        ("Drone strike on minibus kills at least seven", "killed", 7, None),
        ("Shelling of clinic wounds eight", "injured", 8, 8),
        ("Missile attack on bazaar in Goma kills 14 people", "killed", 14, 14),
    ],
)
def test_whom_a_war_report_counts(text: str, kind: str, low: int | None, high: int | None) -> None:
    (claim,) = claims(text)
    assert [(c.kind, c.low, c.high) for c in claim.counts] == [(kind, low, high)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("A bomber killed a clerk in Goma.", ["attack"]),
        ("Bombers struck a village near Goma.", ["airstrike"]),
        ("Rebels fired cluster munitions at a clinic.", ["shelling"]),
        ("Thirty rockets crossed from Lebanon into Israel.", ["shelling"]),
        ("If the talks collapse, more people will die.", []),
        ("The colonel escaped unhurt.", []),
        ("The welder never regained consciousness.", []),
        ("Rebels set off a landmine under a truck in Goma.", ["ied_or_bomb"]),
        ("A nurse was wounded in Goma and was evacuated to a hospital.", ["attack"]),
    ],
)
def test_what_it_was(text: str, types: list[str]) -> None:
    assert [c.event_type for c in claims(text)] == types


def test_soldiers_who_cross_a_border_are_not_displaced() -> None:
    assert [c.counts for c in claims("Twelve fighters crossed the border.")] == [()]


def test_who_loses_control_of_a_town_is_not_held() -> None:
    types = [c.event_type for c in claims("The rebels lost control of Goma on Friday.")]
    assert types == ["seizure_of_territory"]


@pytest.mark.parametrize(
    "text",
    [
        "A teller was shot in Goma. She was airlifted by medical helicopter to a clinic in serious condition.",
        "A teller was shot in Goma. He died by suicide on Sunday.",
    ],
)
def test_what_carries_the_hurt_and_a_suicide_are_no_weapons(text: str) -> None:
    assert {c.event_type for c in claims(text)} == {"shooting"}
