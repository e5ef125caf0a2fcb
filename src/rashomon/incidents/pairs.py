"""Scores of pairs: SQL generated from the table of weights, run on DuckDB."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import pyarrow as pa

from rashomon.incidents.weights import Comparison, Weights
from rashomon.records import ActorRelations, Relation


def _both(x: str, y: str, sql: str) -> str:
    """NULL where either is unknown: DuckDB's greatest and least pass over NULL."""
    return f"CASE WHEN {x} IS NOT NULL AND {y} IS NOT NULL THEN {sql} END"


def _shared(terms: str) -> str:
    """Bits of the terms that both hold. For lists of a sentence or ten, looking through them beats list_intersect."""
    both = f"list_filter(x.{terms}, lambda t: list_contains(y.{terms}, t))"
    return f"coalesce(list_sum(list_transform({both}, lambda t: t % 64)), 0)"


# What the conditions of weights.toml may speak of; x and y are the two mentions. Where a part is unknown the feature
# is NULL, and no condition on it is true.
FEATURES = {
    "gap": _both("x.d0", "y.d0", "greatest(0, x.d0 - y.d1, y.d0 - x.d1)"),  # days between the windows
    "span": _both("x.d0", "y.d0", "greatest(x.d1 - x.d0, y.d1 - y.d0) + 1"),  # days of the longer window
    "soft": "x.soft OR y.soft",
    "fine": "x.fine AND y.fine",
    "coarse": "CASE WHEN x.lat IS NULL OR y.lat IS NULL THEN NULL ELSE (NOT x.fine)::INT + (NOT y.fine)::INT END",
    "km": "12742 * asin(least(1, sqrt(pow(sin(radians(x.lat - y.lat) / 2), 2) + cos(radians(x.lat)) "
    "* cos(radians(y.lat)) * pow(sin(radians(x.lon - y.lon) / 2), 2))))",
    "reach": "x.radius + y.radius",
    "same_place": "x.place_id = y.place_id",
    "same_place_name": "x.place_name = y.place_name",
    "on_the_map": "x.lat IS NOT NULL AND y.lat IS NOT NULL",
    "same_admin1": "x.admin1 = y.admin1 AND x.country = y.country",
    "other_country": "x.country <> y.country",
    "type_x": "x.type",
    "type_y": "y.type",
    "kind_x": "x.kind",
    "kind_y": "y.kind",
    "family_x": "x.family",
    "family_y": "y.family",
    "vague": "x.kind = 'vague' OR y.kind = 'vague'",
    "perpetrators": "rp.relation",
    "targets": "rt.relation",
    "answer": "rx.relation IN ('same', 'part_of') OR ry.relation IN ('same', 'part_of')",  # attackers of one, hit in the other
    "perpetrator_rarity": "greatest(x.by_rarity, y.by_rarity)",  # bits: how seldom the case names them
    "target_rarity": "greatest(x.to_rarity, y.to_rarity)",
    "type_rarity": "x.type_rarity",
    "day_rarity": "x.day_rarity",
    "place_rarity": "least(x.place_rarity, y.place_rarity)",
    "killed_x": "CASE WHEN x.k0 = x.k1 THEN x.k0 END",
    "killed_y": "CASE WHEN y.k0 = y.k1 THEN y.k0 END",
    "killed_overlap": "(x.k0 IS NOT NULL OR x.k1 IS NOT NULL) AND (y.k0 IS NOT NULL OR y.k1 IS NOT NULL) AND "
    "coalesce(x.k0, 0) <= coalesce(y.k1, 1000000000) AND coalesce(y.k0, 0) <= coalesce(x.k1, 1000000000)",
    "killed_ratio": _both(
        "coalesce(x.k1, x.k0)",
        "coalesce(y.k1, y.k0)",
        "(1.0 + greatest(coalesce(x.k1, x.k0), coalesce(y.k1, y.k0))) "
        "/ (1.0 + least(coalesce(x.k1, x.k0), coalesce(y.k1, y.k0)))",
    ),
    "injured_x": "CASE WHEN x.i0 = x.i1 THEN x.i0 END",
    "injured_y": "CASE WHEN y.i0 = y.i1 THEN y.i0 END",
    "injured_overlap": "(x.i0 IS NOT NULL OR x.i1 IS NOT NULL) AND (y.i0 IS NOT NULL OR y.i1 IS NOT NULL) AND "
    "coalesce(x.i0, 0) <= coalesce(y.i1, 1000000000) AND coalesce(y.i0, 0) <= coalesce(x.i1, 1000000000)",
    "injured_ratio": _both(
        "coalesce(x.i1, x.i0)",
        "coalesce(y.i1, y.i0)",
        "(1.0 + greatest(coalesce(x.i1, x.i0), coalesce(y.i1, y.i0))) "
        "/ (1.0 + least(coalesce(x.i1, x.i0), coalesce(y.i1, y.i0)))",
    ),
    "names_x": "len(x.names)",
    "names_y": "len(y.names)",
    "name_bits": _shared("names"),
    "word_bits": _shared("words"),
    "victim_bits": _shared("victims"),
    "age_bits": _shared("ages"),
    "victims_x": "len(x.victims)",
    "victims_y": "len(y.victims)",
    "ages_x": "len(x.ages)",
    "ages_y": "len(y.ages)",
    "least_names": "least(x.name_total, y.name_total)",
    "least_words": "least(x.word_total, y.word_total)",
    "printed_apart": "abs(x.printed - y.printed)",
    "same_article": "x.article = y.article",
    "told_apart": "x.article = y.article AND x.aside <> y.aside",
    "same_outlet": "x.outlet = y.outlet",
    "outlet_rarity": "x.outlet_rarity",
}
# Strongest first: the relation of two lists of actors is the closest that any two of them have.
CLOSEST: tuple[Relation, ...] = ("same", "part_of", "same_side", "conflicting")


class Equality:
    """A book of actors that knows nothing but names: an actor is itself."""

    def relation(self, a: str, b: str, day: str | None) -> Relation:
        """same or unknown."""
        return "same" if a == b else "unknown"


def joined_relation(first: str, second: str, relations: ActorRelations) -> Relation:
    """Of two lists of actors joined by "; "."""
    found = {relations.relation(a, b, None) for a in first.split("; ") for b in second.split("; ")}
    return next((r for r in CLOSEST if r in found), "unknown")


def write_relations(db: Any, pairs: str, relations: ActorRelations) -> None:
    """Add to table `relations` every two lists of actors that meet in a pair, and how they stand to each other."""
    rows: set[tuple[str, str]] = set()
    for one, other in product(("perpetrators", "targets"), repeat=2):
        rows.update(
            db.execute(
                f"SELECT DISTINCT x.{one}, y.{other} FROM {pairs} p JOIN m x ON x.mid = p.a "
                f"JOIN m y ON y.mid = p.b WHERE x.{one} IS NOT NULL AND y.{other} IS NOT NULL "
                f"EXCEPT SELECT first, second FROM relations"
            ).fetchall()
        )
    ordered = sorted(rows)
    found = [joined_relation(a, b, relations) for a, b in ordered]
    columns = {"first": [a for a, _ in ordered], "second": [b for _, b in ordered], "relation": found}
    db.register("arrow", pa.table(columns, schema=pa.schema([(name, pa.string()) for name in columns])))
    db.execute("INSERT INTO relations SELECT * FROM arrow")
    db.unregister("arrow")


def features_sql(pairs: str) -> str:
    """SELECT of every feature of every pair."""
    columns = ", ".join(f"{sql} AS {name}" for name, sql in FEATURES.items())
    return (
        f"SELECT p.a, p.b, {columns} FROM {pairs} p JOIN m x ON x.mid = p.a JOIN m y ON y.mid = p.b "
        "LEFT JOIN relations rp ON rp.first = x.perpetrators AND rp.second = y.perpetrators "
        "LEFT JOIN relations rt ON rt.first = x.targets AND rt.second = y.targets "
        "LEFT JOIN relations rx ON rx.first = x.perpetrators AND rx.second = y.targets "
        "LEFT JOIN relations ry ON ry.first = x.targets AND ry.second = y.perpetrators"
    )


def _case(comparison: Comparison, value: str) -> str:
    """CASE over the levels of a comparison; `value` is "weight" or "number"."""
    lines = [
        f"WHEN {level.when} THEN {level.weight if value == 'weight' else number}"
        for number, level in enumerate(comparison.levels)
    ]
    return f"CASE {' '.join(lines)} ELSE {0 if value == 'weight' else -1} END"


# Shared rarity as a part of the shorter list.
_LIKENESS = (
    "SELECT *, CASE WHEN least_words > 0 THEN word_bits / least_words END AS likeness, "
    "CASE WHEN least_names > 0 THEN name_bits / least_names END AS name_likeness FROM"
)


def scores_sql(weights: Weights, pairs: str) -> str:
    """SELECT a, b, score (tenths of a bit) of every pair."""
    total = " + ".join(_case(c, "weight") for c in weights.comparisons)
    return f"SELECT a, b, ({weights.prior} + {total})::INTEGER AS score FROM ({_LIKENESS} ({features_sql(pairs)}))"


def levels_sql(weights: Weights, pairs: str) -> str:
    """SELECT a, b and the number of the level that each comparison reaches (-1: none)."""
    columns = ", ".join(f"{_case(c, 'number')} AS {c.name}_level" for c in weights.comparisons)
    return f"SELECT a, b, {columns} FROM ({_LIKENESS} ({features_sql(pairs)})) ORDER BY a, b"


def in_words(levels: Iterable[int], weights: Weights) -> str:
    """The levels of one pair as a person reads them, strongest first."""
    reached = [
        (level.weight, c.name, level.name)
        for c, number in zip(weights.comparisons, levels, strict=True)
        if number >= 0
        for level in (c.levels[number],)
        if level.weight
    ]
    reached.sort(key=lambda r: (-abs(r[0]), r[1]))
    return "; ".join(f"{name}: {level} ({weight / 10:+.1f})" for weight, name, level in reached)
