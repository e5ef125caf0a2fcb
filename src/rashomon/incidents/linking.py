"""From mentions to incidents: units, blocks, scores, clusters, ids, and the reasons in words.

A linker keeps what it has compared. When articles are added it scores only the pairs that touch them, and clusters
only the components that these touch; the outcome is the same as that of doing all at once, for a pair's score depends
on the two mentions and on how rare their terms are, and pairs whose rarities moved are scored again.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from rashomon.incidents.blocks import hot_blocks, keys_sql, live_sql, pairs_sql, write_caps
from rashomon.incidents.clusters import agglomerate, components
from rashomon.incidents.control import control_of
from rashomon.incidents.decisions import Links, resolve
from rashomon.incidents.features import SCHEMA, Numbers, Terms, mention_table
from rashomon.incidents.inherit import incident_ids
from rashomon.incidents.pairs import scores_sql, write_relations
from rashomon.incidents.reasons import reasons_of
from rashomon.incidents.tallies import tallies_of
from rashomon.incidents.units import Unit, is_total, units_of
from rashomon.incidents.weights import Weights, declared_weights
from rashomon.records import ActorRelations, Claim, ControlSequence, Decision, Incident, Mention, Tally

# DuckDB's share of the machine; what does not fit goes to the folder for temporary files.
THREADS, MEMORY = 2, "2GB"
# Mentions that are written to DuckDB at a time.
CHUNK = 100_000
# The label of a unit that is in no component or part.
NOWHERE = -1

Part = tuple[int, ...]
"""Units that are one incident, in the order of their keys."""
Labels = NDArray[np.int32]
"""Of each unit, by number, where it stands."""


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
        # The case as the last update saw it: its mentions, the claims that go to incidents, and the claims and units
        # that decisions name.
        self._mentions: Mapping[str, Mention] = {}
        self._claims: Set[str] = frozenset()
        self._named: frozenset[str] = frozenset()
        self._decided_on: set[int] = set()
        # Units by number; and of each number the first unit of its component and of its part.
        self._unit: dict[int, Unit] = {}
        self._next = 0
        self._component = np.zeros(0, np.int32)
        self._head = np.zeros(0, np.int32)
        # By first unit: the parts, and the incidents as they were last told.
        self._part: dict[int, Part] = {}
        self._incident: dict[int, Incident] = {}
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
        self.weights, self._part, self._incident = weights, {}, {}

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
        with _undisturbed():
            return self._updated(mentions, claims, decisions, before)

    def _updated(
        self,
        mentions: Sequence[Mention],
        claims: Sequence[Claim],
        decisions: Sequence[Decision],
        before: Sequence[Incident],
    ) -> Linked:
        by_mention = {m.mention_id: m for m in mentions}
        totals = [c for c in claims if is_total(c)]
        told = {c.claim_id for c in claims}
        links = resolve(decisions, told)
        added, gone = self._renewed(by_mention, told.difference(c.claim_id for c in totals), links)
        again, changed = self._compare(added, gone)
        named, apart = self._decided(links)
        changed |= {*added, *gone, *named, *self._decided_on} if self._part else {*self._unit}
        self._decided_on = {*named}
        fresh = self._cluster(changed, named, apart)
        why = self._why(self._to_tell(fresh, again, changed), named, apart)
        return Linked(
            self._identified(why, before),
            tuple(tallies_of(totals, by_mention, self.relations)),
            tuple(control_of(claims, by_mention)),
            links.orphaned,
            links.overridden,
            tuple(hot_blocks(self.db)),
        )

    # ------------------------------------------------------------ units
    def _renewed(
        self, mentions: Mapping[str, Mention], claims: Set[str], links: Links
    ) -> tuple[dict[int, Unit], dict[int, Unit]]:
        """The units that are new, and those that are no more."""
        before, named = self._mentions, frozenset(links.group)
        moved = (claims ^ self._claims) | named | self._named
        stale = before.keys() - mentions.keys()
        stale.update(
            i
            for i, m in mentions.items()
            if not ((old := before.get(i)) is m or old == m) or not moved.isdisjoint(m.claim_ids)
        )
        self._mentions, self._claims, self._named = mentions, claims, named
        units = {u.key: u for u in units_of((mentions[i] for i in stale if i in mentions), claims, links)}
        gone = {}
        for mid, unit in self._unit.items():
            if unit.mention.mention_id in stale:
                if units.get(unit.key) == unit:
                    del units[unit.key]
                else:
                    gone[mid] = unit
        added = dict(enumerate((units[key] for key in sorted(units)), self._next))
        for mid in gone:
            del self._unit[mid]
        self._unit.update(added)
        self._next += len(added)
        return added, gone

    # ------------------------------------------------------------ pairs
    def _compare(self, added: Mapping[int, Unit], gone: Mapping[int, Unit]) -> tuple[set[int], set[int]]:
        """Score what is new or weighs otherwise than before.

        The units that weigh otherwise, and those that a pair speaks of which is new, gone or scores otherwise.
        """
        if not added and not gone:
            return set(), set()
        moved = self._terms.update([u.mention for u in added.values()], [*gone])
        again = set(self._unit) if moved is None else {*added, *(moved & self._unit.keys())}
        self._write_mentions(again)
        return again, self._write_scores(added.keys(), gone.keys(), again)

    def _write_mentions(self, mids: set[int]) -> None:
        db, ordered = self.db, sorted(mids)
        self._register("again", ordered)
        db.execute("DELETE FROM m WHERE mid IN (SELECT mid FROM again)")
        for start in range(0, len(ordered), CHUNK):
            chunk = {mid: self._unit[mid] for mid in ordered[start : start + CHUNK]}
            db.register("arrow", mention_table(chunk, self._terms, self.weights))
            db.execute("INSERT INTO m SELECT * FROM arrow")
            db.unregister("arrow")

    def _write_scores(self, added: Collection[int], gone: Collection[int], again: set[int]) -> set[int]:
        """Keys and pairs as they are now, and the scores of those that changed; the units whose pairs changed."""
        db = self.db
        self._register("fresh", sorted(added))
        self._register("lost", sorted(gone))
        first = not db.execute("SELECT 1 FROM keys LIMIT 1").fetchall()
        db.execute(f"INSERT INTO keys {keys_sql('(SELECT m.* FROM m SEMI JOIN fresh USING (mid))')}")
        if first:
            db.execute(f"CREATE TABLE live AS {live_sql('keys')}")
            db.execute(f"CREATE TABLE wanted AS {pairs_sql('live')}")
            db.execute("DROP TABLE live")
            write_relations(db, "wanted", self.relations)
            db.execute(f"INSERT INTO scores {scores_sql(self.weights, 'wanted')}")
            db.execute("DROP TABLE wanted")
            return again
        db.execute("CREATE TABLE moving AS SELECT mid FROM fresh UNION ALL SELECT mid FROM lost")
        self._around("around", "SELECT DISTINCT rule, key FROM keys SEMI JOIN moving USING (mid)")
        self._pairs("pairs_before", "around", "fresh")
        self._pairs("pairs_now", "around", "lost")
        # A pair that lost these keys stays where another key still brings it together.
        db.execute("CREATE TABLE doubtful AS FROM pairs_before ANTI JOIN pairs_now USING (a, b)")
        self._around(
            "others",
            "SELECT DISTINCT x.rule, x.key FROM doubtful JOIN keys x ON x.mid = a "
            "JOIN keys y ON y.mid = b AND y.rule = x.rule AND y.key = x.key",
        )
        self._pairs("pairs_else", "others", "lost")
        db.execute("CREATE TABLE unpaired AS FROM doubtful ANTI JOIN pairs_else USING (a, b)")
        db.execute("CREATE TABLE dropped AS FROM scores SEMI JOIN unpaired USING (a, b)")
        db.execute("DELETE FROM keys WHERE mid IN (SELECT mid FROM lost)")
        db.execute("DELETE FROM m WHERE mid IN (SELECT mid FROM lost)")
        db.execute("DELETE FROM scores USING dropped d WHERE scores.a = d.a AND scores.b = d.b")
        db.execute(
            "CREATE TABLE wanted AS SELECT a, b, NULL::INTEGER AS score FROM pairs_now ANTI JOIN scores USING (a, b) "
            "UNION ALL FROM scores WHERE a IN (SELECT mid FROM again) OR b IN (SELECT mid FROM again)"
        )
        write_relations(db, "wanted", self.relations)
        db.execute(f"CREATE TABLE scored AS {scores_sql(self.weights, 'wanted')}")
        db.execute("CREATE TABLE changed AS FROM scored ANTI JOIN wanted USING (a, b, score)")
        db.execute("DELETE FROM scores USING changed c WHERE scores.a = c.a AND scores.b = c.b")
        db.execute("INSERT INTO scores FROM changed")
        found = db.execute(
            "SELECT a, b, best FROM (SELECT a, b, c.score, w.score AS old, greatest(c.score, w.score) AS best "
            "FROM changed c JOIN wanted w USING (a, b) UNION ALL SELECT a, b, NULL, score, score FROM dropped) "
            f"WHERE best >= {self.weights.never} OR old IS NULL OR score IS NULL"
        ).fetchnumpy()
        for table in ("moving", "around", "pairs_before", "pairs_now", "doubtful", "others", "pairs_else"):
            db.execute(f"DROP TABLE {table}")
        for table in ("unpaired", "dropped", "wanted", "scored", "changed"):
            db.execute(f"DROP TABLE {table}")
        return self._moved_by(found["a"], found["b"], found["best"])

    def _moved_by(self, a: Numbers, b: Numbers, best: Numbers) -> set[int]:
        """The units whose part or reasons these pairs may change, by the better of their scores before and now.

        A pair below `never` joins nothing and is no reason; it only holds apart two of one component. Where two
        components become one, a better pair does it, and that one counts.
        """
        place = _grown(self._component, self._next)
        counts = (best >= self.weights.never) | ((place[a] == place[b]) & (place[a] != NOWHERE))
        return {*a[counts].tolist(), *b[counts].tolist()}

    def _around(self, table: str, chosen: str) -> None:
        """Table of every member of the chosen keys, save those that no coming or going brings within their cap."""
        db = self.db
        db.execute(f"CREATE TABLE chosen AS {chosen}")
        db.execute(
            "CREATE TABLE possible AS SELECT rule, key FROM keys SEMI JOIN chosen USING (rule, key) "
            "LEFT JOIN moving ON moving.mid = keys.mid JOIN caps USING (rule) GROUP BY rule, key, cap, refined "
            "HAVING refined OR count(*) - count(moving.mid) <= cap"
        )
        db.execute(f"CREATE TABLE {table} AS FROM keys SEMI JOIN possible USING (rule, key)")
        db.execute("DROP TABLE chosen")
        db.execute("DROP TABLE possible")

    def _pairs(self, table: str, keys: str, without: str) -> None:
        """Table of the pairs that these keys make without some mentions."""
        db = self.db
        db.execute(f"CREATE TABLE live AS {live_sql(f'(FROM {keys} ANTI JOIN {without} USING (mid))')}")
        db.execute(f"CREATE TABLE {table} AS {pairs_sql('live')}")
        db.execute("DROP TABLE live")

    def _register(self, name: str, mids: Sequence[int]) -> None:
        self.db.register("arrow", pa.table({"mid": pa.array(mids, pa.int32())}))
        self.db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM arrow")
        self.db.unregister("arrow")

    # ------------------------------------------------------------ parts
    def _cluster(self, touched: set[int], groups: Mapping[int, str], apart: frozenset[tuple[str, str]]) -> list[Part]:
        """Bring the parts up to date where units or their pairs changed; those that were not there before."""
        dirty = self._reached(touched)
        before = {part for mid in dirty if (part := self._part.pop(mid, None))}
        self._component = _grown(self._component, self._next)
        self._head = _grown(self._head, self._next)
        self._component[dirty] = self._head[dirty] = NOWHERE
        found = self._components([mid for mid in dirty if mid in self._unit], groups)
        parts = [tuple(own) for own in found if len(own) == 1]
        several = [tuple(sorted(own, key=lambda mid: self._unit[mid].key)) for own in found if len(own) > 1]
        if not groups:  # nothing else bears on two that a score ties
            parts += (members for members in several if len(members) == 2)
            several = [members for members in several if len(members) > 2]
        for members, inner in zip(several, self._inner_edges(several), strict=True):
            local = {mid: i for i, mid in enumerate(members)}
            tied = {local[mid]: groups[mid] for mid in members if mid in groups}
            scored = [(local[a], local[b], score) for a, b, score in inner]
            made = agglomerate(len(members), scored, self.weights, tied, apart)
            parts += (tuple(members[i] for i in part) for part in made)
        self._part.update((part[0], part) for part in parts)
        _write_firsts(self._component, found)
        _write_firsts(self._head, parts)
        return [part for part in parts if part not in before]

    def _reached(self, touched: set[int]) -> list[int]:
        """The units of every component that holds any of these, gone ones too; those in none as they are."""
        own = np.fromiter(touched, np.int64, len(touched))
        labels = self._component
        old = own[own < len(labels)]
        hit = np.zeros(len(labels) + 1, np.bool_)
        hit[labels[old]] = True
        hit[NOWHERE] = False
        return sorted({*np.flatnonzero(hit[labels]).tolist(), *touched})

    def _components(self, members: Sequence[int], groups: Mapping[int, str]) -> list[list[int]]:
        """What scores and decisions connect; nothing leads out of the members."""
        self._register("members", members)
        found = self.db.execute(
            "SELECT a, b FROM scores SEMI JOIN members ON mid = a WHERE score >= ?", [self.weights.together]
        ).fetchnumpy()
        edges = list(zip(found["a"].tolist(), found["b"].tolist(), strict=True))
        ties: dict[str, int] = {}
        for mid in sorted(groups):
            edges.append((ties.setdefault(groups[mid], mid), mid))
        return components(edges, members)

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
        grouped = links.group.keys()
        for mid in sorted(mid for mid, u in self._unit.items() if not grouped.isdisjoint(u.claim_ids)):
            for c in self._unit[mid].claim_ids:
                if c in links.group:
                    first, second = sorted((find(links.of(c)), find(named.setdefault(mid, links.of(c)))))
                    home[second] = first  # two claims of one unit tie their groups together
        apart = {(find(a), find(b)) for a, b in links.apart}
        return {mid: find(g) for mid, g in named.items()}, frozenset(p for p in apart if p[0] != p[1])

    def _why(
        self, parts: Sequence[Part], groups: Mapping[int, str], apart: frozenset[tuple[str, str]]
    ) -> dict[int, tuple[str, ...]]:
        """Their reasons, by first unit."""
        found = reasons_of(self.db, self._unit, parts, self.weights, groups, apart)
        return {part[0]: why for part, why in zip(parts, found, strict=True)}

    def _to_tell(self, fresh: Sequence[Part], again: set[int], changed: set[int]) -> list[Part]:
        """The parts whose reasons may read otherwise than before."""
        heads = {part[0] for part in fresh}
        if len(heads) < len(self._part):
            # A pair may reach other levels though its score stays: those of the units that weigh otherwise.
            self._register("again", sorted(again))
            near = "(SELECT a, b FROM scores WHERE score >= ? AND (a IN (FROM again) OR b IN (FROM again)))"
            beside = self.db.execute(
                f"WITH near AS {near} SELECT a FROM near UNION SELECT b FROM near", [self.weights.never]
            ).fetchnumpy()["a"]
            own = np.fromiter((mid for mid in changed if mid in self._unit), np.int64)
            heads.update(self._head[own].tolist(), self._head[beside].tolist())
        return [self._part[head] for head in sorted(heads)]

    # ------------------------------------------------------------ incidents
    def _identified(self, why: Mapping[int, tuple[str, ...]], before: Sequence[Incident]) -> tuple[Incident, ...]:
        """The parts as incidents with their ids, in the order of the ids; `why` has the reasons of those that changed."""
        unit, known = self._unit, self._incident
        claim_sets = [
            tuple(c for i in part for c in unit[i].claim_ids) if head in why else known[head].claim_ids
            for head, part in self._part.items()
        ]
        now: dict[int, Incident] = {}
        for (head, part), claims, (ident, merged) in zip(
            self._part.items(), claim_sets, incident_ids(claim_sets, before), strict=True
        ):
            old = known.get(head)
            if old is not None and head not in why:
                same = old.incident_id == ident and old.merged_from == merged
                now[head] = old if same else replace(old, incident_id=ident, merged_from=merged)
            else:
                mentions = tuple(dict.fromkeys(unit[i].mention.mention_id for i in part))
                now[head] = Incident(ident, mentions, claims, merged, why[head])
        ordered = sorted(now.items(), key=lambda item: item[1].incident_id)
        self._incident = dict(ordered)
        self._part = {head: self._part[head] for head, _ in ordered}  # nearly in order is soon sorted, the next time
        return tuple(incident for _, incident in ordered)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the garbage collector, which would look through millions of records over and over; none form a cycle."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _grown(labels: Labels, size: int) -> Labels:
    """With room for so many units."""
    return np.concatenate([labels, np.full(size - len(labels), NOWHERE, np.int32)])


def _write_firsts(labels: Labels, groups: Sequence[Sequence[int]]) -> None:
    """Note the first of each group at all its members."""
    lengths = [len(own) for own in groups]
    members = np.fromiter(chain.from_iterable(groups), np.int64, sum(lengths))
    labels[members] = np.repeat(np.array([own[0] for own in groups], np.int32), lengths)
