"""Whose number it is: a figure of a sentence that counts the dead, as against one that counts something else."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))


def dead(text: str) -> tuple[int | None, int | None] | None:
    """The killed of the first mention that has any."""
    return next((m.killed for m in read(text)[1] if m.killed), None)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Officers have arrested two women for a shooting that left a boy dead and four others hurt.", (1, 1)),
        ("The mother learned that her four other sons were safe but that a soldier had died in the raid.", (1, 1)),
        ("One of the five girls she had met an hour before was dead.", (1, 1)),
        ("The guard wounded five farmers before he was killed.", (1, 1)),
        ("Five women and a baby killed in raid near the mill", (6, 6)),
        ("Omar Reyes was shot six times and pronounced dead at the mill.", (1, 1)),
        ("They found Alan Pike, who rented room number 9, deceased from a single gunshot wound.", (1, 1)),
        ("They killed that guard or that clerk.", (1, 1)),
        ("Man killed, 6-year-old girl wounded in raid", (1, 1)),
        ("Four of those killed in the shooting were travelling with their husbands.", None),
    ],
)
def test_a_number_of_something_else_counts_no_dead(text: str, killed: tuple[int, int] | None) -> None:
    assert dead(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The mother and her two sons found dead on Sunday in a van died of gunshot wounds.", 3),
        ("The raid left a woman and two men dead.", 3),
        ("Soldiers found a man and two women dead in a flat.", 3),
        ("The deaths of a Gao couple and their three children are being investigated.", 5),
        ("Omar Reyes and his wife, along with their four children, died in the shelling.", 6),
        ("Officers say a man shot and killed his wife and two sons before killing himself.", 4),
        ("A boy shot his brother dead, wounded his sister and then committed suicide.", 2),
        ("He shot and killed his visiting brother and his housemate.", 2),
        ("Duncan, Greer and Lindsay were pronounced dead at the mill.", 3),
        ("Officers said Reyes killed her daughter, Mona Reyes, and her father, Otto Baker, 50, on 18 April.", 2),
        ("Two men were killed in the raid. Duncan, Greer and Lindsay were pronounced dead there.", 3),
    ],
)
def test_numbers_and_names_of_different_people_add_up(text: str, killed: int) -> None:
    assert dead(text) == (killed, killed)


def test_at_least_so_many_stands_before_a_smaller_number() -> None:
    assert dead("At least 14 people were killed on Monday. Two attackers were killed in a gun battle.") == (14, None)


@pytest.mark.parametrize(
    "text",
    [
        "They were indicted for the attempted murders of five teenagers in Gao.",
        "Officers named the victims of several other homicides of the week.",
        "Officers believe that the series of slayings began with a quarrel.",
    ],
)
def test_attempts_and_cases_without_a_number_count_no_dead(text: str) -> None:
    assert not any(k.kind == "killed" for c in read(text)[0] for k in c.counts)


@pytest.mark.parametrize(
    "text",
    ["As of 9 May there have been 96 homicides in the city.", "The county counted 64 homicides this year."],
)
def test_so_many_cases_are_the_toll_of_a_time(text: str) -> None:
    assert [c.is_aggregate for c in read(text)[0]] == [True]


def test_the_dead_of_another_attack_told_by_the_way_are_none_of_this_one() -> None:
    _, mentions = read(
        "A robber killed a clerk on Monday. Officers said the men hit in Monday's raid were in the same gang as those of "
        "another nearby shooting last month that left two dead. The shop was closed after the attack."
    )
    assert sorted(m.killed for m in mentions if m.killed) == [(1, 1), (2, 2)]


def test_a_soldier_who_killed_himself_was_not_attacked() -> None:
    assert read("The soldier committed suicide in his barracks on Monday.")[0] == []


def test_bail_that_is_denied_denies_no_killing() -> None:
    (claim,) = read("A judge has denied bail for a woman charged with killing her father in Gao.")[0]
    assert claim.stance == "asserted"


def test_an_earlier_toll_is_none_beside_a_later_one() -> None:
    (_, mentions) = extract(
        an_article("Outlet", "The raid killed 79 people in Goma, raising an earlier toll of 50."), load_knowledge(())
    )
    assert [m.killed for m in mentions] == [(79, 79)]
    (_, mentions) = extract(
        an_article("Outlet", "The initial death toll from the Goma blast was 12."), load_knowledge(())
    )
    assert [m.killed for m in mentions] == [(12, 12)]
