"""What stands before a sentence says where and when; it does nothing and nothing is done to it."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.claims.labels import label_end, place_label
from rashomon.packs import load_knowledge
from tests.constructed import an_article

WORLD = load_knowledge()


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("GOMA, Oct 15 (LPA) - ", "At least nine civilians were killed."),
        ("BEIRUT (AP) — ", "Shells fell on the port."),
        ("Masisi, 11 October: ", "three farmers were abducted."),
        ("13 October 2023 - ", "The army shelled the town."),
        ("", "President Keita: we will fight on."),
        ("", "Ali Traore — a fighter — died of his wounds."),
        ("", "The Gao - Kidal road was hit."),
        ("", "On 13 October, five people were killed."),
    ],
)
def test_a_label_ends_where_the_sentence_begins(label: str, sentence: str) -> None:
    assert label_end(label + sentence) == len(label)


def test_a_dateline_is_no_victim_and_no_attacker() -> None:
    (claim,) = extract(an_article("Outlet", "BAMAKO, Oct 15 - Gunmen killed nine people in Gao on Saturday."), WORLD)[0]
    assert (claim.perpetrator_text, claim.target_text, claim.place.name) == ("Gunmen", "nine people", "Gao")


def test_items_of_a_digest_keep_their_places_and_days() -> None:
    text = (
        "Qadira, 13 October: clashes at the garrison. 19 to 30 soldiers killed.\n\n"
        "Gao, 14 October: suspected army drone strike on the market. 12 civilians killed, including 5 children, and 23 injured.\n\n"
        "Kidal, 12 October: a roadside bomb hit a bus; six people died."
    )
    claims = extract(an_article("Outlet", text, "2023-10-17"), WORLD)[0]
    dead = {
        (c.when.start, c.place.name, c.event_type): [(k.low, k.high) for k in c.counts if k.kind == "killed"]
        for c in claims
        if any(k.kind == "killed" for k in c.counts)
    }
    assert dead == {
        ("2023-10-13", "Qadira", "armed_clash"): [(19, 30)],
        ("2023-10-14", "Gao", "drone_strike"): [(12, 12), (5, 5)],
        ("2023-10-12", "Kidal", "ied_or_bomb"): [(6, 6)],
    }
    unknown = next(c.place for c in claims if c.place.name == "Qadira")
    assert (unknown.lat, unknown.note) == (None, "Qadira is not in the gazetteer")
    (injured,) = [k for c in claims for k in c.counts if k.kind == "injured"]
    assert injured.subset_of is None


def test_only_a_dated_item_names_its_place() -> None:
    assert place_label("Masisi, 11 October: three farmers were abducted.") == "Masisi"
    assert place_label("GOMA, Oct 15 (LPA) - At least nine civilians were killed.") is None
