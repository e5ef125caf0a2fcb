"""Tense: is an event going on, or a state in force, as the text is written?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.claims.cues import VIOLENCE
from rashomon.claims.events import clause
from rashomon.claims.lexicon import lexicon
from rashomon.records.claim import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOW = frozenset({"VBZ", "VBP"})
# A plain present of violence is the style of headlines: "Shells kill three" tells of a day gone by.
_TOLD_SO = frozenset((*VIOLENCE, "property_destruction", "protest_clash", "convoy_blocked", "detention", "release"))


def going_on(cue: Token, kind: EventType) -> bool:
    """Does the verb over this word say that it happens or holds now: "are deteriorating", "remain deployed"?"""
    verb = clause(cue)
    if kind in _TOLD_SO and cue.i != verb.i:
        # "Agents are responding to a homicide": the verb is not the event's.
        return False
    finite = verb
    # "Agents look for men seen shooting": of violence the looking says nothing.
    over = ("advcl", "xcomp") if kind in _TOLD_SO else ("acl", "advcl", "xcomp")
    while finite.dep_ in over and finite.head.i != finite.i and finite.tag_ in ("VBG", "VBN", "VB"):
        finite = clause(finite.head)
    words = lexicon().realis
    auxiliaries = [c for c in finite.children if c.dep_ in ("aux", "auxpass")]
    if any(a.lower_ in words["has_been"] or a.tag_ in ("MD", "VBD") for a in auxiliaries):
        return False
    if finite.tag_ == "VBG":
        return any(a.lower_ in words["is_now"] for a in auxiliaries)
    if finite.tag_ == "VBN":
        return any(a.lower_ in words["is_now"] for a in auxiliaries) and kind not in _TOLD_SO
    return finite.tag_ in _NOW and kind not in _TOLD_SO
