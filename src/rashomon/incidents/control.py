"""Control sequences: who is said to hold a place, over time and by whom. A change is not a contradiction."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from rashomon.records import Claim, ControlSequence, Holding, Mention

DATA = Path(__file__).parent / "en" / "control.toml"
# Towns and villages change hands; a province or a country is held in parts, and what lies near a town is not the town.
HELD = frozenset({"exact", "settlement", None})
AT = HELD | {"near"}
REMOTE = frozenset({"airstrike", "drone_strike", "shelling", "armed_clash", "attack", "ied_or_bomb"})


def control_of(claims: Sequence[Claim], mentions: Mapping[str, Mention]) -> list[ControlSequence]:
    """One sequence a place, its holdings by day; claims of one account on one holder and day are one holding.

    A place has a sequence where a claim says that it was taken, lost or kept. Those whose positions are attacked there
    are then held to be there on that day as well.
    """
    by_place: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for c in claims:
        # "Took thirty villages": the places are not named, and where they lie is not what was taken.
        if c.event_type == "seizure_of_territory" and c.perpetrator and (c.place.text or c.target_text):
            key = _key(c, HELD)
            if key and not c.is_aggregate:
                by_place[key].append((c, c.perpetrator))
    for c in claims if by_place else ():
        if c.event_type in REMOTE and c.target and c.stance != "denied":
            key = _key(c, AT)
            if key in by_place and _positions(c):
                by_place[key].append((c, c.target))
    return [_sequence(own, mentions) for _, own in sorted(by_place.items())]


def _key(claim: Claim, precisions: frozenset[str | None]) -> str | None:
    """What tells one held place from another: its id, else its name; none for areas."""
    place = claim.place
    if place.precision not in precisions:
        return None
    return place.place_id or (place.name.lower() if place.name else None)


@cache
def _position_words() -> re.Pattern[str]:
    words = tomllib.loads(DATA.read_text(encoding="utf-8"))["positions"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _positions(claim: Claim) -> bool:
    return bool(claim.target_text and _position_words().search(claim.target_text))


def _sequence(held: Sequence[tuple[Claim, str]], mentions: Mapping[str, Mention]) -> ControlSequence:
    holdings: dict[tuple[str, str, str, bool], list[str]] = {}
    for c, holder in held:
        mention = mentions.get(c.mention_id or "")
        outlet = (mention.outlet if mention else None) or c.source_ref
        said = c.speaker or c.attributed_to
        as_of = c.when.end or c.when.start or (mention.published if mention else None)
        account = f"{said} ({outlet})" if said else outlet
        key = ((as_of or "")[:10], holder, account, c.stance == "denied")
        holdings.setdefault(key, []).append(c.claim_id)
    first = min((c for c, _ in held), key=lambda c: (c.place.lat is None, c.place.precision == "near", c.claim_id))
    entries = tuple(
        Holding(holder, as_of or None, tuple(sorted(ids)), account, denied)
        for (as_of, holder, account, denied), ids in sorted(holdings.items())
    )
    place = first.place
    return ControlSequence(place.name or place.text or "", place.place_id, place.lat, place.lon, entries)
