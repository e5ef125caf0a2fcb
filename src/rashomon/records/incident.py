"""What links and reconciles: incidents, tallies, control sequences, accounts and verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.claim import CountKind, EventType, Group, Interest, Place, When

Field = Literal[
    "killed",
    "injured",
    "perpetrator",
    "target",
    "victim_status",
    "place",
    "date",
    "weapon",
    "outcome",
    "other",
]
Verdict = Literal["single_source", "agreed", "compatible", "contested", "denied"]


@dataclass(frozen=True, slots=True)
class Incident:
    """Mentions that speak of one event in one place and time. What linking makes."""

    incident_id: str
    mention_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    merged_from: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    """The weakest link, the nearest mention left out, in words."""


@dataclass(frozen=True, slots=True)
class TallyEntry:
    """One statement of a running total."""

    claim_id: str
    low: int | None
    high: int | None
    window_start: str | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One side's running total of one quantity over a window; never an incident."""

    tally_id: str
    what: str
    kind: CountKind
    group: Group
    side: str | None
    speaker: str | None
    area: str | None
    period_start: str | None
    period_end: str | None
    entries: tuple[TallyEntry, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who is said to hold a place, as of a day, by whom."""

    holder: str
    as_of: str | None
    claim_ids: tuple[str, ...]
    account: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class ControlSequence:
    """Who is said to hold one place, over time; a change is not a contradiction."""

    place_name: str
    place_id: str | None
    lat: float | None
    lon: float | None
    entries: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Low, best and high of a figure. Without a policy `best` is None. None is unknown, never 0."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One outlet's or quoted speaker's answer to one field of one incident."""

    incident_id: str
    account: str
    side: str | None
    interest: Interest | None
    field: Field
    value: str
    claim_ids: tuple[str, ...]
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that the accounts give for a field."""

    value: str
    claim_ids: tuple[str, ...]
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The verdict on one field of one incident, agreement included."""

    field: Field
    verdict: Verdict
    reason: str
    """One plain sentence."""
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Grading:
    """A suggestion for a person to sign."""

    suggested: str
    reasons: tuple[str, ...]
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """An incident with its accounts laid side by side. What reconciling makes; one row of the table `incidents`."""

    incident_id: str
    event_type: EventType
    when: When
    place: Place
    killed: Range
    injured: Range
    policy: str | None
    perpetrators: tuple[tuple[str, tuple[str, ...]], ...]
    """(actor, accounts that name it)."""
    contested: bool
    disagreements: tuple[Disagreement, ...]
    grading: Grading | None
    origins: int
    sides: int
    accounts: tuple[Account, ...]
    mention_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    source_refs: tuple[str, ...]
    claim_ids: tuple[str, ...]
    merged_from: tuple[str, ...] = ()
    origin_names: tuple[str, ...] = ()
    """Whom the origins are, in words: "the governor of Hatay", "Agency A"."""
    policy_line: tuple[tuple[str, int | None], ...] = ()
    """Further columns that the policy computes, such as deaths_a; (name, value) in order."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says: an input to linking and reconciling, kept append-only."""

    decision_id: str
    kind: Literal["must_link", "cannot_link", "claim_right", "claim_wrong", "undo"]
    claim_a: str | None
    claim_b: str | None
    quotes: tuple[str, ...]
    """The words of the claims when the decision was taken."""
    who: str
    when: str
    """UTC, ISO 8601."""
    why: str = ""
    undoes: str | None = None
