"""What the report shows, as plain values that the template prints. All words of articles are masked here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.export.view import View
from rashomon.reconciliation.accounts import Figure, standing, stated
from rashomon.reconciliation.origins import origin_name
from rashomon.reconciliation.summary import plain_verdict
from rashomon.reconciliation.verdicts import words
from rashomon.records import Claim, Reconciled

# Characters of the article shown on either side of a sentence.
CONTEXT = 160
FIELD_ORDER = ("killed", "injured", "perpetrator", "target", "victim_status", "place", "date", "weapon", "outcome")
VERDICT_WORDS = {
    "single_source": "one source",
    "agreed": "agreed",
    "compatible": "compatible",
    "contested": "contested",
    "denied": "denied",
}
INTEREST_WORDS = {
    "own_loss": "admits its own loss",
    "enemy_loss": "claims the other side's loss",
    "own_denial": "denies its own conduct",
    "accusation": "accuses the other side",
    "third_party": "speaks as a third party",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One account's figure on the range chart; left and width in per cent of the track."""

    account: str
    note: str
    value: str
    href: str
    left: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All accounts' figures of one kind on one scale."""

    kind: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim with its sentence in its context."""

    claim_id: str
    before: str
    sentence: str
    after: str
    source: str
    says: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One incident as a section of the page."""

    incident_id: str
    title: str
    days: str
    place: str
    facts: str
    plain: str
    origins: str
    """Whom the origins are, in words."""
    contested: bool
    verdicts: tuple[tuple[str, str, str, str, tuple[tuple[str, str, str], ...]], ...]
    """(field, verdict, its word, reason, ((value, accounts, href), …))."""
    charts: tuple[Chart, ...]
    tolls: tuple[tuple[str, str, str, str], ...]
    """(day of publication, account, killed, href), where the toll was stated on more than one day."""
    voices: tuple[tuple[str, tuple[Quoted, ...]], ...]
    killed: str
    injured: str
    policy: str
    grading: str


def days(start: str | None, end: str | None) -> str:
    if not start and not end:
        return "day unknown"
    if start == end:
        return str(start)
    return f"{start} to {end}" if start and end else (f"from {start}" if start else f"not later than {end}")


def spread(low: int | None, best: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "" if best is None else f"{best:,}"
    return words(low, high) + ("" if best is None else f", best {best:,}")


def shown(view: View, incident: Reconciled) -> Shown:
    """The incident's section."""
    claims = [view.claim[c] for c in incident.claim_ids]
    mentions = [view.mention[m] for m in incident.mention_ids if m in view.mention]
    told = {kind: stated(kind, claims, mentions, view.article) for kind in ("killed", "injured")}
    kinds = [(kind, standing(found)) for kind, found in told.items()]
    event = incident.event_type.replace("_", " ").capitalize()
    place = incident.place.name or "place unknown"
    outlets = {view.article[a].outlet or view.article[a].source_ref for a in incident.article_ids}
    return Shown(
        incident_id=incident.incident_id,
        title=f"{event}, {place}",
        days=days(incident.when.start, incident.when.end),
        place=place,
        facts=(
            f"{counted(len(incident.article_ids), 'report')}, {counted(len(outlets), 'outlet')}, "
            f"{counted(incident.origins, 'independent origin')}, {counted(incident.sides, 'known side')}"
        ),
        plain=_masked(view, plain_verdict(incident)),
        origins=_masked(view, "; ".join(incident.origin_names)),
        contested=incident.contested,
        verdicts=_verdicts(view, incident),
        charts=tuple(_chart(view, kind, found) for kind, found in kinds if found),
        tolls=_tolls(view, told["killed"]),
        voices=_voices(view, incident, claims),
        killed=spread(incident.killed.low, incident.killed.best, incident.killed.high),
        injured=spread(incident.injured.low, incident.injured.best, incident.injured.high),
        policy=incident.policy or "",
        grading=f"{incident.grading.suggested}: {'; '.join(incident.grading.reasons)}" if incident.grading else "",
    )


def counted(n: int, noun: str) -> str:
    return f"{n} {noun}" + ("" if n == 1 else "s")


def _verdicts(
    view: View, incident: Reconciled
) -> tuple[tuple[str, str, str, str, tuple[tuple[str, str, str], ...]], ...]:
    order = {f: i for i, f in enumerate(FIELD_ORDER)}
    out = []
    for d in sorted(incident.disagreements, key=lambda d: order.get(d.field, 99)):
        values = tuple(
            (
                _masked(view, v.value.replace("_", " ")),
                _masked(view, ", ".join(v.accounts)),
                f"#{v.claim_ids[0]}" if v.claim_ids else "",
            )
            for v in d.values
        )
        field, reason = d.field.replace("_", " "), _masked(view, d.reason)
        out.append((field, d.verdict, VERDICT_WORDS[d.verdict], reason, values))
    return tuple(out)


def _tolls(view: View, found: Sequence[Figure]) -> tuple[tuple[str, str, str, str], ...]:
    """The history of the toll; nothing where all of it was published on one day."""
    rows = [
        (f.as_of[:10] if f.as_of else "unknown", _masked(view, f.account), words(f.low, f.high, f.approx), f)
        for f in found
    ]
    if len({day for day, *_ in rows}) < 2:
        return ()
    return tuple((day, account, value, f"#{f.claim_ids[-1]}") for day, account, value, f in rows)


def _masked(view: View, text: str) -> str:
    return view.mask.text(None, text) or ""


def _chart(view: View, kind: str, found: Sequence[Figure]) -> Chart:
    ends = [v for f in found for pair in ((f.low, f.high), *f.earlier) for v in pair if v is not None]
    # An open bar needs room to fade out beyond the highest number that is stated.
    top = max(1.0, max(ends) * 1.15)
    bars = []
    for f in found:
        for low, high in f.earlier:
            bars.append(_bar(view, f, low, high, top, earlier=True))
        bars.append(_bar(view, f, f.low, f.high, top, earlier=False))
    step = _step(top)
    ticks = tuple((100 * n * step / top, f"{n * step:,}") for n in range(int(top // step) + 1))
    return Chart(kind, tuple(bars), ticks)


def _bar(view: View, f: Figure, low: int | None, high: int | None, top: float, *, earlier: bool) -> Bar:
    left = 100 * (low or 0) / top
    right = 100.0 if high is None else 100 * high / top
    claim = view.claim[f.claim_ids[-1]]
    origin = _masked(view, origin_name(claim, view.article))
    notes = [f"origin: {origin}" if origin != _masked(view, f.account) else ""]
    notes += [f"speaks for: {claim.side}" if claim.side else "", INTEREST_WORDS.get(claim.interest or "", "")]
    notes += ["earlier figure" if earlier else "", f"as of {f.as_of[:10]}" if f.as_of else ""]
    return Bar(
        account=_masked(view, f.account),
        note=" · ".join(n for n in notes if n),
        value=words(low, high, f.approx),
        href=f"#{f.claim_ids[-1]}",
        left=round(left, 2),
        width=round(max(0.6, right - left), 2),
        kind="earlier" if earlier else "open" if high is None else "upto" if low is None else "",
    )


def _step(top: float) -> int:
    """A round step that gives between three and seven ticks."""
    step = 1
    while top / step > 7:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def _voices(view: View, incident: Reconciled, claims: Sequence[Claim]) -> tuple[tuple[str, tuple[Quoted, ...]], ...]:
    by_outlet: dict[str, list[Quoted]] = defaultdict(list)
    for c in claims:
        article = view.article[c.article_id]
        by_outlet[article.outlet or article.source_ref].append(quoted(view, c))
    return tuple((outlet, tuple(rows)) for outlet, rows in sorted(by_outlet.items()))


def quoted(view: View, c: Claim) -> Quoted:
    """The claim's sentence with what stands before and after it in the article."""
    article = view.article[c.article_id]
    start, end = c.char_start - article.char_start, c.char_end - article.char_start
    before, after = article.text[max(0, start - CONTEXT) : start], article.text[end : end + CONTEXT]

    def clean(text: str) -> str:
        return " ".join((view.mask.text(c.article_id, text) or "").split())

    said = f"said by {clean(c.attributed_to)}" if c.attributed_to else "in the outlet's own voice"
    firm = "" if c.stance == "asserted" else f", {c.stance}"
    when = f"published {article.published[:10]}" if article.published else "publication day unknown"
    figures_said = "; ".join(
        f"{words(k.low, k.high, k.approx)} {k.kind.replace('_', ' ')}"
        for k in c.counts
        if (k.low, k.high) != (None, None)
    )
    return Quoted(
        claim_id=c.claim_id,
        before="… " + clean(before) if start > CONTEXT else clean(before),
        sentence=clean(c.quote),
        after=clean(after) + (" …" if end + CONTEXT < len(article.text) else ""),
        source=f"{article.outlet or 'outlet unknown'}, {article.source_ref}, {when}",
        says=f"{said}{firm}" + (f": {figures_said}" if figures_said else ""),
    )
