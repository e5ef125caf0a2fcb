"""To whom or what it was done: the words that fill the patient's role of a cue, be it a verb, a noun or an adjective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.claims.counted import count_words
from rashomon.claims.cues import Cue, of_a_headline
from rashomon.claims.events import clause
from rashomon.claims.figures import number_words
from rashomon.claims.grammar import conjuncts, gapped, objects, passive, role_words, subject
from rashomon.claims.heads import by_age
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
            if (doc[c.left_edge.i - 1].lower_ == "," and any(g.dep_ == "conj" for g in c.children))
            or (
                (by_age_alone or first.right_edge.i + 1 == c.left_edge.i)
                and doc[c.left_edge.i - 1].lower_ == "and"
                and _more_people(c, lexicon)
            )
        ]
    if first.dep_ == "dobj":
        # "Killed a neighbour A. B., his sons, and his wife": the parser may give the verb two objects.
        joined += [c for c in objects(token) if c.i > first.i and doc[c.left_edge.i - 1].lower_ in (",", ";")]
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
