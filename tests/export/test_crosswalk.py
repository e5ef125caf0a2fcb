"""Our precision of a place in the codes of ACLED (1-3) and UCDP GED (1-7), as ../shared/field-conventions.md tells them."""

from __future__ import annotations

from typing import get_args

import pytest

from rashomon.export.bundles.crosswalk import coded
from rashomon.records.claim import PlacePrecision


@pytest.mark.parametrize(
    ("ours", "acled", "ged"),
    [
        ("exact", 1, 1),  # a named town; an exact point
        ("settlement", 1, 1),
        ("near", 2, 2),  # near a town; a limited area around a known place
        ("district", 2, 3),  # a small area; the second-order division
        ("province", 3, 4),  # a larger region; the first-order division
        ("region", 3, 5),  # a part of a country larger than that
        ("country", 3, 6),
        ("sea", 3, 7),
    ],
)
def test_a_precision_has_its_code_in_both(ours: str, acled: int, ged: int) -> None:
    assert (coded("geo_precision", ours), coded("where_prec", ours)) == (acled, ged)


def test_every_precision_has_a_code() -> None:
    assert all(coded(table, p) for table in ("geo_precision", "where_prec") for p in get_args(PlacePrecision))


def test_no_place_has_no_code() -> None:
    assert coded("geo_precision", None) is None
