"""Predictions for the set of places: the names found in a text, and where each lies.

    python -m benchmarks.places_adapter      resolve the gold's own spans: locating alone, and what share is held

The texts carry no conflict pack, so only the world gazetteer speaks; names count with no word that says where.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from rashomon.claims.place_mentions import PlaceMention, find_places, mention_at
from rashomon.claims.places import context_of, resolve_place
from rashomon.packs import Gazetteer, load_knowledge
from rashomon.reconciliation.reconcile import kilometres
from rashomon.records import Place

Row = dict[str, Any]


@cache
def gazetteer() -> Gazetteer:
    return load_knowledge(()).gazetteer


def _located(doc: Row, mentions: Sequence[PlaceMention]) -> Iterator[Row]:
    context = context_of([doc["text"]], gazetteer(), ())
    for m in mentions:
        place = resolve_place(m, gazetteer(), context)
        yield {"doc_id": doc["id"], "char_start": m.start, "char_end": m.end, "lat": place.lat, "lon": place.lon}


def places(docs: Iterable[Row]) -> Iterator[Row]:
    """Every place name of each text, with its point or none."""
    for doc in docs:
        yield from _located(doc, find_places(doc["text"], gazetteer(), loose=True))


def on_gold_spans(docs: Iterable[Row], names: Iterable[Row]) -> Iterator[Row]:
    """The gold's spans, located. A span is the name alone: the point is that of the name, whatever side of it is told."""
    by_doc: dict[str, list[Row]] = defaultdict(list)
    for name in names:
        by_doc[name["doc_id"]].append(name)
    for doc in docs:
        spans = by_doc[doc["id"]]
        mentions = [mention_at(doc["text"], n["char_start"], n["char_end"], gazetteer()) for n in spans]
        yield from _located(doc, [replace(m, qualifier=None) for m in mentions])


def main() -> None:
    from benchmarks.run import BENCH, OUT
    from rashomon.export import FORMATS

    docs = [json.loads(line) for line in (BENCH / "places" / "docs.jsonl").open(encoding="utf-8")]
    names = [json.loads(line) for line in (BENCH / "places" / "toponyms.jsonl").open(encoding="utf-8")]
    rows = list(on_gold_spans(docs, names))
    target = OUT / "places_on_gold_spans.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(FORMATS["jsonl"](rows))
    command = [
        sys.executable,
        str(BENCH / "score" / "places.py"),
        "--pred",
        str(target),
        "--gold",
        str(BENCH / "places"),
    ]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    # A name is held where any bearer of it lies within 161 km (25 km) of the gold's point.
    for limit in (161, 25):
        held = [n for n in names if n["lat"] is not None and _holds(n, limit)]
        near = {(r["doc_id"], r["char_start"]): r for r in rows}
        right = sum(_close(n, near[n["doc_id"], n["char_start"]], limit) for n in held)
        total = sum(n["lat"] is not None for n in names)
        print(
            f"held within {limit} km: {len(held)} of {total} ({len(held) / total:.3f}); right: {right / len(held):.3f}"
        )


def _close(a: Row, b: Row, limit: float) -> bool:
    if b["lat"] is None:
        return False
    here, there = (Place(lat=r["lat"], lon=r["lon"]) for r in (a, b))
    return kilometres(here, there) <= limit


def _holds(name: Row, limit: float) -> bool:
    found = gazetteer().lookup(name["name"])
    return any(_close(name, {"lat": e.lat, "lon": e.lon}, limit) for e in found)


if __name__ == "__main__":
    main()
