"""A second look at an event: what is none after all.

The words of the lexicon are read by their company: a released statement is no release, a filmed shot no shooting, a
strike no attack where it is of labour. What its roles make of its type is told in retyped.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.claims.counted import Counted
from rashomon.claims.cues import VIOLENCE
from rashomon.claims.events import Event, clause
from rashomon.claims.figures import number_words
from rashomon.claims.grammar import modifies, objects, passive, role_words, subject
from rashomon.claims.lexicon import Lexicon
from rashomon.expressions.numbers import find_quantities
from rashomon.records.claim import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DATA = Path(__file__).parent / "en" / "second_look.toml"
# So many dead at once, without a day, are the toll of a time and not of an incident.
NO_INCIDENT = 1000
# So many are the toll of a war, whatever day or year the text told last, unless they died on a day that is named.
WAR_TOLL = 10_000
FROM_THE_AIR: frozenset[EventType] = frozenset({"airstrike", "drone_strike"})
# What is done from far away.
FROM_AFAR: frozenset[EventType] = FROM_THE_AIR | {"shelling", "chemical_attack"}
# Of these the object is what was hit or held up, be it a garage, a funeral tent or a column of trucks.
HITTING = frozenset((*VIOLENCE, "property_destruction", "detention", "protest_clash", "convoy_blocked"))


@cache
def company() -> dict[str, Any]:
    data = tomllib.loads(DATA.read_text("utf-8"))
    return {k: frozenset(v) if k != "guesses" else tuple(v) for k, v in data.items()}


def none_after_all(doc: Doc, event: Event, targets: Sequence[Token], counted: Sequence[Counted]) -> str | None:
    """Why this is no event that the sentence states; None where it is one."""
    words = company()
    low = doc.text.lower()
    if any(g in low and re.search(rf"(?:^|[\s“\"]){re.escape(g)}\b", low) for g in words["guesses"]):
        return "the sentence guesses"
    cues = [doc[c.token] for c in event.cues]
    objects = {t.lower_ for t in targets} | {
        c.lower_ for t in cues for c in t.children if c.dep_ in ("dobj", "nsubjpass")
    }
    if objects & words["harmless_objects"] and not any(c.count.kind in ("killed", "injured") for c in counted):
        return f"“{min(objects & words['harmless_objects'])}” is not harmed by it"
    if event.type == "shooting" and {t.lower_ for t in doc} & words["filmed_with"] and not counted:
        return "it was filmed"
    if any(p.lower_ in words["filmed_on"] and _under(p) & words["filmed_with"] for t in cues for p in t.children):
        return "it was filmed"
    if event.typed_by.lower() in words["bare_strikes"] and not counted and _of_labour(doc, targets, cues):
        return "a strike of those who work"
    if event.type == "displacement" and objects & words["expelled"] and not _out_of_somewhere(cues):
        return "expelled from a body, and from no home"
    hurt = {t.lower_ for c in cues for t in c.subtree} & words["hurt_people"]
    if event.type == "displacement" and hurt and cues[0].lemma_ in words["evacuates"]:
        return "who is brought away hurt is not driven out"
    if event.type == "other" and objects & words["rescued"]:
        return "who or what is brought out has not withdrawn"
    if not counted and all(t.lower_ in words["sweeping"] and _perfect(clause(t)) for t in cues):
        return f"“{cues[0].text}” sums up"
    if not event.acts and all(by_accident(t) or _of_itself(t) or _by_own_hand(t) for t in cues):
        return "an accident, an illness or a suicide"
    if not counted and all(map(_not_spoken_of, cues)):
        return "what was not said of it or done about it"
    if event.type == "other" and not counted and all(map(_got_away, cues)):
        return "who escaped unhurt has not withdrawn"
    if event.type in words["background_types"] and not counted and all(map(_supposed, cues)):
        return f"“{cues[0].text}” is only supposed"
    if event.type == "seizure_of_territory" and any(map(_lost_control, cues)):
        return "who loses control of a car loses no ground"
    if all(_compared(t) for t in cues):
        return "a comparison"
    if event.type in words["background_types"] and not counted and all(_in_passing(t) for t in cues):
        return f"“{cues[0].text}” is named in passing"
    return None


def _under(preposition: Token) -> set[str]:
    return {o.lower_ for o in preposition.children}


def _of_labour(doc: Doc, targets: Sequence[Token], strikes: Sequence[Token]) -> bool:
    """ "Dockers ended their strike", "the strike over pay": of people who work, and no weapon is named."""
    words = company()
    said = {t.lower_ for t in doc}
    if any(t.lower_ not in words["labour"] for t in targets):
        return False
    stopped = any(clause(t).lemma_ in words["strike_verbs"] or t.head.lower_ == "on" for t in strikes)
    return bool(said & words["labour"]) and (stopped or any(c.lower_ == "over" for t in strikes for c in t.children))


def _out_of_somewhere(cues: Sequence[Token]) -> bool:
    """ "Expelled from the town", "from their homes"."""
    words = company()
    out = [o for t in cues for p in t.children if p.lower_ == "from" for o in p.children]
    return any(o.pos_ == "PROPN" or o.lower_ in words["territory"] | words["homes"] for o in out)


def _not_spoken_of(noun: Token) -> bool:
    """ "Did not mention the ambush", "could not stop the raid": no word of whether it took place."""
    verb = clause(noun)
    if not noun.tag_.startswith("N") or verb.pos_ != "VERB" or noun.dep_ not in ("dobj", "pobj"):
        return False
    done = verb.lemma_ in role_words()["happens"] or verb.lower_ in role_words()["carriers"]
    return not done and any(c.dep_ == "neg" for c in verb.children)


def _got_away(verb: Token) -> bool:
    """ "The general escaped unharmed"."""
    return verb.lemma_ in company()["escapes"] and any(c.lower_ in company()["unhurt"] for c in verb.children)


def _supposed(noun: Token) -> bool:
    """ "If the talks fail": they are known, and nothing is told of them."""
    marks = (c.lower_ for c in noun.head.children if c.dep_ == "mark" and c.i < noun.i)
    return noun.tag_[0] == "N" and noun.dep_ == "nsubj" and any(m in company()["supposing"] for m in marks)


def _perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def by_accident(harm: Token) -> bool:
    """ "Killed in a car crash", "died of cancer", "one dead after a house fire": harm that nobody did."""
    words = company()
    verb = clause(harm)
    ways = [
        c
        for governor in {harm, harm.head, verb}
        for p in governor.children
        if p.dep_ == "prep" and p.lower_ in words["caused_by"]
        for c in (*p.children, *(o for to in p.children if to.pos_ == "ADP" for o in to.children))  # "due to injuries"
    ]
    # "Of injuries sustained in the crash".
    ways += [
        o
        for way in ways
        for c in way.children
        if c.dep_ == "acl"
        for p in c.children
        if p.lower_ in words["caused_by"]
        for o in p.children
    ]
    for way in ways:
        before = {c.lower_ for c in way.lefts if c.dep_ in ("compound", "amod", "nmod")}
        # "Died of a heroin overdose": the parser may make an adverb of the second noun.
        after = {c.lower_ for c in way.rights if c.dep_ == "advmod" and c.i == way.i + 1}
        if ({way.lower_} | after) & words["mishaps"] and not before & words["no_mishaps"]:
            return True
        if any(f"{w} {way.lower_}" in words["mishaps"] for w in before):
            return True
    return False


def _of_itself(harm: Token) -> bool:
    """ "Two boys drowned", "she passed away peacefully", "killed by a train", "died when their car overturned"."""
    words = company()
    verb = clause(harm)
    if harm.lemma_ in words["drowns"] and not passive(harm) and not objects(harm):
        return True
    if any(c.dep_ == "advmod" and c.lower_ in words["peacefully"] for c in harm.children):
        return True
    in_sleep = (o for p in harm.children if p.lower_ == "in" for o in p.children if o.lower_ in words["sleep"])
    if harm.lemma_ in words["dies"] and next(in_sleep, None) is not None:
        return True
    if any(_lost_control(t) for p in harm.children if p.dep_ in ("prep", "advcl") for t in (p, *p.children)):
        return True
    # "Struck and killed by a train": the train hangs on the second verb.
    verbs = {harm, verb, *(c for c in verb.children if c.dep_ == "conj"), *([verb.head] if verb.dep_ == "conj" else [])}
    harms = [g for g in verbs if g.lemma_ not in role_words()["carries_off"]]  # "were taken by truck to a clinic"
    by = [o for g in harms for c in g.children if c.lower_ == "by" for o in c.children if o.dep_ == "pobj"]
    if any(o.lower_ in words["traffic"] and not any(c.dep_ in ("acl", "relcl") for c in o.children) for o in by):
        return True
    return any(
        c.dep_ == "advcl" and c.lemma_ in words["wrecked"] and (who := subject(c)) is not None
        and who.lower_ in words["traffic"] | words["boats"]
        for c in verb.children
    )  # fmt: skip


def _lost_control(verb: Token) -> bool:
    """ "Losing control of his truck", and not of a town."""
    words = company()
    control = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ in words["steered_by"]]
    of = (o for c in control for p in c.children for o in p.children)
    return verb.lemma_ in role_words()["loses"] and any(o.lower_ in words["traffic"] | words["boats"] for o in of)


def _by_own_hand(harm: Token) -> bool:
    """ "The soldier committed suicide": nobody else's doing, save where it ends an attack by him."""
    suicide = any(c.dep_ == "dobj" and c.lower_ in role_words()["suicide"] for c in harm.children)
    who = subject(harm) if suicide else None
    return suicide and (who is None or who.lower_ not in company()["soldiers"])


def _compared(token: Token) -> bool:
    governor = token.head
    return token.dep_ == "pobj" and governor.lower_ in company()["comparing"] and governor.dep_ == "prep"


def _in_passing(token: Token) -> bool:
    """A noun or participle that describes, owns or follows something else, and that nobody is said to do."""
    words = company()
    if token.tag_.startswith("N"):
        if token.dep_ in ("compound", "nmod", "poss", "pobj", "npadvmod", "appos", "attr"):
            return True
        if token.dep_ == "nsubj" and token.head.lemma_ in words["in_passing"]:
            return True
        return any(c.lower_ in words["whose"] for c in token.children) and token.dep_ != "dobj"
    done_by = any(c.dep_ == "agent" for c in token.children)
    return token.dep_ == "amod" or (token.dep_ == "relcl" and token.tag_ == "VBN" and not done_by)


def toll_of_a_time(counted: Sequence[Counted], dated: bool, of_one_day: bool, doc: Doc) -> bool:
    """More dead than one incident kills, and no day: a running total. So is what is compared with another time.

    `of_one_day`: the sentence names the day itself; a day that the story lent says nothing of the toll of a war.
    """
    text = doc.text
    harmed = [c for c in counted if c.count.kind in ("killed", "injured", "killed_or_injured")]
    if any((c.count.low or 0) > 1 and _of_a_war(c, doc) for c in harmed):
        return True
    if harmed and all((c.count.low or 0) > 1 for c in harmed) and (_over_time(text) or _cases(harmed, text)):
        return True
    most = max((c.count.low or 0 for c in harmed), default=0)
    return (most >= NO_INCIDENT and not dated) or (most >= WAR_TOLL and not of_one_day)


def _cases(harmed: Sequence[Counted], text: str) -> bool:
    """ "64 homicides were reported this year": as many cases, and no toll of one."""
    words = company()
    low = text.lower()
    named = all(
        (c.count.what or "").split()[-1:] and (c.count.what or "").split()[-1].lower() in words["cases"] for c in harmed
    )
    return named and any(f" {span}" in f" {low}" for span in words["spans"])


def _over_time(text: str) -> bool:
    """ "Eight murders this week, compared to five last year": statistics."""
    low = text.lower()
    return any(f" {words}" in low for words in company()["statistics"])


def _of_a_war(counted: Counted, doc: Doc) -> bool:
    """ "2,400 soldiers were killed in the six-week war"."""
    verb = clause(doc[counted.cue.token])
    at = [o for p in verb.children if p.lower_ in ("in", "during") for o in p.children if o.dep_ == "pobj"]
    return any(o.lower_ in role_words()["wars"] for o in at)


def such_incident(text: str) -> tuple[int, str] | None:
    """ "The third such incident in two weeks": how many there were, with the words."""
    such, nouns = (rf"(?:{'|'.join(sorted(company()[k]))})" for k in ("such", "incident_nouns"))
    if not (hit := re.search(rf"\b{such}\s+{nouns}\b", text, re.IGNORECASE)):
        return None
    before = [q for q in find_quantities(text) if q.ordinal and q.low and text[q.end : hit.start()].isspace()]
    return (int(before[-1].low or 0), text[before[-1].start : hit.end()]) if before else None


def acts(token: Token, lexicon: Lexicon) -> bool:
    """Can this, no known actor, have done something: a person, a group, a name, the weapon that stands for them?"""
    armed = bool(lexicon.made_with(token.lower_))
    when = token.lower_ in company()["idle_names"] | role_words()["calendar"]  # "Friday's bombing" is of nobody's
    return is_somebody(token, lexicon) or armed or (modifies(token) and not when)


def is_somebody(token: Token, lexicon: Lexicon) -> bool:
    """A person, a group, a name."""
    low = token.lower_
    groups = company()["soldiers"] | company()["crowd"] | role_words()["sides"]
    ours = low in company()["we"] or any(c.lower_ in company()["our"] for c in token.lefts)
    known = low in lexicon.groups or low in groups or low in lexicon.one or ours
    if low in {*number_words().vague, *company()["sets_of_people"]} and not known:
        # "Hundreds of insurgents": those of whom there are so many.
        return any(is_somebody(o, lexicon) for c in token.children if c.lower_ == "of" for o in c.children)
    return known or _a_name(token) or _acronym(token, lexicon) or _by_its_ending(token, lexicon)


def _by_its_ending(token: Token, lexicon: Lexicon) -> bool:
    """ "Maoists", "loyalists", "Naxalites": followers of somebody or something, whom no list knows."""
    low, endings = token.lower_, company()
    followers = low.endswith(tuple(endings["followers"])) or (
        token.is_title and low.endswith(tuple(endings["followers_by_name"]))
    )
    return token.tag_ in ("NNS", "NNPS") and followers and low not in lexicon.things


def _acronym(token: Token, lexicon: Lexicon) -> bool:
    """Capitals that name a group, and no weapon: "FARDC", not "IED"."""
    low = token.lower_
    armed = (
        low in lexicon.entries or low in lexicon.things or any(low in run for _, runs in lexicon.means for run in runs)
    )
    return token.is_upper and token.is_alpha and len(token) > 2 and not armed


def suffers(token: Token, kind: EventType, lexicon: Lexicon) -> bool:
    """Can this, no known actor, have suffered something: people, a name, a thing that is hit?

    Whatever is bombed, shot at or burned has suffered it, save an act; of other events only people and known things.
    """
    if is_somebody(token, lexicon) or token.lower_ in lexicon.things or token.lemma_.lower() in lexicon.things:
        return True
    an_act = any(e.word_class == "noun" for e in lexicon.entries.get(token.lower_, ()))
    armed = bool(lexicon.made_with(token.lower_))
    nothing = armed or an_act or token.lower_ in company()["nothing_hit"]
    return kind in HITTING and token.pos_ == "NOUN" and not nothing


def _a_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.ent_type_ == ""
        and token.text[:1].isupper()
        and token.lower_ not in company()["idle_names"]
    )
