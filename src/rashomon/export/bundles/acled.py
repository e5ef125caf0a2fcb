"""The 31 columns of an ACLED export, in their order, filled as far as reports allow."""

from __future__ import annotations

from typing import Any

from rashomon.export.bundles.crosswalk import coded
from rashomon.export.formats import to_csv
from rashomon.export.view import CONSTRUCTED, View
from rashomon.records import Reconciled

COLUMNS = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
EXPLAINED = """
## Which rule made which column

| column | rule |
|---|---|
| event_id_cnty | Rashomon's incident id |
| event_date, year, time_precision | first day of the incident; the crosswalk from our precision |
| disorder_type, event_type, sub_event_type | the crosswalk from our event type: a proposal, edit it for your project |
| actor1, actor2 | who is named as perpetrator and as target; ACLED's order does not mean attacker and victim |
| inter1, inter2, interaction, assoc_actor_1, assoc_actor_2, region, admin2, admin3, source_scale, iso | left empty: they need ACLED's own coding |
| location, latitude, longitude, geo_precision | the incident's place; the crosswalk from our precision |
| source | the outlets, joined by "; " |
| notes | the accounts' figures and every disagreement, in words |
| fatalities | best under the policy named above; empty where nobody states a figure |
| tags | "contested" where accounts contest or deny each other; whether the reports were constructed for the demo |
| timestamp | left empty, so that the same case gives the same file |

Statements that are no events (threats, running totals, humanitarian conditions) are left out.
"""


def make(view: View) -> tuple[dict[str, bytes], str]:
    rows = [_row(view, i) for i in view.incidents if coded("acled", i.event_type)]
    return {"acled-style.csv": to_csv(rows or [dict.fromkeys(COLUMNS)])}, EXPLAINED


def _row(view: View, i: Reconciled) -> dict[str, Any]:
    kind, sub = coded("acled", i.event_type)
    outlets = sorted({view.article[a].outlet or view.article[a].source_ref for a in i.article_ids})
    targets = sorted({t for c in i.claim_ids for t in (view.claim[c].target or "").split("; ") if t})
    day = i.when.start or i.when.end
    known = {
        "event_id_cnty": i.incident_id,
        "event_date": day,
        "year": int(day[:4]) if day else None,
        "time_precision": coded("time_precision", i.when.precision),
        "disorder_type": "Strategic developments" if kind == "Strategic developments" else "Political violence",
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": "; ".join(actor for actor, _ in i.perpetrators),
        "actor2": view.mask.text(None, "; ".join(targets)),
        "civilian_targeting": "Civilian targeting" if targets == ["Civilians"] else None,
        "country": i.place.country,
        "admin1": i.place.admin1,
        "location": i.place.name,
        "latitude": i.place.lat,
        "longitude": i.place.lon,
        "geo_precision": coded("geo_precision", i.place.precision),
        "source": "; ".join(outlets),
        "notes": view.mask.text(None, notes(i)),
        "fatalities": i.killed.best if i.killed.best is not None else i.killed.low,
        "tags": "; ".join(_tags(view, i)) or None,
    }
    return {c: known.get(c) for c in COLUMNS}


def _tags(view: View, i: Reconciled) -> list[str]:
    made = not view.constructed.isdisjoint(i.article_ids)
    return ["contested"] * i.contested + [CONSTRUCTED] * made


def notes(i: Reconciled) -> str:
    """Every field's verdict and values, in words."""
    lines = []
    for d in i.disagreements:
        values = "; ".join(f"{v.value} ({', '.join(v.accounts)})" for v in d.values)
        lines.append(f"{d.field} [{d.verdict.replace('_', ' ')}]: {values}.")
    return " ".join(lines)
