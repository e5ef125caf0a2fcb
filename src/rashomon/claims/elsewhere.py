"""Elsewhere: places that a sentence names though what it tells of was not there.

Where something was fired from, where somebody comes from or speaks from, and what a distance is measured from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.claims.grammar import passive, role_words
from rashomon.claims.place_mentions import PlaceMention, place_words
from rashomon.claims.said import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def launched_from(m: PlaceMention, doc: Doc) -> bool:
    """ "Drones launched from Bunia" came down elsewhere."""
    begins = m.end - len(m.text)
    before = (t for t in doc if t.lower_ == "from" and 0 <= begins - t.idx - len(t) <= 1)
    return any(t.head.lemma_.lower() in role_words()["fires"] for t in before)


def comes_from(m: PlaceMention, doc: Doc) -> bool:
    """ "Troops ferried in from Bamenda": where somebody set out, and not "a civilian from Bamenda"."""
    begins = m.end - len(m.text)
    before = (t for t in doc if t.lower_ in place_words()["origins"] and 0 <= begins - t.idx - len(t) <= 1)
    return any({t.head.lemma_, t.head.head.lemma_} & role_words()["sets_out"] for t in before)


def of_somebody(m: PlaceMention, doc: Doc) -> bool:
    """Where a speaker or a body has its seat, where a person comes from, or from where a distance is measured."""
    name = _token(m, doc)
    return name is not None and (_seat(name) or _home(m, name) or _measured_from(name))


def _token(m: PlaceMention, doc: Doc) -> Token | None:
    """The last token of the name."""
    return next((t for t in reversed(doc) if m.end - len(m.text) <= t.idx < m.end), None)


def _seat(name: Token) -> bool:
    """ "Deputy head of the Goma administration, said", "a spokesman based in Goma"; and not "residents of Goma said"."""
    words = role_words()
    holder = name
    for over in name.ancestors:
        holder = over if over.pos_ in ("NOUN", "PROPN") and over.dep_ in ("nsubj", "appos") else holder
        if over.dep_ == "nsubj":
            break
        if over.dep_ in ("relcl", "advcl", "ccomp", "ROOT", "conj") and over.pos_ == "VERB":
            return False
    else:
        return False
    verb = over.head
    says = verb.lower_ in speech_words()["class_of"] and not passive(verb)
    gives = verb.lemma_ in words["gives"] and any(c.lemma_ in words["versions"] for c in verb.children)
    chain = [name, *(t for t in name.ancestors if t.i in {s.i for s in over.subtree})]
    nouns = [t for t in chain if t.pos_ == "NOUN" and t.i != name.i]
    return (says or gives) and any(t.lemma_.lower() in words["bodies"] for t in (*nouns, holder))


def _home(m: PlaceMention, name: Token) -> bool:
    """ "A dealer from Kansas showed it": from where somebody is who does something; who is hurt may be hurt at home."""
    who = name.head.head
    if m.locative != "from" or name.head.lower_ != "from" or who.pos_ != "NOUN" or who.dep_ != "nsubj":
        return False
    return who.head.lemma_ not in role_words()["dies"] and not passive(who.head)


def _measured_from(name: Token) -> bool:
    """ "The town, 80 km northeast of Goma, has been hit": the town that the text has told of."""
    words = role_words()
    town = next((t for t in name.ancestors if t.lower_ in place_words()["types"]), None)
    if town is None or town.dep_ not in ("nsubj", "nsubjpass") or town.left_edge.lower_ not in words["known_by"]:
        return False
    measured = any(t.like_num for t in town.doc[town.i : name.i])
    return measured and not any(t.pos_ == "PROPN" and t.i < name.i - 1 for t in town.subtree)
