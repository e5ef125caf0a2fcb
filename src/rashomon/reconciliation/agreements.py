"""Alleged breaches of agreements: which claims allege a breach of which provision, by whom, as accused by whom.

Nothing here finds a breach. A claim alleges one where its event is of a kind that the provision forbids, on a day and in
a province that it covers, attributed to a party that it obliges or to a part of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.packs.agreements import Agreement, Provision
from rashomon.reconciliation.accounts import account_name
from rashomon.records import ActorRelations, Article, Claim


@dataclass(frozen=True, slots=True)
class Allegation:
    """One claim read as the allegation of a breach of one provision."""

    agreement: str
    provision: str
    act: str
    """What the provision obliges to, in words."""
    accused: str
    """The actor to whom the claim attributes the event."""
    accuser: str
    """The account: outlet, or speaker with outlet."""
    accuser_side: str | None
    day: str
    event_type: str
    place: str | None
    claim_id: str
    incident_id: str | None
    exempt: str | None
    """Who was hit, where the provision exempts attacks on them; then it is alleged to be none."""
    answers: tuple[tuple[str, str, str], ...]
    """(account, words, claim_id) of each denial in the same incident by the accused or its side."""


@dataclass(frozen=True, slots=True)
class Month:
    """Alleged breaches of one agreement by one accused actor in one calendar month, beside the month before."""

    agreement: str
    accused: str
    month: str
    """YYYY-MM."""
    incidents: int
    """Incidents alleged; an incident that several accounts allege counts once."""
    before: int
    """The same in the calendar month before; 0 says that nothing was alleged in these reports."""
    accounts: int
    denied: int
    """Of the incidents, those in which the accused or its side denies."""


def allegations(
    claims: Sequence[Claim],
    incident_of: Mapping[str, str],
    articles: Mapping[str, Article],
    agreements: Iterable[Agreement],
    relations: ActorRelations,
) -> list[Allegation]:
    """Every allegation, by agreement, provision, day and claim."""
    denials: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        if c.stance == "denied" and c.claim_id in incident_of:
            denials[incident_of[c.claim_id]].append(c)
    out = []
    for agreement in agreements:
        for provision in agreement.provisions:
            for c in claims:
                accused = _accused(c, agreement, provision, relations)
                if accused:
                    out.append(_allegation(c, accused, agreement, provision, incident_of, articles, denials, relations))
    return sorted(out, key=lambda a: (a.agreement, a.provision, a.day, a.incident_id or "", a.claim_id))


def _accused(c: Claim, agreement: Agreement, provision: Provision, relations: ActorRelations) -> str | None:
    day = c.when.start or c.when.end
    if c.stance == "denied" or c.is_aggregate or not c.perpetrator or not day:
        return None
    if c.event_type not in provision.breached_by or (agreement.admin1 and c.place.admin1 not in agreement.admin1):
        return None
    start = max(filter(None, (agreement.start, provision.start)))
    end = min(filter(None, (agreement.end, provision.end)), default=None)
    if day[:10] < start or (end is not None and day[:10] > end):
        return None
    return next((p for p in c.perpetrator.split("; ") if _bound(p, provision.obliges, day, relations)), None)


def _bound(actor: str, parties: Sequence[str], day: str | None, relations: ActorRelations) -> bool:
    return any(relations.relation(actor, p, day) in ("same", "part_of") for p in parties)


def _allegation(
    c: Claim,
    accused: str,
    agreement: Agreement,
    provision: Provision,
    incident_of: Mapping[str, str],
    articles: Mapping[str, Article],
    denials: Mapping[str, Sequence[Claim]],
    relations: ActorRelations,
) -> Allegation:
    day = c.when.start or c.when.end or ""
    incident = incident_of.get(c.claim_id)
    hit = [t for t in (c.target or "").split("; ") if t and _bound(t, provision.exempt, day, relations)]
    answers = [
        (account_name(d, articles[d.article_id]), d.quote, d.claim_id)
        for d in denials.get(incident or "", ())
        for who in (d.speaker, d.side, d.perpetrator)
        if who and relations.relation(who, accused, day) in ("same", "part_of", "same_side")
    ]
    return Allegation(
        agreement=agreement.name,
        provision=provision.number,
        act=provision.act,
        accused=accused,
        accuser=account_name(c, articles[c.article_id]),
        accuser_side=c.side,
        day=day[:10],
        event_type=c.event_type,
        place=c.place.name,
        claim_id=c.claim_id,
        incident_id=incident,
        exempt=hit[0] if hit else None,
        answers=tuple(sorted(set(answers))),
    )


def by_month(found: Iterable[Allegation]) -> list[Month]:
    """Alleged breaches per calendar month, exempt targets left out."""
    months: dict[tuple[str, str, str], list[Allegation]] = defaultdict(list)
    for a in found:
        if a.exempt is None:
            months[(a.agreement, a.accused, a.day[:7])].append(a)

    def incidents(rows: Iterable[Allegation]) -> set[str]:
        return {a.incident_id or a.claim_id for a in rows}

    return [
        Month(
            agreement,
            accused,
            month,
            len(incidents(rows)),
            len(incidents(months.get((agreement, accused, month_before(month)), ()))),
            len({a.accuser for a in rows}),
            len(incidents(a for a in rows if a.answers)),
        )
        for (agreement, accused, month), rows in sorted(months.items())
    ]


def month_before(month: str) -> str:
    """2020-01 -> 2019-12."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{year - 1:04d}-12" if number == 1 else f"{year:04d}-{number - 1:02d}"
