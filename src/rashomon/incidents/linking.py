"""From mentions to incidents: units, blocks, scores, clusters, ids, and the reasons in words.

A linker keeps what it has compared. When articles are added it scores only the pairs that touch them, and clusters
only the components that these touch; the outcome is the same as that of doing all at once, for a pair's score depends
on the two mentions and on how rare their terms are, and pairs whose rarities moved are scored again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pyarrow as pa

from rashomon.incidents.blocks import hot_blocks, keys_sql, live_sql, pairs_sql, write_caps
from rashomon.incidents.clusters import agglomerate, components
from rashomon.incidents.control import control_of
from rashomon.incidents.decisions import Links, resolve
from rashomon.incidents.features import SCHEMA, Terms, field_terms, mention_table
from rashomon.incidents.inherit import incident_ids
from rashomon.incidents.pairs import scores_sql, write_relations
from rashomon.incidents.reasons import reasons_of
from rashomon.incidents.tallies import tallies_of
from rashomon.incidents.units import Unit, units_of
from rashomon.incidents.weights import Weights, declared_weights
from rashomon.records import ActorRelations, Claim, ControlSequence, Decision, Incident, Mention, Tally

# DuckDB's share of the machine; what does not fit goes to the folder for temporary files.
THREADS, MEMORY = 2, "2GB"
# Parts whose reasons are put into words at a time.
CHUNK = 100_000


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking makes, and what it wants known."""

    incidents: tuple[Incident, ...]
    tallies: tuple[Tally, ...]
    control: tuple[ControlSequence, ...]
    orphaned: tuple[Decision, ...] = ()
    """Decisions whose claims are no longer there."""
    overridden: tuple[Decision, ...] = ()
    """Decisions that a later one contradicts."""
    hot: tuple[str, ...] = ()
    """Blocks that held too many mentions to compare them all, in words."""


def link(
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    relations: ActorRelations,
    decisions: Sequence[Decision] = (),
    before: Sequence[Incident] = (),
    weights: Weights | None = None,
) -> Linked:
    """Which mentions speak of one incident; with the tallies and who is said to hold which place.

    `before` are the incidents of the previous run, whose ids are inherited. The partition depends on the mentions,
    the relations, the decisions and the weights alone: not on order, batches or what was linked before.
    """
    with Linker(relations, weights) as linker:
        return linker.update(mentions, claims, decisions, before)


class Linker:
    """Links a case that grows. Close it, or use it in a `with` statement: it holds a DuckDB in memory."""

    def __init__(self, relations: ActorRelations, weights: Weights | None = None) -> None:
        import duckdb  # here, for it takes a while to load

        self.relations = relations
        self.weights = weights or declared_weights()
        self.db: Any = duckdb.connect(
            config={
                "threads": THREADS,
                "memory_limit": MEMORY,
                "preserve_insertion_order": False,
                "temp_directory": str(Path(gettempdir()) / "rashomon-linking"),
            }
        )
        self._terms = Terms()
        self._unit: dict[int, Unit] = {}
        self._mid: dict[str, int] = {}
        self._next = 0
        self._parts: dict[tuple[int, ...], list[list[int]]] = {}
        self._reasons: dict[tuple[int, ...], tuple[str, ...]] = {}
        empty = SCHEMA.empty_table()
        self.db.register("arrow", empty)
        self.db.execute("CREATE TABLE m AS SELECT * FROM arrow")
        self.db.unregister("arrow")
        self.db.execute("CREATE TABLE scores(a INTEGER, b INTEGER, score INTEGER)")
        self.db.execute("CREATE TABLE relations(first VARCHAR, second VARCHAR, relation VARCHAR)")
        write_caps(self.db)

    def __enter__(self) -> Linker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def regroup(self, weights: Weights) -> None:
        """From the next update on, cluster by these thresholds; the comparisons must be those of before."""
        self.weights, self._parts, self._reasons = weights, {}, {}

    def close(self) -> None:
        """Let the tables go."""
        self.db.close()

    def update(
        self,
        mentions: Sequence[Mention],
        claims: Sequence[Claim],
        decisions: Sequence[Decision] = (),
        before: Sequence[Incident] = (),
    ) -> Linked:
        """Bring everything up to date with the case as it is now: all its mentions, claims and decisions."""
        by_id = {c.claim_id: c for c in claims}
        by_mention = {m.mention_id: m for m in mentions}
        links = resolve(decisions, by_id.keys())
        touched = self._compare(units_of(mentions, by_id, links))
        parts = self._cluster(touched, links)
        reasons = self._why(parts, touched, links)
        ordered = sorted(claims, key=lambda c: c.claim_id)
        return Linked(
            self._named(parts, reasons, before),
            tuple(tallies_of(ordered, by_mention, self.relations)),
            tuple(control_of(ordered, by_mention)),
            links.orphaned,
            links.overridden,
            tuple(hot_blocks(self.db)),
        )

    # ------------------------------------------------------------ pairs
    def _compare(self, units: Sequence[Unit]) -> set[int]:
        """Score what is new or weighs otherwise than before; the units that this touched."""
        now = {u.key: u for u in units}
        gone = {mid: u for mid, u in self._unit.items() if now.get(u.key) != u}
        for mid, u in gone.items():
            del self._unit[mid], self._mid[u.key]
        added = {}
        for u in sorted((u for u in units if u.key not in self._mid), key=lambda u: u.key):
            self._mid[u.key], added[self._next] = self._next, u
            self._next += 1
        self._unit.update(added)
        if not added and not gone:
            return set()
        moved = self._terms.update((u.mention for u in added.values()), (u.mention for u in gone.values()))
        again = set(self._unit) if moved is None else {*added, *self._holding(moved)}
        self._write_mentions(again)
        return self._write_scores(set(added), set(gone), again) | again | set(gone)

    def _holding(self, terms: set[str]) -> Iterable[int]:
        """The units whose mentions hold any of these terms."""
        words = {t[1:] for t in terms if t.startswith("~")}
        for mid, unit in self._unit.items():
            m = unit.mention
            if not (words.isdisjoint(m.words) and terms.isdisjoint(m.names) and terms.isdisjoint(field_terms(m))):
                yield mid

    def _write_mentions(self, mids: set[int]) -> None:
        table = mention_table(((mid, self._unit[mid]) for mid in sorted(mids)), self._terms, self.weights)
        self._register("again", sorted(mids))
        self.db.execute("DELETE FROM m WHERE mid IN (SELECT mid FROM again)")
        self.db.register("arrow", table)
        self.db.execute("INSERT INTO m SELECT * FROM arrow")
        self.db.unregister("arrow")

    def _write_scores(self, added: set[int], gone: set[int], again: set[int]) -> set[int]:
        """Keys and pairs as they are now, and the scores of those that changed; the units whose pairs changed."""
        db = self.db
        self._register("fresh", sorted(added))
        self._register("lost", sorted(gone))
        db.execute(f"INSERT INTO keys {keys_sql('(SELECT * FROM m WHERE mid IN (SELECT mid FROM fresh))')}")
        db.execute(
            "CREATE OR REPLACE TABLE moved AS SELECT DISTINCT rule, key FROM keys "
            "WHERE mid IN (SELECT mid FROM fresh UNION ALL SELECT mid FROM lost)"
        )
        db.execute("CREATE OR REPLACE TABLE around AS SELECT keys.* FROM keys SEMI JOIN moved USING (rule, key)")
        self._pairs("pairs_before", "around", "fresh")
        self._pairs("pairs_now", "around", "lost")
        # A pair that lost these keys stays where another key still brings it together.
        db.execute("CREATE OR REPLACE TABLE doubtful AS FROM pairs_before ANTI JOIN pairs_now USING (a, b)")
        db.execute(
            "CREATE OR REPLACE TABLE others AS SELECT keys.* FROM keys SEMI JOIN (SELECT x.rule, x.key FROM doubtful "
            "JOIN keys x ON x.mid = a JOIN keys y ON y.mid = b AND y.rule = x.rule AND y.key = x.key) USING (rule, key)"
        )
        self._pairs("pairs_else", "others", "lost")
        db.execute("CREATE OR REPLACE TABLE dropped AS FROM doubtful ANTI JOIN pairs_else USING (a, b)")
        db.execute("DELETE FROM keys WHERE mid IN (SELECT mid FROM lost)")
        db.execute("DELETE FROM m WHERE mid IN (SELECT mid FROM lost)")
        known = db.execute("SELECT count(*) FROM scores").fetchall()[0][0]
        wanted = "SELECT a, b FROM pairs_now"
        if known:
            db.execute("DELETE FROM scores WHERE (a, b) IN (SELECT (a, b) FROM dropped)")
            wanted = (
                "SELECT a, b FROM pairs_now ANTI JOIN scores USING (a, b) UNION ALL SELECT a, b FROM scores "
                "WHERE a IN (SELECT mid FROM again) OR b IN (SELECT mid FROM again)"
            )
        db.execute(f"CREATE OR REPLACE TABLE wanted AS {wanted}")
        write_relations(db, "wanted", self.relations)
        if known:
            db.execute("DELETE FROM scores WHERE (a, b) IN (SELECT (a, b) FROM wanted)")
        db.execute(f"INSERT INTO scores {scores_sql(self.weights, 'wanted')}")
        rows = db.execute("SELECT a, b FROM dropped UNION ALL SELECT a, b FROM wanted").fetchnumpy() if known else {}
        for name in (
            "moved",
            "around",
            "pairs_before",
            "pairs_now",
            "doubtful",
            "others",
            "pairs_else",
            "dropped",
            "wanted",
        ):
            db.execute(f"DROP TABLE {name}")
        return {int(mid) for column in rows.values() for mid in column}

    def _pairs(self, table: str, keys: str, without: str) -> None:
        """Table of the pairs that these keys make without some mentions."""
        db = self.db
        db.execute(f"CREATE OR REPLACE TABLE part AS SELECT * FROM {keys} WHERE mid NOT IN (SELECT mid FROM {without})")
        db.execute(f"CREATE OR REPLACE TABLE live AS {live_sql('part')}")
        db.execute(f"CREATE OR REPLACE TABLE {table} AS {pairs_sql('live')}")
        db.execute("DROP TABLE part")
        db.execute("DROP TABLE live")

    def _register(self, name: str, mids: Sequence[int]) -> None:
        self.db.register("arrow", pa.table({"mid": pa.array(mids, pa.int32())}))
        self.db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM arrow")
        self.db.unregister("arrow")

    # ------------------------------------------------------------ parts
    def _cluster(self, touched: set[int], links: Links) -> list[list[int]]:
        """The partition of all units, in the order of their keys."""
        groups, apart = self._decided(links)
        found = self.db.execute("SELECT a, b FROM scores WHERE score >= ?", [self.weights.together]).fetchnumpy()
        ties: dict[str, int] = {}
        edges = list(zip(found["a"].tolist(), found["b"].tolist(), strict=True))
        for mid in sorted(groups):
            edges.append((ties.setdefault(groups[mid], mid), mid))
        parts: dict[tuple[int, ...], list[list[int]]] = {}
        pending: list[tuple[int, ...]] = []
        alone: list[list[int]] = []
        key = {mid: u.key for mid, u in self._unit.items()}
        for own in components(edges, self._unit):
            if len(own) == 1:
                alone.append(own)
                continue
            members = tuple(sorted(own, key=key.__getitem__))
            known = self._parts.get(members)
            if known is not None and touched.isdisjoint(own) and groups.keys().isdisjoint(own):
                parts[members] = known
            else:
                pending.append(members)
        for members, inner in zip(pending, self._inner_edges(pending), strict=True):
            local = {mid: i for i, mid in enumerate(members)}
            tied = {local[mid]: groups[mid] for mid in members if mid in groups}
            scored = [(local[a], local[b], score) for a, b, score in inner]
            found_parts = agglomerate(len(members), scored, self.weights, tied, apart)
            parts[members] = [[members[i] for i in part] for part in found_parts]
        self._parts = {m: p for m, p in parts.items() if groups.keys().isdisjoint(m)}
        return sorted([*alone, *(p for ps in parts.values() for p in ps)], key=lambda part: key[part[0]])

    def _inner_edges(self, pending: Sequence[tuple[int, ...]]) -> Iterable[list[tuple[int, int, int]]]:
        """The scores within each of these components."""
        out: list[list[tuple[int, int, int]]] = [[] for _ in pending]
        rows = [(mid, number) for number, members in enumerate(pending) for mid in members]
        columns = {"mid": [mid for mid, _ in rows], "part": [number for _, number in rows]}
        self.db.register("arrow", pa.table(columns, schema=pa.schema([("mid", pa.int32()), ("part", pa.int32())])))
        found = self.db.execute(
            "SELECT x.part, a, b, score FROM scores "
            "JOIN arrow x ON x.mid = a JOIN arrow y ON y.mid = b AND y.part = x.part"
        ).fetchnumpy()
        self.db.unregister("arrow")
        for number, a, b, score in zip(*(found[c].tolist() for c in ("part", "a", "b", "score")), strict=True):
            out[number].append((a, b, score))
        return out

    def _decided(self, links: Links) -> tuple[dict[int, str], frozenset[tuple[str, str]]]:
        """The group of each unit that a decision names, and the pairs of groups that stay apart, both ways round."""
        if not links.group:
            return {}, frozenset()
        home: dict[str, str] = {}

        def find(g: str) -> str:
            while home.get(g, g) != g:
                g = home[g]
            return g

        named: dict[int, str] = {}
        for mid, unit in sorted(self._unit.items()):
            for c in unit.claim_ids:
                if c in links.group:
                    first, second = sorted((find(links.of(c)), find(named.setdefault(mid, links.of(c)))))
                    home[second] = first  # two claims of one unit tie their groups together
        apart = {(find(a), find(b)) for a, b in links.apart}
        return {mid: find(g) for mid, g in named.items()}, frozenset(p for p in apart if p[0] != p[1])

    def _why(self, parts: Sequence[Sequence[int]], touched: set[int], links: Links) -> list[tuple[str, ...]]:
        """The reasons of every part; those that nothing touched are as they were."""
        groups, apart = self._decided(links)
        before, self._reasons = self._reasons, {}
        pending = []
        for part in map(tuple, parts):
            known = before.get(part)
            if known is not None and touched.isdisjoint(part) and not groups:
                self._reasons[part] = known
            else:
                pending.append(part)
        for start in range(0, len(pending), CHUNK):
            chunk = pending[start : start + CHUNK]
            found = reasons_of(self.db, self._unit, chunk, self.weights, groups, apart)
            self._reasons.update(zip(chunk, found, strict=True))
        out = [self._reasons[tuple(part)] for part in parts]
        if groups:  # what a decision did to the neighbours is told only while it stands
            self._reasons = {}
        return out

    def _named(
        self, parts: Sequence[Sequence[int]], reasons: Sequence[tuple[str, ...]], before: Sequence[Incident]
    ) -> tuple[Incident, ...]:
        """The parts as incidents with their ids, in the order of the ids."""
        unit = self._unit
        claim_sets = [tuple(c for i in part for c in unit[i].claim_ids) for part in parts]
        incidents = [
            Incident(ident, tuple(dict.fromkeys(unit[i].mention.mention_id for i in part)), own, merged, why)
            for (ident, merged), part, own, why in zip(
                incident_ids(claim_sets, before), parts, claim_sets, reasons, strict=True
            )
        ]
        return tuple(sorted(incidents, key=lambda i: i.incident_id))
