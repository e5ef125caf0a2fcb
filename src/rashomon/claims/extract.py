"""Extract: Article -> Claims, grouped into Mentions. A pure function of one surveyed article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from rashomon.claims import days, interest, irony, stance
from rashomon.claims.confidence import confidence
from rashomon.claims.context import ActorContext
from rashomon.claims.counts import WEAK_NOUNS, Counted, counts
from rashomon.claims.events import VIOLENCE, Event, events
from rashomon.claims.gate import gate
from rashomon.claims.lexicon import Lexicon, lexicon
from rashomon.claims.mentions import group, turns_of
from rashomon.claims.names import persons
from rashomon.claims.parse import Parsed, parse
from rashomon.claims.patterns import both_halves, by_pattern
from rashomon.claims.places import (
    PlaceContext,
    PlaceMention,
    context_of,
    find_places,
    place_words,
    resolve_place,
)
from rashomon.claims.roles import agent, patients, phrase
from rashomon.claims.second_look import acts, none_after_all, retyped, such_incident, suffers, toll_of_a_time
from rashomon.claims.sentence import Sentence, split
from rashomon.claims.speech import Speech, attribute
from rashomon.expressions.times import find_times
from rashomon.packs import Knowledge
from rashomon.records import Article, Claim, Count, Mention, Place, When, claim_id
from rashomon.records.claim import CountKind, EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

# Sentences at the head of a text that say where it is.
OPENING = 4
# Events that kill by their name.
KILLS = frozenset({"assassination", "execution"})
HARMED = re.compile(r"\b(?:killed|dead|died|wounded|injured|hospitali[sz]ed|shot to death)\b", re.IGNORECASE)
# Characters back to the event that a sentence blames or counts without naming it: a paragraph or so.
NEARBY = 700
# A capitalised word within a sentence: what is seized may be a place by name alone.
NAMED_PLACE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")
# Sentences that blame or deny an event told before, without naming it again.
BLAMES = re.compile(
    r"\b(?:blam\w+|accus\w+|denied|denies|deny|denying|claimed responsibility|claim responsibility|held responsible)\b"
    r"|\bsuch (?:incident|attack|case|event)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event of a sentence with its roles and counts, before its day, place and speaker are known."""

    parsed: Parsed
    event: Event
    type: EventType
    cue: Token
    perpetrator: Token | None
    targets: tuple[Token, ...]
    counted: tuple[Counted, ...]
    why: tuple[str, ...]


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
    place: Place | None = None
    paragraph: int = -1
    told: When | None = None
    told_in: int = -1
    dated_until: int = -1
    """The last paragraph that a date line over the text speaks for: its headline and its lead."""

    def day_of(self, paragraph: int) -> days.Day | None:
        """The day that this paragraph has told last, for an event that has no day of its own."""
        if self.told is None or self.told_in != paragraph:
            if paragraph <= self.dated_until and self.anchor is not None:
                day = self.anchor.isoformat()
                return days.Day(When(day, day, None, "narrative", "day", True))
            return None
        return days.Day(replace(self.told, text=None, basis="narrative"))


def extract(article: Article, knowledge: Knowledge) -> tuple[list[Claim], list[Mention]]:
    """Every claim of an article, in order, and its mentions. Nothing from articles that no lexicon reads."""
    if not article.read:
        return [], []
    words = lexicon()
    sentences = [s for s in split(article) if _readable(article, s)]
    gated = gate(sentences, words)
    kept = {s.start for s in gated}
    parsed = parse([s for s in sentences if s.start in kept or BLAMES.search(s.text)])
    speeches = attribute(parsed, sentences)
    texts = [s.text for s in sentences]
    reading = Reading(
        article,
        knowledge,
        days.anchor_of(article),
        context_of([*([article.title] if article.title else []), *texts], knowledge.gazetteer, knowledge.theatre),
        ActorContext(knowledge.actors),
        sarcastic=irony.sarcastic(texts),
    )
    reading.place = _opening(article, texts, reading)
    reading.dated_until = _under_date_line(article, sentences)
    claims: list[Claim] = []
    paragraph_of: dict[str, int] = {}
    ordinals: Counter[str] = Counter()
    for p, spoken in zip(parsed, speeches, strict=True):
        for claim in _of_sentence(p, spoken, reading, words, ordinals) or _referring(p, spoken, reading, claims):
            claims.append(claim)
            paragraph_of[claim.claim_id] = p.sentence.paragraph
    first = {s.paragraph: s.text for s in reversed(sentences)}
    found, mentions = _undated(*group(article, claims, paragraph_of, turns_of(first)), article)
    return _judged(found, knowledge), mentions


def _under_date_line(article: Article, sentences: Sequence[Sentence]) -> int:
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


def _readable(article: Article, s: Sentence) -> bool:
    """Not within a passage in a language that has no lexicon."""
    return not any(not p.read and p.char_start <= s.start < p.char_end for p in article.passages)


def _of_sentence(
    p: Parsed, spoken: Sequence[Speech], reading: Reading, words: Lexicon, ordinals: Counter[str]
) -> list[Claim]:
    text, knowledge = p.sentence.text, reading.knowledge
    times = days.times_in(text, reading.anchor, reading.narrative, reading.article.year_hint)
    mentioned = find_places(text, knowledge.gazetteer)
    located = [(m, resolve_place(m, knowledge.gazetteer, reading.places)) for m in mentioned]
    finest = [
        pl
        for m, pl in located
        if pl.lat is not None and pl.precision in ("settlement", "near", "exact", "district", "province")
    ]
    if finest:
        reading.place, reading.paragraph = finest[0], p.sentence.paragraph
    private = tuple(persons(p.sentence, knowledge))
    out = []
    for draft in drafts(p, words):
        speech = _speech_of(draft, spoken)
        day = days.day_of(times, text, draft.cue.idx, reading.anchor) or reading.day_of(p.sentence.paragraph)
        if day and day.when.start and not day.window and day.when.basis != "narrative":
            reading.told, reading.told_in = day.when, p.sentence.paragraph
            if day.when.precision == "day":
                reading.narrative = date.fromisoformat(day.when.start)
        place = _place_of(draft, located) or _narrated(reading, p.sentence.paragraph)
        by_text, to_text = _role(draft.perpetrator, text), _role(draft.targets[0] if draft.targets else None, text)
        if speech and speech.accused:
            by_text, to_text = speech.accused, None if to_text == speech.accused else to_text
        by, by_why = reading.actors.ground(by_text)
        to, to_why = reading.actors.ground(to_text)
        if (
            by is None
            and draft.perpetrator is not None
            and not (speech and speech.accused)
            and not acts(draft.perpetrator, words)
        ):
            by_text, by_why = None, f" (“{by_text}” is nobody)"
        if to is None and draft.targets and not suffers(draft.targets[0], words):
            to_text, to_why = None, f" (“{to_text}” is nobody)"
        firm, scope = stance.judge(p.doc, draft.cue, [speech] if speech else [])
        ironic, irony_scope = irony.mark(text, draft.event.typed_by, reading.sarcastic)
        figures = _figures(draft, text, words)
        aggregate = _aggregate(draft, day)
        kind: EventType = "aggregate_toll" if aggregate and draft.type in VIOLENCE else draft.type
        speaker = reading.actors.speaker(speech.attributed_to) if speech else None
        ordinal = ordinals[text]
        ordinals[text] += 1
        when = day.when if day else When()
        out.append(
            Claim(
                claim_id=claim_id(reading.article.article_id, text, ordinal),
                article_id=reading.article.article_id,
                source_ref=reading.article.source_ref,
                char_start=p.sentence.start,
                char_end=p.sentence.end,
                quote=text,
                quote_sha256=sha256(text.encode("utf-8")).hexdigest(),
                event_type=kind,
                when=when,
                place=place,
                perpetrator_text=by_text,
                perpetrator=by,
                perpetrator_alternatives=bool(by_text and " or " in by_text),
                target_text=to_text,
                target=to,
                counts=figures,
                attributed_to=speech.attributed_to if speech else None,
                speaker=speaker,
                side=_side(speaker, reading, when.start),
                stance=firm,
                denial_scope=scope,
                irony=ironic,
                irony_scope=irony_scope,
                is_aggregate=aggregate,
                window_start=day.window[0] if day and day.window else None,
                window_end=day.window[1] if day and day.window else None,
                as_of=reading.article.published[:10] if reading.article.published else None,
                evidence_kind=speech.evidence if speech else None,
                persons=private,
                loaded=tuple((w.referent, w.word) for w in knowledge.loaded if w.pattern.search(text)),
                why=(
                    *draft.why,
                    f"perpetrator: {by_text or 'not named'}{by_why}",
                    f"target: {to_text or 'not named'}{to_why}",
                    f"day: {when.text or 'none of its own'}",
                    f"place: {place.text or 'none of its own'}{'; ' + place.note if place.note else ''}",
                    *(f"the place could also be {r}" for r in place.rivals),
                    f"speaker: {speech.attributed_to if speech else 'the outlet itself'}",
                ),
            )
        )
    return out


def _referring(p: Parsed, spoken: Sequence[Speech], reading: Reading, before: Sequence[Claim]) -> list[Claim]:
    """A sentence that blames, denies or counts an event told just before, without naming it again."""
    last = next((c for c in reversed(before) if c.event_type in VIOLENCE or c.event_type == "convoy_blocked"), None)
    if last is None or p.sentence.start - last.char_end > NEARBY:
        return []
    text = p.sentence.text
    accusing = next((s for s in spoken if s.accused or s.verb_class == "denying"), None)
    nth = such_incident(text)
    if accusing is None and nth is None:
        return []
    times = days.times_in(text, reading.anchor, reading.narrative, reading.article.year_hint)
    day = days.day_of(times, text, 0, reading.anchor)
    speaker = reading.actors.speaker(accusing.attributed_to) if accusing else None
    by, _ = reading.actors.ground(accusing.accused) if accusing and accusing.accused else (None, "")
    denied = accusing is not None and accusing.verb_class == "denying"
    blamed = accusing.accused if accusing else None
    own = replace(
        last,
        claim_id=claim_id(reading.article.article_id, text, 0),
        char_start=p.sentence.start,
        char_end=p.sentence.end,
        quote=text,
        quote_sha256=sha256(text.encode("utf-8")).hexdigest(),
        when=day.when if day else replace(last.when, text=None, basis="narrative" if last.when.start else None),
        place=replace(last.place, text=None),
        perpetrator_text=blamed,
        perpetrator=by or (speaker if denied else None),
        target_text=None,
        counts=(Count("other", nth[1], "unknown", nth[0], nth[0], text=nth[1]),) if nth else (),
        attributed_to=accusing.attributed_to if accusing else None,
        speaker=speaker,
        side=_side(speaker, reading, last.when.start),
        stance="denied" if denied else "asserted",
        denial_scope="responsibility" if denied else None,
        is_aggregate=nth is not None,
        window_start=day.window[0] if day and day.window else None,
        window_end=day.window[1] if day and day.window else None,
        evidence_kind=accusing.evidence if accusing else None,
        persons=(),
        loaded=(),
        irony=False,
        irony_scope=None,
        why=(
            f"refers to the event told before: {last.event_type}",
            f"speaker: {accusing.attributed_to if accusing else 'the outlet itself'}",
        ),
    )
    return [own]


def drafts(p: Parsed, words: Lexicon) -> list[Draft]:
    """The events of a sentence in order, typed, with their roles and counts."""
    found, passed = events(p.doc, words)
    out: list[Draft] = []
    for event in found:
        counted = counts(p.doc, event, words)
        by = next((a for c in event.cues if (a := agent(p.doc, c, words)) is not None), None)
        to = [t for c in event.cues for t in patients(p.doc, c, words)]
        if not event.acts and not counted and (all(c.entry.words[-1] in WEAK_NOUNS for c in event.cues) or not to):
            continue
        no = none_after_all(p.doc, event, to, counted)
        kind = (
            None if no else retyped(p.doc, event.type or "attack", event, by, to, bool(NAMED_PLACE.search(p.doc.text)))
        )
        if kind is None:
            passed = [*passed, f"“{event.typed_by}” passed over: {no or 'nothing of the kind is named'}"]
            continue
        cue = p.doc[event.cues[0].token]
        carried = ", ".join(p.doc[c.start : c.end].text for c in event.cues)
        why = (f"event: {kind}, carried by {carried}", *passed)
        out.append(Draft(p, event, kind, cue, by, tuple(to), tuple(counted), why))
    return out


def _figures(draft: Draft, text: str, words: Lexicon) -> tuple[Count, ...]:
    """The figures by grammar; where a word of harm has none, by pattern."""
    own = [c.count for c in draft.counted]
    told = {c.entry.effect for c in draft.event.cues} | ({"killed"} if draft.event.type in KILLS else set())
    if draft.event.type in VIOLENCE and HARMED.search(text):
        told |= {"killed", "injured"}
    have = {k.kind for k in own}
    missing: list[CountKind] = [k for k in ("killed_or_injured", "killed", "injured") if k in told and k not in have]
    if {"killed", "injured"} <= told and not have & {"killed", "injured"}:
        missing.insert(0, "killed_or_injured")
    extra = by_pattern(text, missing, words) if missing and "killed_or_injured" not in have else []
    pooled = next((k for k in extra if k.kind == "killed_or_injured"), None)
    if pooled is not None:
        extra = [pooled]
    for kind in ("killed", "injured"):
        own = _with_total(own, kind, text, words)
    return tuple(both_halves([*own, *extra], text))


def _with_total(own: list[Count], kind: CountKind, text: str, words: Lexicon) -> list[Count]:
    """ "Killed between four and five, among them X": where grammar gave X alone, the number beside the word of harm."""
    alone = {i for i, k in enumerate(own) if k.kind == kind}
    if not alone or any(own[i].low != 1 or own[i].high != 1 for i in alone):
        return own
    whole = next((k for k in by_pattern(text, [kind], words) if max(k.low or 0, k.high or 0) > 1), None)
    if whole is None:
        return own
    return [*(replace(k, subset_of=len(own)) if i in alone else k for i, k in enumerate(own)), whole]


def _role(token: Token | None, text: str) -> str | None:
    if token is None:
        return None
    start, end = phrase(token)
    last = token.doc[end - 1]
    return text[token.doc[start].idx : last.idx + len(last.text)].strip(" ,;") or None


def _speech_of(draft: Draft, spoken: Sequence[Speech]) -> Speech | None:
    """Of the speeches that hold the event's word, the narrowest."""
    at = draft.cue.idx
    holding = [s for s in spoken if s.start <= at < s.end]
    return min(holding, key=lambda s: s.end - s.start, default=None)


def _place_of(draft: Draft, located: Sequence[tuple[PlaceMention, Place]]) -> Place | None:
    """The finest place that the sentence puts something in, and of those the nearest after the event's word."""
    holding = place_words()["holding"]
    near = place_words()["near"]
    fine = {"exact": 0, "settlement": 0, "near": 0, "district": 1, "province": 2, "region": 3, "country": 4, "sea": 2}
    found = []
    for m, place in located:
        where = m.locative in holding or m.locative in near or m.kind is not None or m.locative is None
        found.append((not where, fine.get(place.precision or "", 5), abs(m.start - draft.cue.idx), place))
    best = min(found, key=lambda f: f[:3], default=None)
    return best[3] if best and not best[0] else None


def _opening(article: Article, texts: Sequence[str], reading: Reading) -> Place | None:
    """The town that the headline, the dateline or the first sentences name: where the text is, until it says otherwise."""
    gazetteer = reading.knowledge.gazetteer
    for text in [*([article.title] if article.title else []), *texts[:OPENING]]:
        for m in find_places(text, gazetteer, loose=True):
            place = resolve_place(m, gazetteer, reading.places)
            if place.lat is not None and place.precision in ("settlement", "near", "exact"):
                return place
    return None


def _narrated(reading: Reading, paragraph: int) -> Place:
    """The place that the narrative has reached: that of the paragraph, else the province that it lies in.

    Where nothing was placed yet, the province that the article speaks of most.
    """
    last = reading.place
    if last is not None and (reading.paragraph in (-1, paragraph) or last.admin1 is None):
        return replace(last, text=None)
    name = last.admin1 if last is not None else next(iter(reading.places.admin1), None)
    codes = {last.country} if last is not None else set(reading.places.countries[:1]) | set(reading.places.theatre)
    for e in reading.knowledge.gazetteer.lookup(f"{name} province") or reading.knowledge.gazetteer.lookup(name or ""):
        if e.kind == "province" and e.country in codes:
            return Place(None, e.name, e.place_id, e.country, e.admin1, e.lat, e.lon, e.radius_km, "province")
    return replace(last, text=None) if last is not None else Place()


def _aggregate(draft: Draft, day: days.Day | None) -> bool:
    """A running total: a figure over a window, or a count of events rather than of one."""
    kinds = {c.count.kind for c in draft.counted}
    dated = day is not None and day.when.start is not None and day.window is None
    return bool(day and day.window and kinds) or bool(kinds & {"refugees"}) or toll_of_a_time(draft.counted, dated)


def _side(speaker: str | None, reading: Reading, day: str | None) -> str | None:
    """The side of the speaker, or, in the outlet's own voice, the line it is reported to take."""
    if speaker:
        for name in speaker.split("; "):
            if side := reading.knowledge.actors.side_of(name, day):
                return side
        return None
    outlet = reading.knowledge.outlets.get(reading.article.outlet)
    return outlet.loyalty if outlet else None


def _undated(
    claims: Sequence[Claim], mentions: Sequence[Mention], article: Article
) -> tuple[list[Claim], list[Mention]]:
    """What has no day of its own, nor of its mention, was before the text was published, and the basis says so.

    In a text that prints no day at all the event is news, and the day is that of publication.
    """
    published = article.published[:10] if article.published else None
    if published is None:
        return list(claims), list(mentions)
    dated = any((c.when.start or c.when.end) and not c.is_aggregate for c in claims)
    when = When(None if dated else published, published, None, "published", "day", True)

    def given(own: When) -> When:
        return own if own.start or own.end else when

    return (
        [c if c.is_aggregate else replace(c, when=given(c.when)) for c in claims],
        [m if m.is_aggregate else replace(m, when=given(m.when)) for m in mentions],
    )


def _judged(claims: Sequence[Claim], knowledge: Knowledge) -> list[Claim]:
    """What needs the mention: rival accounts of who did it, whose interest a claim is in, and how sure the reading is."""
    by_mention: dict[str, list[Claim]] = {}
    for c in claims:
        by_mention.setdefault(c.mention_id or "", []).append(c)
    out = []
    for c in claims:
        rivals = [
            o
            for o in by_mention[c.mention_id or ""]
            if o.perpetrator
            and c.perpetrator
            and o.attributed_to != c.attributed_to
            and c.attributed_to
            and o.attributed_to
            and not set(o.perpetrator.split("; ")) & set(c.perpetrator.split("; "))
        ]
        firm = "disputed" if rivals and c.stance in ("asserted", "hedged") else c.stance
        c = replace(
            c,
            stance=firm,
            interest=interest.judge(c.side, c.perpetrator, c.target, firm, knowledge.actors, c.when.start),
        )
        out.append(replace(c, confidence=confidence(c)))
    return out
