"""A round-up tells several incidents in turn: each is a mention of its own, and the sum over all is of none of them."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article

CITY = "Three people were killed and four wounded in separate attacks across the city on Sunday, police said."


def told(*paragraphs: str, title: str = "Outlet") -> tuple[list[Claim], list[Mention]]:
    return extract(an_article(title, "\n\n".join(paragraphs), published="2021-06-21"), load_knowledge(()))


def killed(mentions: list[Mention]) -> list[tuple[int | None, int | None] | None]:
    """What each mention of an incident says of the dead."""
    return [m.killed for m in mentions if not m.is_aggregate]


def test_each_incident_of_a_round_up_has_its_own_dead_and_the_sum_is_of_none() -> None:
    _, mentions = told(
        CITY,
        "Two men were shot and killed in the Karrada neighbourhood at 9 a.m.",
        "The men were sitting in a tea house when the gunmen came.",
        "A woman was shot dead in the Mansour neighbourhood at 11 p.m.",
        "She was hit as she left her car.",
    )
    assert killed(mentions) == [(2, 2), (1, 1)]
    assert [m.killed for m in mentions if m.is_aggregate] == [None]


def test_what_follows_goes_on_with_the_last_told() -> None:
    claims, _ = told(
        CITY,
        "Two men were shot and killed in the Karrada neighbourhood at 9 a.m.",
        "A woman was shot dead in the Mansour neighbourhood at 11 p.m.",
        "The woman was pronounced dead at a hospital.",
    )
    assert claims[-1].mention_id == claims[-2].mention_id != claims[-3].mention_id


@pytest.mark.parametrize(
    "second",
    [
        "A boy was shot in the leg in the 300 block of Harbour Street.",
        "A boy was shot in the leg at 10:30 p.m.",
        "Another shooting left a boy wounded.",
    ],
)
def test_somebody_new_in_another_street_or_at_another_hour_is_of_another_incident(second: str) -> None:
    _, mentions = told(CITY, "Two men were shot dead in the 1200 block of Mill Road at 9 a.m.", second)
    assert killed(mentions)[0] == (2, 2)
    assert len(killed(mentions)) == 2


@pytest.mark.parametrize(
    "second",
    [
        "A boy was shot in the leg in the 1200 block of Mill Road.",
        "A boy was shot in the leg at 9:10 a.m.",
        "A second victim was found in Harbour Street.",
        "A boy of the 300 block of Harbour Street was shot in the leg.",
    ],
)
def test_one_more_victim_in_the_same_place_or_hour_is_of_the_same_incident(second: str) -> None:
    _, mentions = told(CITY, "Two men were shot dead in the 1200 block of Mill Road at 9 a.m.", second)
    assert len(mentions) == 1


def test_a_text_that_speaks_of_one_incident_is_not_cut_by_its_streets() -> None:
    _, mentions = told(
        "Two men were shot dead in the 1200 block of Mill Road on Sunday.",
        "A boy was found with a wound in the 300 block of Harbour Street.",
    )
    assert len(mentions) == 1


def test_several_strikes_on_one_town_are_summed_up_by_no_one() -> None:
    claims, mentions = told(
        "Ten civilians were killed in several air strikes on the town of Sarmin on Sunday.",
        "A child died in the Barid neighbourhood.",
    )
    assert not any(c.is_aggregate for c in claims)
    assert len(mentions) == 1


def test_a_text_comes_back_to_an_incident_by_its_street() -> None:
    claims, mentions = told(
        CITY,
        "Two men were shot dead in the 1200 block of Mill Road at 9 a.m.",
        "A woman was shot dead in the 300 block of Harbour Street.",
        "The gunmen on Mill Road fired twenty shots.",
    )
    assert len(killed(mentions)) == 2
    assert claims[-1].mention_id == claims[1].mention_id
