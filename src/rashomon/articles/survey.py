"""The folder-wide step: copies, publication days and years, on one table of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from rashomon.articles.copies import origins
from rashomon.articles.dating import in_year, stated_day
from rashomon.records import Article, DayClue

# A day without a year is put into the folder's year only if the next-best year is so much farther off, in days.
CLEARLY_NEARER = 120


def survey(articles: Sequence[Article]) -> list[Article]:
    """The same articles with origin_id, published, its basis and year_hint, in the order given.

    Always starts from what each article says by itself, so that adding files may change a day but never an id.
    """
    dated = [_by_itself(a) for a in articles]
    dated = _by_the_folder(dated)
    shared = origins(dated)
    return [replace(a, origin_id=shared[i]) for i, a in enumerate(dated)]


def _by_itself(article: Article) -> Article:
    if article.published:
        return replace(article, year_hint=int(article.published[:4]))
    day = stated_day(article.day_clues)
    if day is None:
        return article
    return replace(article, published=day.isoformat(), published_basis="text", year_hint=day.year)


def _by_the_folder(articles: Sequence[Article]) -> list[Article]:
    """Years for articles that print none: from the same file, then the same folder, then all."""
    levels = (lambda a: a.source_ref, lambda a: str(PurePosixPath(a.source_ref).parent), lambda a: "")
    known: list[dict[str, list[date]]] = [{} for _ in levels]
    for a in articles:
        if a.published:
            for table, level in zip(known, levels, strict=True):
                table.setdefault(level(a), []).append(date.fromisoformat(a.published[:10]))
    return [a if a.published else _placed(a, [t.get(lv(a), []) for t, lv in zip(known, levels, strict=True)]) for a in articles]


def _placed(article: Article, near: Sequence[Sequence[date]]) -> Article:
    bare = [c for c in article.day_clues if c.year is None]
    days = next((d for d in near if d), [])
    if not days:
        year = _year_by_weekdays(bare)
        return article if year is None else _dated(article, bare, year)
    if not bare:
        years = Counter(d.year for d in days)
        return replace(article, year_hint=next(iter(years))) if len(years) == 1 else article
    last = _latest(bare)
    options = sorted(
        (_distance(d, days), year)
        for year in range(min(days).year - 1, max(days).year + 2)
        if (d := in_year(last, year)) is not None and _weekdays_hold(bare, year)
    )
    if not options or (len(options) > 1 and options[1][0] - options[0][0] < CLEARLY_NEARER):
        return article
    return _dated(article, bare, options[0][1])


def _distance(day: date, days: Sequence[date]) -> int:
    """Days outside the span of the folder's dated articles; 0 within it."""
    return max(0, (min(days) - day).days, (day - max(days)).days)


def _latest(bare: Sequence[DayClue]) -> DayClue:
    """The last of days without a year: the circle of the year is cut at its widest gap."""
    ring = sorted({(c.month, c.day): c for c in bare}.items())
    ordinals = [date(2000, m, d).timetuple().tm_yday for (m, d), _ in ring]
    gaps = [(ordinals[(i + 1) % len(ring)] - n) % 366 or 366 for i, n in enumerate(ordinals)]
    return ring[max(range(len(ring)), key=lambda i: (gaps[i], i))][1]


def _weekdays_hold(bare: Sequence[DayClue], year: int) -> bool:
    return all((d := in_year(c, year)) is None or d.weekday() == c.weekday for c in bare if c.weekday is not None)


def _year_by_weekdays(bare: Sequence[DayClue]) -> int | None:
    """Weekday and day together allow one year in five or six: never enough without a folder to choose among them."""
    return None


def _dated(article: Article, bare: Sequence[DayClue], year: int) -> Article:
    last = in_year(_latest(bare), year)
    if last is None:
        return article
    return replace(article, published=last.isoformat(), published_basis="corpus", year_hint=year)
