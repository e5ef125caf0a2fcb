"""Mentions: the claims of one article about one incident, with the day and place and the totals that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from rashomon.claims.cues import VIOLENCE
from rashomon.claims.narrative import TELLS_WHEN, WORDS
from rashomon.claims.one_incident import FAMILIES, fits, harmed, in_return, outcome
from rashomon.claims.places import unmapped
from rashomon.claims.scenes import Scenes
from rashomon.expressions.totals import total
from rashomon.expressions.victims import names_of, one_person, victims
from rashomon.records import ActorRelations, Article, Claim, Mention, Place, When, mention_id
from rashomon.records.claim import EventType

# So many times the claims of any other province place a mention in its own.
SETTLED = 3
# Claims that a mention has before it counts as what the text is about.
MAIN = 2
WORD = re.compile(r"[^\W\d_]{4,}")
# How a paragraph opens that turns to another event; and a sentence, within a paragraph too.
TURNS = WORDS.pattern(r"^\W*<turns>")
IT_HAPPENED = WORDS.pattern(r"^\W*(?:<articles>\s+)?<what_happened>[^.;,]{0,12}?\s<happened>")
# What goes on with the event that a text has told of by the way.
IN_THAT = WORDS.pattern(r"<in_that>")
OF_THOSE = WORDS.pattern(r"^\W*<of_those>")
OTHERS = WORDS.pattern(r"^\W*(?:<others>|<others_before_a_comma>,)")
NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]{2,}(?:\s+[A-Z][\w’'-]+)*")


@dataclass
class _Group:
    """A mention in the making."""

    family: str
    claims: list[Claim] = field(default_factory=list)
    paragraphs: set[int] = field(default_factory=set)
    aggregate: bool = False
    closed: bool = False
    scene: int = 0


def group(
    article: Article,
    claims: Sequence[Claim],
    paragraph_of: dict[str, int],
    turns: set[int],
    relations: ActorRelations,
    asides: Collection[str] = (),
    told: Scenes | None = None,
) -> tuple[list[Claim], list[Mention]]:
    """The claims with their mention and the day and place it lends them, and the mentions, in order of the text.

    `asides`: the claims on events other than the text's own, which are mentions by themselves. `told`: the incidents
    that a round-up tells in turn.
    """
    if told is not None:
        claims = [summed(c) if c.claim_id in told.sums else c for c in claims]
    groups: list[_Group] = []
    for c in sorted(claims, key=lambda c: (c.char_start, c.claim_id)):
        paragraph = paragraph_of[c.claim_id]
        aside = c.claim_id in asides
        scene = told.of.get(c.claim_id, 0) if told else 0
        of_scene = [g for g in groups if g.scene == scene]
        last = groups[-1] if groups else None
        if c.is_aggregate or aside:
            home = None
        elif last is not None and last.closed and paragraph - max(last.paragraphs) <= 1 and _goes_on(c, last, groups):
            home = last
        elif (home := _of_that_one(c, groups)) is not None:
            c = replace(c, when=When())  # the day that the story lent is that of another act
        else:
            home = _home(of_scene, c, paragraph, turns, relations)
        if home is None:
            home = _Group(FAMILIES.get(c.event_type, "other"), aggregate=c.is_aggregate, closed=aside, scene=scene)
            groups.append(home)
        home.claims.append(c)
        home.paragraphs.add(paragraph)
    out_claims: list[Claim] = []
    mentions: list[Mention] = []
    for g in groups:
        lent, mention = _finish(article, g)
        out_claims += lent
        mentions.append(mention)
    return sorted(out_claims, key=lambda c: (c.char_start, c.claim_id)), mentions


def _goes_on(c: Claim, aside: _Group, groups: Sequence[_Group]) -> bool:
    """ "… a shooting that left a girl dead. A. B. was hit as she slept": more of whom the aside has told of.

    Nobody whom the text has told of otherwise, and nothing that keeps the two from being one person.
    """
    if c.char_start == aside.claims[-1].char_start or c.when.text:
        return False
    whom, more = victims(aside.claims), victims([c])
    if len(more) != 1:
        return False
    # "Where A. B. and his brother were shot. B. died": of several, the one who is named again.
    whom = [v for v in whom if v.names & more[0].names] or whom
    if len(whom) != 1:
        return False
    others = " ".join(o.quote for g in groups if g is not aside for o in g.claims)
    known = any(re.search(rf"\b{re.escape(name)}\b", others) for name in more[0].names)
    return (
        not known
        and bool(more[0].names or more[0].pronoun)
        and whom[0].sex is not None
        and one_person(whom[0], more[0])
    )


def _of_that_one(c: Claim, groups: Sequence[_Group]) -> _Group | None:
    """ "Two were shot in that incident. One of them died": of the act that was told last, whichever it is."""
    told = [g for g in groups if g.family == "violence" and not g.aggregate]
    if not told or FAMILIES.get(c.event_type) != "violence" or c.when.text:
        return None
    last = max(told, key=lambda g: g.claims[-1].char_start)
    before = last.claims[-1]
    if before.char_start == c.char_start:
        return None
    goes_on = IN_THAT.search(before.quote) and OF_THOSE.match(c.quote)
    return last if IN_THAT.search(c.quote) or goes_on else None


def summed(c: Claim) -> Claim:
    """A sum over several incidents is a figure of none of them."""
    if not c.counts or c.event_type not in VIOLENCE:
        return c
    return replace(c, is_aggregate=True, event_type="aggregate_toll")


def _home(
    groups: Sequence[_Group], c: Claim, paragraph: int, turns: set[int], relations: ActorRelations
) -> _Group | None:
    """The mention that this claim can belong to: of its paragraph, else, in a story on one incident, the main one.

    A claim that says neither day nor place goes on with what its paragraph tells; where the paragraph tells nothing yet,
    a text that is mostly about one incident has come back to it, and any other goes on with the last.
    """
    family = FAMILIES.get(c.event_type, "other")
    if family == "violence" and IT_HAPPENED.match(c.quote) and c.when.precision in (None, "day", "days"):
        # "It happened near the mill on Tuesday": what was told last, whatever day and place have been read there.
        before = [g for g in groups if g.family == family and not (g.aggregate or g.closed)]
        if before:
            return max(before, key=lambda g: g.claims[-1].char_start)
    open_ones = [
        g
        for g in groups
        if not (g.aggregate or g.closed)
        and (g.family == family or {g.family, family} <= {"violence", "other"})
        and not (paragraph in turns and paragraph not in g.paragraphs)
        and all(fits(c, other) and not in_return(c, other, relations) for other in g.claims)
    ]
    if not open_ones or (
        (OTHERS.search(c.quote) or _one_more(c, open_ones[-1]))
        and all(o.char_start < c.char_start for g in groups for o in g.claims)
    ):
        return None
    # "Two men who fled after the shooting": the flight is another matter, and the shooting the one told before.
    told = [g for g in open_ones if g.family == family]
    beside = [g for g in open_ones if any(o.char_start != c.char_start for o in g.claims)]
    open_ones = (beside or open_ones) if told and family == "violence" else open_ones
    here = [g for g in open_ones if paragraph in g.paragraphs]
    if here:
        return here[-1]
    largest = max(open_ones, key=lambda g: len(g.claims))
    others = sum(len(g.claims) for g in groups if g.family == family and g is not largest)
    # What a text opens with is what it is about, while it tells more of it than of all else.
    more = others if largest is groups[0] else 2 * others
    return largest if len(largest.claims) >= MAIN and len(largest.claims) > more else open_ones[-1]


def _one_more(c: Claim, g: _Group) -> bool:
    """Dead of its own, "in another district" or by "a second bomb", where the acts have not been counted together."""
    if not (harmed(c) and any(map(harmed, g.claims))) or any(WORDS["together"].search(o.quote) for o in g.claims):
        return False
    more = WORDS["one_more"].search(c.quote) and not WORDS["at_once"].search(c.quote)
    return bool(more or WORDS["other_parts"].search(c.quote))


def _finish(article: Article, g: _Group) -> tuple[list[Claim], Mention]:
    ident = mention_id(c.claim_id for c in g.claims)
    when, place = _shared_day(g.claims), _shared_place(g.claims)
    typed = [c.event_type for c in g.claims]
    event = min(typed, key=lambda t: (VIOLENCE.index(t) if t in VIOLENCE else 50, -typed.count(t)))
    lent = []
    for c in g.claims:
        own_day = (
            c.when
            if c.when.start or c.when.end
            else replace(when, text=None, basis="published" if when.basis == "published" else "narrative")
            if when.start or when.end
            else c.when
        )
        own_place = c.place if c.place.name else replace(place, text=None) if place.name else c.place
        lent.append(replace(c, mention_id=ident, when=own_day, place=own_place, event_type=_kind(c, g.claims, event)))
    text = " ".join(c.quote for c in g.claims)
    names = {n.lower() for c in g.claims for n in NAME.findall(c.quote)} | {
        p.name.lower() for c in g.claims for p in c.persons
    }
    told = victims(g.claims)
    return lent, Mention(
        mention_id=ident,
        article_id=article.article_id,
        source_ref=article.source_ref,
        claim_ids=tuple(c.claim_id for c in g.claims),
        event_type=event,
        when=when,
        place=place,
        perpetrators=_actors(c.perpetrator for c in g.claims if c.stance != "denied"),
        targets=_actors(c.target for c in g.claims),
        killed=None if g.aggregate else total("killed", g.claims),
        injured=None if g.aggregate else total("injured", g.claims),
        names=tuple(sorted(names)),
        words=tuple(sorted({w.lower() for w in WORD.findall(text)})),
        victims=names_of(told),
        ages=tuple(sorted({age for v in told for age in v.ages})),
        published=article.published,
        outlet=article.outlet,
        is_aggregate=g.aggregate,
        aside=g.closed,
    )


def _kind(c: Claim, claims: Sequence[Claim], event: EventType) -> EventType:
    """What tells of harm alone takes the means told last before it, else the mention's."""
    if c.event_type != "attack" or event not in VIOLENCE:
        return c.event_type
    told = [o for o in claims if o.event_type in VIOLENCE and o.event_type != "attack" and o.char_start <= c.char_start]
    return max(told, key=lambda o: (o.char_start, o.claim_id)).event_type if told else event


def dated_by(
    claims: Sequence[Claim], mentions: Sequence[Mention], day: When, at: int, *, later: bool = True
) -> tuple[list[Claim], list[Mention]]:
    """What was told before a sentence that says only when, "It happened on Friday", has that day, if it told none of its own.

    The day on which somebody died, was charged or is still in hospital is none of its own. `later`: the day may lie
    after the one that it has been given.
    """
    acts = [c for c in claims if c.event_type in VIOLENCE and not c.is_aggregate]
    before = [c for c in acts if c.char_start < at]
    meant = before[-1] if before else acts[0] if acts else None
    ident = meant.mention_id if meant else None
    until = next((m.when.end for m in mentions if m.mention_id == ident), None)
    after = not later and until is not None and until < (day.start or "")
    if after or any(_dates(c) for c in claims if c.mention_id == ident):
        return list(claims), list(mentions)
    return (
        [replace(c, when=day) if c.mention_id == ident and not c.when.text else c for c in claims],
        [replace(m, when=day) if m.mention_id == ident and not m.is_aggregate else m for m in mentions],
    )


def _dates(c: Claim) -> bool:
    """Does it give a day of its act in words of its own?"""
    return bool(c.when.text) and c.when.precision == "day" and not c.when.approx and not outcome(c)


def _actors(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({n for v in values if v for n in v.split("; ")}))


def _shared_day(claims: Sequence[Claim]) -> When:
    """The firmest and finest, and of equal ones the first; a day of what followed the act is the last to stand for it."""
    rank = {"stated": 0, "relative": 0, "narrative": 1, "published": 2, None: 3}
    fine = {"day": 0, "days": 1, "week": 2, "month": 3, "year": 4, None: 5}
    days = [c for c in claims if c.when.start or c.when.end]
    first = min(
        days,
        key=lambda c: (
            0 if c.when.text else rank[c.when.basis],
            fine[c.when.precision],
            c.when.basis == "narrative",  # an hour or "minutes later": its day was lent
            outcome(c),
            c.when.approx,
            not TELLS_WHEN.search(c.quote),
        ),
        default=None,
    )
    return first.when if first else When()


def _shared_place(claims: Sequence[Claim]) -> Place:
    """The finest, and of the fine ones the place that most claims have; one that a claim itself names comes first."""
    fine = {"exact": 0, "settlement": 0, "near": 0, "district": 2, "province": 3, "region": 4, "country": 5, "sea": 3}
    places = [c.place for c in claims if c.place.name]
    # Where the harm was done, though no gazetteer knows it, comes before a place that the text names beside it.
    hit = [c.place for c in claims if c.place.text and harmed(c)]
    if hit and all(p.lat is None or unmapped(p) for p in hit):
        return hit[0]
    # One town in another province than most of the claims is a slip, or somewhere else that a sentence speaks of.
    provinces = Counter(p.admin1 for p in places if p.admin1).most_common(2)
    if len(provinces) > 1 and provinces[0][1] >= SETTLED * provinces[1][1]:
        # But not where its lead puts the harm: the rest may only have the dateline's town.
        lead = claims[0].place if claims[0].place.text and harmed(claims[0]) else None
        places = [p for p in places if p.admin1 in (None, provinces[0][0]) or p == lead]
    often = Counter(p.name for p in places)
    told = {p.name for p in places if p.text}
    return min(
        places,
        key=lambda p: (
            p.lat is None,
            fine.get(p.precision or "", 6),
            p.name not in told,
            -often[p.name],
            p.text is None,
        ),
        default=Place(),
    )


def turns_of(paragraph_texts: dict[int, str]) -> set[int]:
    """Paragraphs that open with a turn to another event."""
    return {n for n, text in paragraph_texts.items() if TURNS.search(text)}
