"""How two actors stand to each other, as linking and reconciling ask it."""

from __future__ import annotations

from typing import Literal, Protocol

Relation = Literal["same", "part_of", "same_side", "conflicting", "distinct", "unknown"]


class ActorRelations(Protocol):
    """Answered by a pack's book of actors."""

    def relation(self, a: str, b: str, day: str | None) -> Relation:
        """Of two canonical actors on a day (ISO, or None where it is not known)."""
