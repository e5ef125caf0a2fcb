"""Running totals: what is a toll of a time and of no incident, and what goes on with one."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article

WORLD = load_knowledge(())
# The third of May is a Saturday, and the incident on the day before.
LEAD = "Three guards were killed in a raid on the mill on Friday."


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published="2031-05-03"), WORLD)


@pytest.mark.parametrize(
    "more",
    [
        "Officials say 150 rebels have been killed this year. Twenty-one nurses and 24 guards have also lost their lives.",
        "So far this year the union has counted 33 massacres. A rival group has a higher count: 43, with 181 dead.",
        "It came amid a violent two-hour span in which 10 people were shot and two men were killed.",
        "A civil group says 341 guards have been murdered in the country so far in 2031.",
        "The ministry said 240 of its soldiers had been killed in the six-week war.",
        "The ministry said more than 110 people had been killed by the army since the truce came into force on April 27.",
    ],
)
def test_a_running_total_is_no_toll_of_the_incident(more: str) -> None:
    claims, mentions = read(f"{LEAD} {more}")
    assert [m.killed for m in mentions if m.killed] == [(3, 3)]
    assert [c.is_aggregate for c in claims if any(k.kind == "killed" for k in c.counts)][1:] != []
    assert all(c.is_aggregate for c in claims[1:] if any(k.kind == "killed" for k in c.counts))


@pytest.mark.parametrize(
    "text",
    [
        "He has been on life support since May 1, when a masked man shot him in the head.",
        "Six guards were killed when rebels struck the ford in March.",
        "The raid, which took place in March and killed six guards, drew anger.",
    ],
)
def test_one_person_or_one_act_is_no_running_total(text: str) -> None:
    assert not any(c.is_aggregate for c in read(text)[0])


def test_dead_told_right_after_a_total_with_a_day_of_their_own_are_an_incident() -> None:
    claims, _ = read("Some 150 rebels have been killed this year. On Friday four guards were shot dead at the mill.")
    assert [c.is_aggregate for c in claims] == [True, False]
