"""Policies: named rules that turn accounts into one line, each a small file of declarations.

In the style of: nobody's authority is claimed, and no identifiers are imitated. Users write their own in a few lines
and name the file with --policy.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from rashomon.reconciliation.accounts import Figure
from rashomon.reconciliation.grading import suggest
from rashomon.records import Claim, Range, RashomonError, Reconciled

SHIPPED = ("acled-style", "airwars-style", "ged-style")
STATISTICS = ("lowest", "highest", "most_origins", "none")
GROUPS = ("civilians", "combatants", "unknown")


class PolicyError(RashomonError):
    """No such policy, or a mistake in a policy file; the message names it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A declared rule: which deaths count, which statistic gives low, best and high, and how vague words are read."""

    name: str
    source: str
    groups: tuple[str, ...]
    low: str
    best: str
    high: str
    grading: bool
    split: bool
    weighed: bool = False
    """A text that weighs several accounts and commits itself to a bound is taken by its word."""
    vague: tuple[tuple[str, int], ...] = ()

    def apply(
        self, row: Reconciled, killed: Sequence[Figure], injured: Sequence[Figure], claims: Sequence[Claim]
    ) -> Reconciled:
        """The incident with low, best and high under this rule, and what else it computes."""
        counted = self.range(killed)
        return replace(
            row,
            policy=self.name,
            killed=counted,
            injured=self.range(injured),
            grading=suggest(row, claims) if self.grading else None,
            policy_line=self._split(killed, counted) if self.split else (),
        )

    def range(self, figures: Sequence[Figure]) -> Range:
        """Low, best and high of the figures that count; all None where none does. Unknown is never 0."""
        counted = self._whole([self._without_strangers(f) for f in figures if f.group in self.groups])
        if self.weighed:
            counted = [weighed for f in counted if (weighed := _as_weighed(f)) is not None]
        if not counted:
            return Range()
        floors = [self._floor(f) for f in counted]
        tops = [f.high if f.high is not None else self._floor(f) for f in counted]
        value = {
            "lowest": min(floors),
            "highest": max(tops),
            "most_origins": self._most_origins(counted),
            "none": None,
        }
        low, best, high = value[self.low], value[self.best], value[self.high]
        known = [v for v in (low, best, high) if v is not None]
        return Range(low=min(known), best=best, high=max(known))

    def _without_strangers(self, f: Figure) -> Figure:
        """A total less the parts of it whose deaths do not count: eight, of them seven soldiers, is one."""
        strange = sum(n for group, n in f.parts if group not in self.groups)
        if not strange:
            return f
        ends = [None if v is None else max(0, v - strange) for v in (f.low, f.high)]
        return replace(f, low=ends[0], high=ends[1], text="")

    def _floor(self, f: Figure) -> int:
        """The conservative reading of one figure: its lower end; "up to 10", which has none, is read as 10."""
        for word, number in self.vague:
            if re.search(rf"\b{re.escape(word)}\b", f.text, re.IGNORECASE) and not re.search(r"\d", f.text):
                return number
        return f.low if f.low is not None else (f.high or 0)

    @staticmethod
    def _whole(figures: Sequence[Figure]) -> list[Figure]:
        """Totals before parts: where some count civilians and others combatants, each is a part of a stated total.

        Where nobody counts the other group, "40 civilians" is all the dead that the account knows of: a total.
        """
        if {"civilians", "combatants"} <= {f.group for f in figures}:
            return [f for f in figures if f.group == "unknown"] or list(figures)
        return list(figures)

    def _most_origins(self, figures: Sequence[Figure]) -> int:
        by_number: dict[int, set[str]] = defaultdict(set)
        for f in figures:
            by_number[self._floor(f)].add(f.origin_id)
        return min(by_number, key=lambda n: (-len(by_number[n]), n))

    def _split(self, killed: Sequence[Figure], total: Range) -> tuple[tuple[str, int | None], ...]:
        """GED's four columns; they sum to best. Combatants are put to side b, the side that was hit."""
        if total.best is None:
            return ()
        parts = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
        column = {"civilians": "deaths_civilians", "combatants": "deaths_b"}
        left = total.best
        for group, name in column.items():
            own = [f for f in killed if f.group == group]
            own += [replace(f, low=n, high=n, text="") for f in killed for g, n in f.parts if g == group]
            if own and left:
                parts[name] = min(left, self._most_origins(own))
                left -= parts[name]
        parts["deaths_unknown"] = left
        return tuple(parts.items())


def _as_weighed(f: Figure) -> Figure | None:
    """A figure within what the text that tells it commits itself to; None where the text has ruled it out.

    "Between four and six were killed" has weighed the three and the nine that the text goes on to quote. "At least
    four" leaves the upper end to what is quoted.
    """
    low, high = f.bounds
    if f.voice:
        top, bottom = f.high if f.high is not None else f.low, f.low if f.low is not None else f.high
        out = (low is not None and (top or 0) < low) or (high is not None and (bottom or 0) > high)
        return None if out else f
    if (low, high) == (None, None):
        return f
    # Its own later numbers fill an open end where they are no part: six of "at least nine" are, and so is one victim.
    own = f.low if f.low is not None and (f.low, f.high) != (1, 1) else high
    ends = (low if low is not None else own, high if high is not None else max(low or 0, f.high or 0))
    return replace(f, low=ends[0], high=ends[1], text="")


def read_policy(text: str, where: str) -> Policy:
    """A policy from its TOML text. Raises PolicyError, which names the file and the field."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{where} is no valid TOML: {error}. Compare it with a shipped policy.") from error
    wanted: dict[str, type] = {"name": str, "source": str, "groups": list, "low": str, "best": str, "high": str}
    wanted |= {"grading": bool, "split": bool}
    for field, kind in wanted.items():
        if not isinstance(data.get(field), kind):
            raise PolicyError(f"{where}: the field {field} is missing or of the wrong kind ({kind.__name__} needed).")
    for field in ("low", "best", "high"):
        if data[field] not in STATISTICS:
            raise PolicyError(f"{where}: {field} is {data[field]!r}; it can be {', '.join(STATISTICS)}.")
    if strange := [g for g in data["groups"] if g not in GROUPS]:
        raise PolicyError(f"{where}: groups holds {strange[0]!r}; it can hold {', '.join(GROUPS)}.")
    vague = tuple((str(word), int(number)) for word, number in data.get("vague", {}).items())
    fields = {k: data[k] for k in wanted}
    weighed = bool(data.get("weighed", False))
    return Policy(**fields | {"groups": tuple(data["groups"]), "vague": vague, "weighed": weighed})


def policy_named(name: str) -> Policy:
    """A shipped policy by name, or one of the user's by the path of its file."""
    if name in SHIPPED:
        return read_policy((files(__package__) / "policies" / f"{name}.toml").read_text("utf-8"), name)
    path = Path(name)
    if path.suffix == ".toml" and path.is_file():
        return read_policy(path.read_text("utf-8"), name)
    raise PolicyError(f"There is no policy {name}. Name {', '.join(SHIPPED)}, or a .toml file of your own.")
