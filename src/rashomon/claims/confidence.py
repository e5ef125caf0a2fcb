"""How likely a claim and all its filled fields are right.

A product of what each feature was seen to cost, on claims compared by hand with their sentences: a start of 0.93, and a
factor for each thing that is missing or that was inferred rather than read.
"""

from __future__ import annotations

from rashomon.claims.events import VIOLENCE
from rashomon.records import Claim

START = 0.93
FACTORS = {
    "no figure and no actor": 0.75,
    "no role filled": 0.85,
    "type from the means or from nothing": 0.85,
    "place ambiguous": 0.9,
    "day taken from publication": 0.9,
    "irony": 0.7,
    "soft type": 0.85,
    "day from the context": 0.93,
    "place from the context": 0.93,
    "no figure": 0.95,
}


def confidence(c: Claim) -> float:
    """Between 0 and 1, two decimals."""
    value = START
    if not c.counts and not c.perpetrator and not c.target:
        value *= FACTORS["no figure and no actor"]
    elif not c.perpetrator_text and not c.target_text:
        value *= FACTORS["no role filled"]
    if c.event_type == "attack":
        value *= FACTORS["type from the means or from nothing"]
    if c.place.rivals:
        value *= FACTORS["place ambiguous"]
    if c.when.basis == "published":
        value *= FACTORS["day taken from publication"]
    if c.irony:
        value *= FACTORS["irony"]
    if c.event_type not in VIOLENCE and c.event_type not in ("aggregate_toll", "detention", "release", "patrol"):
        value *= FACTORS["soft type"]
    # A sentence with its own day, place and figure was read right in nine cases of ten, one without in seven.
    if not c.when.text:
        value *= FACTORS["day from the context"]
    if not c.place.text:
        value *= FACTORS["place from the context"]
    if not c.counts:
        value *= FACTORS["no figure"]
    return round(value, 2)
