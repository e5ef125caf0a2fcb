"""One source into its articles: cleaned, split, with title, outlet, languages and the days it prints."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from rashomon.articles.citations import cited
from rashomon.articles.cues import load_cues
from rashomon.articles.dating import day_clues
from rashomon.articles.labels import Label, Labels, label_lines, signing
from rashomon.articles.languages import passages
from rashomon.articles.lines import Line, fold, read_lines
from rashomon.articles.run_in import head_and_tail
from rashomon.articles.splitting import article_starts
from rashomon.articles.within import label_within, title_index
from rashomon.records import Article, DayClue, Passage, Removed, Source, article_id

OutletNames = Mapping[str, str]
"""Folded name or domain of an outlet to its canonical name."""


def divide(
    source: Source, known_outlets: OutletNames, lexicons: Collection[str] = frozenset({"en"})
) -> tuple[list[Article], list[Removed]]:
    """The articles of one source, and every stretch that was left out, in reading order. Pure.

    Each article's text is a slice of the reading text, from its headline or first sentence to its last; what was
    removed inside keeps its place. `known_outlets` may be empty; `lexicons` are the languages that can be read.
    """
    lines = read_lines(source.text)
    labels = label_lines(lines, load_cues(), known_outlets)
    _label_layout(lines, labels, source.layout)
    starts = [0] if source.whole or not lines else article_starts(lines, labels)
    articles: list[Article] = []
    removed: list[Removed] = []
    for part, (a, b) in enumerate(pairwise([*starts, len(lines)])):
        article, gone = _article(source, part, lines[a:b], labels[a:b], known_outlets, lexicons)
        removed += gone
        if article:
            articles.append(article)
    return articles, removed


def _label_layout(lines: Sequence[Line], labels: Labels, layout: Sequence[Removed]) -> None:
    for mark in layout:
        for i, line in enumerate(lines):
            if line.start >= mark.char_start and line.end <= mark.char_end:
                labels[i] = Label(mark.kind, mark.why or "marked so by the format")


def _article(
    source: Source,
    part: int,
    lines: Sequence[Line],
    labels: Labels,
    known_outlets: OutletNames,
    lexicons: Collection[str],
) -> tuple[Article | None, list[Removed]]:
    given = source.given
    title = title_index(lines, labels, given.title)
    label_within(lines, labels, title, load_cues())
    kept = [label is None for label in labels]
    prose = [line for line, keep in zip(lines, kept, strict=True) if keep]
    own_id = article_id(source.sha256, part) if prose else None
    gone = _removed(source, lines, labels, own_id)
    if not prose or own_id is None:
        return None, gone
    title_span = (lines[title].start, lines[title].end) if title is not None else None
    body = [line for line in prose if (line.start, line.end) != title_span]
    if body:
        named, run_in = head_and_tail(body[-1], alone=len(body) == 1, title=given.title, outlets=known_outlets)
        title_span = title_span or named
        inside = [Removed(source.source_ref, a, b, label.kind, own_id, label.why) for a, b, label in run_in]
        gone = sorted([*gone, *inside], key=lambda r: r.char_start)
    start, end = prose[0].start, prose[-1].end
    speech = passages(lines, kept, lexicons, given.language)
    language = given.language or _main_language(speech)
    read = any(p.read for p in speech) if speech else (language or "en").split("-")[0] in lexicons
    outlet = _outlet(given.outlet, given.url, lines, labels, known_outlets)
    return Article(
        article_id=own_id,
        source_ref=source.source_ref,
        part=part,
        char_start=start,
        char_end=end,
        text=source.text[start:end],
        outlet=outlet,
        title=given.title or (lines[title].text.lstrip("# ") if title is not None else None),
        title_span=title_span,
        url=given.url,
        published=given.published,
        published_basis=(given.published_basis or "given") if given.published else None,
        language=language,
        read=read,
        unread_reason=None if read else next((p.unread_reason for p in speech), "no lexicon for its language"),
        cites=cited(
            source.text[start:end], [lines[i].text for i, keep in enumerate(kept) if not keep], outlet, known_outlets
        ),
        passages=speech,
        removed=tuple(r for r in gone if start <= r.char_start and r.char_end <= end),
        day_clues=_clues(lines, labels, given.url, given.published),
    ), gone


def _clues(lines: Sequence[Line], labels: Labels, url: str | None, published: str | None) -> tuple[DayClue, ...]:
    if published:
        return ()
    pieces = [
        (line.text, label is not None)
        for line, label in zip(lines, labels, strict=True)
        if label is None or label.kind not in ("reader_comments", "related_heading")
    ]
    return day_clues(pieces, url)


def _main_language(speech: Sequence[Passage]) -> str | None:
    lengths: dict[str, int] = {}
    for p in speech:
        lengths[p.language] = lengths.get(p.language, 0) + p.char_end - p.char_start
    return max(lengths, key=lambda code: (lengths[code], code), default=None)


def _outlet(
    given: str | None, url: str | None, lines: Sequence[Line], labels: Labels, known_outlets: OutletNames
) -> str | None:
    """As given; else by the address's domain; else a known outlet's line, or a line of names that recurs in the file."""
    if given:
        return known_outlets.get(fold(given), given)
    domain = _domain(url or "")
    if domain in known_outlets:
        return known_outlets[domain]
    for line, label in zip(lines, labels, strict=True):
        if label is not None and label.kind == "byline" and (name := signing(line, known_outlets)) is not None:
            return name
    for line, label in zip(lines, labels, strict=True):
        if label is not None and label.kind == "source_line":
            address = _domain(line.folded.split()[-1])
            if "." in address:
                return known_outlets.get(address, address)
    for line, label in zip(lines, labels, strict=True):
        if label is not None and label.kind == "byline" and "times in the file" in label.why:
            return line.text
    return domain or None


def _domain(url: str) -> str:
    host = url.split("://")[-1].split("/")[0].split("?")[0].casefold()
    return host.removeprefix("www.").strip("()[].,")


def _removed(source: Source, lines: Sequence[Line], labels: Labels, own_id: str | None) -> list[Removed]:
    """Neighbouring lines of one kind are one stretch."""
    gone: list[Removed] = []
    last = -2
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is None:
            continue
        if gone and last == i - 1 and gone[-1].kind == label.kind:
            before = gone.pop()
            gone.append(Removed(source.source_ref, before.char_start, line.end, label.kind, own_id, before.why))
        else:
            gone.append(Removed(source.source_ref, line.start, line.end, label.kind, own_id, label.why))
        last = i
    return gone
