"""Ceasefires and other agreements, as data: who owes what, where, from when, with which exemptions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from rashomon.packs.errors import PackError


@dataclass(frozen=True, slots=True)
class Provision:
    """One obligation. `breached_by` lists the event types that would breach it."""

    number: str
    obliges: tuple[str, ...]
    act: str
    start: str | None
    end: str | None
    breached_by: tuple[str, ...]
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement with its provisions. Days are ISO, inclusive; None is open."""

    name: str
    parties: tuple[str, ...]
    signed: str
    start: str
    end: str | None
    admin1: tuple[str, ...]
    source: str
    provisions: tuple[Provision, ...]


def read_agreements(path: Path) -> list[Agreement]:
    """Raises PackError, which names the file and the agreement."""
    if not path.exists():
        return []
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}.") from error
    out = []
    for number, row in enumerate(data.get("agreement", []), 1):
        try:
            provisions = tuple(
                Provision(
                    p["number"],
                    tuple(p["obliges"]),
                    p["act"],
                    p.get("start"),
                    p.get("end"),
                    tuple(p.get("breached_by", ())),
                    tuple(p.get("exempt", ())),
                )
                for p in row["provisions"]
            )
            out.append(
                Agreement(
                    row["name"],
                    tuple(row["parties"]),
                    row["signed"],
                    row["start"],
                    row.get("end"),
                    tuple(row.get("admin1", ())),
                    row.get("source", ""),
                    provisions,
                )
            )
        except KeyError as error:
            raise PackError(f"{path}: agreement {number} lacks the field {error.args[0]}.") from error
    return out
