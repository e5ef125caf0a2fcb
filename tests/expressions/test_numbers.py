"""What numbers and words of amount say, by the table of the exchange contract."""

from __future__ import annotations

import pytest

from rashomon.expressions.numbers import Quantity, find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("said", "low", "high", "approx"),
    [
        ("34 soldiers", 34, 34, False),
        ("thirty-four soldiers", 34, 34, False),
        ("two hundred and six people", 206, 206, False),
        ("one million two hundred thousand people", 1_200_000, 1_200_000, False),
        ("1,709 men", 1709, 1709, False),
        ("1 709 men", 1709, 1709, False),
        ("230000 people", 230_000, 230_000, False),
        ("1.7 million people", 1_700_000, 1_700_000, False),
        ("3.7m refugees", 3_700_000, 3_700_000, False),
        ("half a million people", 500_000, 500_000, False),
        ("a dozen men", 12, 12, False),
        ("three dozen men", 36, 36, False),
        ("half a dozen men", 6, 6, False),
        ("a hundred men", 100, 100, False),
        ("a couple of men", 2, 2, False),
        ("about 40 men", 40, 40, True),
        ("some 40 men", 40, 40, True),
        ("an estimated 40 men", 40, 40, True),
        ("40 or so men", 40, 40, True),
        ("at least 40 men", 40, None, False),
        ("more than 40 men", 40, None, False),
        ("over 40 men", 40, None, False),
        ("no fewer than 40 men", 40, None, False),
        ("in excess of 40 men", 40, None, False),
        ("40 or more men", 40, None, False),
        ("40+ men", 40, None, False),
        ("up to 40 men", None, 40, False),
        ("as many as 40 men", None, 40, False),
        ("nearly 40 men", None, 40, False),
        ("close to 40 men", None, 40, False),
        ("fewer than 40 men", None, 40, False),
        ("40 men at most", 40, 40, False),
        ("40 at most", None, 40, False),
        ("from 10 to 30 men", 10, 30, False),
        ("10-30 men", 10, 30, False),
        ("between 2,500 and 3,000 men", 2500, 3000, False),
        ("two or three men", 2, 3, False),
        ("10 to 15 million people", 10_000_000, 15_000_000, False),
        ("six-seven men", 6, 7, False),
        ("34 (thirty-four) men", 34, 34, False),
        ("1.709 soldiers", 1709, 1709, False),
        ("1.5 mln people", 1_500_000, 1_500_000, False),
        ("a quarter of a million people", 250_000, 250_000, False),
        ("one and a half million people", 1_500_000, 1_500_000, False),
        ("several men", 3, None, True),
        ("a series of raids", 3, None, True),
        ("over a dozen men", 12, None, False),
        ("tens of men", 20, None, True),
        ("dozens of men", 24, None, True),
        ("hundreds of men", 200, None, True),
        ("thousands of men", 2000, None, True),
        ("tens of thousands of men", 20_000, None, True),
        ("hundreds of thousands of people", 200_000, None, True),
        ("several hundred men", 300, None, True),
        ("many men", None, None, True),
        ("heavy losses", None, None, True),
        ("no one was killed", 0, 0, False),
        ("none of them", 0, 0, False),
        ("no casualties", 0, 0, False),
        ("not a single man", 0, 0, False),
        ("AT LEAST TWENTY-FIVE MEN", 25, None, False),
    ],
)
def test_amounts_are_read_as_stated(said: str, low: float | None, high: float | None, approx: bool) -> None:
    found = only(said)
    assert (found.low, found.high, found.approx) == (low, high, approx)
    assert found.role is None
    assert not found.ordinal


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("on 5 June", "date"),
        ("in 2014", "year"),
        ("at 10:30", "time"),
        ("for 20 years", "duration"),
        ("a 34-year-old", "age"),
        ("aged 34", "age"),
        ("35 km away", "distance"),
        ("300m away", "distance"),
        ("122mm rockets", "distance"),
        ("20%", "percent"),
        ("20 per cent", "percent"),
        ("$40 million", "money"),
        ("40 million dollars", "money"),
        ("Section 427", "name"),
        ("a Leopard 2A4", "name"),
        ("12 Palm Street", "name"),
        ("resolution 2254", "name"),
    ],
)
def test_what_is_no_count_is_told_by_its_role(said: str, role: str) -> None:
    assert {found.role for found in find_quantities(said)} == {role}


def test_designations_hold_no_number() -> None:
    assert find_quantities("along the M4 with T72s") == []


@pytest.mark.parametrize("said", ["the third man", "the 22nd brigade", "the twenty-first raid"])
def test_a_place_in_an_order_is_no_count(said: str) -> None:
    assert only(said).ordinal


def test_what_rose_from_one_number_to_another_is_no_range() -> None:
    assert [(q.low, q.high) for q in find_quantities("The toll rose from 10 to 30.")] == [(10, 10), (30, 30)]


def test_a_score_is_no_range() -> None:
    assert {q.role for q in find_quantities("It ended 3-1")} == {"score"}


def test_a_day_before_a_bound_keeps_to_itself() -> None:
    day, year, dead = find_quantities("13 July 2016 At least 11 civilians died")
    assert (day.role, year.role) == ("date", "date")
    assert (dead.text, dead.low, dead.high, dead.unit) == ("At least 11", 11, None, "civilians")


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("40", "="),
        ("over 40", ">"),
        ("under 40", "<"),
        ("about 40", "~"),
        ("rose 40%", "up"),
        ("fell by 40%", "down"),
    ],
)
def test_the_direction_is_told(said: str, change: str) -> None:
    assert only(said).change == change


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("12 civilians were killed", "civilians"),
        ("two suicide car bombs", "suicide car bombs"),
        ("three of the soldiers", "soldiers"),
        ("seven more people", "people"),
        ("killed 12 and wounded", None),
        ("£12", "£"),
        ("12 km", "km"),
    ],
)
def test_the_unit_is_as_written(said: str, unit: str | None) -> None:
    assert only(said).unit == unit


def test_number_words_can_be_told_from_their_bounds() -> None:
    text = "at least two hundred men"
    found = only(text)
    assert text[found.number_start : found.number_end] == "two hundred"
    assert found.text == "at least two hundred"
