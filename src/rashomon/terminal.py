"""What the terminal shows: incidents as a table, and one incident's accounts side by side."""

from __future__ import annotations

from collections import defaultdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rashomon.export import View
from rashomon.pipeline import Run
from rashomon.records import Claim, Count, Range, Reconciled

VERDICTS = {
    "single_source": "one source only",
    "agreed": "they agree",
    "compatible": "differ, can both be true",
    "contested": "CONTESTED",
    "denied": "DENIED by one side",
}
STYLES = {"contested": "bold red", "denied": "bold red", "agreed": "green", "compatible": "yellow"}
COUNTED = (
    "killed",
    "injured",
    "killed_or_injured",
    "neutralised",
    "detained",
    "released",
    "destroyed",
    "captured",
)


def interval(low: int | None, high: int | None) -> str:
    """`33`, `10 to 30`, `at least 34`, `up to 30`; `?` where neither end is known."""
    if low is None and high is None:
        return "?"
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,} to {high:,}"


def spread(r: Range) -> str:
    if r.low is None and r.high is None:
        return "" if r.best is None else f"{r.best:,}"
    best = "" if r.best is None else f" (best {r.best:,})"
    return interval(r.low, r.high) + best


def days(start: str | None, end: str | None) -> str:
    if not start and not end:
        return "day unknown"
    if start == end:
        return str(start)
    return f"{start or '…'} to {end or '…'}"


def show_incidents(view: View, out: Console) -> None:
    """All incidents as a table, by day."""
    table = Table(title=f"{len(view.incidents)} incidents", title_justify="left", header_style="bold")
    for name in ("incident", "days", "place", "event", "killed", "injured"):
        table.add_column(name, overflow="fold", no_wrap=name == "incident")
    for name in ("claims", "accounts", "origins"):
        table.add_column(name, justify="right")
    table.add_column("verdict")
    for i in sorted(view.incidents, key=lambda i: (i.when.end or "9999", i.when.start or "", i.incident_id)):
        table.add_row(
            i.incident_id[:9],
            days(i.when.start, i.when.end),
            i.place.name or "place unknown",
            i.event_type.replace("_", " "),
            spread(i.killed),
            spread(i.injured),
            str(len(i.claim_ids)),
            str(len({a.account for a in i.accounts})),
            str(i.origins),
            Text("contested", style="bold red") if i.contested else Text("", style="dim"),
        )
    out.print(table)
    if view.tallies:
        out.print(f"{len(view.tallies)} running totals (tallies), in no incident:")
        for t in view.tallies:
            ends = [interval(e.low, e.high) for e in t.entries]
            who = t.speaker or "the outlet itself"
            out.print(f"  {t.what} {t.kind}, as said by {who}: {', '.join(ends)}", highlight=False)
    unread = [a for a in view.articles if not a.read]
    for a in unread:
        out.print(f"Not read: {a.source_ref}, article {a.part}: {a.unread_reason}", highlight=False)


def show_incident(view: View, incident: Reconciled, out: Console) -> None:
    """One incident: the verdict on each field, then each account with its sentences and sources."""
    where = incident.place.name or "place unknown"
    out.rule(f"{incident.event_type.replace('_', ' ')}, {where}, {days(incident.when.start, incident.when.end)}")
    out.print(
        f"{incident.incident_id} · {len(incident.claim_ids)} claims in {len(incident.article_ids)} articles, "
        f"{incident.origins} origins, {incident.sides} sides",
        highlight=False,
    )
    for name, value in (("killed", incident.killed), ("injured", incident.injured)):
        if spread(value):
            out.print(f"{name}: {spread(value)}" + (f" under {incident.policy}" if incident.policy else ""))
    table = Table(header_style="bold", show_lines=True)
    for column in ("field", "verdict", "who says what"):
        table.add_column(column, overflow="fold")
    for d in incident.disagreements:
        verdict = Text(VERDICTS[d.verdict], style=STYLES.get(d.verdict, ""))
        values = "\n".join(f"{v.value.replace('_', ' ')}: {', '.join(v.accounts)}" for v in d.values)
        table.add_row(d.field.replace("_", " "), verdict, (view.mask.text(None, values) or "") + f"\n{d.reason}")
    out.print(table)
    by_account: dict[str, set[str]] = defaultdict(set)
    for a in incident.accounts:
        by_account[a.account].update(a.claim_ids)
    told = {c for ids in by_account.values() for c in ids}
    if rest := set(incident.claim_ids) - told:
        by_account["without a figure or a name"] = rest
    for account, ids in sorted(by_account.items()):
        out.print(Text(f"\n{account}", style="bold"))
        for c in sorted((view.claim[i] for i in ids), key=lambda c: (c.source_ref, c.char_start)):
            show_claim(view, c, out)


def show_claim(view: View, c: Claim, out: Console) -> None:
    mask = view.mask.text
    figures = "; ".join(count_words(k) for k in c.counts)
    firm = "" if c.stance == "asserted" else f" [{c.stance}]"
    quote = " ".join((mask(c.article_id, c.quote) or "").split())
    out.print(Text(f"  “{quote}”{firm}"))
    said = f", said by {mask(c.article_id, c.attributed_to)}" if c.attributed_to else ""
    who = f", attributed to {mask(c.article_id, c.perpetrator)}" if c.perpetrator else ""
    detail = f"{c.source_ref}:{c.char_start}-{c.char_end} {c.claim_id}{said}{who}"
    out.print(Text("     " + detail + (f", {mask(c.article_id, figures)}" if figures else ""), style="dim"))


def count_words(k: Count) -> str:
    about = "about " if k.approx else ""
    return f"{about}{interval(k.low, k.high)} {k.kind.replace('_', ' ')}" + (f" ({k.what})" if k.what else "")


def show_run(run: Run, out: Console) -> None:
    """What a run did, on standard error."""

    def say(text: str) -> None:
        out.print(text, highlight=False, markup=False)

    say(
        f"Read {run.sources_new} new, {run.sources_changed} changed and {run.sources_same} unchanged sources: "
        f"{run.articles} articles in the case, {run.articles_extracted} extracted now."
    )
    if run.because:
        say(f"Known articles were extracted again because {run.because}.")
    if run.claims_new or run.claims_changed or run.claims_superseded:
        say(
            f"Claims: {run.claims} ({run.claims_new} new, {run.claims_changed} with other fields than before, "
            f"{run.claims_superseded} superseded)."
        )
    else:
        say(f"Claims: {run.claims}, none changed.")
    changes = f"{run.incidents_new} new, {run.incidents_gone} gone"
    say(f"Incidents: {run.incidents} ({changes}). Running totals: {run.tallies}.")
    for line in run.unread:
        say(f"Not read: {line}")
    for r in run.rejected:
        say(f"Rejected: {r.source_ref}: {r.reason}. {r.detail}")
