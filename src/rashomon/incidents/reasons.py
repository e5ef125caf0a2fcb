"""Why an incident holds together, in words: its weakest link, and the nearest mention that was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rashomon.incidents.clusters import Edge
from rashomon.incidents.pairs import in_words, levels_sql
from rashomon.incidents.units import Unit
from rashomon.incidents.weights import Weights

Found = tuple[int, int, int]


def _where(unit: Unit) -> str:
    m = unit.mention
    parts = [m.outlet or m.source_ref, m.when.start or m.when.end or "no day", m.place.name or "no place"]
    return f"{unit.key} ({', '.join(parts)})"


def _better(found: Found | None, edge: Edge, weakest: bool) -> Found:
    if found is None:
        return edge
    if weakest:
        return min(found, edge, key=lambda e: (e[2], e[0], e[1]))
    return min(found, edge, key=lambda e: (-e[2], e[0], e[1]))


def reasons_of(
    db: Any,
    units: Sequence[Unit],
    parts: Sequence[Sequence[int]],
    edges: Sequence[Edge],
    weights: Weights,
    groups: Mapping[int, int],
    apart: frozenset[tuple[int, int]],
) -> list[tuple[str, ...]]:
    """For each part its reasons; `db` still holds the tables that the scores were made from."""
    home = [0] * len(units)
    for number, part in enumerate(parts):
        for i in part:
            home[i] = number
    strongest: dict[int, Found] = {}
    weakest: dict[int, Found] = {}
    nearest: dict[int, Found] = {}
    for edge in edges:
        x, y = home[edge[0]], home[edge[1]]
        if x == y:
            strongest[x] = _better(strongest.get(x), edge, weakest=False)
            weakest[x] = _better(weakest.get(x), edge, weakest=True)
        else:
            nearest[x] = _better(nearest.get(x), edge, weakest=False)
            nearest[y] = _better(nearest.get(y), edge, weakest=False)
    wanted = sorted({e[:2] for found in (strongest, weakest, nearest) for e in found.values()})
    words = _words(db, wanted, weights)
    out = []
    for number, part in enumerate(parts):
        lines = []
        if number in strongest and len(part) > 1:
            for title, (a, b, score) in (("Strongest link", strongest[number]), ("Weakest link", weakest[number])):
                if title == "Strongest link" or len(part) > 2:
                    lines.append(
                        f"{title}, {score / 10:+.1f} bits: {_where(units[a])} and {_where(units[b])}: {words[a, b]}"
                    )
        elif len(part) > 1:
            lines.append("A person says that its mentions are one incident.")
        if any(i in groups for i in part) and len(part) > 1:
            lines.append("A decision ties some of its claims together or keeps others out.")
        if number in nearest:
            a, b, score = nearest[number]
            inside, outside = (a, b) if home[a] == number else (b, a)
            lines.append(
                f"Nearest mention left out, {score / 10:+.1f} bits: {_where(units[outside])} beside {_where(units[inside])}: "
                f"{words[a, b]}. {_verdict(score, (groups.get(a), groups.get(b)) in apart, weights)}"
            )
        out.append(tuple(lines))
    return out


def _verdict(score: int, kept_apart: bool, weights: Weights) -> str:
    if kept_apart:
        return "A person keeps the two apart."
    if score < weights.together:
        return "More speaks against it than for it."
    return "This pair alone would do; it does not fit the rest of the incident."


def _words(db: Any, pairs: Sequence[tuple[int, int]], weights: Weights) -> dict[tuple[int, int], str]:
    import pyarrow as pa

    table = pa.table(
        {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]},
        schema=pa.schema([("a", pa.int32()), ("b", pa.int32())]),
    )
    db.register("wanted", table)
    rows = db.execute(levels_sql(weights, "wanted")).fetchall()
    db.unregister("wanted")
    return {(a, b): in_words(levels, weights) for a, b, *levels in rows}
