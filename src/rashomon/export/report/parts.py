"""The parts of the report that are tables: tallies, control over time, sources, what was not read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rashomon.export.report.page import days
from rashomon.export.view import View
from rashomon.reconciliation.verdicts import words


@dataclass(frozen=True, slots=True)
class Part:
    """One table with its heading."""

    href: str
    name: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def parts(view: View) -> list[Part]:
    """All of them, in the order of the page."""
    return [tallies(view), control(view), sources(view), unread(view)]


def tallies(view: View) -> Part:
    rows = []
    for t in view.tallies:
        stated = [words(e.low, e.high) + (f" ({e.as_of[:10]})" if e.as_of else "") for e in t.entries]
        who = view.mask.text(None, t.speaker or t.side or "unnamed speaker") or ""
        kind = t.kind.replace("_", " ")
        period = days(t.period_start, t.period_end)
        rows.append((f"{t.what}: {kind}", who, t.area or "", period, "; ".join(stated)))
    lead = (
        "Totals that one side gives for a whole period. They are in no incident and are never added to one; totals of "
        "different words (killed, neutralised, casualties) are not compared."
    )
    return Part("tallies", "Running totals", lead, ("what", "as said by", "area", "period", "stated"), tuple(rows))


def control(view: View) -> Part:
    rows = []
    for c in view.control:
        for e in c.entries:
            holder = ("not " if e.denied else "") + e.holder
            rows.append((c.place_name, e.as_of[:10] if e.as_of else "", holder, view.mask.text(None, e.account) or ""))
    lead = "Who is said to hold a place, as of when, by whom. A change is not a contradiction."
    return Part("control", "Control over time", lead, ("place", "as of", "said to be held by", "account"), tuple(rows))


def sources(view: View) -> Part:
    claims = Counter(c.article_id for c in view.claims)
    originals = {a.article_id: a for a in view.articles}
    rows = []
    for a in view.articles:
        first = originals.get(a.origin_id or a.article_id)
        copy = "" if first is None or first is a else f"copy of {first.outlet or first.source_ref}"
        cites = ", ".join(a.cites)
        published = a.published[:10] if a.published else "unknown"
        basis = f" ({a.published_basis})" if a.published_basis else ""
        title = view.mask.text(a.article_id, a.title) or ""
        rows.append(
            (a.outlet or "unknown", title, a.source_ref, published + basis, str(claims[a.article_id]), cites, copy)
        )
    columns = ("outlet", "title", "file", "published", "claims", "names as its sources", "origin")
    lead = "Every article that was read, with where its day comes from and what it copies or cites."
    return Part("sources", "Sources", lead, columns, tuple(rows))


def unread(view: View) -> Part:
    rows = [(a.source_ref, f"article {a.part}", a.unread_reason or "") for a in view.articles if not a.read]
    for a in view.articles:
        rows += [
            (a.source_ref, f"characters {p.char_start} to {p.char_end}", p.unread_reason or "")
            for p in a.passages
            if a.read and not p.read
        ]
    rows += [(r.source_ref, f"rejected while {r.stage}ing", f"{r.reason}. {r.detail}") for r in view.rejected]
    stretches = Counter(r.kind.replace("_", " ") for r in view.removed)
    rows += [
        ("all files", f"{n} stretches left out as {kind}", "not article prose") for kind, n in sorted(stretches.items())
    ]
    lead = "What was not used, and why."
    return Part("unread", "Not read", lead, ("file", "what", "why"), tuple(rows))
