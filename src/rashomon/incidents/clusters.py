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
    lists the pairs of groups, both ways round, that never are.
    """
    part_of: dict[int, int] = {}
    parts: dict[int, list[int]] = {}
    held: dict[int, set[str]] = {}
    for m in range(size):
        group = groups.get(m)
        first = next((p for p in held if group in held[p]), None) if group is not None else None
        home = m if first is None else first
        part_of[m] = home
        parts.setdefault(home, []).append(m)
        held.setdefault(home, set())
        if group is not None:
            held[home].add(group)
    between: dict[int, dict[int, Between]] = {p: {} for p in parts}
    for a, b, score in edges:
        x, y = part_of[a], part_of[b]
        if x != y:
            one = Between(score, 1, score)
            between[x][y] = between[y][x] = one.joined(between[x].get(y))

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
        if x not in parts or y not in parts or -worth != average(x, y):
            continue
        parts[x] += parts.pop(y)
        held[x] |= held.pop(y)
        del between[x][y]
        for z, old in between.pop(y).items():
            if z == x:
                continue
            between[x][z] = between[z][x] = old.joined(between[x].get(z))
            del between[z][y]
        for z in between[x]:
            offer(x, z)
    return [sorted(p) for p in parts.values()]
