"""Accounts side by side: what three outlets and a copy come to."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from rashomon.reconciliation import PolicyError, policy_named
from rashomon.reconciliation.policy import SHIPPED, read_policy
from rashomon.records import Count, Reconciled
from tests.constructed import a_claim, a_view, an_article, three_accounts


def verdict(row: Reconciled, field: str) -> str | None:
    return next((d.verdict for d in row.disagreements if d.field == field), None)


def test_a_copy_is_no_second_origin() -> None:
    row = a_view(three_accounts()).incidents[0]
    assert row.origins == 2
    assert row.origin_names == ("Northern Daily", "Southern Radio")


def test_a_copy_changes_no_range_and_no_verdict() -> None:
    first, copy, third = three_accounts()
    with_copy, without = a_view([first, copy, third]).incidents[0], a_view([first, third]).incidents[0]
    assert (with_copy.killed, with_copy.origins) == (without.killed, without.origins)
    assert [(d.field, d.verdict) for d in with_copy.disagreements] == [
        (d.field, d.verdict) for d in without.disagreements
    ]


def test_a_copy_with_another_toll_is_a_statement_of_its_own() -> None:
    first, _, third = three_accounts()
    update = an_article(
        "Border Post", "At least 14 people died when shells fell on the bridge.", origin=first[0].article_id
    )
    row = a_view([first, (update, a_claim(update, 14, None, perpetrator="South")), third]).incidents[0]
    assert row.origins == 3


def test_opposing_outlets_contest_who_did_it() -> None:
    row = a_view(three_accounts()).incidents[0]
    assert verdict(row, "perpetrator") == "contested"
    assert row.contested
    assert dict(row.perpetrators) == {
        "Northern Army": ("Southern Radio",),
        "South": ("Border Post", "Northern Daily"),
    }


def test_two_outlets_that_quote_one_spokesman_are_one_origin() -> None:
    texts = [an_article(o, f"{o} reports that eight died, Colonel Traore said.") for o in ("Daily", "Radio")]
    row = a_view([(a, a_claim(a, 8, 8, speaker="Colonel Traore")) for a in texts]).incidents[0]
    assert row.origins == 1
    assert verdict(row, "killed") == "single_source"


def test_two_outlets_that_quote_local_sources_are_two_origins() -> None:
    texts = [an_article(o, f"{o}: eight died, local sources said.") for o in ("Daily", "Radio")]
    row = a_view([(a, a_claim(a, 8, 8, speaker="local sources")) for a in texts]).incidents[0]
    assert row.origins == 2
    assert verdict(row, "killed") == "agreed"


def test_a_side_denies_that_it_did_it() -> None:
    accuses = an_article("Northern Daily", "Shells of the South killed nine people.")
    denies = an_article("Southern Radio", "The South denied firing the shells.")
    row = a_view(
        [
            (accuses, a_claim(accuses, 9, 9, perpetrator="South")),
            (denies, a_claim(denies, None, None, perpetrator="South", stance="denied", scope="responsibility")),
        ]
    ).incidents[0]
    assert verdict(row, "perpetrator") == "denied"
    assert verdict(row, "killed") == "single_source"


def test_what_was_destroyed_is_compared_as_the_outcome() -> None:
    texts = [an_article(o, f"{o}: two gunboats were sunk.") for o in ("Daily", "Radio")]
    sunk = (Count("destroyed", "gunboats", "unknown", 2, 2, text="two"),)
    row = a_view([(a, replace(a_claim(a, None, None), counts=sunk)) for a in texts]).incidents[0]
    assert verdict(row, "outcome") == "agreed"


def test_later_figures_of_one_outlet_are_a_history() -> None:
    early = an_article("Daily", "29 people died in the shelling.", "2021-03-01")
    late = an_article("Daily", "33 people died in the shelling.", "2021-03-02")
    row = a_view([(early, a_claim(early, 29, 29)), (late, a_claim(late, 33, 33))]).incidents[0]
    assert [a.value for a in row.accounts if a.field == "killed"] == ["33"]
    assert (row.killed.low, row.killed.high) == (33, 33)


def test_the_order_of_claims_does_not_matter() -> None:
    pairs = three_accounts()
    rows = set()
    for seed in range(5):
        random.Random(seed).shuffle(pairs)
        rows.add(repr(a_view(pairs).incidents[0].disagreements))
    assert len(rows) == 1


def test_unknown_stays_unknown() -> None:
    silent = an_article("Daily", "Shells fell on the bridge.")
    row = a_view([(silent, a_claim(silent, None, None))], "ged-style").incidents[0]
    assert (row.killed.low, row.killed.best, row.killed.high) == (None, None, None)


@pytest.mark.parametrize(
    ("policy", "low", "best", "high"),
    [("acled-style", 9, 9, 12), ("ged-style", 9, 9, 12), ("airwars-style", 9, None, 12)],
)
def test_each_policy_gives_its_line(policy: str, low: int, best: int | None, high: int) -> None:
    killed = a_view(three_accounts(), policy).incidents[0].killed
    assert (killed.low, killed.best, killed.high) == (low, best, high)


@pytest.mark.parametrize("policy", SHIPPED)
def test_low_best_and_high_are_in_order(policy: str) -> None:
    killed = a_view(three_accounts(), policy).incidents[0].killed
    known = [v for v in (killed.low, killed.best, killed.high) if v is not None]
    assert known == sorted(known)


def test_geds_four_columns_sum_to_best() -> None:
    row = a_view(three_accounts(), "ged-style").incidents[0]
    assert sum(v or 0 for _, v in row.policy_line) == row.killed.best


def test_a_grading_is_suggested_and_never_signed() -> None:
    grading = a_view(three_accounts(), "airwars-style").incidents[0].grading
    assert grading is not None
    assert (grading.suggested, grading.signed_by) == ("Contested", None)


def test_a_policy_of_ones_own_is_a_few_lines() -> None:
    text = 'name = "ours"\nsource = "our handbook"\ngroups = ["civilians"]\nlow = "lowest"\nbest = "highest"\n'
    text += 'high = "highest"\ngrading = false\nsplit = false\n'
    assert read_policy(text, "ours.toml").best == "highest"


def test_a_mistake_in_a_policy_names_the_field() -> None:
    with pytest.raises(PolicyError, match="low"):
        read_policy('name = "ours"\nsource = ""\ngroups = []\n', "ours.toml")


def test_an_unknown_policy_lists_those_there_are() -> None:
    with pytest.raises(PolicyError, match="acled-style"):
        policy_named("median-of-everything")


def test_who_left_beside_an_act_is_not_who_did_it() -> None:
    strike = an_article("Northern Daily", "North shelled the bridge, killing nine.")
    left = an_article("Southern Post", "The allies left the bridge; nine were killed there.")
    told = a_claim(strike, 9, 9, perpetrator="North")
    beside = replace(a_claim(left, 9, 9, perpetrator="South"), event_type="other")
    row = a_view([(strike, told), (left, beside)]).incidents[0]
    assert row.perpetrators == (("North", ("Northern Daily",)),)
