"""Why an incident holds together, in words: its weakest link, and the nearest mention that was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa

from rashomon.incidents.pairs import in_words, levels_sql
from rashomon.incidents.units import Unit
from rashomon.incidents.weights import TENTHS, Weights

# Parts whose reasons are put into words at a time.
CHUNK = 100_000

Told = tuple[int, int, int, str]
"""Two units, their score, and what makes it."""


class Words(dict[tuple[int, ...], str]):
    """The levels that a pair reaches, as a person reads them; few of the ways to reach them are ever met."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, levels: tuple[int, ...]) -> str:
        words = self[levels] = in_words(levels, self.weights)
        return words


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
    out: list[tuple[str, ...]] = []
    _write_telling(db, parts, weights)
    words = Words(weights)
    for start in range(0, len(parts), CHUNK):
        chunk = parts[start : start + CHUNK]
        telling = _told(db, start, start + len(chunk), words)
        out += (
            _lines(part, telling.get(number, {}), units, weights, groups, apart)
            for number, part in enumerate(chunk, start)
        )
    db.execute("DROP TABLE telling")
    return out


def _lines(
    part: Sequence[int],
    telling: Mapping[str, Told],
    units: Mapping[int, Unit],
    weights: Weights,
    groups: Mapping[int, str],
    apart: frozenset[tuple[str, str]],
) -> tuple[str, ...]:
    def pair(title: str, told: Told) -> str:
        a, b, score, words = told
        return f"{title}, {score / TENTHS:+.1f} bits: {_where(units[a])} and {_where(units[b])}: {words}."

    lines = []
    if "strongest" in telling:
        lines.append(pair("Strongest link", telling["strongest"]))
        if len(part) > 2:
            lines.append(pair("Weakest link", telling["weakest"]))
    if groups and any(i in groups for i in part):
        lines.append("People decided on some of its claims. See: rashomon decisions CASE")
    if "nearest" in telling:
        a, b, score, _ = telling["nearest"]
        kept_apart = (groups.get(a), groups.get(b)) in apart
        lines.append(f"{pair('Nearest mention left out', telling['nearest'])} {_verdict(score, kept_apart, weights)}")
    return tuple(lines)


def _write_telling(db: Any, parts: Sequence[Sequence[int]], weights: Weights) -> None:
    """Table `telling`: by part the strongest and the weakest pair within it, and the strongest that leads out of it.

    What is out of the question is no near miss.
    """
    lengths = [len(part) for part in parts]
    members = np.fromiter(chain.from_iterable(parts), np.int32, sum(lengths))
    numbers = np.repeat(np.arange(len(parts), dtype=np.int32), lengths)
    db.register("arrow", pa.table({"mid": members, "part": numbers}))
    db.execute("CREATE TABLE sides AS SELECT * FROM arrow")
    db.unregister("arrow")
    db.execute(
        "CREATE TABLE sided AS SELECT a, b, score, x.part AS px, y.part AS py "
        f"FROM (SELECT * FROM scores WHERE score >= {weights.never}) LEFT JOIN sides x ON x.mid = a "
        "LEFT JOIN sides y ON y.mid = b WHERE coalesce(px, py) IS NOT NULL"
    )
    # Packed so that the least row is the pair wanted, and ties go by the units.
    strong, weak = "min((-score, a, b))", "min((score, a, b))"
    out_of = "sided WHERE px IS DISTINCT FROM py"
    wanted = (
        ("strongest", -1, f"SELECT px AS part, {strong} AS pair FROM sided WHERE px = py GROUP BY px"),
        ("weakest", 1, f"SELECT px AS part, {weak} AS pair FROM sided WHERE px = py GROUP BY px"),
        (
            "nearest",
            -1,
            f"SELECT part, {strong} AS pair FROM (SELECT px AS part, score, a, b FROM {out_of} UNION ALL "
            f"SELECT py AS part, score, a, b FROM {out_of}) WHERE part IS NOT NULL GROUP BY part",
        ),
    )
    packed = " UNION ALL ".join(
        f"SELECT '{which}' AS which, part, {sign} * struct_extract(pair, 1) AS score, struct_extract(pair, 2) AS a, "
        f"struct_extract(pair, 3) AS b FROM ({sql})"
        for which, sign, sql in wanted
    )
    db.execute(f"CREATE TABLE telling AS {packed}")
    db.execute("DROP TABLE sided")
    db.execute("DROP TABLE sides")


def _told(db: Any, start: int, stop: int, words: Words) -> dict[int, dict[str, Told]]:
    """What `telling` holds of these parts, with the words of each pair."""
    own = f"(FROM telling WHERE part >= {start} AND part < {stop})"
    levels = levels_sql(words.weights, f"(SELECT DISTINCT a, b FROM {own})")
    out: dict[int, dict[str, Told]] = {}
    for part, which, score, a, b, *reached in db.execute(
        f"SELECT part, which, score, a, b, l.* EXCLUDE (a, b) FROM {own} JOIN ({levels}) l USING (a, b)"
    ).fetchall():
        out.setdefault(part, {})[which] = a, b, score, words[tuple(reached)]
    return out


def _verdict(score: int, kept_apart: bool, weights: Weights) -> str:
    if kept_apart:
        return "A person keeps the two apart."
    if score < weights.together:
        return "More speaks against it than for it."
    return "This pair alone would do; it does not fit the rest of the incident."
