"""The 49 columns of UCDP GED 25.1, in their order (best, high, low), filled as far as reports allow."""

from __future__ import annotations

from typing import Any

from rashomon.export.bundles.crosswalk import coded
from rashomon.export.formats import to_csv
from rashomon.export.view import CONSTRUCTED, View
from rashomon.records import Reconciled

COLUMNS = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
EXPLAINED = """
## Which rule made which column

| column | rule |
|---|---|
| id | Rashomon's incident id; UCDP's ids, conflict, dyad and state numbers are left empty |
| side_a, side_b | the first actor named as perpetrator, the first named as target; UCDP puts a government first |
| number_of_sources | independent origins, not articles |
| source_office, source_date, source_headline | of each article, joined by "; " |
| source_article | empty, or that the reports were constructed for the demo |
| source_original | where the statements really come from: speakers and outlets |
| where_prec, date_prec | the crosswalk from our precision |
| deaths_a, deaths_b, deaths_civilians, deaths_unknown | best, split by the victims' status as stated; combatants are put to side b, which was hit; the four sum to best |
| best, high, low | under the policy named above |
| event_clarity | 1 where a day and a place are known, else 2 |

Only incidents in which somebody states a death are listed, as UCDP lists events with at least one.
"""


def make(view: View) -> tuple[dict[str, bytes], str]:
    rows = [_row(view, i) for i in view.incidents if (i.killed.high or 0) > 0]
    return {"ged-style.csv": to_csv(rows or [dict.fromkeys(COLUMNS)])}, EXPLAINED


def _row(view: View, i: Reconciled) -> dict[str, Any]:
    articles = [view.article[a] for a in i.article_ids]
    targets = [t for c in i.claim_ids for t in (view.claim[c].target or "").split("; ") if t]
    day = i.when.start or i.when.end
    side_a = i.perpetrators[0][0] if i.perpetrators else None
    side_b = view.mask.text(None, targets[0]) if targets else None
    lat, lon = i.place.lat, i.place.lon
    known = {
        "id": i.incident_id,
        "year": int(day[:4]) if day else None,
        "side_a": side_a,
        "side_b": side_b,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "number_of_sources": i.origins,
        "source_article": CONSTRUCTED if not view.constructed.isdisjoint(i.article_ids) else None,
        "source_office": "; ".join(a.outlet or "" for a in articles),
        "source_date": "; ".join((a.published or "")[:10] for a in articles),
        "source_headline": "; ".join(view.mask.text(a.article_id, a.title) or "" for a in articles),
        "source_original": view.mask.text(None, "; ".join(i.origin_names)),
        "where_prec": coded("where_prec", i.place.precision),
        "where_coordinates": i.place.name,
        "where_description": i.place.text,
        "adm_1": i.place.admin1,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if lat is not None and lon is not None else None,
        "country": i.place.country,
        "event_clarity": 1 if day and i.place.name else 2,
        "date_prec": coded("date_prec", i.when.precision),
        "date_start": i.when.start,
        "date_end": i.when.end,
        "best": i.killed.best,
        "high": i.killed.high,
        "low": i.killed.low,
        **dict(i.policy_line),
    }
    return {c: known.get(c) for c in COLUMNS}
