"""How many people a story tells of: each victim once, however often and in whatever words it comes back to them."""

from __future__ import annotations

import pytest

from rashomon.records import Mention
from tests.constructed import main_mention


def main(text: str) -> Mention:
    return main_mention(text, "2031-05-09")


@pytest.mark.parametrize(
    "told",
    [
        "A welder was shot on Sunday in Toledo.\n\nThe man was pronounced dead.\n\nPaul Drummond, 41, was shot twice.",
        "A 17-year-old was shot and killed on Sunday in Toledo.\n\nHe died at the hospital.",
        "A Toledo Woman was shot and killed on Sunday.\n\nJoan Drummond, 41, died at the scene.",
        "Toddler shot dead in Toledo.\n\nJoan Drummond, 2, was killed on Sunday.",
        "He mourns his daughter, Joan Drummond, 16, who died after a shooting on Sunday in Toledo.",
        "Police charged a man with murder in the fatal shooting of a teacher in Toledo on Sunday.",
    ],
)
def test_who_is_told_of_again_is_counted_once(told: str) -> None:
    assert main(told).killed == (1, 1)


def test_another_age_is_another_person() -> None:
    told = "A 20-year-old woman was shot on Sunday in Toledo.\n\nA 44-year-old woman was shot in the arm."
    assert main(told).injured == (2, 2)


def test_who_was_hurt_and_died_is_no_longer_injured() -> None:
    told = main("A woman was shot on Sunday in Toledo.\n\nThe woman died at the hospital.")
    assert (told.killed, told.injured) == ((1, 1), None)


@pytest.mark.parametrize(
    "again",
    [
        "One of the boys fired at the other boy with a pistol.",
        "A boy fired a rifle and another boy was struck by the bullet.",
    ],
)
def test_another_than_who_fired_is_nobody_new(again: str) -> None:
    assert main(f"A 14-year-old boy was shot on Sunday in Toledo.\n\n{again}").injured == (1, 1)


def test_another_one_who_was_hurt_is_somebody_new() -> None:
    assert main("A man was wounded on Sunday in Toledo.\n\nAnother man was wounded in the arm.").injured == (2, 2)


def test_who_was_only_said_to_be_shot_is_among_the_dead_that_a_number_counts() -> None:
    told = main("Two people died in a shooting on Sunday in Toledo.\n\nJoan Drummond, 41, was shot in her kitchen.")
    assert (told.killed, told.injured) == ((2, 2), None)
    told = main("Two people died in a shooting on Sunday in Toledo.\n\nJoan Drummond, 41, was wounded.")
    assert (told.killed, told.injured) == ((2, 2), (1, 1))


def test_of_those_who_were_shot_the_living_are_injured() -> None:
    told = main("Five men were shot on Sunday in Toledo.\n\nTwo men died.\n\nOne man is in critical condition.")
    assert (told.killed, told.injured) == ((2, 2), (3, 3))


def test_a_day_in_a_sentence_of_its_own_dates_the_story() -> None:
    told = main("A welder was shot dead in Toledo, officers said.\n\nIt happened on Wednesday outside a mill.")
    assert told.when.start == told.when.end == "2031-05-07"


def test_a_year_of_the_background_does_not_date_what_is_told_without_a_day() -> None:
    told = main(
        "A welder was shot dead in Toledo.\n\nA guard was shot in the arm.\n\n"
        "The welder's cousin was killed in the same street in 2024."
    )
    assert (told.when.start or "9999") >= "2031"


def test_a_number_that_counts_others_is_no_age() -> None:
    told = "1 woman dead, 1 wounded in a shooting on Sunday in Toledo.\n\nA 44-year-old woman was killed."
    assert main(told).killed == (1, 1)


def test_whose_son_it_is_is_another_than_the_son() -> None:
    told = main("A man was killed and his son was wounded in a strike on Sunday in Toledo.")
    assert (told.killed, told.injured) == ((1, 1), (1, 1))


def test_the_dead_are_one_another_before_they_are_who_was_hurt() -> None:
    told = main(
        "A man was killed on Sunday in Toledo.\n\nA 41-year-old man was wounded in the hand.\n\n"
        "Paul Drummond, 18, was pronounced dead at the scene."
    )
    assert (told.killed, told.injured) == ((1, 1), (1, 1))


def test_he_is_who_was_told_of_last() -> None:
    told = main(
        "Paul Drummond, 22, was shot on Sunday in Toledo and taken to a hospital, where he died.\n\n"
        "Luke Baker, 23, was shot and taken to a clinic, where he died."
    )
    assert told.killed == (2, 2)


def test_of_one_family_two_full_names_are_two_people() -> None:
    assert main("Joan Drummond was killed on Sunday in Toledo.\n\nPaul Drummond was killed too.").killed == (2, 2)
    assert main("Joan A. Drummond was killed on Sunday in Toledo.\n\nDrummond was shot twice.").killed == (1, 1)


def test_the_boy_of_another_clause_is_who_was_named() -> None:
    told = "Paul Drummond, 9, was shot dead in Toledo, and neighbours wept after the boy was pronounced dead."
    assert main(told).killed == (1, 1)


@pytest.mark.parametrize(
    "aside",
    [
        "It happened down the street from an earlier shooting that left a girl dead.",
        "Sunday's shooting happened a street away from a 2029 shooting that left a girl dead.",
        "The crowd mourned a girl who was killed in an unrelated shooting.",
    ],
)
def test_the_dead_of_another_incident_are_none_of_the_storys(aside: str) -> None:
    told = main(f"A boy was shot in the leg on Sunday in Toledo.\n\nThe boy was shot by a stranger.\n\n{aside}")
    assert (told.killed, told.injured) == (None, (1, 1))


def test_a_noun_before_an_age_is_one_person() -> None:
    assert main("A private, 22, was shot at the mill.").injured == (1, 1)
