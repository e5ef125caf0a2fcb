"""Everything of a case that an export or a report shows, loaded once and consistent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.export.masking import Mask
from rashomon.packs.agreements import Agreement
from rashomon.records import (
    ActorRelations,
    Article,
    Claim,
    ControlSequence,
    Decision,
    Mention,
    Reconciled,
    Rejected,
    Relation,
    Removed,
    Tally,
)

# Every text of the demo says so at its head.
NOTICE = "constructed for the rashomon demo"
CONSTRUCTED = "constructed for a demonstration"


class ByName:
    """Without a pack, one name is one actor and nothing else is known."""

    def relation(self, a: str, b: str, day: str | None) -> Relation:
        return "same" if a == b else "unknown"


@dataclass(frozen=True)
class View:
    """One consistent reading of a case. `claims` carry their origins; `superseded` are earlier versions of claims."""

    articles: Sequence[Article]
    removed: Sequence[Removed]
    rejected: Sequence[Rejected]
    claims: Sequence[Claim]
    mentions: Sequence[Mention]
    incidents: Sequence[Reconciled]
    tallies: Sequence[Tally]
    control: Sequence[ControlSequence]
    decisions: Sequence[Decision] = ()
    superseded: Sequence[Claim] = ()
    packs: Sequence[str] = ()
    policy: str | None = None
    with_names: bool = False
    version: str = ""
    agreements: Sequence[Agreement] = ()
    relations: ActorRelations = field(default_factory=ByName)

    @cached_property
    def mask(self) -> Mask:
        return Mask([*self.claims, *self.superseded], keep=self.with_names)

    @cached_property
    def constructed(self) -> frozenset[str]:
        """Articles written for the demo, by the notice in their source: whatever is made from one says so."""
        sources = {a.source_ref for a in self.articles if NOTICE in a.text[:400].casefold()}
        return frozenset(a.article_id for a in self.articles if a.source_ref in sources)

    @cached_property
    def claim(self) -> dict[str, Claim]:
        return {c.claim_id: c for c in self.claims}

    @cached_property
    def mention(self) -> dict[str, Mention]:
        return {m.mention_id: m for m in self.mentions}

    @cached_property
    def article(self) -> dict[str, Article]:
        return {a.article_id: a for a in self.articles}

    @cached_property
    def incident_of(self) -> dict[str, str]:
        """claim_id -> incident_id."""
        return {c: i.incident_id for i in self.incidents for c in i.claim_ids}

    @cached_property
    def tally_of(self) -> dict[str, str]:
        """claim_id -> tally_id."""
        return {e.claim_id: t.tally_id for t in self.tallies for e in t.entries}
