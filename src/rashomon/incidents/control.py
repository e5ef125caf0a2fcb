"""Control sequences: who is said to hold a place, over time and by whom. A change is not a contradiction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.records import Claim, ControlSequence, Holding, Mention

# Towns and villages change hands; a province or a country is held in parts.
HELD = frozenset({"exact", "settlement", "near", None})


def place_key(claim: Claim) -> str | None:
    """What tells one held place from another: its id, else its name; none for areas."""
    place = claim.place
    if place.precision not in HELD:
        return None
    return place.place_id or (place.name.lower() if place.name else None)


def control_of(claims: Sequence[Claim], mentions: Mapping[str, Mention]) -> list[ControlSequence]:
    """One sequence a place, its holdings by day; claims of one account on one holder and day are one holding."""
    by_place: dict[str, list[Claim]] = {}
    for c in claims:
        key = place_key(c)
        if c.event_type == "seizure_of_territory" and c.perpetrator and not c.is_aggregate and key:
            by_place.setdefault(key, []).append(c)
    return [_sequence(own, mentions) for _, own in sorted(by_place.items())]


def _sequence(claims: Sequence[Claim], mentions: Mapping[str, Mention]) -> ControlSequence:
    holdings: dict[tuple[str, str, str, bool], list[str]] = {}
    for c in claims:
        mention = mentions.get(c.mention_id or "")
        outlet = (mention.outlet if mention else None) or c.source_ref
        said = c.speaker or c.attributed_to
        as_of = c.when.end or c.when.start or (mention.published if mention else None)
        account = f"{said} ({outlet})" if said else outlet
        key = ((as_of or "")[:10], c.perpetrator or "", account, c.stance == "denied")
        holdings.setdefault(key, []).append(c.claim_id)
    first = min(claims, key=lambda c: (c.place.lat is None, c.claim_id))
    entries = tuple(
        Holding(holder, as_of or None, tuple(sorted(ids)), account, denied)
        for (as_of, holder, account, denied), ids in sorted(holdings.items())
    )
    place = first.place
    return ControlSequence(place.name or place.text or "", place.place_id, place.lat, place.lon, entries)
