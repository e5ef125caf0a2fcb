"""Running totals that a sentence goes on with: "150 rebels have died this year. Twenty-one guards have also lost their lives." """

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claims.cues import VIOLENCE
from rashomon.claims.days import Day
from rashomon.claims.drafts import Draft
from rashomon.claims.events import clause
from rashomon.claims.grammar import role_words
from rashomon.records import Count

HARM = ("killed", "injured", "killed_or_injured")


def goes_on_counting(draft: Draft, day: Day | None, counted: Sequence[Count]) -> bool:
    """Right after a total: several dead or hurt without a day of their own, in the perfect tense or of a count."""
    if draft.type not in VIOLENCE or (day is not None and day.when.text):
        return False
    harmed = [k for k in counted if k.kind in HARM and k.subset_of is None]
    if not harmed or any((k.low or k.high or 0) <= 1 for k in harmed):
        return False
    verb = clause(draft.cue)
    perfect = any(c.dep_ == "aux" and c.lower_ in role_words()["perfect"] for c in verb.children)
    return perfect or any(t.lower_ in role_words()["counting"] for t in draft.parsed.doc)
