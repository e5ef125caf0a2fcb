"""What follows an act has a day of its own: of a court, an arrest, a hospital, a page that was posted."""

from __future__ import annotations

import pytest

from rashomon.records import Mention
from tests.constructed import main_mention


def main(text: str) -> Mention:
    """Of a text published on a Thursday."""
    return main_mention(text, "2031-05-08")


@pytest.mark.parametrize(
    "told",
    [
        "A clerk was sentenced Thursday for killing a neighbour in Toledo on May 3.",
        "A clerk pleaded guilty Thursday to shooting a neighbour in Toledo.\n\nThe neighbour was shot dead on May 3.",
        "An autopsy conducted Thursday showed that a clerk was shot twice.\n\nHe was killed in Toledo on Saturday.",
        "A clerk died Thursday after a shooting in Toledo.\n\nPolice said the shooting happened about 10 p.m. Saturday.",
    ],
)
def test_a_day_in_court_or_hospital_is_not_the_day_of_the_act(told: str) -> None:
    assert main(told).when.start == main(told).when.end == "2031-05-03"


def test_where_nothing_else_is_told_the_act_was_about_the_day_of_what_followed() -> None:
    when = main("A clerk was charged Thursday after he shot a neighbour in Toledo.").when
    assert (when.start, when.approx) == ("2031-05-08", True)


def test_a_day_told_by_the_way_beside_a_word_of_the_act_dates_it() -> None:
    told = main(
        "Toledo police are searching for a clerk who they say killed a neighbour.\n\n"
        "He is wanted on a warrant in the death of Paul Drummond on Tuesday.\n\nDrummond was found shot in a car."
    )
    assert told.when.start == "2031-05-06"


def test_the_hour_of_a_stamp_is_no_hour_of_the_act() -> None:
    told = main("Man shot in Toledo Posted: Friday, May 9, 2031 12:33 PM EDT\n\nA clerk was shot in Toledo on Tuesday.")
    assert told.when.start == "2031-05-06"


@pytest.mark.parametrize(
    "told",
    [
        "Officials Thursday said a clerk was shot dead in Toledo.\n\nHe was shot just before 10 p.m. Saturday.",
        "UPDATE 4:10 p.m. Thursday: A clerk was shot dead in Toledo, police said.\n\nHe was shot dead on Saturday.",
        "Toledo police described the shooting of a clerk at a Thursday news conference.\n\nHe was shot on Saturday.",
        "The clerk's brother spoke Thursday about the shooting in Toledo.\n\nThe clerk was shot dead on Saturday.",
        "Police in Toledo are looking for two men seen shooting at a clerk.\n\nHe was shot on Saturday.",
        "A clerk who was shot in Toledo died Thursday.\n\nHe was shot in his shop on Saturday.",
    ],
)
def test_the_day_of_the_telling_is_not_the_day_of_the_act(told: str) -> None:
    assert main(told).when.start == main(told).when.end == "2031-05-03"


def test_the_only_day_that_a_text_prints_is_that_of_its_act() -> None:
    told = main("A clerk was shot dead in Toledo.\n\nOn Tuesday, his neighbours say, he had bought a boat.")
    assert told.when.start == "2031-05-06"


@pytest.mark.parametrize(
    "told",
    [
        "A clerk was charged Wednesday after he shot a neighbour in Toledo.\n\n"
        "He had left his house early on May 3, his brother says.",
        "A clerk shot a neighbour in Toledo.\n\nThe court called the April 12 death an accident.",
        "The body of a clerk who was shot was found Sunday in a car in Toledo.\n\nNeighbours heard gunshots Saturday.",
        "A clerk shot his neighbour in Toledo.\n\nOn Saturday the two had gone fishing.\n\n"
        "His bail was set at a hearing on Tuesday.",
    ],
)
def test_a_day_that_is_told_by_the_way_comes_before_that_of_what_followed(told: str) -> None:
    assert main(told).when.start in ("2031-05-03", "2031-04-12")
