"""Tallies and control sequences."""

from __future__ import annotations

from dataclasses import replace

from tests.incidents.world import GAO, KONNA, MOPTI, SEVARE, a_mention, linked


def test_running_totals_of_one_quantity_and_side_are_one_series() -> None:
    told = [
        a_mention("Daily", "2021-03-31", MOPTI, "aggregate_toll", killed=900, target="Civilians", aggregate=True),
        a_mention("Radio", "2021-04-30", MOPTI, "aggregate_toll", killed=1100, target="Civilians", aggregate=True),
        a_mention("Radio", "2021-04-30", MOPTI, "aggregate_toll", killed=70, target="South", aggregate=True),
    ]
    tallies = linked(told).tallies
    assert sorted([e.low for e in t.entries] for t in tallies) == [[70], [900, 1100]]


def test_a_running_total_is_never_an_incident() -> None:
    result = linked([a_mention("Daily", killed=900, aggregate=True), a_mention("Radio", killed=900, aggregate=True)])
    assert result.incidents == ()
    assert len(result.tallies) == 1


def test_totals_of_different_provinces_are_different_series() -> None:
    told = [
        a_mention("Daily", place=MOPTI, event="aggregate_toll", killed=900, aggregate=True),
        a_mention("Radio", place=GAO, event="aggregate_toll", killed=900, aggregate=True),
    ]
    assert len(linked(told).tallies) == 2


def test_a_change_of_hands_is_a_sequence_and_no_contradiction() -> None:
    told = [
        a_mention("Daily", "2021-03-20", KONNA, "seizure_of_territory", by="South"),
        a_mention("Radio", "2021-03-06", KONNA, "seizure_of_territory", by="North"),
        a_mention("Gazette", "2021-03-21", KONNA, "seizure_of_territory", by="South", stance="denied"),
        a_mention("Gazette", "2021-03-21", SEVARE, "seizure_of_territory", by="North"),
    ]
    konna = next(s for s in linked(told).control if s.place_name == "Konna")
    assert [(h.as_of, h.holder, h.denied) for h in konna.entries] == [
        ("2021-03-06", "North", False),
        ("2021-03-20", "South", False),
        ("2021-03-21", "South", True),
    ]


def test_a_province_is_held_in_parts_and_has_no_sequence() -> None:
    assert linked([a_mention("Daily", place=MOPTI, event="seizure_of_territory", by="North")]).control == ()


def test_whose_positions_are_attacked_at_a_place_is_there() -> None:
    (attack, claims) = a_mention("Radio", "2021-03-15", replace(KONNA, precision="near"), by="South", target="North")
    attacked = (attack, [replace(c, target_text="positions of the Northerners") for c in claims])
    market = a_mention("Gazette", "2021-03-16", KONNA, by="South", target="Civilians")
    taken = a_mention("Daily", "2021-03-06", KONNA, "seizure_of_territory", by="North")
    (konna,) = linked([attacked, market, taken]).control
    assert [(h.as_of, h.holder) for h in konna.entries] == [("2021-03-06", "North"), ("2021-03-15", "North")]
    assert linked([attacked, market]).control == ()


def test_where_unnamed_villages_lie_is_not_what_was_taken() -> None:
    mention, claims = a_mention("Daily", "2021-03-06", KONNA, "seizure_of_territory", by="North")
    unnamed = [replace(c, place=replace(c.place, text=None), target_text=None) for c in claims]
    assert linked([(mention, unnamed)]).control == ()
