"""Victims in an outlet's account: who is told of one by one, beside numbers and after them."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.expressions.sides import Interval
from rashomon.packs import load_knowledge
from rashomon.reconciliation.accounts import figures
from tests.constructed import an_article


def accounts(kind: str, text: str) -> list[Interval]:
    """What each account of a text states."""
    article = an_article("Outlet", text, published="2031-05-09")
    claims, mentions = extract(article, load_knowledge(()))
    return [(f.low, f.high) for f in figures(kind, claims, mentions, {article.article_id: article})]


@pytest.mark.parametrize(
    "told",
    [
        "A woman was wounded in a shooting on Sunday in Toledo.\n\nThe woman died at the hospital.",
        "Deputies found a woman suffering from a gunshot wound on Sunday in Toledo, Smith said.\n\nThe woman died.",
    ],
)
def test_who_was_found_wounded_and_died_is_nobodys_injured(told: str) -> None:
    assert accounts("killed", told) == [(1, 1)]
    assert accounts("injured", told) == []


def test_one_victim_described_after_a_number_is_a_part_of_it() -> None:
    told = (
        "Five people were wounded in a shooting on Sunday in Toledo, police said.\n\n"
        "Four other men were wounded lightly.\n\nOfficers found a man with a gunshot wound to the foot."
    )
    assert (1, 1) not in accounts("injured", told)


def test_the_other_three_are_no_rival_to_the_four() -> None:
    told = (
        "Four men were wounded in a shooting on Sunday in Toledo, police said.\n\n"
        "The other three victims were wounded lightly, Baker said."
    )
    assert accounts("injured", told) == [(4, 4)]


def test_a_sentence_that_adds_up_states_the_sum() -> None:
    told = (
        "An infant and two women died after a shooting on Sunday in Toledo.\n\n"
        "Police said that the infant died at the scene."
    )
    assert (2, 2) not in accounts("killed", told)


def _beside(kind: str, early: str, late: str) -> list[Interval]:
    """What the accounts of two texts of one incident state."""
    first, second = (
        an_article(o, t, published=d) for o, t, d in (("A", early, "2031-05-09"), ("B", late, "2031-05-10"))
    )
    read = [extract(a, load_knowledge(())) for a in (first, second)]
    claims, mentions = [c for r in read for c in r[0]], [m for r in read for m in r[1]]
    return [(f.low, f.high) for f in figures(kind, claims, mentions, {a.article_id: a for a in (first, second)})]


def test_who_is_wounded_in_one_text_and_dead_in_a_later_one_is_dead() -> None:
    early = "A 16-year-old boy was wounded in a shooting in Toledo."
    assert _beside("injured", early, "A 16-year-old boy died after a shooting in Toledo.") == []
    assert _beside("injured", early, "A 50-year-old man died after a shooting in Toledo.") == [(1, 1)]


def test_the_story_of_one_named_victim_is_no_count_of_all() -> None:
    assert _beside("injured", "Moussa Traore was wounded in the bombing.", "The bombing wounded 53 people.") == [
        (53, 53)
    ]
    assert _beside("injured", "One man was wounded in the bombing.", "The bombing wounded 53 people.") == [
        (1, 1),
        (53, 53),
    ]


def test_the_story_of_some_who_were_hurt_is_no_count_of_all() -> None:
    number = "The bombing in Gao wounded 53 people."
    assert _beside("injured", "A teacher was wounded in the bombing in Gao.", number) == [(53, 53)]
    assert _beside("injured", "A teacher and a nurse were wounded in the bombing in Gao.", number) == [(53, 53)]


def test_who_was_killed_is_counted_by_whoever_tells_of_him_unless_known() -> None:
    number = "The bombing in Gao killed three people."
    assert _beside("killed", "A teacher was killed in the bombing in Gao.", number) == [(1, 1), (3, 3)]
    assert _beside("killed", "Moussa Traore was killed in the bombing in Gao.", number) == [(3, 3)]


def test_several_are_no_rival_to_a_number() -> None:
    vague = "The bombing in Gao wounded several people."
    assert _beside("injured", vague, "The bombing in Gao wounded five people.") == [(5, 5)]
    assert _beside("injured", vague, "The bombing in Gao wounded two people.") == [(3, None), (2, 2)]


@pytest.mark.parametrize(
    "late", ["A shooting in Toledo killed a teacher.", "A teacher died after a shooting in Toledo."]
)
def test_who_was_shot_in_a_text_that_tells_of_no_death_is_the_dead_of_another(late: str) -> None:
    assert _beside("injured", "Police said a teacher was shot in Toledo.", late) == []


def test_who_was_wounded_beside_another_ones_death_stays_wounded() -> None:
    late = "A teacher died after a shooting in Toledo, and a nurse was wounded."
    assert (1, 1) in _beside("injured", "A nurse was wounded in a shooting in Toledo.", late)


def test_a_woman_who_was_wounded_is_not_the_man_who_died() -> None:
    late = "A man died after a shooting in Toledo."
    assert _beside("injured", "A woman was wounded in a shooting in Toledo.", late) == [(1, 1)]


def test_other_victims_told_as_such_come_on_top_of_the_dead() -> None:
    told = "One man was killed in a shooting in Toledo.\n\nThe other three victims were taken to a hospital."
    assert accounts("injured", told) == [(3, 3)]


def test_a_wound_that_threatens_no_life_is_no_denial() -> None:
    told = "A girl was shot in Toledo.\n\nThe girl did not have life-threatening injuries."
    assert accounts("injured", told) == [(1, 1)]


def test_the_story_of_two_named_dead_is_no_count_of_all() -> None:
    told = "Nina Baker and Omar Diallo died in a shooting in Toledo."
    assert _beside("killed", told, "Three people were killed in a shooting in Toledo.") == [(3, 3)]
    assert _beside("killed", told, "Two people were killed in a shooting in Toledo.") == [(2, 2), (2, 2)]


@pytest.mark.parametrize(
    "part",
    [
        "Two men who were struck inside the mill died at the scene, Baker said.",
        "The couple's two daughters died in hospital, Baker said.",
        '"He killed my two nephews," Baker said.',
        "The identities of two victims killed by the gunman were revealed, Baker said.",
        "Two men were found dead inside, Baker said.",
    ],
)
def test_some_of_the_dead_are_no_rival_to_all(part: str) -> None:
    told = f"Five people were killed in a shooting on Sunday in Toledo, police said.\n\n{part}"
    assert set(accounts("killed", told)) == {(5, 5)}


def test_names_alone_say_how_many_there_were_where_nothing_else_does() -> None:
    told = "The names of two men killed in a shooting on Sunday in Toledo have been released."
    assert accounts("killed", told) == [(2, 2)]


def test_both_are_no_rival_to_three_who_were_named_at_once() -> None:
    told = (
        "A boy and a woman were shot dead by a robber, who was fatally shot on Sunday in Toledo, police said.\n\n"
        "They were both pronounced dead at the scene."
    )
    assert set(accounts("killed", told)) == {(3, 3)}


def test_a_number_that_the_text_states_as_a_part_is_no_rival() -> None:
    told = (
        "Four people, including three brothers, were shot dead on Sunday in Toledo.\n\n"
        "The three men were hit many times, Baker said. Three men lay dead there, he said."
    )
    assert (3, 3) not in accounts("killed", told)


@pytest.mark.parametrize(
    "part",
    [
        "Baker saw three bodies in a ditch, he said.",
        "Two nephews were also hit and died, Baker said.",
        "Three guards were killed, Baker said, adding that these were among the dead.",
        "Baker spoke at first of four dead.",
        "Baker had treated 22 wounded, and two of them had since died, he said.",
    ],
)
def test_what_is_counted_already_or_holds_no_more_is_no_rival(part: str) -> None:
    told = f"Nine people were killed in a raid on Sunday in Toledo, police said.\n\n{part}"
    assert set(accounts("killed", told)) == {(9, 9)}


def test_who_stands_by_an_earlier_number_still_gives_it() -> None:
    told = (
        "A panel said that 44 people were killed in a raid on Sunday in Toledo.\n\n"
        "The army, which earlier announced that 17 rebels had been killed, said it stood by its account."
    )
    assert {low for low, _ in accounts("killed", told)} == {17, 44}


def test_bodies_that_somebody_counted_are_a_rival_toll() -> None:
    told = (
        "Nine people were killed in a raid on Sunday in Toledo, police said.\n\n"
        "Only six bodies were brought to the hospital, a surgeon said."
    )
    assert set(accounts("killed", told)) == {(6, 6), (9, 9)}
