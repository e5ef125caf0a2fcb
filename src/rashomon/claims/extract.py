"""Extract: Article -> Claims, grouped into Mentions. A pure function of one surveyed article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from rashomon.claims import days, interest, irony, stance
from rashomon.claims.aftermath import of_the_act
from rashomon.claims.aside import aside_in, times_of
from rashomon.claims.care import taken_there
from rashomon.claims.clips import clips
from rashomon.claims.closing import Closing
from rashomon.claims.confidence import confidence
from rashomon.claims.context import ActorContext, whose_message
from rashomon.claims.cues import VIOLENCE
from rashomon.claims.drafts import Draft, drafts, figures
from rashomon.claims.elsewhere import comes_from, launched_from, of_somebody
from rashomon.claims.fates import closed
from rashomon.claims.gate import gate
from rashomon.claims.home import at_home, home_of, in_quarter
from rashomon.claims.items import items_of
from rashomon.claims.labels import place_label
from rashomon.claims.lexicon import Lexicon, lexicon
from rashomon.claims.mentions import dated_by, group, turns_of
from rashomon.claims.names import persons
from rashomon.claims.narrative import (
    Reading,
    by_the_way,
    happened,
    narrated,
    narrowed,
    only_day,
    places_in,
    side_of,
    under_date_line,
    within,
)
from rashomon.claims.parse import CLOSING, Parsed, parse
from rashomon.claims.parties import parties
from rashomon.claims.places import context_of, not_on_the_map, resolve_place, unmapped
from rashomon.claims.referring import referring, refers
from rashomon.claims.running import goes_on_counting, is_total
from rashomon.claims.scenes import scenes
from rashomon.claims.second_look import FROM_THE_AIR, company
from rashomon.claims.sentence import Sentence, split
from rashomon.claims.speech import Speech, attribute
from rashomon.claims.tense import going_on
from rashomon.claims.whereabouts import (
    as_held,
    each_where,
    falls_nowhere,
    in_the_capital,
    named_as_a_village,
    nowhere,
    one_a_town,
    place_of,
    struck,
    unknown_to_maps,
    within_it,
    written_there,
)
from rashomon.packs import Knowledge
from rashomon.records import Article, Claim, Mention, Place, When, claim_id
from rashomon.records.claim import EventType
from rashomon.records.identity import normalised_quote

# The day of an arrest is no day of the act that the sentences around it tell.
AFTER_THE_ACT = frozenset({"detention", "release"})

# Sentences back to what a pronoun stands for, or to whose message is quoted.
BEFORE = 2


def extract(article: Article, knowledge: Knowledge) -> tuple[list[Claim], list[Mention]]:
    """Every claim of an article, in order, and its mentions. Nothing from articles that no lexicon reads."""
    if not article.read:
        return [], []
    words = lexicon()
    sentences = [s for s in split(article) if _readable(article, s)]
    gated = gate(sentences, words)
    kept = {s.start for s in gated}
    texts = [s.text for s in sentences]
    context = context_of([*([article.title] if article.title else []), *texts], knowledge.gazetteer, knowledge.theatre)
    items = items_of(sentences, knowledge.gazetteer, context)
    labels = {i.start: i.end for i in items.values()}
    parsed = parse([s for s in sentences if s.start in kept or refers(s.text)], labels=labels)
    speeches = attribute(parsed, sentences)
    reading = Reading(
        article,
        knowledge,
        days.anchor_of(article),
        context,
        ActorContext(knowledge.actors),
        sarcastic=irony.sarcastic(texts),
        clips=clips(sentences, article.title),
        items=items,
    )
    reading.home = home_of(article.title, texts, knowledge.gazetteer, reading.places)
    reading.places = at_home(reading.places, reading.home)
    reading.place = reading.home.place if reading.home else None
    reading.dated_until = under_date_line(article, sentences)
    claims: list[Claim] = []
    paragraph_of: dict[str, int] = {}
    ordinals: Counter[str] = Counter()
    order = {s.start: i for i, s in enumerate(sentences)}
    for p, spoken in zip(parsed, speeches, strict=True):
        at = order[p.sentence.start]
        before = [s.text for s in sentences[max(0, at - BEFORE) : at]]
        reading.actors.introduced = whose_message(before, knowledge.actors)
        own = _of_sentence(p, spoken, reading, words, ordinals)
        quote = normalised_quote(p.sentence.text)
        more = referring(p, spoken, reading, [*claims, *own], own, " ".join(before), words, ordinals[quote])
        ordinals[quote] += len(more)
        for claim in (*own, *more):
            claims.append(claim)
            paragraph_of[claim.claim_id] = p.sentence.paragraph
    claims = closed(article, claims, reading.asides, words)
    first = {s.paragraph: s.text for s in reversed(sentences)}
    told_in_turn = scenes(sentences, claims, article.title)
    grouped = group(
        article, claims, paragraph_of, turns_of(first) | set(items), knowledge.actors, reading.asides, told_in_turn
    )
    told = happened(sentences, reading.anchor, article)
    if told is not None:
        grouped = dated_by(*grouped, *told)
    dated = any(c.when.text and c.event_type in VIOLENCE for c in grouped[0])
    aside = None if told else by_the_way(sentences, reading.anchor, article, dated=dated)
    if aside is not None and reading.dated_until < 0:
        grouped = dated_by(*grouped, *aside, later=False)
    found, mentions = _undated(*grouped, article, (told or aside or (None,))[0])
    mentions = [
        m
        if m.is_aggregate or m.event_type not in VIOLENCE
        else replace(m, when=narrowed(m.when, sentences, reading.anchor, article))
        for m in mentions
    ]
    return _judged(found, knowledge), mentions


def _readable(article: Article, s: Sentence) -> bool:
    """Not within a passage in a language that has no lexicon."""
    return not any(not p.read and p.char_start <= s.start < p.char_end for p in article.passages)


def _of_sentence(
    p: Parsed, spoken: Sequence[Speech], reading: Reading, words: Lexicon, ordinals: Counter[str]
) -> list[Claim]:
    text, knowledge = p.sentence.text, reading.knowledge
    times = days.times_in(text, reading.anchor, reading.narrative, reading.article)
    item = reading.items.get(p.sentence.paragraph)
    label = item.end if item and item.start == p.sentence.start else 0
    mentioned = [
        m
        for m in places_in(text, knowledge)
        if m.start >= label and not (taken_there(text, m) or of_somebody(m, p.doc))
    ]
    apart = aside_in(p.doc)
    elsewhere = {m.start for m in mentioned if apart is not None and apart.holds_offset(p.doc, m.start)}
    closing: Closing | None = p.doc.user_data.get(CLOSING)
    if closing:  # "shells hit the camp, the rebels told reporters in Kadugli": where they spoke
        mentioned = [m for m in mentioned if m.start < closing.told]
    resolved = [(m, resolve_place(m, knowledge.gazetteer, reading.places)) for m in mentioned]
    located = [
        *((m, in_quarter(m, place, reading.home)) for m, place in as_held(resolved, text)),
        *in_the_capital(text, reading),
    ]
    finest = [
        pl
        for m, pl in located
        if pl.lat is not None
        and pl.precision in ("settlement", "near", "exact", "district", "province")
        and not written_there(m, pl, located)
        and not (launched_from(m, p.doc) or comes_from(m, p.doc))
        and m.start not in elsewhere
    ]
    clip = p.sentence.start in reading.clips
    if item or (finest and not clip):
        reading.place, reading.paragraph = item.place if item else finest[0], p.sentence.paragraph
    elif (unknown := place_label(text)) is not None:
        # Where an item is from a place that no gazetteer knows, it is from nowhere else.
        reading.place = Place(name=unknown, note=not_on_the_map(unknown))
        reading.paragraph = p.sentence.paragraph
    private = tuple(persons(p.sentence, knowledge))
    loaded = tuple((w.referent, w.word) for w in knowledge.loaded if w.pattern.search(text))
    out = []
    drafted = drafts(p, words)
    for draft, own_place, until in (
        row for d in drafted for one in one_a_town(d, reading) for row in each_where(*one, located)
    ):
        if falls_nowhere(draft, reading):
            continue
        speech = _speech_of(draft, spoken)
        aside = draft.event.aside is not None
        meant = times_of(p.doc, times, apart, aside=aside)
        own = days.already(of_the_act(meant, draft.cue), reading.article) if draft.type in VIOLENCE else meant
        day = days.day_of(own, text, draft.cue.idx, reading.anchor, act=draft.type in VIOLENCE)
        if day is None and going_on(draft.cue, draft.type):
            day = days.now(reading.article)
        if day is not None and reading.narrative is not None:
            day = days.from_narrative(day, text, draft.cue.idx, reading.anchor, reading.article)
        day = day or (None if aside else reading.day_of(p.sentence.paragraph))
        if day is None and len(own) < len(meant):
            day = days.followed(meant, text, draft.cue.idx, reading.anchor)
        # What holds as the text is written lends its day to no act.
        if (
            day
            and not aside
            and not clip
            and draft.type not in AFTER_THE_ACT
            and (day.when.basis != "published" or draft.type in VIOLENCE)
        ):
            reading.tell(day, p.sentence.paragraph)
        near = [(m, pl) for m, pl in located if m.start < until and (m.start in elsewhere) == aside]
        place = own_place or place_of(draft, near)
        place = within_it(draft, place, reading) if place is not None else struck(draft, reading)
        lent = item.place if item else narrated(reading, p.sentence.paragraph)
        told = unknown_to_maps(draft, reading) if place is None or nowhere(place) else None
        village = told or place
        if village is not None and unmapped(village) and named_as_a_village(text, village):
            reading.place, reading.paragraph, reading.away = village, p.sentence.paragraph, True
            place = village
        elif told is not None:
            place = told
        elif (
            place is None
            or ((item or reading.stays) and within(place, lent))
            or (nowhere(place) and lent.lat is not None)
        ):
            place = next((f for f in finest if f.place_id and f.place_id == lent.place_id), lent)
        accused = speech.accused if speech and speech.theirs in (None, draft.cue.idx) else None
        by, to = parties(draft, accused, speech.attributed_to if speech else None, reading, words)
        firm, scope = stance.judge(p.doc, draft.cue, [speech] if speech else [])
        ironic, irony_scope = irony.mark(text, draft.event.typed_by, reading.sarcastic)
        counted = figures(draft, text, words, drafted)
        aggregate = is_total(draft, day)
        if not aggregate and reading.total is not None and goes_on_counting(draft, day, counted):
            day, aggregate = reading.total, True
        if draft.type in VIOLENCE and (counted or day):
            reading.total = day if aggregate else None
        own_kind = _struck(draft, reading)
        kind: EventType = "aggregate_toll" if aggregate and draft.type in VIOLENCE else own_kind
        speaker = reading.actors.speaker(speech.attributed_to) if speech else None
        quoted = normalised_quote(text)
        ordinal = ordinals[quoted]
        ordinals[quoted] += 1
        when = day.when if day else When()
        ident = claim_id(reading.article.article_id, text, ordinal)
        if aside or clip:
            reading.asides.add(ident)
        out.append(
            Claim(
                claim_id=ident,
                article_id=reading.article.article_id,
                source_ref=reading.article.source_ref,
                char_start=p.sentence.start,
                char_end=p.sentence.end,
                quote=text,
                quote_sha256=sha256(text.encode("utf-8")).hexdigest(),
                event_type=kind,
                when=when,
                place=place,
                perpetrator_text=by.text,
                # "We had no part in it" denies that they did it.
                perpetrator=by.name or (speaker if scope == "responsibility" else None),
                perpetrator_alternatives=bool(by.text and " or " in by.text),
                target_text=to.text,
                target=to.name,
                counts=counted,
                attributed_to=speech.attributed_to if speech else None,
                speaker=speaker,
                side=side_of(speaker, reading, when.start),
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
                loaded=loaded,
                why=(
                    *draft.why,
                    f"perpetrator: {by.text or 'not named'}{by.why}",
                    f"target: {to.text or 'not named'}{to.why}",
                    f"day: {when.text or 'none of its own'}",
                    f"place: {place.text or 'none of its own'}{'; ' + place.note if place.note else ''}",
                    *(f"the place could also be {r}" for r in place.rivals),
                    f"speaker: {speech.attributed_to if speech else 'the outlet itself'}",
                ),
            )
        )
    return out


def _struck(draft: Draft, reading: Reading) -> EventType:
    """ "The strikes", told after an air strike, are that one; told first, they may be of any weapon that reaches far."""
    kind = draft.type
    if kind == "shelling" and reading.struck is not None and draft.event.typed_by.lower() in company()["bare_strikes"]:
        kind = reading.struck
    if kind in VIOLENCE and kind != "attack":
        reading.struck = kind if kind in FROM_THE_AIR else None
    return kind


def _speech_of(draft: Draft, spoken: Sequence[Speech]) -> Speech | None:
    """Of the speeches that hold the event's word, the narrowest."""
    at = draft.cue.idx
    holding = [s for s in spoken if s.start <= at < s.end]
    return min(holding, key=lambda s: s.end - s.start, default=None)


def _undated(
    claims: Sequence[Claim], mentions: Sequence[Mention], article: Article, told: When | None
) -> tuple[list[Claim], list[Mention]]:
    """What has no day of its own, nor of its mention, was on the day that the text tells by the way, if it tells one.

    Else it was before the text was published, and the basis says so.

    In a text that prints no day at all the event is news, and the day is that of publication.
    """
    published = article.published[:10] if article.published else None
    if published is None and told is None:
        return list(claims), list(mentions)
    dated = any((c.when.start or c.when.end) and c.when.basis != "published" and not c.is_aggregate for c in claims)
    when = told or When(None if dated else published, published, None, "published", "day", True)
    # A day of publication that was only inferred may be weeks later: where its acts are of one day, so are those without.
    acted = only_day(claims) if told is None and article.inferred else None

    def given(own: When, event: str) -> When:
        if own.start or own.end:
            return own
        return acted if acted is not None and event in VIOLENCE else when

    return (
        [c if c.is_aggregate else replace(c, when=given(c.when, c.event_type)) for c in claims],
        [m if m.is_aggregate else replace(m, when=given(m.when, m.event_type)) for m in mentions],
    )


def _judged(claims: Sequence[Claim], knowledge: Knowledge) -> list[Claim]:
    """What needs the mention: rival accounts of who did it, whose interest a claim is in, and how sure the reading is."""
    by_mention: dict[str, list[Claim]] = {}
    for c in claims:
        by_mention.setdefault(c.mention_id or "", []).append(c)
    in_sentence = Counter(c.char_start for c in claims)
    out = []
    for c in claims:
        rivals = [
            o
            for o in by_mention[c.mention_id or ""]
            if {o.event_type, c.event_type} <= {*VIOLENCE}
            and o.perpetrator
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
        out.append(replace(c, confidence=confidence(c, in_sentence[c.char_start])))
    return out
