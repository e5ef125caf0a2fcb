"""Quoted words have the speaker of their quotation, whose "we" is its own side; what they say was done is a claim."""

from __future__ import annotations

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

WORLD = load_knowledge()


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text, "2031-05-12"), WORLD)[0]


def killed(told: list[Claim]) -> list[tuple[int | None, int | None]]:
    return [(k.low, k.high) for c in told for k in c.counts if k.kind == "killed"]


def test_a_long_quotation_has_the_speaker_named_where_it_closes() -> None:
    told = claims(
        "“Soldiers shelled the market of Goma on Sunday. The bridge was hit. The clinic was hit. The mill was hit. "
        "Nothing stands. We are leaving,” a trader said."
    )
    assert told
    assert {c.attributed_to for c in told} == {"a trader"}


def test_we_in_a_quotation_are_the_speakers_own() -> None:
    (told,) = claims("“On Sunday we were bombed in Goma,” the Malian army said.")
    assert told.target == "Malian Armed Forces"


def test_a_number_found_of_the_dead_counts_as_killed() -> None:
    told = claims(
        "Shells hit a house in Goma on Sunday. “There are many dead. We have recovered nine of them,” he said."
    )
    assert (9, 9) in killed(told)


def test_a_number_found_alive_counts_no_dead() -> None:
    text = "Shells hit a house in Goma on Sunday. Families were under the rubble. Rescuers pulled nine of them out"
    assert killed(claims(f"{text}.")) == []
    assert (9, 9) not in killed(claims(f"{text} alive beside the dead."))


def test_what_somebody_was_able_to_do_was_done_and_what_he_is_able_to_do_was_not() -> None:
    assert killed(claims("Rescuers were able to retrieve six bodies from a market in Goma on Sunday.")) == [(6, 6)]
    assert claims("The army is able to bomb the camp near Goma.") == []


def test_who_puts_a_town_under_shelling_did_it() -> None:
    (told,) = claims("Militiamen kept the town of Rutshuru under heavy shelling on Sunday.")
    assert (told.perpetrator_text, told.target_text) == ("Militiamen", "the town of Rutshuru")


def test_what_a_text_calls_lies_is_disputed() -> None:
    (told,) = claims("State media spread lies about the rebels killing farmers in Goma on Sunday.")
    assert told.stance == "disputed"


def test_hundreds_of_thousands_are_two_hundred_thousand_or_more() -> None:
    (told,) = claims("Hundreds of thousands fled Goma on Sunday.")
    assert [(k.low, k.high) for k in told.counts] == [(200_000, None)]


def test_initials_in_small_letters_are_words() -> None:
    found = load_knowledge(("syria",)).actors
    assert found.find("There is a message to the fighters.") == []
    assert found.ground("fighters of IS") == "Islamic State (IS)"


def test_a_country_where_somebody_is_acts_in_nothing() -> None:
    assert WORLD.actors.ground("American soldiers in Iraq") == "United States Armed Forces"
