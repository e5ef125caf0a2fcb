"""Asides: another event than that of the text, of which a sentence tells by the way.

"It happened down the street from an earlier shooting that left a girl dead", "she mourned a son who was killed in an
unrelated attack": the dead of the aside are none of those of the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rashomon.claims.cues import HARM, VIOLENCE, cues
from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import lexicon
from rashomon.expressions.times import TimeExpression, find_times

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Under this key a document holds its aside, once it was looked for.
ASIDE = "aside"
# What hangs on a noun or a verb as a clause.
CLAUSES = frozenset({"acl", "advcl", "relcl"})
# "Several years ago" has no day, from whatever day it is counted.
ANY_DAY = date(2000, 1, 1)

# What may stand between the noun of the other event and the clause on it: "another shooting nearby last month that".
REACH = 7


@dataclass(frozen=True, slots=True)
class Aside:
    """Where a sentence tells of another event, by tokens."""

    start: int
    end: int

    def holds(self, token: int) -> bool:
        return self.start <= token < self.end

    def holds_offset(self, doc: Doc, offset: int) -> bool:
        return any(self.holds(t.i) and t.idx <= offset < t.idx + len(t) for t in doc)


def aside_in(doc: Doc) -> Aside | None:
    """The first aside of a sentence: a clause on another event, or the clause that has it happen in another event."""
    if ASIDE not in doc.user_data:
        doc.user_data[ASIDE] = _first(doc)
    found: Aside | None = doc.user_data[ASIDE]
    return found


def _first(doc: Doc) -> Aside | None:
    for verb in doc:
        if (earlier := _followed(verb)) is not None:
            ends = (c.i for c in verb.children if c.dep_ in ("cc", "conj") and c.i > earlier.i)
            return Aside(earlier.left_edge.i, min(ends, default=len(doc)))
    for since in doc:
        if (measure := _compared_with(since)) is not None:
            return Aside(measure.left_edge.i, measure.right_edge.i + 1)
    for word in doc:
        if (cause := _avenged(word)) is not None:
            return Aside(cause.left_edge.i, cause.right_edge.i + 1)
    for noun in doc:
        if noun.tag_ != "NN" or noun.lower_ not in role_words()["occurrences"]:
            continue
        if _likened_to(noun):
            # "An attack such as last year's raid in Goma that killed nine": the parser may hang the clause on the attack.
            clauses = [c.right_edge.i for c in noun.head.head.children if c.dep_ == "relcl" and c.i > noun.i]
            return Aside(noun.left_edge.i, max([noun.right_edge.i, *clauses]) + 1)
        apart = any(c.lower_ in role_words()["set_apart"] for c in noun.lefts)
        if (apart or _one_more(noun)) and _told_of(noun):
            return Aside(noun.left_edge.i, len(doc))
        if (
            apart
            and noun.dep_ == "pobj"
            and noun.head.lower_ in role_words()["happens_in"]
            and (verb := noun.head.head).pos_ == "VERB"
            # "In a separate incident, a bus hit a mine": all that the sentence tells, and the text may go on with it.
            and not (verb.dep_ == "ROOT" and noun.head.i == 0)
        ):
            return Aside(verb.left_edge.i, verb.right_edge.i + 1)
    return _of_another_time(doc)


def _of_another_time(doc: Doc) -> Aside | None:
    """A clause on harm that was done at another time than what the sentence tells of.

    "Wounded in the attack, a month after a bomb killed 20", "shot near the spot where a girl was killed in 2029", "fired on
    mourners at a funeral for a man killed last week"; "whose uncle died several years ago".
    """
    harm = [t for t in doc if _harms(t)]
    if (mourned := _mourned(doc)) is not None:
        return mourned
    if not harm or not any(t.dep_ in (*CLAUSES, "pcomp") or t.lower_ in role_words()["ago"] for t in doc):
        return None
    carried = {c.token for c in cues(doc, lexicon())}
    harm = [t for t in harm if t.i in carried]
    for verb in doc:
        own = any(t.i == verb.i or t.head.i == verb.i for t in harm)
        if own and (_from_where(verb) or (verb.dep_ in CLAUSES and (_at_the_same_place(verb) or _all_since(verb)))):
            return Aside(verb.left_edge.i, verb.right_edge.i + 1)
        if own and verb.dep_ in ("acl", "relcl") and _in_the_same_place(verb):
            return Aside(_with_the_loss(verb.head).left_edge.i, verb.right_edge.i + 1)
    for noun in doc:
        if (
            noun.lower_ in role_words()["occurrences"]
            and noun.dep_ in ("nsubj", "nsubjpass")
            and _happened_there(noun.head)
        ):
            return Aside(noun.head.left_edge.i, noun.head.right_edge.i + 1)
    told = [t for t in harm if _told(t)] + [t for t in doc if _took_place(t)]
    for verb in doc:
        start, end = verb.left_edge.i, verb.right_edge.i + 1
        if verb.dep_ not in CLAUSES or not any(start <= t.i < end for t in harm):
            continue
        of_it = verb.head.i if verb.dep_ != "advcl" else -1  # "the raid that killed two"
        if not any(not start <= t.i < end and t.i != of_it for t in told):
            continue
        if _measured(verb) or _dated_apart(verb) or _commemorated(verb):
            return Aside(start, end)
    for word in doc:
        if word.lower_ in role_words()["ago"] and _long_ago(word):
            start, end = word.head.left_edge.i, word.head.right_edge.i + 1
            if any(start <= t.i < end for t in harm):
                return Aside(start, end)
    return None


def _avenged(word: Token) -> Token | None:
    """ "Came to avenge the death of their leader", "in retaliation for a raid that killed two": whom it was done for."""
    words = role_words()
    if word.lemma_ in words["avenges"]:
        over = [c for c in word.children if c.dep_ == "dobj"]
    elif word.lower_ in words["revenge"]:
        over = [o for c in word.children if c.lower_ in ("for", "to") for o in c.children if o.dep_ == "pobj"]
    else:
        return None
    # "In retaliation for an attack" tells of no more than that there was one; "for the murder of a rebel", of whom too.
    return next((o for o in over if o.lemma_ in words["losses"] or _of_whom(o) or any(map(_kills, o.subtree))), None)


def _of_whom(act: Token) -> bool:
    of = any(c.lower_ == "of" for c in act.children)
    return of and any(e.effect in HARM or e.event_type in VIOLENCE for e in lexicon().entries.get(act.lower_, ()))


def _kills(token: Token) -> bool:
    return token.pos_ == "VERB" and any(e.effect in HARM for e in lexicon().entries.get(token.lower_, ()))


def _likened_to(noun: Token) -> bool:
    """ "An attack such as last year's raid", "it was like the 2029 raid", "recalled the raid": another, for comparison."""
    words, over = role_words(), noun.head
    if noun.dep_ == "dobj":
        return over.lemma_ in words["recalls"]
    if noun.dep_ != "pobj":
        return False
    as_in = over.lower_ in words["as"] and over.i > 0 and over.nbor(-1).lower_ in words["such"]
    reminded = over.lower_ == "of" and over.head.lemma_ in words["reminds"]
    return (
        as_in or reminded or (over.lower_ in words["like"] and noun.left_edge.lower_ not in words["known_by"] - {"the"})
    )


def _at_the_same_place(verb: Token) -> bool:
    """ "It is the same corner where another man was gunned down"."""
    where = verb.dep_ == "relcl" and any(c.lower_ in role_words()["same"] for c in verb.head.lefts)
    who = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return where and any(map(_new, who)) and not any(c.tag_ in ("WDT", "WP") for c in who)


def _from_where(verb: Token) -> bool:
    """ "A block away from where a boy was killed": another than whom the sentence tells of."""
    where = any(c.dep_ == "advmod" and c.tag_ == "WRB" and c.lower_ in role_words()["where"] for c in verb.children)
    away = verb.dep_ == "pcomp" and verb.head.lower_ in role_words()["away_from"]
    return where and away and any(c.dep_.startswith("nsubj") and _new(c) for c in verb.children)


def _in_the_same_place(verb: Token) -> bool:
    """ "A boy who was killed in the same street earlier that day": the same as where the story plays."""
    same = any(
        t.dep_ == "pobj"
        and any(c.lower_ in role_words()["same"] for c in t.lefts)
        and t.lower_ in role_words()["spots"]
        for t in verb.subtree
    )
    return same and _new(verb.head)


def _with_the_loss(who: Token) -> Token:
    """ "The death of a boy who": the death is told with him."""
    of = who.head
    loss = who.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in role_words()["losses"]
    return of.head if loss else who


def _mourned(doc: Doc) -> Aside | None:
    """ "Opened fire on a vigil for a homicide victim": whoever was killed before, beside those who are hit now."""
    words = role_words()
    for noun in doc:
        for_whom = noun.dep_ == "pobj" and noun.head.lower_ in words["mourned_for"]
        if not for_whom or noun.lemma_ not in words["victims"]:
            continue
        held = any(t.lower_ in words["commemorates"] for t in doc[max(0, noun.head.i - REACH) : noun.head.i])
        span = range(noun.left_edge.i, noun.right_edge.i + 1)
        if held and any(c.token not in span and c.entry.effect in HARM for c in cues(doc, lexicon())):
            return Aside(span.start, span.stop)
    return None


def _happened_there(verb: Token) -> bool:
    """ "It is the site where a shooting happened a month ago"."""
    it = any(c.dep_ == "nsubj" and c.lower_ in role_words()["it"] for c in verb.head.head.children)
    ago = any(t.lower_ in role_words()["ago"] for t in verb.subtree)
    return verb.dep_ == "relcl" and verb.head.dep_ == "attr" and it and (ago or _dated_apart(verb))


def _all_since(verb: Token) -> bool:
    """ "In the year since a girl was killed": of what all that time has followed."""
    since = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in role_words()["compared_with"]), None)
    if since is None or since.i == 0 or since.nbor(-1).lower_ not in role_words()["spans_of_time"]:
        return False
    return any(c.dep_.startswith("nsubj") and _new(c) for c in verb.children)


def _harms(token: Token) -> bool:
    """A word by which harm may be done or told, be it a verb or an adjective: "shot", "dead"."""
    kinds = ("verb", "adjective")
    return token.pos_ in ("VERB", "ADJ", "AUX") and any(
        e.word_class in kinds and (e.event_type in VIOLENCE or e.effect in HARM)
        for e in lexicon().entries.get(token.lower_, ())
    )


def _told(harm: Token) -> bool:
    """A finite verb of harm, and not "he died", of which the act may be a day or a year older."""
    finite = harm.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in harm.children)
    return finite and harm.lemma_ not in role_words()["dies"]


def _took_place(noun: Token) -> bool:
    """ "The shooting happened near", "it was the second raid": the act as a noun, of the main clause; "it happened"."""
    words = role_words()
    if noun.lower_ in words["it"] and noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT":
        return noun.head.lemma_ in words["occurs"]
    # "The scene of Friday's shooting was close to".
    told = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return (
        noun.lower_ in words["occurrences"]
        and (told is noun or told.lower_ in words["spots"])
        and told.dep_ in ("nsubj", "attr")
        and told.head.dep_ in ("ROOT", "ccomp")
        and told.head.lemma_ in words["happens"]
    )


def _measured(verb: Token) -> bool:
    """ "A month after two porters were shot": so long after something else, with people of its own."""
    words = role_words()
    own = list(verb.children)
    measure = any(c.dep_ == "npadvmod" and c.lemma_ in words["spans_apart"] and c.i < verb.i for c in own)
    who = [c for c in own if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return measure and any(c.dep_ == "mark" and c.lower_ in words["upon"] for c in own) and all(map(_new, who))


def _dated_apart(verb: Token) -> bool:
    """ "Where a girl was killed in 2029": a month or a year of its own, in a clause on a person or a place."""
    act = any(e.word_class == "noun" for e in lexicon().entries.get(verb.head.lower_, ()))
    if verb.dep_ == "advcl" or act:
        return False  # "which took place in March and killed ten": the same; "killed when they struck in March", too
    since = verb.head.dep_ == "pobj" and verb.head.head.lower_ in role_words()["compared_with"]
    start, end = verb.doc[verb.left_edge.i].idx, verb.doc[verb.right_edge.i].idx
    start = verb.head.idx if since else start  # "the second shooting since June, when a man was killed"
    return any(start <= t.start <= end and _of_a_long_time(t) for t in find_times(verb.doc.text, None))


def _of_a_long_time(t: TimeExpression) -> bool:
    running = t.text.lower().split()[0] in role_words()["running"]  # "this year"
    return t.kind == "date" and t.precision in ("month", "year") and not running


def _commemorated(verb: Token) -> bool:
    """ "A vigil for a boy who was shot", beside an act of which the vigil is no outcome."""
    over = verb.head
    if verb.dep_ == "advcl" or over.dep_ != "pobj":
        return False
    return over.head.head.lower_ in role_words()["commemorates"]


def _long_ago(ago: Token) -> bool:
    """ "Several years ago", "years ago": when, it does not say."""
    return any(
        t.start <= ago.idx < t.end and t.precision == "year" and t.first is None
        for t in find_times(ago.doc.text, ANY_DAY)
    )


def _followed(verb: Token) -> Token | None:
    """ "The attack follows a raid that left two dead", "his death came days after a strike on the camp": what went before."""
    words = role_words()
    events = words["occurrences"] | words["losses"]
    this = any(c.dep_ == "nsubj" and c.lower_ in words["it"] for c in verb.children)
    if not this and not any(c.dep_ == "nsubj" and c.lemma_ in events for c in verb.children):
        return None
    before = events | words["runs"]
    for c in verb.children:
        if this and not _long_before(c):
            continue  # "this comes after police shot him": what the text is about
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


def _long_before(clause: Token) -> bool:
    """Does it give a month, a year or a distance of its own: "after a man was killed in May", "weeks after a raid"?"""
    start, end = clause.doc[clause.left_edge.i].idx, clause.doc[clause.right_edge.i].idx
    dated = any(start <= t.start <= end and _of_a_long_time(t) for t in find_times(clause.doc.text, None))
    apart = clause.left_edge.i > 0 and clause.left_edge.nbor(-1).lemma_ in role_words()["spans_apart"]
    return (
        dated or apart or any(c.dep_ == "npadvmod" and c.lemma_ in role_words()["spans_apart"] for c in clause.children)
    )


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
