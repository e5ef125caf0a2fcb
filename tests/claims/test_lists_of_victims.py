"""Whom a sentence counts where it lists people, tells their ages, or says how they were found."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.expressions.sums import added, in_lists
from rashomon.packs import load_knowledge
from rashomon.records import Count, Mention
from tests.constructed import an_article


def told(text: str) -> Mention:
    """The mention with most claims."""
    _, mentions = extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))
    return max(mentions, key=lambda m: len(m.claim_ids))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A gunman killed his wife, son and daughter in Toledo.", 3),
        ("Moussa Traore, 35, Awa Keita, 29, and their two children died after the shelling of Bamako.", 4),
        ("The victims, seven adults and a 16-year-old boy, were found dead in the ruins.", 8),
        ("Two adults and three children were found dead in a house in Toledo.", 5),
        ("Two 17-year-old boys were killed in the shelling.", 2),
        ("Three women, two men and a child were killed when shells hit Mopti.", 6),
        ("Four gunmen, two guards and two clerks were killed in Mopti.", 8),
        ("Ten civilians, six women and four children, died in the raid on Mopti.", 10),
        ("Awa Keita was killed along with her five children in the shelling. Omar Keita and his two sons died too.", 9),
        ("Six villagers, including two children, were found shot to death in Toledo.", 6),
        ("Soldiers found a shepherd shot to death on the road.", 1),
        ("The husband killed three people and then himself.", 4),
        ("The gunman shot his wife dead and then turned the gun on himself.", 2),
        ("A body was found in a ditch near Toledo.", 1),
        ("A blow to the head took the clerk's life.", 1),
        ("Eight people, seven soldiers and a driver, were killed.", 8),
    ],
)
def test_everybody_on_the_list_is_counted(text: str, dead: int) -> None:
    assert told(text).killed == (dead, dead)


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("A 13-year-old and a 15-year-old were shot in the leg.", 2),
        ("A 59-year-old man, 49-year-old woman and 53-year-old man suffered gunshot wounds.", 3),
        ("The attack wounded four other officers and two civilians.", 6),
        ("Three men and a woman were shot in Toledo.", 4),
        ("A man was killed and another was wounded in Toledo.", 1),
        ("The blast left one man dead and three people injured.", 3),
        ("One of the victims is in critical condition, while the other three were wounded lightly.", 4),
        ("Two guards died in the shooting. Two others were shot and taken to a hospital.", 2),
        ("Three others sustained non-fatal bullet wounds.", 3),
        ("One of them is in critical condition and another in serious condition.", 2),
        ("Deputies found an injured man and several people who had seen it.", 1),
        ("Two bakers and an eight month old niece were wounded.", 3),
        ("Six cousins in their late 30's were wounded.", 6),
        ("One was hurt lightly and another is in a serious condition.", 2),
        ("Five people were shot, one fatally, in Toledo.", 4),
        ("A gunman shot five people, including one who died.", 4),
    ],
)
def test_everybody_who_is_hurt_is_counted(text: str, hurt: int) -> None:
    assert told(text).injured == (hurt, hurt)


@pytest.mark.parametrize(
    "text",
    [
        "The medics saved the life of a child after the shelling.",
        "One man who lives near the shooting heard nothing.",
        "The shooting on Sunday left the villagers in fear for their lives.",
    ],
)
def test_a_life_that_goes_on_is_no_death(text: str) -> None:
    assert told(text).killed is None


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Five people were shot, one fatally, in Toledo.", 1),
        ("A gunman shot five people, including one who died.", 1),
        ("He knifed and killed his mother, uncle and aunt before he killed himself.", 4),
        ("They mourned the loss of a girl who was shot and killed.", 1),
        ("Toledo mourns the death of a farmer whose body lay under a bridge.", 1),
        ("Two men were charged in a shooting that killed a girl.", 1),
        ("Hundreds of friends gathered on the corner where the girl was killed.", 1),
        ("Both Drummond and the baby were killed.", 2),
        ("Both men were killed.", 2),
        ("Dan Drummond, 3, shot dead in Toledo.", 1),
        ("Drummond, Baker and Lee were killed.", 3),
        ("Shells killed Drummond, a farmer and father.", 1),
    ],
)
def test_everybody_who_is_dead_is_counted(text: str, dead: int) -> None:
    assert told(text).killed == (dead, dead)


@pytest.mark.parametrize(
    "text",
    [
        "Nothing will be done until somebody gets killed.",
        "They did not know whether the boy was dead or alive.",
        "Before it hits some child, lay down your guns.",
    ],
)
def test_what_has_not_come_yet_or_is_left_open_has_killed_nobody(text: str) -> None:
    claims, _ = extract(an_article("Outlet", text), load_knowledge(()))
    assert not [k for c in claims for k in c.counts]


@pytest.mark.parametrize(
    "text", ["Who was shot?", "Each victim was shot twice.", "He faces a count of assault for each person wounded."]
)
def test_who_is_asked_for_and_each_of_several_are_no_one_person(text: str) -> None:
    claims, _ = extract(an_article("Outlet", text), load_knowledge(()))
    assert not [k for c in claims for k in c.counts]


def test_who_was_wounded_and_has_died_is_dead() -> None:
    story = told("The man wounded in the shelling last week died on Sunday.")
    assert (story.killed, story.injured) == ((1, 1), None)


def test_who_is_found_dead_with_a_wound_is_not_wounded_beside() -> None:
    story = told("A teenager was found dead with gunshot wounds on Carter Street.")
    assert (story.killed, story.injured) == ((1, 1), None)


def test_a_pronoun_is_of_the_name_before_it() -> None:
    story = told(
        "Anna North, 22, was shot in Toledo and died at the scene.\n\n"
        "Anton Hard, 24, was shot in the back and taken to a hospital, where he was pronounced dead."
    )
    assert story.killed == (2, 2)


def test_no_one_else_is_not_nobody() -> None:
    assert told("A clerk was wounded in the shooting. No one else was hurt.").injured == (1, 1)


def test_murders_of_two_years_are_no_toll_of_an_incident() -> None:
    _, mentions = extract(
        an_article("Outlet", "There were eight murders this week, compared to five murders last year."),
        load_knowledge(()),
    )
    assert [m.killed for m in mentions] == [None]


def test_a_list_that_ends_in_and_adds_up_and_a_whole_holds_its_parts() -> None:
    def count(what: str, n: int) -> Count:
        return Count("killed", what, "unknown", n, n, text=what)

    quote = "Eight people, seven soldiers and a driver, died, and two guards."
    counts = [count("Eight people", 8), count("seven soldiers", 7), count("a driver", 1)]
    assert in_lists(quote, counts) == [8]
    assert in_lists("two men and two women died", [count("two men", 2), count("two women", 2)]) == [4]
    assert in_lists("killed six, leaving eight dead", [count("six", 6), count("eight", 8)]) == [8]
    assert (added([8, 7, 1]), added([2, 2])) == (8, 4)


def test_a_mention_knows_its_victims_by_full_name_and_age() -> None:
    """Two words of a name stand together: a report that leaves out the middle one has them too."""
    mention = told(
        "Shells hit a market in Mopti, Mali. Moussa Samba Traore, 35, died. A 9-year-old girl was also killed."
    )
    assert mention.victims == ("moussa samba", "moussa traore", "samba traore")
    assert mention.ages == ("35", "9")
    assert told("Police killed Traore in Mopti, Mali.").victims == ()
