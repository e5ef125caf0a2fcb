"""Ids across runs: a new incident takes the id of the old one with which it shares most claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.records import Incident, digest

Named = tuple[str, tuple[str, ...]]
"""An incident's id, and the ids that were merged into it."""


def incident_ids(claim_sets: Sequence[tuple[str, ...]], before: Sequence[Incident]) -> list[Named]:
    """For each set of claims its id; ids that found no incident of their own stay as redirects of the largest heir."""
    old_by_claims = {old.claim_ids: old for old in before}
    same = {i: old_by_claims[claims] for i, claims in enumerate(claim_sets) if claims in old_by_claims}
    settled = {old.incident_id for old in same.values()}
    changed = [i for i in range(len(claim_sets)) if i not in same]
    gone = [old for old in before if old.incident_id not in settled]
    given, redirects = _inherited(claim_sets, changed, gone)
    ids = {i: old.incident_id for i, old in same.items()} | given
    redirects |= {i: {*old.merged_from} for i, old in same.items() if old.merged_from}
    taken = set(ids.values())
    for i in changed:
        if i not in ids:
            # An id by content may be taken, where what it was first made of has become the lesser part of an incident.
            own = fresh_id(claim_sets[i])
            ids[i] = own if own not in taken else "i" + digest(own, min(claim_sets[i]))
    alive = set(ids.values())
    return [(ids[i], tuple(sorted(redirects[i] - alive)) if i in redirects else ()) for i in range(len(claim_sets))]


def fresh_id(claims: Sequence[str]) -> str:
    """By content, for what nobody has seen before."""
    return "i" + digest(*sorted(claims))


def _inherited(
    claim_sets: Sequence[tuple[str, ...]], changed: Sequence[int], before: Sequence[Incident]
) -> tuple[dict[int, str], dict[int, set[str]]]:
    """The old ids that the changed sets take over, and the ids that lead to each of them."""
    home = {c: i for i in changed for c in claim_sets[i]}
    merged = {old.incident_id: old.merged_from for old in before}
    shared = Counter((home[c], old.incident_id) for old in before for c in old.claim_ids if c in home)
    own = {i: fresh_id(claim_sets[i]) for i, _ in shared}

    def order(shared_with: tuple[tuple[int, str], int]) -> tuple[int, bool, bool, str, str]:
        """Most claims first; at a draw each takes the id that it would have had by itself, as after an undo."""
        (i, old_id), count = shared_with
        return -count, own[i] != old_id, own[i] in merged[old_id], old_id, min(claim_sets[i])

    given: dict[int, str] = {}
    taken: dict[str, int] = {}
    heirs: dict[str, int] = {}
    for (i, old_id), _ in sorted(shared.items(), key=order):
        heirs.setdefault(old_id, i)
        if i not in given and old_id not in taken:
            given[i], taken[old_id] = old_id, i
    redirects: dict[int, set[str]] = {}
    for old in before:
        heir = taken.get(old.incident_id, heirs.get(old.incident_id))
        if heir is not None:
            redirects.setdefault(heir, set()).update({old.incident_id, *old.merged_from})
    return given, redirects
