"""Why an incident holds together, in words: its weakest link, and the nearest mention that was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from rashomon.incidents.pairs import in_words, levels_sql
from rashomon.incidents.units import Unit
from rashomon.incidents.weights import TENTHS, Weights

Found = tuple[int, int, int]
"""Two units and their score."""


def _where(unit: Unit) -> str:
    m = unit.mention
    parts = [m.outlet or m.source_ref, m.when.start or m.when.end or "no day", m.place.name or "no place"]
    return f"{unit.key} ({', '.join(parts)})"


def reasons_of(
    db: Any,
    units: Mapping[int, Unit],
    parts: Sequence[Sequence[int]],
    weights: Weights,
    groups: Mapping[int, str],
    apart: frozenset[tuple[str, str]],
) -> list[tuple[str, ...]]:
    """For each part its reasons; `db` holds the tables m, relations and scores."""
    strongest, weakest, nearest = _telling(db, parts, weights)
    words = _words(db, sorted({e[:2] for found in (strongest, weakest, nearest) for e in found.values()}), weights)

    def pair(title: str, edge: Found) -> str:
        a, b, score = edge
        return f"{title}, {score / TENTHS:+.1f} bits: {_where(units[a])} and {_where(units[b])}: {words[a, b]}."

    out = []
    for number, part in enumerate(parts):
        lines = []
        if number in strongest:
            lines.append(pair("Strongest link", strongest[number]))
            if len(part) > 2:
                lines.append(pair("Weakest link", weakest[number]))
        if any(i in groups for i in part):
            lines.append("A decision speaks of some of its claims. See: rashomon decisions CASE")
        if number in nearest:
            a, b, score = nearest[number]
            kept_apart = (groups.get(a), groups.get(b)) in apart
            lines.append(f"{pair('Nearest mention left out', (a, b, score))} {_verdict(score, kept_apart, weights)}")
        out.append(tuple(lines))
    return out


def _telling(db: Any, parts: Sequence[Sequence[int]], weights: Weights) -> list[dict[int, Found]]:
    """By part: the strongest and the weakest pair within it, and the strongest that leads out of it.

    What is out of the question is no near miss.
    """
    rows = [(mid, number) for number, part in enumerate(parts) for mid in part]
    columns = {"mid": [mid for mid, _ in rows], "part": [number for _, number in rows]}
    db.register("arrow", pa.table(columns, schema=pa.schema([("mid", pa.int32()), ("part", pa.int32())])))
    db.execute("CREATE OR REPLACE TABLE sides AS SELECT * FROM arrow")
    db.unregister("arrow")
    db.execute(
        "CREATE OR REPLACE TABLE sided AS SELECT a, b, score, x.part AS px, y.part AS py "
        f"FROM (SELECT * FROM scores WHERE score >= {weights.never}) LEFT JOIN sides x ON x.mid = a "
        "LEFT JOIN sides y ON y.mid = b WHERE coalesce(px, py) IS NOT NULL"
    )
    # Packed so that the least row is the pair wanted, and ties go by the units.
    strong, weak = "min((-score, a, b))", "min((score, a, b))"
    out_of = "sided WHERE px IS DISTINCT FROM py"
    wanted = (
        (f"SELECT px, {strong} FROM sided WHERE px = py GROUP BY px", -1),
        (f"SELECT px, {weak} FROM sided WHERE px = py GROUP BY px", 1),
        (
            f"SELECT part, {strong} FROM (SELECT px AS part, score, a, b FROM {out_of} UNION ALL "
            f"SELECT py AS part, score, a, b FROM {out_of}) WHERE part IS NOT NULL GROUP BY part",
            -1,
        ),
    )
    out = [{part: (a, b, sign * score) for part, (score, a, b) in db.execute(sql).fetchall()} for sql, sign in wanted]
    db.execute("DROP TABLE sided")
    db.execute("DROP TABLE sides")
    return out


def _verdict(score: int, kept_apart: bool, weights: Weights) -> str:
    if kept_apart:
        return "A person keeps the two apart."
    if score < weights.together:
        return "More speaks against it than for it."
    return "This pair alone would do; it does not fit the rest of the incident."


def _words(db: Any, pairs: Sequence[tuple[int, int]], weights: Weights) -> dict[tuple[int, int], str]:
    columns = {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}
    db.register("asked", pa.table(columns, schema=pa.schema([("a", pa.int32()), ("b", pa.int32())])))
    rows = db.execute(levels_sql(weights, "asked")).fetchall()
    db.unregister("asked")
    return {(a, b): in_words(levels, weights) for a, b, *levels in rows}
