"""A convoy of last week is in a province; a patrol of last year is in a village, and never at a crossing."""

from __future__ import annotations

from datetime import date

from rashomon.export.positions import coarse
from rashomon.records import Place, When

CROSSING = Place("the crossing", "Konna crossing", "p1", "ML", "Mopti", 14.94, -3.89, 0.2, "exact")
TODAY = date(2021, 3, 20)


def test_a_fresh_position_has_no_point() -> None:
    shown = coarse(CROSSING, "convoy_blocked", When("2021-03-15", "2021-03-15"), TODAY)
    assert (shown.name, shown.lat, shown.precision) == ("Mopti", None, "province")


def test_an_old_position_is_no_finer_than_a_settlement() -> None:
    shown = coarse(CROSSING, "patrol", When("2020-03-15", "2020-03-15"), TODAY)
    assert (shown.precision, shown.radius_km) == ("settlement", 5.0)


def test_a_strike_is_placed_as_reported() -> None:
    assert coarse(CROSSING, "airstrike", When("2021-03-15", "2021-03-15"), TODAY) == CROSSING
