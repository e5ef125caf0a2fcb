"""Whose dead a figure counts: what is told of both sides adds up, and is no rival to itself."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.reconciliation.accounts import figures
from rashomon.reconciliation.ranges import envelope
from rashomon.reconciliation.verdicts import judge_figures
from tests.constructed import an_article


def dead(text: str) -> tuple[int | None, int | None]:
    """The envelope of what the accounts of a text state."""
    article = an_article("Outlet", text, published="2031-05-09")
    claims, mentions = extract(article, load_knowledge(()))
    found = envelope(figures("killed", claims, mentions, {article.article_id: article}))
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rebels killed 12 soldiers at the ford on Friday. Five rebels also died.", 17),
        ("Rebels killed 12 soldiers at the ford on Friday, the army said. Five rebels died, a spokesman said.", 17),
        ("Shelling killed five civilians at the ford on Friday. Two soldiers also died.", 7),
        ("A soldier was killed at the ford on Friday. Twelve rebels also died.", 13),
        ("Bandits killed nine villagers at the ford on Friday. Four of the bandits were killed, the chief said.", 13),
        ("Gunmen killed 14 people at the ford on Friday. Two suspects were killed by police, the chief said.", 16),
        (
            "A gunman killed four people on Friday. Five people, including the gunman, died. Police shot the gunman dead.",
            5,
        ),
        ("Twelve soldiers and 3 policemen were killed at the ford on Friday. A major said 20 attackers had died.", 35),
    ],
)
def test_the_dead_of_both_sides_add_up(text: str, number: int) -> None:
    assert dead(text) == (number, number)


def test_what_is_said_of_one_side_is_a_rival_to_that_side_alone() -> None:
    text = "Ten soldiers and 20 rebels were killed at the ford on Friday, the army said. The rebels said they lost five fighters."
    assert dead(text) == (15, 30)
    article = an_article("Outlet", text, published="2031-05-09")
    claims, mentions = extract(article, load_knowledge(()))
    verdict = judge_figures("killed", figures("killed", claims, mentions, {article.article_id: article}))
    assert verdict is not None
    assert verdict.verdict == "contested"
    assert "irregulars" in verdict.reason


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("Rebels killed at least five soldiers", "Seven soldiers and three rebels were killed", "compatible"),
        ("Rebels killed at least eight soldiers", "Seven soldiers and three rebels were killed", "contested"),
        ("Rebels killed about seven soldiers", "Seven soldiers and three rebels were killed", "compatible"),
    ],
)
def test_a_side_that_two_accounts_share_is_compared_as_any_figure_is(first: str, second: str, word: str) -> None:
    articles = [
        an_article(outlet, f"{said} at the ford on Friday.", published="2031-05-09")
        for outlet, said in [("Courier", first), ("Herald", second)]
    ]
    found = [extract(article, load_knowledge(())) for article in articles]
    known = {article.article_id: article for article in articles}
    rows = [figures("killed", claims, mentions, known)[0] for claims, mentions in found]
    verdict = judge_figures("killed", rows)
    assert verdict is not None
    assert verdict.verdict == word


def test_the_same_people_may_be_fighters_to_one_and_civilians_to_another() -> None:
    text = (
        "The strike on the ford on Friday killed 12 civilians, residents said. The army said it killed ten militants."
    )
    assert dead(text) == (10, 12)


def test_a_toll_of_all_holds_both_sides() -> None:
    text = "Fourteen people were killed at the ford on Friday. Ten soldiers died. So did four rebels."
    assert dead(text) == (14, 14)


def test_the_death_of_those_who_did_it_is_no_rival_toll() -> None:
    text = (
        "At least 14 people were killed at the ford on Friday. Two suspects were killed in a gunbattle, the chief said."
    )
    assert dead(text) == (14, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Rebels killed 14 farmers at the ford on Friday, police said. The radio said several bodies lay in a ravine.",
            (14, 14),
        ),
        (
            "Rebels dragged farmers away on Friday and killed 14 of them, police said. A radio put the dead at 17.",
            (14, 17),
        ),
        ("The mayor said seven were dead after Friday's shelling, and two bodies were pulled from a cellar.", (7, 7)),
        ("Six people were killed at the ford on Friday. Police originally said eight had died.", (6, 6)),
        ("Six people were killed at the ford on Friday. The army had put the dead at nine.", (6, 6)),
        ("At least 23 died at the ford on Friday. This replaces the figure of 19 deaths.", (23, None)),
        (
            "A bomb killed four guards on Friday, police said. One of the wounded men died, taking the toll to five.",
            (5, 5),
        ),
        ("Friday's raid has left seven dead, after two of the wounded died. Five died at once, a report said.", (7, 7)),
        ("Gunmen killed 23 at the ford on Friday, a cook said. Two more victims have died, a nurse said.", (23, 23)),
        ("The army said four had died in Friday's raid. The mayor said five had died.", (4, 5)),
        ("The toll of Friday's raid has risen to 10 after one of the wounded died, residents said.", (10, 10)),
    ],
)
def test_what_holds_no_more_or_is_a_part_is_no_rival(text: str, number: tuple[int | None, int | None]) -> None:
    assert dead(text) == number
