"""Which day an event has: its own words first, then the day that the narrative has reached, then publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from rashomon.claims.aftermath import names_the_act
from rashomon.claims.labels import label_end
from rashomon.expressions.phrases import phrase_book
from rashomon.expressions.times import TimeExpression, find_times
from rashomon.records import Article, When
from rashomon.records.claim import DatePrecision

WORDS = phrase_book(Path(__file__).parent / "en" / "days.toml")
# Words of saying right before a day, or the stamp of a page.
SAID = WORDS.pattern(r"(?:(?P<act><not_saying>)|(?P<said><said>)|<saying>)(?:\s+<manner>)*:?\s*$|<stamps>:?[\s@(]*$")
# Words of saying right after a day.
SAYS = WORDS.pattern(r"(?:['’]s)? (?:<says>|(?:\w+ )?<occasions>)", re.NOFLAG)
# The verb of posting after a day, in its clause; and what is posted, before its day.
POSTED = WORDS.pattern(r"[^.;:“\"]*?<posting>")
POST = WORDS.pattern(r"<posts>\s+(?:<being>\s+)?<dated>\s+$")
# "Born in 1979": how old somebody is.
BORN = WORDS.pattern(r"<born>\s+(?:<in>\s+)?$")
DEFINITE = WORDS.pattern(r"<definite>\s+$")
# "Since the truce came into force on", and "have been" before the word of what was done since.
SINCE = WORDS.pattern(r"<since>\s+[^.;:]{3,60}$")
PERFECT = WORDS.pattern(r"<perfect>")
# A clause that begins after an hour.
CLAUSE = WORDS.pattern(r",? (?!<goes_on>)\w", re.NOFLAG)
# An hour that a clause follows is of what is said: "police said about 7 p.m. Tuesday a man opened fire".
HOUR = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
# Words of time about now or some past: they date nothing.
UNDATED = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
# What an act is counted among or measured by, up to its time: "the 11th to die", "brought to 94 the number killed".
NTH = WORDS.pattern(r"(?<!\w)(?:<order>|\d+(?:st|nd|rd|th))\s+(?!(?:[\w-]+\s+)?<parts_of_time>)[^.;:,]{0,60}$")
ADDED = WORDS.pattern(r"<adds>\s+[^.;:]{0,60}?<sum>[^.;:]{0,60}$")
# Between a dateline and what it heads.
DASHES = "-–—"
# The times of which such a count is.
SPANS = frozenset({"days", "week", "month", "year"})
# A blank and a comma at most stand between the parts of a stamp.
BESIDE = 2
RANK = {"day": 0, "days": 1, "week": 2, "month": 3, "year": 4}


@dataclass(frozen=True, slots=True)
class Day:
    """The day words of one event: its day, and the window where it is a running total."""

    when: When
    window: tuple[str | None, str | None] | None = None


def anchor_of(article: Article) -> date | None:
    """The day of writing; where only the folder's year is known, none: relative words stay open."""
    return date.fromisoformat(article.published[:10]) if article.published else None


def now(article: Article) -> Day | None:
    """The day of publication, for what goes on as the text is written."""
    day = article.published[:10] if article.published else None
    return Day(When(day, day, None, "published", "day", True)) if day else None


def times_in(text: str, anchor: date | None, narrative: date | None, article: Article) -> list[TimeExpression]:
    """Time expressions of a sentence, counted from the day of writing and from the day that the narrative has reached.

    "Today" within a quotation is the speaker's day. Where the day of publication is known it is taken for that one;
    where it was only inferred from the days that the text prints, the quotation may be weeks older, and dates nothing.
    """
    found = _times_in(text, anchor, narrative, article.year_hint)
    if not article.inferred:
        if WORDS["days_old"].search(article.text) or _of_a_weekly(article.text, anchor):
            return found
        return _not_the_day_after(found, anchor)
    return [t for t in found if t.basis == "stated" or t.day or not _quoted(text, t.start)]


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _not_the_day_after(times: list[TimeExpression], anchor: date | None) -> list[TimeExpression]:
    """Without the day of a bare weekday that would be six days ago.

    A page that is brought up to date keeps its first day of publication, and the weekday after that one is then the
    day after it; news of six days ago is printed with its date, or as "last Tuesday".
    """
    six_ago = anchor - timedelta(6) if anchor else None
    if not any(t.first == six_ago and _bare_weekday(t) for t in times):
        return times
    return [
        replace(t, first=None, last=None) if t.first == t.last == six_ago and t.day is None and _bare(t) else t
        for t in times
    ]


def already(times: Sequence[TimeExpression], article: Article) -> list[TimeExpression]:
    """The time words of a sentence for an act that has happened: no day after publication, and the last such weekday.

    "More charges will be filed in Tuesday's shooting" looks ahead, and the Tuesday is gone.
    """
    published = anchor_of(article)
    if published is None or article.inferred:
        return list(times)
    out = []
    for t in times:
        if t.first is not None and t.last is not None and t.first > published and t.relation != "before":
            week = timedelta(7) if t.day is None and t.first - timedelta(7) <= published else None
            t = replace(t, first=t.first - week if week else None, last=t.last - week if week else None)
        out.append(t)
    return out


@lru_cache(maxsize=64)
def _of_a_weekly(text: str, anchor: date | None) -> bool:
    """Is the first weekday of the text that of six days ago, with others after it that were since: "Friday … on Sunday"?

    A page that is brought up to date opens with the news, and names its newest day late.
    """
    if anchor is None:
        return False
    days = [t.first for t in find_times(text, anchor) if _bare_weekday(t) and t.first is not None]
    six_ago = anchor - timedelta(6)
    since = {day for day in days if six_ago < day < anchor}
    return bool(days) and days[0] == six_ago and len(since) > 1


def _bare_weekday(t: TimeExpression) -> bool:
    return t.weekday is not None and t.day is None and t.kind == "date" and _bare(t)


def _bare(t: TimeExpression) -> bool:
    """Without a word that says which: "last Tuesday", "this past Tuesday"."""
    return not WORDS["stepped"].search(t.text)


def _times_in(text: str, anchor: date | None, narrative: date | None, year: int | None) -> list[TimeExpression]:
    """Days without a year take the folder's where nothing else gives one."""
    if anchor is None and year is not None:
        found = find_times(text, None, narrative=narrative)
        if any(t.first is None and t.month and t.day for t in found):
            return find_times(text, date(year, 12, 31), narrative=narrative)
        return found
    return find_times(text, anchor, narrative=narrative)


def day_of(
    times: Sequence[TimeExpression], text: str, cue: int, anchor: date | None, *, act: bool = True
) -> Day | None:
    """The day of an event whose word stands at this offset: of the words that date it, the finest, then the nearest.

    Deadlines, periods of reference and durations date nothing. What is no act of violence but a state, a figure or a
    plan is on the day on which it is told: "officials today said they are lifting controls".
    """
    times = [_of_the_event(t, text, cue) for t in times if not _of_a_count(t, text, cue, anchor)]
    windows = [t for t in times if t.since or t.window]
    dated = _past_the_label(dating(times, text, cue, act=act), text)
    # A window beside the event's word stands before a day elsewhere in the sentence: "last week it said … in three months".
    window = min(windows, key=lambda t: abs(t.start - cue), default=None)
    if dated and (window is None or min(abs(t.start - cue) for t in dated) < abs(window.start - cue)):
        best = min(dated, key=lambda t: (RANK.get(t.precision, 5), abs(t.start - cue)))
        when = _when(best)
        if act and best.start < label_end(text) and text[: label_end(text)].rstrip()[-1:] in DASHES:
            # "GOMA, Oct 15 - Nine were killed": when it was written, which is the day or the one after.
            when = replace(when, text=None, basis="published", approx=True)
        return Day(when)
    if window is not None:
        span = (_iso(window.first), _iso(window.last or anchor))
        precision: DatePrecision = window.precision if window.precision in RANK else "days"
        return Day(When(*span, window.text, "relative", precision, True), span)
    return None


def dating(times: Sequence[TimeExpression], text: str, cue: int, *, act: bool = True) -> list[TimeExpression]:
    """Those of the time words of a sentence that can date what it tells."""
    telling = {t.end for t in times if _of_the_telling(t, text, cue, act)}
    # The hour after the day of a stamp: "Posted: Tuesday, 4 May 12:33 PM".
    for t in sorted(times, key=lambda t: t.start):
        if any(0 <= t.start - end <= BESIDE for end in telling):
            telling.add(t.end)
    return [
        t
        for t in times
        if t.end not in telling
        and t.kind in ("date", "time")
        and (t.relation in ("on", "after") or _before_the_hour(t))
        and (t.first or t.last)
        and t.timex not in UNDATED
        and not (t.since or t.window)
    ]


def _past_the_label(times: list[TimeExpression], text: str) -> list[TimeExpression]:
    """Without the day of a dateline, where the sentence says in its own words on which days it was."""
    label = label_end(text)
    own = [t for t in times if t.start >= label]
    return own if any(t.kind == "date" and t.precision in ("day", "days", "week") for t in own) else times


def from_narrative(day: Day, text: str, cue: int, anchor: date | None, article: Article) -> Day:
    """The same day; where the words give an hour or "hours later" alone, its basis is the narrative that lent the day."""
    if day.when.basis != "relative" or day.when.start is None or day.window:
        return day
    alone = day_of(times_in(text, anchor, None, article), text, cue, anchor)
    if alone is not None and alone.when.start:
        return day
    return Day(replace(day.when, basis="narrative"))


def followed(times: Sequence[TimeExpression], text: str, cue: int, anchor: date | None) -> Day | None:
    """The day of what followed an act, near which the act was, where nothing nearer is told: soft, and no own words."""
    day = day_of(times, text, cue, anchor)
    if day is None or day.window or not day.when.start:
        return None
    return Day(replace(day.when, text=None, basis="narrative", approx=True))


def _of_the_event(t: TimeExpression, text: str, cue: int) -> TimeExpression:
    """A day right before the word of the event is the event's, though something goes on since: "since the Tuesday raid".

    "Have been killed since the truce came into force on Monday": the day within the clause opens the time.
    """
    if not t.since and t.first is not None and t.relation == "on" and t.kind == "date" and cue < t.start:
        opened = SINCE.search(text, cue, t.start)
        if opened is not None and PERFECT.search(text, max(0, cue - 30), cue):
            return replace(t, last=None, since=True, window=True)
    if not t.since or t.end > cue or text[t.end : cue].strip() or not DEFINITE.search(text, 0, t.start):
        return t
    return replace(t, last=t.first, since=False, window=False, relation="on")


def _of_a_count(t: TimeExpression, text: str, cue: int, anchor: date | None) -> bool:
    """The month of "the third such attack this month" is when the other two were, too; it dates no act but the count.

    A time that is over dates it as closely as the text does: "the second attack in April".
    """
    if t.precision not in SPANS or (anchor and t.last and t.last < anchor):
        return False
    counted = NTH.search(text, 0, t.start) or ADDED.search(text, 0, t.start)
    return counted is not None and not counted.start() <= cue < t.start


def _before_the_hour(t: TimeExpression) -> bool:
    """ "Before 10 p.m. Friday" is on that day; "before Friday" is not."""
    return t.relation == "before" and "T" in (t.timex or "")


def _of_the_telling(t: TimeExpression, text: str, cue: int, act: bool) -> bool:
    """The day on which it was said or posted, which is not the day on which it happened."""
    before = text[max(0, t.start - 40) : t.start]
    if BORN.search(before):
        return True
    if (said := SAID.search(before)) and not said["act"]:
        return not (said["said"] and HOUR.search(t.text) and CLAUSE.match(text, t.end))
    if POST.search(before) or (act and SAYS.match(text, t.end) and not names_the_act(text, t.start, t.end)):
        return True
    posted = POSTED.match(text, t.end)
    return posted is not None and posted.end() <= cue


def _when(t: TimeExpression) -> When:
    precision: DatePrecision = t.precision if t.precision in RANK else "days"
    return When(
        _iso(t.first), _iso(t.last), t.text, "stated" if t.basis == "stated" else "relative", precision, t.approx
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
