"""Tallies: running totals of one quantity, group and side as a series over time; never an incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.incidents.units import is_total
from rashomon.records import ActorRelations, Claim, Count, Mention, Tally, TallyEntry, digest

# Figures that pool the dead and the injured are one quantity: armies say "neutralised", others "losses".
POOLED = {"neutralised": "killed_or_injured"}
# Which figure of a sentence with several leads, where a claim may stand in one tally only.
LEADING = ("killed", "killed_or_injured", "neutralised", "injured", "displaced", "refugees", "detained", "released")


def leading_count(claim: Claim) -> Count | None:
    """What the claim is about: people before things, the dead before the rest, the whole before its parts."""
    whole = [c for c in claim.counts if c.subset_of is None]
    if not whole:
        return None
    rank = {kind: i for i, kind in enumerate(LEADING)}
    return min(whole, key=lambda c: (rank.get(c.kind, len(rank)), whole.index(c)))


class Series:
    """Claims of one running total, while it grows."""

    def __init__(self, claim: Claim, count: Count | None) -> None:
        self.rows = [(claim, count)]

    def takes(self, claim: Claim, count: Count | None, relations: ActorRelations) -> bool:
        """Whether this claim speaks of the same quantity as every member."""
        return all(_one_quantity(claim, count, c, k, relations) for c, k in self.rows)


def _quantity(count: Count | None) -> str:
    kind = count.kind if count else "other"
    return POOLED.get(kind, kind)


def _close(a: str | None, b: str | None, relations: ActorRelations) -> bool:
    """Unknown is no disagreement; otherwise some two actors are the same, or one part of the other."""
    if not a or not b:
        return True
    return any(relations.relation(x, y, None) in ("same", "part_of") for x in a.split("; ") for y in b.split("; "))


def _one_area(a: Claim, b: Claim) -> bool:
    # One speaker's totals since one day are of one area, wherever the ministry sits that gives them.
    if a.window_start and a.window_start == b.window_start and a.attributed_to and a.attributed_to == b.attributed_to:
        return True
    p, q = a.place, b.place
    if p.name is None or q.name is None or p.name == q.name:
        return True
    if p.country and q.country and p.country != q.country:
        return False
    return not (p.admin1 and q.admin1 and p.admin1 != q.admin1)


def _one_quantity(a: Claim, x: Count | None, b: Claim, y: Count | None, relations: ActorRelations) -> bool:
    if _quantity(x) != _quantity(y):
        return False
    if _quantity(x) == "other" and a.event_type != b.event_type:
        return False
    if x and y and "unknown" not in (x.group, y.group) and x.group != y.group:
        return False
    if bool(a.target) != bool(b.target):
        return False
    if a.side and b.side and relations.relation(a.side, b.side, None) == "conflicting":
        return False
    return _close(a.target, b.target, relations) and _close(a.perpetrator, b.perpetrator, relations) and _one_area(a, b)


def tallies_of(claims: Sequence[Claim], mentions: Mapping[str, Mention], relations: ActorRelations) -> list[Tally]:
    """Every running total in exactly one series, the earliest first."""
    totals = sorted(
        (c for c in claims if is_total(c)),
        key=lambda c: (c.as_of or c.window_end or c.when.end or "", c.claim_id),
    )
    series: list[Series] = []
    for claim in totals:
        count = leading_count(claim)
        home = next((s for s in series if s.takes(claim, count, relations)), None)
        if home:
            home.rows.append((claim, count))
        else:
            series.append(Series(claim, count))
    return sorted((_tally(s, mentions) for s in series), key=lambda t: t.tally_id)


def _first(values: Sequence[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _tally(series: Series, mentions: Mapping[str, Mention]) -> Tally:
    claims = [c for c, _ in series.rows]
    entries = []
    for c, k in series.rows:
        mention = mentions.get(c.mention_id or "")
        published = mention.published if mention else None
        low, high = (k.low, k.high) if k else (None, None)
        entries.append(
            TallyEntry(c.claim_id, low, high, c.window_start or c.when.start, c.as_of or c.window_end or published)
        )
    count = next((k for _, k in series.rows if k), None)
    starts = [e.window_start for e in entries if e.window_start]
    ends = [e.as_of for e in entries if e.as_of]
    subject = _first([c.target for c in claims]) or _first([c.perpetrator for c in claims])
    kind = count.kind if count else "other"
    what = _first([k.what if k else None for _, k in series.rows]) or subject or kind
    return Tally(
        tally_id="t" + digest(*sorted(c.claim_id for c in claims)),
        what=what,
        kind=kind,
        group=count.group if count else "unknown",
        side=_first([c.target for c in claims]),
        speaker=_first([c.speaker or c.attributed_to for c in claims]),
        area=_first([c.place.name for c in claims]),
        period_start=min(starts, default=None),
        period_end=max(ends, default=None),
        entries=tuple(entries),
    )
