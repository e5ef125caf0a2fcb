"""Positions of forces are never shown fine enough, or fresh enough, to be of use against them. This is no option.

Patrols, deployments and convoys are placed no finer than a settlement; where they are younger than 30 days, no finer
than a province, and without a point (design, decision 8).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rashomon.records import Claim, Place, Reconciled, When

MOVING = frozenset({"patrol", "force_deployment", "convoy_blocked"})
FRESH = timedelta(days=30)
SETTLEMENT_KM = 5.0


def coarse(place: Place, event_type: str, when: When, today: date) -> Place:
    """The place as it may be shown on this day."""
    if event_type not in MOVING or place == Place():
        return place
    day = when.end or when.start
    if day is not None and date.fromisoformat(day[:10]) > today - FRESH:
        where = place.admin1 or place.country
        note = "a position younger than 30 days is placed no finer than its province"
        return Place(name=where, country=place.country, admin1=place.admin1, precision="province", note=note)
    if place.precision == "exact":
        return replace(place, precision="settlement", radius_km=max(SETTLEMENT_KM, place.radius_km or 0.0))
    return place


def coarse_claim(claim: Claim, today: date) -> Claim:
    return replace(claim, place=coarse(claim.place, claim.event_type, claim.when, today))


def coarse_incident(row: Reconciled, today: date) -> Reconciled:
    place = coarse(row.place, row.event_type, row.when, today)
    return row if place == row.place else replace(row, place=place)
