"""What words of time mean to a reader of a text written on Wednesday, 18 September 2019."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.expressions.times import TimeExpression, find_times

WRITTEN = date(2019, 9, 18)
REACHED = date(2019, 9, 10)


def only(text: str, anchor: date | None = WRITTEN, narrative: date | None = REACHED) -> TimeExpression:
    found = find_times(text, anchor, narrative=narrative)
    assert len(found) == 1, found
    return found[0]


def days(text: str, anchor: date | None = WRITTEN, narrative: date | None = REACHED) -> tuple[str | None, str | None]:
    found = only(text, anchor, narrative)
    return tuple(str(day) if day else None for day in (found.first, found.last))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("on 3 June 2018", "2018-06-03"),
        ("on June 3, 2018", "2018-06-03"),
        ("on June 3rd 2018", "2018-06-03"),
        ("the 3rd of June, 2018", "2018-06-03"),
        ("Jun. 3, 2018", "2018-06-03"),
        ("Jun.3, 2018", "2018-06-03"),
        ("Sun 03 Jun 2018", "2018-06-03"),
        ("Sunday, 3 June 2018", "2018-06-03"),
        ("2018-06-03", "2018-06-03"),
        ("13/06/2018", "2018-06-13"),
        ("06/13/2018", "2018-06-13"),
        ("13.06.2018", "2018-06-13"),
        ("AMMAN, 3 JUN 18 (AGENCY)", "2018-06-03"),
        ("3 Haziran 2018", "2018-06-03"),
    ],
)
def test_a_full_date_is_read_in_any_order(printed: str, day: str) -> None:
    found = only(printed, anchor=None, narrative=None)
    assert (str(found.first), str(found.last)) == (day, day)
    assert (found.precision, found.basis, found.timex) == ("day", "stated", day)


def test_a_date_in_figures_that_can_be_read_both_ways_is_marked() -> None:
    assert only("05/06/2018").ambiguous
    assert not only("25/06/2018").ambiguous
    assert days("05/12/2019") == ("2019-05-12", "2019-05-12"), "the day first would lie after the day of writing"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("on 12 September", "2019-09-12"),
        ("on December 30", "2018-12-30"),
        ("It will open on December 30", "2019-12-30"),
        ("Thursday, September 12", "2019-09-12"),
        ("on Monday", "2019-09-16"),
        ("on Wednesday", "2019-09-18"),
        ("The council will meet on Monday", "2019-09-23"),
        ("The council said on Monday it will meet", "2019-09-16"),
        ("next Monday", "2019-09-23"),
        ("last Monday", "2019-09-16"),
        ("last Wednesday", "2019-09-11"),
        ("Friday last week", "2019-09-13"),
        ("Tuesday night's raid", "2019-09-17"),
        ("early on Tuesday", "2019-09-17"),
        ("Tuesdays bombing", "2019-09-17"),
        ("yesterday", "2019-09-17"),
        ("late yesterday evening", "2019-09-17"),
        ("last night", "2019-09-17"),
        ("this morning", "2019-09-18"),
        ("the day before yesterday", "2019-09-16"),
        ("three days ago", "2019-09-15"),
        ("some ten days ago", "2019-09-08"),
        ("on the 12th, they", "2019-09-12"),
        ("on the 20th, they", "2019-08-20"),
        ("now", "2019-09-18"),
        ("currently", "2019-09-18"),
    ],
)
def test_days_are_counted_from_the_day_of_writing(printed: str, day: str) -> None:
    assert days(printed) == (day, day)
    assert only(printed).basis == "relative"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("the same day", "2019-09-10"),
        ("that evening", "2019-09-10"),
        ("hours later", "2019-09-10"),
        ("the next day", "2019-09-11"),
        ("the following morning", "2019-09-11"),
        ("the day before", "2019-09-09"),
        ("a day earlier", "2019-09-09"),
        ("two days later", "2019-09-12"),
        ("20 minutes later police came", "2019-09-10"),
        ("back then", "2019-09-10"),
        ("at 10:30 a.m.", "2019-09-10"),
    ],
)
def test_some_days_are_counted_from_the_day_that_the_narrative_has_reached(printed: str, day: str) -> None:
    assert days(printed) == (day, day)
    assert days(printed, narrative=None) == (None, None)


@pytest.mark.parametrize("printed", ["the day after Haddad's arrest", "four months before Haddad's arrest"])
def test_what_is_counted_from_another_event_is_left_open(printed: str) -> None:
    assert days(printed) == (None, None)


@pytest.mark.parametrize(
    ("printed", "first", "last", "precision"),
    [
        ("from 3 to 5 September", "2019-09-03", "2019-09-05", "days"),
        ("September 3-5", "2019-09-03", "2019-09-05", "days"),
        ("between September 3 and September 5", "2019-09-03", "2019-09-05", "days"),
        ("from August 30 to September 2, 2018", "2018-08-30", "2018-09-02", "days"),
        ("between 29 December and 2 January 2018", "2017-12-29", "2018-01-02", "days"),
        ("on 1 and 2 September", "2019-09-01", "2019-09-02", "days"),
        ("the night of 4-5 September", "2019-09-04", "2019-09-05", "days"),
        ("Friday–Saturday", "2019-09-13", "2019-09-14", "days"),
        ("overnight", "2019-09-17", "2019-09-18", "days"),
        ("overnight into Monday", "2019-09-15", "2019-09-16", "days"),
        ("last week", "2019-09-09", "2019-09-15", "week"),
        ("over the weekend", "2019-09-14", "2019-09-15", "week"),
        ("last month", "2019-08-01", "2019-08-31", "month"),
        ("in August", "2019-08-01", "2019-08-31", "month"),
        ("in August 2017", "2017-08-01", "2017-08-31", "month"),
        ("in December", "2018-12-01", "2018-12-31", "month"),
        ("earlier this month", "2019-09-01", "2019-09-18", "month"),
        ("this year", "2019-01-01", "2019-09-18", "year"),
        ("last year", "2018-01-01", "2018-12-31", "year"),
        ("in 2014", "2014-01-01", "2014-12-31", "year"),
        ("from 2014 to 2016", "2014-01-01", "2016-12-31", "year"),
        ("between March and May 2015", "2015-03-01", "2015-05-31", "month"),
        ("the summer of 2014", "2014-06-01", "2014-08-31", "month"),
        ("the 1990s", "1990-01-01", "1999-12-31", "year"),
        ("early August", "2019-08-01", "2019-08-10", "month"),
        ("the last week of August", "2019-08-22", "2019-08-31", "month"),
    ],
)
def test_stretches_have_a_first_and_a_last_day(printed: str, first: str, last: str, precision: str) -> None:
    assert days(printed) == (first, last)
    assert only(printed).precision == precision


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("in the last 17 days", "2019-09-01"),
        ("over the past two weeks", "2019-09-04"),
        ("over the last few days", "2019-09-15"),
        ("over the past 24 hours", "2019-09-17"),
        ("since the start of September", "2019-09-01"),
        ("since 2011", "2011-01-01"),
        ("since Monday", "2019-09-16"),
        ("so far this month", "2019-09-01"),
        ("since the outbreak of fighting in the north in March 2018", "2018-03-01"),
        ("since the campaign in the north began on 2 July", "2019-07-02"),
    ],
)
def test_a_window_ends_with_the_day_of_writing(printed: str, first: str) -> None:
    found = only(printed)
    assert found.window
    assert days(printed) == (first, "2019-09-18")
    assert found.since == printed.startswith("since")


def test_a_few_weeks_have_no_known_start() -> None:
    assert days("in recent weeks") == (None, "2019-09-18")
    assert only("in recent weeks").approx


@pytest.mark.parametrize(
    ("printed", "relation"),
    [
        ("on 3 June", "on"),
        ("since 3 June", "since"),
        ("until 3 June", "until"),
        ("by 3 June", "by"),
        ("until the end of October", "until"),
        ("before 3 June", "before"),
        ("after the June 3 raid", "after"),
    ],
)
def test_a_deadline_or_a_starting_point_is_told_from_the_day_of_what_happened(printed: str, relation: str) -> None:
    assert only(printed).relation == relation


def test_a_deadline_lies_ahead() -> None:
    assert days("by 15 October") == ("2019-10-15", "2019-10-15")


def test_an_hour_beside_a_day_is_on_that_day() -> None:
    for printed in ("at dawn on Saturday", "on Saturday at 3 p.m."):
        assert {(f.first, f.last) for f in find_times(printed, WRITTEN)} == {(date(2019, 9, 14), date(2019, 9, 14))}


@pytest.mark.parametrize(
    ("printed", "kind", "timex"),
    [
        ("for 20 years", "duration", "P20Y"),
        ("a three-day truce", "duration", "P3D"),
        ("in four hours", "duration", "PT4H"),
        ("for several months", "duration", "PXM"),
        ("every Friday", "set", "XXXX-WXX-5"),
        ("every two weeks", "set", "P2W"),
    ],
)
def test_lengths_and_repetitions_are_on_no_day(printed: str, kind: str, timex: str) -> None:
    found = only(printed)
    assert (found.kind, found.timex, found.first, found.last) == (kind, timex, None, None)


@pytest.mark.parametrize(
    "printed",
    [
        "They may march on the second village.",
        "Mrs May spoke. April Smith agreed with August Weber.",
        "The sun set and they sat down.",
        "The 27th Brigade took 2000 fighters and 1500 rifles.",
        "The fall of the town ended a spring offensive.",
        "a 40-year-old man, 25 years old",
        "Highway 5, resolution 2254, Section 1984a",
        "one quarter of the town",
        "the 1700 block, telephone 234-2020",
        "the 14 July Bridge, the March 14 Alliance",
        "Resolution 1973 and Black Friday in the Sunday Times",
        "THE ARMY MAY MARCH ON",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(printed: str) -> None:
    assert find_times(printed, WRITTEN) == []


def test_after_in_a_month_is_a_month_and_what_follows_is_counted() -> None:
    assert only("In May 12 people died").text == "May"
    assert only("On May 12 people died").day == 12


def test_without_a_day_of_writing_nothing_is_invented_but_the_clues_are_told() -> None:
    for printed in (
        "on Monday",
        "yesterday",
        "on 12 September",
        "in August",
        "last week",
        "two days ago",
        "now",
    ):
        assert days(printed, anchor=None, narrative=None) == (None, None)
    clue = only("Thursday, September 12", anchor=None, narrative=None)
    assert (clue.year, clue.month, clue.day, clue.weekday) == (None, 9, 12, 3)


def test_a_weekday_that_no_near_year_agrees_with_leaves_the_year_open() -> None:
    assert days("Sunday, February 29", anchor=date(2019, 9, 18)) == (None, None)


@pytest.mark.parametrize(
    "printed", ["at 0230", "at 1545 (2145 GMT)", "at 2145 GMT", "at 14:30", "at 2.30 p.m.", "at noon"]
)
def test_hours_are_times_of_the_day_that_the_narrative_has_reached(printed: str) -> None:
    assert {(f.kind, f.timex_type, f.first) for f in find_times(printed, WRITTEN, narrative=REACHED)} == {
        ("time", "TIME", REACHED)
    }


def test_that_weekday_is_of_the_day_that_the_narrative_has_reached() -> None:
    assert days("early that Sunday morning", narrative=date(2019, 8, 11)) == ("2019-08-11", "2019-08-11")
    assert days("later that Tuesday", narrative=date(2019, 8, 11)) == ("2019-08-13", "2019-08-13")
    assert days("they said that Tuesday was quiet", narrative=date(2019, 8, 11)) == ("2019-09-17", "2019-09-17")


def test_the_weekday_of_yesterday_is_called_last_only_of_the_week_before() -> None:
    assert days("last Tuesday") == ("2019-09-10", "2019-09-10")
    assert days("this past Tuesday") == ("2019-09-17", "2019-09-17")
    assert days("last Monday") == ("2019-09-16", "2019-09-16")


def test_following_the_raid_of_a_weekday_is_after_it() -> None:
    found = only("the fire following Saturday's raid")
    assert (found.text, str(found.first), found.relation) == ("Saturday", "2019-09-14", "after")


def test_early_on_a_day_of_a_month_is_that_day_and_no_part_of_the_month() -> None:
    assert days("early on Sept. 10") == ("2019-09-10", "2019-09-10")
    assert only("early in September").precision == "month"
    assert only("in late August 30 farmers fled").text == "late August"


def test_a_holiday_named_by_its_day_is_no_month() -> None:
    assert days("on the Fourth of July") == ("2019-07-04", "2019-07-04")


def test_a_weekday_with_a_date_in_brackets_is_that_date() -> None:
    assert {f.first for f in find_times("on Friday (September 6)", WRITTEN)} == {date(2019, 9, 6)}


def test_a_toll_at_four_digits_is_no_hour() -> None:
    assert find_times("put the toll at 1545.", WRITTEN) == []


def test_capitals_read_as_small_letters_do() -> None:
    assert days("ON THE NIGHT OF 16 NOVEMBER 2018") == ("2018-11-16", "2018-11-16")
    assert days("LAST NIGHT") == ("2019-09-17", "2019-09-17")


def test_a_language_without_words_is_refused_with_the_next_step() -> None:
    with pytest.raises(ValueError, match="add xx/"):
        find_times("yesterday", WRITTEN, language="xx")


def test_a_capital_within_a_sentence_is_of_a_name() -> None:
    assert find_times("the channel Sahel Today showed the ruins", WRITTEN) == []
    assert days("Today the channel showed the ruins") == ("2019-09-18", "2019-09-18")
