"""The contract's tables, field by field: rows of plain values, in an order that depends on nothing but content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rashomon.casebook.codec import as_plain
from rashomon.export.view import View
from rashomon.records import Article, Claim, Place, Range, Reconciled

Row = dict[str, Any]

# Fields of a claim that may hold a private person's name.
WORDED = (
    "quote",
    "perpetrator_text",
    "perpetrator",
    "target_text",
    "target",
    "counts",
    "attributed_to",
    "speaker",
)


def articles(view: View) -> list[Row]:
    return [_article(view, a) for a in view.articles]


def _article(view: View, a: Article) -> Row:
    return {
        "article_id": a.article_id,
        "source_ref": a.source_ref,
        "part": a.part,
        "char_start": a.char_start,
        "char_end": a.char_end,
        "outlet": a.outlet,
        "title": view.mask.text(a.article_id, a.title),
        "url": a.url,
        "published": a.published,
        "published_basis": a.published_basis,
        "language": a.language,
        "read": a.read,
        "unread_reason": a.unread_reason,
        "origin_id": a.origin_id or a.article_id,
        "cites": list(a.cites),
        "passages": [as_plain(p) for p in a.passages],
        "constructed": a.article_id in view.constructed,
    }


def removed(view: View) -> list[Row]:
    return [as_plain(r) for r in view.removed]


def rejected(view: View) -> list[Row]:
    return [as_plain(r) for r in view.rejected]


def claims(view: View) -> list[Row]:
    rows = [_claim(view, c) for c in view.claims]
    return rows + [_claim(view, c) | {"superseded": True} for c in view.superseded]


def _place(p: Place) -> Row:
    return {
        "place_name": p.name,
        "country": p.country,
        "admin1": p.admin1,
        "lat": p.lat,
        "lon": p.lon,
        "radius_km": p.radius_km,
        "place_precision": p.precision,
    }


def _claim(view: View, c: Claim) -> Row:
    row: Row = {
        "claim_id": c.claim_id,
        "article_id": c.article_id,
        "source_ref": c.source_ref,
        "char_start": c.char_start,
        "char_end": c.char_end,
        "quote": c.quote,
        "quote_sha256": c.quote_sha256,
        "event_type": c.event_type,
        "date_start": c.when.start,
        "date_end": c.when.end,
        "date_text": c.when.text,
        "date_basis": c.when.basis,
        "date_precision": c.when.precision,
        "place_text": c.place.text,
        "place_id": c.place.place_id,
        **_place(c.place),
        "perpetrator_text": c.perpetrator_text,
        "perpetrator": c.perpetrator,
        "perpetrator_alternatives": c.perpetrator_alternatives,
        "target_text": c.target_text,
        "target": c.target,
        "counts": [as_plain(k) for k in c.counts],
        "attributed_to": c.attributed_to,
        "speaker": c.speaker,
        "side": c.side,
        "stance": c.stance,
        "denial_scope": c.denial_scope,
        "irony": c.irony,
        "irony_scope": c.irony_scope,
        "is_aggregate": c.is_aggregate,
        "window_start": c.window_start,
        "window_end": c.window_end,
        "as_of": c.as_of,
        "evidence_kind": c.evidence_kind,
        "interest": c.interest,
        "origin_id": c.origin_id or c.article_id,
        "confidence": c.confidence,
        "mention_id": c.mention_id,
        "incident_id": view.incident_of.get(c.claim_id),
        "tally_id": view.tally_of.get(c.claim_id),
        "constructed": c.article_id in view.constructed,
    }
    return row | {k: view.mask.deep(c.article_id, row[k]) for k in WORDED}


def _range(r: Range) -> Row:
    return {"low": r.low, "best": r.best, "high": r.high}


def incidents(view: View) -> list[Row]:
    return [_incident(view, i) for i in view.incidents]


def _incident(view: View, i: Reconciled) -> Row:
    row: Row = {
        "incident_id": i.incident_id,
        "event_type": i.event_type,
        "date_start": i.when.start,
        "date_end": i.when.end,
        **_place(i.place),
        "killed": _range(i.killed),
        "injured": _range(i.injured),
        "policy": i.policy,
        "perpetrators": [{"actor": actor, "accounts": list(who)} for actor, who in i.perpetrators],
        "contested": i.contested,
        "disagreements": [as_plain(d) for d in i.disagreements],
        "grading": as_plain(i.grading),
        "origins": i.origins,
        "sides": i.sides,
        "constructed": not view.constructed.isdisjoint(i.article_ids),
    }
    lists = {
        "mention_ids": i.mention_ids,
        "article_ids": i.article_ids,
        "source_refs": i.source_refs,
        "claim_ids": i.claim_ids,
        "merged_from": i.merged_from,
    }
    worded = {k: view.mask.deep(None, row[k]) for k in ("perpetrators", "disagreements", "grading")}
    return row | worded | {k: list(v) for k, v in lists.items()} | dict(i.policy_line)


def accounts(view: View) -> list[Row]:
    return [
        view.mask.deep(None, as_plain(a)) | _constructed(view, a.claim_ids) for i in view.incidents for a in i.accounts
    ]


def tallies(view: View) -> list[Row]:
    return [
        view.mask.deep(None, as_plain(t)) | _constructed(view, [e.claim_id for e in t.entries]) for t in view.tallies
    ]


def control(view: View) -> list[Row]:
    return [as_plain(c) | _constructed(view, [i for e in c.entries for i in e.claim_ids]) for c in view.control]


def _constructed(view: View, claim_ids: Iterable[str]) -> Row:
    """Whether any of the statements behind a row was written for the demo."""
    return {"constructed": any(view.claim[c].article_id in view.constructed for c in claim_ids)}


TABLES: dict[str, Callable[[View], list[Row]]] = {
    "articles": articles,
    "removed": removed,
    "rejected": rejected,
    "claims": claims,
    "incidents": incidents,
    "accounts": accounts,
    "tallies": tallies,
    "control": control,
}
