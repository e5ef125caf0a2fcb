"""The parts of the report that are tables, from running totals to what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.export.report.page import days
from rashomon.export.view import View
from rashomon.reconciliation.agreements import Allegation, allegations, by_month
from rashomon.reconciliation.framing import framing
from rashomon.reconciliation.origins import origin_name
from rashomon.reconciliation.tally_audit import audit_tallies
from rashomon.reconciliation.verdicts import words
from rashomon.records import Article, ControlSequence


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text, each with the address on this page that it leads to, or none."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table with its caption."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its tables."""

    href: str
    name: str
    lead: str
    tables: tuple[Table, ...]


Content = str | tuple[str, str] | list[tuple[str, str]]


def cell(content: Content) -> Cell:
    """From a text, a text with its address, or several of these."""
    if isinstance(content, str):
        return Cell(((content, ""),))
    return Cell((content,) if isinstance(content, tuple) else tuple(content))


def table(caption: str, columns: tuple[str, ...], rows: Sequence[Sequence[Content]]) -> Table:
    return Table(caption, columns, tuple(tuple(cell(c) for c in row) for row in rows))


def parts(view: View) -> list[Part]:
    """All of them, in the order of the page."""
    return [tallies(view), control(view), agreements(view), namings(view), sources(view), unread(view)]


def _masked(view: View, text: str) -> str:
    return view.mask.text(None, text) or ""


def shown_claim(view: View, claim_id: str) -> str:
    """The address of a claim's sentence on this page; only claims in an incident are printed."""
    return f"#{claim_id}" if claim_id in view.incident_of else ""


def tallies(view: View) -> Part:
    audits = audit_tallies(view.tallies, view.incidents, view.claim, view.mention, view.article, view.relations)
    rows: list[list[Content]] = []
    for t, audit in zip(view.tallies, audits, strict=True):
        stated = [
            ("no figure" if (e.low, e.high) == (None, None) else words(e.low, e.high))
            + (f", as of {e.as_of[:10]}" if e.as_of else "")
            for e in t.entries
        ]
        quotes = [view.mask.text(view.claim[e.claim_id].article_id, view.claim[e.claim_id].quote) for e in t.entries]
        rows.append(
            [
                _masked(view, f"{t.what}: {t.kind.replace('_', ' ')}"),
                _masked(view, t.speaker or "the outlet itself"),
                ", ".join(filter(None, (t.area, days(t.period_start, t.period_end)))),
                [(f"{s}: “{' '.join((q or '').split())}”", "") for s, q in zip(stated, quotes, strict=True)],
                [(_masked(view, note), "") for note in audit.notes] or "nothing to set beside it",
            ]
        )
    lead = (
        "Totals that one side gives for a whole period. They are in no incident and are never added to one. Each is set "
        "against its own earlier figures, the incidents known here in its window, and other totals; totals of different "
        "units (killed, neutralised, killed or injured) are named and not compared."
    )
    columns = ("what", "as said by", "area and window", "stated", "checked")
    return Part("tallies", "Running totals", lead, (table("Running totals, each audited", columns, rows),))


def control(view: View) -> Part:
    rows: list[list[Content]] = []
    for c in view.control:
        rows.append([c.place_name, _changes(c), [_holding(view, n, c) for n in range(len(c.entries))]])
    lead = "Who is said to hold a place, as of when, by whom. A change is not a contradiction."
    columns = ("place", "in short", "said to be held by")
    return Part("control", "Control over time", lead, (table("Control of places over time", columns, rows),))


def _changes(c: ControlSequence) -> str:
    holders = list(dict.fromkeys(e.holder for e in c.entries if not e.denied))
    accounts = len({e.account for e in c.entries})
    said = f"{accounts} account{'s' if accounts > 1 else ''}"
    return f"one holder, {said}" if len(holders) == 1 else f"{len(holders)} holders, {said}"


def _holding(view: View, n: int, c: ControlSequence) -> tuple[str, str]:
    e = c.entries[n]
    day = e.as_of[:10] if e.as_of else "day unknown"
    text = f"{day}: {'not ' if e.denied else ''}{e.holder}, says {_masked(view, e.account)}"
    return text, shown_claim(view, e.claim_ids[0]) if e.claim_ids else ""


def agreements(view: View) -> Part:
    found = allegations(view.claims, view.incident_of, view.article, view.agreements, view.relations)
    months: list[list[Content]] = [
        [m.month, m.agreement, m.accused, str(m.incidents), str(m.before), str(m.accounts), str(m.denied)]
        for m in by_month(found)
    ]
    rows: list[list[Content]] = [_alleged(view, a) for a in found]
    lead = (
        "Breaches of agreements as alleged: nothing here finds one. A claim is listed where its event is of a kind that "
        "a provision of the pack's agreements forbids, on a day and in a province that it covers, attributed to a party "
        "that it obliges."
    )
    by = ("month", "agreement", "accused", "incidents alleged", "the month before", "accounts", "denied")
    single = ("day", "alleged breach of", "accused", "alleged by", "what the accused says")
    made = (table("Alleged breaches by month", by, months), table("Each allegation", single, rows)) if found else ()
    return Part("agreements", "Agreements", lead, made)


def _alleged(view: View, a: Allegation) -> list[Content]:
    event = f"{a.event_type.replace('_', ' ')}, {a.place or 'place unknown'}"
    exempt = f"; directed at {a.exempt}, which the provision exempts" if a.exempt else ""
    side = f" (speaks for {a.accuser_side})" if a.accuser_side else ""
    denials = [
        (f"{_masked(view, who)}: {view.mask.text(view.claim[c].article_id, said)}", f"#{c}")
        for who, said, c in a.answers
    ]
    return [
        a.day,
        f"{a.agreement}, {a.provision}: {a.act}",
        [(a.accused, ""), (event + exempt, shown_claim(view, a.claim_id))],
        _masked(view, a.accuser) + side,
        denials or "nothing, in these reports",
    ]


def namings(view: View) -> Part:
    rows: list[list[Content]] = []
    for n in framing(view.claims, view.article):
        own = ", ".join(f"{word} ({count})" for word, count in n.own)
        quoted = ", ".join(f"{word} ({count})" for word, count in n.quoted)
        rows.append([n.referent, n.outlet, own, quoted])
    lead = (
        "How each outlet names the same thing, counted by sentence: words that the packs list as taking a side, with "
        "the neutral name of what they refer to. Words in quoted speech stand apart."
    )
    columns = ("of what", "outlet", "in its own voice", "in speech that it quotes")
    return Part(
        "framing", "Words", lead, (table("Words for the same thing, by outlet", columns, rows),) if rows else ()
    )


def sources(view: View) -> Part:
    claims = Counter(c.article_id for c in view.claims)
    originals = {a.article_id: a for a in view.articles}
    names: dict[str, Counter[str]] = {}
    for c in view.claims:
        names.setdefault(c.article_id, Counter())[_masked(view, origin_name(c, view.article))] += 1
    rows: list[list[Content]] = []
    for a in view.articles:
        published = a.published[:10] if a.published else "unknown"
        basis = f" ({a.published_basis})" if a.published_basis else ""
        spoken = names.get(a.article_id, Counter())
        rows.append(
            [
                a.outlet or "unknown",
                [(view.mask.text(a.article_id, a.title) or "untitled", ""), (a.source_ref, "")],
                published + basis,
                str(claims[a.article_id]),
                _copied(a, originals),
                ", ".join(f"{name} ({n})" for name, n in sorted(spoken.items(), key=lambda i: (-i[1], i[0]))),
            ]
        )
    columns = ("outlet", "article and file", "published", "claims", "copies or cites", "origins of its claims")
    lead = (
        "Every article that was read, with where its day comes from, what it copies or cites, and whose statements its "
        "claims really are: a named speaker is the origin of what he says, whoever prints it."
    )
    return Part("sources", "Sources", lead, (table("Articles with their origins", columns, rows),))


def _copied(a: Article, originals: dict[str, Article]) -> str:
    first = originals.get(a.origin_id or a.article_id)
    copy = [] if first is None or first is a else [f"copy of {first.outlet or first.source_ref}"]
    return "; ".join(copy + ([f"cites {', '.join(a.cites)}"] if a.cites else []))


def unread(view: View) -> Part:
    rows = [[a.source_ref, f"article {a.part}", a.unread_reason or ""] for a in view.articles if not a.read]
    for a in view.articles:
        rows += [
            [a.source_ref, f"characters {p.char_start} to {p.char_end}", p.unread_reason or ""]
            for p in a.passages
            if a.read and not p.read
        ]
    during = {"read": "while reading", "survey": "in the survey", "extract": "while extracting"}
    rows += [
        [r.source_ref, f"rejected {during.get(r.stage, f'in the stage {r.stage}')}", f"{r.reason}. {r.detail}"]
        for r in view.rejected
    ]
    stretches = Counter(r.kind.replace("_", " ") for r in view.removed)
    rows += [
        ["all files", f"{n} stretch{'es' if n > 1 else ''} left out as {kind}", "not article prose"]
        for kind, n in sorted(stretches.items())
    ]
    made = (table("What was not used", ("file", "what", "why"), rows),) if rows else ()
    return Part("unread", "Not read", "What was not used, and why.", made)
