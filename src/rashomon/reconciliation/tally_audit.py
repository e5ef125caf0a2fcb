"""Running totals audited: each side's series against itself, against the incidents known here, and against the rest.

Nothing is added up across words: killed, injured, "killed or injured" and neutralised are four units, and a pair of
different units is named as not comparable instead of being compared in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.reconciliation.accounts import figures
from rashomon.reconciliation.ranges import envelope
from rashomon.reconciliation.verdicts import words
from rashomon.records import (
    ActorRelations,
    Article,
    Claim,
    Incident,
    Mention,
    Range,
    Reconciled,
    Tally,
    TallyEntry,
)

# Units that count people hurt: those between which a comparison is tempting, and wrong.
HURT = ("killed", "injured", "killed_or_injured", "neutralised")
Known = Reconciled | Incident


@dataclass(frozen=True, slots=True)
class TallyAudit:
    """What can be checked of one running total; all figures in its own unit."""

    tally_id: str
    falls: tuple[tuple[TallyEntry, TallyEntry], ...]
    """(earlier, later) where the later total is below the earlier."""
    in_incidents: Range
    """Sum of the lows and of the highs of the incidents of its window and area that state a figure in this unit."""
    incidents: tuple[str, ...]
    """The incidents that the sum is made of."""
    without_figure: int
    """Incidents of the window and area in which nobody states a figure in this unit: unknown, not 0."""
    beside: tuple[str, ...]
    """Other totals in the same unit whose windows overlap."""
    not_comparable: tuple[str, ...]
    """Totals of other units of people hurt whose windows overlap."""
    notes: tuple[str, ...]
    """All of it in plain sentences."""


def audit_tallies(
    tallies: Sequence[Tally],
    incidents: Sequence[Reconciled],
    claims: Mapping[str, Claim],
    mentions: Mapping[str, Mention],
    articles: Mapping[str, Article],
    relations: ActorRelations,
) -> list[TallyAudit]:
    """One audit for each total, in the order given."""
    return [_audit(t, tallies, incidents, claims, mentions, articles, relations) for t in tallies]


def latest(tally: Tally) -> TallyEntry | None:
    """The last entry that states a figure."""
    stated = [e for e in tally.entries if e.low is not None or e.high is not None]
    return max(stated, key=lambda e: (e.as_of or "", e.claim_id), default=None)


def _audit(
    tally: Tally,
    tallies: Sequence[Tally],
    incidents: Sequence[Reconciled],
    claims: Mapping[str, Claim],
    mentions: Mapping[str, Mention],
    articles: Mapping[str, Article],
    relations: ActorRelations,
) -> TallyAudit:
    last = latest(tally)
    falls = _falls(tally, claims)
    found, silent = [], 0
    for i in incidents if last and tally.kind in HURT else ():
        own = [claims[c] for c in i.claim_ids]
        if not (_in_window(i, tally, last) and _in_area(own, tally, claims) and _same_loser(own, tally, relations)):
            continue
        known = envelope(figures(tally.kind, own, [mentions[m] for m in i.mention_ids], articles))
        if known == Range():
            silent += 1
        else:
            found.append((i.incident_id, known))
    lows = sum(r.low or 0 for _, r in found)
    tops = [r.high for _, r in found]
    closed = [h for h in tops if h is not None]
    total = Range(lows, None, sum(closed) if len(closed) == len(tops) else None) if found else Range()
    others = [t for t in tallies if t.tally_id != tally.tally_id and _overlap(t, tally)]
    beside = [t for t in others if t.kind == tally.kind and t.kind in HURT]
    strange = [t for t in others if t.kind != tally.kind and {t.kind, tally.kind} <= set(HURT)]
    return TallyAudit(
        tally.tally_id,
        falls,
        total,
        tuple(i for i, _ in found),
        silent,
        tuple(t.tally_id for t in beside),
        tuple(t.tally_id for t in strange),
        tuple(_notes(tally, last, falls, total, len(found), silent, beside, strange, relations)),
    )


def _falls(tally: Tally, claims: Mapping[str, Claim]) -> tuple[tuple[TallyEntry, TallyEntry], ...]:
    """A speaker's later total below an earlier one of the same window; two speakers never make one series fall."""
    by_speaker: dict[tuple[str, str | None], list[TallyEntry]] = {}
    for e in tally.entries:
        if e.as_of and (e.low is not None or e.high is not None):
            c = claims[e.claim_id]
            by_speaker.setdefault((c.speaker or c.attributed_to or c.article_id, e.window_start), []).append(e)
    out = []
    for entries in by_speaker.values():
        for a, b in pairwise(sorted(entries, key=lambda e: (e.as_of or "", e.claim_id))):
            if (a.as_of or "")[:10] < (b.as_of or "")[:10] and a.low is not None and b.high is not None:
                if b.high < a.low:
                    out.append((a, b))
    return tuple(sorted(out, key=lambda pair: (pair[1].as_of or "", pair[1].claim_id)))


def _in_window(i: Reconciled, tally: Tally, last: TallyEntry | None) -> bool:
    start, end = tally.period_start, (last.as_of if last else None) or tally.period_end
    first, final = i.when.start or i.when.end, i.when.end or i.when.start
    return bool(start and end and first and final and start[:10] <= first[:10] and final[:10] <= end[:10])


def _in_area(own: Sequence[Claim], tally: Tally, claims: Mapping[str, Claim]) -> bool:
    """The same named place, province or country; a total of no stated area takes in all."""
    if not tally.area:
        return True
    area = next((c.place for e in tally.entries for c in [claims[e.claim_id]] if c.place.name == tally.area), None)
    for c in own:
        if c.place.name == tally.area:
            return True
        if area and area.precision == "country" and c.place.country and c.place.country == area.country:
            return True
        if area and area.precision == "province" and c.place.admin1 and c.place.admin1 == area.admin1:
            return True
    return False


def _same_loser(own: Sequence[Claim], tally: Tally, relations: ActorRelations) -> bool:
    """Somebody of the side whose losses the total counts was hit; where the total names nobody, all count."""
    if not tally.side:
        return True
    hit = {t for c in own for t in (c.target or "").split("; ") if t}
    return any(
        relations.relation(t, s, tally.period_end) in ("same", "part_of") for t in hit for s in tally.side.split("; ")
    )


def _overlap(a: Tally, b: Tally) -> bool:
    return (a.period_start or "") <= (b.period_end or "9999") and (b.period_start or "") <= (a.period_end or "9999")


def _said(tally: Tally) -> str:
    last = latest(tally)
    unit = tally.kind.replace("_", " ")
    whose = f" of {tally.side}" if tally.side else ""
    if last is None:
        return f"{unit}{whose}: no figure"
    return f"{words(last.low, last.high)} {unit}{whose}, as said by {tally.speaker or 'the outlet itself'}"


def _notes(
    tally: Tally,
    last: TallyEntry | None,
    falls: Sequence[tuple[TallyEntry, TallyEntry]],
    total: Range,
    found: int,
    silent: int,
    beside: Sequence[Tally],
    strange: Sequence[Tally],
    relations: ActorRelations,
) -> list[str]:
    unit = tally.kind.replace("_", " ")
    out = [
        f"The total falls from {words(a.low, a.high)} ({(a.as_of or '')[:10]}) to {words(b.low, b.high)} "
        f"({(b.as_of or '')[:10]}); a running total should not."
        for a, b in falls
    ]
    if last and tally.kind in HURT:
        claimed = f"{words(last.low, last.high)} claimed"
        some = f"{silent} more of its window give{'s' if silent == 1 else ''} no figure of {unit}" if silent else ""
        if found:
            out.append(
                f"{claimed}, {words(total.low, total.high)} in {found} incident{'s' if found > 1 else ''} here"
                + (f"; {some}." if some else ".")
            )
        elif tally.period_start:
            out.append(f"{claimed}; no incident here states a figure of {unit} in its window.")
        else:
            out.append(f"{claimed}; its window has no stated beginning, so no incidents can be put beside it.")
    for t in beside:
        related = (
            tally.side
            and t.side
            and any(
                relations.relation(x, y, None) in ("same", "part_of")
                for x in tally.side.split("; ")
                for y in t.side.split("; ")
            )
        )
        what = "Of the same losses" if related else "Beside it, in a window that overlaps"
        out.append(f"{what}: {_said(t)}.")
    out += [f"Not comparable, another unit: {_said(t)}." for t in strange]
    return out
