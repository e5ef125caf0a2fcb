"""From mentions to incidents: units, blocks, scores, clusters, ids, and the reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.incidents.blocks import hot_blocks, write_keys, write_pairs
from rashomon.incidents.clusters import Edge, cluster
from rashomon.incidents.control import control_of
from rashomon.incidents.decisions import Links, resolve
from rashomon.incidents.features import mention_table
from rashomon.incidents.inherit import incident_ids
from rashomon.incidents.pairs import scores_sql, write_relations
from rashomon.incidents.reasons import reasons_of
from rashomon.incidents.tallies import tallies_of
from rashomon.incidents.units import Unit, units_of
from rashomon.incidents.weights import Weights, declared_weights
from rashomon.records import (
    ActorRelations,
    Claim,
    ControlSequence,
    Decision,
    Incident,
    Mention,
    Tally,
)

# Pairs below this many tenths of a bit under `never` say no more than "never": they are kept as such.
MEMORY = "3GB"
THREADS = 2


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


def connect(threads: int = THREADS, memory: str = MEMORY) -> Any:
    """A DuckDB in memory; loaded here, for it takes a while."""
    import duckdb

    return duckdb.connect(config={"threads": threads, "memory_limit": memory, "preserve_insertion_order": False})


def score_units(db: Any, units: Sequence[Unit], relations: ActorRelations, weights: Weights) -> list[Edge]:
    """Scores of every pair that shares a block, in order; tables m, pairs, relations and scores stay in `db`."""
    db.register("mentions_arrow", mention_table(units, weights))
    db.execute("CREATE OR REPLACE TABLE m AS SELECT * FROM mentions_arrow")
    db.unregister("mentions_arrow")
    write_keys(db)
    write_pairs(db)
    write_relations(db, relations)
    db.execute(f"CREATE OR REPLACE TABLE scores AS {scores_sql(weights)}")
    found = db.execute("SELECT a, b, score FROM scores ORDER BY a, b").fetchnumpy()
    return list(zip(found["a"].tolist(), found["b"].tolist(), found["score"].tolist(), strict=True))


def decided(units: Sequence[Unit], links: Links) -> tuple[dict[int, int], frozenset[tuple[int, int]]]:
    """People's decisions by position: unit -> group, and the pairs of groups that stay apart."""
    number: dict[str, int] = {}
    parent: list[int] = []

    def find(g: int) -> int:
        while parent[g] != g:
            g = parent[g]
        return g

    groups: dict[int, int] = {}
    for i, unit in enumerate(units):
        for c in unit.claim_ids:
            if c not in links.group:
                continue
            g = number.setdefault(links.of(c), len(parent))
            if g == len(parent):
                parent.append(g)
            if i in groups:  # two claims of one unit tie their groups together
                parent[find(g)] = find(groups[i])
            groups[i] = g
    apart = {(find(number[a]), find(number[b])) for a, b in links.apart if a in number and b in number}
    return {i: find(g) for i, g in groups.items()}, frozenset(p for p in apart if p[0] != p[1])


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
    table = weights or declared_weights()
    by_id = {c.claim_id: c for c in claims}
    by_mention = {m.mention_id: m for m in mentions}
    links = resolve(decisions, by_id.keys())
    units = units_of(mentions, by_id, links)
    db = connect()
    try:
        edges = score_units(db, units, relations, table)
        groups, apart = decided(units, links)
        parts = cluster(len(units), edges, table, groups, apart)
        reasons = reasons_of(db, units, parts, edges, table, groups, apart)
        hot = hot_blocks(db)
    finally:
        db.close()
    incidents = named_incidents(units, parts, reasons, before)
    return Linked(
        incidents,
        tuple(tallies_of(sorted(claims, key=lambda c: c.claim_id), by_mention, relations)),
        tuple(control_of(sorted(claims, key=lambda c: c.claim_id), by_mention)),
        links.orphaned,
        links.overridden,
        tuple(hot),
    )


def named_incidents(
    units: Sequence[Unit],
    parts: Sequence[Sequence[int]],
    reasons: Sequence[tuple[str, ...]],
    before: Sequence[Incident],
) -> tuple[Incident, ...]:
    """The parts as incidents with their ids, in the order of the ids."""
    claim_sets = [[c for i in part for c in units[i].claim_ids] for part in parts]
    names = incident_ids(claim_sets, before)
    incidents = [
        Incident(ident, tuple(dict.fromkeys(units[i].mention.mention_id for i in part)), tuple(own), merged, why)
        for (ident, merged), part, own, why in zip(names, parts, claim_sets, reasons, strict=True)
    ]
    return tuple(sorted(incidents, key=lambda i: i.incident_id))
