"""The day of a text that names only a weekday, from another text of the folder that dates the same event.

"Late on Thursday" and, elsewhere, "on 27 February": where one dated passage of the folder on such a weekday is plainly
the likest to the undated one, the weekday is that day, and a text that calls a day by its weekday alone was published
the day after at the earliest. Where two passages are nearly as like, nothing is inferred: a wrong day is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log

from rashomon.expressions.times import find_times
from rashomon.packs.place_names import sound
from rashomon.records import Article

# A stop after one capital ends no sentence: "U.S. troops".
SENTENCES = re.compile(r"(?:[^.!?\n]|(?<=\b[A-Z])\.)+[.!?\n]?")
WORD = re.compile(r"[^\W\d_]{4,}")
# Two words of a name side by side: "Deir Hafer". Outlets spell it as they hear it, so it is compared by its sound.
NAME = re.compile(r"\b(?=([A-Z][^\W\d_]+\s[A-Z][^\W\d_]+))")
# A name of two words is shared by chance far more seldom than a word.
NAME_WEIGHT = 2.0
# Shared rare words, in nats of rarity: three or four names in common. Below it, likeness is chance.
LIKE = 9.0
# How much liker the best passage must be than the next with another day.
PLAINLY = 1.3
# Beyond so many articles the folder holds several wars, and a weekday could be any of hundreds.
LARGEST_FOLDER = 400


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words of a sentence and its neighbours, and the sounds of the names of two words."""

    words: frozenset[str]
    day: date


def by_weekday(articles: Sequence[Article]) -> list[Article]:
    """The articles, undated ones dated where the folder allows; in the order given."""
    undated = [a for a in articles if not a.published and a.read and a.language in (None, "en")]
    if not undated or len(articles) > LARGEST_FOLDER:
        return list(articles)
    passages = [p for a in articles if a.published and a.read for p in _dated(a)]
    frequency = Counter(w for p in passages for w in p.words)
    found = {a.article_id: day for a in undated if (day := _day(a, passages, frequency)) is not None}
    return [
        replace(
            a, published=found[a.article_id].isoformat(), published_basis="corpus", year_hint=found[a.article_id].year
        )
        if a.article_id in found
        else a
        for a in articles
    ]


def _sentences(article: Article) -> list[str]:
    kept = list(article.text)
    for r in article.removed:
        for i in range(max(0, r.char_start - article.char_start), min(len(kept), r.char_end - article.char_start)):
            kept[i] = " "
    return [m.group() for m in SENTENCES.finditer("".join(kept)) if m.group().strip()]


def _around(sentences: Sequence[str], i: int) -> frozenset[str]:
    text = " ".join(sentences[max(0, i - 1) : i + 2])
    names = (sound(m.group(1)) for m in NAME.finditer(text))
    return frozenset(_stem(w) for w in WORD.findall(text.lower())) | {f"name {n}" for n in names if n}


def _weight(word: str) -> float:
    return NAME_WEIGHT if word.startswith("name ") else 1.0


def _stem(word: str) -> str:
    """Plural and past endings fall away: "soldiers", "attacked"."""
    return re.sub(r"(?:ies|es|s|ed|ing|n)$", "", word) if len(word) > 5 else word


def _dated(article: Article) -> list[_Passage]:
    """Passages with a day that is printed as day and month."""
    anchor = date.fromisoformat((article.published or "")[:10])
    sentences = _sentences(article)
    return [
        _Passage(_around(sentences, i), t.first)
        for i, sentence in enumerate(sentences)
        for t in find_times(sentence, anchor)
        if t.precision == "day" and t.first is not None and t.month and t.day
    ]


def _day(article: Article, passages: Sequence[_Passage], frequency: Counter[str]) -> date | None:
    sentences = _sentences(article)
    for i, sentence in enumerate(sentences):
        named = [t.weekday for t in find_times(sentence, None) if t.weekday is not None and t.first is None]
        if not named:
            continue
        own = _around(sentences, i)
        best: dict[date, float] = {}
        for p in passages:
            if p.day.weekday() == named[0]:
                likeness = sum(_weight(w) * log(1 + len(passages) / frequency[w]) for w in own & p.words)
                best[p.day] = max(best.get(p.day, 0.0), likeness)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        if ranked and ranked[0][1] >= LIKE and (len(ranked) == 1 or ranked[0][1] >= PLAINLY * ranked[1][1]):
            return ranked[0][0] + timedelta(days=1)
    return None
