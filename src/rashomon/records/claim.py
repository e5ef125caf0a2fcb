"""What is taken down from an article: claims, and the mentions that group them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventType = Literal[
    "airstrike",
    "drone_strike",
    "shelling",
    "ied_or_bomb",
    "suicide_attack",
    "chemical_attack",
    "armed_clash",
    "shooting",
    "assassination",
    "execution",
    "sexual_violence",
    "attack",
    "property_destruction",
    "detention",
    "release",
    "displacement",
    "protest_clash",
    "convoy_blocked",
    "seizure_of_territory",
    "force_deployment",
    "patrol",
    "agreement_or_talks",
    "threat",
    "aggregate_toll",
    "humanitarian_condition",
    "other",
]
CountKind = Literal[
    "killed",
    "injured",
    "killed_or_injured",
    "neutralised",
    "detained",
    "released",
    "missing",
    "displaced",
    "refugees",
    "destroyed",
    "damaged",
    "captured",
    "deployed",
    "targets_hit",
    "other",
]
Group = Literal["civilians", "combatants", "unknown"]
DatePrecision = Literal["day", "days", "week", "month", "year"]
DateBasis = Literal["stated", "relative", "narrative", "published"]
PlacePrecision = Literal["exact", "settlement", "near", "district", "province", "region", "country", "sea"]
Stance = Literal["asserted", "hedged", "denied", "disputed"]
DenialScope = Literal["event", "responsibility", "figure", "not_yet"]
IronyScope = Literal["event", "wording"]
EvidenceKind = Literal[
    "video",
    "drone_video",
    "voice_message",
    "chat",
    "social_media",
    "official_statement",
    "local_source",
    "other_media",
    "named_individual",
]
Interest = Literal["own_loss", "enemy_loss", "own_denial", "accusation", "third_party"]


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event: ISO, both inclusive. `start` None with an `end` means "not later than"."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    basis: DateBasis | None = None
    precision: DatePrecision | None = None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event was: the words, and the point they resolve to with its radius in kilometres."""

    text: str | None = None
    name: str | None = None
    place_id: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: PlacePrecision | None = None
    rivals: tuple[str, ...] = ()
    """Other places that the words could mean, where it is ambiguous."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One figure as stated. `low` and `high` by the contract's table; None is unknown, never 0."""

    kind: CountKind
    what: str | None
    group: Group
    low: int | None
    high: int | None
    approx: bool = False
    subset_of: int | None = None
    """Index, in the same claim's counts, of the figure that this one is part of."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """The name of a private person, offsets in the reading text."""

    char_start: int
    char_end: int
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence stating one event: what, who, to whom, where, when, how many, said by whom, how firmly."""

    claim_id: str
    article_id: str
    source_ref: str
    char_start: int
    char_end: int
    quote: str
    quote_sha256: str
    event_type: EventType
    when: When = When()
    place: Place = Place()
    perpetrator_text: str | None = None
    perpetrator: str | None = None
    perpetrator_alternatives: bool = False
    target_text: str | None = None
    target: str | None = None
    counts: tuple[Count, ...] = ()
    attributed_to: str | None = None
    speaker: str | None = None
    side: str | None = None
    stance: Stance = "asserted"
    denial_scope: DenialScope | None = None
    irony: bool = False
    irony_scope: IronyScope | None = None
    is_aggregate: bool = False
    window_start: str | None = None
    window_end: str | None = None
    as_of: str | None = None
    evidence_kind: EvidenceKind | None = None
    interest: Interest | None = None
    origin_id: str | None = None
    confidence: float = 0.5
    mention_id: str | None = None
    persons: tuple[PersonSpan, ...] = ()
    loaded: tuple[tuple[str, str], ...] = ()
    """(referent or act, loaded word as written): how the outlet names things, for the framing table."""
    why: tuple[str, ...] = ()
    """What `explain` prints: the cue, the words that filled each role, what was considered and rejected."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One article's claims about one incident, with the day and place that they share. This is what gets linked."""

    mention_id: str
    article_id: str
    source_ref: str
    claim_ids: tuple[str, ...]
    event_type: EventType
    """The most specific of its claims' types."""
    when: When = When()
    place: Place = Place()
    perpetrators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    killed: tuple[int | None, int | None] | None = None
    """Widest interval that its claims state; None where no claim states one."""
    injured: tuple[int | None, int | None] | None = None
    names: tuple[str, ...] = ()
    """Folded names of places, units and persons in its sentences, for telling incidents apart."""
    words: tuple[str, ...] = ()
    """Folded content words of its sentences, for likeness of wording."""
    victims: tuple[str, ...] = ()
    """Folded names of the killed and hurt that it describes one by one, every two words of a name together."""
    ages: tuple[str, ...] = ()
    """Their ages in years, as far as it gives them."""
    published: str | None = None
    outlet: str | None = None
    is_aggregate: bool = False
    """All its claims are running totals: it goes to a tally and to no incident."""
    aside: bool = False
    """Told by the way, of another event than what its text is about."""
