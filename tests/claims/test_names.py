"""Names of private persons are found; office-holders are not private."""

from __future__ import annotations

import pytest

from rashomon.claims.names import persons
from rashomon.claims.sentence import split
from rashomon.packs import load_knowledge
from tests.constructed import an_article

WORLD = load_knowledge()


def names(text: str) -> list[str]:
    return [p.name for p in persons(split(an_article("Outlet", text))[0], WORLD)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Olena Kovalchuk, 34, was killed in her flat.", "Olena Kovalchuk"),
        ("The victim was identified as Rosa Quispe.", "Rosa Quispe"),
        ("Gunmen abducted Ibrahim Musa from his shop.", "Ibrahim Musa"),
        ("“They shot my son,” said Fatima al-Hassan.", "Fatima al-Hassan"),
    ],
)
def test_private_persons_are_found(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text", ["President Volodymyr Zelensky said three were killed.", "Troops shot at Malian Army posts."]
)
def test_office_holders_and_armies_are_not(text: str) -> None:
    assert names(text) == []
