"""Outlets: whose they are, and whose line they are reported to take, with the reason. Judgements, editable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from rashomon.packs.tables import lines

COLUMNS = ("name", "aliases", "domains", "country", "ownership", "loyalty", "reason")
OWNERSHIP = frozenset(["state", "party", "armed_group", "independent", "agency", "monitor"])


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `loyalty` names a side of the pack's actors."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    ownership: str
    loyalty: str | None
    reason: str


@dataclass(frozen=True)
class OutletBook:
    """All outlets of the packs in use."""

    outlets: tuple[Outlet, ...]

    def names(self) -> dict[str, str]:
        """Folded name, alias or domain -> canonical name."""
        out: dict[str, str] = {}
        for o in self.outlets:
            for word in (o.name, *o.aliases, *o.domains):
                out[word.casefold()] = o.name
        return out

    @cached_property
    def _by_name(self) -> dict[str, Outlet]:
        return {o.name: o for o in self.outlets}

    def get(self, name: str | None) -> Outlet | None:
        """An outlet by any of its names."""
        return self._by_name.get(self.names().get((name or "").casefold(), ""))

    @cached_property
    def fingerprint(self) -> str:
        """Of the names alone, on which reading depends."""
        return sha256(repr(sorted(self.names().items())).encode()).hexdigest()[:16]


def read_outlets(path: Path) -> list[Outlet]:
    """Raises PackError with file and line."""
    out = []
    for line in lines(path, COLUMNS, needed="name"):
        if line["ownership"] not in OWNERSHIP:
            raise line.wrong(f"ownership is {line['ownership']!r}. It can be: {', '.join(sorted(OWNERSHIP))}.")
        if line["loyalty"] and not line["reason"]:
            raise line.wrong("a loyalty needs its reason: say why, in the column reason.")
        out.append(
            Outlet(
                line["name"],
                line.many("aliases"),
                line.many("domains"),
                line["country"] or None,
                line["ownership"],
                line["loyalty"] or None,
                line["reason"],
            )
        )
    return out


def outlet_book(outlets: Iterable[Outlet]) -> OutletBook:
    """A later row of the same name replaces an earlier one."""
    return OutletBook(tuple({o.name: o for o in outlets}.values()))
