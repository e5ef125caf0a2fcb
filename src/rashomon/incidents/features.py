"""Mentions as one Arrow table: what the blocks and the weights are computed from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from rashomon.incidents.units import Unit
from rashomon.incidents.weights import Weights
from rashomon.records import Mention, When

Numbers = NDArray[Any]

# Places of these precisions are points of their own; the others are areas that hold many incidents.
FINE = frozenset({"exact", "settlement", "near"})
# Where a mention names no place precision, a radius up to this (km) is that of a settlement.
FINE_RADIUS = 15.0
# Radius (km) of a place that states none, by precision: a settlement with its fields, the size of common districts,
# provinces and countries.
RADIUS = {"exact": 1.0, "settlement": 5.0, "near": 10.0, "district": 25.0, "province": 75.0, "sea": 100.0}
LARGE_RADIUS = 400.0
# An open beginning or end reaches this many days: no report speaks of one incident over more than ten years.
OPEN_DAYS = 3650
# Background: the words of a small case are weighed as if it lay among this many mentions of other things.
BACKGROUND = 1024
# More people than any figure counts; a misread telephone number is compared as this.
MOST = 1_000_000_000
# Bits of a term code that hold its rarity.
RARITY = 64

SCHEMA = pa.schema(
    [
        ("mid", pa.int32()),
        ("article", pa.string()),
        ("aside", pa.bool_()),
        ("outlet", pa.string()),
        ("d0", pa.int32()),
        ("d1", pa.int32()),
        ("soft", pa.bool_()),
        ("printed", pa.int32()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("radius", pa.float64()),
        ("fine", pa.bool_()),
        ("place_id", pa.string()),
        ("place_name", pa.string()),
        ("admin1", pa.string()),
        ("country", pa.string()),
        ("type", pa.string()),
        ("family", pa.string()),
        ("kind", pa.string()),
        ("perpetrators", pa.string()),
        ("targets", pa.string()),
        ("day_rarity", pa.int32()),
        ("place_rarity", pa.int32()),
        ("type_rarity", pa.int32()),
        ("by_rarity", pa.int32()),
        ("to_rarity", pa.int32()),
        ("outlet_rarity", pa.int32()),
        ("k0", pa.int32()),
        ("k1", pa.int32()),
        ("i0", pa.int32()),
        ("i1", pa.int32()),
        ("names", pa.list_(pa.int64())),
        ("words", pa.list_(pa.int64())),
        ("name_total", pa.int32()),
        ("word_total", pa.int32()),
        ("victims", pa.list_(pa.int64())),
        ("victim_total", pa.int32()),
        ("ages", pa.list_(pa.int64())),
        ("age_total", pa.int32()),
    ]
)


@lru_cache(maxsize=1 << 16)
def day_number(day: str | None) -> int | None:
    """Days since the year 1; None where no day is known."""
    return date.fromisoformat(day[:10]).toordinal() if day else None


def window(when: When, published: int | None) -> tuple[int | None, int | None, bool]:
    """First and last day, and whether they rest on the publication date alone."""
    start, end = day_number(when.start), day_number(when.end)
    soft = when.basis == "published" or when.approx
    if start is None and end is None:
        return (None, None, True) if published is None else (published - OPEN_DAYS, published, True)
    if start is None and end is not None:
        return end - OPEN_DAYS, end, soft
    if end is None and start is not None:
        end = max(start, published) if published is not None else start
    return start, end, soft


def rarity(frequency: Numbers, total: int) -> Numbers:
    """Bits: how seldom each term is, among the mentions of the case and a background.

    The total counts in powers of two and the frequency in powers of four (1 to 3, 4 to 15, ...), so that a few mentions
    more change the rarity of few terms.
    """
    lengths = np.frexp(np.maximum(frequency, 1))[1].astype(np.int64)  # of the number in binary digits
    steps = (lengths - 1) // 2 * 2
    return np.clip((total + BACKGROUND).bit_length() - steps - 1, 0, RARITY - 1)


def _day(m: Mention) -> tuple[str, ...]:
    return (m.when.start,) if m.when.start and m.when.start == m.when.end else ()


def _place(m: Mention) -> tuple[str, ...]:
    place = m.place.place_id or m.place.name
    return (place,) if place else ()


# What is counted, by the column that it goes to: lists of terms, and fields whose agreement counts by how common the
# value is in the case.
LISTS: dict[str, Callable[[Mention], Sequence[str]]] = {
    "names": lambda m: m.names,
    "words": lambda m: m.words,
    "victims": lambda m: m.victims,
    "ages": lambda m: m.ages,
}
FIELDS: dict[str, Callable[[Mention], Sequence[str]]] = {
    "day_rarity": _day,
    "place_rarity": _place,
    "type_rarity": lambda m: (m.event_type,),
    "by_rarity": lambda m: m.perpetrators,
    "to_rarity": lambda m: m.targets,
    "outlet_rarity": lambda m: (m.outlet,) if m.outlet else (),
}


class _Numbered(dict[str, int]):
    """Terms by number; one that was not seen before takes the next."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class Held:
    """The terms of one kind: which unit holds which, as numbers, and how many units hold each.

    Arrays, for they are looked through as a whole: a million mentions hold some thirty million terms.
    """

    def __init__(self) -> None:
        self._number = _Numbered()
        self.frequency: Numbers = np.zeros(0, np.int64)
        self._starts: Numbers = np.zeros(1, np.int64)
        self._terms = np.zeros(0, np.int32)

    def add(self, lists: Sequence[Sequence[str]]) -> None:
        """Those of the next units."""
        lengths = np.fromiter(map(len, lists), np.int64, len(lists))
        terms = np.fromiter(map(self._number.__getitem__, chain.from_iterable(lists)), np.int64, lengths.sum())
        pairs = np.sort(np.repeat(np.arange(len(lists)), lengths) << 32 | terms, kind="stable")
        once = pairs[np.diff(pairs, prepend=-1) != 0]  # a unit holds a term or it does not
        terms = (once & 0xFFFFFFFF).astype(np.int32)
        ends = self._starts[-1] + np.cumsum(np.bincount(once >> 32, minlength=len(lists)))
        self._starts = np.concatenate([self._starts, ends])
        self._terms = np.concatenate([self._terms, terms])
        grown = np.zeros(len(self._number) - len(self.frequency), np.int64)
        self.frequency = np.concatenate([self.frequency, grown])
        self.frequency += np.bincount(terms, minlength=len(self.frequency))

    def drop(self, mids: Numbers) -> None:
        """Count these units out."""
        self.frequency -= np.bincount(self.of(mids)[0], minlength=len(self.frequency))

    def of(self, mids: Numbers) -> tuple[Numbers, Numbers]:
        """The terms of these units, one unit after the other, and how many each has."""
        starts = self._starts[mids]
        lengths = self._starts[mids + 1] - starts
        skipped = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        return self._terms[np.arange(len(skipped)) + skipped].astype(np.int64), lengths

    def holding(self, chosen: Numbers) -> Numbers:
        """The units that hold any of these terms, dropped ones too; one truth value a term."""
        at = np.flatnonzero(chosen[self._terms])
        return np.unique(np.searchsorted(self._starts, at, side="right") - 1)


class Terms:
    """What all units hold, by kind, and how rare each term is. It grows and shrinks with the case."""

    def __init__(self) -> None:
        self.total = 0
        self._held = {column: Held() for column in LISTS | FIELDS}

    def update(self, added: Sequence[Mention], gone: Sequence[int]) -> set[int] | None:
        """Count these in and out; the units that hold a term whose rarity changed, or None where that of every term did.

        Units go by number, in the order in which they were added.
        """
        scale = (self.total + BACKGROUND).bit_length()
        self.total += len(added) - len(gone)
        steady = scale == (self.total + BACKGROUND).bit_length()
        lost = np.array(gone, np.int64)
        out: set[int] = set()
        for column, terms_of in (LISTS | FIELDS).items():
            held = self._held[column]
            old = held.frequency
            held.add([terms_of(m) for m in added])
            held.drop(lost)
            if steady:
                grown = np.concatenate([old, np.zeros(len(held.frequency) - len(old), np.int64)])
                out.update(held.holding(rarity(grown, self.total) != rarity(held.frequency, self.total)).tolist())
        return out if steady else None

    def columns(self, mids: Sequence[int]) -> dict[str, pa.Array]:
        """For these units the codes of names and words, the bits of each list, and the rarities of the fields.

        A code is number * 64 + rarity, so that one integer carries both. Of several values the most common counts.
        """
        out = {}
        for column, held in self._held.items():
            terms, lengths = held.of(np.array(mids, np.int64))
            bits = rarity(held.frequency, self.total)[terms]
            ends = np.concatenate([[0], np.cumsum(lengths)])
            if column in LISTS:
                out[column] = pa.ListArray.from_arrays(ends.astype(np.int32), terms * RARITY + bits)
                sums = np.concatenate([[0], np.cumsum(bits)])[ends]
                out[column.removesuffix("s") + "_total"] = pa.array(np.diff(sums), pa.int32())
            else:
                some = lengths > 0
                least = np.zeros(len(lengths), np.int64)
                if some.any():
                    least[some] = np.minimum.reduceat(bits, ends[:-1][some])
                out[column] = pa.array(least, pa.int32(), mask=~some)
        return out


def _bounds(figure: tuple[int | None, int | None] | None) -> tuple[int | None, int | None]:
    low, high = figure if figure is not None else (None, None)
    return (None if low is None else min(low, MOST), None if high is None else min(high, MOST))


def mention_table(units: Mapping[int, Unit], terms: Terms, weights: Weights) -> pa.Table:
    """One row a unit, with the number (mid) that it goes by."""
    kinds = {name: (family, kind) for name, family, kind in weights.kinds}
    rows = zip(*(_row(unit.mention, kinds) for unit in units.values()), strict=True)
    columns = dict(zip(ROW, rows, strict=False)) | terms.columns([*units])
    return pa.table(columns | {"mid": [*units]}, schema=SCHEMA)


ROW = (
    *("article", "aside", "outlet", "d0", "d1", "soft", "printed", "lat", "lon", "radius", "fine"),
    *("place_id", "place_name", "admin1", "country", "type", "family", "kind", "perpetrators", "targets"),
    *("k0", "k1", "i0", "i1"),
)


def _row(m: Mention, kinds: Mapping[str, tuple[str, str]]) -> tuple[Any, ...]:
    """The columns of ROW."""
    published = day_number(m.published)
    p = m.place
    radius = p.radius_km if p.radius_km is not None else RADIUS.get(p.precision or "settlement", LARGE_RADIUS)
    known = p.lat is not None and p.lon is not None
    fine = known and (p.precision in FINE if p.precision else radius <= FINE_RADIUS)
    return (
        m.article_id,
        m.aside,
        m.outlet,
        *window(m.when, published),
        published,
        p.lat if known else None,
        p.lon if known else None,
        radius,
        fine,
        p.place_id,
        p.name.lower() if p.name else None,
        p.admin1,
        p.country,
        m.event_type,
        *kinds.get(m.event_type, ("other", "vague")),
        "; ".join(sorted(m.perpetrators)) or None,
        "; ".join(sorted(m.targets)) or None,
        *_bounds(m.killed),
        *_bounds(m.injured),
    )
