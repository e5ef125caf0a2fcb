"""Who did it: the words that fill the agent's role of a cue, by the grammar of active, passive, nominal and reduced forms.

An agentless passive has no perpetrator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.claims.grammar import national, objects, passive, role_words, subject
from rashomon.claims.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from rashomon.claims.cues import Cue


def _by(token: Token) -> Token | None:
    for child in token.children:
        if child.lower_ == "by" and child.dep_ in ("agent", "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    # "An attack on an inn in the town by rebels": the parser hangs "by" on the inn or on the town.
    hit = (c for c in token.children if c.dep_ == "prep" and token.tag_[0] == "N")
    return next((by for c in hit for o in c.children if o.dep_ == "pobj" and (by := _by(o)) is not None), None)


def _carried_by(act: Token) -> Token | None:
    """ "Attacks conducted by the militia", "a strike blamed on the army": who hangs on the participle after the act."""
    for child in act.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            if child.lower_ in role_words()["carriers"] and (by := _by(child)) is not None:
                return by
            if (mark := blamed_with(child.lower_)) is not None:
                return next(
                    (o for c in child.children if c.lower_ == mark for o in c.children if o.dep_ == "pobj"), None
                )
    return None


def blamed_with(participle: str) -> str | None:
    """The preposition by which this participle names who did it."""
    return (
        "on" if participle in role_words()["blamed_on"] else "to" if participle in role_words()["blamed_to"] else None
    )


def _parties(act: Token) -> Token | None:
    """ "Clashes between the army and the rebels", "between rival gangs": both did it."""
    for child in act.children:
        if child.dep_ == "prep" and child.lower_ == "between":
            return next(
                (
                    c
                    for c in child.children
                    if c.dep_ == "pobj" and (c.tag_ == "NNS" or any(o.dep_ == "conj" for o in c.children))
                ),
                None,
            )
    return None


def agent(doc: Doc, cue: Cue, lexicon: Lexicon) -> Token | None:
    """The head of the words that say who did it."""
    token = doc[cue.token]
    if cue.entry.words[0] in lexicon.realis["buries"]:
        return None
    if cue.entry.words[0] in role_words()["passes_to"] and cue.entry.event_type == "seizure_of_territory":
        return _holder(token)
    if cue.entry.word_class == "noun":
        if cue.entry.words[-1] in role_words()["suffered"]:
            by = _by(token)
            return _animate(by, lexicon) if by is not None else None
        return _agent_of_noun(token, lexicon)
    if cue.entry.word_class == "adjective":
        return None
    if {cue.entry.words[0], " ".join(cue.entry.words)} & role_words()["undergo"]:
        # "Two died in an attack on a bar by the militia", and not "died by drowning".
        by = _by(token)
        return by if by is not None and (by.pos_ == "PROPN" or by.lower_ in lexicon.groups) else None
    if repels(token):
        what = repelled(token)
        # "Repelled an incursion by the rebels".
        by = _by(what) if what is not None else None
        return _animate(by or what, lexicon) if what is not None else None
    if passive(token):
        who = subject(token)
        if who is not None and any(o.lower_ in role_words()["of_them"] for c in who.children for o in c.children):
            return None  # "14 died, one of whom was lynched by residents"
        by = _by(token)
        return _animate(by, lexicon) if by is not None else None
    if cue.entry.name in role_words()["under_fire"]:
        return next((a for t in sent_from(token) if (a := _animate(t, lexicon)) is not None), None)
    if runs_on(cue, token, lexicon):
        return None
    found = _tried(token) or _disguised(subject(token))
    return _animate(found, lexicon) if found is not None else None


def _tried(verb: Token) -> Token | None:
    """ "The judge sentenced Pruitt to life for killing two cousins": whom the court tries, and not the judge."""
    governor = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ not in role_words()["tried_for"]:
        return None
    while governor.pos_ != "VERB" and governor.dep_ in ("pobj", "prep") and governor.head.i != governor.i:
        governor = governor.head  # "sentenced him to life in prison for killing"
    if governor.lemma_ not in role_words()["tries"] or passive(governor):
        return None
    return next(iter(objects(governor)), None)


def sent_from(verb: Token) -> list[Token]:
    """ "Came under fire from rebels", "under attack from the militia": who is behind what somebody is under."""
    under = (o for p in verb.children if p.lower_ in role_words()["under"] for o in p.children if o.dep_ == "pobj")
    hung = [verb, *under]
    return [o for g in hung for p in g.children if p.lower_ == "from" for o in p.children if o.dep_ == "pobj"]


def _disguised(who: Token | None) -> Token | None:
    """ "Gunmen dressed as soldiers": the parser makes the soldiers the subject."""
    if who is None or who.left_edge.i < 3 or who.doc[who.left_edge.i - 1].lower_ != "as":
        return who
    worn = who.doc[who.left_edge.i - 2]
    if worn.lower_ not in role_words()["disguised"]:
        return who
    return worn.head if worn.head.tag_[0] == "N" else next((c for c in worn.children if c.dep_ == "nsubj"), who)


def runs_on(cue: Cue, verb: Token, lexicon: Lexicon) -> bool:
    """ "Their truck hit a mine": the subject is what was hit."""
    return cue.entry.effect == "targets_hit" and any(
        "ied_or_bomb" in lexicon.made_with(o.lower_) for o in objects(verb)
    )


def repels(verb: Token) -> bool:
    """ "They repelled", "they beat back": was its subject attacked?"""
    if (what := repelled(verb)) is not None and lexicon().groups.get(what.lower_) == "civilians":
        return False  # "the army beat back protesters"
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return bool({verb.lemma_, f"{verb.lemma_} {after}"} & role_words()["repels"])


def repelled(verb: Token) -> Token | None:
    """The attack, or the attackers, that somebody repelled."""
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


# "In the army's hands", "in rebel hands".
_WHOSE = ("poss", "compound", "amod", "nmod")


def _holder(verb: Token) -> Token | None:
    """Who has the place that falls to them, into their hands or under their control."""
    for word in verb.subtree:
        if (
            word.i > verb.i
            and word.dep_ == "pobj"
            and (
                (word.lower_ in role_words()["hands"] and any(c.dep_ in _WHOSE for c in word.children))
                or (word.head.lower_ == "of" and word.head.head.lower_ in role_words()["hands"])
                or (word.head.lower_ == "to" and word.head.head.i == verb.i)
            )
        ):
            return (
                next((c for c in word.children if c.dep_ in _WHOSE), None)
                if word.lower_ in role_words()["hands"]
                else word
            )
    return None


def _agent_of_noun(token: Token, lexicon: Lexicon) -> Token | None:
    by = _by(token) or _carried_by(token) or _parties(token)
    if by is not None:
        return _animate(by, lexicon)
    for child in token.children:
        if child.dep_ == "poss":
            return _animate(child, lexicon)
    if (name := whose(token)) is not None:
        # "Syrian regime air strikes", "Russian army shelling": the name goes on with the noun for its body.
        after = token.doc[name.i + 1]
        return after if after.head.i == name.head.i and after.i < token.i and after.lower_ in lexicon.groups else name
    head = token.head
    if (put := put_under(token)) is not None:
        found = subject(put) if objects(put) and not passive(put) else _by(put) or next(iter(sent_from(put)), None)
        return _animate(found, lexicon) if found is not None else None
    if token.dep_ == "pobj" and head.lower_ in role_words()["behind"] and head.head.lemma_ == "be":
        found = subject(head.head)
        return _animate(found, lexicon) if found is not None else None
    if token.dep_ in ("dobj", "obj", "pobj"):
        verb = head if token.dep_ != "pobj" else head.head
        if token.dep_ == "pobj" and head.lower_ == "of" and verb.dep_ in ("dobj", "obj"):
            # "carried out a series of attacks"
            verb = verb.head
        if verb.lower_ in role_words()["carriers"] and not passive(verb):
            found = subject(verb)
            return _animate(found, lexicon) if found is not None else None
    if token.dep_ == "nsubjpass" and not repels(head):
        by = _by(head)
        return _animate(by, lexicon) if by is not None else None
    return None


def opponent(doc: Doc, cue: Cue, lexicon: Lexicon) -> Token | None:
    """ "Two soldiers died in a clash with raiders": who stood against the dead."""
    token = doc[cue.token]
    if cue.entry.word_class != "noun" or cue.entry.event_type != "armed_clash":
        return None
    against = (c for c in token.children if c.dep_ == "prep" and c.lower_ in role_words()["fought_with"])
    who = next((o for c in against for o in c.children if o.dep_ == "pobj"), None)
    return _animate(who, lexicon) if who is not None else None


def put_under(act: Token) -> Token | None:
    """The verb that puts or finds somebody under an act: "kept the town under shelling", "the hill came under fire"."""
    verb = act.head.head
    # "Subjected the town to shelling".
    subjected = act.head.lower_ == "to" and verb.lemma_ in role_words()["subjects"]
    if act.dep_ != "pobj" or not (subjected or act.head.lower_ in role_words()["under"]):
        return None
    return verb if verb.pos_ in ("VERB", "AUX") else None


def whose(token: Token) -> Token | None:
    """The word before an act or a weapon that names a side: "Syrian strikes", "rebel shelling", "SDF drone strike"."""
    for child in token.lefts:
        if child.dep_ not in ("compound", "nmod", "amod"):
            continue
        if child.is_sent_start and child.lower_ in role_words()["opening"]:
            continue
        if child.lower_ in role_words()["calendar"] | role_words()["occurrences"]:
            continue  # "a weekend shooting death"
        if child.lower_ in role_words()["weapon_names"] and lexicon().made_with(token.lower_):
            continue
        acronym = child.is_upper and child.is_alpha and len(child) > 2
        if child.tag_ in ("NNP", "NNPS") or acronym or national(child) or child.lower_ in role_words()["sides"]:
            return child
        if (inner := whose(child)) is not None:
            return inner
    return None


def _animate(token: Token, lexicon: Lexicon) -> Token | None:
    """The agent in a phrase headed by an event or a weapon: "strikes by the army", "the army's shells", "Israeli jets"."""
    low = token.lower_
    armed = bool(lexicon.made_with(low))
    if any(e.word_class == "noun" and low not in lexicon.groups for e in lexicon.entries.get(low, ())):
        # "Turkish artillery" is an arm of an army, "a Turkish strike" only whose it was.
        by = _agent_of_noun(token, lexicon)
        return token if armed and by is not None and by.head.i == token.i and by.i < token.i else by
    if low in role_words()["nobody"] or low in lexicon.nobody or any(c.lower_ == "no" for c in token.lefts):
        return None
    if low == "it" and _went_off(token.head):
        return None
    if low in role_words()["deeds"]:
        return _agent_of_noun(token, lexicon)
    if low in role_words()["done_with"]:
        owner = next((c for c in token.children if c.dep_ == "poss" and c.tag_[0] == "N"), None) or whose(token)
        sent = (
            o for c in token.children if c.lower_ in role_words()["comes_from"] for o in c.children if o.dep_ == "pobj"
        )
        return owner or next(sent, None)
    if armed or low in lexicon.things:
        return token if low in role_words()["armed"] or _owned(token, lexicon) else None
    return token


def _went_off(verb: Token) -> bool:
    """ "It missed the post and exploded": a thing."""
    told = (verb, *(c for c in verb.children if c.dep_ == "conj"))
    return any(e.event_type == "ied_or_bomb" for v in told for e in lexicon().entries.get(v.lower_, ()))


def _owned(token: Token, lexicon: Lexicon) -> bool:
    """Is it said whose it is: "the army's guns", "Israeli jets", "units of the Sudanese Army"?"""
    if whose(token) is not None or any(c.dep_ == "poss" for c in token.lefts):
        return True
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return any(c.tag_ in ("NNP", "NNPS") or c.lower_ in lexicon.groups for c in child.children)
    return False
