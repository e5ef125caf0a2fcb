"""What people decided: must-links and cannot-links between claims. The later decision stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from rashomon.records import Decision


@dataclass(frozen=True, slots=True)
class Links:
    """The decisions that stand, as groups of claims that are one incident and groups that are not."""

    group: dict[str, str] = field(default_factory=dict)
    """claim -> first claim of its group; claims that nobody linked are absent."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """Pairs of groups that are never one incident, both ways round."""
    divided: frozenset[str] = frozenset()
    """Claims that a standing cannot-link names, or that are tied to one."""
    orphaned: tuple[Decision, ...] = ()
    """Decisions on claims that are no longer there; they wait until the words come back."""
    overridden: tuple[Decision, ...] = ()
    """Decisions that a later one contradicts."""

    def of(self, claim: str) -> str:
        """The group of a claim."""
        return self.group.get(claim, claim)

    def divides(self, a: str, b: str) -> bool:
        """A person says that these are two incidents."""
        return (self.of(a), self.of(b)) in self.apart


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The links that nobody took back, oldest first."""
    undone = {d.undoes for d in decisions if d.kind == "undo"}
    links = [d for d in decisions if d.kind in ("must_link", "cannot_link") and d.decision_id not in undone]
    order = {d.decision_id: i for i, d in enumerate(decisions)}
    return sorted(links, key=lambda d: (d.when, order[d.decision_id]))


def resolve(decisions: Sequence[Decision], claims: Collection[str]) -> Links:
    """What stands: from the latest to the earliest, each is kept that does not contradict those kept before."""
    kept: list[Decision] = []
    orphaned, overridden = [], []
    group: dict[str, str] = {}
    apart: frozenset[tuple[str, str]] = frozenset()
    for d in reversed(standing(decisions)):
        if d.claim_a not in claims or d.claim_b not in claims:
            orphaned.append(d)
            continue
        new_group, new_apart = _closed([*kept, d])
        if any(a == b for a, b in new_apart):
            overridden.append(d)
            continue
        kept.append(d)
        group, apart = new_group, new_apart
    named = {g for pair in apart for g in pair}
    touched = {c for d in kept for c in (d.claim_a, d.claim_b) if c and group.get(c, c) in named}
    return Links(group, apart, frozenset(touched), tuple(reversed(orphaned)), tuple(reversed(overridden)))


def _closed(decisions: Sequence[Decision]) -> tuple[dict[str, str], frozenset[tuple[str, str]]]:
    """Groups under the must-links, and the pairs of groups that the cannot-links divide."""
    parent: dict[str, str] = {}

    def find(c: str) -> str:
        while parent.get(c, c) != c:
            c = parent[c]
        return c

    for d in decisions:
        if d.kind == "must_link" and d.claim_a and d.claim_b:
            a, b = sorted((find(d.claim_a), find(d.claim_b)))
            parent[b] = a
    members = {c for d in decisions for c in (d.claim_a, d.claim_b) if c}
    pairs = [
        (find(d.claim_a), find(d.claim_b)) for d in decisions if d.kind == "cannot_link" and d.claim_a and d.claim_b
    ]
    return {c: find(c) for c in members}, frozenset(pairs) | frozenset((b, a) for a, b in pairs)
