"""A text that weighs several accounts: what it commits itself to, and what it quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.records import Claim, Range
from tests.constructed import a_claim, a_view, an_article

Figure = tuple[int | None, int | None]


def told(own: Figure, quoted: list[Figure], policy: str | None) -> Range:
    """The dead of one article that first says `own` in its own voice, and then quotes speakers with theirs."""
    article = an_article("Monitor", "Accounts of the shelling of the bridge differ.")
    claims: list[Claim] = []
    for i, ((low, high), speaker) in enumerate([(own, None), *((q, f"speaker {n}") for n, q in enumerate(quoted))]):
        claim = a_claim(article, low, high, speaker=speaker, group="civilians")
        claims.append(replace(claim, claim_id=f"c{i}", char_start=i, mention_id=f"m{i}"))
    killed = a_view([(article, c) for c in claims], policy).incidents[0].killed
    assert killed is not None
    return killed


@pytest.mark.parametrize(
    ("own", "quoted", "low", "high"),
    [
        ((4, 6), [(3, 3), (9, 9)], 4, 6),  # between four and six: it has weighed the three and the nine
        ((4, None), [(3, 3), (9, 9)], 4, 9),  # at least four: the upper end is left to what it quotes
        ((4, None), [(4, 4)], 4, 4),
        ((None, 6), [(3, 3), (9, 9)], 3, 6),  # up to six: the lower end is
        ((5, 5), [(3, 3), (9, 9)], 5, 5),  # five: weighed from several accounts
        ((5, 5), [(3, 3), (None, None)], 5, 5),  # so it is where the second gives no number of its own
        ((5, 5), [(3, 3)], 3, 5),  # five, and somebody who says three: two accounts beside each other
    ],
)
def test_a_text_that_weighs_is_taken_by_its_word(own: Figure, quoted: list[Figure], low: int, high: int) -> None:
    killed = told(own, quoted, "airwars-style")
    assert (killed.low, killed.high) == (low, high)


def test_other_policies_and_the_envelope_keep_every_account() -> None:
    for policy in ("ged-style", None):
        killed = told((4, 6), [(3, 3), (9, 9)], policy)
        assert (killed.low, killed.high) == (3, 9)
