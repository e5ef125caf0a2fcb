"""A small constructed case: three outlets on one incident, for tests of reconciling and exporting."""

from __future__ import annotations

from hashlib import sha256

from rashomon.claims import extract
from rashomon.export import View
from rashomon.packs import load_knowledge
from rashomon.reconciliation import assign_origins, policy_named, reconcile
from rashomon.records import (
    Article,
    Claim,
    Count,
    Incident,
    Mention,
    PersonSpan,
    Place,
    Relation,
    When,
    article_id,
    claim_id,
    mention_id,
)

BRIDGE = Place("the bridge at Konna", "Konna", "p1", "ML", "Mopti", 14.94, -3.89, 5.0, "settlement")
DAY = When("2021-03-01", "2021-03-01", "on Monday", "relative", "day")


class Sides:
    """North and South are at war; the Northern Army is part of North."""

    def relation(self, a: str, b: str, day: str | None) -> Relation:
        if a == b:
            return "same"
        if {a, b} == {"North", "Northern Army"}:
            return "part_of"
        return "conflicting" if {a, b} & {"South"} else "unknown"


def an_article(outlet: str, sentence: str, published: str = "2021-03-02", origin: str | None = None) -> Article:
    ident = article_id(sha256((outlet + sentence).encode()).hexdigest(), 0)
    ref = f"{outlet.lower().replace(' ', '-')}-{published[-2:]}.txt"
    return Article(
        ident,
        ref,
        0,
        0,
        len(sentence),
        sentence,
        outlet,
        None,
        None,
        None,
        published,
        "given",
        "en",
        origin_id=origin or ident,
    )


def a_claim(
    article: Article,
    low: int | None,
    high: int | None,
    *,
    perpetrator: str | None = None,
    speaker: str | None = None,
    group: str = "unknown",
    stance: str = "asserted",
    scope: str | None = None,
    person: PersonSpan | None = None,
) -> Claim:
    known = low is not None or high is not None
    counts = (Count("killed", "people", group, low, high, text="people"),) if known else ()  # type: ignore[arg-type]
    ident = claim_id(article.article_id, article.text, 0)
    return Claim(
        ident,
        article.article_id,
        article.source_ref,
        0,
        len(article.text),
        article.text,
        sha256(article.text.encode()).hexdigest(),
        "shelling",
        DAY,
        BRIDGE,
        perpetrator=perpetrator,
        target="Civilians",
        counts=counts,
        attributed_to=speaker,
        stance=stance,  # type: ignore[arg-type]
        denial_scope=scope,  # type: ignore[arg-type]
        confidence=0.9,
        mention_id=mention_id([ident]),
        persons=(person,) if person else (),
    )


def a_mention(article: Article, claim: Claim) -> Mention:
    killed = next(((k.low, k.high) for k in claim.counts), None)
    return Mention(
        claim.mention_id or "",
        article.article_id,
        article.source_ref,
        (claim.claim_id,),
        claim.event_type,
        DAY,
        BRIDGE,
        killed=killed,
        published=article.published,
        outlet=article.outlet,
    )


def a_view(pairs: list[tuple[Article, Claim]], policy: str | None = None, *, with_names: bool = False) -> View:
    """All of it as one incident, reconciled."""
    articles = {a.article_id: a for a, _ in pairs}
    claims = assign_origins([c for _, c in pairs], articles)
    mentions = [a_mention(articles[c.article_id], c) for c in claims]
    incident = Incident("i1", tuple(m.mention_id for m in mentions), tuple(c.claim_id for c in claims))
    rule = policy_named(policy) if policy else None
    row = reconcile(incident, claims, mentions, articles, Sides(), rule)
    return View(
        articles=sorted(articles.values(), key=lambda a: a.source_ref),
        removed=(),
        rejected=(),
        claims=claims,
        mentions=mentions,
        incidents=[row],
        tallies=(),
        control=(),
        policy=policy,
        with_names=with_names,
        version="test",
        relations=Sides(),
    )


def three_accounts() -> list[tuple[Article, Claim]]:
    """Two outlets that differ, and a copy of the first."""
    first = an_article("Northern Daily", "At least 12 people died when shells fell on the bridge.")
    copy = an_article("Border Post", "At least 12 people died when shells fell on the bridge.", origin=first.article_id)
    third = an_article("Southern Radio", "Nine people were killed at the bridge by the Northern Army.")
    return [
        (first, a_claim(first, 12, None, perpetrator="South")),
        (copy, a_claim(copy, 12, None, perpetrator="South")),
        (third, a_claim(third, 9, 9, perpetrator="Northern Army", group="civilians")),
    ]


def main_mention(text: str, published: str) -> Mention:
    """The mention with most claims of a text that the world's knowledge alone is read by."""
    _, mentions = extract(an_article("Outlet", text, published=published), load_knowledge(()))
    return max(mentions, key=lambda m: len(m.claim_ids))
