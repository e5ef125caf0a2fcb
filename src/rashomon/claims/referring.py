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
    r"|\bsuch (?:incident|attack|case|event)",
    re.IGNORECASE,
)


def refers(text: str) -> bool:
    """Could the sentence speak of an event told before it?"""
    return bool(BLAMES.search(text))


def referring(p: Parsed, spoken: Sequence[Speech], reading: Reading, before: Sequence[Claim]) -> list[Claim]:
    """A sentence that blames, denies or counts an event told just before, without naming it again."""
    last = next((c for c in reversed(before) if c.event_type in VIOLENCE or c.event_type == "convoy_blocked"), None)
    if last is None or p.sentence.start - last.char_end > NEARBY:
        return []
    text = p.sentence.text
    accusing = next((s for s in spoken if s.accused or s.verb_class == "denying"), None)
    nth = such_incident(text)
    if accusing is None and nth is None:
        return []
    times = days.times_in(text, reading.anchor, reading.narrative, reading.article)
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
    return [own]
