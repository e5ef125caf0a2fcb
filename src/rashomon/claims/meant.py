"""Whom a word stands for where the grammar points beside: "his ex-wife", "the third to be killed", "and shot them"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rashomon.claims.events import clause
from rashomon.claims.figures import number_words
from rashomon.claims.grammar import conjuncts, objects, role_words
from rashomon.claims.heads import by_age, of_whom
from rashomon.claims.lexicon import lexicon
from rashomon.records.claim import Group

if TYPE_CHECKING:
    from spacy.tokens import Token


def former(noun: Token) -> Token:
    """ "His ex-wife": the parser may make a noun of the prefix."""
    doc, at = noun.doc, noun.i
    joined = noun.lower_ in role_words()["former"] and at + 2 < len(doc) and doc[at + 1].text == "-"
    return doc[at + 2] if joined else noun


def the_nth(noun: Token, verb: Token) -> Token:
    """ "He is the third clerk to be killed this year": he, and no other."""
    nth = any(c.tag_ == "JJ" and c.lower_ in number_words().one_more | role_words()["compared_by"] for c in noun.lefts)
    if noun.dep_ != "attr" or not nth or verb.dep_ not in ("acl", "relcl"):
        return noun
    people = lexicon().one | lexicon().groups.keys()
    who = (c for c in noun.head.children if c.dep_ == "nsubj" and (c.lower_ in people or c.tag_ == "NNP"))
    return next(who, noun)


def whose_kin(first: Token, verb: Token) -> Token:
    """ "The father of the teen who was killed", "a friend of the man shot on Monday": it befell the last told of."""
    if first.lemma_.lower() not in role_words()["kin"] or first.i > verb.i:
        return first
    of = next((o for p in first.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"), None)
    if of is None or not (of.pos_ == "PROPN" or (of.pos_ == "NOUN" and of.lower_ in lexicon().groups)):
        return first
    told = verb.doc[of.i + 1 : verb.i]
    # "The father of a boy who was hurt has been held": the relative clause is of another verb.
    over = {verb.i, verb.head.i} if verb.dep_ == "conj" else {verb.i}
    relative = bool(len(told)) and told[0].lower_ == "who" and told[0].head.i in over
    several = {t.lower_ for t in told} & role_words()["of_several"], of.tag_ in ("NNS", "NNPS")
    single = {t.lower_ for t in told} & role_words()["of_one_person"]
    agrees = not (several[1] and single) and not (several[0] and not several[1])
    return of if (relative and agrees) or (not len(told) and verb.tag_ in ("VBN", "VBD")) else first


def just_named(participle: Token) -> Token | None:
    """ "The brigade lost nine soldiers, captured by the rebels": the object that ends at the comma, not the subject."""
    named = next(iter(objects(participle.head)), None) if participle.dep_ == "advcl" else None
    at_comma = named is not None and participle.i > 1 and named.right_edge.i == participle.i - 2
    return named if at_comma and participle.nbor(-1).lower_ == "," else None


def meant(verb: Token, head: Token, groups: Mapping[str, Group]) -> list[Token]:
    """Of a pronoun, whom the verb before it names: "dragged nine men from a bus and shot them", "shot a nun, killing her"."""
    words, before = role_words(), verb.head
    if (told := _told_where(verb, head)) is not None:
        return list(conjuncts(told))
    if head.dep_ != "dobj" or verb.dep_ not in ("conj", "advcl") or (verb.dep_ == "advcl" and verb.tag_ != "VBG"):
        return [head]
    whole = next((o for p in head.children if p.lower_ == "of" for o in p.children), None)
    pronoun = whole if whole is not None and head.lower_ in words["all_of"] else head
    several = pronoun.lower_ in words["those_told"] or (verb.dep_ == "advcl" and pronoun.lower_ in words["all_of"])
    if not several and (verb.dep_ == "conj" or pronoun.lower_ not in words["one_told"]):
        return [head]
    at = (o for p in before.children if p.lower_ in words["target_of_verb"] for o in p.children if o.dep_ == "pobj")
    told = next(iter(objects(before)), None) or next(at, None)
    found = list(conjuncts(told)) if told is not None and told.i < head.i else []
    people = all(t.lower_ in groups or (t.pos_ == "PROPN" and verb.dep_ == "advcl") or by_age(t) for t in found)
    number = several == (len(found) > 1 or any(t.tag_ == "NNS" for t in found))
    return found if found and people and number else [head]


def _told_where(verb: Token, head: Token) -> Token | None:
    """ "The two were taken to a clinic where they were pronounced dead"."""
    words = role_words()
    verb = verb if verb.dep_ == "relcl" else verb.head  # "dead" of "were pronounced dead"
    if (
        head.lower_ not in words["they"]
        or verb.dep_ != "relcl"
        or not any(c.lower_ in words["relative_where"] for c in verb.children)
    ):
        return None
    over = next((t for t in verb.head.ancestors if t.pos_ == "VERB"), None)
    who = next((c for c in over.children if c.dep_ in ("nsubj", "nsubjpass")), None) if over is not None else None
    return who if who is not None and (who.like_num or any(c.like_num for c in who.lefts)) else None


def whose_body(head: Token) -> Token:
    """ "Struck the back of his head": he was struck."""
    part = head
    while part.lower_ in role_words()["body_parts"]:
        owner = next((c for c in part.children if c.dep_ == "poss"), None)
        inner = next((t for t in of_whom(part) if t.dep_ == "pobj"), None)
        if owner is not None and owner.lower_ in role_words()["relative"]:
            # "A teenager whose body was found": the teenager's.
            verb = clause(owner)
            return verb.head if verb.dep_ == "relcl" else owner
        if owner is not None or inner is None:
            return owner or head
        part = inner
    return head


def elliptic(state: Token) -> Token | None:
    """ "One is in critical condition and another in stable condition": who stands right before it, without a verb."""
    first = state.i
    while first and state.doc[first - 1].tag_[0] in "DJRVC" and state.doc[first - 1].lower_ != "and":
        first -= 1
    if first < 2 or state.doc[first - 1].lower_ != "in":
        return None
    who = state.doc[first - 2]
    return who if who.lower_ in role_words()["others"] or (who.like_num and not who.text.isdigit()) else None
