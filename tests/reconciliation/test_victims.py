"""Victims in an outlet's account: who is told of one by one, beside numbers and after them."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.reconciliation.accounts import Interval, figures
from tests.constructed import an_article


def accounts(kind: str, text: str) -> list[Interval]:
    """What each account of a text states."""
    article = an_article("Outlet", text, published="2031-05-09")
    claims, mentions = extract(article, load_knowledge(()))
    return [(f.low, f.high) for f in figures(kind, claims, mentions, {article.article_id: article})]


@pytest.mark.parametrize(
    "told",
    [
        "A woman was wounded in a shooting on Sunday in Toledo.\n\nThe woman died at the hospital.",
        "Deputies found a woman suffering from a gunshot wound on Sunday in Toledo, Smith said.\n\nThe woman died.",
    ],
)
def test_who_was_found_wounded_and_died_is_nobodys_injured(told: str) -> None:
    assert accounts("killed", told) == [(1, 1)]
    assert accounts("injured", told) == []


def test_one_victim_described_after_a_number_is_a_part_of_it() -> None:
    told = (
        "Five people were wounded in a shooting on Sunday in Toledo, police said.\n\n"
        "Four other men were wounded lightly.\n\nOfficers found a man with a gunshot wound to the foot."
    )
    assert (1, 1) not in accounts("injured", told)
