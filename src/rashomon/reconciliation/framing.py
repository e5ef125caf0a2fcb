"""Framing: how each outlet names the same thing, counted; the referent is the pack's neutral name of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.records import Article, Claim


@dataclass(frozen=True, slots=True)
class Naming:
    """One outlet's words for one referent; counts are of sentences in which the word stands."""

    referent: str
    outlet: str
    own: tuple[tuple[str, int], ...]
    """(word, sentences) in the outlet's own voice, the most frequent first."""
    quoted: tuple[tuple[str, int], ...]
    """The same in speech that the outlet attributes to somebody."""


def framing(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Naming]:
    """Every referent and outlet for which a loaded word was found; a sentence counts once, whatever it claims."""
    seen: set[tuple[str, int, int, str, str]] = set()
    own: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    quoted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    # A sentence that holds an own-voice claim and a quoted one is counted in the outlet's own voice.
    for c in sorted(claims, key=lambda c: (c.attributed_to is not None, c.claim_id)):
        article = articles[c.article_id]
        for referent, word in c.loaded:
            key = (c.article_id, c.char_start, c.char_end, referent, word.lower())
            if key in seen:
                continue
            seen.add(key)
            voice = quoted if c.attributed_to else own
            voice[(referent, article.outlet or article.source_ref)][word.lower()] += 1
    return [Naming(r, o, _ordered(own[(r, o)]), _ordered(quoted[(r, o)])) for r, o in sorted({*own, *quoted})]


def _ordered(words: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(words.items(), key=lambda item: (-item[1], item[0])))
