"""A part of the dead is no total of them; who did it is no town, no make of rocket, and nobody whose denial stands beside."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("Among the dead were three children.", "killed", 3),
        ("The dead included three children.", "killed", 3),
        ("Three children were among the dead.", "killed", 3),
        ("Among those killed was a nurse.", "killed", 1),
        ("Among the wounded were four soldiers.", "injured", 4),
    ],
)
def test_a_part_of_the_dead_is_no_total(text: str, kind: str, part: int) -> None:
    (claim,), (mention,) = read(text)
    assert [(k.kind, k.low, k.high, k.subset_of) for k in claim.counts] == [
        (kind, None, None, None),
        (kind, part, part, 0),
    ]
    assert (mention.killed, mention.injured) == (None, None)


def test_whether_he_is_among_them_is_open() -> None:
    assert read("It is not clear whether he was among the casualties.")[0] == []


def test_it_leaves_the_total_that_was_told() -> None:
    _, (mention,) = read("Twenty people were killed in the shelling. Among the dead were three children.")
    assert mention.killed == (20, 20)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A patrol came under fire from rebels near Konna.", "rebels"),
        ("Rebel forces came under attack from government jets.", "government jets"),
        ("Coalition planes struck a village, killing nine people.", "Coalition planes"),
        ("An Israeli missile hit a school.", "An Israeli missile"),
        ("A Grad rocket hit a school.", None),
        ("The Belfast bombing killed nine people.", None),
        ("The Goma massacre left 30 people dead.", None),
        ("Israel strikes killed five people.", "Israel"),
    ],
)
def test_who_did_it(text: str, by: str | None) -> None:
    claim = next(c for c in read(text)[0] if c.event_type != "patrol")
    assert claim.perpetrator_text == by


@pytest.mark.parametrize(
    "text", ["The minister came under fire from critics.", "The general came under fire for his remarks."]
)
def test_words_are_no_fire(text: str) -> None:
    assert read(text)[0] == []


def test_what_is_denied_and_what_is_said_beside() -> None:
    claims, (mention, *_) = read("The army denied attacking the convoy and said the rebels killed nine drivers.")
    assert [(c.stance, c.perpetrator_text, [k.low for k in c.counts]) for c in claims] == [
        ("denied", "The army", []),
        ("asserted", "the rebels", [9]),
    ]
    assert mention.killed == (9, 9)
