"""Blame: whom a verb of saying accuses of what, who takes an act as their own, and what a denial leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.claims.cues import VIOLENCE
from rashomon.claims.lexicon import lexicon
from rashomon.claims.said import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token


def _of_the_calendar(token: Token) -> bool:
    """A day or a year where a speaker might stand: "according to 2015 figures"."""
    return token.is_digit or bool(speech_words()["phrases"]["calendar"].fullmatch(token.text))


def refuses(verb: Token) -> bool:
    """ "A judge denied bail", "his appeal was rejected": no word on what happened."""
    asked = speech_words()["words"]["requested"]
    return any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in asked for c in verb.children)


def own_act(verb: Token) -> Token | None:
    """What the verb takes as the speaker's own: "claimed responsibility", "claimed the bombing", "the raid was claimed by"."""
    known = speech_words()["words"]
    if verb.lower_ not in known["owning"]:
        return None
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    claims = verb.lemma_ in known["claiming"]
    owned = (t for t in things if (claims or _for_an_act(verb, t)) and t.lower_ in known["own_act"])
    return next(owned, None) or next((t for t in things if claims and _violent(t)), None)


def _for_an_act(verb: Token, responsibility: Token) -> bool:
    """ "Took responsibility for a wave of attacks", and not "for the slow response to the attack"."""
    purposes = (c for over in (responsibility, verb) for c in over.children if c.lower_ == "for" and c.dep_ == "prep")
    what = next((o for c in purposes for o in c.children if o.dep_ == "pobj"), None)
    if what is None:
        return True
    of = (o for c in what.children if c.lower_ == "of" for o in c.children)
    harm = any(e.effect for e in lexicon().entries.get(what.lower_, ()))
    return harm or any(map(_violent, (what, *of))) or not any(map(_violent, what.subtree))


def _violent(noun: Token) -> bool:
    return any(
        e.event_type in VIOLENCE for e in lexicon().entries.get(noun.lower_, ()) if e.word_class == "noun"
    ) and noun.pos_ in ("NOUN", "PROPN")


def nobody(subject: Token) -> bool:
    return subject.lower_ in lexicon().nobody or any(
        t.lower_ in speech_words()["words"]["none"] for t in (subject, *subject.children)
    )


def unclaimed(act: Token) -> bool:
    """ "Nobody has claimed responsibility for the attack": it tells of no claim, and whose the attack was it leaves open."""
    what = act.head.head
    verb = what.head
    if act.dep_ != "pobj" or act.head.lower_ != "for" or own_act(verb) is None:
        return False
    return any(nobody(c) for c in verb.children if c.dep_ == "nsubj")


def leaves_open(verb: Token) -> bool:
    """ "Neither claimed nor denied", "did not deny": whoever does not deny it says nothing of it."""
    over = verb.head if verb.dep_ == "conj" else verb
    none = speech_words()["words"]["neither"]
    if any(nobody(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")):
        return True  # "neither the army nor the rebels denied it"
    return any(
        c.lower_ in none for c in (*verb.children, *over.children) if c.dep_ in ("preconj", "cc", "neg", "advmod")
    )


def accused_by(verb: Token) -> Token | None:
    """Whom the verb blames: "blamed X for it", but "blamed it on X" and "attributed it to X"."""
    known = speech_words()["words"]
    blames_on = "on" if verb.lower_.startswith(tuple(known["blaming"])) else None
    mark = "to" if verb.lower_.startswith(tuple(known["attributing"])) else blames_on
    what = next((c for c in verb.children if c.dep_ in ("dobj", "obj")), None)
    if what is not None and what.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        what = verb.head  # "the militia, which the army blames"
    for prep in (c for word in (verb, what) if mark and word is not None for c in word.children if c.lower_ == mark):
        # "blamed the army on Monday" names a day, not somebody.
        for found in (c for c in prep.children if c.dep_ == "pobj" and not _of_the_calendar(c)):
            return found
    return None if mark == "to" else what


def of_violence(verb: Token) -> bool:
    """ "Accused the rebels of shelling the town", and not "of hiding guns in a school", "of lying about the strike"."""
    told = speech_words()["words"]
    what = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
    preps = [c for over in (verb, *what) for c in over.children if c.dep_ == "prep" and c.lower_ in told["accused_of"]]
    heads = [o for c in preps for o in c.children if o.dep_ in ("pobj", "pcomp")]
    heads += [o for h in heads for o in h.children if o.dep_ == "conj"]
    named = [
        t for h in heads for t in (h, *(c for c in h.children if c.dep_ in ("dobj", "xcomp", "prep", "amod", "acomp")))
    ]
    return not heads or any(
        t.pos_ == "PRON"
        or t.lower_ in told["responsibility"]
        or t.lower_ in told["charged"]
        or lexicon().made_with(t.lower_)
        or any(e.event_type in VIOLENCE or e.effect for e in lexicon().entries.get(t.lower_, ()))
        for t in named
    )


def identified(verb: Token) -> tuple[Token, Token] | None:
    """What it was and whose, where a speaker says so without a word of blame: "the drone was Russian", "it was the Russians"."""
    for said in verb.children:
        if said.dep_ != "ccomp" or said.i < verb.i or said.lower_ not in speech_words()["words"]["being"]:
            continue
        what = next((c for c in said.children if c.dep_ == "nsubj"), None)
        whose = next((c for c in said.children if c.dep_ in ("attr", "acomp") and c.i > said.i), None)
        if what is None or whose is None or any(c.dep_ == "neg" for c in said.children):
            continue
        # The act or the weapon: "the victim was Russian" blames nobody. And a name: nor does "the attack was an outrage".
        low = what.lower_
        violent = any(e.event_type in VIOLENCE for e in lexicon().entries.get(low, ()) if e.word_class == "noun")
        armed = bool(lexicon().made_with(low))
        if (
            (low == "it" or violent or armed)
            and whose.text[:1].isupper()
            and whose.tag_[0] in "JN"
            and not _of_the_calendar(whose)
        ):
            return what, whose
    return None
