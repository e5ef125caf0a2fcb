"""Which figures a sentence states of the dead and the injured, and whom it counts."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Count
from tests.constructed import an_article


def killed(text: str) -> list[Count]:
    """The dead that are no part of another figure."""
    claims, _ = extract(an_article("Outlet", text), load_knowledge(()))
    return [k for c in claims for k in c.counts if k.kind == "killed" and k.subset_of is None]


@pytest.mark.parametrize(
    "text",
    [
        "On May 4, 2031, a medic was killed by a shell that hit a clinic in Bamako.",
        "On Sunday, May 4th 2031, a young man was killed in an airstrike south of Bamako.",
        "On 4th of May, 2031, a 13 year-old girl was killed in an airstrike on a house in Bamako.",
    ],
)
def test_a_day_or_an_age_is_no_toll(text: str) -> None:
    assert [(k.low, k.high) for k in killed(text)] == [(1, 1)]


@pytest.mark.parametrize(
    "who", ["Nine members of one family", "Nine members of the Traore family", "Nine family members"]
)
def test_members_of_a_family_are_civilians(who: str) -> None:
    assert [(k.low, k.high, k.group) for k in killed(f"{who} were killed in the bombing of Bamako.")] == [
        (9, 9, "civilians")
    ]


def test_members_of_a_militia_are_not() -> None:
    assert [k.group for k in killed("Nine members of the militia were killed in the bombing of Bamako.")] == [
        "combatants"
    ]


def test_who_is_named_among_the_dead_is_part_of_them() -> None:
    told = "An airstrike hit a block in Bamako, and killed between four and five civilians, among them Moussa Traore, his wife and an infant."
    assert [(k.low, k.high) for k in killed(told)] == [(4, 5)]


def test_villages_taken_and_raids_flown_are_counted_and_kill_nobody() -> None:
    (taken,) = extract(
        an_article("Outlet", "The army captured fourteen villages near Goma on 5 March 2021."), load_knowledge(())
    )[0]
    (flown,) = extract(
        an_article("Outlet", "The air force carried out more than 30 airstrikes on Goma on 5 March 2021."),
        load_knowledge(()),
    )[0]
    assert [(k.kind, k.low, k.high) for k in taken.counts] == [("other", 14, 14)]
    assert [(k.kind, k.low, k.high) for k in flown.counts] == [("other", 30, None)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The attack killed eight people in Gao: seven soldiers and one civilian.",
            [(7, "combatants"), (1, "civilians")],
        ),
        (
            "Twelve people were killed in Gao: ten men, a woman and a child.",
            [(10, "unknown"), (1, "civilians"), (1, "civilians")],
        ),
    ],
)
def test_parts_after_a_colon_that_add_up_are_the_whole_again(text: str, parts: list[tuple[int, str]]) -> None:
    (claim,) = extract(an_article("Outlet", text), load_knowledge(()))[0]
    whole = next(i for i, k in enumerate(claim.counts) if k.subset_of is None)
    assert [(k.low, k.group) for k in claim.counts if k.subset_of == whole] == parts
