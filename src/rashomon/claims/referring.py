"""Referring claims: sentences that blame, deny or count an event told just before, without naming it again."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from rashomon.claims import days
from rashomon.claims.cues import VIOLENCE
from rashomon.claims.heads import figure_of
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.narrative import Reading, side_of
from rashomon.claims.parse import Parsed
from rashomon.claims.said import speech_words
from rashomon.claims.second_look import such_incident
from rashomon.claims.speech import Speech
from rashomon.expressions.phrases import phrase_book
from rashomon.records import Claim, Count, claim_id

DATA = Path(__file__).parent / "en" / "referring.toml"
# Sentences that blame or deny an event told before, without naming it again: "it was an American strike".
BLAMES = phrase_book(DATA).pattern(r"<blames>|<told_of> (?:[a-z]+[ -]){0,3}?(?-i:[A-Z])")
# Characters back to the event that a sentence blames or counts without naming it: a paragraph or so.
NEARBY = 700


@cache
def referring_words() -> Mapping[str, frozenset[str]]:
    """Read once from `referring.toml`."""
    return {name: frozenset(words) for name, words in tomllib.loads(DATA.read_text(encoding="utf-8")).items()}


@cache
def _found_of_them() -> re.Pattern[str]:
    finding, them = ("|".join(sorted(referring_words()[k])) for k in ("finding", "of_them"))
    return re.compile(rf"\b(?:{finding})\b[^.;]{{1,40}}\bof (?:{them})\b", re.IGNORECASE)


@cache
def _losses_owned() -> re.Pattern[str]:
    we, our, owning, dead = ("|".join(sorted(referring_words()[k])) for k in ("we", "our", "owning", "dead"))
    who = rf"(?P<who>(?:{we})(?= (?:{owning})\b)|(?:{our}))"
    return re.compile(rf"\b{who}\b[^.;]{{0,30}}\b(?:{dead})\b", re.IGNORECASE)


def refers(text: str) -> bool:
    """Could the sentence speak of an event told before it?"""
    return bool(BLAMES.search(text) or _found_of_them().search(text))


def referring(
    p: Parsed,
    spoken: Sequence[Speech],
    reading: Reading,
    before: Sequence[Claim],
    own: Sequence[Claim],
    said: str,
    words: Lexicon,
    ordinal: int,
) -> list[Claim]:
    """A sentence that blames, denies or counts an event told just before, without naming it again.

    `before` are the article's claims so far, `own` those of this sentence among them: then only who else is blamed in
    it for the same is a claim more, "they said that it was A, while others blamed B". `said` are the two sentences
    before it, `ordinal` that of the first claim made here among those of its quote.
    """
    last = next((c for c in reversed(before) if c.event_type in VIOLENCE or c.event_type == "convoy_blocked"), None)
    if last is None or p.sentence.start - last.char_end > NEARBY:
        return []
    if not own and (dead := _dead_found(p, said, words)) is not None:
        speech = spoken[0] if spoken else None
        why = f"counts the dead of the event told before: {last.event_type}"
        return [_of_their_own(replace(_retold(p, speech, reading, last, ordinal, why), counts=(dead,)), said, reading)]
    nth = such_incident(p.sentence.text)
    accusing = [s for s in spoken if s.accused or s.verb_class == "denying"]
    if own:
        told = {(c.attributed_to, c.perpetrator_text) for c in own}
        accusing = [
            s
            for s in accusing
            if (s.accused and (s.attributed_to, s.accused) not in told and not _charged(s, p))
            or (s.verb_class == "denying" and _of_a_part(s, p) and all(c.stance != "denied" for c in own))
        ]
    elif accusing or nth is not None:
        accusing = [*accusing[:1], *(s for s in accusing[1:] if s.accused)]
    speeches: list[Speech | None] = [*accusing] or [None] * (nth is not None and not own)
    # What is denied beside other claims was told in a sentence before.
    earlier = next((c for c in reversed(before) if c.event_type in VIOLENCE and c not in own), last)
    made = [
        _referred(
            p, s, nth if i == 0 else None, reading, earlier if s and s.verb_class == "denying" else last, ordinal + i
        )
        for i, s in enumerate(speeches)
    ]
    return [c for c in made if c is not None]


def _dead_found(p: Parsed, said: str, words: Lexicon) -> Count | None:
    """ "We have recovered nine of them", said right after words of the dead and with none of the living."""
    known = referring_words()
    if not known["dead"] & set(re.findall(r"\w+", said.lower())) or known["alive"] & {t.lower_ for t in p.doc}:
        return None
    for verb in (t for t in p.doc if t.lower_ in known["finding"]):
        for number in (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")):
            of = (o for c in number.children if c.lower_ == "of" for o in c.children)
            figure = figure_of(p.doc, number, words) if any(o.lower_ in known["of_them"] for o in of) else None
            if figure is not None and figure.low:
                text = p.doc[figure.start : figure.end].text
                return Count("killed", text, "unknown", figure.low, figure.high, figure.approx, text=text)
    return None


def _of_their_own(claim: Claim, said: str, reading: Reading) -> Claim:
    """Whose dead they are, where a speaker has said right before that they are their own: "we have losses"."""
    hit = _losses_owned().search(said) if claim.attributed_to else None
    if hit is None:
        return claim
    name, found = reading.actors.ground(hit["who"], speaker=claim.attributed_to)
    return replace(claim, target=name, why=(*claim.why, f"target: {hit['who']}{found}")) if name else claim


def _of_a_part(denying: Speech, p: Parsed) -> bool:
    """ "Denied any involvement and said …": what is denied is a part in it, told before."""
    said = p.sentence.text[denying.start : denying.end].lower().split(" and ")[0]
    return any(w in said for w in speech_words()["words"]["responsibility"])


def _charged(accusing: Speech, p: Parsed) -> bool:
    """Is it said of what: "accused the army of genocide"? Then it need not be what the text has told."""
    end = accusing.accused_span[1] if accusing.accused_span else 0
    return p.sentence.text[end:].lstrip().startswith("of ")


def _referred(
    p: Parsed, accusing: Speech | None, nth: tuple[int, str] | None, reading: Reading, last: Claim, ordinal: int
) -> Claim | None:
    text = p.sentence.text
    times = days.times_in(text, reading.anchor, reading.narrative, reading.article)
    day = days.day_of(times, text, text.find(nth[1]) if nth else 0, reading.anchor)
    speaker = reading.actors.speaker(accusing.attributed_to) if accusing else None
    blamed = accusing.accused if accusing else None
    by, _ = reading.actors.ground(blamed)
    if by is None and accusing is not None and accusing.theirs is not None:
        by = reading.knowledge.actors.attacker(blamed or "")
        if by is None:
            return None
    denied = accusing is not None and accusing.verb_class == "denying"
    retold = _retold(p, accusing, reading, last, ordinal, f"refers to the event told before: {last.event_type}")
    return replace(
        retold,
        when=day.when if day else retold.when,
        perpetrator_text=blamed,
        perpetrator=by or (speaker if denied else None),
        counts=(Count("other", nth[1], "unknown", nth[0], nth[0], text=nth[1]),) if nth else (),
        stance="denied" if denied else "asserted",
        denial_scope="responsibility" if denied else None,
        is_aggregate=nth is not None,
        window_start=day.window[0] if day and day.window else None,
        window_end=day.window[1] if day and day.window else None,
    )


def _retold(p: Parsed, speech: Speech | None, reading: Reading, last: Claim, ordinal: int, why: str) -> Claim:
    """The event told last, in the words of this sentence and of its speaker: its day and place, and nothing else of it."""
    text = p.sentence.text
    speaker = reading.actors.speaker(speech.attributed_to) if speech else None
    return replace(
        last,
        claim_id=claim_id(reading.article.article_id, text, ordinal),
        char_start=p.sentence.start,
        char_end=p.sentence.end,
        quote=text,
        quote_sha256=sha256(text.encode("utf-8")).hexdigest(),
        when=replace(last.when, text=None, basis="narrative" if last.when.start else None),
        place=replace(last.place, text=None),
        perpetrator_text=None,
        perpetrator=None,
        perpetrator_alternatives=False,
        target_text=None,
        counts=(),
        attributed_to=speech.attributed_to if speech else None,
        speaker=speaker,
        side=side_of(speaker, reading, last.when.start),
        stance="asserted",
        denial_scope=None,
        is_aggregate=False,
        window_start=None,
        window_end=None,
        evidence_kind=speech.evidence if speech else None,
        persons=(),
        loaded=(),
        irony=False,
        irony_scope=None,
        why=(why, f"speaker: {speech.attributed_to if speech else 'the outlet itself'}"),
    )
