"""Whose interest a statement is in, from the sides at the time. An admission proves occurrence and is a floor."""

from __future__ import annotations

from rashomon.packs import ActorBook
from rashomon.records.claim import Interest, Stance


def judge(
    side: str | None,
    perpetrator: str | None,
    target: str | None,
    stance: Stance,
    book: ActorBook,
    day: str | None,
) -> Interest | None:
    """None where the speaker's side is not known or nobody on a side is named."""
    if side is None:
        return None
    by = {s for n in _names(perpetrator) if (s := book.side_of(n, day))}
    to = {s for n in _names(target) if (s := book.side_of(n, day))}
    if stance == "denied" and side in by:
        return "own_denial"
    if side in to:
        return "own_loss"
    if side in by and to:
        return "enemy_loss"
    if by and side not in by:
        return "accusation"
    return "third_party" if by or to else None


def _names(joined: str | None) -> list[str]:
    return joined.split("; ") if joined else []
