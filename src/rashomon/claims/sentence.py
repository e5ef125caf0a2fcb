"""Sentences of an article: where each begins and ends in the reading text, found by rules.

Rules and not a parser, because only the sentences that may hold a claim are parsed. What ends a sentence in a language
is data (`en/sentences.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from rashomon.records import Article

Zone = Literal["headline", "body", "caption"]

# A run of stops, the quotation marks and brackets that close with it, and footnote markers after them.
_STOP = re.compile(
    r"""(?P<stops>[.!?…]+)(?P<closers>["”’'»)\]]*)(?P<notes>(?:\s?\[\d{1,3}\])*)"""
    r"""(?=\s|$|(?P<glued>[A-Z"“][A-Za-z’'“]|[AI]\s))"""
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD_BEFORE = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"""\s*["“‘'«(\[]*([\w.'’-]+)""")
# Share of lines, of those of a text with many, that stop short of the end of a sentence in a hard-wrapped text.
_WRAPPED_SHARE = 0.5
_WRAPPED_LENGTH = range(45, 101)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, offsets in the source's reading text; footnote markers after its end are left out."""

    start: int
    end: int
    text: str
    paragraph: int
    """Ordinal of its paragraph in the article, from 0."""
    zone: Zone
    open_quote: bool
    """It begins inside a quotation that was opened in an earlier sentence of its paragraph."""


@dataclass(frozen=True, slots=True)
class _Endings:
    before_names: frozenset[str]
    may_end: frozenset[str]
    beginners: frozenset[str]


@cache
def _endings(language: str) -> _Endings:
    path = Path(__file__).parent / language / "sentences.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Endings(frozenset(data["before_names"]), frozenset(data["may_end"]), frozenset(data["beginners"]))


def split(article: Article, language: str = "en") -> list[Sentence]:
    """The sentences of an article in order, from its text without the stretches removed from it."""
    sentences: list[Sentence] = []
    paragraphs = [p for stretch in _kept(article) for p in _paragraphs(article.text, *stretch)]
    for ordinal, (start, end) in enumerate(paragraphs):
        open_quote = False
        for a, b in _sentences(article.text, start, end, _endings(language)):
            text = article.text[a:b]
            place = article.char_start + a
            sentences.append(Sentence(place, article.char_start + b, text, ordinal, _zone(article, place), open_quote))
            open_quote = _open_after(text, open_quote)
    return sentences


def _kept(article: Article) -> Iterator[tuple[int, int]]:
    """Stretches of `article.text` that were not removed; the title, where it stands in the text, is one of its own."""
    cuts = [(r.char_start - article.char_start, r.char_end - article.char_start) for r in article.removed]
    if article.title_span is not None:
        title_end = article.title_span[1] - article.char_start
        cuts.append((title_end, title_end))
    at = 0
    for a, b in sorted(cuts):
        if a >= at:
            if article.text[at:a].strip():
                yield at, a
            at = b
        at = max(at, b)
    if article.text[at:].strip():
        yield at, len(article.text)


def _zone(article: Article, start: int) -> Zone:
    span = article.title_span
    return "headline" if span is not None and span[0] <= start < span[1] else "body"


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Between blank lines; between lines too, unless the text is wrapped by hand."""
    stretch = text[start:end]
    lines = [line for line in stretch.split("\n") if line.strip()]
    inner = [line for line in lines if len(line) in _WRAPPED_LENGTH and line.rstrip()[-1] not in '.!?…"”:']
    wrapped = len(lines) > 4 and len(inner) >= _WRAPPED_SHARE * len(lines)
    # A line that begins in lower case goes on with the one before it, unless that one ended.
    breaks = r"\n[^\S\n]*\n\s*" if wrapped else r"\n\s*\n\s*|(?<=[.!?…\"”’])\s*\n\s*|\s*\n(?!\s*[a-z])\s*"
    at = 0
    for hit in re.finditer(breaks, stretch):
        if stretch[at : hit.start()].strip():
            yield start + at, start + hit.start()
        at = hit.end()
    if stretch[at:].strip():
        yield start + at, end


def _sentences(text: str, start: int, end: int, endings: _Endings) -> Iterator[tuple[int, int]]:
    at = start
    for hit in _STOP.finditer(text, start, end):
        if hit.start() <= at or not _ends(text, hit, end, endings):
            continue
        closed = hit.end("closers")
        if text[at:closed].strip():
            yield _trimmed(text, at, closed)
        at = hit.end("notes")
    if any(c.isalnum() for c in text[at:end]):
        yield _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, hit: re.Match[str], end: int, endings: _Endings) -> bool:
    """Does the sentence end at this stop?"""
    following = _NEXT_WORD.match(text, hit.end(), end)
    before = _WORD_BEFORE.search(text, max(0, hit.start() - 30), hit.start())
    word = before.group().lower() if before else ""
    if hit.group("glued"):  # "killed.The": a blank was lost
        whole = (len(word) > 2 and word.isalpha()) or _YEAR.fullmatch(word)
        return bool(whole) and not hit.group("closers")
    if following is None:
        return True
    first = following.group(1)
    if first[0].islower():
        # After an exclamation or question the reporting verb follows: "Run!" he said.
        return False
    if hit.group("stops") != "." or hit.group("closers"):
        return True
    beginner = first.lower().strip(".") in endings.beginners
    if word in endings.before_names:
        return False
    initial = len(word) == 1 and word.isalpha()
    if initial or word in endings.may_end or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return beginner and not (initial and word != "i" and first.isupper())
    # A number with its stop at the head of a line is an ordinal: "2. Four soldiers".
    return not (word.isdigit() and len(word) <= 2 and text[max(0, hit.start() - len(word) - 1)] in "\n")


def _open_after(text: str, before: bool) -> bool:
    """Is a quotation open at the end of this sentence? Typographic marks count by kind, straight ones by parity."""
    opened, closed = text.count("“"), text.count("”")
    balance = int(before) + opened - closed
    if opened or closed:
        return balance > 0
    return before != (text.count('"') % 2 == 1)
