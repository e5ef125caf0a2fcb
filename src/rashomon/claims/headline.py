"""The headline, where it is no part of the text: how those fared of whom the text says only that they were hit.

"A man was shot on Elm Street on Monday night …" under "Man shot dead on Elm Street": a reader of both knows that he died.
The claim stays where it stands, with its own words; what it leaves open, dead or hurt, the headline closes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rashomon.claims.cues import VIOLENCE
from rashomon.claims.drafts import drafts, figures
from rashomon.claims.home import title_and_page
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.parse import parse
from rashomon.claims.patterns import WORDS
from rashomon.claims.sentence import Sentence
from rashomon.expressions.sums import added, in_lists
from rashomon.expressions.victims import part_of, victims
from rashomon.records import Article, Claim, Count


def with_the_headline(
    article: Article, claims: Sequence[Claim], asides: Collection[str], words: Lexicon
) -> list[Claim]:
    """The claims, those who were hit counted as dead where the headline counts as many dead and the text counts none."""
    told = [
        c
        for c in claims
        if c.event_type in VIOLENCE and not c.is_aggregate and c.claim_id not in asides and c.stance != "denied"
    ]
    hit = max([len(victims(told)), *(k.low or 0 for c in told for k in c.counts if _open(c, k))])
    if not hit or not any(_open(c, k) for c in told for k in c.counts):
        return list(claims)
    if any(k.kind == "killed" for c in told for k in c.counts) or _dead(article, hit, words) != hit:
        return list(claims)
    meant = {c.claim_id for c in told}
    return [_closed(c) if c.claim_id in meant else c for c in claims]


def _open(c: Claim, k: Count) -> bool:
    return k.kind == "killed_or_injured" and k.low == k.high and not part_of(c, k)


def _closed(c: Claim) -> Claim:
    if not any(_open(c, k) for k in c.counts):
        return c
    counts = tuple(replace(k, kind="killed") if _open(c, k) else k for k in c.counts)
    # The headline itself stands with the article; it may name a private person, and is not repeated here.
    return replace(c, counts=counts, why=(*c.why, "killed, and not only hit: the headline says so"))


def _dead(article: Article, hit: int, words: Lexicon) -> int | None:
    """How many dead the headline counts; None where it stands in the text, or counts none.

    Where one person was hit it need not count: "Clerk shot near the mill dies".
    """
    if not article.title or article.title_span is not None:
        return None
    text = title_and_page(article.title)[0]
    if WORDS["killed"].search(text) is None or WORDS["not"].search(text) is not None:
        return None
    counts = [
        k
        for p in parse([Sentence(0, len(text), text, 0, "headline", False)])
        for d in drafts(p, words)
        for k in figures(d, text, words)
        if k.kind == "killed" and k.subset_of is None
    ]
    if not counts:
        return 1 if hit == 1 else None
    if any(k.low is None or k.low != k.high for k in counts):
        return None
    return added(in_lists(text, counts))
