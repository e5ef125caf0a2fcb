"""How a fight came out: what a sentence says of it, and when two accounts of it exclude each other."""

from __future__ import annotations

import pytest

from rashomon.reconciliation.endings import endings, exclude
from tests.constructed import a_claim, a_view, an_article


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Elders mediated an end to the standoff.", ("calmed down",)),
        ("The peacekeepers de-escalated the situation within an hour.", ("calmed down",)),
        ("The convoy shot its way through the crowd.", ("fought their way out",)),
        ("The patrol had to blast its way out of the village.", ("fought their way out",)),
        ("The garrison repelled the assault and the rebels withdrew.", ("beaten back", "withdrew")),
        ("The garrison failed to repel the assault.", ()),
        ("Both sides were ordered to defuse the situation.", ()),
        ("The rebels have not pulled back.", ()),
        ("The convoy couldn’t fight its way out.", ()),
        ("The army shelled the village.", ()),
    ],
)
def test_a_sentence_says_how_it_ended(quote: str, said: tuple[str, ...]) -> None:
    assert endings(quote) == said


def test_what_calmed_down_was_not_fought_out() -> None:
    assert exclude("calmed down", "fought their way out")
    assert exclude("fought their way out", "calmed down")
    assert not exclude("beaten back", "withdrew")


def test_two_accounts_of_the_end_contest_each_other() -> None:
    told = {
        "Radio North": "Police calmed the crowd at Konna and the situation was resolved peacefully.",
        "South Daily": "Soldiers shot their way out of Konna.",
        "The Courier": "Nobody knows how it ended.",
    }
    articles = [an_article(outlet, sentence) for outlet, sentence in told.items()]
    view = a_view([(a, a_claim(a, 3, 3)) for a in articles])
    (ended,) = [d for d in view.incidents[0].disagreements if d.field == "outcome"]
    assert ended.verdict == "contested"
    assert {(v.value, v.accounts) for v in ended.values} == {
        ("calmed down", ("Radio North",)),
        ("fought their way out", ("South Daily",)),
    }
