"""Names of private persons are masked, letter for letter, so that every offset holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rashomon.records import Claim

MASK = "█"


class Mask:
    """Masks, in anything said of an article, the names found in that article; with `keep` it masks nothing."""

    def __init__(self, claims: Iterable[Claim], *, keep: bool = False) -> None:
        names: dict[str, set[str]] = defaultdict(set)
        if not keep:
            for claim in claims:
                names[claim.article_id].update(p.name for p in claim.persons if p.name.strip())
        self._names: Mapping[str, frozenset[str]] = {a: frozenset(n) for a, n in names.items()}
        self._all = frozenset().union(*self._names.values()) if names else frozenset()

    def text(self, article_id: str | None, text: str | None) -> str | None:
        """The text with that article's names masked; with no article, the full names of all articles.

        Parts of names are masked only within their own article: elsewhere the same word may be a place.
        """
        whole = article_id is None
        names = self._all if article_id is None else self._names.get(article_id, frozenset())
        if not text or not names:
            return text
        return _pattern(names, whole).sub(lambda hit: re.sub(r"\w", MASK, hit.group()), text)

    def deep(self, article_id: str | None, value: Any) -> Any:
        """The same for every text inside lists and objects."""
        if isinstance(value, str):
            return self.text(article_id, value)
        if isinstance(value, list):
            return [self.deep(article_id, v) for v in value]
        if isinstance(value, dict):
            return {k: self.deep(article_id, v) for k, v in value.items()}
        return value


@cache
def _pattern(names: frozenset[str], whole: bool) -> re.Pattern[str]:
    # A name is masked whole and by each of its parts of three letters or more: "Ali Hassan", later "Hassan".
    parts = {p for n in names for p in n.split() if len(p) > 2 and p[0].isupper() and not whole}
    words = sorted(names | parts, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
