"""To whom it happened: with whom they died, whose kin they were, and who dies of no violence."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))[0]


def killed(text: str) -> list[str | None]:
    return [k.what for c in claims(text) for k in c.counts if k.kind == "killed"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The driver was killed along with two passengers.", ["The driver", "two passengers"]),
        ("The commander, together with three of his men, was killed.", ["The commander", "three of his men"]),
        ("Traore was killed alongside his two bodyguards.", ["Traore", "his two bodyguards"]),
        (
            "Moussa and Awa Traore, along with their four children, were believed to have died in the raid.",
            ["Moussa", "Awa Traore", "their four children"],
        ),
        ("The soldiers killed nine farmers together with the militia.", ["nine farmers"]),
    ],
)
def test_who_died_along_with_them_is_dead_too(text: str, dead: list[str]) -> None:
    assert killed(text) == dead


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The father of the teen who was killed spoke at the vigil.", "the teen"),
        ("The father of two boys who were killed spoke at the vigil.", "two boys"),
        ("The mother of the boy killed in the raid wept.", "the boy"),
        ("The wife of the mayor who died in the raid spoke.", "the mayor"),
    ],
)
def test_not_the_kin_but_whose_kin_they_are(text: str, dead: str) -> None:
    assert killed(text) == [dead]


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heroin overdose.",
        "She died of natural causes.",
        "He died in his sleep.",
        "Ruth Adeyemi, 84, passed away peacefully on Sunday.",
        "Two boys drowned in the river.",
        "Four people were killed when their bus rolled over.",
        "The man was struck and killed by a train.",
    ],
)
def test_who_dies_of_no_violence_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Nine migrants drowned when the navy shelled their boat.", "Nine migrants"),
        ("Twelve people were killed by a truck driven into a crowd.", "Twelve people"),
        ("Two girls were drowned by their father.", "Two girls"),
        ("Three guards were killed when their truck hit a mine.", "Three guards"),
    ],
)
def test_who_dies_of_violence_is_one(text: str, dead: str) -> None:
    assert killed(text) == [dead]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Gunmen dressed as soldiers killed four traders.", "Gunmen"),
        ("Gunmen disguised as policemen shot two judges.", "Gunmen"),
        ("Three guards were killed when their truck hit a mine.", None),
        ("Miners' union leader shot dead in Goma", None),
    ],
)
def test_who_did_it(text: str, by: str | None) -> None:
    (claim,) = claims(text)
    assert claim.perpetrator_text == by


def test_a_strike_counted_in_days_is_none_of_shells() -> None:
    (claim,) = claims("Dockers' leader shot dead on third day of strike")
    assert (claim.event_type, claim.target_text) == ("shooting", "Dockers' leader")


def test_whom_they_hold_is_the_father_where_the_boy_was_hurt() -> None:
    held = [
        c
        for c in claims("The father of a boy who was hurt in the blast has been arrested.")
        if c.event_type == "detention"
    ]
    assert [(k.kind, k.low) for c in held for k in c.counts] == [("detained", 1)]
    assert [(c.target_text or "").split(" of ")[0] for c in held] == ["The father"]


def test_killed_while_asleep_is_violence() -> None:
    assert claims("His sons were in a deep sleep when they were killed.") != []
