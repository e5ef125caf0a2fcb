"""What its roles make of an event's type: a captured man is no territory, and a crowd against a force a confrontation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.claims.cues import FIRED, made_by_what_is_fired
from rashomon.claims.events import Event
from rashomon.claims.grammar import role_words, subject
from rashomon.claims.lexicon import lexicon
from rashomon.claims.second_look import FROM_THE_AIR, company
from rashomon.records.claim import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def retyped(
    doc: Doc, kind: EventType, event: Event, by: Token | None, targets: Sequence[Token], places: bool
) -> EventType | None:
    """The type after a look at who and what it was; None where nothing is left of it."""
    words = company()
    to = targets[0] if targets else None
    if kind == "seizure_of_territory" and event.acts:
        verb = doc[event.cues[0].token]
        if event.cues[0].entry.name in role_words()["falls"] and _fell_somewhere(verb):
            return None
        if to is not None and verb.pos_ == "VERB" and not (_names(to) & words["territory"]):
            if event.cues[0].entry.words[0] in role_words()["ousting"]:
                return "displacement" if _names(to) & (words["crowd"] | words["persons"]) else kind
            if _people(to) and event.cues[0].entry.words[0] not in role_words()["loses"]:
                return "release" if event.cues[0].entry.words[0] in role_words()["frees"] else "detention"
            if not places and to.pos_ != "PROPN":
                return None
    if (
        kind in ("shooting", "shelling")
        and (fired := made_by_what_is_fired(doc[event.cues[0].token], lexicon())) is not None
    ):
        kind = fired
    if kind == "ied_or_bomb" and _gun_went_off(doc[event.cues[0].token]):
        kind = "shooting"
    if kind == "shelling" and by is not None and (flown := _from_the_air(by)) is not None:
        kind = flown
    if kind == "displacement" and (flown := _what_flies(by, to)) is not None:
        return flown
    if kind == "displacement" and (by is not None or to is not None):
        who = _names(by) if by is not None else _names(to) if to is not None else set()
        if who & words["soldiers"]:
            return "other"
    if kind in ("attack", "armed_clash") and by is not None and to is not None:
        if _names(by) & words["crowd"] and _names(to) & words["force"]:
            return "protest_clash"
        confronted = {t.lower_ for t in doc} & words["confrontations"]
        if _names(to) & words["crowd"] and _names(by) & words["force"] and confronted:
            return "protest_clash"
    return kind


def _gun_went_off(verb: Token) -> bool:
    """ "He was cleaning the rifle when it went off", "the gun went off": no bomb."""
    who = subject(verb)
    if verb.lemma_ not in company()["goes"] or who is None:
        return False
    told = verb.doc[: who.i] if who.pos_ == "PRON" else who.subtree
    return any(t.lower_ in company()["firearms"] for t in told)


def _what_flies(*who: Token | None) -> EventType | None:
    """ "Forty projectiles crossed into the north": nobody is driven out."""
    made = (k for t in who if t is not None for k in lexicon().made_with(t.lower_))
    return next((k for k in made if k in FIRED), None)


def _from_the_air(by: Token) -> EventType | None:
    """ "Warplanes pounded the town": who flies does not shell."""
    return next((k for k in lexicon().made_with(by.lower_) if k in FROM_THE_AIR), None)


def _fell_somewhere(verb: Token) -> bool:
    """ "Snow fell in Goma", "Drummond fell near a door": a town falls at some time, and at no place."""
    for prep in (c for c in verb.children if c.dep_ == "prep"):
        where = next((o for o in prep.children if o.dep_ == "pobj"), None)
        named = where is not None and where.pos_ == "PROPN" and where.lower_ not in role_words()["calendar"]
        if prep.lower_ in company()["beside"] or (named and prep.lower_ in company()["at_a_spot"]):
            return True
    return False


def _names(token: Token) -> set[str]:
    """The words of a noun phrase and of those joined with it."""
    return {t.lower_ for t in token.subtree if t.i <= token.i or t.dep_ in ("conj", "compound", "pobj")}


def _people(token: Token) -> bool:
    known = company()["soldiers"] | company()["crowd"] | company()["persons"]
    return token.lower_ in lexicon().groups or bool(_names(token) & known)
