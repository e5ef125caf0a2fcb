"""Drafts of claims: the events of one sentence, typed, with their roles and counts, before day, place and speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.claims.aside import aside_in
from rashomon.claims.counted import Counted, count_words
from rashomon.claims.counts import counts
from rashomon.claims.cues import VIOLENCE, Cue, cues
from rashomon.claims.events import Event, denied_beside, events
from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.parse import Parsed
from rashomon.claims.patients import bereft, patients
from rashomon.claims.patterns import WORDS, both_halves, by_pattern
from rashomon.claims.realis import unreal
from rashomon.claims.retyped import retyped
from rashomon.claims.roles import agent, opponent, repels
from rashomon.claims.second_look import by_accident, none_after_all
from rashomon.expressions.sums import RESULT
from rashomon.records import Count
from rashomon.records.claim import CountKind, EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

# Events that kill by their name.
KILLS = frozenset({"assassination", "execution"})
# A capitalised word within a sentence: what is seized may be a place by name alone.
NAMED_PLACE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event of a sentence with its roles and counts, before its day, place and speaker are known."""

    parsed: Parsed
    event: Event
    type: EventType
    cue: Token
    perpetrators: tuple[Token, ...]
    """Who may have done it, by the grammar of each of its words in turn."""
    targets: tuple[Token, ...]
    counted: tuple[Counted, ...]
    why: tuple[str, ...]


def drafts(p: Parsed, words: Lexicon) -> list[Draft]:
    """The events of a sentence in order, typed, with their roles and counts."""
    found, passed = events(p.doc, words)
    out: list[Draft] = []
    for event in found:
        counted = counts(p.doc, event, words)
        told = _of_harm_first(p.doc, event)
        told_of = [(c, a) for c in told if (a := agent(p.doc, c, words)) is not None]
        agents = [a for c, a in told_of if not _undergone(p.doc, c, a, counted, words)]
        if not agents and any(c.entry.role == "outcome" for c in told):
            agents = [a for c in told if (a := opponent(p.doc, c, words)) is not None]
        by = agents[0] if agents else None
        to = [t for c in told for t in patients(p.doc, c, words)]
        to += [t for c in told for t in bereft(p.doc, c)]
        if not event.acts and not counted and (all(map(_weak, event.cues)) or not to):
            continue
        no = none_after_all(p.doc, event, to, counted)
        kind = (
            None if no else retyped(p.doc, event.type or "attack", event, by, to, bool(NAMED_PLACE.search(p.doc.text)))
        )
        if kind is None:
            passed = [*passed, f"“{event.typed_by}” passed over: {no or 'nothing of the kind is named'}"]
            continue
        if event.type == "displacement" and kind == "other":
            # Civilians who flee are driven out; soldiers who flee have left.
            agents, to = [*agents, *to], []
        cue = p.doc[event.cues[0].token]
        carried = ", ".join(p.doc[c.start : c.end].text for c in event.cues)
        why = (f"event: {kind}, carried by {carried}", *passed)
        out.append(Draft(p, event, kind, cue, tuple(agents), tuple(to), tuple(counted), why))
    return out


def _undergone(doc: Doc, cue: Cue, who: Token, counted: Sequence[Counted], words: Lexicon) -> bool:
    """ "Two people killed, five hurt", "a couple were killed by shelling": whom a word of harm counts did not do it."""
    harmed = any(c.head == who.i and c.count.kind in ("killed", "injured", "killed_or_injured") for c in counted)
    if harmed and who.dep_ == "nsubjpass" and doc[cue.token].dep_ == "pcomp":
        return True  # "eight were killed during fighting with the rebels"
    finite = cue.entry.role == "act" and doc[cue.token].tag_ in ("VBD", "VBP", "VBZ")
    return harmed and not finite and not patients(doc, cue, words)


def _of_harm_first(doc: Doc, event: Event) -> tuple[Cue, ...]:
    """ "They repelled an attack by the rebels, killing nine": of a repelled attack, whoever harms and is harmed comes first."""
    if not any(repels(doc[c.token]) for c in event.cues):
        return event.cues
    return tuple(sorted(event.cues, key=lambda c: c.entry.role != "outcome"))


def _weak(cue: Cue) -> bool:
    """ "Their losses", "lost contact with its men": harm only with a figure or with the people it befell."""
    return cue.entry.words[-1] in count_words()["weak"] or cue.entry.words[0] in role_words()["loses"]


def figures(draft: Draft, text: str, words: Lexicon, beside: Sequence[Draft] = ()) -> tuple[Count, ...]:
    """The figures by grammar; where a word of harm has none, by pattern.

    `beside`: the drafts of the sentence; what the grammar gives to one of them no pattern gives to another.
    """
    own = [c.count for c in draft.counted]
    theirs = [c.count for d in beside if d.event is not draft.event for c in d.counted]
    if aside_in(draft.parsed.doc) is not None or denied_beside(draft.cue):
        return tuple(own)  # a pattern does not tell whose figure it finds
    told = {c.entry.effect for c in draft.event.cues} | ({"killed"} if draft.event.type in KILLS else set())
    if draft.type in VIOLENCE and WORDS["harmed"].search(text):
        told |= {"killed", "injured"}
    have = {k.kind for k in own}
    missing: list[CountKind] = [k for k in ("killed_or_injured", "killed", "injured") if k in told and k not in have]
    if {"killed", "injured"} <= told and not have & {"killed", "injured"}:
        missing.insert(0, "killed_or_injured")
    said = _without_unreal(draft.parsed.doc, text, words)
    extra = by_pattern(said, missing, words) if missing and "killed_or_injured" not in have else []
    # "Found a man dead with a gunshot wound": who is dead is no injured man beside.
    dead = [k.what or k.text for k in own if k.kind == "killed"]
    extra = [k for k in extra if k.kind != "injured" or k.low != 1 or not any(k.text in d for d in dead)]
    # "Charged with murder after he shot two, one of them fatally": the one is of the shots.
    extra = [k for k in extra if not any(k.kind == o.kind and k.text in (o.what or o.text) for o in theirs)]
    pooled = next((k for k in extra if k.kind == "killed_or_injured"), None)
    if pooled is not None:
        extra = [pooled]
    for kind in ("killed", "injured"):
        own = _with_total(own, kind, said, words)
    return tuple(both_halves([*own, *extra], text))


def _without_unreal(doc: Doc, text: str, words: Lexicon) -> str:
    """The text without the words of harm of what did not happen or nobody did: "could have killed dozens", "died of cancer"."""
    for cue in cues(doc, words):
        token = doc[cue.token]
        if cue.entry.effect is not None and (unreal(token, words) or _by_nature(token)):
            end = token.idx + len(token.text)
            text = text[: token.idx] + ";" * len(token.text) + text[end:]
    return text


def _by_nature(harm: Token) -> bool:
    """ "Died of natural causes", and not "killed in a stampede after a blast"."""
    return harm.lemma_ in role_words()["dies"] and by_accident(harm)


def _with_total(own: list[Count], kind: CountKind, text: str, words: Lexicon) -> list[Count]:
    """Where grammar gave people one by one, the number beside the word of harm: them and others, or others besides.

    "Killed between four and five, among them X" holds X; "two women and a child killed" does not hold the child. Any other
    number of the sentence is of something else: "arrested two men for a raid that left a boy dead".
    """
    alone = [i for i, k in enumerate(own) if k.kind == kind]
    if not alone or any(own[i].low != 1 or own[i].high != 1 for i in alone):
        return own
    number = next((k for k in by_pattern(text, [kind], words) if max(k.low or 0, k.high or 0) > 1), None)
    # "Killed two people and a third was wounded": the two are told of otherwise.
    if number is None or any(k.kind != kind and (k.what or "") == f"{number.text} {number.what}" for k in own):
        return own
    start = text.find(number.text)
    if RESULT.search(text[:start]):  # "one of the wounded died, which raises the toll to three killed": the whole
        return [*(replace(k, subset_of=len(own)) if i in alone else k for i, k in enumerate(own)), number]
    one = own[alone[0]].what or own[alone[0]].text
    first = text.find(one, max(start, 0))
    between = text[start + len(number.text) : first] if 0 <= start < first else ""
    if between and WORDS["among"].search(between + one):
        return [*(replace(k, subset_of=len(own)) if i in alone else k for i, k in enumerate(own)), number]
    told = between.lstrip()
    beside = (
        number.what
        and told.startswith(number.what)
        and WORDS["besides"].fullmatch(told[len(number.what) :].strip(" ,"))
    )
    return [*own, number] if beside else own
