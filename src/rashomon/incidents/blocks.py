"""Blocking: which pairs are compared at all. Several keys, so that no one unknown or misread field loses a pair.

A key that more mentions share than its cap tells too little by itself; it is tried again together with the type of
event and the dead, and what is still over the cap is left to the other keys, counted and reported.
"""

from __future__ import annotations

from typing import Any

# Degrees of a cell (about 27 km), laid four times shifted by half: points within 13 km share one at least.
CELL = 0.25
# Days of a window (one less) that are laid out one by one; longer windows go by month.
SHORT = 4
# Windows of two months or more bring nothing together by their days.
LONG = 62

# Each line: a name for the report, the most mentions that a key may bring together, and the key in SQL. `day` runs over
# the window and one day beyond, so that two reports of one event may differ by one. The caps hold the pairs of a
# million mentions to some tens each; what each rule alone brings in is told in docs/linking.md.
_DAYS = "unnest(range(d0, d1 + 2)) AS day"
_SHIFTED = f"floor(lat / {CELL} + s % 2 / 2.0), floor(lon / {CELL} + s // 2 / 2.0)"
# By its name, so that a place and its namesake, of which a report may not say which it means, come together.
_PLACE = "place_name"
KEYS = (
    (
        "day and point",
        80,
        f"SELECT mid, hash('cell', day, s, {_SHIFTED}) AS key "
        f"FROM (SELECT mid, lat, lon, {_DAYS} FROM m WHERE fine AND d1 - d0 < {SHORT}), range(4) AS t(s)",
    ),
    (
        "day and province",
        50,
        "SELECT mid, hash('admin', day, country, admin1) AS key "
        f"FROM (SELECT mid, country, admin1, {_DAYS} FROM m WHERE admin1 IS NOT NULL AND d1 - d0 < {SHORT})",
    ),
    (
        "month and place",
        50,
        f"SELECT mid, hash('month', month, place) AS key FROM (SELECT mid, {_PLACE} AS place, "
        f"unnest(range(d0 // 30, d1 // 30 + 2)) AS month FROM m WHERE {_PLACE} IS NOT NULL AND d1 - d0 < {LONG})",
    ),
    (
        "day and family, no point",
        50,
        "SELECT mid, hash('nopoint', day, family, country) AS key FROM (SELECT mid, family, country, "
        f"{_DAYS} FROM m WHERE d1 - d0 < {SHORT} AND NOT fine)",
    ),
    (
        "place at any time",
        50,
        f"SELECT mid, hash('place', {_PLACE}, family) AS key FROM m WHERE {_PLACE} IS NOT NULL",
    ),
    (
        "dead and injured within a week",
        30,
        "SELECT mid, hash('figures', week, k0, k1, i0, i1) AS key FROM (SELECT mid, k0, k1, i0, i1, "
        "unnest(range(d0 // 7, d1 // 7 + 2)) AS week FROM m WHERE coalesce(k0, k1, 0) + coalesce(i0, i1, 0) >= 5 "
        f"AND d1 - d0 < {LONG})",
    ),
    ("rare name", 30, "SELECT mid, hash('name', n // 64) AS key FROM (SELECT mid, unnest(names) AS n FROM m)"),
    (
        "name and fortnight",
        50,
        "SELECT mid, hash('names', n // 64, (d1 + s * 7) // 14, s) AS key FROM (SELECT mid, d1, unnest(names) AS n "
        "FROM m WHERE d1 IS NOT NULL), range(2) AS t(s)",
    ),
    ("victim", 30, "SELECT mid, hash('victim', v // 64) AS key FROM (SELECT mid, unnest(victims) AS v FROM m)"),
    ("rare word", 12, "SELECT mid, hash('word', w // 64) AS key FROM (SELECT mid, unnest(words) AS w FROM m)"),
    ("article", 100, "SELECT mid, hash('article', article) AS key FROM m"),
)
# A name or a word in many mentions says nothing, whatever it is joined with; the others are tried again, finer.
NOT_REFINED = frozenset({"rare name", "victim", "name and fortnight", "rare word"})


def write_caps(db: Any) -> None:
    """Table `caps`: the rules by number, with their caps; and the empty table `keys`."""
    db.execute("CREATE OR REPLACE TABLE caps(rule TINYINT, name VARCHAR, cap INTEGER, refined BOOLEAN)")
    for number, (name, cap, _) in enumerate(KEYS):
        db.execute("INSERT INTO caps VALUES (?, ?, ?, ?)", [number, name, cap, name not in NOT_REFINED])
    db.execute("CREATE OR REPLACE TABLE keys(rule TINYINT, key UBIGINT, mid INTEGER)")


def keys_sql(mentions: str) -> str:
    """SELECT rule, key, mid of every key of these mentions, each once."""
    return " UNION ALL ".join(
        f"SELECT {number}::TINYINT AS rule, key, mid FROM ({sql.replace('FROM m', 'FROM ' + mentions)})"
        for number, (_, _, sql) in enumerate(KEYS)
    )


def finer_sql(keys: str) -> str:
    """SELECT rule, key, mid of the keys over their cap, made finer by kind of event and the dead."""
    over = (
        f"SELECT rule, key FROM {keys} JOIN caps USING (rule) WHERE refined GROUP BY rule, key, cap "
        "HAVING count(*) > cap"
    )
    return (
        f"SELECT rule, hash(k.key, m.kind, m.k0, m.k1) AS key, k.mid FROM {keys} k SEMI JOIN ({over}) USING (rule, key) "
        "JOIN m ON m.mid = k.mid"
    )


def live_sql(keys: str) -> str:
    """SELECT key, mid of the keys that bring together two mentions or more, but not more than their cap.

    `keys` holds every member of each key that it holds at all.
    """
    return " UNION ALL ".join(
        f"SELECT key, mid FROM {own} SEMI JOIN (SELECT rule, key FROM {own} JOIN caps USING (rule) "
        "GROUP BY rule, key, cap HAVING count(*) BETWEEN 2 AND cap) USING (rule, key)"
        for own in (keys, f"({finer_sql(keys)})")
    )


def pairs_sql(live: str) -> str:
    """SELECT a, b of every pair of mentions that shares a live key, once, a < b."""
    return f"SELECT DISTINCT x.mid AS a, y.mid AS b FROM {live} x JOIN {live} y ON x.key = y.key AND x.mid < y.mid"


def hot_blocks(db: Any) -> list[str]:
    """What was over the cap even when made finer, one sentence a rule. A common name or word is no block at all."""
    rows = db.execute(
        f"SELECT name, count(*), max(n) FROM (SELECT rule, key, count(*) AS n FROM ({finer_sql('keys')}) GROUP BY ALL) "
        "JOIN caps USING (rule) WHERE n > cap GROUP BY name ORDER BY name"
    ).fetchall()
    return [f"{name}: {count} keys hold more than their cap, the largest {most} mentions" for name, count, most in rows]
