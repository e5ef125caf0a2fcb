"""How firmly: asserted, hedged or denied, and what a denial denies. Precedence: denied, disputed, hedged, asserted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.claims.blame import leaves_open, refuses, unclaimed
from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import lexicon
from rashomon.claims.said import speech_words
from rashomon.claims.speech import Speech
from rashomon.expressions.phrases import phrase_book
from rashomon.records.claim import DenialScope, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = phrase_book(Path(__file__).parent / "en" / "stance.toml")
TAKEN_BACK = WORDS.pattern(r"[,;–—-]\s*<but>\s+<that>\s+[^.;]{0,40}?<untrue>")
LIVES = WORDS.pattern(r"[,;]\s*<but>\s+[^;]{0,100}?<lives>")


def judge(doc: Doc, cue: Token, speeches: Sequence[Speech]) -> tuple[Stance, DenialScope | None]:
    """The stance of the event that this word carries."""
    words = speech_words()["words"]
    low = doc.text.lower()
    if _negated(cue):
        yet = any(re.search(rf"\b{w}\b", low) for w in words["not_yet"])
        return "denied", "not_yet" if yet else "event"
    if unclaimed(cue):
        return "denied", "responsibility"
    for s in speeches:
        if s.verb_class == "denying" and not _stated_beside(cue) and (s.start <= cue.idx < s.end or cue.idx > s.start):
            blamed = any(w in low for w in words["responsibility"])
            return "denied", "responsibility" if blamed else "event"
    if _called_untrue(cue) or _taken_back(doc.text, cue):
        return "denied", "event"
    if _under_falsehood(cue):
        return "disputed", None
    denial = _under_denial(cue)
    if denial is not None:
        blamed = any(w in low for w in words["responsibility"])
        return "denied", "responsibility" if blamed else "event"
    if any(s.verb_class in ("hedging",) for s in speeches) or _hedged(cue, low) or _left_open(cue):
        return "hedged", None
    return "asserted", None


def _negated(cue: Token) -> bool:
    """Is the event itself negated: "did not attack", "no strike was carried out"?"""
    if _how_grave(cue) or cue.lemma_ in role_words()["only_negated"]:
        return False
    verb = cue
    if cue.dep_ == "dobj" and cue.head.lemma_ in lexicon().realis["answers"]:
        return False  # "police are not identifying the victims": what is not told may well have happened
    while verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
        if any(c.lower_ == "no" and c.dep_ == "det" for c in verb.children):
            return True
        verb = verb.head
    negative = any(c.dep_ == "neg" and c.lower_ in speech_words()["words"]["negative"] for c in verb.children)
    if not negative and verb.dep_ == "xcomp":
        negative = any(c.dep_ == "neg" for c in verb.head.children)
    # "no group has claimed", "nobody was hurt" leave the event as it is and speak of who or how many.
    return negative


def _how_grave(cue: Token) -> bool:
    """ "Did not have life-threatening injuries", "his injuries are not serious": hurt all the same."""
    if cue.lemma_.lower() not in role_words()["hurts"] or any(c.lower_ == "no" for c in cue.children):
        return False
    near = [*cue.children, *(cue.head.children if cue.dep_ in ("nsubj", "nsubjpass") else ())]
    return any(w.lower_ in role_words()["grave"] for w in near)


def _under_denial(cue: Token) -> Token | None:
    """The verb of denial over it, if it denies and the event is not what another verb of saying, joined to it, states."""
    token = cue
    class_of = speech_words()["class_of"]
    while token.head.i != token.i:
        joined = token.dep_ == "conj" and token.pos_ == "VERB" and token.lower_ in class_of
        token = token.head
        if class_of.get(token.lower_) == "denying" and token.pos_ == "VERB" and not joined and not refuses(token):
            return None if leaves_open(token) else token
    return None


def _stated_beside(cue: Token) -> bool:
    """ "Denied the raid but admitted killing a guard": under a verb of saying that is joined to the one of denial."""
    class_of = speech_words()["class_of"]
    token = cue
    while token.head.i != token.i:
        states = class_of.get(token.lower_, "denying") != "denying"
        if token.dep_ == "conj" and states and class_of.get(token.head.lower_) == "denying":
            return True
        token = token.head
    return False


def _left_open(cue: Token) -> bool:
    """ "Neither confirmed nor denied that its troops shelled the town"."""
    token = cue
    while token.head.i != token.i:
        token = token.head
        if speech_words()["class_of"].get(token.lower_) == "denying" and token.pos_ == "VERB":
            return leaves_open(token)
    return False


def _called_untrue(cue: Token) -> bool:
    """ "Allegations that civilians were hit are false." """
    words = speech_words()["words"]
    token = cue
    while token.head.i != token.i:
        token = token.head
        if token.lemma_.lower() in words["allegations"] and token.head.lemma_ in words["called"]:
            return any(t.lower_ in words["untrue"] for t in token.head.subtree)
    return False


def _taken_back(text: str, cue: Token) -> bool:
    """ "One had died, but that proved to be wrong"; "some reported that she had died, but she was alive"."""
    if TAKEN_BACK.search(text, cue.idx):
        return True
    told = WORDS["rumoured"].search(text, 0, cue.idx) and cue.lemma_ in role_words()["dies"]
    return bool(told and LIVES.search(text, cue.idx))


def _under_falsehood(cue: Token) -> bool:
    """ "Lies about the army killing farmers": what the text itself rejects is disputed, not denied by anybody it quotes."""
    token = cue
    while token.dep_ in ("pcomp", "pobj", "prep", "ccomp", "acl", "conj") and token.head.i != token.i:
        token = token.head
        if token.lower_ in speech_words()["words"]["falsehoods"] and token.pos_ == "NOUN":
            return True
    return False


def _hedged(cue: Token, low: str) -> bool:
    words = speech_words()["words"]
    verb = cue
    while verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
        if any(c.lower_ in words["unconfirmed"] for c in verb.children):
            return True
        verb = verb.head
    near = [*verb.children, *(verb.head.children if verb.dep_ in ("xcomp", "ccomp", "conj", "acl", "relcl") else ())]
    if any(c.lower_ in words["reportedly"] for c in near):
        return True
    if any(c.lower_ in words["unconfirmed"] for c in cue.children):
        return True
    if cue.dep_ == "dobj" and cue.head.lemma_ in words["vouches"] and any(c.dep_ == "neg" for c in cue.head.children):
        return True  # "could not confirm the killing"
    if any(c.dep_ == "aux" and c.lower_ in words["may"] for c in verb.children):
        return True
    return _presumed(cue) or bool(speech_words()["phrases"]["hedged"].search(low))


def _presumed(cue: Token) -> bool:
    """ "Nine are feared dead", "thought to have been killed", "a guard believed dead": in the passive, nobody vouches for it."""
    below = cue
    while below.dep_ in ("oprd", "acomp", "attr", "xcomp") and below.head.i != below.i:
        below = below.head
        if below.lower_ in speech_words()["words"]["presumed"] and below.tag_ in ("VBN", "VBD"):
            given = any(c.dep_ == "auxpass" for c in below.children) or below.dep_ in ("acl", "advcl", "amod")
            return given or not any(c.dep_ in ("nsubj", "dobj") for c in below.children)
    return False
