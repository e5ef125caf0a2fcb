"""Who was found dead, and who was struck and so killed: each person once, the dead apart from the hurt."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Mention
from tests.constructed import an_article


def told(text: str) -> Mention:
    """The mention with most claims."""
    _, mentions = extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))
    return max(mentions, key=lambda m: len(m.claim_ids))


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("Rescuers found the 13-year-old and the 6-year-old dead and the 16-year-old with a wound to the neck.", 2, 1),
        ("Medics found the 9-year-old dead in the barn.", 1, None),
        ("Villagers found both brothers dead and their sister badly hurt.", 2, 1),
        ("Troops found two farmers dead and a third wounded in the ditch.", 2, 1),
        ("Sappers found Moussa Traore, 34, and his wife, Awa Traore, 31, dead in the cellar.", 2, None),
        ("Medics found Awa Keita, 11, and her brother Issa Keita, 15, shot to death inside.", 2, None),
        ("Soldiers found nine villagers dead, two of them children.", 9, None),
    ],
)
def test_found_dead(text: str, dead: int, hurt: int | None) -> None:
    mention = told(text)
    assert mention.killed == (dead, dead)
    assert mention.injured == ((hurt, hurt) if hurt else None)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The soldier shot both men, killing them.", 2),
        ("A sniper shot the mayor and his wife, killing them both.", 2),
        ("A shell struck the farmer, killing him.", 1),
        ("Rebels fired at five policemen, killing all of them.", 5),
        ("The drone hit two farmers, killing both.", 2),
        ("The soldier shot four comrades dead, then took his own life.", 5),
    ],
)
def test_who_was_struck_and_killed_is_dead_and_not_hurt_beside(text: str, dead: int) -> None:
    mention = told(text)
    assert (mention.killed, mention.injured) == ((dead, dead), None)


def test_one_who_comes_after_those_told_of_is_one() -> None:
    assert told("He shot and killed two clerks and wounded a third.").injured == (1, 1)


def test_a_shell_that_hits_a_house_and_kills_her_counts_her_once() -> None:
    assert told("A shell hit her house, killing her.").killed == (1, 1)


def test_the_day_on_which_they_were_found_is_nobody_found() -> None:
    mother = "A mother and her two sons found dead Friday morning in a van in Goma died of gunshot wounds."
    assert told(mother).killed == (3, 3)
    assert told("19-year-old Moussa Traore was found dead April 22nd in a home in Goma.").killed == (1, 1)
