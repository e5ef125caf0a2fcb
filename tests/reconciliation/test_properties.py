"""What holds of every incident, whatever its accounts: copies, order, agreement, unknown."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.reconciliation.policy import SHIPPED
from rashomon.records import Article, Claim, Reconciled
from tests.constructed import a_claim, a_view, an_article

Pair = tuple[Article, Claim]
OUTLETS = ("Daily", "Radio", "Post", "Herald", "Courier")
GROUPS = ("civilians", "combatants", "unknown")
# (outlet, low, width or open end, group, who did it, speaker)
ACCOUNTS = st.tuples(
    st.sampled_from(OUTLETS),
    st.one_of(st.none(), st.integers(0, 40)),
    st.one_of(st.none(), st.integers(0, 9)),
    st.sampled_from(GROUPS),
    st.sampled_from((None, "North", "South", "Northern Army")),
    st.sampled_from((None, "Colonel Traore", "local sources", "two witnesses")),
)
CASES = st.lists(ACCOUNTS, min_size=1, max_size=5, unique_by=lambda a: a[0])


def pair(account: tuple[str, int | None, int | None, str, str | None, str | None]) -> Pair:
    outlet, low, more, group, perpetrator, speaker = account
    high = None if low is None or more is None else low + more
    article = an_article(
        outlet, f"{outlet} on the bridge at Konna: {low} to {high} {group} dead, {perpetrator}, {speaker}."
    )
    return article, a_claim(article, low, high, perpetrator=perpetrator, speaker=speaker, group=group)


def verdicts(row: Reconciled) -> dict[str, str]:
    return {d.field: d.verdict for d in row.disagreements}


def copy_of(original: Pair) -> Pair:
    article, claim = original
    text = an_article("Reprint", article.text, origin=article.article_id)
    made = a_claim(text, None, None, perpetrator=claim.perpetrator, speaker=claim.attributed_to)
    return text, replace(made, counts=claim.counts)


@settings(max_examples=40, deadline=None)
@given(CASES, st.integers(0, 4))
def test_adding_a_copy_changes_no_range_origin_count_or_verdict(accounts: list[Any], chosen: int) -> None:
    pairs = [pair(a) for a in accounts]
    copied = [*pairs, copy_of(pairs[chosen % len(pairs)])]
    for policy in (None, *SHIPPED):
        one, two = a_view(pairs, policy).incidents[0], a_view(copied, policy).incidents[0]
        assert (one.killed, one.injured, one.origins) == (two.killed, two.injured, two.origins)
        assert verdicts(one) == verdicts(two)


@settings(max_examples=80, deadline=None)
@given(CASES, st.integers(0, 4), st.booleans())
def test_an_agreeing_independent_article_never_makes_agreed_contested(
    accounts: list[Any], chosen: int, quotes: bool
) -> None:
    """A sixth outlet that says what one of the others says, in its own voice or of the same speaker."""
    _, *said, speaker = accounts[chosen % len(accounts)]
    before = a_view([pair(a) for a in accounts]).incidents[0]
    after = a_view([*map(pair, accounts), pair(("Sixth", *said, speaker if quotes else None))]).incidents[0]
    agreed = {field for field, verdict in verdicts(before).items() if verdict == "agreed"}
    # Where one speaker's words were told in two ways, a second origin may well show that they differ: that was not agreed.
    assert all(verdicts(after)[field] == "agreed" for field in agreed)


@settings(max_examples=80, deadline=None)
@given(CASES, st.lists(st.sampled_from(("denied", "asserted")), min_size=5, max_size=5))
def test_no_verdict_agreed_rests_on_one_origin(accounts: list[Any], stances: list[str]) -> None:
    """Field by field: the claims behind a field that is agreed come from two origins or more."""
    pairs = [
        (article, replace(claim, stance=s)) for (article, claim), s in zip(map(pair, accounts), stances, strict=False)
    ]
    view = a_view(pairs)
    origin = {c.claim_id: c.origin_id for c in view.claims}
    for field in view.incidents[0].disagreements:
        behind = {origin[claim] for value in field.values for claim in value.claim_ids}
        assert len(behind) > 1 or field.verdict != "agreed", field


@settings(max_examples=30, deadline=None)
@given(CASES, st.integers())
def test_order_does_not_matter(accounts: list[Any], seed: int) -> None:
    pairs = [pair(a) for a in accounts]
    shuffled = list(pairs)
    random.Random(seed).shuffle(shuffled)
    for policy in (None, "ged-style"):
        one, two = a_view(pairs, policy).incidents[0], a_view(shuffled, policy).incidents[0]
        assert replace(one, mention_ids=()) == replace(two, mention_ids=())


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_low_best_high_unknown_and_origins(accounts: list[Any]) -> None:
    pairs = [pair(a) for a in accounts]
    stated = {k for _, c in pairs for k in c.counts}
    for policy in (None, *SHIPPED):
        row = a_view(pairs, policy).incidents[0]
        known = [v for v in (row.killed.low, row.killed.best, row.killed.high) if v is not None]
        assert known == sorted(known)
        # 0 only where somebody says 0.
        if not any(k.low == 0 for k in stated):
            assert 0 not in known
        if not stated:
            assert known == []


@settings(max_examples=30, deadline=None)
@given(CASES)
def test_geds_columns_sum_to_best(accounts: list[Any]) -> None:
    row = a_view([pair(a) for a in accounts], "ged-style").incidents[0]
    if row.killed.best is not None:
        assert sum(v or 0 for _, v in row.policy_line) == row.killed.best
