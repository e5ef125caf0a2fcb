"""Ids across runs: a new incident takes the id of the old one with which it shares most claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.records import Incident, digest

Named = tuple[str, tuple[str, ...]]
"""An incident's id, and the ids that were merged into it."""


def incident_ids(claim_sets: Sequence[Sequence[str]], before: Sequence[Incident]) -> list[Named]:
    """For each set of claims its id; ids that found no incident of their own stay as redirects of the largest heir."""
    home = {c: i for i, claims in enumerate(claim_sets) for c in claims}
    shared: Counter[tuple[int, str]] = Counter()
    for old in before:
        for c in old.claim_ids:
            if c in home:
                shared[home[c], old.incident_id] += 1
    firsts = [min(claims) for claims in claim_sets]
    own = ["i" + digest(*sorted(claims)) for claims in claim_sets]
    merged = {old.incident_id: old.merged_from for old in before}

    def order(shared_with: tuple[tuple[int, str], int]) -> tuple[int, bool, bool, str, str]:
        """Most claims first; at a draw each takes the id that it would have had by itself, as after an undo."""
        (i, old_id), count = shared_with
        return -count, own[i] != old_id, own[i] in merged[old_id], old_id, firsts[i]

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
    # An id by content may be taken, where what it was first made of has since become the lesser part of an incident.
    ids = [
        given.get(i) or (own[i] if own[i] not in taken else "i" + digest(own[i], firsts[i])) for i in range(len(own))
    ]
    alive = set(ids)
    return [(ids[i], tuple(sorted(redirects.get(i, set()) - alive))) for i in range(len(ids))]
