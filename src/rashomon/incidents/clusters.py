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


def components(edges: Iterable[Edge], size: int, at_least: int) -> list[int]:
    """For each position the least position that edges of this score or more connect it with."""
    parent = list(range(size))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b, score in edges:
        if score >= at_least:
            x, y = find(a), find(b)
            if x != y:
                parent[max(x, y)] = min(x, y)
    return [find(i) for i in range(size)]


def agglomerate(
    members: Sequence[int],
    edges: Sequence[Edge],
    weights: Weights,
    groups: Mapping[int, int],
    apart: frozenset[tuple[int, int]],
) -> list[list[int]]:
    """The parts of one component.

    `groups` names the members that a person linked (member -> group), `apart` the pairs of groups that a person keeps
    apart, both ways round.
    """
    part_of: dict[int, int] = {}
    parts: dict[int, list[int]] = {}
    held: dict[int, set[int]] = {}
    for m in sorted(members):
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
        for z, b in between.pop(y).items():
            if z == x:
                continue
            between[x][z] = between[z][x] = b.joined(between[x].get(z))
            del between[z][y]
        for z in between[x]:
            offer(x, z)
    return [sorted(p) for p in parts.values()]


def cluster(
    size: int,
    edges: Sequence[Edge],
    weights: Weights,
    groups: Mapping[int, int],
    apart: frozenset[tuple[int, int]],
) -> list[list[int]]:
    """Positions 0..size-1 in parts, each sorted, in the order of their first members.

    Raises nothing; a cannot-link is never broken, and what a person linked is together.
    """
    tied: dict[int, int] = {}
    ties: list[Edge] = []
    for m in sorted(groups):
        if groups[m] in tied:
            ties.append((tied[groups[m]], m, weights.together))
        tied.setdefault(groups[m], m)
    root = components([*edges, *ties], size, weights.together)
    members: dict[int, list[int]] = {}
    for i, r in enumerate(root):
        members.setdefault(r, []).append(i)
    inner: dict[int, list[Edge]] = {}
    for edge in edges:
        if root[edge[0]] == root[edge[1]]:
            inner.setdefault(root[edge[0]], []).append(edge)
    out: list[list[int]] = []
    for r, own in members.items():
        out += [own] if len(own) == 1 else agglomerate(own, inner.get(r, []), weights, groups, apart)
    return sorted(out)
