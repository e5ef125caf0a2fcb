"""Predictions for the set of places: the names found in a text, and where each lies.

The texts carry no conflict pack, so only the world gazetteer speaks; names count with no word that says where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from rashomon.claims.places import PlaceMention, context_of, find_places, resolve_place
from rashomon.packs import Gazetteer, load_knowledge

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
