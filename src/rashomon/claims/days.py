"""Which day an event has: its own words first, then the day that the narrative has reached, then publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.expressions.times import TimeExpression, find_times
from rashomon.records import Article, When
from rashomon.records.claim import DatePrecision

# A day right after one of these is the day of the saying: "police said Thursday".
SAID = re.compile(
    r"\b(?:said|told (?:\w+ ){1,3}|announced|emerged|(?<!was )(?<!were )reported|released|identified|confirmed|stated|tweeted|posted|wrote|according to (?:\w+ ){1,4})"
    r"(?:\s+(?:on|late|early|in a statement|by))*:?\s*$|\b(?:posted|updated?|published)(?: on)?:?[\s@(]*$",
    re.IGNORECASE,
)
# So is a day right before one of these: "police Saturday said", "at a Friday news conference".
SAYS = re.compile(
    r"(?:['’]s)? (?:(?:said|announced|reported|confirmed|revealed|identified)\b"
    r"|(?:\w+ )?(?:(?:news|press) (?:conference|release|briefing)|briefing|statement)\b)"
)
# A day before one of these is that of the post, not of what it tells: "On 12 October a cousin posted that …".
POSTED = re.compile(
    r"[^.;:“\"]*?\b(?:posted|wrote|shared|published|uploaded|tweeted|broadcast|mourned|aired)\b", re.IGNORECASE
)
# So is one after these: "in a post dated 12 October", "a video from 3 May".
POST = re.compile(
    r"\b(?:posts?|videos?|photos?|tweets?|articles?|reports?|stor(?:y|ies)|lists?|statements?|interviews?|footage|comments?)\s+"
    r"(?:(?:was|were|is|are)\s+)?(?:dated|from|of|on|published|posted|shared|released)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
# Words of time about now or some past: they date nothing.
UNDATED = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
# How a day of publication was found that no date line states: from the days that the text or its folder prints.
INFERRED = frozenset(("text", "corpus"))
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
    if article.published_basis not in INFERRED:
        return found
    return [t for t in found if t.basis == "stated" or t.day or not _quoted(text, t.start)]


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _times_in(text: str, anchor: date | None, narrative: date | None, year: int | None) -> list[TimeExpression]:
    """Days without a year take the folder's where nothing else gives one."""
    if anchor is None and year is not None:
        found = find_times(text, None, narrative=narrative)
        if any(t.first is None and t.month and t.day for t in found):
            return find_times(text, date(year, 12, 31), narrative=narrative)
        return found
    return find_times(text, anchor, narrative=narrative)


def day_of(times: Sequence[TimeExpression], text: str, cue: int, anchor: date | None) -> Day | None:
    """The day of an event whose word stands at this offset: of the words that date it, the finest, then the nearest.

    Deadlines, periods of reference and durations date nothing.
    """
    windows = [t for t in times if t.since or t.window]
    telling = {t.end for t in times if _of_the_telling(t, text, cue)}
    # The hour after the day of a stamp: "Posted: Tuesday, 4 May 12:33 PM".
    for t in sorted(times, key=lambda t: t.start):
        if any(0 <= t.start - end <= BESIDE for end in telling):
            telling.add(t.end)
    dated = [t for t in times if t.end not in telling]
    dated = [
        t
        for t in dated
        if t.kind in ("date", "time")
        and (t.relation in ("on", "after") or _before_the_hour(t))
        and (t.first or t.last)
        and t.timex not in UNDATED
        and not (t.since or t.window)
    ]
    # A window beside the event's word stands before a day elsewhere in the sentence: "last week it said … in three months".
    window = min(windows, key=lambda t: abs(t.start - cue), default=None)
    if dated and (window is None or min(abs(t.start - cue) for t in dated) < abs(window.start - cue)):
        best = min(dated, key=lambda t: (RANK.get(t.precision, 5), abs(t.start - cue)))
        return Day(_when(best))
    if window is not None:
        span = (_iso(window.first), _iso(window.last or anchor))
        precision: DatePrecision = window.precision if window.precision in RANK else "days"
        return Day(When(*span, window.text, "relative", precision, True), span)
    return None


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


def _before_the_hour(t: TimeExpression) -> bool:
    """ "Before 10 p.m. Friday" is on that day; "before Friday" is not."""
    return t.relation == "before" and "T" in (t.timex or "")


def _of_the_telling(t: TimeExpression, text: str, cue: int) -> bool:
    """The day on which it was said or posted, which is not the day on which it happened."""
    before = text[max(0, t.start - 40) : t.start]
    if SAID.search(before) or POST.search(before) or SAYS.match(text, t.end):
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
