"""What holds for every text."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.expressions.numbers import find_quantities
from rashomon.expressions.times import find_times

PRINTED = (
    "on the 3 31 12 2016 1,200 1.5 May march Sunday night of to and between from since until by "
    "last next week month year years ago three two hundred thousand dozen dozens about at least "
    "up nearly killed said will January 5th 10:30 p.m. - – / , . ' $ % İ mid- early late second "
    "quarter a few in yesterday overnight morning 20/10/2019 1990s half no one "
)
WORDS = st.sampled_from(PRINTED.split())
TEXTS = st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=60))
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
QUICK = settings(max_examples=150, deadline=None)


@QUICK
@given(TEXTS, st.none() | DAYS, st.none() | DAYS)
def test_time_expressions_are_slices_of_the_text_in_order(
    text: str, anchor: date | None, narrative: date | None
) -> None:
    found = find_times(text, anchor, narrative=narrative)
    assert found == find_times(text, anchor, narrative=narrative)
    at = 0
    for one in found:
        assert at <= one.start < one.end
        assert one.text == text[one.start : one.end]
        at = one.end
        if one.first and one.last:
            assert one.first <= one.last


@QUICK
@given(TEXTS)
def test_without_anchor_only_printed_years_are_resolved(text: str) -> None:
    for one in find_times(text, None):
        if one.first or one.last:
            assert one.basis == "stated"


@QUICK
@given(TEXTS, DAYS)
def test_stated_dates_do_not_depend_on_the_anchor(text: str, anchor: date) -> None:
    def stated(day: date) -> list[tuple[int, str | None]]:
        return [
            (one.start, str(one.first))
            for one in find_times(text, day)
            if one.basis == "stated" and not one.ambiguous and not one.since and one.year and len(str(one.year)) == 4
        ]

    if "'" not in text:
        assert stated(anchor) == stated(anchor + timedelta(1))


@QUICK
@given(TEXTS)
def test_quantities_are_slices_of_the_text_in_order(text: str) -> None:
    found = find_quantities(text)
    assert found == find_quantities(text)
    at = 0
    for one in found:
        assert at <= one.start <= one.number_start < one.number_end <= one.end
        assert one.text == text[one.start : one.end]
        at = one.end
        if one.low is not None and one.high is not None:
            assert one.low <= one.high


@QUICK
@given(TEXTS)
def test_an_expression_read_by_itself_is_still_one(text: str) -> None:
    for one in find_quantities(text):
        assert find_quantities(one.text) != []


@QUICK
@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_itself_however_its_thousands_are_set_off(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        (found,) = find_quantities(f"{written} men")
        assert (found.low, found.high) == (number, number)


SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
SMALL += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return f"{in_words(thousands)} thousand" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{SMALL[hundreds - 1]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (f"-{SMALL[rest - 1]}" if rest else "")
    return SMALL[number - 1]


@QUICK
@given(st.integers(1, 999_999))
def test_a_number_in_words_is_itself(number: int) -> None:
    (found,) = find_quantities(f"{in_words(number)} men")
    assert (found.low, found.high) == (number, number)
