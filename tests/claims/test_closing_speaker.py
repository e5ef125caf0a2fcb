"""Who closes a sentence speaks for it, and is none of those whom it tells of."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.claims.closing import closing_in
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article


def told(text: str) -> Claim:
    claims, _ = extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))
    (claim,) = claims
    return claim


@pytest.mark.parametrize(
    ("text", "speaker", "dead"),
    [
        (
            "A rocket hit a bus near Mopti, killing at least nine people, among them four women, villagers and a nurse said.",
            "villagers and a nurse",
            ["at least nine people", "among them four women"],
        ),
        ("Six people, including two cooks, were killed in shelling of Mopti, officials and a nurse said.", "officials and a nurse", ["Six people", "two cooks"]),
        ("Shells killed two herders in Mopti, police Lt. Moussa Traore told reporters.", "police Lt. Moussa Traore", ["two herders"]),
        ("Two herders were killed in Mopti, the army confirmed on Sunday.", "the army", ["two herders"]),
    ],
)  # fmt: skip
def test_the_closing_speaker_is_no_member_of_the_list_before(text: str, speaker: str, dead: list[str]) -> None:
    claim = told(text)
    assert claim.attributed_to == speaker
    assert [k.what.lower() for k in claim.counts if k.what] == [d.lower() for d in dead]


def test_where_they_spoke_is_not_where_it_was() -> None:
    text = "Shells hit a market in Mopti on Monday, the governor told reporters in Bamako."
    assert told(text).place.name == "Mopti"


@pytest.mark.parametrize(
    "text",
    [
        "“He was shot in the leg,” the mayor said.",  # the marks show it
        "A bomb went off in Mopti, which the mayor said killed two.",
        "Shells fell on Mopti, where residents said that two had died.",
        "Of the wounded, none was reported.",
        "After the raid, residents said in Mopti that two had died.",
    ],
)
def test_no_speaker_closes_these(text: str) -> None:
    assert closing_in(text) is None


@pytest.mark.parametrize(
    ("text", "speaker", "by"),
    [
        ("Army: rebels shelled Mopti, killing four.", "Army", "rebels"),
        ("MNLA: the army bombed Mopti", "MNLA", "the army"),
        ("Rebels shelled Mopti, killing four - health ministry", "health ministry", "Rebels"),
        ("UPDATE: rebels shelled Mopti, killing four.", None, "rebels"),
        ("Rebels shelled Mopti - killing soldiers of the militia.", None, "Rebels"),
    ],
)
def test_a_speaker_may_label_the_sentence(text: str, speaker: str | None, by: str) -> None:
    claim = told(text)
    assert (claim.attributed_to, claim.perpetrator_text) == (speaker, by)


@pytest.mark.parametrize("heading", ["STORY", "MORE", "RELATED", "PREVIOUS"])
def test_a_heading_of_the_page_is_no_speaker(heading: str) -> None:
    assert told(f"{heading}: Shells killed two herders in Mopti").attributed_to is None
