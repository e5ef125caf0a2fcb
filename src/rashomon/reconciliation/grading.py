"""A grading suggested with its reasons, for a person to sign: five classes, in the style of Airwars.

Discounted: no account states harm to civilians or to people of unknown status; in a text that calls those harmed
combatants and nobody civilian, "a further 36 were wounded" is of the same. Confirmed: a belligerent accepts
responsibility. Contested: competing accounts of who did it. Fair: two origins or more, and a belligerent is named. Weak:
anything less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.records import Claim, Grading, Reconciled


def suggest(row: Reconciled, claims: Sequence[Claim]) -> Grading:
    """The class whose conditions hold first, with the reason in words."""
    admitted = [c for c in claims if c.speaker and c.perpetrator and c.speaker in c.perpetrator.split("; ")]
    admitted = [c for c in admitted if c.stance == "asserted" and not c.is_aggregate]
    perpetrator = next((d for d in row.disagreements if d.field == "perpetrator"), None)
    groups = _groups(claims)
    if groups <= {"combatants"}:
        why = "All who state harm to people call them combatants." if groups else "No account states harm to people."
        return Grading("Discounted", (why,))
    if admitted:
        return Grading("Confirmed", (f"{admitted[0].speaker} says that it did this.",))
    if perpetrator and perpetrator.verdict in ("contested", "denied"):
        return Grading("Contested", (perpetrator.reason,))
    if row.origins >= 2 and row.perpetrators:
        named = ", ".join(actor for actor, _ in row.perpetrators)
        return Grading("Fair", (f"{row.origins} independent origins; attributed to {named}.",))
    return Grading("Weak", ("There is only one origin." if row.origins < 2 else "No belligerent is named.",))


def _groups(claims: Sequence[Claim]) -> set[str]:
    by_text: dict[str, set[str]] = defaultdict(set)
    for c in claims:
        by_text[c.article_id] |= {
            k.group for k in c.counts if k.kind in ("killed", "injured") and (k.low, k.high) != (0, 0)
        }
    return set().union(
        *(g - {"unknown"} if "combatants" in g and "civilians" not in g else g for g in by_text.values())
    )
