"""Reconcile: one incident's claims into accounts side by side, verdicts and ranges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from rashomon.reconciliation.accounts import Figure, account_name, figures
from rashomon.reconciliation.endings import endings, exclude
from rashomon.reconciliation.origins import folded, origin_name
from rashomon.reconciliation.policy import Policy
from rashomon.reconciliation.ranges import envelope
from rashomon.reconciliation.verdicts import Answer, Judge, judge_answers, judge_figures, meet, words
from rashomon.records import (
    Account,
    ActorRelations,
    Article,
    Claim,
    Disagreement,
    Incident,
    Mention,
    Place,
    Reconciled,
    When,
)
from rashomon.records.claim import EventType

# Finer first: of two places of one incident the finer is shown.
FINENESS = ("exact", "settlement", "near", "district", "province", "region", "country", "sea")
# Event types that say how, against those that only say that something happened.
GENERIC = frozenset({"attack", "armed_clash", "aggregate_toll", "other", "humanitarian_condition"})
# What is told beside an act: who left, condoled or threatened is not who did it.
BESIDE = frozenset({"other", "humanitarian_condition", "threat", "displacement"})
REMOTE = frozenset({"airstrike", "drone_strike", "shelling"})
HURT = frozenset({"killed", "injured", "killed_or_injured"})
WEAPONS = REMOTE | {"ied_or_bomb", "suicide_attack", "chemical_attack", "shooting"}


def reconcile(
    incident: Incident,
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    relations: ActorRelations,
    policy: Policy | None = None,
) -> Reconciled:
    """The incident with every account, verdict and range; `claims` carry their origins (see `assign_origins`)."""
    claims = sorted(claims, key=lambda c: (c.source_ref, c.char_start, c.claim_id))
    when, place = _when(mentions, claims), _place(mentions, claims)
    killed = figures("killed", claims, mentions, articles)
    injured = figures("injured", claims, mentions, articles)
    answers = _answers(claims, articles)
    verdicts = [judge_figures("killed", killed), judge_figures("injured", injured)]
    judges: dict[str, Judge] = {
        "perpetrator": lambda a, b: _actors(a, b, relations, when.start),
        "target": lambda a, b: _targets(a, b, relations, when.start, answers["perpetrator"]),
        "victim_status": lambda a, b: _statuses(a, b, killed),
        "place": lambda a, b: _places(a, b, claims),
        "date": _dates,
        "weapon": _weapons,
        "outcome": _outcomes,
    }
    verdicts += [judge_answers(field, answers[field], judge) for field, judge in judges.items()]
    disagreements = tuple(d for d in verdicts if d is not None)
    article_ids = sorted({c.article_id for c in claims})
    origins = {c.origin_id or c.article_id: origin_name(c, articles) for c in claims}
    row = Reconciled(
        incident_id=incident.incident_id,
        event_type=_event_type(claims),
        when=when,
        place=place,
        killed=envelope(killed),
        injured=envelope(injured),
        policy=None,
        perpetrators=_perpetrators(answers["perpetrator"]),
        contested=any(d.verdict in ("contested", "denied") for d in disagreements),
        disagreements=disagreements,
        grading=None,
        origins=len(origins),
        sides=len({c.side for c in claims if c.side}),
        accounts=tuple(_accounts(incident, killed, injured, answers, claims)),
        mention_ids=tuple(sorted(incident.mention_ids)),
        article_ids=tuple(article_ids),
        source_refs=tuple(sorted({c.source_ref for c in claims})),
        claim_ids=tuple(c.claim_id for c in claims),
        merged_from=incident.merged_from,
        origin_names=tuple(sorted(set(origins.values()))),
    )
    return policy.apply(row, killed, injured, claims) if policy else row


def _event_type(claims: Sequence[Claim]) -> EventType:
    """The type that most claims give, those that say how before those that do not."""
    counted = Counter(c.event_type for c in claims)
    return max(counted, key=lambda t: (t not in GENERIC, counted[t], t))


def _when(mentions: Sequence[Mention], claims: Sequence[Claim]) -> When:
    """The finest day that most mentions give, and most in words of their own; of equal ones that which most claims print."""
    days = [m.when for m in mentions if m.when.start or m.when.end] or [
        c.when for c in claims if c.when.start or c.when.end
    ]
    if not days:
        return When()
    rank = {"day": 0, "days": 1, "week": 2, "month": 3, "year": 4, None: 5}
    basis = {"stated": 0, "relative": 1, "narrative": 2, "published": 3, None: 4}
    counted = Counter((w.start, w.end) for w in days)
    firm = Counter((w.start, w.end) for w in days if w.basis in ("stated", "relative") and not w.approx)
    printed = Counter((c.when.start, c.when.end) for c in claims if c.when.text)
    return min(
        days,
        key=lambda w: (
            rank[w.precision],
            -firm[(w.start, w.end)],
            -counted[(w.start, w.end)],
            basis[w.basis],
            -printed[(w.start, w.end)],
            w.start or "",
            w.end or "",
            w.text or "",
        ),
    )


def _place(mentions: Sequence[Mention], claims: Sequence[Claim]) -> Place:
    """The finest place that most mentions give; of equal ones that which most claims give."""
    places = [m.place for m in mentions if m.place.name] or [c.place for c in claims if c.place.name]
    if not places:
        return Place()
    counted = Counter(p.name for p in places)
    claimed = Counter(c.place.name for c in claims)
    fine = {name: i for i, name in enumerate(FINENESS)}
    return min(
        places,
        key=lambda p: (
            p.lat is None,
            fine.get(p.precision or "", 9),
            -counted[p.name],
            -claimed[p.name],
            p.name or "",
            p.text or "",
        ),
    )


def _answers(claims: Sequence[Claim], articles: Mapping[str, Article]) -> dict[str, list[Answer]]:
    """Every account's answers to the fields in words, one for each value."""
    found: dict[str, dict[tuple[str, str, bool], tuple[str, str, list[str]]]] = defaultdict(dict)

    def add(field: str, claim: Claim, value: str | None, denies: bool = False) -> None:
        if value:
            key = (account_name(claim, articles[claim.article_id]), value, denies)
            told: tuple[str, str, list[str]] = (
                claim.origin_id or claim.article_id,
                folded(claim.attributed_to or ""),
                [],
            )
            found[field].setdefault(key, told)[2].append(claim.claim_id)

    acts = any(c.event_type not in BESIDE for c in claims)
    for c in claims:
        denied = c.stance == "denied"
        event_denied = denied and c.denial_scope in ("event", "not_yet")
        # "We had no part in it" names its own side; "our planes did not strike" denies that they did it.
        own = c.speaker if denied and c.denial_scope == "responsibility" else None
        if c.event_type not in BESIDE or not acts:
            add("perpetrator", c, c.perpetrator or own, denied and c.denial_scope != "figure")
        if not event_denied:
            if c.event_type not in BESIDE or not acts:
                add("target", c, c.target)
            for group in sorted({k.group for k in c.counts if k.kind in HURT} - {"unknown"}):
                add("victim_status", c, group)
            # What the text around a quotation lends to it, its speaker has not said; nor has an outlet said a lent day.
            if c.place.text or c.attributed_to is None:
                add("place", c, c.place.name)
            if c.when.start and c.when.text:
                add(
                    "date",
                    c,
                    c.when.start if c.when.start == c.when.end else f"{c.when.start}/{c.when.end or ''}",
                )
            add("weapon", c, c.event_type if c.event_type in WEAPONS else None)
            for k in c.counts:
                if k.kind == "destroyed" and k.subset_of is None and (k.low is not None or k.high is not None):
                    add("outcome", c, f"{words(k.low, k.high, k.approx)} destroyed")
            for ending in () if denied else endings(c.quote):
                add("outcome", c, ending)
        if event_denied or c.event_type == "seizure_of_territory":
            add("outcome", c, c.event_type, event_denied)
        elif c.event_type not in GENERIC and any(x.stance == "denied" and x.event_type == c.event_type for x in claims):
            add("outcome", c, c.event_type)
    return defaultdict(
        list,
        {
            field: [
                Answer(a, v, origin, tuple(ids), no, voice) for (a, v, no), (origin, voice, ids) in sorted(rows.items())
            ]
            for field, rows in found.items()
        },
    )


def _names(value: str) -> list[str]:
    return [n.strip() for n in value.split(";") if n.strip()]


def _actors(a: Answer, b: Answer, relations: ActorRelations, day: str | None) -> tuple[str, str]:
    x, y = _names(a.value), _names(b.value)
    if set(x) == set(y):
        return "agreed", "they name the same"
    if set(x) & set(y):
        return "compatible", "one names more than the other"
    found = {relations.relation(p, q, day) for p in x for q in y}
    if found & {"same", "part_of"} or any(
        set(p.lower().split()) < set(q.lower().split()) or set(q.lower().split()) < set(p.lower().split())
        for p in x
        for q in y
    ):
        return "compatible", "one is a part of the other"
    if found == {"unknown"}:
        return "compatible", "whether one is the other is not known"
    return "contested", "they name different actors"


def _targets(
    a: Answer, b: Answer, relations: ActorRelations, day: str | None, attackers: Sequence[Answer]
) -> tuple[str, str]:
    """Opposing targets are a dispute, save where one of them is also said to have attacked: then both can be hit."""
    verdict, why = _actors(a, b, relations, day)
    found = {relations.relation(p, q, day) for p in _names(a.value) for q in _names(b.value)}
    attacked = {n for x in attackers if not x.denies for n in _names(x.value)}
    fighting = any(
        relations.relation(n, p, day) in ("same", "part_of")
        for n in attacked
        for p in (*_names(a.value), *_names(b.value))
    )
    if verdict == "contested" and ("conflicting" not in found or fighting):
        return "compatible", "both can have been hit"
    return verdict, why


def _statuses(a: Answer, b: Answer, killed: Sequence[Figure]) -> tuple[str, str]:
    """Civilians against combatants is a dispute only where both count the same number of dead."""
    if a.value == b.value:
        return "agreed", "they say the same of the victims"
    by_account = {f.account: f for f in killed}
    x, y = by_account.get(a.account), by_account.get(b.account)
    if x and y and meet(x, y):
        return "contested", "they count the same number and call them different"
    return "compatible", "they can speak of different people"


def _places(a: Answer, b: Answer, claims: Sequence[Claim]) -> tuple[str, str]:
    if a.value == b.value:
        return "agreed", "they name the same place"
    by_id = {c.claim_id: c.place for c in claims}
    p, q = by_id[a.claim_ids[0]], by_id[b.claim_ids[0]]
    if None in (p.lat, p.lon, q.lat, q.lon):
        return "compatible", "one of them cannot be put on the map"
    # "In Deir ez-Zor" is said loosely of what lies beyond its border: a province disputes no place of its country.
    if {p.precision, q.precision} & {"province", "region", "country"} and p.country == q.country:
        return "compatible", "one is only a province or a country, and coarser"
    apart = kilometres(p, q)
    if apart <= (p.radius_km or 5.0) + (q.radius_km or 5.0):
        return "compatible", "one lies within the reach of the other"
    return "contested", f"they lie {apart:.0f} km apart"


def kilometres(p: Place, q: Place) -> float:
    """Great-circle distance on a sphere of 6,371 km; both must have a point."""
    lat1, lon1, lat2, lon2 = (radians(v or 0.0) for v in (p.lat, p.lon, q.lat, q.lon))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


def _dates(a: Answer, b: Answer) -> tuple[str, str]:
    if a.value == b.value:
        return "agreed", "they give the same day"
    (s, e), (t, f) = (_span(v.value) for v in (a, b))
    if s <= f and t <= e:
        return "compatible", "one is finer than the other"
    return "contested", "the days do not meet"


def _span(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return first, (last or "9999") if "/" in value else first


def _weapons(a: Answer, b: Answer) -> tuple[str, str]:
    if a.value == b.value:
        return "agreed", "they name the same means"
    pair = {a.value, b.value}
    if pair <= REMOTE or pair <= {"ied_or_bomb", "suicide_attack"} or pair == {"airstrike", "chemical_attack"}:
        return "compatible", "one is finer than the other"
    return "contested", "they name different means"


def _outcomes(a: Answer, b: Answer) -> tuple[str, str]:
    if exclude(a.value, b.value):
        return "contested", "it cannot have ended in both ways"
    return ("agreed", "they say the same") if a.value == b.value else ("compatible", "both can have happened")


def _perpetrators(answers: Sequence[Answer]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_actor: dict[str, set[str]] = defaultdict(set)
    for a in answers:
        if not a.denies:
            for name in _names(a.value):
                by_actor[name].add(a.account)
    return tuple((actor, tuple(sorted(who))) for actor, who in sorted(by_actor.items()))


def _accounts(
    incident: Incident,
    killed: Sequence[Figure],
    injured: Sequence[Figure],
    answers: Mapping[str, Sequence[Answer]],
    claims: Sequence[Claim],
) -> list[Account]:
    by_id = {c.claim_id: c for c in claims}
    out = []
    for field, found in (("killed", killed), ("injured", injured)):
        for f in found:
            c = by_id[f.claim_ids[-1]]
            value = words(f.low, f.high, f.approx)
            ids, as_of = f.claim_ids, f.as_of
            out.append(Account(incident.incident_id, f.account, c.side, c.interest, field, value, ids, as_of))  # type: ignore[arg-type]
    for field in sorted(answers):
        for a in answers[field]:
            c = by_id[a.claim_ids[0]]
            value = ("not " if a.denies else "") + a.value
            out.append(
                Account(incident.incident_id, a.account, c.side, c.interest, field, value, a.claim_ids, c.as_of)  # type: ignore[arg-type]
            )
    return out


def verdict_of(row: Reconciled, field: str) -> Disagreement | None:
    """The verdict on one field, None where nobody answers it."""
    return next((d for d in row.disagreements if d.field == field), None)
