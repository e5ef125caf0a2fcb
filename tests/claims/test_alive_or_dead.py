"""Who is told of as dead without the plain words for it, who only seemed or feared to be, and what counts nobody."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

HARM = ("killed", "injured", "killed_or_injured")


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))[0]


def harmed(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(k.kind, k.low, k.high) for c in claims(text) for k in c.counts if k.kind in HARM]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The driver did not survive.", [1]),
        ("Two of the guards didn't survive their wounds.", [2]),
        ("The deceased was identified as Moussa Traore, 30.", [1]),
        ("The homicide victim was identified as Moussa Traore, 30.", [1]),
        ("The dead were identified as Moussa Traore, 30, and Awa Keita, 24.", [1, 1]),
        ("The body has been identified as that of Awa Keita.", [1]),
        ("All but three of the 40 passengers were killed when the bus hit a mine.", [37]),
    ],
)
def test_dead_in_other_words(text: str, dead: list[int]) -> None:
    assert harmed(text) == [("killed", n, n) for n in dead]


def test_a_boy_who_opens_a_headline_is_counted() -> None:
    assert harmed("Boy killed, 12 hurt as shell hits school") == [("killed", 1, 1), ("injured", 12, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody survived.",
        "All but two of the crew were killed.",
        "Neither side gave casualty figures.",
        "No casualty figures were given after the clashes.",
        "There were no signs of violence and no indication that his death was suspicious.",
        "There is no evidence that the killing was ordered.",
        "No child deserves to be murdered.",
        "The plan aims at eliminating traffic fatalities.",
    ],
)
def test_nobody_is_counted(text: str) -> None:
    assert harmed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The priest, believed dead, was found alive on Monday.",
        "The boy fooled the gunmen into thinking he was already dead.",
        "She pretended to be dead while the gunmen passed.",
        "The family thought he was dead.",
        "The general escaped being killed.",
        "The murderer deserves to be killed.",
    ],
)
def test_who_only_seemed_dead_lives(text: str) -> None:
    assert harmed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine hostages are presumed dead.",
        "The nurse was thought to have been killed by a mine.",
        "He is believed dead.",
    ],
)
def test_believed_dead_is_hedged(text: str) -> None:
    (claim,) = claims(text)
    assert claim.stance == "hedged"
    assert [k.kind for k in claim.counts] == ["killed"]


def test_hurt_or_killed_is_not_said_which() -> None:
    told = "She was the eighth child this year to be injured or killed by gunfire in the city."
    assert harmed(told) == [("killed_or_injured", 1, 1)]
