"""Clustering that resists chains: parts join where all their pairs together speak for it, not where two of them meet.

Within each connected component the two parts with the greatest average score join first, again and again, while that
average is high enough and no pair between them is out of the question. Pairs that were never compared count too. The
outcome depends on nothing but the scores: ties go by the members' keys.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.incidents.weights import Weights

Edge = tuple[int, int, int]
"""Two positions and the score of the pair, in tenths of a bit."""


@dataclass(frozen=True, slots=True)
class Between:
    """All scores known between two parts."""

    total: int
    known: int
    least: int

    def joined(self, other: Between | None) -> Between:
        """Of a part that took in another."""
        if other is None:
            return self
        return Between(self.total + other.total, self.known + other.known, min(self.least, other.least))


def components(edges: Iterable[tuple[int, int]], members: Iterable[int]) -> list[list[int]]:
    """What the edges connect, singles included."""
    parent = {m: m for m in members}

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in edges:
        x, y = find(a), find(b)
        if x != y:
            parent[max(x, y)] = min(x, y)
    out: dict[int, list[int]] = {}
    for m in parent:
        out.setdefault(find(m), []).append(m)
    return list(out.values())


def agglomerate(
    size: int,
    edges: Sequence[Edge],
    weights: Weights,
    groups: Mapping[int, str],
    apart: frozenset[tuple[str, str]],
) -> list[list[int]]:
    """The parts of one component, whose members are 0..size-1 in an order that depends on nothing but their keys.

    `groups` names the members that a decision speaks of (member -> group): one group is one incident, and `apart`
    lists the pairs of groups, both ways round, that never are. A decision adds up what the evidence made of the rest:
    parts that hold one group are joined last, so that no part loses members for being tied to another.
    """
    parts = {m: [m] for m in range(size)}
    # The groups that a part holds, with those of the parts that decisions tie to it: tied parts share one set.
    by_group: dict[str, set[str]] = {}
    held: dict[int, set[str]] = {
        m: by_group.setdefault(groups[m], {groups[m]}) if m in groups else set() for m in range(size)
    }
    between: dict[int, dict[int, Between]] = {p: {} for p in parts}
    for a, b, score in edges:
        between[a][b] = between[b][a] = Between(score, 1, score).joined(between[a].get(b))

    def average(x: int, y: int) -> float:
        pairs, b = len(parts[x]) * len(parts[y]), between[x][y]
        return (b.total + (pairs - b.known) * weights.apart) / pairs

    def allowed(x: int, y: int) -> bool:
        if between[x][y].least < weights.never:
            return False
        return not any((g, h) in apart for g in held[x] for h in held[y])

    heap: list[tuple[float, int, int]] = []

    def offer(x: int, y: int) -> None:
        worth = average(x, y)
        if worth >= weights.together and allowed(x, y):
            heapq.heappush(heap, (-worth, min(x, y), max(x, y)))

    for x in between:
        for y in between[x]:
            if x < y:
                offer(x, y)
    while heap:
        worth, x, y = heapq.heappop(heap)
        # An entry is stale where one of the parts has since joined another or grown.
        if x not in parts or y not in parts or -worth != average(x, y) or not allowed(x, y):
            continue
        parts[x] += parts.pop(y)
        _tie(held, x, y)
        del between[x][y]
        for z, old in between.pop(y).items():
            if z == x:
                continue
            between[x][z] = between[z][x] = old.joined(between[x].get(z))
            del between[z][y]
        for z in between[x]:
            offer(x, z)
    whole: dict[str | int, list[int]] = {}
    for x, members in parts.items():
        whole.setdefault(min(held[x]) if held[x] else x, []).extend(members)
    return [sorted(p) for p in whole.values()]


def _tie(held: dict[int, set[str]], x: int, y: int) -> None:
    """The part x took in y: all that decisions tie to either now shares their groups."""
    one, other = held[x], held.pop(y)
    if one is other or not other:
        return
    if not one:
        held[x] = other
        return
    one |= other
    for z, groups in held.items():
        if groups is other:
            held[z] = one
