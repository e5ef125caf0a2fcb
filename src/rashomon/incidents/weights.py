"""The table of weights, as declared in weights.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Scores are counted in whole tenths of a bit, so that sums are exact and the same in any order.
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """One line of the table: where `when` is true of a pair, `weight` tenths of a bit are added."""

    name: str
    when: str
    weight: int
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The levels of one comparison; the first that is true counts."""

    name: str
    about: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole table; all weights in tenths of a bit of log-odds."""

    prior: int
    together: int
    never: int
    apart: int
    comparisons: tuple[Comparison, ...]
    kinds: tuple[tuple[str, str, str], ...]
    """(event type, family, kind)."""


def _tenths(value: float) -> int:
    return round(value * TENTHS)


def read_weights(path: Path) -> Weights:
    """The table from a file of the form of weights.toml."""
    data = tomllib.loads(path.read_text("utf-8"))
    comparisons = tuple(
        Comparison(
            c["name"],
            c["about"],
            tuple(Level(lv["name"], lv["when"], _tenths(lv["weight"]), lv["reason"]) for lv in c["level"]),
        )
        for c in data["comparison"]
    )
    kinds = tuple(sorted((name, family, kind) for name, (family, kind) in data["kinds"].items()))
    thresholds = {name: _tenths(data[name]) for name in ("prior", "together", "never", "apart")}
    if thresholds["together"] < thresholds["never"]:
        raise ValueError(f"{path}: `together` is below `never`, so that what belongs together would never be joined")
    return Weights(comparisons=comparisons, kinds=kinds, **thresholds)


@cache
def declared_weights() -> Weights:
    """The table that ships."""
    return read_weights(Path(__file__).parent / "weights.toml")
