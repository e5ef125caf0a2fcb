"""Another death than that of the text, told by the way; what goes on with it; and what a page shows beside its article."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article, main_mention

WORLD = load_knowledge(())
HURT = "Four dockers were shot on Friday at a tavern in Toledo.\n\n"


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published="2031-05-10"), WORLD)


def main(text: str) -> Mention:
    return main_mention(text, "2031-05-10")


@pytest.mark.parametrize(
    "aside",
    [
        "The tavern is a block away from where a baker was killed in March.",
        "They had come to mourn the death of a baker who was stabbed to death in the same street earlier in the day.",
        "A gunman opened fire on a vigil for a homicide victim, wounding two of them.",
        "The raid was in retaliation for the murder of a Dori rebel by the guards.",
        "It was no attack such as last year's raid in Sevare that killed 49 people.",
        "The scene of Friday's shooting is close to a yard where a baker was killed last month.",
        "The four were shot as neighbours gathered for a vigil for Joan Drummond, 41, who was fatally shot on Monday.",
    ],
)
def test_another_death_is_none_of_the_text(aside: str) -> None:
    assert main(HURT + aside).killed is None


def test_what_goes_on_with_another_incident_is_none_of_the_text_either() -> None:
    told = HURT + (
        "It comes after a baker was killed outside the tavern in November 2029. "
        "Two clerks were shot in that incident. One of them died, and the other survived."
    )
    assert [(m.killed, m.injured) for m in read(told)[1]] == [(None, (4, 4)), ((1, 1), (1, 1))]


def test_an_aside_is_never_one_incident_with_its_own_text() -> None:
    mentions = read("Two clerks were shot on Friday in Toledo, a month after a baker was killed there.")[1]
    assert [m.aside for m in mentions] == [False, True]


@pytest.mark.parametrize(
    "link",
    [
        "RELATED: Baker shot dead in Sevare",
        "STORY: Ten bakers shot in Sevare, at least two dead",
        "Also read:\n\nBaker shot dead after a quarrel over a boat\n\nPilot dies after a fall",
    ],
)
def test_what_a_page_links_to_is_another_story(link: str) -> None:
    assert main(f"{HURT}{link}\n\nThe four were in stable condition.").killed is None


def test_headlines_behind_a_short_text_are_other_stories() -> None:
    body = (
        "It began with a quarrel over a bill.\n\nThe four were taken to a clinic.\n\nPolice are investigating.\n\n"
        "Baker, who first crossed the strait in a barrel, dies at 96"
    )
    assert main(HURT + body).killed is None


def test_a_toll_over_a_weekend_of_one_act_is_no_running_total() -> None:
    told = "Police named two suspects in a shooting at a tavern over the weekend in which one person was killed."
    assert not any(c.is_aggregate for c in read(told)[0])


def test_who_a_total_tells_of_is_no_victim_of_the_day() -> None:
    told = HURT + (
        "The paper looked at every shooting since 1990 in which four or more people died. "
        "Of the gunmen, only three were women and 73 died at the scene."
    )
    assert main(told).killed is None


def test_a_turn_within_a_round_up_opens_another_incident() -> None:
    told = (
        "A girl was injured and a man murdered in overnight shootings in Toledo, police said.\n\n"
        "The girl was shot at about 1 a.m. on Elm Road.\n\nShe was in fair condition.\n\n"
        "Meanwhile, an adult male was fatally shot late on Friday, police said."
    )
    assert [m.killed for m in read(told)[1] if not m.is_aggregate] == [None, (1, 1)]


def test_a_gun_that_goes_off_is_no_bomb() -> None:
    told = "A clerk was cleaning a rifle when it went off, killing his brother. The bomb went off at noon."
    assert [c.event_type for c in read(told)[0]] == ["shooting", "ied_or_bomb"]
