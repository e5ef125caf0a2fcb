"""Where a statement really comes from: copies, credited outlets and shared spokesmen are one origin.

Twelve outlets that print one agency or one spokesman are one origin. A copy whose figure, speaker or denial differs
from the text it copies is a new statement by the outlet that printed it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from rashomon.records import Article, Claim, digest

# Two sentences are the same statement in a copy when most of their characters agree; re-headed and trimmed copies
# keep their sentences nearly whole, so the bound may be high.
SAME_SENTENCE = 0.85


@cache
def speaker_words() -> dict[str, list[str]]:
    """Read once from `speakers.toml`."""
    return tomllib.loads((Path(__file__).parent / "en" / "speakers.toml").read_text(encoding="utf-8"))


@cache
def _unnamed() -> re.Pattern[str]:
    words = "|".join(map(re.escape, speaker_words()["unnamed"]))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)


def folded(text: str) -> str:
    """Lower case words without articles and punctuation."""
    words = re.findall(r"\w+", text.lower())
    return " ".join(w for w in words if w not in speaker_words()["articles"])


def named_speaker(claim: Claim) -> str | None:
    """The speaker, where the words name one person or body that two outlets can share."""
    if not claim.attributed_to:
        return None
    if claim.speaker:
        return claim.speaker
    words = claim.attributed_to
    return words if re.search(r"[A-Z]", words) and not _unnamed().search(words) else None


def statement(claim: Claim) -> tuple[object, ...]:
    """What makes two copies of a sentence the same statement: figures, speaker, denial."""
    counts = tuple(sorted((k.kind, k.low or -1, k.high or -1) for k in claim.counts))
    return claim.event_type, counts, folded(claim.attributed_to or ""), claim.stance == "denied"


def origin_name(claim: Claim, articles: Mapping[str, Article]) -> str:
    """The origin in words: a named speaker, else the outlet that the text comes from."""
    speaker = named_speaker(claim)
    if speaker:
        return speaker
    article = articles[claim.article_id]
    return article.outlet or f"the text {article.source_ref}"


def assign_origins(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Claim]:
    """The claims, each with its `origin_id`; in the order given."""
    given = list(claims)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for c in given:
        by_article[c.article_id].append(c)
    by_outlet: dict[str, list[Claim]] = defaultdict(list)
    for c in given:
        if outlet := articles[c.article_id].outlet:
            by_outlet[folded(outlet)].append(c)
    return [replace(c, origin_id=_origin(c, articles, by_article, by_outlet)) for c in given]


def _origin(
    claim: Claim,
    articles: Mapping[str, Article],
    by_article: Mapping[str, list[Claim]],
    by_outlet: Mapping[str, list[Claim]],
) -> str:
    speaker = named_speaker(claim)
    if speaker:
        return "o" + digest("named", folded(speaker))
    article = articles[claim.article_id]
    first = articles.get(article.origin_id or article.article_id, article)
    if first is not article and not _copied(claim, by_article.get(first.article_id, [])):
        first = article
    if first is article:
        first = _credited(claim, article, articles, by_outlet) or article
    return "o" + (digest("named", folded(first.outlet)) if first.outlet else digest("text", first.article_id))


def _copied(claim: Claim, candidates: Iterable[Claim]) -> bool:
    said = statement(claim)
    for other in candidates:
        if statement(other) == said and (
            other.quote == claim.quote
            or SequenceMatcher(None, other.quote, claim.quote, autojunk=False).ratio() >= SAME_SENTENCE
        ):
            return True
    return False


def _credited(
    claim: Claim, article: Article, articles: Mapping[str, Article], by_outlet: Mapping[str, list[Claim]]
) -> Article | None:
    """The article of an outlet that this one cites, where it states the same figures of the same event."""
    figures = statement(claim)[1]
    if not figures:
        return None
    for cited in article.cites:
        for other in by_outlet.get(folded(cited), []):
            same_day = other.when.start == claim.when.start or not (other.when.start and claim.when.start)
            if other.article_id != claim.article_id and statement(other)[1] == figures and same_day:
                return articles[other.article_id]
    return None
