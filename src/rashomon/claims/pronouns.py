"""Pronouns that stand for somebody named in the same sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.claims.lexicon import lexicon
from rashomon.claims.said import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token


def stands_for(pronoun: Token) -> Token | None:
    """The speaker of whose own acts a clause tells: "the rebels said they had taken the bridge"; None where unsure.

    Number decides whether they can be the same. Of witnesses it is not taken: what they tell is what others did.
    """
    verb, words = pronoun.head, speech_words()["words"]
    if pronoun.lower_ in words["one_person"] and (one := _one_told_of(verb)) is not None:
        return one
    while verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    said = verb.head
    if verb.dep_ != "ccomp" or speech_words()["class_of"].get(said.lower_) is None:
        return None
    who = next((c for c in said.children if c.dep_ == "nsubj"), None)
    if who is None or who.tag_[0] != "N" or lexicon().groups.get(who.lower_) == "civilians":
        return None
    plural = who.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in who.children)
    named = who.pos_ == "PROPN"
    fits = ((plural or named, words["several"]), (not plural or named, words["thing"]))
    return who if any(agrees and pronoun.lower_ in pronouns for agrees, pronouns in fits) else None


def _one_told_of(verb: Token) -> Token | None:
    """ "Soldiers captured the gunman after he killed four": the one person that the clause above can mean, its object."""
    if verb.dep_ != "advcl" or verb.head.pos_ != "VERB":
        return None
    single = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.tag_ in ("NN", "NNP")]
    people = [c for c in single if c.lower_ in lexicon().groups or c.tag_ == "NNP"]
    return people[0] if len(people) == 1 and people[0].dep_ != "nsubj" else None
