"""The nouns: frozen, typed, slotted; no input or output, no driver, no language processing."""

from rashomon.records.article import Article, DayClue, Given, Passage, Rejected, Removed, Source
from rashomon.records.claim import Claim, Count, Mention, PersonSpan, Place, When
from rashomon.records.errors import RashomonError
from rashomon.records.identity import article_id, claim_id, digest, mention_id
from rashomon.records.incident import (
    Account,
    ControlSequence,
    Decision,
    Disagreement,
    Grading,
    Holding,
    Incident,
    Range,
    Reconciled,
    Tally,
    TallyEntry,
    Value,
)
from rashomon.records.relations import ActorRelations, Relation

__all__ = [
    "Account",
    "ActorRelations",
    "Article",
    "Claim",
    "ControlSequence",
    "Count",
    "DayClue",
    "Decision",
    "Disagreement",
    "Given",
    "Grading",
    "Holding",
    "Incident",
    "Mention",
    "Passage",
    "PersonSpan",
    "Place",
    "Range",
    "RashomonError",
    "Reconciled",
    "Rejected",
    "Relation",
    "Removed",
    "Source",
    "Tally",
    "TallyEntry",
    "Value",
    "When",
    "article_id",
    "claim_id",
    "digest",
    "mention_id",
]
