"""Predictions for the unit sets of the bench, through the public functions of the expressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rashomon.expressions.numbers import find_quantities
from rashomon.expressions.times import find_times

Row = dict[str, Any]
NO_AMOUNT = ("date", "time", "year", "name", "score", "pronoun")


def dates(docs: Iterable[Row]) -> Iterator[Row]:
    """Time expressions with their TIMEX3 values, counted from the day of creation."""
    for doc in docs:
        for found in find_times(doc["text"], date.fromisoformat(doc["dct"][:10])):
            yield {
                "doc_id": doc["id"],
                "char_start": found.start,
                "char_end": found.end,
                "type": found.timex_type,
                "value": found.timex,
            }


def quantities(docs: Iterable[Row]) -> Iterator[Row]:
    """Amounts of anything; an open bound is given as the number that is its other end."""
    for doc in docs:
        for found in find_quantities(doc["text"]):
            if found.ordinal or found.role in NO_AMOUNT or (found.low is None and found.high is None):
                continue
            low = found.high if found.low is None else found.low
            high = found.low if found.high is None else found.high
            yield {"doc_id": doc["id"], "low": low, "high": high, "change": found.change, "unit": found.unit}
