"""Blocking: which pairs are compared at all. Several keys, so that no one unknown or misread field loses a pair.

A key that more mentions share than its cap tells too little by itself; it is tried again together with the type of
event and the dead, and what is still over the cap is left to the other keys, counted and reported.
"""

from __future__ import annotations

from typing import Any

# Most mentions that one key may bring together: the pairs of a key grow with the square of it. Chosen so that a
# million mentions make some tens of pairs each (benchmarks/linking_scale.py).
CAP = 100
RARE_WORD_CAP = 12
# Cells of half a degree (about 50 km), laid four times shifted by half: points within 25 km share one at least.
CELL = 0.5
# Days of a window that are laid out one by one; longer windows go by week and month.
SHORT = 4

# Each line: a name for the report, the condition, and the key in SQL. `day` runs over the window and one day beyond,
# so that two reports of one event may differ by one.
_DAYS = "unnest(range(d0, d1 + 2)) AS day"
KEYS = (
    (
        "day and point",
        CAP,
        f"SELECT mid, hash('cell', day, s, floor(lat / {CELL} + s % 2 / 2.0), floor(lon / {CELL} + s // 2 / 2.0)) AS key "
        f"FROM (SELECT mid, lat, lon, {_DAYS} FROM m WHERE fine AND d1 - d0 < {SHORT}), range(4) AS t(s)",
    ),
    (
        "day and province",
        CAP,
        "SELECT mid, hash('admin', day, country, admin1) AS key "
        f"FROM (SELECT mid, country, admin1, {_DAYS} FROM m WHERE admin1 IS NOT NULL AND d1 - d0 < {SHORT})",
    ),
    (
        "month and place",
        CAP,
        "SELECT mid, hash('month', month, coalesce(place_id, place_name)) AS key FROM (SELECT mid, place_id, place_name, "
        "unnest(range(d0 // 30, d1 // 30 + 2)) AS month FROM m "
        "WHERE coalesce(place_id, place_name) IS NOT NULL AND d1 - d0 < 62)",
    ),
    (
        "week, province and family",
        CAP,
        "SELECT mid, hash('week', week, country, admin1, family) AS key FROM (SELECT mid, country, admin1, family, "
        "unnest(range(d0 // 7, d1 // 7 + 1)) AS week FROM m WHERE admin1 IS NOT NULL AND d1 - d0 < 62)",
    ),
    (
        "day and family, no place",
        CAP,
        "SELECT mid, hash('noplace', day, family, country) AS key FROM (SELECT mid, family, country, "
        f"{_DAYS} FROM m WHERE d1 - d0 < {SHORT} AND (NOT fine OR lat IS NULL))",
    ),
    (
        "place, no day",
        CAP,
        "SELECT mid, hash('noday', coalesce(place_id, place_name), family) AS key FROM m "
        "WHERE coalesce(place_id, place_name) IS NOT NULL",
    ),
    (
        "dead and injured within a month",
        CAP,
        "SELECT mid, hash('figures', month, k0, k1, i0, i1) AS key FROM (SELECT mid, k0, k1, i0, i1, "
        "unnest(range(d0 // 30, d1 // 30 + 2)) AS month FROM m WHERE coalesce(k0, k1, 0) + coalesce(i0, i1, 0) >= 5 "
        "AND d1 - d0 < 62)",
    ),
    ("rare name", CAP, "SELECT mid, hash('name', n // 64) AS key FROM (SELECT mid, unnest(names) AS n FROM m)"),
    (
        "name and fortnight",
        CAP,
        "SELECT mid, hash('nameweek', n // 64, (d1 + s * 7) // 14, s) AS key FROM (SELECT mid, d1, unnest(names) AS n "
        "FROM m WHERE d1 IS NOT NULL), range(2) AS t(s)",
    ),
    (
        "rare word",
        RARE_WORD_CAP,
        "SELECT mid, hash('word', w // 64) AS key FROM (SELECT mid, unnest(words) AS w FROM m)",
    ),
    ("article", CAP, "SELECT mid, hash('article', article) AS key FROM m"),
)


def write_caps(db: Any) -> None:
    """Table `caps`: the rules by number, with their caps; and the empty table `keys`."""
    db.execute("CREATE OR REPLACE TABLE caps(rule TINYINT, name VARCHAR, cap INTEGER, refined BOOLEAN)")
    for number, (name, cap, _) in enumerate(KEYS):
        # A name or a word in many mentions says nothing, whatever it is joined with.
        db.execute(
            "INSERT INTO caps VALUES (?, ?, ?, ?)", [number, name, cap, "name " not in name and "rare" not in name]
        )
    db.execute("CREATE OR REPLACE TABLE keys(rule TINYINT, key UBIGINT, mid INTEGER)")


def keys_sql(mentions: str) -> str:
    """SELECT rule, key, mid of every key of these mentions."""
    return " UNION ALL ".join(
        f"SELECT DISTINCT {number}::TINYINT AS rule, key, mid FROM ({sql.replace('FROM m', 'FROM ' + mentions)})"
        for number, (_, _, sql) in enumerate(KEYS)
    )


def finer_sql(keys: str) -> str:
    """SELECT rule, key, mid of the keys over their cap, made finer by kind of event and the dead."""
    return (
        f"SELECT rule, hash(k.key, m.kind, m.k0, m.k1) AS key, k.mid FROM {keys} k JOIN caps USING (rule) "
        f"JOIN m ON m.mid = k.mid WHERE refined AND (rule, k.key) IN (SELECT (rule, key) FROM {keys} JOIN caps "
        "USING (rule) GROUP BY rule, key, cap HAVING count(*) > cap)"
    )


def live_sql(keys: str) -> str:
    """SELECT key, mid of the keys that bring together two mentions or more, but not more than their cap.

    `keys` holds every member of each key that it holds at all.
    """
    window = "QUALIFY count(*) OVER (PARTITION BY rule, key) BETWEEN 2 AND cap"
    return (
        f"SELECT key, mid FROM {keys} JOIN caps USING (rule) {window} "
        f"UNION ALL SELECT key, mid FROM ({finer_sql(keys)}) JOIN caps USING (rule) {window}"
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
