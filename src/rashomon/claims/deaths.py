"""Who is dead by words beside the word of harm: all of a murder-suicide, whoever "the death" is of, who was stabbed to death."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.claims.counted import Counted, count_of, count_words, what_of
from rashomon.claims.cues import Cue
from rashomon.claims.events import Event, clause
from rashomon.claims.figures import Figure, number_words
from rashomon.claims.grammar import conjuncts, objects, passive, phrase, role_words, subject
from rashomon.claims.heads import by_age, figure_of, group_of
from rashomon.claims.lexicon import Lexicon, lexicon
from rashomon.claims.patients import fatal_victim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def deadly_to_all(doc: Doc, cue: Cue) -> bool:
    """ "In a murder-suicide", and not "in an attempted murder-suicide"."""
    act = doc[cue.token]
    # "An attempted murder-suicide scenario".
    over = [*act.lefts, *(c for c in act.head.lefts if act.dep_ == "compound" and c.i < act.i)]
    failed = any(c.lower_ in role_words()["failed"] for c in over)
    return doc[cue.start : cue.end].text.lower() in role_words()["deadly_to_all"] and not failed


def dead(counted: Counted) -> Counted:
    return replace(counted, count=replace(counted.count, kind="killed"))


def a_death(doc: Doc, event: Event) -> Counted | None:
    """ "They look into the death after a shooting": somebody is dead, whoever it was."""
    for cue in event.cues:
        token = doc[cue.token]
        told = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and token.head.lower_ != "to"
        one_of_all = any(c.lower_ in role_words()["distributive"] for c in token.lefts)
        if told and token.lower_ in count_words()["deaths"] and any(c.dep_ == "det" for c in token.lefts):
            if not one_of_all and not any(
                c.lower_ == "of" or c.dep_ in ("neg", "poss", "relcl") for c in token.children
            ):
                one = Figure(1, 1, False, token.left_edge.i, token.i + 1)
                return Counted(count_of(doc, "killed", one, doc[one.start : one.end].text, "unknown"), token.i, cue)
    return None


def named_dead(doc: Doc, event: Event, found: Sequence[Counted], lexicon: Lexicon) -> list[Counted]:
    """The counts, those whom a coroner names among them as dead; where nobody is counted, whom the coroner names."""
    people = _named_by_a_coroner(doc, lexicon)
    heads = {t.i for t in people}
    if found:
        return [dead(f) if f.head in heads and f.count.kind == "killed_or_injured" else f for f in found]
    figures = ((t, figure_of(doc, t, lexicon)) for t in people)
    return [
        Counted(count_of(doc, "killed", f, what_of(doc, t), group_of(t, lexicon)), t.i, event.cues[0])
        for t, f in figures
        if f is not None
    ]


def _named_by_a_coroner(doc: Doc, lexicon: Lexicon) -> list[Token]:
    """ "The coroner identified the two victims": whom, as far as they are people; nobody living has that done."""
    words = role_words()
    for verb in doc:
        if verb.lemma_ not in words["identifies"] or any(c.dep_ == "neg" for c in verb.children):
            continue
        by = [o for c in verb.children if c.dep_ == "agent" for o in c.children]
        who = by[0] if by else None if passive(verb) else subject(verb)
        if who is None or not {t.lower_ for t in who.subtree} & words["coroners"]:
            continue
        named = subject(verb) if passive(verb) else next(iter(objects(verb)), None)
        if named is not None and (named.lower_ in lexicon.groups or by_age(named)):
            return list(conjuncts(named))
    return []


def proved_mortal(wound: Token) -> bool:
    """ "A wound which proved to be fatal", "wounds, which appear to be the cause of death"."""
    words = role_words()
    # The parser may hang the clause on a day between: "suffered wounds on Friday, which proved fatal".
    for clause_on in (t for t in wound.doc[wound.i + 1 :] if t.dep_ == "relcl"):
        if clause_on.lemma_ not in words["turns_out"] or any(c.dep_ == "neg" for c in clause_on.children):
            continue
        told = {t.lower_ for t in clause_on.subtree}
        if told & count_words()["mortal"] or (told & words["cause"] and told & count_words()["deaths"]):
            return True
    return False


def not_twice(doc: Doc, found: Sequence[Counted]) -> list[Counted]:
    """ "Claimed the lives of a nurse and a man who shot her, then turned the gun on himself": he is told of once."""
    told = {f.head for f in found if f.count.kind == "killed"}

    def again(f: Counted) -> bool:
        if doc[f.head].lower_ not in role_words()["reflexive"]:
            return False
        who = subject(clause(doc[f.head]))
        if who is not None and who.lower_ not in lexicon().groups and who.pos_ == "NOUN":
            # "The shelling claimed the life of a man who shot her, then turned": the parser goes back to the shelling.
            over = [doc[h] for h in told if h < f.head and any(c.dep_ == "relcl" for c in doc[h].children)]
            who = max(over, key=lambda t: t.i, default=None)
        return who is not None and who.i in told

    return [f for f in found if not again(f)]


def some_person(verb: Token, cue: Cue, head: Token, lexicon: Lexicon) -> bool:
    """ "A constable was shot dead", "his predecessor was gunned down": a noun that no list knows, of what is done to people."""
    words, low = role_words(), head.lower_
    if (
        cue.entry.words[0] not in words["done_to_people"]
        or not passive(verb)
        or head.tag_ != "NN"
        or head.pos_ != "NOUN"
    ):
        return False
    one = any(c.dep_ in ("det", "poss") or c.lower_ in ("one", "another") for c in head.lefts)
    one = one and not any(c.lower_ == "of" for c in head.children)  # "a balance sheet of eight guards killed"
    known = {low, head.lemma_.lower()} & (
        lexicon.things
        | lexicon.places
        | lexicon.groups.keys()
        | lexicon.entries.keys()
        | words["no_people"]
        | words["sets"]
        | words["runs"]
        | words["occurrences"]
        | words["bodies_of_people"]
        | words["body_parts"]
    )
    return one and not known and not low.endswith(tuple(words["no_person_endings"]))


def to_death(token: Token) -> bool:
    """ "Stabbed to death", and not "reacted to her death"."""
    return token.lower_ in count_words()["deaths"] and token.dep_ == "pobj" and token.nbor(-1).lower_ == "to"


def of_soldiers(loss: Token) -> bool:
    """ "Admitted to the loss of one soldier"."""
    of = (o for p in loss.children if p.lower_ == "of" for o in p.children)
    return loss.lemma_ == "loss" and any(lexicon().groups.get(o.lower_) == "combatants" for o in of)


def mortal(word: Token) -> bool:
    """ "Fatal", and not "non-fatal"."""
    words = count_words()
    return word.lower_ in words["mortal"] and not (word.i and word.nbor(-1).lower_ in words["not_mortal"])


def befell(act: Token) -> Figure | None:
    """ "A double murder", "Friday's triple shooting": how many; "the victim of a murder" is one."""
    folds = number_words().folds
    many = next((c for c in act.lefts if c.lower_ in folds), None)
    if many is not None and act.tag_ == "NN" and act.dep_ != "compound":
        return Figure(folds[many.lower_], folds[many.lower_], False, many.i, act.i + 1)
    alone = act.tag_ == "NN" and act.dep_ not in ("appos", "attr")  # "Vale, the homicide victim" is told of as Vale
    return Figure(1, 1, False, *phrase(act)) if alone and fatal_victim(act) else None
