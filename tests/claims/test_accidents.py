"""Who dies by accident or of an illness was killed by nobody."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from tests.constructed import an_article


def killed(text: str) -> list[int | None]:
    claims, _ = extract(an_article("Outlet", text, "2031-05-12"), load_knowledge(()))
    return [k.low for c in claims for k in c.counts if k.kind == "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Two pupils were killed in a car crash last week.",
        "Two others died in a house fire years ago.",
        "One dead after a collision.",
        "Her father died of cancer.",
        "The baker was killed after losing control of his truck.",
        "One person was killed following an accident on the ring road.",
        "He was killed due to injuries sustained in the crash.",
    ],
)
def test_an_accident_is_no_claim(text: str) -> None:
    assert killed(text) == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Six soldiers died in a helicopter crash.", 6),
        ("Nine people were killed in a stampede after a blast.", 9),
        ("Four hunters were killed in the crossfire.", 4),
        ("A boy was killed in an accidental shooting.", 1),
    ],
)
def test_what_may_be_violence_is(text: str, dead: int) -> None:
    assert killed(text) == [dead]
