"""Narrative: where the reading of one article has got to, and the day and place it lends to what has none of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from rashomon.claims import days
from rashomon.claims.aftermath import names_the_act, tells_the_act, tells_the_aftermath
from rashomon.claims.context import ActorContext
from rashomon.claims.cues import VIOLENCE
from rashomon.claims.home import Home
from rashomon.claims.items import Item
from rashomon.claims.place_mentions import PlaceMention, find_places
from rashomon.claims.places import PlaceContext
from rashomon.claims.sentence import Sentence
from rashomon.expressions.phrases import phrase_book
from rashomon.expressions.times import find_times
from rashomon.packs import Knowledge
from rashomon.records import Article, Claim, Place, When
from rashomon.records.claim import EventType

TOWN = frozenset({"exact", "settlement", "near"})
AREA = frozenset({"district", "province", "region", "country"})
# An acronym is no longer than so many letters.
INITIALS = 6
# A round-up says in its first paragraphs of which days it tells: a week or a few; a longer period is background.
LEAD = 2
LONGEST_SPAN = timedelta(days=31)
# As far back lies a day that stands right beside a word of the act: "the January 19 death".
A_YEAR = timedelta(days=365)
# The part of the dated acts of a text that must give one day for the text to be of that day.
MOSTLY = 0.75
WORDS = phrase_book(Path(__file__).parent / "en" / "mentions.toml")
# A sentence that says when or where it happened, and no more of what.
TELLS_WHEN = WORDS.pattern(r"<what_happened>[^.;]{0,40}?<happened>|<came>[^.;]{0,60}?<came_to>")


@dataclass
class Reading:
    """Where the reading of one article has got to: its narrative day and place, and the actors so far."""

    article: Article
    knowledge: Knowledge
    anchor: date | None
    places: PlaceContext
    actors: ActorContext
    narrative: date | None = None
    sarcastic: bool = False
    clips: Collection[int] = frozenset()
    """Where captions of videos start, which tell of other stories."""
    home: Home | None = None
    place: Place | None = None
    paragraph: int = -1
    told: When | None = None
    told_in: int = -1
    struck: EventType | None = None
    """How it was struck, where the last act of violence that was told is a strike from the air."""
    span: When | None = None
    """The days that a round-up says it tells of: "between 3 and 9 May", "over the past week"."""
    total: days.Day | None = None
    """The window of the running total that was told last, until an incident is told again."""
    asides: set[str] = field(default_factory=set)
    """Claims on other events than the text's own, told of by the way."""
    dated_until: int = -1
    """The last paragraph that a date line over the text speaks for: its headline and its lead."""

    away: bool = False
    """It has told of a village that no map knows, whatever town it is written in."""
    items: Mapping[int, Item] = field(default_factory=dict)
    """The items of a round-up that open with the place that they tell of, by paragraph."""

    @property
    def stays(self) -> bool:
        """Is it a report from one place, so that what names none happened there?"""
        return self.home is not None and self.home.sole and not self.items and not self.away

    def tell(self, day: days.Day, paragraph: int) -> None:
        """Take in the day that a claim states."""
        when = day.when
        if not when.start or day.window or when.basis == "narrative" or when.precision == "year":
            return
        self.told, self.told_in = when, paragraph
        first, last = date.fromisoformat(when.start), date.fromisoformat(when.end or when.start)
        if first < last <= first + LONGEST_SPAN and paragraph <= LEAD and self.narrative is None:
            self.span = when
        elif self.span is not None and not (self.span.start or "") <= when.start <= (self.span.end or ""):
            self.span = None
        if when.precision == "day":
            self.narrative = first

    def day_of(self, paragraph: int) -> days.Day | None:
        """The day that this paragraph has told last, else the days of the round-up, for an event that has no day of its own."""
        if self.told is None or self.told_in != paragraph:
            if paragraph <= self.dated_until and self.anchor is not None:
                day = self.anchor.isoformat()
                return days.Day(When(day, day, None, "narrative", "day", True))
            return days.Day(replace(self.span, text=None, basis="narrative", approx=True)) if self.span else None
        return days.Day(replace(self.told, text=None, basis="narrative"))


def under_date_line(article: Article, sentences: Sequence[Sentence]) -> int:
    """The paragraph of the lead, where the day of publication stands right over it; -1 where it does not."""
    lead = next((s for s in sentences if s.zone == "body"), None)
    lines = [r for r in article.removed if r.kind == "dateline" and lead is not None and r.char_end <= lead.start]
    for r in lines:
        text = article.text[r.char_start - article.char_start : r.char_end - article.char_start]
        if lead and any(
            t.first and t.first.isoformat() == (article.published or "")[:10] for t in find_times(text, None)
        ):
            return lead.paragraph
    return -1


def places_in(text: str, knowledge: Knowledge) -> list[PlaceMention]:
    """The places that a sentence names. Initials of a known actor are none, though an airport's code may be the same."""
    return [
        m
        for m in find_places(text, knowledge.gazetteer)
        if not (m.name.isupper() and len(m.name) <= INITIALS and knowledge.actors.find(m.name))
    ]


def within(coarse: Place, fine: Place) -> bool:
    """Can the fine place be the one meant where only the country or province that holds it is named?"""
    if coarse.precision not in AREA or fine.precision not in TOWN or coarse.country != fine.country:
        return False
    return coarse.admin1 is None or coarse.admin1 == fine.admin1


def happened(sentences: Sequence[Sentence], anchor: date | None, article: Article) -> tuple[When, int] | None:
    """The first day that a text gives in a sentence of its own, "It happened on Friday", and where that sentence starts."""
    for s in sentences:
        if hit := TELLS_WHEN.search(s.text):
            day = days.day_of(days.times_in(s.text, anchor, None, article), s.text, hit.start(), anchor)
            if day and not day.window and day.when.start and day.when.precision == "day":
                return replace(day.when, text=None, basis="narrative"), s.start
    return None


def by_the_way(
    sentences: Sequence[Sentence], anchor: date | None, article: Article, *, dated: bool = False
) -> tuple[When, int] | None:
    """The first day of the past weeks that stands beside a word of the act: "the death of a clerk on Friday".

    Else the only day of those weeks that the text prints. `dated`: an act has a day in words of its own; then what has
    none may be another, and is given no day of months ago and none that is not beside a word of the act.
    """
    printed: dict[str | None, tuple[When, int]] = {}
    faring: dict[str | None, tuple[When, int]] = {}
    for s in sentences if anchor else ():
        for t in days.dating(days.times_in(s.text, anchor, None, article), s.text, 0):
            day = days.day_of([t], s.text, t.end, anchor)
            if day and not day.window and day.when.precision == "day":
                named = names_the_act(s.text, t.start, t.end)
                back = A_YEAR if named and not dated else LONGEST_SPAN
                if t.first and anchor and anchor - back <= t.first <= anchor:
                    when = replace(day.when, text=None, basis="narrative")
                    if WORDS["outcomes"].search(s.text) or tells_the_aftermath(s.text):
                        faring[when.start] = replace(when, approx=True), s.start
                    else:
                        printed[when.start] = when, s.start
                    if named or tells_the_act(s.text, t.start):
                        return when, s.start
    only = printed or faring
    return next(iter(only.values())) if len(only) == 1 and not dated else None


def narrowed(when: When, sentences: Sequence[Sentence], anchor: date | None, article: Article) -> When:
    """The one day that a text prints within the span that it gives: "last week's raid", and further down "on Friday".

    Of two nights' days that "overnight" spans, where it prints neither, the second: most of a night is after midnight.
    """
    overnight = WORDS["overnight"].search(when.text or "")
    # What has gone on up to the day of writing, or for a year, is no one act.
    series = when.precision in ("day", "year") or (anchor and when.end == anchor.isoformat() and not overnight)
    if not when.start or not when.end or when.start == when.end or not when.text or series:
        return when
    acts: dict[str, When] = {}
    others: dict[str, When] = {}
    for s in sentences:
        for t in days.dating(days.times_in(s.text, anchor, None, article), s.text, 0):
            day = days.day_of([t], s.text, t.end, anchor)
            if day and not day.window and day.when.precision == "day" and day.when.start:
                if when.start <= day.when.start <= when.end:
                    near = acts if tells_the_act(s.text, t.start) else others
                    if near is acts or not WORDS["outcomes"].search(s.text):
                        near[day.when.start] = replace(day.when, text=None, basis="narrative", approx=True)
    printed = acts or others
    if len(printed) == 1:
        return next(iter(printed.values()))
    if overnight:
        return replace(when, start=when.end, precision="day", approx=True)
    return when


def only_day(claims: Sequence[Claim]) -> When | None:
    """The day of a text on one incident: the one that all its acts of violence with a day give, or nearly all."""
    days = Counter(
        c.when.start
        for c in claims
        if c.event_type in VIOLENCE and c.when.precision == "day" and c.when.basis != "published" and not c.is_aggregate
    )
    if not days:
        return None
    day, often = days.most_common(1)[0]
    return When(day, day, None, "narrative", "day", True) if often >= MOSTLY * days.total() else None


def narrated(reading: Reading, paragraph: int) -> Place:
    """The place that the narrative has reached: that of the paragraph, else the province that it lies in.

    Where nothing was placed yet, the province that the article speaks of most.
    """
    last = reading.place
    if reading.home is not None and reading.stays and reading.paragraph != paragraph:
        return reading.home.place
    if last is not None and (reading.paragraph in (-1, paragraph) or last.admin1 is None):
        return replace(last, text=None)
    name = last.admin1 if last is not None else next(iter(reading.places.admin1), None)
    codes = {last.country} if last is not None else set(reading.places.countries[:1]) | set(reading.places.theatre)
    for e in reading.knowledge.gazetteer.lookup(f"{name} province") or reading.knowledge.gazetteer.lookup(name or ""):
        if e.kind == "province" and e.country in codes:
            return Place(None, e.name, e.place_id, e.country, e.admin1, e.lat, e.lon, e.radius_km, "province")
    return replace(last, text=None) if last is not None else Place()


def side_of(speaker: str | None, reading: Reading, day: str | None) -> str | None:
    """The side of the speaker, or, in the outlet's own voice, the line it is reported to take."""
    if speaker:
        for name in speaker.split("; "):
            if side := reading.knowledge.actors.side_of(name, day):
                return side
        return None
    outlet = reading.knowledge.outlets.get(reading.article.outlet)
    return outlet.loyalty if outlet else None
