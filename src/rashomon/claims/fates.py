"""What a claim leaves open, dead or hurt, and the rest of the article closes, which a reader knows who has read it all.

"A man was shot on Elm Street on Monday night …" under "Man shot dead on Elm Street", or in a text that calls it a fatal
shooting: he died. "Shot her and then himself" in a story of a murder-suicide: both did. The claim stays where it stands,
with its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from rashomon.claims.cues import VIOLENCE
from rashomon.claims.drafts import drafts, figures
from rashomon.claims.home import title_and_page
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.parse import parse
from rashomon.claims.patterns import WORDS
from rashomon.claims.sentence import Sentence
from rashomon.expressions.sums import added, in_lists
from rashomon.expressions.victims import next_to_others, part_of, victims
from rashomon.records import Article, Claim, Count

FATAL = WORDS["fatal_act"]
SUICIDE = WORDS["murder_and_suicide"]
REFLEXIVE = WORDS.pattern(r"^(?:\w+ )?<himself>$")
LIVES = WORDS["lived"]


def closed(article: Article, claims: Sequence[Claim], asides: Collection[str], words: Lexicon) -> list[Claim]:
    """The claims, those who were hit counted as dead where the rest of the article says that they are."""
    told = [
        c
        for c in claims
        if c.event_type in VIOLENCE and not c.is_aggregate and c.claim_id not in asides and c.stance != "denied"
    ]
    if SUICIDE.search(" ".join((article.title or "", *(c.quote for c in told)))):
        ids = {c.claim_id for c in told}
        claims = [_closed(c, _on_himself, "the story is of a suicide") for c in claims]
        told = [c for c in claims if c.claim_id in ids]
    hit = max([len(victims(told)), *(k.low or 0 for c in told for k in c.counts if _open(c, k))], default=0)
    if not hit or not any(_open(c, k) for c in told for k in c.counts):
        return list(claims)
    if any(k.kind == "killed" for c in told for k in c.counts):
        return list(claims)
    meant = {c.claim_id for c in told}
    # "Gathered at a vigil for a boy fatally shot last week": fatal was what the sentence tells by the way.
    beside = {c.char_start for c in claims if c.claim_id in asides}
    if _dead(article, hit, words) == hit:
        why = "the headline says so"
    elif (
        hit == 1
        and not _lives(told)
        and any(FATAL.search(c.quote) for c in told if c.stance == "asserted" and c.char_start not in beside)
    ):
        why = "the text calls the act fatal, and counts nobody else"
    else:
        return list(claims)
    return [_closed(c, _open, why) if c.claim_id in meant else c for c in claims]


def _open(c: Claim, k: Count) -> bool:
    return k.kind == "killed_or_injured" and k.low == k.high and not part_of(c, k)


def _on_himself(c: Claim, k: Count) -> bool:
    """ "Then shot himself"; and not "shot himself, killing himself", where the death is told."""
    told = any(o.kind == "killed" and REFLEXIVE.search(o.what or o.text) for o in c.counts)
    told = told or (any(o.kind == "killed" for o in c.counts) and not next_to_others(c.quote, k))
    return _open(c, k) and not told and REFLEXIVE.search(k.what or k.text) is not None


def _lives(told: Sequence[Claim]) -> bool:
    """Is somebody said to be hurt, to have lived, or that an attempt failed?"""
    return any(k.kind == "injured" for c in told for k in c.counts) or any(LIVES.search(c.quote) for c in told)


def _closed(c: Claim, meant: Callable[[Claim, Count], bool], why: str) -> Claim:
    if not any(meant(c, k) for k in c.counts):
        return c
    counts = tuple(replace(k, kind="killed") if meant(c, k) else k for k in c.counts)
    # The headline itself stands with the article; it may name a private person, and is not repeated here.
    return replace(c, counts=counts, why=(*c.why, f"killed, and not only hit: {why}"))


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
