"""What a headline that is no part of the text closes: whether who was hit has died."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article

WORLD = load_knowledge(())


def read(title: str, text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(replace(an_article("Outlet", text, published="2031-05-09"), title=title), WORLD)


@pytest.mark.parametrize(
    ("title", "text", "dead"),
    [
        ("Clerk shot dead on Mill Lane | Valley News", "A clerk was shot on Mill Lane on Monday.", 1),
        ("Two killed in Mill Lane shooting", "Two clerks were shot on Mill Lane on Monday.", 2),
        ("Clerk shot near the mill dies", "A clerk was shot near the mill on Monday.", 1),
    ],
)
def test_the_headline_says_that_who_was_hit_has_died(title: str, text: str, dead: int) -> None:
    claims, mentions = read(title, text)
    assert [m.killed for m in mentions] == [(dead, dead)]
    assert all(c.quote in text for c in claims)
    assert any("headline" in why for c in claims for why in c.why)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Clerk shot on Mill Lane", "A clerk was shot on Mill Lane on Monday."),
        ("Clerk nearly killed on Mill Lane", "A clerk was shot on Mill Lane on Monday."),
        ("Clerk killed, guard hurt on Mill Lane", "A clerk and a guard were shot on Mill Lane on Monday."),
        ("Two killed in Mill Lane shooting", "Six clerks were shot on Mill Lane on Monday."),
        ("Clerk shot dead on Mill Lane", "A clerk was hurt on Mill Lane on Monday and taken to a hospital."),
    ],
)
def test_a_headline_that_does_not_tell_who_of_them_died_closes_nothing(title: str, text: str) -> None:
    assert [m.killed for m in read(title, text)[1]] == [None]


def test_what_the_text_counts_stands_before_the_headline() -> None:
    text = "Three clerks were shot on Mill Lane on Monday. One of the three died."
    assert [m.killed for m in read("Three killed on Mill Lane", text)[1]] == [(1, 1)]
