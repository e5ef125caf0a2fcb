"""The days that one article prints, as evidence for the day of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from rashomon.articles.cues import Cues, any_of, load_cues
from rashomon.records import DayClue

# A date line stands within so many characters of the beginning.
HEAD = 300
# Two figures of a year in a wire's dateline: 50 to 99 are of the 1900s.
TURN_OF_CENTURY = 50
# "Last updated on Wednesday, 27 September 2023 at 21:51 GMT+3": no line that is only a day is longer.
LONGEST_DAY = 60
_YEAR = re.compile(r"(?<![\d/.,])(?:19[5-9]|20[0-4])\d(?![\d/]|[.,]\d)")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")
_LINK = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=[/\-_.?#\s]|$)", re.IGNORECASE
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    cues = load_cues()
    month = "|".join(sorted(map(re.escape, cues.months), key=lambda w: (-len(w), w)))
    week = "|".join(sorted(map(re.escape, cues.weekdays), key=lambda w: (-len(w), w)))
    the, of, counted = (any_of(cues.dating[name]) for name in ("the", "of", "counted"))
    before = rf"(?:\b(?P<w>{week})\b[.,]?\s+(?:{the}\s+)?)?"
    after = rf"(?:,?\s*\(?\b(?P<w2>{week})\b)?"
    year = rf"(?:(?:,|\s+{of})?\s*(?P<y>(?:19|20)\d\d)(?![\d:])|\s+['’]?(?P<yy>\d\d)(?=\s*(?:\(|--|—|–|$)))?"
    return (
        re.compile(
            rf"{before}(?<![\d.,:])\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+{of})?[\s\-]+(?P<m>{month})\b\.?-?{year}{after}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{before}\b(?P<m>{month})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:(?P<glued>(?:19|20)\d\d)\b|(?![\d:]|\s*(?:%|{counted})){year}){after}",
            re.IGNORECASE,
        ),
        re.compile(r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
        re.compile(r"(?<![\d/.-])(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)"),
    )


@cache
def stamp() -> re.Pattern[str]:
    """A full date as a page prints it over an article, with what announces it and the time after it."""
    cues = load_cues()
    heads = "|".join(re.escape(h).replace(r"\ ", r"\s+") for h in cues.date_heads)
    month = "|".join(sorted(map(re.escape, cues.months), key=lambda w: (-len(w), w)))
    week = "|".join(sorted(map(re.escape, cues.weekdays), key=lambda w: (-len(w), w)))
    year = r"(?:19|20)\d\d"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    dates = "|".join(
        (
            rf"{day}[\s.-]+(?:{month})\b\.?,?[\s-]*{year}",
            rf"(?:{month})\b\.?\s+{day},?\s*{year}",
            rf"\d{{1,2}}[./-]\d{{1,2}}[./-]{year}",
            rf"{year}-\d\d-\d\d",
        )
    )
    on, at, updated = (any_of(cues.dating[name]) for name in ("before_date", "before_clock", "updated"))
    zone = rf"(?:{any_of(cues.dating['zones'])}|[A-Z]{{1,3}}T)(?:[+-]\d{{1,2}})?"
    after_at = "|".join(rf"(?<={re.escape(w)}\s)" for w in cues.dating["before_clock"])
    clock = rf"(?:{at}\s+)?(?:\d{{1,2}}[:.]\d\d|(?:{after_at})\d{{4}}|\d{{4}}(?=\s+{zone}\b))(?:\s*[ap]\.?m\.?)?(?:\s+(?-i:{zone}))?"
    return re.compile(
        rf"(?P<announced>(?:{heads})\b\s*:?\s*(?:{on}\s+)?)?(?:(?:{week})\b[.,]?\s+)?(?:{dates})(?!\d)"
        rf"(?:,?\s*{clock})?(?:\s*\({updated}[^()]{{0,30}}\))?",
        re.IGNORECASE,
    )


@cache
def _ahead() -> re.Pattern[str]:
    """Words before a day that is still to come, within its sentence."""
    return re.compile(rf"\b{any_of(load_cues().dating['ahead'])}\b[^.!?]{{0,60}}$", re.IGNORECASE)


def day_alone(text: str) -> bool:
    """Is the line nothing but a day, with its weekday or hour or without, and with what announces it?"""
    bare = text.strip(" .,|·–—-")
    if len(bare) >= LONGEST_DAY:
        return False
    return stamp().fullmatch(bare) is not None or any(pattern.fullmatch(bare) for pattern in _patterns())


def day_clues(pieces: Sequence[tuple[str, bool]], url: str | None) -> tuple[DayClue, ...]:
    """From the pieces of an article in reading order: its text, and whether it was removed as furniture."""
    cues = load_cues()
    clues = list(_in_link(url or ""))
    seen = 0
    for text, furniture in pieces:
        clues += _in_link(text)
        if any(c.isdigit() for c in text):
            clues += _in_text(text, furniture, seen, cues)
        seen += len(text)
    return tuple(dict.fromkeys(_without_background(clues, " ".join(text for text, _ in pieces), cues)))


def _without_background(clues: list[DayClue], text: str, cues: Cues) -> list[DayClue]:
    """Leaves out full dates in the story where the story goes on after them: a trial, an anniversary, an old case.

    It does where a later year is named, where a weekday stands alone that is not the last date's, or where the
    days printed without a year are more than a month from it.
    """
    full = [date(c.year, c.month, c.day) for c in clues if c.year and c.kind == "event" and agrees(c)]
    if not full:
        return clues
    latest = max(full)
    later_year = any(int(y) > latest.year for y in _YEAR.findall(text))
    attached = {c.weekday for c in clues if c.weekday is not None}
    named = {w.casefold() for w in _CAPITALISED.findall(text)}.intersection(cues.dating["weekdays"], cues.weekdays)
    alone = {cues.weekdays[w] for w in named} - attached
    bare = [d for c in clues if c.year is None and (d := nearest(c, latest)) is not None]
    moved_on = bool(bare) and not any(abs((d - latest).days) <= 31 for d in bare)
    if later_year or moved_on or (alone and latest.weekday() not in alone):
        return [c for c in clues if c.kind != "event" or c.year is None]
    return clues


def _in_link(text: str) -> Iterator[DayClue]:
    if "/" not in text:
        return
    months = load_cues().months
    for found in _LINK.finditer(text):
        month = months.get(found["m"].casefold(), int(found["m"]) if found["m"].isdigit() else 0)
        clue = _clue("link", int(found["y"]), month, int(found["d"]), None)
        if clue:
            yield clue


def _in_text(text: str, furniture: bool, seen: int, cues: Cues) -> Iterator[DayClue]:
    lower = text.casefold()
    if len(lower) != len(text):
        return
    for pattern in _patterns():
        for found in pattern.finditer(text):
            parts = found.groupdict()
            year = _year(parts)
            month = cues.months.get(parts["m"].casefold(), int(parts["m"]) if parts["m"].isdigit() else 0)
            weekday = cues.weekdays.get((parts.get("w") or parts.get("w2") or "").casefold())
            day = int(parts["d"])
            if "sep" in parts and (month > 12 or (day <= 12 and month <= 12 and day != month and parts["sep"] == "/")):
                # 03/04/2016 may be March or April: it tells no day.
                continue
            kind = _kind(text, lower, found.start(), furniture, seen, year, cues)
            if kind is None or (parts.get("yy") and kind != "head"):
                continue
            clue = _clue(kind, year, month, day, weekday)
            if clue:
                yield clue


def _year(parts: dict[str, str | None]) -> int | None:
    whole = parts.get("y") or parts.get("glued")
    if whole:
        return int(whole)
    short = parts.get("yy")
    if short is None:
        return None
    return int(short) + (1900 if int(short) >= TURN_OF_CENTURY else 2000)


def _kind(text: str, lower: str, at: int, furniture: bool, seen: int, year: int | None, cues: Cues) -> str | None:
    before = lower[max(0, at - 80) : at].rstrip(" \t\u00a0:,-–—")
    if any(before.endswith(head) for head in cues.date_heads):
        return "head" if seen + at < HEAD else "stamp"
    if furniture:
        return "stamp" if year else None
    last = before.split()[-1] if before.split() else ""
    # After a stop, a line break or nothing, in the first lines: a date line. After a preposition: a day in the story.
    if year and seen + at < HEAD and last.strip("\"'(“") not in cues.date_prepositions:
        return "head"
    return None if _ahead().search(text[max(0, at - 80) : at]) else "event"


def _clue(kind: str, year: int | None, month: int, day: int, weekday: int | None) -> DayClue | None:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return DayClue(kind=kind, month=month, day=day, year=year, weekday=weekday)  # type: ignore[arg-type]


def stated_day(clues: Sequence[DayClue]) -> date | None:
    """The day of publication that one article tells by itself: its date line, else the latest full date it prints.

    A full date of an event counts only where the article prints no later day without a year: that one's year is for
    the folder to tell. A date line whose weekday contradicts it tells nothing.
    """
    for c in clues:
        if c.kind == "head" and c.year and agrees(c):
            return date(c.year, c.month, c.day)
    full = [date(c.year, c.month, c.day) for c in clues if c.year and agrees(c)]
    if not full:
        return None
    latest = max(full)
    bare = [d for c in clues if c.year is None and (d := nearest(c, latest)) is not None]
    return max([latest, *(d for d in bare if 0 < (d - latest).days <= 31)])


def agrees(clue: DayClue) -> bool:
    """The weekday printed with a full date is that date's."""
    return clue.weekday is None or clue.year is None or date(clue.year, clue.month, clue.day).weekday() == clue.weekday


def nearest(clue: DayClue, to: date) -> date | None:
    """The clue's day in the year that brings it nearest to another day; None where its weekday forbids that year."""
    days = [d for year in (to.year - 1, to.year, to.year + 1) if (d := in_year(clue, year)) is not None]
    best = min(days, key=lambda d: (abs((d - to).days), d), default=None)
    if best is None or (clue.weekday is not None and best.weekday() != clue.weekday):
        return None
    return best


def in_year(clue: DayClue, year: int) -> date | None:
    try:
        return date(year, clue.month, clue.day)
    except ValueError:
        return None
