"""Who exactly was hit: lists cut by semicolons, names of kin, numbers within names, and what the parser loses."""

from __future__ import annotations

import pytest

from rashomon.records import Mention
from tests.constructed import main_mention


def main(text: str) -> Mention:
    return main_mention(text, "2031-05-09")


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("Vale killed his father Paul Vale, 50; his mother Joan Vale, 49; and his 6-year-old sister Emma Vale.", 3),
        ("Vale killed a neighbour Joan Drummond, his stepsons, Paul and Ivan Drummond, and his wife, Ada Vale.", 4),
        ("Vale is the gunman who killed three guards and then himself on Tuesday.", 4),
        ("Guards opened fire on Sunday and shot Vale dead.", 1),
        ("It came after the 10-year-old died in the shelling of Mopti.", 1),
        ("They found a man and a woman dead in a classroom, as well as two injured pupils.", 2),
        ("It claimed the lives of a mother and a man who, police said, shot her, then turned the gun on himself.", 2),
        ("Three people are dead after an overnight killed spree in Toledo.", 3),
        ("Vale is charged with murder after he shot two boys, one of them fatally, on Friday.", 1),
        ("Gunmen killed an Eight Stars rebel at the ford.", 1),
    ],
)
def test_everybody_counts_once(told: str, dead: int) -> None:
    assert main(told).killed == (dead, dead)


def test_homes_where_bodies_lay_are_no_dead() -> None:
    told = "Nine people were shot dead. The first three homes where bodies were found are close to one another."
    assert main(told).killed == (9, 9)


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("A third person has died after a shooting on Monday in Toledo. A fourth victim was critically hurt.", 3),
        ("Four men were shot on Sunday, one fatally. Three were treated. The fourth man died of his wounds.", 1),
        ("One of the wounded has died. A fourth man, Ivan Vale, was shot in the head. He later died.", 1),
        ("One victim was pronounced dead at the scene. A second man was taken to Mercy, where he died.", 2),
        ("One was pronounced dead at the scene, a second was taken to a hospital. He later died.", 2),
        ("A woman was pronounced dead at the scene. Two more people died in hospital.", 3),
        ("A guard shot a boy and a girl dead and then himself. The two victims died at the scene.", 3),
        ("Paul, Ivan, Ada and Eve Vale were shot dead with their mother. The four children were loved.", 4),
        ("Vale shot his girlfriend's toddler dead. Victor Vale, 2, died in hospital, where he was taken.", 1),
        ("The bullet struck Patrick in the heart, killing him. Two days later, Pat was dead.", 1),
        ("The body of Paul Vale, 9, was brought in after the young hunter was found dead near a road.", 1),
        ("One of the boys she had met was dead. A 5-year-old boy was shot dead, police said.", 1),
        ("A gunman shot the teacher dead and struck two pupils. One of the pupils died on Monday.", 2),
        ("A boy is dead after the child found a pistol and shot himself. It was a suicide, police said.", 1),
        ("A 15-year-old Town of Toledo boy was shot dead on Friday. Jacob Vale died in his home.", 1),
    ],
)
def test_told_of_again_or_one_more(told: str, dead: int) -> None:
    assert main(told).killed == (dead, dead)


def test_a_third_classmate_is_the_third_of_a_class() -> None:
    assert main("A third classmate has died after a shooting on Monday in Toledo.").killed == (1, 1)
