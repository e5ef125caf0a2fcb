"""The figure that a word of harm bears itself: "five dead", "the toll has risen to 41"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.claims.counted import count_words
from rashomon.claims.cues import Cue
from rashomon.claims.figures import Figure, bounded, counts_nothing, figure_before, number_at
from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.patients import patients

if TYPE_CHECKING:
    from spacy.tokens import Doc


def own_figure(doc: Doc, cue: Cue, lexicon: Lexicon) -> Figure | None:
    """ "five dead" · "no injuries" · "the death toll rose to 45" · "the number of wounded reached 12"."""
    token, words = doc[cue.token], count_words()
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in words["one_of"]:
        return None  # "this case is one of several deaths"
    before = figure_before(doc, cue.start)
    if before is not None and doc[before.start].lower_ in role_words()["distributive"]:
        return None  # "neither victim was armed"
    if before is not None and before.high == 0 and token.head.lower_ in role_words()["numbers_of"]:
        return None  # "no casualty figures"
    if before is not None and before.low == before.high == 0 and doc[before.end].lower_ in words["besides"]:
        return None
    if before is not None and any(c.dep_ == "det" and c.i >= before.end for c in token.lefts):
        before = None  # "the death of two guards and the injury of five"
    if before is not None and before.end <= cue.start:
        # "One of the wounded died" counts the dead; how many were wounded it does not say.
        return None if part_of_those(doc, before.end) else before
    if token.dep_ == "pobj" and token.head.lower_ in words["among"]:
        return None  # "among the dead is a couple"
    if token.lower_ in words["figured"]:
        toll = token.lower_ in words["tolls"]
        # "The toll from Friday's bombing in Goma has risen to 41": the verb stands behind all that says which toll.
        whole = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
        whole = whole if whole.lower_ in role_words()["number_nouns"] else token
        toll = toll or whole is not token
        own = whole.right_edge.i + 1 if whole.dep_ in ("nsubj", "nsubjpass") else cue.end
        for following in doc[cue.end : max(own, cue.end + 3) + 6]:
            # "Were dead at the scene and four others injured": the next clause has figures of its own.
            if following.lower_ in words["next_clause"] or (following.lower_ in (",", ";") and not toll):
                break
            if following.lower_ == "of" and not toll and patients(doc, cue, lexicon):
                break  # "the deaths of a couple and their three children": whoever died says how many
            as_it_is = (
                following.lower_ == "as" and following.head.lemma_ in words["puts"] and following.i + 1 < len(doc)
            )
            if following.lower_ in words["risen"] or as_it_is:
                end = number_end(doc, following.i + 1)
                got = number_at(doc, end)
                if got and any(t.pos_ in ("NOUN", "CCONJ") for t in doc[following.i + 1 : got[1]]):
                    if following.lower_ == "of" or following.i + 1 < own:
                        continue  # "put the dead of Monday's raid at 26", "the dead at a bar in Goma rose to six": which
                    break
                if got and counts_nothing(doc, got[1]):
                    break  # "call the toll-free line at 855-TIPS-247"
                # "Put the toll at 12 dead and 40 wounded": those words count for themselves.
                if end < len(doc) and any(e.effect for e in lexicon.entries.get(doc[end].lower_, ())):
                    break
                if got is not None and got[1] > cue.end - 1 and _of_people(doc, end, lexicon):
                    return bounded(doc, got[0], got[1], end)
    return None


def _of_people(doc: Doc, end: int, lexicon: Lexicon) -> bool:
    """Does the number that ends here count people, or stand alone: "the dead rose to 45", not "found dead at four homes"?"""
    noun = doc[end - 1].head
    if any(t.is_currency for t in doc[max(0, end - 4) : end]):
        return False
    if noun.lower_ in lexicon.no_person:
        return False  # "at 20 Hill Street"
    # "Rose to six yesterday": the parser counts the days.
    alone = doc[end - 1].dep_ != "nummod" or noun.pos_ != "NOUN" or noun.lower_ in role_words()["calendar"]
    return alone or noun.lower_ in lexicon.groups


def part_of_those(doc: Doc, at: int) -> bool:
    """ "of the", "of those": what follows is a whole that somebody told before."""
    return " ".join(t.lower_ for t in doc[at : at + 2]) in count_words()["of_those"]


def number_end(doc: Doc, at: int) -> int:
    """End of the first number within four tokens."""
    for end in range(at + 1, min(at + 5, len(doc)) + 1):
        if number_at(doc, end) is not None:
            while end < len(doc) and (more := number_at(doc, end + 1)) is not None and more[1] <= end:
                end += 1
            return end
    return at
