"""Units: what is clustered. A mention, or, where a person says that it speaks of two incidents, the parts of it.

A unit has no claims that are running totals; those go to tallies, and a claim is never in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def units_of(mentions: Sequence[Mention], claims: Mapping[str, Claim], links: Links) -> list[Unit]:
    """The units of all mentions; one that holds running totals alone has none."""
    out = []
    for m in mentions:
        own = tuple(c for c in m.claim_ids if c in claims and not is_total(claims[c]))
        if links.divided.isdisjoint(own):
            if own:
                out.append(Unit(m.mention_id, m, own))
            continue
        for number, part in enumerate(_parts(own, links)):
            out.append(Unit(f"{m.mention_id}.{number}" if number else m.mention_id, m, tuple(part)))
    return out


def _parts(claim_ids: Sequence[str], links: Links) -> list[list[str]]:
    """Claims that a person divided go to parts of which no two members are divided; the rest stay with the first."""
    parts: list[list[str]] = []
    # What nobody divided comes first, so that the parts do not depend on where in the article it stands.
    for c in sorted(claim_ids, key=lambda c: c in links.divided):
        home = next((p for p in parts if not any(links.divides(c, other) for other in p)), None)
        if home is None:
            parts.append([c])
        else:
            home.append(c)
    return parts
