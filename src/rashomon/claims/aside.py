"""Asides: another event than that of the text, of which a sentence tells by the way.

"It happened down the street from an earlier shooting that left a girl dead", "she mourned a son who was killed in an
unrelated attack": the dead of the aside are none of those of the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.claims.grammar import role_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from rashomon.expressions.times import TimeExpression

# What may stand between the noun of the other event and the clause on it: "another shooting nearby last month that".
REACH = 7


@dataclass(frozen=True, slots=True)
class Aside:
    """Where a sentence tells of another event, by tokens."""

    start: int
    end: int

    def holds(self, token: int) -> bool:
        return self.start <= token < self.end


def aside_in(doc: Doc) -> Aside | None:
    """The first aside of a sentence: a clause on another event, or the clause that has it happen in another event."""
    for verb in doc:
        if (earlier := _followed(verb)) is not None:
            ends = (c.i for c in verb.children if c.dep_ in ("cc", "conj") and c.i > earlier.i)
            return Aside(earlier.left_edge.i, min(ends, default=len(doc)))
    for since in doc:
        if (measure := _compared_with(since)) is not None:
            return Aside(measure.left_edge.i, measure.right_edge.i + 1)
    for noun in doc:
        if noun.tag_ != "NN" or noun.lower_ not in role_words()["occurrences"]:
            continue
        apart = any(c.lower_ in role_words()["set_apart"] for c in noun.lefts)
        if (apart or _one_more(noun)) and _told_of(noun):
            return Aside(noun.left_edge.i, len(doc))
        if (
            apart
            and noun.dep_ == "pobj"
            and noun.head.lower_ in role_words()["happens_in"]
            and (verb := noun.head.head).pos_ == "VERB"
        ):
            return Aside(verb.left_edge.i, verb.right_edge.i + 1)
    return None


def _followed(verb: Token) -> Token | None:
    """ "The attack follows a raid that left two dead", "his death came days after a strike on the camp": what went before."""
    words = role_words()
    events = words["occurrences"] | words["losses"]
    if not any(c.dep_ == "nsubj" and c.lemma_ in events for c in verb.children):
        return None
    before = events | words["runs"]
    for c in verb.children:
        if verb.lemma_ in words["follows"] and c.dep_ == "dobj" and c.lemma_ in before | {"that"}:
            return c
        if verb.lemma_ in words["comes"] and c.dep_ == "prep" and any(t.lemma_ in before for t in c.subtree):
            if c.lower_ in words["upon"] or words["heels"] & {o.lower_ for o in c.children}:
                return c
        if verb.lemma_ in words["comes"] and c.dep_ == "advcl" and any(m.lower_ in words["upon"] for m in c.children):
            # "His death came after he was shot", "… after the man was shot", goes on with the same.
            if any(s.dep_.startswith("nsubj") and _new(s) for s in c.children):
                return c
    return None


def _compared_with(since: Token) -> Token | None:
    """ "The deadliest raid since the March 3 bombing": the bombing is only what the raid is measured by."""
    if since.dep_ != "prep" or since.lower_ not in role_words()["compared_with"]:
        return None
    if not any(c.tag_ == "JJS" or c.lower_ in role_words()["compared_by"] for c in since.head.children):
        return None
    return next((o for o in since.children if o.dep_ == "pobj" and o.lemma_ in role_words()["occurrences"]), None)


def _new(who: Token) -> bool:
    """Somebody whom the sentence brings in: no pronoun, not "the man"."""
    known = role_words()["known_by"]
    return who.pos_ != "PRON" and not any(c.lower_ in known or c.dep_ == "poss" for c in who.lefts)


def _one_more(noun: Token) -> bool:
    """ "The shooting was a street from a July shooting that left two dead": "a shooting" beside one that was named before."""
    new = any(c.lower_ in role_words()["indefinite"] for c in noun.lefts)
    return new and any(t.lower_ == noun.lower_ and t.tag_ == "NN" for t in noun.doc[: noun.left_edge.i])


def _told_of(noun: Token) -> bool:
    """Does a clause on it follow: "another shooting that left two dead"?"""
    for token in noun.doc[noun.i + 1 : noun.i + REACH]:
        if token.tag_ in ("WDT", "WRB") or (token.tag_ == "VBG" and token.i == noun.i + 1):
            return True
        if token.pos_ in ("VERB", "AUX") or token.lower_ in (",", "and"):
            return False
    return False


def times_of(doc: Doc, times: Sequence[TimeExpression], apart: Aside | None, *, aside: bool) -> list[TimeExpression]:
    """The time words of the aside of a sentence, or of all the rest of it."""
    if apart is None:
        return list(times)
    return [t for t in times if aside == any(apart.holds(w.i) for w in doc if t.start <= w.idx < t.end)]
