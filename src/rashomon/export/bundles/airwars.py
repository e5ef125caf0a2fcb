"""A flat incidents file with its sources beside it, keyed by reference, as Airwars' exports are."""

from __future__ import annotations

from typing import Any

from rashomon.export.formats import to_csv
from rashomon.export.view import View
from rashomon.records import Reconciled

EXPLAINED = """
## Which rule made which column

| column | rule |
|---|---|
| killed_min, killed_max, injured_min, injured_max | low and high under the policy named above; empty is unknown, never 0 |
| grading_suggested, grading_reasons | the conditions in the methods page; a suggestion for a person to sign |
| grading_signed_by | empty until a person signs |
| belligerent_1 … | every actor to whom an account attributes the incident |
| sources.csv | one row for each article of each incident |
"""


def make(view: View) -> tuple[dict[str, bytes], str]:
    most = max((len(i.perpetrators) for i in view.incidents), default=0)
    rows = [_row(view, i, most) for i in view.incidents]
    sources = [
        {
            "reference": i.incident_id,
            "name": view.article[a].outlet,
            "language": view.article[a].language,
            "url": view.article[a].url,
            "published": view.article[a].published,
            "file": view.article[a].source_ref,
        }
        for i in view.incidents
        for a in i.article_ids
    ]
    return {"incidents.csv": to_csv(rows), "sources.csv": to_csv(sources)}, EXPLAINED


def _row(view: View, i: Reconciled, most: int) -> dict[str, Any]:
    grading = i.grading
    row: dict[str, Any] = {
        "reference": i.incident_id,
        "date_start": i.when.start,
        "date_end": i.when.end,
        "strike_type": i.event_type,
        "location": i.place.name,
        "admin1": i.place.admin1,
        "country": i.place.country,
        "latitude": i.place.lat,
        "longitude": i.place.lon,
        "location_accuracy": i.place.precision,
        "killed_min": i.killed.low,
        "killed_max": i.killed.high,
        "injured_min": i.injured.low,
        "injured_max": i.injured.high,
        "grading_suggested": grading.suggested if grading else None,
        "grading_reasons": view.mask.text(None, "; ".join(grading.reasons)) if grading else None,
        "grading_signed_by": grading.signed_by if grading else None,
        "sources": len(i.article_ids),
        "origins": i.origins,
        "constructed": not view.constructed.isdisjoint(i.article_ids),
    }
    actors = [actor for actor, _ in i.perpetrators]
    return row | {f"belligerent_{n + 1}": actors[n] if n < len(actors) else None for n in range(most)}
