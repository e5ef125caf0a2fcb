"""Referring claims: sentences that blame, deny or count an event told just before, without naming it again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from rashomon.claims import days
from rashomon.claims.events import VIOLENCE
from rashomon.claims.narrative import Reading, side_of
from rashomon.claims.parse import Parsed
from rashomon.claims.second_look import such_incident
from rashomon.claims.speech import Speech
from rashomon.records import Claim, Count, claim_id

# Characters back to the event that a sentence blames or counts without naming it: a paragraph or so.
NEARBY = 700
# Sentences that blame or deny an event told before, without naming it again.
BLAMES = re.compile(
    r"\b(?:blam\w+|accus\w+|denied|denies|deny|denying|claimed responsibility|claim responsibility|held responsible)\b"
    r"|\bsuch (?:incident|attack|case|event)"
    r"|\b(?:it|the \w+) (?:was|were) (?:[a-z]+[ -]){0,3}?(?-i:[A-Z])",
    re.IGNORECASE,
)


def refers(text: str) -> bool:
    """Could the sentence speak of an event told before it?"""
    return bool(BLAMES.search(text))


def referring(
    p: Parsed, spoken: Sequence[Speech], reading: Reading, before: Sequence[Claim], own: Sequence[Claim]
) -> list[Claim]:
    """A sentence that blames, denies or counts an event told just before, without naming it again.

    `before` are the article's claims so far, `own` those of this sentence among them: then only who else is blamed in
    it for the same is a claim more, "they said that it was A, while others blamed B".
    """
    last = next((c for c in reversed(before) if c.event_type in VIOLENCE or c.event_type == "convoy_blocked"), None)
    if last is None or p.sentence.start - last.char_end > NEARBY:
        return []
    nth = such_incident(p.sentence.text)
    accusing = [s for s in spoken if s.accused or s.verb_class == "denying"]
    if own:
        told = {(c.attributed_to, c.perpetrator_text) for c in own}
        accusing = [
            s for s in accusing if s.accused and (s.attributed_to, s.accused) not in told and not _charged(s, p)
        ]
    elif accusing or nth is not None:
        accusing = [*accusing[:1], *(s for s in accusing[1:] if s.accused)]
    speeches: list[Speech | None] = [*accusing] or [None] * (nth is not None and not own)
    made = [_referred(p, s, nth if i == 0 else None, reading, last, len(own) + i) for i, s in enumerate(speeches)]
    return [c for c in made if c is not None]


def _charged(accusing: Speech, p: Parsed) -> bool:
    """Is it said of what: "accused the army of genocide"? Then it need not be what the text has told."""
    end = accusing.accused_span[1] if accusing.accused_span else 0
    return p.sentence.text[end:].lstrip().startswith("of ")


def _referred(
    p: Parsed, accusing: Speech | None, nth: tuple[int, str] | None, reading: Reading, last: Claim, ordinal: int
) -> Claim | None:
    text = p.sentence.text
    times = days.times_in(text, reading.anchor, reading.narrative, reading.article)
    day = days.day_of(times, text, 0, reading.anchor)
    speaker = reading.actors.speaker(accusing.attributed_to) if accusing else None
    blamed = accusing.accused if accusing else None
    by, _ = reading.actors.ground(blamed)
    if by is None and accusing is not None and accusing.theirs is not None:
        by = reading.knowledge.actors.attacker(blamed or "")
        if by is None:
            return None
    denied = accusing is not None and accusing.verb_class == "denying"
    return replace(
        last,
        claim_id=claim_id(reading.article.article_id, text, ordinal),
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
        side=side_of(speaker, reading, last.when.start),
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
