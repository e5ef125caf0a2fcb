"""Mentions as one Arrow table: what the blocks and the weights are computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import pyarrow as pa

from rashomon.incidents.units import Unit
from rashomon.incidents.weights import Weights
from rashomon.records import Mention, When

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


def rarity(frequency: int, total: int) -> int:
    """Bits: how seldom a term is, among the mentions of the case and a background.

    The total counts in powers of two and the frequency in powers of four (1 to 3, 4 to 15, ...), so that a few mentions
    more change the rarity of few terms.
    """
    steps = (max(1, frequency).bit_length() - 1) // 2 * 2
    return min(RARITY - 1, max(0, (total + BACKGROUND).bit_length() - steps - 1))


class Terms:
    """Names and words as numbers, with how many mentions hold each. It grows and shrinks with the case."""

    def __init__(self) -> None:
        self.total = 0
        self.frequency: Counter[str] = Counter()
        self._code: dict[str, int] = {}

    def update(self, added: Iterable[Mention], gone: Iterable[Mention]) -> set[str] | None:
        """Count these in and out; the terms whose rarity changed, or None where that of every term did."""
        before: dict[str, int] = {}
        scale = self._scale()
        for mentions, step in ((added, 1), (gone, -1)):
            for m in mentions:
                self.total += step
                for t in terms_of(m):
                    before.setdefault(t, self.frequency[t])
                    self.frequency[t] += step
        if scale != self._scale():
            return None
        return {t for t, n in before.items() if rarity(n, self.total) != rarity(self.frequency[t], self.total)}

    def _scale(self) -> int:
        return (self.total + BACKGROUND).bit_length()

    def rarity(self, terms: Iterable[str]) -> int | None:
        """That of the most common of these; None where there are none."""
        return min((rarity(self.frequency[t], self.total) for t in terms), default=None)

    def codes(self, terms: Sequence[str], prefix: str = "") -> list[int]:
        """number * 64 + rarity of each distinct term, so that one integer carries both."""
        out = []
        for t in sorted({prefix + t for t in terms}):
            number = self._code.setdefault(t, len(self._code))
            out.append(number * RARITY + rarity(self.frequency[t], self.total))
        return out


def terms_of(mention: Mention) -> set[str]:
    """What is counted: names as they are; the rest with a mark before it, to hold it apart."""
    return {*mention.names, *("~" + w for w in mention.words), *field_terms(mention)}


def field_terms(m: Mention) -> list[str]:
    """The terms of its fields."""
    return [t for terms in fields_of(m).values() for t in terms]


def fields_of(m: Mention) -> dict[str, tuple[str, ...]]:
    """The terms of the fields whose agreement counts by how common the value is in the case."""
    place = m.place.place_id or m.place.name
    return {
        "day_rarity": ("@" + m.when.start,) if m.when.start and m.when.start == m.when.end else (),
        "place_rarity": ("#" + place,) if place else (),
        "type_rarity": ("=" + m.event_type,),
        "by_rarity": tuple("<" + a for a in m.perpetrators),
        "to_rarity": tuple(">" + a for a in m.targets),
        "outlet_rarity": ("%" + m.outlet,) if m.outlet else (),
    }


def _bounds(figure: tuple[int | None, int | None] | None) -> tuple[int | None, int | None]:
    low, high = figure if figure is not None else (None, None)
    return (None if low is None else min(low, MOST), None if high is None else min(high, MOST))


def mention_table(units: Iterable[tuple[int, Unit]], terms: Terms, weights: Weights) -> pa.Table:
    """One row a unit, with the number (mid) that it goes by."""
    kinds = {name: (family, kind) for name, family, kind in weights.kinds}
    columns: dict[str, list[Any]] = {name: [] for name in SCHEMA.names}
    add = {name: column.append for name, column in columns.items()}
    for mid, unit in units:
        for name, value in _row(unit.mention, kinds, terms).items():
            add[name](value)
        add["mid"](mid)
    return pa.table(columns, schema=SCHEMA)


def _row(m: Mention, kinds: Mapping[str, tuple[str, str]], terms: Terms) -> dict[str, Any]:
    published = day_number(m.published)
    d0, d1, soft = window(m.when, published)
    p = m.place
    radius = p.radius_km if p.radius_km is not None else RADIUS.get(p.precision or "settlement", LARGE_RADIUS)
    known = p.lat is not None and p.lon is not None
    fine = known and (p.precision in FINE if p.precision else radius <= FINE_RADIUS)
    family, kind = kinds.get(m.event_type, ("other", "vague"))
    names, words = terms.codes(m.names), terms.codes(m.words, "~")
    killed, injured = _bounds(m.killed), _bounds(m.injured)
    rarities = {name: terms.rarity(own) for name, own in fields_of(m).items()}
    return rarities | {
        "article": m.article_id,
        "outlet": m.outlet,
        "d0": d0,
        "d1": d1,
        "soft": soft,
        "printed": published,
        "lat": p.lat if known else None,
        "lon": p.lon if known else None,
        "radius": radius,
        "fine": fine,
        "place_id": p.place_id,
        "place_name": p.name.lower() if p.name else None,
        "admin1": p.admin1,
        "country": p.country,
        "type": m.event_type,
        "family": family,
        "kind": kind,
        "perpetrators": "; ".join(sorted(m.perpetrators)) or None,
        "targets": "; ".join(sorted(m.targets)) or None,
        "k0": killed[0],
        "k1": killed[1],
        "i0": injured[0],
        "i1": injured[1],
        "names": names,
        "words": words,
        "name_total": sum(n % RARITY for n in names),
        "word_total": sum(w % RARITY for w in words),
    }
