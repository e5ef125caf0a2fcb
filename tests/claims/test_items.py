"""The items of a round-up each play where their label says, and are incidents apart."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from tests.constructed import an_article

WORLD = load_knowledge()


def dead(text: str) -> list[tuple[str | None, int | None]]:
    """Where, and how many were killed, of each mention with dead."""
    mentions = extract(an_article("Outlet", text, "2019-03-04"), WORLD)[1]
    return [(m.place.name, m.killed[0]) for m in mentions if m.killed]


@pytest.mark.parametrize(
    "text",
    [
        "MOGADISHU - A mortar killed two porters.\n\nKISMAYO - A mine killed five herders.",
        "Mogadishu: A mortar killed two porters.\n\nKismayo: A mine killed five herders.",
        "- Mogadishu: A mortar killed two porters.\n- Kismayo: A mine killed five herders.",
        "* MOGADISHU, March 3 - A mortar killed two porters.\n* KISMAYO, March 3 - A mine killed five herders.",
    ],
)
def test_each_item_is_where_its_label_says(text: str) -> None:
    assert dead(text) == [("Mogadishu", 2), ("Kismayo", 5)]


def test_all_sentences_of_an_item_are_there_unless_they_name_a_place_of_their_own() -> None:
    text = (
        "KABUL - A bomb went off at a bank. Two clerks were killed.\n\n"
        "KANDAHAR - A convoy was attacked. Four drivers were shot dead in Spin Boldak."
    )
    assert dead(text) == [("Kabul", 2), ("Spīn Bōldak", 4)]


def test_a_story_s_one_dateline_is_where_it_was_written() -> None:
    assert dead("NAIROBI - A mine killed five herders in Kismayo.\n\nTwo porters were hurt.") == [("Kismayo", 5)]


def test_speakers_of_a_dialogue_are_no_places() -> None:
    text = (
        "Houston: A mine killed five herders near Kismayo.\n\nJackson: Who laid it?\n\n"
        "Houston: Nobody knows.\n\nJackson: Two more died."
    )
    assert {place for place, _ in dead(text)} == {"Kismayo"}
