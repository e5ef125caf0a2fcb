"""Order, batches and repetition do not matter; what a person decided stands."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.incidents import Linker
from rashomon.records import Claim, Decision
from tests.incidents.world import (
    GAO,
    KONNA,
    MOPTI,
    NOWHERE,
    SEVARE,
    Sides,
    Told,
    a_mention,
    claims_of,
    decision,
    linked,
    partition,
)

FEW = settings(max_examples=12, deadline=None)


@st.composite
def reports(draw: st.DrawFn) -> list[Told]:
    """Some mentions of a few days and places, close enough to be hard to tell apart."""
    out = []
    for number in range(draw(st.integers(2, 14))):
        out.append(
            a_mention(
                f"outlet {number}",
                draw(st.sampled_from([None, "2021-03-06", "2021-03-07", "2021-03-10"])),
                draw(st.sampled_from([KONNA, SEVARE, MOPTI, GAO, NOWHERE])),
                draw(st.sampled_from(["shelling", "airstrike", "armed_clash", "attack"])),
                killed=draw(st.sampled_from([None, 1, 2, 12, 13])),
                by=draw(st.sampled_from([None, "North", "Northern Army", "South"])),
                names=" ".join(draw(st.sets(st.sampled_from(["traore", "keita", "diallo", "rue-14"]), max_size=3))),
                words=" ".join(draw(st.sets(st.sampled_from(["market", "bridge", "dawn", "trucks", "river"])))),
                claims=draw(st.integers(1, 2)),
            )
        )
    return out


@FEW
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(told: list[Told], shuffle: random.Random) -> None:
    mixed = list(told)
    shuffle.shuffle(mixed)
    assert linked(mixed) == linked(told)


@FEW
@given(reports(), st.data())
def test_adding_later_gives_the_same_as_doing_all_at_once(told: list[Told], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(told))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(told)), max_size=3)) | {len(told)})
    with Linker(Sides()) as linker:
        result, before = None, ()
        for cut in cuts:
            part = mixed[:cut]
            result = linker.update([m for m, _ in part], [c for _, cs in part for c in cs], (), before)
            before = result.incidents
    assert result is not None
    assert partition(result) == partition(linked(told))


@FEW
@given(reports(), st.data())
def test_what_an_update_leaves_as_it_was_is_what_doing_it_afresh_would_give(
    told: list[Told], data: st.DataObject
) -> None:
    with Linker(Sides()) as linker:
        for _ in range(4):
            part = data.draw(st.lists(st.sampled_from(told), unique_by=lambda t: t[0].mention_id))
            mentions, claims = [m for m, _ in part], [c for _, cs in part for c in cs]
            ids = [c.claim_id for c in claims]
            taken = [
                decision(n, kind, data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids)))
                for n, kind in enumerate(data.draw(st.lists(st.sampled_from(["must_link", "cannot_link"]), max_size=2)))
                if ids
            ]
            result = linker.update(mentions, claims, taken)
            assert partition(result) == partition(linked(part, taken))
            linker.regroup(linker.weights)  # forgets every part and reason
            assert linker.update(mentions, claims, taken) == result


@FEW
@given(reports(), st.data())
def test_taking_some_away_again_gives_the_same_as_never_having_had_them(told: list[Told], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(told), min_size=1, unique_by=lambda t: t[0].mention_id))
    with Linker(Sides()) as linker:
        for part in (told, kept):
            result = linker.update([m for m, _ in part], [c for _, cs in part for c in cs])
    assert partition(result) == partition(linked(kept))


@FEW
@given(reports())
def test_doing_it_again_changes_nothing(told: list[Told]) -> None:
    first = linked(told)
    assert linked(told, before=first.incidents) == first


@FEW
@given(reports(), st.data())
def test_a_cannot_link_is_never_broken_and_a_must_link_holds_unless_a_later_decision_differs(
    told: list[Told], data: st.DataObject
) -> None:
    ids = claims_of(told)
    taken: list[Decision] = []
    for number in range(data.draw(st.integers(1, 5))):
        a, b = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        if a != b:
            taken.append(decision(number, data.draw(st.sampled_from(["must_link", "cannot_link"])), a, b))
    result = linked(told, taken)
    home = {c: i.incident_id for i in result.incidents for c in i.claim_ids if c}
    for d in taken:
        if d in result.overridden:
            continue
        assert d.claim_a is not None
        assert d.claim_b is not None
        one = any({d.claim_a, d.claim_b} <= set(i.claim_ids) for i in result.incidents)
        assert one == (d.kind == "must_link"), home


@FEW
@given(reports(), st.data())
def test_a_merge_adds_up_two_incidents_and_moves_nothing_else(told: list[Told], data: st.DataObject) -> None:
    ids = claims_of(told)
    a, b = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    before = partition(linked(told))
    one, other = (next(part for part in before if c in part) for c in (a, b))
    after = partition(linked(told, [decision(1, "must_link", a, b)]))
    assert after == (before - {one, other}) | {one | other}


@FEW
@given(reports(), st.data())
def test_undo_restores_the_partition_and_the_ids(told: list[Told], data: st.DataObject) -> None:
    first = linked(told)
    ids = claims_of(told)
    kind = data.draw(st.sampled_from(["must_link", "cannot_link"]))
    taken = [decision(1, kind, data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids)))]
    changed = linked(told, taken, first.incidents)
    undone = linked(told, [*taken, decision(2, "undo", undoes="d1")], changed.incidents)
    assert {(i.incident_id, i.claim_ids) for i in undone.incidents} == {
        (i.incident_id, i.claim_ids) for i in first.incidents
    }


def test_the_later_decision_stands_and_the_earlier_is_listed() -> None:
    told = [a_mention("Daily"), a_mention("Radio", place=GAO)]
    a, b = claims_of(told)
    taken = [decision(1, "cannot_link", a, b), decision(2, "must_link", a, b)]
    result = linked(told, taken)
    assert len(result.incidents) == 1
    assert result.overridden == (taken[0],)


def test_must_links_carry_over_and_a_later_cannot_link_breaks_the_oldest_of_them() -> None:
    told = [a_mention("Daily"), a_mention("Radio", place=GAO), a_mention("Gazette", place=SEVARE)]
    a, b, c = claims_of(told)
    taken = [decision(1, "must_link", a, b), decision(2, "must_link", b, c), decision(3, "cannot_link", a, c)]
    result = linked(told, taken)
    assert partition(result) == {frozenset({a}), frozenset({b, c})}
    assert result.overridden == (taken[0],)


def test_a_decision_on_words_that_are_gone_is_listed_as_orphaned() -> None:
    told = [a_mention("Daily")]
    lost = decision(1, "must_link", claims_of(told)[0], "c-no-more")
    assert linked(told, [lost]).orphaned == (lost,)


def test_a_person_can_divide_one_mention() -> None:
    told = [a_mention("Daily", claims=3)]
    a, b, c = claims_of(told)
    result = linked(told, [decision(1, "cannot_link", b, a), decision(2, "cannot_link", b, c)])
    assert partition(result) == {frozenset({a, c}), frozenset({b})}


def test_what_stays_of_a_divided_mention_stays_together_though_nothing_else_ties_it() -> None:
    told = [a_mention("Daily", None, NOWHERE, claims=4)]
    a, b, c, d = claims_of(told)
    taken = [decision(n, "cannot_link", b, other) for n, other in enumerate((a, c, d))]
    assert partition(linked(told, taken)) == {frozenset({a, c, d}), frozenset({b})}


def test_a_mention_gives_way_where_its_claims_would_tie_what_is_kept_apart() -> None:
    told = [a_mention("Daily", claims=2), a_mention("Radio", claims=2)]
    a, b, c, d = claims_of(told)
    result = linked(told, [decision(1, "must_link", a, c), decision(2, "cannot_link", b, d)])
    assert any({a, c} <= part for part in partition(result))
    assert not any({b, d} <= part for part in partition(result))


def test_an_id_is_inherited_by_greatest_overlap_and_the_merged_one_is_kept_as_a_redirect() -> None:
    told = [a_mention("Daily", claims=3), a_mention("Radio", place=GAO)]
    first = linked(told)
    big = next(i for i in first.incidents if len(i.claim_ids) == 3)
    small = next(i for i in first.incidents if len(i.claim_ids) == 1)
    merged = linked(told, [decision(1, "must_link", big.claim_ids[0], small.claim_ids[0])], first.incidents)
    assert [(i.incident_id, i.merged_from) for i in merged.incidents] == [(big.incident_id, (small.incident_id,))]


def test_no_two_incidents_share_an_id_when_the_first_member_becomes_the_lesser_part() -> None:
    first = a_mention("Daily")
    rest = a_mention("Radio", place=GAO, claims=2)
    alone = linked([first])
    ties = [decision(1, "must_link", first[1][0].claim_id, rest[1][0].claim_id)]
    grown = linked([first, rest], ties, alone.incidents)
    split = linked([first, rest], [*ties, decision(2, "undo", undoes="d1")], grown.incidents)
    assert len({i.incident_id for i in split.incidents}) == 2


def test_a_redirect_outlives_the_next_run() -> None:
    told = [a_mention("Daily", claims=3), a_mention("Radio", place=GAO)]
    first = linked(told)
    a, b = (i.claim_ids[0] for i in first.incidents)
    taken = [decision(1, "must_link", a, b)]
    merged = linked(told, taken, first.incidents)
    later = linked([*told, a_mention("Gazette", "2023-01-01")], taken, merged.incidents)
    assert merged.incidents[0].merged_from in [i.merged_from for i in later.incidents]


def test_claims_keep_their_order_within_the_article() -> None:
    told = [a_mention("Daily", claims=3)]
    claims: list[Claim] = told[0][1]
    assert linked(told).incidents[0].claim_ids == tuple(c.claim_id for c in claims)
