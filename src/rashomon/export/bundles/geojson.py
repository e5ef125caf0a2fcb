"""Points of incidents as GeoJSON (RFC 7946: WGS 84, longitude first), each with its precision and radius."""

from __future__ import annotations

import json

from rashomon.export.tables import incidents
from rashomon.export.view import View

EXPLAINED = """
Every incident is a feature; one without a point has a null geometry. `radius_km` and `place_precision` say how far the
point may be off: a point is never exact unless it says so.
"""


def make(view: View) -> tuple[dict[str, bytes], str]:
    features = []
    for row in incidents(view):
        lat, lon = row.pop("lat"), row.pop("lon")
        point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
        features.append({"type": "Feature", "id": row["incident_id"], "geometry": point, "properties": row})
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    return {"incidents.geojson": text.encode("utf-8")}, EXPLAINED
