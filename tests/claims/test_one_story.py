"""The claims of one text on one incident stay together: what follows it, where the hurt are taken, when it was posted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article

LEAD = "On May 4th, 2021, at least six people were killed when shells hit a market in Mopti, Mali."


def told(*sentences: str) -> tuple[list[Claim], list[Mention]]:
    text = "\n\n".join((LEAD, *sentences))
    return extract(an_article("Outlet", text, published="2021-06-20"), load_knowledge(()))


@pytest.mark.parametrize(
    "follows",
    [
        "Neighbours offered their condolences to the family of the dead baker.",
        "The bodies of five people killed in the shelling were taken to the hospital in Sevare.",
        "On May 9th, a cousin posted that her uncle was killed in the shelling.",
        "In a post dated May 9th, a cousin wrote that her uncle was killed in the shelling.",
    ],
)
def test_what_follows_an_incident_stays_with_it(follows: str) -> None:
    claims, mentions = told(follows)
    assert len(claims) > 1
    assert len(mentions) == 1
    assert {c.when.start for c in claims} == {"2021-05-04"}


def test_today_in_a_quotation_is_not_the_day_of_publication_that_was_only_inferred() -> None:
    text = f"{LEAD}\n\nA cousin wrote: “Today my uncle was killed in the shelling.”"
    inferred = replace(an_article("Outlet", text, published="2021-06-20"), published_basis="text")
    claims, mentions = extract(inferred, load_knowledge(()))
    assert len(mentions) == 1
    assert {c.when.start for c in claims} == {"2021-05-04"}


def test_acts_without_a_day_are_of_the_only_day_told_where_that_of_publication_was_only_inferred() -> None:
    text = f"{LEAD}\n\nIn Gao, shells hit a school and killed two teachers."
    inferred = replace(an_article("Outlet", text, published="2021-06-20"), published_basis="text")
    claims, _ = extract(inferred, load_knowledge(()))
    assert {c.when.start for c in claims} == {"2021-05-04"}
    claims, _ = extract(replace(inferred, published_basis="stated"), load_knowledge(()))
    assert {(c.when.start, c.when.basis) for c in claims} == {("2021-05-04", "stated"), (None, "published")}


def test_a_text_comes_back_to_what_it_opened_with() -> None:
    _, mentions = told(
        "Four people were wounded in the shelling.",
        "Shells hit a school in Gao, Mali.",
        "The victims were killed while they slept.",
    )
    assert [len(m.claim_ids) for m in mentions if m.place.name == "Mopti"] == [3]


def test_another_day_or_another_town_is_another_incident() -> None:
    _, mentions = told("On May 9th, two soldiers were killed in an ambush in Gao, Mali.")
    assert len(mentions) == 2
