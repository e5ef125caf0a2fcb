"""Where a story plays: the town it names most, early and beside its state, and near which its other names lie."""

from __future__ import annotations

from dataclasses import replace

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Mention
from tests.constructed import an_article


def shooting(text: str) -> Mention:
    """The mention with most claims."""
    _, mentions = extract(an_article("Outlet", text), load_knowledge(()))
    return max(mentions, key=lambda m: len(m.claim_ids))


def test_a_dateline_in_capitals_says_where() -> None:
    told = shooting("SELMA - A clerk was shot dead behind a bakery on Sunday.\n\nDeputies found two rifles.")
    assert told.place.name == "Selma"


def test_of_two_namesakes_the_one_near_the_other_towns_is_meant() -> None:
    told = shooting(
        "A baker was shot dead in Kent on Sunday.\n\nTwo men fled to Tacoma, and a third was seen in Seattle."
    )
    assert (told.place.name, told.place.admin1) == ("Kent", "Washington")


def test_a_street_is_no_town_and_a_county_is_not_the_town_of_its_name() -> None:
    told = shooting(
        "A baker was shot dead in Selma, Alabama, on Sunday.\n\nThe shooting was in the 300 block of Troy, near Lima "
        "Street, Adams County deputies said.\n\nDeputies found that two shots were fired at the man."
    )
    assert (told.place.name, told.place.admin1) == ("Selma", "Alabama")


def test_a_far_hamlet_that_bears_a_word_is_not_where_the_story_plays() -> None:
    claims, _ = extract(
        an_article(
            "Outlet",
            "PONTIAC, Mich. - A baker was shot dead in Pontiac.\n\nA boy near Chamberlain was shot in the leg.",
        ),
        load_knowledge(()),
    )
    assert {c.place.admin1 for c in claims} <= {"Michigan", None}


def shot_in(title: str, text: str) -> str | None:
    article = replace(an_article("Outlet", text), title=title)
    _, mentions = extract(article, load_knowledge(()))
    return max(mentions, key=lambda m: len(m.claim_ids)).place.name


def test_a_police_force_serves_the_town_of_its_name() -> None:
    assert shot_in("Clerk hurt", "A clerk was shot on Monday.\n\nToledo police arrested a neighbour.") == "Toledo"


def test_the_name_of_the_page_in_a_title_is_where_the_newsroom_is() -> None:
    told = "A clerk was shot on Monday.\n\nToledo police arrested a neighbour."
    assert shot_in("Clerk hurt by a neighbour - Seven News Cleveland, OH", told) == "Toledo"
    assert shot_in("Clerk hurt by a neighbour - Seven News Cleveland, OH", "A clerk was shot on Monday.") == "Cleveland"


def test_a_neighbourhood_lies_in_the_town_of_the_story_and_not_at_a_namesake() -> None:
    told = "A clerk was shot in the Hampton neighborhood of the city on Monday.\n\nToledo police arrested a neighbour."
    assert shot_in("Clerk hurt", told) == "Toledo"


def test_a_side_of_a_town_is_no_town() -> None:
    told = "A clerk was shot on the South Side on Monday.\n\nToledo police arrested a neighbour."
    assert shot_in("Clerk hurt on the South Side", told) == "Toledo"


def test_a_story_plays_where_the_police_come_from_whoever_else_is_named() -> None:
    told = (
        "A clerk was shot in a car park on Monday and flown to Columbus.\n\nHis cousin, of Dayton, said that he slept.\n\n"
        "Akron police found two rifles, Akron Police Chief Paul Drummond said."
    )
    assert shot_in("Clerk hurt in a car park", told) == "Akron"


def test_a_metropolitan_police_is_that_of_the_first_town_in_its_name() -> None:
    told = "A clerk was shot on Monday.\n\nDetectives of the Dayton-Fairborn Metropolitan Police Department found two rifles."
    assert shot_in("Clerk hurt", told) == "Dayton"


def test_a_part_of_a_large_town_goes_by_its_name() -> None:
    told = (
        "Two bakers were shot in Hyde Park on Monday.\n\nChicago police found that the bakers had been shot from a car."
    )
    assert shot_in("Bakers hurt in Hyde Park", told) == "Chicago"


def test_a_suburb_with_a_police_of_its_own_is_no_part_of_the_large_town() -> None:
    told = "Two bakers were shot in Oak Park on Monday.\n\nOak Park police said that Chicago police found the car."
    assert shot_in("Bakers hurt in Oak Park", told) == "Oak Park"


def test_a_day_right_after_a_name_is_no_part_of_it() -> None:
    assert shot_in("Clerk hurt", "A clerk was shot in Toledo Monday night.\n\nNobody was arrested.") == "Toledo"
