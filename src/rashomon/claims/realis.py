"""What happened, told from what may, should, or used to happen."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = {"advcl", "ccomp", "xcomp", "conj", "relcl", "acl", "pcomp"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def unreal(token: Token, lexicon: Lexicon) -> str | None:
    """Why the event that this word carries is not said to have happened; None if it is."""
    if any(c.dep_ == "conj" and c.lower_ in lexicon.realis["alive"] for c in token.children):
        return f"“{token.text}” or not is left open"
    if token.lemma_ in role_words()["only_negated"] and in_vain(token) and _was(token):
        return None
    if (why := _of_nobody(token, lexicon) or _what_did_not_come(token, lexicon)) is not None:
        return why
    if (why := _only_seems(token, lexicon) or _left_open(token, lexicon)) is not None:
        return why
    if token.tag_.startswith("N") and token.dep_ not in ("ROOT", "ccomp"):
        return _unreal_noun(token, lexicon)
    return _unreal_verb(token, lexicon)


def _of_nobody(token: Token, lexicon: Lexicon) -> str | None:
    """ "The young person who is killed", whoever it may be; "that's killing him", who suffers; "he should be dead"."""
    words = lexicon.realis
    own = list(token.children)
    who = any(c.dep_ == "nsubjpass" and c.tag_ == "WP" for c in own)
    if token.dep_ == "relcl" and who and any(c.dep_ == "auxpass" and c.lower_ in words["is_now"] for c in own):
        return f"“is {token.text}”, whoever it may be"
    if token.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in words["is_now"] for c in own):
        it = any(c.dep_ == "nsubj" and c.lower_ in role_words()["it"] for c in own)
        if it and any(c.dep_ == "dobj" and c.lower_ in words["sufferers"] for c in own):
            return f"“{token.text}” is how it feels"
    if token.dep_ in ("acomp", "attr", "oprd") and token.head.lemma_ == "be":
        aux = {c.lower_ for c in token.head.children if c.dep_ == "aux"}
        if aux & words["contrary"] and not aux & words["have"]:
            return f"“{token.text}” is what was not so"
    return None


def _what_did_not_come(token: Token, lexicon: Lexicon) -> str | None:
    """ "It stopped there rather than it got worse and somebody was killed": what stands behind "rather than"."""
    words = lexicon.realis
    # "… rather than it went on and somebody was killed": the parser may join the last to what stopped.
    beside = [c for c in token.head.children if c.dep_ == "advcl" and c.i < token.i] if token.dep_ == "conj" else []
    for clause in (token, *token.ancestors, *beside):
        first = clause.left_edge
        than = next((t for t in clause.doc[max(0, first.i - 1) : first.i + 2] if t.lower_ in words["than"]), None)
        if than is not None and than.i > 0 and than.i < token.i and than.nbor(-1).lower_ in words["rather"]:
            return f"“rather than {token.text}”"
    return None


def in_vain(verb: Token) -> bool:
    """ "Did not survive", "could not be saved", "were unable to revive him", "efforts to save her failed"."""
    words = role_words()
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    over = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and {over.lower_, over.lemma_} & words["unable"]:
        return not any(c.dep_ == "neg" for c in over.children)
    if verb.dep_ != "acl" or over.dep_ not in ("nsubj", "nsubjpass"):
        return False
    told = [over.head, *(c for c in over.head.children if c.dep_ in ("acomp", "attr", "oprd", "prep"))]
    told += [o for t in told for o in t.children if o.dep_ == "pobj"]  # "were in vain"
    return any({t.lower_, t.lemma_} & words["unable"] for t in told)


def _was(verb: Token) -> bool:
    """Is it told of the past, "could not be saved", rather than of what may come, "cannot be saved"?"""
    near = (verb, verb.head, verb.head.head, *verb.children)
    return any(t.tag_ == "VBD" or (t.tag_ == "MD" and t.lower_ in role_words()["could"]) for t in near)


def _only_seems(token: Token, lexicon: Lexicon) -> str | None:
    """ "Pretended to be dead", "made them think he was dead"; "believed dead, he was found alive"."""
    words, below = lexicon.realis, token
    while below.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp", "pcomp") and below.head.i != below.i:
        above = below.head
        told_of = any(
            c.dep_ in ("auxpass", "nsubjpass") or (c.dep_ == "nsubj" and not _minded(c, lexicon))
            for c in above.children
        )
        if above.lower_ in words["seeming"] and not told_of and below.i > above.i:
            return f"under “{above.text}”"
        below = above
    same = token.dep_ == "oprd" and not any(c.dep_ == "nsubj" and c.i > below.head.i for c in below.children)
    over = below.head if below.dep_ in ("advcl", "acl") and same else below
    over = over.head if over.dep_ in ("nsubj", "nsubjpass") else over
    burned = over.i == token.i and token.lower_ in words["alive_at_first"]
    if not burned and any(c.lower_ in words["alive"] and c.dep_ in ("oprd", "acomp", "xcomp") for c in over.children):
        return "alive after all"
    return None


def _left_open(token: Token, lexicon: Lexicon) -> str | None:
    """ "Did not say who carried out the raid", "it is unclear how many were killed": it tells of nothing."""
    words = lexicon.realis
    for clause in (token, *token.ancestors):
        clause = _asked_before(clause, words["questions"]) or clause
        above = clause.head
        asks = clause.left_edge.lower_ in words["questions"]
        if clause.dep_ in ("ccomp", "advcl") and asks and above.i > clause.i:
            # "How many died nobody knows".
            if above.lemma_ in words["answers"] and any(c.lower_ in lexicon.nobody for c in above.children):
                return f"“{clause.left_edge.text} …” is left open"
        if clause.dep_ in ("ccomp", "advcl") and asks and above.i < clause.i:
            negated = any(c.dep_ == "neg" for t in (above, above.head) for c in t.children)
            told = (c.lower_ for c in above.children if c.dep_ in ("acomp", "attr"))
            over = {above.lower_, above.lemma_.lower(), above.head.lower_, *told}
            if over & words["unanswered"] or (negated and over & words["answers"]):
                return f"“{clause.left_edge.text} …” is left open"
    return None


def _asked_before(verb: Token, questions: Collection[str]) -> Token | None:
    """ "Would not say whether he had been shot, was dead or was held": the parser joins the second to the verb of saying."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    asked = (c for c in verb.head.children if c.dep_ in ("ccomp", "advcl") and verb.head.i < c.i < verb.i)
    return next((c for c in asked if c.left_edge.lower_ in questions), None)


def _minded(who: Token, lexicon: Lexicon) -> bool:
    """Somebody who can think, as against "war planes thought to be theirs"."""
    return who.pos_ in ("PRON", "PROPN") or who.lower_ in lexicon.groups


def _unreal_noun(token: Token, lexicon: Lexicon) -> str | None:
    words = lexicon.realis
    for child in token.children:
        low = child.lower_
        if low in words["indefinite_any"] and child.dep_ in ("det", "amod"):
            return f"“{child.text} {token.text}” is not one that happened"
        if low in words["peaceful_modifiers"] and child.i < token.i:
            return f"“{child.text} {token.text}” is no violence"
    head = token.head
    if token.dep_ in ("compound", "nmod", "amod") and head.lower_ in words["name_heads"]:
        return f"“{token.text}” only names the {head.text}"
    if token.dep_ == "compound" and head.lower_ in words["drills"]:
        return "a drill"
    if token.dep_ == "pobj" and head.dep_ == "prep" and head.head.lower_ in words["unreal_nouns"]:
        # "Charges in the death of a clerk": the death is told.
        if head.lower_ not in words["of_what_is_told"]:
            return f"under “{head.head.text}”"
    new = role_words()["indefinite"]
    named = any(c.dep_ in ("det", "compound", "amod") and c.lower_ not in new for c in token.lefts)
    span = head.lower_ == "of" and head.head.lower_ in words["strike_spans"]
    if token.lower_ in words["strikes"] and span and not named:
        return "a strike of those who work"  # "the third day of strike", and not "the day of the strike"
    definite = any(c.lower_ in words["definite"] for c in token.children)
    over = _hung_on(token)
    if token.dep_ == "dobj" and token.head.lemma_ in words["asks_for"]:
        return f"under “{token.head.text}”"
    if over.dep_ == "prep" and (over.lower_ in words["none_of_it"] or over.head.lower_ in words["nothing"]):
        return f"without “{token.text}”"
    verb = token
    while verb.head.i != verb.i and verb.pos_ != "VERB" and verb.pos_ != "AUX":
        verb = verb.head
    able = any(c.lower_ in words["was_able"] for c in verb.children) and not any(c.dep_ == "neg" for c in verb.children)
    if verb.lemma_ in words["establishes"] and able:
        return None  # "the monitors could confirm 13 deaths", and not "could not confirm"
    if verb is not token and verb.pos_ in ("VERB", "AUX") and not definite:
        return _unreal_verb(verb, lexicon)
    return None


def _hung_on(noun: Token) -> Token:
    """The word over it, past a participle between: "without a shot", "without a shot being fired"."""
    above = noun.head
    return above.head if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and above.dep_ == "pcomp" else above


def _unreal_verb(token: Token, lexicon: Lexicon, depth: int = 0) -> str | None:
    words = lexicon.realis
    perfect = any(c.dep_ in ("aux", "auxpass") and c.lower_ in words["have"] for c in token.children)
    for child in token.children:
        low = child.lower_
        if child.dep_ == "aux" and low in words["modals"] and (not perfect or _contrary(token, low, lexicon)):
            return f"“{child.text} {token.text}” is not said to have happened"
        if child.dep_ == "mark" and low in words["conditionals"]:
            return f"under “{child.text}”"
        if child.dep_ in ("mark", "advmod") and low in words["ahead"] and _present(token):
            return f"“{child.text}” it does"
        if child.dep_ == "advmod" and low in words["habits"] and token.tag_ in ("VBZ", "VBP", "VB"):
            return f"“{child.text}”: a habit"
    if token.dep_ == "pcomp" and token.head.lower_ in words["none_of_it"]:
        return f"without “{token.text}”"
    if token.tag_ == "VB" and not perfect:
        to = any(c.tag_ == "TO" for c in token.children)
        governor = token.head
        if token.dep_ == "acl" and governor.lemma_.lower() in words["attempted"]:
            # "An attempt to kill the governor was foiled": it was made; "they plan an attempt" is none yet.
            over = governor.head
            if over.lower_ in words["unreal_governors"]:
                return f"under “{over.text}”"
            return _unreal_verb(over, lexicon, depth + 1) if over.pos_ == "VERB" and depth < 4 else None
        if token.dep_ in ("acl", "relcl") and governor.dep_ in ("dobj", "nsubj"):
            # "causing thousands to flee": the parser hangs the infinitive on those who flee.
            governor = governor.head
        # "Made it possible to eliminate 17": it was done.
        if governor.lower_ in words["possible"] and governor.head.lower_ in words["makes_possible"]:
            return None
        # "Were able to retrieve" tells what was done, "are able to strike" what could be.
        if governor.lower_ in words["implicatives_in_past"] and "VBD" in (governor.tag_, governor.head.tag_):
            return None
        if to and token.dep_ != "ROOT" and governor.lower_ not in words["implicatives"]:
            return f"“to {token.text}” is an aim"
        if token.dep_ == "ROOT" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for c in token.children):
            return "a command"
    if token.dep_ in _CLAUSAL and depth < 4:
        governor = token.head
        finite = token.dep_ in ("conj", "relcl", "advcl") and token.tag_ in _FINITE and not _shares_have(token, lexicon)
        if governor.lower_ in words["unreal_governors"] and token.dep_ in ("xcomp", "ccomp", "pcomp"):
            if token.tag_ not in _FINITE or governor.lower_ in words["feared"]:
                return f"under “{governor.text}”"
        if not finite and token.dep_ in ("conj", "xcomp", "advcl", "ccomp") and governor.pos_ in ("VERB", "AUX"):
            own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
            if not own_subject or token.dep_ == "ccomp":
                return _unreal_governor(governor, lexicon, depth)
    return None


def _contrary(verb: Token, modal: str, lexicon: Lexicon) -> bool:
    """ "Should have died", "could easily have been killed", "they could have killed me": nobody was."""
    words = lexicon.realis
    whom = [c.lower_ for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    anybody = modal in words["could"] and any(w in words["anybody"] for w in whom)
    # "Had it gone in otherwise, it could have hit her", "if it had gone in otherwise".
    supposed = any(
        c.dep_ == "advcl" and any(a.lower_ in words["have"] for a in c.children) and _supposes(c, lexicon)
        for c in verb.children
    )
    if supposed and modal in words["could"]:
        return True
    return modal in words["contrary"] or anybody or any(c.lower_ in words["contrary_with"] for c in verb.children)


def _supposes(clause: Token, lexicon: Lexicon) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in lexicon.realis["conditionals"] for c in clause.children)


def _shares_have(verb: Token, lexicon: Lexicon) -> bool:
    """ "It could have hit her and killed her": a past form that is a participle too, under the same auxiliaries."""
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or own:
        return False
    aux = {c.lower_ for c in verb.head.children if c.dep_ == "aux"}
    return bool(aux & lexicon.realis["have"] and aux & lexicon.realis["modals"])


def _present(verb: Token) -> bool:
    return any(t.tag_ in ("VBZ", "VBP") for t in (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))))


def _unreal_governor(governor: Token, lexicon: Lexicon, depth: int) -> str | None:
    """A dependent shares the mood of its governor: "would attack and kill", "if he attacked, killing"."""
    if governor.lower_ in lexicon.realis["stated"]:
        return None
    return _unreal_verb(governor, lexicon, depth + 1)
