"""All of those to whom it was done: whom the grammar, or the parser's slips, join to the first of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.claims.cues import Cue
from rashomon.claims.events import clause
from rashomon.claims.grammar import conjuncts, gapped, objects, passive, role_words
from rashomon.claims.heads import by_age
from rashomon.claims.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# What opens a noun phrase of its own.
_OWN = ("det", "poss", "nummod", "amod")


def all_of(first: Token, cue: Cue, lexicon: Lexicon) -> list[Token]:
    """The first and those joined to it: "a nurse", "her son" and "two guards"."""
    token = first.doc[cue.token]
    # "Killed three and then himself", "was hurt, as well as his son": the parser joins the noun to the verb.
    joined = [
        c
        for c in token.children
        if c.dep_ == "conj"
        and (
            c.lower_ in role_words()["reflexive"]
            or (c.pos_ in ("NOUN", "PROPN") and _as_well_as(token, c))
            or _theirs(c, first, lexicon)
            or gapped(c, first)
        )
    ]
    by_age_alone = any(
        c.dep_ in ("appos", "npadvmod", "nummod")
        and (c.like_num or c.lower_ in role_words()["of_an_age"])
        and c.i > first.i
        for c in first.children
    )
    if by_age_alone:  # "killing a boy, 8, and his aunt": the age parts the aunt from the boy
        over = (token, token.head) if token.dep_ == "advcl" else (token,)
        others = (c for verb in over for c in verb.children if c.dep_ == "conj" and c.i > first.i)
        joined += [c for c in others if _more_people(c, lexicon)]
    if passive(token):
        if (told := _found_with(token, first)) is not None:
            joined.append(told)
        joined += _as_were(token)
    # "Baker, Diallo and Ortiz were pronounced dead": the parser may give the verb two subjects.
    if first.dep_ in ("nsubj", "nsubjpass"):
        twins = (c for c in first.head.children if c.dep_ == first.dep_ and c.i > first.i)
        joined += [
            c
            for c in twins
            if (token.doc[c.left_edge.i - 1].lower_ == "," and any(g.dep_ == "conj" for g in c.children))
            or (
                (by_age_alone or first.right_edge.i + 1 == c.left_edge.i)
                and token.doc[c.left_edge.i - 1].lower_ == "and"
                and _more_people(c, lexicon)
            )
        ]
    if first.dep_ == "dobj":
        # "Killed a neighbour A. B., his sons, and his wife": the parser may give the verb two objects.
        joined += [c for c in objects(token) if c.i > first.i and token.doc[c.left_edge.i - 1].lower_ in (",", ";")]
        joined += _after_semicolons(first)
    if token.tag_[0] == "N":
        # "The deaths of a couple and their two sons": the parser joins the sons to the deaths.
        joined += [c for c in token.children if c.dep_ == "conj" and c.i > first.i and _more_people(c, lexicon)]
    found = [h for start in (first, *joined, *_along(token, first)) for h in conjuncts(start)]
    found = list({h.i: h for h in found}.values())
    # "This guard or that clerk": one of them.
    found = [h for h in found if h.dep_ != "conj" or not any(c.lower_ == "or" for c in h.head.children if c.i < h.i)]
    # "The death of two guards and the injury of five": the parser joins the injury to the guards.
    found = [
        h for h in found if h.i == first.i or not (_harm_of_others(h, lexicon) or _harmed_otherwise(h, cue, lexicon))
    ]
    if token.dep_ == "amod" and token.i < token.head.i:
        # "An injured man and several who saw it", as against "wounded men and women".
        return [h for h in found if h.i == token.head.i or not any(c.dep_ in _OWN for c in h.lefts)]
    return found


def _as_were(verb: Token) -> Iterator[Token]:
    """ "Nine passengers were killed, as were two of their guards"."""
    for clause_on in verb.children:
        marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in clause_on.children)
        told = any(c.dep_ in ("acomp", "attr", "auxpass") for c in clause_on.children)
        if clause_on.dep_ == "advcl" and clause_on.lemma_ == "be" and marked and not told:
            yield from (c for c in clause_on.children if c.dep_ == "nsubj" and c.i > clause_on.i)


def _after_semicolons(first: Token) -> Iterator[Token]:
    """ "Killed his father, 50; his mother, 49; and a guard": whoever the parser hangs the next ones on."""
    for noun in first.doc[first.i + 1 :]:
        start = noun.left_edge.i
        cut = first.doc[start - 1].lower_ == "and" and start > 1
        apart = first.doc[start - 2 if cut else start - 1].text == ";"
        if apart and noun.dep_ in ("appos", "conj", "dobj") and noun.lower_ in lexicon().groups:
            yield noun


def _harm_of_others(noun: Token, lexicon: Lexicon) -> bool:
    of = any(c.lower_ == "of" for c in noun.children)
    return of and any(e.effect and e.word_class == "noun" for e in lexicon.entries.get(noun.lower_, ()))


def _harmed_otherwise(noun: Token, cue: Cue, lexicon: Lexicon) -> bool:
    """ "Found a man and a woman dead, as well as two injured pupils": how these fared is said beside them."""
    told = {e.effect for c in noun.lefts if c.dep_ == "amod" for e in lexicon.entries.get(c.lower_, ())} - {None}
    return bool(told) and cue.entry.effect is not None and cue.entry.effect not in told


def _found_with(verb: Token, who: Token) -> Token | None:
    """ "They found a nurse, 40, and her son shot to death": the parser makes the nurse the object of the finding alone."""
    if who.head.i != verb.i or verb.dep_ != "conj" or verb.head.lower_ not in role_words()["finding"]:
        return None
    told = next(iter(objects(verb.head)), None)
    # "Left a nurse dead and her son hurt": how the nurse fared is told.
    between = verb.doc[told.i : who.left_edge.i] if told is not None else ()
    fared = any(e.effect for t in between for e in lexicon().entries.get(t.lower_, ()))
    joined = told is not None and told.i < who.i and not fared
    people = told is not None and (told.pos_ in ("PROPN", "PRON") or told.lower_ in lexicon().groups or by_age(told))
    return told if joined and people else None


def _more_people(noun: Token, lexicon: Lexicon) -> bool:
    """ "… and their two sons": people, and no word of harm as in "the death of 11 and the injury of others"."""
    people = noun.lower_ in lexicon.groups and noun.lower_ not in lexicon.entries
    return people and noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].lower_ == "and"


def _theirs(noun: Token, first: Token, lexicon: Lexicon) -> bool:
    """ "Hacked a couple and their infant to death": kin of those whom the verb names right before."""
    whose = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.lefts)
    doc, after = noun.doc, noun.right_edge.i + 1
    does = after < len(doc) and doc[after].tag_[0] in "VM"
    return whose and not does and _more_people(noun, lexicon) and noun.left_edge.i == first.right_edge.i + 2


def _as_well_as(verb: Token, noun: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ == "as" and c.i < noun.i for c in verb.children)


def _along(verb: Token, first: Token) -> Iterator[Token]:
    """ "They were wounded along with two others"; "the owner, together with two clerks, was wounded"."""
    over = first.head
    for word in dict.fromkeys(
        (*verb.subtree, *first.subtree, *(c for p in over.children if p.dep_ == "prep" for c in p.subtree))
    ):
        joins = f"{word.nbor(-1).lower_} {word.lower_}" if word.i else ""
        if joins not in role_words()["along_with"] and word.lower_ not in role_words()["along_with"]:
            continue
        # "Killed nine farmers together with the rebels": who did it with them.
        if first.i > verb.i and not joins.startswith("along"):
            continue
        hung = word.head if word.head.lower_ != "along" else word.head.head
        told = {verb.i, over.i} if verb.dep_ == "acomp" else {verb.i}  # "are dead along with their father"
        after = word.i > verb.i and (clause(word).i == verb.i or hung.i in told)
        if after or (first.i < word.i < verb.i and hung.i in (first.i, verb.i, over.i)):
            yield from (o for o in word.children if o.dep_ == "pobj")
