"""Who is told to be hurt without a word that says so outright: by a wound, by a part of the body, by where it hit."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text), load_knowledge(()))


def injured(text: str) -> list[tuple[int | None, int | None] | None]:
    """What each mention sums up, where it counts anybody."""
    return [m.injured for m in read(text)[1] if m.injured is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Two women were taken to a hospital with life-threatening injuries after a shooting.",
        "After a shooting two women were treated for injuries that are not believed to be life threatening.",
        "Two women were taken to a clinic with wounds after a shooting.",
    ],
)
def test_who_is_brought_in_with_wounds_is_hurt(text: str) -> None:
    assert injured(text) == [(2, 2)]


def test_injuries_that_threaten_a_life_are_no_threat() -> None:
    claims, _ = read("A welder was taken to a hospital with non-life-threatening injuries after a shooting.")
    assert [c.event_type for c in claims] == ["shooting"]


@pytest.mark.parametrize(
    "text",
    [
        "A stray bullet struck the back of his head.",
        "A bullet hit her arm.",
        "A bullet struck Traore in the leg.",
        "Shell fragments struck her in the jaw.",
    ],
)
def test_who_is_hit_in_a_part_of_the_body_is_hit(text: str) -> None:
    assert injured(text) == [(1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A teacher was nearly killed in a shooting.",
        "The gunman tried to shoot the guard.",
        "Somebody began shooting at her.",
        "No one else was injured in the shooting.",
    ],
)
def test_who_was_only_aimed_at_or_spared_is_not_counted(text: str) -> None:
    assert [(m.killed, m.injured) for m in read(text)[1] if m.killed or m.injured] == []


def test_an_age_in_short_is_no_number_of_victims() -> None:
    (mention,) = read("A 24 y/o man and a 31 yr old woman were shot and killed.")[1]
    assert mention.killed == (2, 2)


def test_a_toll_put_at_a_number_of_dead_counts_them() -> None:
    counts = [k for c in read("A shopkeeper put the toll of the bombing at seven killed.")[0] for k in c.counts]
    assert (7, 7) in [(k.low, k.high) for k in counts if k.kind == "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Two men, 22 and 27, drove themselves to a clinic with wounds after the shooting.",
        "One was pronounced dead after the shooting, a second was taken to hospital and another is in hospital.",
    ],
)
def test_two_are_hurt(text: str) -> None:
    assert injured(text) == [(2, 2)]
