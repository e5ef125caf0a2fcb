"""To whom or what it was done: the words that fill the patient's role of a cue, be it a verb, a noun or an adjective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.claims.counted import count_words
from rashomon.claims.cues import Cue, of_a_headline
from rashomon.claims.figures import number_words
from rashomon.claims.grammar import conjuncts, objects, passive, role_words, subject
from rashomon.claims.heads import by_age
from rashomon.claims.joined import all_of
from rashomon.claims.lexicon import Lexicon, lexicon
from rashomon.claims.meant import former, just_named, the_nth, whose_kin
from rashomon.claims.roles import put_under, repelled, repels, runs_on, whose

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What opens a noun phrase of its own.
_OWN = ("det", "poss", "nummod", "amod")


def patients(doc: Doc, cue: Cue, lexicon: Lexicon) -> list[Token]:
    """The heads of the words that say to whom or what it was done, joined ones included."""
    token = doc[cue.token]
    if aged := _of_an_age(token):
        return aged
    if cue.entry.word_class == "adjective" or (token.tag_ == "JJ" and token.dep_ in ("acomp", "oprd")):
        first = _described(token)
    elif cue.entry.word_class == "noun" or (token.pos_ == "NOUN" and token.tag_ == "NN"):
        first = _patient_of_noun(token)
    elif cue.entry.effect == "targets_hit" and cue.entry.words[0] in lexicon.realis["lands"]:
        first = _came_down_on(token)
    elif cue.entry.words[0] in role_words()["undergo"] and cue.entry.event_type == "ied_or_bomb":
        return []  # what goes off is the bomb
    elif {cue.entry.words[0], " ".join(cue.entry.words)} & role_words()["undergo"] or (
        cue.entry.words[0] in role_words()["passes_to"] and cue.entry.event_type == "seizure_of_territory"
    ):
        first = subject(token)
    elif repels(token):
        attack = repelled(token)
        first = (_patient_of_noun(attack) if attack is not None else None) or _defender(token)
    elif cue.entry.name in role_words()["under_fire"] or (runs_on(cue, token, lexicon) and not passive(token)):
        first = subject(token)
    elif passive(token):
        first = token.head if token.dep_ in ("acl", "amod") else just_named(token) or subject(token) or _as_said(token)
    else:
        first = next(iter(objects(token)), None)
        if first is not None and first.lemma_.lower() in cue.entry.words[1:]:
            # "It took his son's life": whose it was.
            whose_it_was = next((c for c in first.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
            first = _beyond(token, first) or whose_it_was or first
        elif first is None:
            first = _lent_object(token)
    if first is not None and cue.entry.words[0] in role_words()["fires"] and _munition(first):
        first = _struck(token) or _beyond(token, first)
    if first is None:
        return []
    first = whose_kin(former(the_nth(first, token)), token)
    return all_of(first, cue, lexicon)


def _as_said(verb: Token) -> Token | None:
    """ "The number of people they say were killed": of whom the clause around it is."""
    says = verb.head
    if verb.dep_ != "ccomp" or says.dep_ != "relcl":
        return None
    whom = says.head
    if whom.lower_ in role_words()["number_nouns"]:
        of = (o for c in whom.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
        return next(of, whom)
    return whom


def _munition(token: Token) -> bool:
    """ "90 rockets", "a salvo of rockets"."""
    of = (o for c in token.children if c.lower_ == "of" for o in c.children)
    named = [t.lower_ for t in (token, *of)] + ([f"{token.nbor(-1).lower_} {token.lower_}"] if token.i else [])
    return any(map(lexicon().made_with, named))


def _came_down_on(verb: Token) -> Token | None:
    """ "A shell slammed into a market": what a preposition after the verb puts there."""
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in role_words()["lands_on"])
    return next((o for p in preps if (o := _object_of(p)) is not None), None)


def _defender(verb: Token) -> Token | None:
    """Who repelled an attack, and so was attacked."""
    by = (o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj")
    return next(by, None) if passive(verb) else subject(verb)


def _struck(fired: Token) -> Token | None:
    """ "A missile fired by the rebels struck a hospital": what the verb over it says was hit."""
    hit = fired.head.head if fired.dep_ == "acl" and fired.head.dep_ == "nsubj" else None
    return next(iter(objects(hit)), None) if hit is not None else None


def bereft(doc: Doc, cue: Cue) -> list[Token]:
    """ "The rebels suffered nine dead", "we have eight wounded": whose dead and wounded they are."""
    token = doc[cue.token]
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    if cue.entry.effect is None or verb.lower_ not in role_words()["undergoers"] or token.dep_ not in ("dobj", "ccomp"):
        return []
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return [own] if own is not None else []


def lost(doc: Doc, cue: Cue) -> list[Token]:
    """ "The army lost three men": who or what is gone, of which the subject is bereft."""
    if cue.entry.words[0] not in role_words()["loses"]:
        return []
    known = {*lexicon().groups, *lexicon().things} - role_words()["own_life"]
    gone = (h for o in objects(doc[cue.token]) for h in conjuncts(o))
    # "Losing four of its fighters".
    return [h for h in gone if h.lower_ in known or (h.like_num and any(o.lower_ in known for o in _whole(h)))]


def _whole(number: Token) -> Iterator[Token]:
    return (o for p in number.children if p.lower_ == "of" for o in p.children)


def _beyond(verb: Token, act: Token) -> Token | None:
    """ "took control of X", "opened fire at X": the object is the act itself, and X hangs on either word."""
    for governor in (act, verb):
        for child in governor.children:
            to_it = child.lower_ == "to" and verb.lemma_ in role_words()["hands_on"]  # "set fire to the school"
            if child.dep_ == "prep" and child.i > act.i and (to_it or child.lower_ in role_words()["target_of_noun"]):
                found = _object_of(child)
                if found is None or not _munition(found):
                    return found
    return _lent_object(verb)


def _lent_object(verb: Token) -> Token | None:
    """ "killed and injured several": the first verb shares the object of the second; or "opened fire on X"."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            own = next(iter(objects(child)), None)
            if own is not None and not any(c.dep_ == "nsubj" for c in child.children):
                return own
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        shared = next(iter(objects(verb.head)), None)
        if (shared is not None and shared.i > verb.i) or (
            shared is not None and verb.lower_ in role_words()["shared_object"]
        ):
            return shared
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in role_words()["target_of_verb"]:
            if (found := _object_of(child)) is not None:
                return found
    return None


def _object_of(preposition: Token) -> Token | None:
    """What a preposition governs, if it is no day: "fired on the crowd", "fired on Monday"; "strike on bus kills nine"."""
    days = role_words()["calendar"]
    found = next((c for c in preposition.children if c.dep_ == "pobj" and c.lower_ not in days), None)
    if found is not None and of_a_headline(found):
        return next((c for c in found.lefts if c.dep_ == "compound"), None)
    return found


def _patient_of_noun(token: Token) -> Token | None:
    # "A body on the road", "a wound on the arm": only "of" says whose.
    borne = token.lemma_.lower() in role_words()["borne"]
    of_the_dead = borne or token.lower_ in role_words()["dead"] or fatal_victim(token)
    if of_the_dead and (named := identified_as(token)) is not None:
        return named
    if borne and token.dep_ == "dobj" and token.head.lemma_ in role_words()["deals"]:
        # "Dealt a fatal wound to the guard", "inflicted injuries on two".
        to = (c for over in (token, token.head) for c in over.children if c.lower_ in role_words()["dealt_to"])
        if (on := next((o for c in to for o in c.children if o.dep_ == "pobj"), None)) is not None:
            # "Inflicted fatal injuries to themselves".
            return subject(token.head) if on.lower_ in role_words()["reflexive"] else on
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in role_words()["target_of_noun"]
            and (not borne or child.lower_ == "of")
        ):
            if fatal_victim(token) and _object_act(child):
                return None  # "the victim of the murder"
            # "A toll of 26 dead and 50 wounded": those words count for themselves.
            numbered = token.lemma_.lower() in count_words()["tolls"] and child.lower_ == "of"
            if (found := _object_of(child)) is not None and not (child.lower_ == "of" and _munition(found)):
                return None if numbered and found.like_num else found
    if token.lemma_.lower() in role_words()["own_death"]:
        # "The death in combat of nine soldiers".
        inside = (o for p in token.children if p.lower_ == "in" for o in p.children)
        of = (o for where in inside for p in where.children if p.lower_ == "of" for o in p.children)
        if (who := next((o for o in of if o.lower_ in lexicon().groups), None)) is not None:
            return who
        # "Her young son's accidental death"; "the man's death", "Baker's death" are of somebody told of before.
        whose = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "NOUN"), None)
        if whose is not None and not any(c.lower_ == "the" for c in whose.children):
            return whose
    if token.lemma_.lower() in role_words()["of_people"] and (who := _before_harm(token)) is not None:
        return who
    head = token.head
    if token.lemma_.lower() in role_words()["hurts"] and (bearer := _bearer(token)) is not None:
        return bearer
    if (put := put_under(token)) is not None:
        return next(iter(objects(put)), None) or subject(put)
    if token.dep_ in ("dobj", "obj", "pobj"):
        verb = head if token.dep_ != "pobj" else head.head
        # "Came under attack", and not "faced charges after the murder", "came upon the body".
        undergone = token.dep_ != "pobj" or head.lower_ in role_words()["undergone"]
        if verb.lower_ in role_words()["undergoers"] and undergone:
            return subject(verb)
        if verb.lower_ in role_words()["carriers"] and token.dep_ != "pobj":
            # "launched strikes on the depot": the parser may hang the preposition on the verb.
            for child in verb.children:
                if child.dep_ == "prep" and child.i > token.i and child.lower_ in role_words()["target_of_carrier"]:
                    return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _before_harm(harm: Token) -> Token | None:
    """ "Civilian deaths", "Russian losses": whose they are."""
    before = (
        c for c in harm.lefts if c.dep_ in ("amod", "compound", "nmod") and c.lower_ not in role_words()["grades"]
    )
    return next((c for c in before if c.lower_ in lexicon().groups), None) or whose(harm)


def _bearer(hurt: Token) -> Token | None:
    """Whose wound or injury it is, where a preposition or an owner says so.

    "A man with a wound", "he was taken to a hospital with injuries", "they treated her for injuries"; "his injuries".
    """
    if hurt.dep_ == "pobj" and hurt.head.lower_ in role_words()["with_hurts"]:
        governor = hurt.head.head
        while (
            governor.pos_ not in ("VERB", "AUX")
            and governor.lower_ not in lexicon().groups
            and not (hurt.tag_ == "NN" and by_age(governor))
            and governor.head.i != governor.i
        ):
            governor = governor.head  # the parser hangs "with injuries" on the hospital
        if governor.pos_ not in ("VERB", "AUX"):
            return governor if governor.lower_ in lexicon().groups or by_age(governor) else None
        own = next(iter(objects(governor)), None) if not passive(governor) else None
        # "Drove themselves to a hospital with wounds".
        itself = own is not None and own.lower_ in role_words()["reflexive"]
        return subject(governor) if own is None or itself else own
    # "He died of his injuries" tells of the dead.
    owned = hurt.dep_ in ("nsubj", "nsubjpass")
    return next((c for c in hurt.children if owned and c.dep_ == "poss"), None)


def _of_an_age(dead: Token) -> list[Token]:
    """ "They found the 13-year-old and the 6-year-old dead": the parser makes a noun of who is dead."""
    if dead.lower_ not in role_words()["dead"] or dead.tag_ != "NN":
        return []
    before = [dead.head] if dead.dep_ == "conj" else []
    return [t for t in (*before, *(c for old in dead.lefts for c in conjuncts(old))) if by_age(t)]


def fatal_victim(noun: Token) -> bool:
    """ "The homicide victim", "the slain victims", "victims of the massacre"."""
    words = role_words()
    of = {o.lower_ for p in noun.children if p.lower_ == "of" for o in p.children}
    deadly = any(c.lower_ in words["fatal_to"] for c in noun.lefts) or bool(of & words["fatal_acts"])
    return noun.lemma_.lower() in words["victims"] and deadly


def _object_act(of: Token) -> bool:
    return any(o.lower_ in role_words()["fatal_acts"] for o in of.children)


def identified_as(dead: Token) -> Token | None:
    """ "The deceased was identified as Awa Keita", "they named the dead man as", "the body as that of": who it was."""
    verb = dead.head
    if dead.dep_ not in ("nsubjpass", "dobj") or verb.lemma_ not in role_words()["identifies"]:
        return None
    told = next((o for p in verb.children if p.lower_ == "as" for o in p.children if o.dep_ == "pobj"), None)
    if told is None or told.lower_ != "that":
        return told
    return next((o for p in told.children if p.lower_ == "of" for o in p.children), None)


def _described(token: Token) -> Token | None:
    head = token.head
    if (named := identified_as(head if token.dep_ == "amod" else token)) is not None:
        return named
    if (own := next((c for c in token.children if c.dep_ == "nsubj"), None)) is not None:
        return own  # "They found Marlow dead"
    if token.dep_ == "amod":
        # "They found a man and a woman dead".
        while token.i > head.i and head.dep_ == "conj" and head.head.tag_[0] == "N":
            head = head.head
        return head
    if token.dep_ == "advcl" and head.lower_ in role_words()["finding"]:
        return next(iter(objects(head)), None)  # "They found Marlow, 30, and his wife, dead"
    if token.dep_ in ("acomp", "oprd", "ccomp") and head.pos_ in ("VERB", "AUX"):
        return next(iter(objects(head)), None) or subject(head)
    if token.dep_ in ("acl", "advcl", "dep", "appos") and (
        head.tag_[0] == "N" or head.lower_ in number_words().one_more
    ):
        return head
    return None
