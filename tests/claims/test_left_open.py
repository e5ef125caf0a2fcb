"""What a text leaves open, it does not tell."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text), load_knowledge(()))[0]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say who carried out the strike on Goma.",
        "It was not clear who carried out the raid on Goma.",
        "It is unclear whether anybody was killed in the shelling of Goma.",
        "Officials declined to say how many soldiers were hurt in the blast.",
    ],
)
def test_what_nobody_answers_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_what_is_told_beside_it_is() -> None:
    (told,) = claims("The army did not say who was behind it, but ten soldiers died in Goma.")
    assert [(k.kind, k.low) for k in told.counts] == [("killed", 10)]
    assert claims("Police did not say why the driver was shot in Goma.")


@pytest.mark.parametrize(
    "text",
    [
        "Three bombs exploded in Goma, killing a boy, 8, and his grandmother.",
        "Moussa Samba, 35, and a 9-year-old girl were killed when shells hit Goma.",
    ],
)
def test_an_age_between_commas_parts_nobody_from_the_next(text: str) -> None:
    (told,) = claims(text)
    assert [(k.kind, k.low) for k in told.counts] == [("killed", 1), ("killed", 1)]
