"""How wars are reported: numbers by parties, put at and given as, of both sides, of those found and those who fell besides."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article, main_mention

WORLD = load_knowledge(())


def read(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text, published="2031-05-09"), WORLD)[0]


def main(text: str) -> Mention:
    return main_mention(text, "2031-05-09")


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("Between 70 and 90 villagers, most of them women and old men, were killed by soldiers in Mopti.", (70, 90)),
        (
            "State radio put the dead of Monday's raid at 26: eleven guards, nine clerks and six of the raiders.",
            (26, 26),
        ),
        ("The directorate gave the number of dead as 83.", (83, 83)),
        ("According to its communiqué No. 14, fifty-three soldiers were killed at the ford.", (53, 53)),
        ("Six of the raiders were also slain in an exchange of fire.", (6, 6)),
        ("Seventeen passengers were killed in the raid, as were two of the guards of the column.", (19, 19)),
        ('The spokesman listed 47 guerrillas dead "by body count".', (47, 47)),
        ("The police chief put the number of bodies taken from the house at 16.", (16, 16)),
        ("The monitors could confirm 13 deaths, two of them of infants.", (13, 13)),
        ("Fourteen guards were killed at a bridge in Mopti. Six of the raiders were also slain.", (20, 20)),
        (
            "Three hostages died, and a fourth was hacked to death. Five gunmen and one guard were also killed.",
            (10, 10),
        ),
        ("Ten clerks were killed. Two cooks were also killed, he said. In all, 12 people died.", (12, 12)),
        ("A bomb killed six guards in Mopti. Six guards were killed in the blast and ten were also injured.", (6, 6)),
        (
            "A raid on Mopti killed 22 people. Five cooks were also killed, a clerk said, putting the toll at 27.",
            (27, 27),
        ),
        (
            "Twelve people died at once in a raid on Mopti. Officials said three of them were children who died asleep.",
            (12, 12),
        ),
        (
            "The mayor said earlier that 21 people were killed in a raid on Mopti. Three died on the way to a clinic.",
            (21, 21),
        ),
        ("A bomb killed six guards in Mopti. Six guards were killed, and a police station was also hit.", (6, 6)),
        ("Police raised to 11 the number of people they say were killed in the raid.", (11, 11)),
        ("Three more have died, bringing to 34 the number killed in Saturday's raid on Mopti.", (34, 34)),
        ("A spokesman said between 15 and 20 bandits were also slain.", (15, 20)),
        ('A statement spoke of 21 clerks "killed in a cowardly manner by a band of criminals".', (21, 21)),
        ("The number of dead in the blast at a tavern in Mopti rose to six yesterday when a cook died.", (6, 6)),
        ("Twelve people died at once. Three of the wounded died during the night.", (15, 15)),
        ("Twelve people died in the raid. Three of the wounded died during the night.", (12, 12)),
        ("The spokesman said 63 enemy bodies were found. Nine soldiers lost their lives, he said.", (72, 72)),
        ("Maoists attacked a post, killing 48 policemen. Troops found the bodies of 19 Maoists.", (67, 67)),
    ],
)
def test_the_dead(told: str, dead: tuple[int, int]) -> None:
    assert main(told).killed == dead


def test_bodies_found_at_so_many_places_are_not_so_many() -> None:
    assert not any(k.low == 12 for c in read("Bodies were found at 12 sites in Mopti.") for k in c.counts)


def test_nothing_said_of_casualties_is_no_casualty() -> None:
    assert read("The radio said nothing of guerrilla casualties.") == []


@pytest.mark.parametrize(
    "who", ["Naxalites", "A large number of Maoists", "Baathists", "Karimojong warriors", "Loyalists"]
)
def test_followers_of_whom_no_list_knows_can_attack(who: str) -> None:
    assert read(f"{who} attacked a post in Mopti on Friday, killing nine guards.")[0].perpetrator_text == who


def test_flames_are_nobody() -> None:
    assert read("Flames killed nine villagers in Mopti on Friday.")[0].perpetrator_text is None


def test_the_dead_since_an_offensive_opened_are_a_running_total() -> None:
    told = "Officials say 109 people have been killed since the army opened its offensive last Wednesday."
    assert [c.is_aggregate for c in read(told)] == [True]
