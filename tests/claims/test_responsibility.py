"""Whose act it was, by who claims it, denies it or is said to be behind it."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

WORLD = load_knowledge(())
BLAST = "A car bomb killed six people in Goma on Sunday."


def last(text: str) -> Claim:
    return extract(an_article("Outlet", f"{BLAST} {text}", "2031-05-12"), WORLD)[0][-1]


@pytest.mark.parametrize(
    "text",
    [
        "The M23 claimed responsibility for the attack.",
        "A spokesman of the M23 claimed responsibility.",
        "The M23 took credit for the blast.",
        "The M23 claimed the bombing.",
        "The bombing was claimed by the M23.",
        "The M23 said it was behind the bombing.",
    ],
)
def test_who_claims_an_act_did_it_in_their_own_words(text: str) -> None:
    told = last(text)
    assert told.perpetrator == "M23"
    assert "M23" in (told.attributed_to or "")
    assert told.stance == "asserted"


def test_the_deaths_of_an_attack_that_somebody_claimed_are_told_by_the_outlet() -> None:
    told = last("Four people died on Sunday in an ambush claimed by the M23.")
    assert (told.perpetrator, told.attributed_to) == ("M23", None)


def test_who_denies_responsibility_denies_it_for_themselves() -> None:
    told = last("The M23 denied responsibility for the blast.")
    assert (told.perpetrator, told.stance, told.denial_scope) == ("M23", "denied", "responsibility")


@pytest.mark.parametrize("who", ["Nobody", "No group", "No one", "Neither side", "None of the militias"])
def test_that_nobody_claimed_it_accuses_nobody(who: str) -> None:
    told = last(f"{who} has claimed responsibility for the attack.")
    assert (told.perpetrator, told.attributed_to, told.stance) == (None, None, "denied")


@pytest.mark.parametrize(
    "text",
    [
        "A minister took responsibility for the slow response to the attack.",
        "The mayor accepted responsibility for the delay in the search after the explosion.",
    ],
)
def test_who_is_responsible_for_what_came_of_it_did_not_do_it(text: str) -> None:
    assert last(text).perpetrator_text is None


def test_who_took_responsibility_for_several_acts_did_them() -> None:
    assert last("The M23 took responsibility for a wave of bombings.").perpetrator == "M23"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The guards were disarmed, forced to kneel and shot at close range.", None),
        ("Men were pulled out of their homes and shot in the street.", None),
        ("Eight clerks were killed during fighting with the rebels.", None),
        ("A judge sentenced Joseph Lee to life in prison for killing two cousins.", "Joseph Lee"),
        ("He succumbed to his wounds after the strike.", None),
        ("No group has said it was behind the bombing, which killed six.", None),
    ],
)
def test_who_suffered_or_judged_it_did_not_do_it(text: str, by: str | None) -> None:
    (told,) = extract(an_article("Outlet", text, "2031-05-12"), WORLD)[0]
    assert told.perpetrator_text == by
