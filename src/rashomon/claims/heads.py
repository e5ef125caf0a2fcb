"""The heads of what is counted: the figure that a noun phrase states, and which group its people are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.claims.figures import Figure, bounded, counts_nothing, figure_before, number_at, number_words
from rashomon.claims.grammar import phrase, role_words
from rashomon.claims.lexicon import Lexicon
from rashomon.records.claim import Group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def figure_of(doc: Doc, head: Token, lexicon: Lexicon) -> Figure | None:
    """The figure of a noun phrase by its head: a number before it, one that is its head, or one person."""
    words, roles = number_words(), role_words()
    low = head.lower_
    if head.pos_ == "PROPN" and low in lexicon.no_person:
        return None  # "4077 Hill Road"
    if {low, *(c.lower_ for c in head.lefts)} & roles["distributive"] and head.tag_ not in ("NNS", "NNPS"):
        return None  # "Each victim was shot twice"
    if head.tag_ == "WP" and not any(t.is_alpha for t in doc[: head.i]):
        return None  # "Who was shot?"
    if low in lexicon.nobody or (low == "one" and head.i and doc[head.i - 1].lower_ == "no"):
        # "No one else was hurt": besides those who were.
        if any(c.lower_ in roles["besides_them"] for c in head.children):
            return None
        return Figure(0, 0, False, head.i, head.i + 1)
    if low in lexicon.one and head.tag_.startswith("PRP"):
        return Figure(1, 1, False, *phrase(head))
    if low in roles["another"] or (low in roles["other"] and head.tag_ in ("JJ", "NN")):
        return Figure(1, 1, False, *phrase(head))
    if low in words.vague:
        return figure_before(doc, head.i + 1)
    if low in roles["totals"] and (whole := next((t for t in of_whom(head) if t.dep_ == "pobj"), None)) is not None:
        return figure_of(doc, whole, lexicon)
    if (
        low in words.one_more
        and {c.lower_ for c in head.lefts} & {"a"}
        and not any(c.lower_ == "of" for c in head.children)
    ):
        return Figure(1, 1, False, *phrase(head))  # "killed two clerks and wounded a third"
    if low in roles["sets"] and (size := _size(doc, head)) is not None:
        return size
    if low in words.fractions and (whole := next((t for t in of_whom(head) if t.dep_ == "pobj"), None)) is not None:
        return _part_of(figure_of(doc, whole, lexicon), head)
    if head.dep_ == "conj" and head.head.lower_ == "all" and any(c.lower_ == "but" for c in head.head.children):
        return _all_but(doc, head, lexicon)
    if (aged := _told_by_an_age(doc, head)) is not None:
        return aged
    if (own := number_at(doc, head.i + 1)) is not None and head.pos_ in ("NUM", "NOUN", "PRON", "ADJ", "DET", "PROPN"):
        if counts_nothing(doc, own[1]):
            return None  # "the victims of 2031"
        return bounded(doc, own[0], own[1], head.i + 1)
    if (figure := figure_before(doc, head.i, _left_limit(doc, head))) is not None:
        return figure
    if low in words.unbounded:
        return None
    # "Boy killed, 12 hurt", "a paramedic and two nurses": a cry, or an adjective, to the tagger.
    misread = head.tag_ == "UH" or (head.tag_ == "JJ" and head.i > 0 and head.nbor(-1).lower_ in roles["indefinite"])
    singular = head.tag_ in ("NN", "NNP") or by_age(head) or (misread and low in lexicon.groups)
    if low in lexicon.one or (singular and _one_person(head, lexicon)):
        return Figure(1, 1, False, *phrase(head))
    if singular and low in lexicon.things and any(c.lower_ in roles["one_thing"] for c in head.children):
        return Figure(1, 1, False, *phrase(head))
    return None


def _told_by_an_age(doc: Doc, head: Token) -> Figure | None:
    """ "A private, 22, was shot": one person, where the parser makes the age the subject."""
    if not head.is_digit or head.i < 2 or head.i + 1 >= len(doc) or doc[head.i - 1].text != "," != doc[head.i + 1].text:
        return None
    start = next(
        (t.i for t in reversed(doc[max(0, head.i - 4) : head.i - 1]) if t.lower_ in role_words()["indefinite"]), None
    )
    if start is None or any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in doc[start : head.i - 1]):
        return None
    return Figure(1, 1, False, start, head.i + 1)


def _size(doc: Doc, head: Token) -> Figure | None:
    """ "A family of four"."""
    many = next((t for t in of_whom(head) if t.dep_ == "pobj" and t.tag_ == "CD"), None)
    got = number_at(doc, many.i + 1) if many is not None and head.tag_ == "NN" else None
    return bounded(doc, got[0], got[1], many.i + 1) if got is not None and many is not None else None


def _all_but(doc: Doc, few: Token, lexicon: Lexicon) -> Figure | None:
    """ "All but three of the 40 passengers": 37; of a whole without a number it is not said."""
    of = next((t for t in of_whom(few) if t.dep_ == "pobj"), None)
    whole = figure_of(doc, of, lexicon) if of is not None else None
    spared = number_at(doc, few.i + 1)
    if whole is None or spared is None or whole.low is None or whole.low != whole.high or whole.low <= spared[0]:
        return None
    left = whole.low - round(spared[0])
    return replace(whole, low=left, high=left, start=few.head.i)


def _part_of(whole: Figure | None, fraction: Token) -> Figure | None:
    """ "Half of the 40 passengers", "two thirds of the 60"."""
    words = number_words()
    parts = next((words.units[c.lower_] for c in fraction.lefts if c.lower_ in words.units), 1)
    if whole is None or (whole.low or 0) <= 1:
        return None
    low, high = (bound and bound * parts // words.fractions[fraction.lower_] for bound in (whole.low, whole.high))
    return replace(whole, low=low, high=high)


def number_of_them(head: Token) -> Figure | None:
    """ "Put the number of people killed at 97", "the number of dead is 12": the number stands behind the verb."""
    number = head if head.lower_ in role_words()["number_nouns"] else head.head.head
    of_them = number is head or (head.dep_ == "pobj" and head.head.lower_ == "of")
    if not of_them or number.lower_ not in role_words()["number_nouns"]:
        return None
    verb = number.head
    for to in verb.children:
        # "Raised to eleven the number of people killed".
        at = next((o for o in to.children if o.dep_ == "pobj" and o.like_num), None)
        if to.dep_ == "prep" and to.lower_ in role_words()["reaches"] and to.i < number.i and at is not None:
            if (got := number_at(head.doc, at.i + 1)) is not None:
                return bounded(head.doc, got[0], got[1], at.i + 1)
    for before in number.lefts:
        # "Raising to six the number of troops killed".
        raised = before.dep_ == "nummod" and before.i and before.nbor(-1).lower_ in role_words()["reaches"]
        if raised and (got := number_at(head.doc, before.i + 1)) is not None:
            return bounded(head.doc, got[0], got[1], before.i + 1)
    for end in (t for t in verb.subtree if t.i > head.i and t.like_num):
        reached = end.dep_ == "pobj" and end.head.lower_ in role_words()["reaches"]
        if (reached or (end.head.i == verb.i and end.dep_ in ("attr", "dobj", "npadvmod"))) and (
            got := number_at(head.doc, end.i + 1)
        ) is not None:
            if verb.lemma_ in role_words()["rises"]:  # "has gone up to 60": sixty, and no bound
                return Figure(round(got[0]), round(got[0]), False, got[1], end.i + 1)
            return bounded(head.doc, got[0], got[1], end.i + 1)
    return None


def of_each(verb: Token, figure: Figure) -> Figure:
    """ "Each side lost ten soldiers": twenty of two sides; of more that are not numbered, twenty or more."""
    words, who = role_words(), next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is None or not any(t.lower_ in words["each"] for t in (who, *who.children, *verb.children)):
        return figure
    low, high = (bound and 2 * bound for bound in (figure.low, figure.high))
    two = who.lower_ in words["two_of_them"] or any(c.lower_ in words["both"] for c in who.children)
    return replace(figure, low=low, high=high if two else None)


def _left_limit(doc: Doc, head: Token) -> int:
    """A number before a comma or another noun is not this one's, nor one before "a", "his"."""
    first = head.left_edge
    one = head.tag_ in ("NN", "NNP") and first.head.i == head.i and first.dep_ in ("det", "poss")
    return first.i if one else max(0, first.i - 3)


def _one_person(head: Token, lexicon: Lexicon) -> bool:
    """A single person: "a civilian", "the driver", a name. Not a crowd, a family, an army."""
    if by_age(head):
        return True
    if head.lower_ in lexicon.groups:
        return head.lower_ not in role_words()["no_single_person"]
    if head.lower_ in lexicon.no_person:
        return False
    # A place in capitals before the first sentence is no person.
    if head.is_upper and len(head) > 3 and head.i < 5:
        return False
    return head.tag_ == "NNP" and not any(c.lower_ == "the" for c in head.children)


def by_age(head: Token) -> bool:
    """ "The 17-year-old", in one word or in five."""
    words = role_words()
    if head.lower_ in words["old"]:
        before = head.doc[max(0, head.i - 3) : head.i].text.lower()
        return any(part in words["year"] for part in re.split(r"[\s-]+", before))
    return head.lower_.endswith((*words["year_old"], *words["years_old"]))


def group_of(head: Token, lexicon: Lexicon) -> Group:
    """Civilians, fighters or unknown: by the noun itself, what it is of, or a word beside it."""
    low = head.lower_
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and low not in lexicon.groups:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return group_of(inner, lexicon)
    if low in role_words()["members"] and any(w.lower_ in role_words()["civil_bodies"] for w in of_whom(head)):
        return "civilians"
    found = lexicon.groups.get(low, "unknown")
    if found == "unknown":
        for child in head.lefts:
            if (near := lexicon.groups.get(child.lower_, "unknown")) != "unknown":
                return near
    return found


def of_whom(head: Token) -> Iterator[Token]:
    """What a noun is of: "family members", "members of one family"."""
    for child in head.children:
        yield child
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (c for c in child.children if c.dep_ == "pobj")
