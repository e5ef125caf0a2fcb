"""Deaths that did not come: what might have been, what is asked for, what is said of nobody in particular."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from tests.constructed import an_article

WORLD = load_knowledge(())


def killed(text: str) -> list[int | None]:
    claims = extract(an_article("Outlet", text, published="2031-05-09"), WORLD)[0]
    return [k.low for c in claims for k in c.counts if k.kind == "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "If it had gone in an inch lower, the bullet could have hit her in the heart and killed her.",
        "She told the guards that he should be dead.",
        "It stopped there rather than it got worse and somebody got killed.",
        "It changes everything, not only for the young man who is killed but for his family.",
        '"That\'s killing him," his aunt said of the trial.',
        "The prosecutors are seeking the execution of three guards.",
        "The wake was held for a woman who died of natural causes.",
        "Both had been shot in an attempted murder-suicide scenario, a medic said.",
    ],
)
def test_nobody_was_killed(text: str) -> None:
    assert killed(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The monitors could not confirm 13 deaths, but shells killed nine.", [9]),
        ("A shell could have hit the mill, but it hit the school and killed nine.", [9]),
        ("The rebels killed two guards rather than let them go.", [2]),
        ("The two guards who were killed were brothers.", [2]),
    ],
)
def test_some_were(text: str, numbers: list[int]) -> None:
    assert killed(text) == numbers
