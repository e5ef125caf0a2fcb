"""The table of weights is complete, readable and sound."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from rashomon.incidents import declared_weights, read_weights
from rashomon.incidents.features import rarity
from rashomon.records.claim import EventType


def test_every_level_gives_its_reason() -> None:
    for comparison in declared_weights().comparisons:
        assert comparison.about
        assert all(level.reason.endswith(".") and level.name for level in comparison.levels)


def test_every_type_of_event_has_a_family_and_a_kind() -> None:
    assert {name for name, _, _ in declared_weights().kinds} == set(get_args(EventType))


def test_within_a_comparison_of_days_agreement_counts_more_than_distance() -> None:
    days = next(c for c in declared_weights().comparisons if c.name == "days")
    weight = {level.name: level.weight for level in days.levels}
    assert weight["the same day"] > weight["one day off"] > 0 > weight["two or three days apart"] > weight["days apart"]


def test_figures_never_speak_against_as_strongly_as_places_do() -> None:
    least = {c.name: min(level.weight for level in c.levels) for c in declared_weights().comparisons}
    assert least["killed"] > least["place"] / 2


def test_a_term_that_more_mentions_hold_is_less_rare() -> None:
    assert rarity(1, 1000) > rarity(4, 1000) > rarity(16, 1000) > rarity(64, 1000)
    assert rarity(1, 1_000_000) > rarity(1, 1000)


def test_a_table_in_which_what_belongs_together_is_out_of_the_question_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "weights.toml"
    table.write_text(
        "prior = -10.0\ntogether = -9.5\nnever = -9.0\napart = -5.0\ncomparison = []\nkinds = {}\n", "utf-8"
    )
    with pytest.raises(ValueError, match="together"):
        read_weights(table)
