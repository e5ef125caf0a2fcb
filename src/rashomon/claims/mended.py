"""The parse, mended where the parser errs by kind: once, so that no rule after it needs to know.

The heads and labels of a few tokens are set anew; words and offsets stay, and so do tags,
but where a noun was taken for a verb or a verb for a noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.claims.grammar import role_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mended(doc: Doc) -> Doc:
    """The same document, mended."""
    for token in doc:
        _set_off(token)
        _of_a_death(token)
        _subject_after_and(token)
        _subject_of_a_clause(token)
        _himself_too(token)
        _then_he(token)
        _done(token)
        _found_dead(token)
        _shot_dead(token)
        _was_slain(token)
        _so_killed(token)
        _between(token)
        _found_shot(token)
        _joined_too_low(token)
    return doc


def _set_off(participle: Token) -> None:
    """ "Five people, believed to be related, were killed": the parser makes the five the subject of the believing."""
    if participle.lower_ not in role_words()["taken_for"] or participle.i == 0:
        return
    verb = participle.head
    if participle.dep_ == "ROOT":
        verb = next((c for c in participle.children if c.dep_ == "ccomp" and c.i > participle.i), participle)
    elif participle.dep_ != "advcl" or verb.i < participle.i:
        return
    if verb is participle:
        return
    who = next((c for c in participle.children if c.dep_.startswith("nsubj") and c.i < participle.i), None)
    at = verb.left_edge.i - 1 if participle.dep_ == "ROOT" else participle.right_edge.i + 1
    closes = at < len(participle.doc) and participle.doc[at].text == ","
    if who is None or participle.nbor(-1).text != "," or not closes:
        return
    if any(c.dep_.startswith("nsubj") for c in verb.children):
        return
    if participle.dep_ == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
    who.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    who.head, participle.dep_, participle.head = verb, "acl", who


def _of_a_death(verb: Token) -> None:
    """ "After the May 12 shooting death of a nurse": a noun before the death, which the parser takes for a verb."""
    death = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if verb.tag_ != "VBG" or death.dep_ != "dobj" or death.head.i != verb.i or death.lemma_ != "death":
        return
    over, label = verb.head, verb.dep_
    own = [c for c in verb.children if c.i != death.i]
    if label == "ROOT" or any(c.dep_ in ("aux", "nsubj") for c in own):
        return
    before = next((c for c in verb.doc[max(0, verb.i - 4) : verb.i] if c.dep_ == "pobj" and c.head.i < verb.i), None)
    for child in own:
        child.head = death
    if before is not None and before.like_num and before.head.pos_ in ("ADP", "SCONJ"):
        # "After the May 12": the number is of the day, the preposition of the death.
        over, label = before.head, "pobj"
        before.dep_, before.head = "nummod", death
    death.dep_, death.head = ("pobj" if over.pos_ in ("ADP", "SCONJ") else label), over
    verb.tag_, verb.dep_, verb.head = "NN", "compound", death


def _subject_after_and(verb: Token) -> None:
    """ "Both were taken to hospitals and the driver was later pronounced dead": the parser joins the driver to the hospitals."""
    if verb.dep_ != "conj" or any(c.dep_.startswith(("nsubj", "expl")) for c in verb.children):
        return
    finite = next((c for c in verb.children if c.dep_ in ("auxpass", "aux") and c.tag_ in ("VBD", "VBZ", "VBP")), None)
    if finite is None or finite.i < 2:
        return
    who = finite.nbor(-1)
    while who.head.i < finite.i and who.dep_ not in ("conj", "ROOT", "pobj") and who.head.right_edge.i >= finite.i - 1:
        if who.head.right_edge.i != finite.i - 1:
            return
        who = who.head
    joined = who.dep_ == "conj" and who.head.dep_ in ("pobj", "dobj", "appos") and who.head.i > verb.head.i
    if not joined or who.right_edge.i != finite.i - 1 or who.left_edge.i == 0:
        return
    if who.left_edge.nbor(-1).lower_ != "and" or who.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return
    who.head, who.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _subject_of_a_clause(who: Token) -> None:
    """ "After the 10-year-old died": to the parser the mark of the clause is a preposition that governs who died."""
    mark = who.head
    if who.dep_ == "pobj" and mark.dep_ == "mark" and mark.i < who.i < mark.head.i:
        if not any(c.dep_.startswith("nsubj") for c in mark.head.children):
            who.dep_, who.head = "nsubj", mark.head


def _himself_too(oneself: Token) -> None:
    """ "Identified as the man who killed three people and then himself": the parser joins him to the identifying."""
    over = oneself.head
    if oneself.lower_ not in role_words()["reflexive"] or oneself.dep_ != "conj" or over.pos_ != "VERB":
        return
    between = [t for t in oneself.doc[over.i + 1 : oneself.i] if t.pos_ == "VERB" and t.tag_ in ("VBD", "VBG", "VBN")]
    if between and any(c.dep_ == "dobj" for c in between[-1].children) and between[-1] in over.subtree:
        oneself.head = between[-1]


def _then_he(verb: Token) -> None:
    """ "A man who, police said, shot them, then turned the gun on himself": the parser loses who turned it."""
    if verb.dep_ != "dep" or verb.tag_ != "VBD" or verb.i == 0 or verb.nbor(-1).lower_ not in role_words()["then"]:
        return
    before = [t for t in verb.doc[: verb.i] if t.dep_ == "relcl" and t.tag_ == "VBD" and verb.head.is_ancestor(t)]
    if before and not any(c.dep_.startswith("nsubj") for c in verb.children):
        verb.head, verb.dep_ = before[-1], "conj"


def _done(verb: Token) -> None:
    """ "The town had been overrun": a noun to the tagger, with an auxiliary of the passive."""
    if verb.tag_ == "NN" and any(c.dep_ == "auxpass" for c in verb.children):
        verb.tag_, verb.pos_ = "VBN", "VERB"


def _found_dead(dead: Token) -> None:
    """ "Found the man and his son in a bedroom dead from wounds": the parser makes it a dead bedroom."""
    room = dead.head
    if dead.lower_ not in role_words()["dead"] or dead.dep_ != "amod" or room.i >= dead.i or room.dep_ != "pobj":
        return
    verb = room.head.head
    if verb.lower_ not in role_words()["finding"]:
        return
    dead.head, dead.dep_ = verb, "oprd"


def _shot_dead(dead: Token) -> None:
    """ "Opened fire and shot Vale dead": the parser joins the dead to the fire."""
    if dead.lower_ not in role_words()["dead"] or dead.dep_ == "oprd" or dead.i < 2:
        return
    who = dead.nbor(-1)
    if who.dep_ == "dobj" and who.head.lower_ in role_words()["shot"]:
        dead.head, dead.dep_ = who.head, "oprd"


def _was_slain(participle: Token) -> None:
    """ "Six of the raiders were also slain": to the parser what they were like."""
    be = participle.head
    if participle.tag_ != "VBN" or participle.dep_ != "acomp" or be.lemma_ != "be":
        return
    if participle.lower_ not in role_words()["found_so"]:
        return
    for child in list(be.children):
        if child.i == participle.i:
            continue
        child.head = participle
        child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    root = be.dep_ == "ROOT"
    participle.dep_, participle.head = be.dep_, participle if root else be.head
    be.dep_, be.head = "auxpass", participle


def _so_killed(participle: Token) -> None:
    """ "Spoke of 21 citizens "assassinated by criminals"": the parser joins the participle to the speaking."""
    if participle.dep_ != "conj" or participle.tag_ not in ("VBN", "VBD") or participle.i < 2:
        return
    before = participle.nbor(-1) if participle.nbor(-1).text not in ('"', "“") else participle.nbor(-2)
    told = before.pos_ == "NOUN" and before.dep_ in ("pobj", "dobj") and before.head.i < before.i
    own = any(c.dep_.startswith("nsubj") or c.dep_ in ("aux", "auxpass", "dobj") for c in participle.children)
    if told and not own and any(c.dep_ == "agent" for c in participle.children):
        participle.tag_, participle.dep_, participle.head = "VBN", "acl", before


def _between(word: Token) -> None:
    """ "Between 70 and 90 villagers, most of them women, were killed": to the parser the women alone are the subject."""
    if word.lower_ not in role_words()["ranges"] or word.dep_ != "prep":
        return
    whole = next((c for c in word.children if c.dep_ == "pobj"), None)
    verb = word.head
    if verb.i < word.i:  # "said between 15 and 20 rebels were slain"
        below = (c for c in verb.children if c.dep_ == "ccomp" and whole is not None and c.i > whole.i)
        after = next(below, None)
        if after is None or any(c.dep_.startswith("nsubj") for c in after.children):
            return
        verb = after
    number = next((c for c in whole.lefts if c.dep_ == "nummod"), None) if whole is not None else None
    if whole is None or number is None or not any(c.dep_ == "conj" and c.like_num for c in number.children):
        return
    for child in list(verb.children):
        if child.dep_.startswith("nsubj") and whole.i < child.i < verb.i:
            child.dep_, child.head = "appos", whole
    whole.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    whole.head = verb
    word.dep_, word.head = "quantmod", number


def _found_shot(participle: Token) -> None:
    """ "Two men and two women were found fatally shot": of those who were found, and no clause of its own."""
    found = participle.head
    if participle.dep_ != "ccomp" or participle.tag_ != "VBN" or found.lower_ not in role_words()["finding"]:
        return
    own = any(c.dep_.startswith("nsubj") or c.dep_ in ("aux", "auxpass", "mark") for c in participle.children)
    if not own and any(c.dep_ == "auxpass" for c in found.children):
        participle.dep_ = "xcomp"


def _joined_too_low(noun: Token) -> None:
    """ "A candidate for mayor and his bodyguard": the parser joins the bodyguard to the office."""
    office = noun.head
    if noun.dep_ != "conj" or office.dep_ != "pobj" or office.tag_ not in ("NN", "NNP") or list(office.lefts):
        return
    whose = any(c.dep_ == "poss" and c.lower_ in role_words()["somebodys_own"] for c in noun.lefts)
    holder = office.head.head
    if whose and office.head.lower_ in ("for", "of") and holder.pos_ == "NOUN" and holder.i < office.i:
        noun.head = holder
