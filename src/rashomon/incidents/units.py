"""Units: what is clustered. A mention, or, where a person says that it speaks of two incidents, the parts of it.

A unit has no claims that are running totals; those go to tallies, and a claim is never in both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rashomon.incidents.decisions import Links
from rashomon.records import Claim, Mention


@dataclass(frozen=True, slots=True)
class Unit:
    """Claims of one mention that stay together whatever the evidence."""

    key: str
    """The mention's id, with the number of the part where it was divided."""
    mention: Mention
    claim_ids: tuple[str, ...]


def is_total(claim: Claim) -> bool:
    """A running total with a figure goes to a tally, and to no incident."""
    return (claim.is_aggregate and bool(claim.counts)) or claim.event_type == "aggregate_toll"


def units_of(mentions: Iterable[Mention], claims: Collection[str], links: Links) -> list[Unit]:
    """The units of mentions, from those of their claims that go to incidents; where none does there is none.

    They depend on no other mentions than those that a decision speaks of.
    """
    held = [(m, [tuple(c for c in m.claim_ids if c in claims)]) for m in mentions]
    # First with as few parts as people's words allow; where these would still tie what is kept apart, by each group.
    for divide in (_fitting, _by_group) if links.apart else ():
        torn = _torn([part for _, parts in held for part in parts], links)
        held = [
            (m, [p for part in parts for p in ([part] if torn.isdisjoint(part) else divide(part, links))])
            for m, parts in held
        ]
    return [
        Unit(f"{m.mention_id}.{number}" if number else m.mention_id, m, part)
        for m, parts in held
        for number, part in enumerate(parts)
        if part
    ]


def _torn(mentions: Sequence[tuple[str, ...]], links: Links) -> frozenset[str]:
    """Claims of the mentions that would tie together, by being one mention, what people keep apart."""
    several = [own for own in mentions if len({links.of(c) for c in own if c in links.group}) > 1]
    home: dict[str, str] = {}

    def find(g: str) -> str:
        while home.get(g, g) != g:
            g = home[g]
        return g

    for own in several:
        first, *others = sorted({find(links.of(c)) for c in own if c in links.group})
        home.update(dict.fromkeys(others, first))
    clashing = {find(a) for a, b in links.apart if find(a) == find(b)}
    return frozenset(c for own in several if any(find(links.of(c)) in clashing for c in own) for c in own)


def _fitting(claim_ids: tuple[str, ...], links: Links) -> list[tuple[str, ...]]:
    """Parts of which no two members are kept apart; claims that no decision speaks of stay with the first."""
    parts: list[list[str]] = []
    for c in sorted(claim_ids, key=lambda c: c in links.group):
        home = next((p for p in parts if not any(links.divides(c, other) for other in p)), None)
        if home is None:
            parts.append([c])
        else:
            home.append(c)
    return [tuple(sorted(p, key=claim_ids.index)) for p in parts]


def _by_group(claim_ids: tuple[str, ...], links: Links) -> list[tuple[str, ...]]:
    """A part for each group that decisions speak of; the other claims stay with the first."""
    parts: dict[str, list[str]] = {}
    for c in sorted(claim_ids, key=lambda c: c not in links.group):
        group = links.of(c) if c in links.group else next(iter(parts))
        parts.setdefault(group, []).append(c)
    return [tuple(sorted(p, key=claim_ids.index)) for p in parts.values()]
