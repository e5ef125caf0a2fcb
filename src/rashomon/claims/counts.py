"""The counts of an event: whom or what each outcome is said of, and the figure stated for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.claims.counted import Counted, count_of, count_words, what_of
from rashomon.claims.cues import Cue, of_a_headline
from rashomon.claims.deaths import (
    a_death,
    befell,
    dead,
    deadly_to_all,
    mortal,
    named_dead,
    not_twice,
    of_soldiers,
    proved_mortal,
    some_person,
    to_death,
)
from rashomon.claims.events import Event, clause
from rashomon.claims.figures import Figure, bounded, figure_before, number_at, number_words
from rashomon.claims.grammar import conjuncts, objects, passive, phrase, role_words, subject
from rashomon.claims.heads import figure_of, group_of, number_of_them, of_each, of_whom
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.meant import elliptic, meant, whose_body
from rashomon.claims.own_figure import number_end, own_figure, part_of_those
from rashomon.claims.patients import fatal_victim, lost, patients
from rashomon.claims.second_look import by_accident
from rashomon.claims.subsets import of_the_dead, with_subsets
from rashomon.records import Count
from rashomon.records.claim import CountKind, EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Acts that make a count of the people they are done to.
_ACT_COUNTS: dict[EventType, CountKind] = {
    "shooting": "killed_or_injured",
    "detention": "detained",
    "release": "released",
    "displacement": "displaced",
    "force_deployment": "deployed",
    "assassination": "killed",
    "execution": "killed",
    "seizure_of_territory": "other",
    "sexual_violence": "other",
}
# So do the verbs of these lists among the acts of other types.
_VERB_COUNTS: dict[str, CountKind] = {"kills": "killed", "injures": "injured", "hurts": "killed_or_injured"}


def counts(doc: Doc, event: Event, lexicon: Lexicon) -> list[Counted]:
    """Every figure of an event, subsets after what they are part of."""
    found: list[Counted] = []
    for cue in sorted(event.cues, key=lambda c: (c.entry.role == "act", c.start)):
        for counted in _of_cue(doc, cue, lexicon):
            rival = next((f for f in found if f.head == counted.head), None)
            if rival is None or ({rival.count.kind, counted.count.kind} == {"killed", "injured"} and _pooled(doc, cue)):
                found.append(counted)
            elif counted.count.kind == "killed" and rival.count.kind in ("injured", "killed_or_injured"):
                # "The man wounded on Friday has died", "the loss of a girl who was shot dead": who was hurt and died is dead.
                found[found.index(rival)] = counted
    found = _merge_pooled(doc, found)
    if any(deadly_to_all(doc, c) for c in event.cues):
        found = [dead(f) if f.count.kind == "killed_or_injured" else f for f in found]
    found = not_twice(doc, found)
    found = named_dead(doc, event, found, lexicon)
    if not found and event.acts and (death := a_death(doc, event)) is not None:
        found = [death]
    return with_subsets(doc, found, lexicon) or of_the_dead(doc, event.cues, lexicon)


def _pooled(doc: Doc, cue: Cue) -> bool:
    return any(c.dep_ in ("conj", "cc") for c in doc[cue.token].children) or doc[cue.token].dep_ == "conj"


def _merge_pooled(doc: Doc, found: list[Counted]) -> list[Counted]:
    """ "killed and injured several": one figure for both."""
    out: list[Counted] = []
    for item in found:
        twin = next(
            (o for o in out if o.head == item.head and {o.count.kind, item.count.kind} == {"killed", "injured"}), None
        )
        if twin is None:
            out.append(item)
            continue
        at = out.index(twin)
        plural = not (twin.count.low == twin.count.high == 1)
        joined = _joined(doc, twin.cue, item.cue)
        if joined and (plural or _either(doc, twin.cue, item.cue)):
            c = twin.count
            out[at] = Counted(
                Count("killed_or_injured", c.what, c.group, c.low, c.high, c.approx, None, c.text), twin.head, twin.cue
            )
        elif item.count.kind == "killed":
            out[at] = item
    return out


def _either(doc: Doc, a: Cue, b: Cue) -> bool:
    """ "The eighth child to be wounded or killed": which of the two is not said."""
    return any(c.lower_ == "or" and c.dep_ == "cc" for cue in (a, b) for c in doc[cue.token].children)


def _joined(doc: Doc, a: Cue, b: Cue) -> bool:
    x, y = doc[a.token], doc[b.token]
    return (x.dep_ == "conj" and x.head.i == y.i) or (y.dep_ == "conj" and y.head.i == x.i)


def _of_cue(doc: Doc, cue: Cue, lexicon: Lexicon) -> Iterator[Counted]:
    kind = _kind(doc, cue)
    token = doc[cue.token]
    if kind is None:
        yield from _of_events(doc, cue)
        return
    negated = any(c.dep_ == "neg" for c in token.children) and cue.entry.words[0] not in role_words()["only_negated"]
    if negated or (cue.entry.effect is not None and by_accident(token)):
        return
    people = patients(doc, cue, lexicon)
    # Two wounds are no two wounded.
    if (
        cue.entry.word_class != "verb"
        and cue.entry.words[-1] not in count_words()["wounds"]
        and (own := own_figure(doc, cue, lexicon)) is not None
        and not _of_one_in_a_list(doc, cue, own, people, lexicon)
        and not _of_a_pair(cue, token, own)
    ):
        what = doc[cue.start : cue.end].text
        holder = people[0] if people and token.lower_ not in lexicon.groups else token
        # "Several other homicides" are as many cases, and no toll of one.
        if not (own.vague and _is_case(cue.entry.words[-1])):
            yield Counted(count_of(doc, kind, own, what, group_of(holder, lexicon)), holder.i, cue)
        return
    if (many := befell(token)) is not None and not any(figure_of(doc, p, lexicon) for p in people):
        yield Counted(count_of(doc, kind, many, doc[many.start : many.end].text, "unknown"), token.i, cue)
        return
    if token.lower_ in count_words()["states"]:
        verb = clause(token)
        # "Leaving him in critical condition": the object is in it.
        undergoer = next((c for c in verb.children if c.dep_ == "dobj"), None) or subject(verb)
        heads = list(conjuncts(undergoer)) if undergoer is not None else []
    elif to_death(token):
        verb = token.head.head
        if verb.lemma_ in role_words()["condemns"]:
            return
        heads = patients(doc, Cue(verb.i, verb.i, verb.i + 1, lexicon.entries["killed"][0]), lexicon)
        # "Bled to death".
        who = subject(verb) if not heads and verb.tag_ in ("VBD", "VBN") and not passive(verb) else None
        heads = list(conjuncts(who)) if who is not None else heads
    else:
        heads = lost(doc, cue) or people
    unowned = not heads and token.lower_ in count_words()["bodies"] and _found(token)
    if unowned and whose_body(token) is not token:
        heads = [token]
    elif unowned:
        yield Counted(
            count_of(doc, kind, Figure(1, 1, False, *phrase(token)), what_of(doc, token), "unknown"), token.i, cue
        )
    slight = any(c.lower_ in count_words()["gravely"] for c in token.children)
    if _only_meant(token):
        return
    if not heads and of_a_headline(token) and (got := number_at(doc, end := number_end(doc, token.i + 1))) is not None:
        printed = bounded(doc, got[0], got[1], end)
        yield Counted(count_of(doc, kind, printed, doc[printed.start : end].text, "unknown"), end - 1, cue)
    if token.lower_ in count_words()["states"] and (other := elliptic(token)) is not None:
        heads = [*heads, other]
    for head in (m for h in heads for m in meant(token, whose_body(h), lexicon.groups)):
        # "Shot at the officer" does not say that he was hit.
        at = head.head if head.dep_ == "pobj" and head.head.lower_ == "at" else None
        if cue.entry.word_class == "verb" and at is not None and at.head.i == token.i:
            continue
        # "No one was seriously hurt": some may have been, a little.
        if _is_case(head.lemma_.lower()) or head.lower_ in number_words().lengths:
            continue  # "the victims of several homicides", "50 miles from the capital"
        if slight and (head.lower_ in lexicon.nobody or head.lower_ == "one"):
            continue
        # "He turned the gun on himself" is his death, "on the crowd" nobody's yet.
        if cue.entry.words[0] in count_words()["turns"] and head.lower_ not in role_words()["reflexive"]:
            continue
        made = kind
        if head.lower_ in lexicon.things and head.lower_ not in lexicon.groups:
            unmade = kind == "neutralised" or cue.entry.words[0] in role_words()["unmakes"]
            if not unmade and kind not in ("destroyed", "damaged", "targets_hit", "deployed"):
                continue
            made = "destroyed" if unmade else kind
        elif kind in ("destroyed", "damaged"):
            if lexicon.groups.get(head.lower_) == "combatants" and cue.entry.words[0] in role_words()["wipes_out"]:
                made = "killed"
            elif not {t.lower_ for t in (head, *of_whom(head))} & (lexicon.things | role_words()["settled"]):
                continue
        elif kind == "other" and cue.entry.words[0] in role_words()["ousting"] and head.lower_ in lexicon.groups:
            made = "displaced"
        elif kind == "other" and cue.entry.words[0] in role_words()["frees"] and head.lower_ in lexicon.groups:
            made = "released"
        elif kind == "other" and cue.entry.words[0] in role_words()["takes_captive"] and _captive(token, head, lexicon):
            made = "detained"
        elif kind == "other" and cue.entry.event_type == "sexual_violence" and head.lower_ in lexicon.groups:
            made = "other"
        elif kind == "other" and not {t.lower_ for t in (head, *of_whom(head))} & lexicon.places:
            continue
        elif kind == "targets_hit" and head.lower_ not in lexicon.things:
            if head.lower_ in lexicon.groups or _hit_by_shots(token, head):
                made = "killed_or_injured"
        if made == "displaced" and (lexicon.made_with(head.lower_) or lexicon.groups.get(head.lower_) == "combatants"):
            continue  # "forty rockets crossed the border", "ten fighters fled"
        figure = number_of_them(head) or figure_of(doc, head, lexicon)
        if figure is None and some_person(token, cue, head, lexicon):
            figure = Figure(1, 1, False, *phrase(head))
        if figure is None and head.tag_ == "NNS" and any(c.lower_ in role_words()["both"] for c in token.children):
            figure = Figure(2, 2, False, *phrase(head))  # "the cousins were both wounded"
        if figure is not None and cue.entry.words[0] in role_words()["loses"]:
            figure = of_each(token, figure)
        if figure is None or (made in ("targets_hit", "other") and figure.low == figure.high == 1):
            continue
        yield Counted(count_of(doc, made, figure, what_of(doc, head), group_of(head, lexicon)), head.i, cue)


def _is_case(noun: str) -> bool:
    """ "Several homicides", "64 killings": a number of them is one of cases."""
    return noun in count_words()["killings"] | count_words()["cases"]


def _of_one_in_a_list(doc: Doc, cue: Cue, figure: Figure, people: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "A mother and her two sons dead": two is the number of the sons alone; "shot four farmers dead": of the farmers."""
    by = lexicon.entries.get(doc[cue.token].head.lower_, ()) if doc[cue.token].dep_ == "oprd" else ()
    shot_dead = any(e.event_type == "shooting" for e in by)
    after = [p for p in people if p.i >= cue.start]
    if len(people) < (1 if shot_dead else 2) or len(after) == len(people) or any(p.dep_ != "pobj" for p in after):
        return False
    return any(doc[figure.end - 1].head.i == p.i for p in people)


def _of_a_pair(cue: Cue, death: Token, figure: Figure) -> bool:
    """ "Hacked a couple and their infant to death": two is the number of the couple alone."""
    pair = death.doc[figure.end - 1]
    return death.dep_ == "pobj" and death.head.lower_ == "to" and pair.tag_ == "NN" and pair.i < cue.start - 1


def _captive(verb: Token, head: Token, lexicon: Lexicon) -> bool:
    """ "Captured 14 soldiers", "killing ten soldiers and capturing eight": people are taken and not conquered."""
    if head.lower_ in lexicon.groups:
        return True
    told = next(iter(objects(verb.head)), None) if verb.dep_ == "conj" and head.like_num else None
    return told is not None and told.lower_ in lexicon.groups


def _only_meant(verb: Token) -> bool:
    """ "Nearly killed", "tried to shoot": nobody was."""
    words = role_words()
    tried = verb.dep_ in ("xcomp", "acl") and verb.head.lemma_.lower() in words["attempts"] and verb.tag_ == "VB"
    described = (verb, *(c for c in verb.lefts if c.dep_ == "amod"))  # "the nearly lifeless body"
    return tried or any(t.i > 0 and t.nbor(-1).lower_ in words["almost"] for t in described)


def _hit_by_shots(verb: Token, head: Token) -> bool:
    """ "The bullet struck him", "hit Baker in the leg": a person; "hit him with the pistol" is no shot."""
    parts = role_words()["body_parts"]
    said = [c for c in verb.children if c.dep_ == "prep"]
    in_the_body = any(o.lower_ in parts for c in said for o in c.children if o.dep_ == "pobj")
    return (in_the_body or head.tag_.startswith("PRP")) and not any(c.lower_ == "with" for c in said)


def _of_events(doc: Doc, cue: Cue) -> Iterator[Counted]:
    """ "Fourteen raids", "dozens of attacks": how many there were, of an act that counts nobody."""
    if cue.entry.role != "act" or doc[cue.token].tag_ != "NNS" or cue.entry.word_class != "noun":
        return
    figure = figure_before(doc, cue.start)
    # Of its own phrase: "nine dead after clashes" counts no clashes.
    own = figure is not None and figure.end > doc[cue.token].left_edge.i
    if figure is not None and own and figure.known and not part_of_those(doc, figure.end):
        yield Counted(count_of(doc, "other", figure, doc[cue.start : cue.end].text, "unknown"), cue.token, cue)


def _kind(doc: Doc, cue: Cue) -> CountKind | None:
    token, name, words = doc[cue.token], cue.entry.words[0], count_words()
    if any(
        c.lower_ in words["dead"] and c.dep_ in ("advmod", "acomp", "oprd", "amod", "advcl") for c in token.children
    ):
        if cue.entry.word_class == "verb":
            return "killed"
    if token.lower_ in words["fatally"] and token.dep_ == "advmod" and token.head.like_num:
        return "killed"
    if fatal_victim(token) or of_soldiers(token):
        return "killed"
    wound = cue.entry.word_class == "noun" and cue.entry.words[-1] in words["wounds"]
    hurt = wound or (cue.entry.word_class == "noun" and cue.entry.effect == "injured")
    if hurt and (any(map(mortal, token.children)) or proved_mortal(token)):
        return "killed"
    if cue.entry.effect is not None:
        return cue.entry.effect if token.lower_ not in words["fatally"] | words["fatal"] else None
    # "The shooting of a grocer": whom it befell stands behind it.
    if (
        token.lower_ in words["shootings"]
        and token.pos_ == "NOUN"
        and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
    ):
        return "killed" if any(c.lower_ in words["fatal"] for c in token.children) else "killed_or_injured"
    if token.lower_ in words["shootings"] and any(c.lower_ in number_words().folds for c in token.lefts):
        return "killed" if any(c.lower_ in words["fatal"] for c in token.lefts) else "killed_or_injured"
    if wound:
        return "injured"
    if cue.entry.word_class == "verb":
        if cue.entry.event_type == "property_destruction":
            return "destroyed" if name not in role_words()["robs"] else None
        if (made := next((m for verbs, m in _VERB_COUNTS.items() if name in words[verbs]), None)) is not None:
            return made
        if {name, " ".join(cue.entry.words[:2])} & words["hits_nobody"]:
            return None
        return _ACT_COUNTS.get(cue.entry.event_type) if cue.entry.event_type else None
    if cue.entry.event_type == "detention" and any(c.lower_ == "of" for c in token.children):
        return "detained"  # "the abduction of nine girls"
    if name in words["refugees"]:
        return "refugees"
    if name in words["killings"]:
        return None if any(c.lower_ in role_words()["failed"] for c in token.lefts) else "killed"
    return None


def _found(body: Token) -> bool:
    """ "A body was found", "they found a body": one who is dead, with no word of who it was."""
    verb = body.head
    return body.dep_ in ("dobj", "nsubjpass") and verb.lower_ in role_words()["uncovers"]
