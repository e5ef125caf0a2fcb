"""The folder-wide step: copies, publication days and years, on one table of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from rashomon.articles.copies import origins
from rashomon.articles.dating import in_year, stated_day
from rashomon.articles.weekdays import by_weekday
from rashomon.records import Article, DayClue

# A day without a year is put into the folder's year only if the next-best year is so much farther off, in days.
CLEARLY_NEARER = 120


def survey(articles: Sequence[Article]) -> list[Article]:
    """The same articles with origin_id, published, its basis and year_hint, in the order given.

    Always starts from what each article says by itself, so that adding files may change a day but never an id.
    """
    # In one order whatever the order given, so that the same articles give the same origins.
    order = sorted(
        range(len(articles)), key=lambda i: (articles[i].source_ref, articles[i].part, articles[i].article_id)
    )
    dated = by_weekday(_by_the_folder([_by_itself(articles[i]) for i in order]))
    surveyed = {i: replace(a, origin_id=o) for i, a, o in zip(order, dated, origins(dated), strict=True)}
    return [surveyed[i] for i in range(len(articles))]


def _by_itself(article: Article) -> Article:
    if article.published:
        return replace(article, year_hint=int(article.published[:4]))
    day = stated_day(article.day_clues)
    if day is None:
        return article
    return replace(article, published=day.isoformat(), published_basis="text", year_hint=day.year)


def _levels(article: Article) -> tuple[str, str, str]:
    """The file, its folder, everything."""
    return article.source_ref, str(PurePosixPath(article.source_ref).parent), ""


def _by_the_folder(articles: Sequence[Article]) -> list[Article]:
    """Years for articles that print none: from the same file, then the same folder, then all."""
    known: list[dict[str, list[date]]] = [{}, {}, {}]
    for a in articles:
        if a.published:
            for table, level in zip(known, _levels(a), strict=True):
                table.setdefault(level, []).append(date.fromisoformat(a.published[:10]))
    spans = [{level: (min(days), max(days)) for level, days in table.items()} for table in known]
    placed: list[Article] = []
    for a in articles:
        near = [span for table, level in zip(spans, _levels(a), strict=True) if (span := table.get(level))]
        placed.append(a if a.published or not near else _placed(a, *near[0]))
    return placed


def _placed(article: Article, first: date, last: date) -> Article:
    """With the year that brings the article's last day into or nearest to the folder's days, where that is clear.

    Weekday and day together allow one year in five or six: they choose among the folder's years, never alone.
    """
    bare = [c for c in article.day_clues if c.year is None]
    if not bare:
        return replace(article, year_hint=first.year) if first.year == last.year else article
    latest = _latest(bare)
    options = sorted(
        (_distance(day, first, last), year)
        for year in range(first.year - 1, last.year + 2)
        if (day := in_year(latest, year)) is not None and _weekdays_hold(bare, year)
    )
    if not options or (len(options) > 1 and options[1][0] - options[0][0] < CLEARLY_NEARER):
        return article
    return _dated(article, bare, options[0][1])


def _distance(day: date, first: date, last: date) -> int:
    """Days outside the span of the folder's dated articles; 0 within it."""
    return max(0, (first - day).days, (day - last).days)


def _latest(bare: Sequence[DayClue]) -> DayClue:
    """The last of days without a year: the circle of the year is cut at its widest gap."""
    ring = sorted({(c.month, c.day): c for c in bare}.items())
    ordinals = [date(2000, m, d).timetuple().tm_yday for (m, d), _ in ring]
    gaps = [(ordinals[(i + 1) % len(ring)] - n) % 366 or 366 for i, n in enumerate(ordinals)]
    return ring[max(range(len(ring)), key=lambda i: (gaps[i], i))][1]


def _weekdays_hold(bare: Sequence[DayClue], year: int) -> bool:
    return all((d := in_year(c, year)) is None or d.weekday() == c.weekday for c in bare if c.weekday is not None)


def _dated(article: Article, bare: Sequence[DayClue], year: int) -> Article:
    last = in_year(_latest(bare), year)
    if last is None:
        return article
    return replace(article, published=last.isoformat(), published_basis="corpus", year_hint=year)
