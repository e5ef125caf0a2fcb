"""What a claim that names no day or place of its own is given: the round-up's days, the day of writing, the one town."""

from __future__ import annotations

from dataclasses import replace

from rashomon.articles.weekdays import by_weekday
from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

WORLD = load_knowledge()


def claims(text: str, published: str = "2031-05-12") -> list[Claim]:
    return extract(an_article("Outlet", text, published), WORLD)[0]


def days(claim: Claim) -> tuple[str | None, str | None]:
    return claim.when.start, claim.when.end


def test_a_round_up_lends_its_days_to_later_paragraphs() -> None:
    told = claims(
        "Between May 3 and May 9, rebels captured six villages around Goma.\n\n"
        "Army artillery shelled the road to Sake and killed two traders."
    )
    assert days(told[-1]) == ("2031-05-03", "2031-05-09")
    assert told[-1].when.basis == "narrative"


def test_a_day_outside_them_ends_the_round_up() -> None:
    told = claims(
        "Between May 3 and May 9, rebels captured six villages around Goma.\n\nOn May 11, gunmen killed a guard in Sake.\n\n"
        "A driver was shot dead at a roadblock in Bukavu."
    )
    assert days(told[-1]) != ("2031-05-03", "2031-05-09")


def test_what_goes_on_is_of_the_day_of_writing() -> None:
    (told,) = claims("Humanitarian conditions are deteriorating in Goma.")
    assert days(told) == ("2031-05-12", "2031-05-12")


def test_the_present_of_a_headline_is_not() -> None:
    told = claims("Rebels kill three traders in Goma.\n\nOn May 2, gunmen shot a guard dead in Bukavu.")
    assert days(told[0])[0] != "2031-05-12"


def test_a_weekday_is_dated_by_a_place_that_another_outlet_spells_otherwise() -> None:
    others = " ".join(f"On May {n}, a mine at Sake wounded {n} miners." for n in range(1, 19) if n != 7)
    dated = an_article(
        "North Wire",
        f"{others}\n\nOn May 7, U.S. troops shot a farmer dead in Khirbat Hamo, and villagers threw stones.",
    )
    loose = an_article(
        "South Post", "Troops killed a farmer on Wednesday. Villagers of Khirbet Hammo had thrown stones."
    )
    undated = replace(loose, published=None, published_basis=None)
    found = by_weekday([replace(dated, published="2031-05-20"), undated])[1]
    assert found.published == "2031-05-08"


def test_a_report_from_one_town_stays_there() -> None:
    told = claims(
        "A crowd stoned a patrol in Goma on Friday.\n\nSoldiers then opened fire on the crowd.\n\nA student was killed in Congo."
    )
    assert {c.place.name for c in told} == {"Goma"}


def test_the_initials_of_an_actor_are_no_airport() -> None:
    (told,) = claims("Fighters held off ISIS and killed four men.")
    assert told.place.name is None or told.place.text is None
