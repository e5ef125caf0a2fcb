"""Events in a parsed sentence: which of its cues tell of one event, and its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.claims.aside import Aside, aside_in
from rashomon.claims.cues import VIOLENCE, Cue, cues
from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.realis import unreal
from rashomon.records.claim import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one sentence: the cues that tell of it, the act first."""

    cues: tuple[Cue, ...]
    type: EventType | None
    """None where only outcomes are told: the incident or the means must say."""
    typed_by: str
    """The words that gave the type."""
    aside: Aside | None = None
    """Where the sentence tells of it, if it is none of the story's."""

    @property
    def acts(self) -> tuple[Cue, ...]:
        """Cues that say what was done."""
        return tuple(c for c in self.cues if c.entry.role == "act")


def events(doc: Doc, lexicon: Lexicon) -> tuple[list[Event], list[str]]:
    """The events of a sentence, and why words that could carry one were passed over."""
    kept: list[Cue] = []
    passed: list[str] = []
    for cue in cues(doc, lexicon):
        why = _passed_over(doc[cue.token], cue, lexicon) or unreal(doc[cue.token], lexicon)
        if why is None:
            kept.append(cue)
        else:
            passed.append(f"“{doc[cue.start : cue.end].text}” passed over: {why}")
    aside = aside_in(doc)
    inside = [c for c in kept if aside is not None and aside.holds(c.token)]
    grouped = [_event(doc, group, lexicon) for group in _groups(doc, [c for c in kept if c not in inside])]
    beside = [_event(doc, group, lexicon) for group in _groups(doc, inside)]
    return [*(e for e in grouped if e), *(replace(e, aside=aside) for e in beside if e)], passed


def _passed_over(token: Token, cue: Cue, lexicon: Lexicon) -> str | None:
    """Other senses of the word."""
    if cue.entry.word_class == "verb" and token.tag_.startswith("JJ") and token.dep_ in ("amod", "compound"):
        return None if cue.entry.effect else f"“{token.text}” only describes “{token.head.text}”"
    words = role_words()
    if token.dep_ == "compound" and token.lemma_ in words["corpses"] and token.head.lower_ in words["of_a_body"]:
        return f"“{token.text} {token.head.text}” is none"
    before = {t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]}
    if cue.entry.name in words["threatens"] and before & words["life"]:
        return "how badly somebody is hurt"
    if cue.entry.name in words["life"] and not _ended(token, lexicon):
        return f"“{token.text}” is not said to have ended"
    if cue.entry.event_type in ("seizure_of_territory", "force_deployment") and token.dep_ == "amod":
        return f"“{token.text}” only describes “{token.head.text}”"
    return None


def _ended(life: Token, lexicon: Lexicon) -> bool:
    """ "Lives were lost", "it cost five lives": where the verb comes first and has an entry, that tells it."""
    return life.head.lower_ in lexicon.realis["ends_lives"] and life.dep_ in ("nsubjpass", "dobj", "nsubj")


def _groups(doc: Doc, found: Sequence[Cue]) -> list[list[Cue]]:
    """Cues of one event together. Violence in one clause, or in clauses that share their actors, is one event."""
    groups: list[list[Cue]] = []
    for cue in found:
        fitting = [g for g in groups if any(_same_event(doc, cue, other) for other in g)]
        # "Charged with murder after he shot two, one of them fatally": so the shots were.
        if doc[cue.token].tag_ == "RB":
            over = {t.i for t in doc[cue.token].ancestors}
            fitting = [g for g in fitting if any(o.token in over for o in g)] or fitting
        if fitting:
            fitting[0].append(cue)
        else:
            groups.append([cue])
    return groups


def denied_beside(token: Token) -> bool:
    """ "Denied the raid and said the rebels killed nine": denied, where another verb of saying is joined to the denial."""
    over = _denial_over(token)
    return (
        over is not None
        and not over[1]
        and any(c.dep_ == "conj" and c.pos_ == "VERB" for c in token.doc[over[0]].children)
    )


def _denial_over(token: Token) -> tuple[int, bool] | None:
    """The verb of denial over a word, and whether the word hangs on what is joined to it: "denied A and said B"."""
    while token.head.i != token.i:
        if token.head.lemma_ in role_words()["denies"] and token.head.pos_ == "VERB":
            return token.head.i, token.dep_ == "conj"
        token = token.head
    return None


def _same_event(doc: Doc, a: Cue, b: Cue) -> bool:
    one, other = _denial_over(doc[a.token]), _denial_over(doc[b.token])
    if one is not None and other is not None and one[0] == other[0] and one[1] != other[1]:
        return False
    tellers = _teller(doc[a.token]), _teller(doc[b.token])
    if _two_tellers(*tellers) or (
        tellers.count(None) == 1 and _semicolon(doc, a.token, b.token) and _negated(doc, a, b)
    ):
        return False
    if not (a.violent and b.violent):
        return a.entry.event_type == b.entry.event_type and a.entry.effect == b.entry.effect
    if a.entry.role == b.entry.role == "act" and a.entry.event_type != b.entry.event_type:
        x, y = clause(doc[a.token]), clause(doc[b.token])
        if x.i == y.i or _participial(x) or _participial(y):
            return True
        return not (_subject(x) and _subject(y) and _subject(x) != _subject(y))
    return True


def _teller(token: Token) -> Token | None:
    """The verb that the clause of this word is the content of: "the mayor said that two had died"."""
    for t in (token, *token.ancestors):
        if t.dep_ == "ccomp":
            # "Shells killed two; the army said …": the parser hangs the first clause on what follows the semicolon.
            return None if t.head.i > t.i and _semicolon(t.doc, t.i, t.head.i) else t.head
    return None


def _negated(doc: Doc, *cues: Cue) -> bool:
    """ "Shells killed two; the army said it had not fired": a denial is no part of what it denies."""
    return any(c.dep_ == "neg" for cue in cues for c in clause(doc[cue.token]).children)


def _semicolon(doc: Doc, a: int, b: int) -> bool:
    return any(t.text == ";" for t in doc[min(a, b) : max(a, b)])


def _two_tellers(a: Token | None, b: Token | None) -> bool:
    """ "The rebels said they had killed twelve; the mayor said two died": each with a subject of its own."""
    if a is None or b is None or a.i == b.i:
        return False
    first, last = sorted((a, b), key=lambda t: t.i)
    one, other = (next((c for c in t.children if c.dep_ == "nsubj"), None) for t in (first, last))
    if one is None or other is None or one.lower_ == other.lower_:
        return False
    if first.is_ancestor(last):
        # "Residents said 58 had died, while police insisted on 22", and not "the mayor said that the army said …".
        return last.dep_ in ("conj", "advcl")
    # Across a semicolon the parser joins the first verb to the last.
    return not last.is_ancestor(first) or first.i < other.i


def clause(token: Token) -> Token:
    """The verb of the clause that holds a word."""
    while token.head.i != token.i and not (
        token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis", "acl")
    ):
        token = token.head
    return token


def _participial(verb: Token) -> bool:
    return verb.dep_ in ("advcl", "acl") and verb.tag_ in ("VBG", "VBN")


def _subject(verb: Token) -> str | None:
    return next((c.lower_ for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _event(doc: Doc, group: Sequence[Cue], lexicon: Lexicon) -> Event | None:
    acts = [c for c in group if c.entry.role == "act"]
    if not group[0].violent:
        return Event(tuple(group), group[0].entry.event_type, doc[group[0].start : group[0].end].text)
    ordered = sorted(
        acts, key=lambda c: (VIOLENCE.index(c.entry.event_type) if c.entry.event_type in VIOLENCE else 99, c.start)
    )
    rest = [c for c in group if c.entry.role == "outcome"]
    if ordered and ordered[0].entry.event_type != "attack":
        best = ordered[0]
        return Event((*ordered, *rest), best.entry.event_type, doc[best.start : best.end].text)
    # "The gunman committed suicide" names no means.
    own_hand = any(c.entry.words[-1] in role_words()["suicide"] for c in group)
    means = None if own_hand else means_in(doc, lexicon, _unmade(doc, rest) | _no_means(doc))
    if means is not None:
        return Event((*ordered, *rest), means[0], means[1])
    if ordered:
        return Event((*ordered, *rest), "attack", doc[ordered[0].start : ordered[0].end].text)
    return Event(tuple(rest), None, "")


def _unmade(doc: Doc, outcomes: Sequence[Cue]) -> frozenset[int]:
    """ "Downed two drones", "warplanes, not drones": tokens of what was destroyed or is ruled out, with which nobody was attacked."""
    loses = role_words()["loses"]
    verbs = [doc[c.token] for c in outcomes if c.entry.effect == "destroyed" or c.entry.words[0] in loses]
    gone = (o for v in verbs for o in v.children if o.dep_ in ("dobj", "nsubjpass"))
    ruled_out = (t.i for t in doc if t.left_edge.i and doc[t.left_edge.i - 1].lower_ in role_words()["ruling_out"])
    return frozenset((*(t.i for o in gone for t in o.subtree), *ruled_out))


def _no_means(doc: Doc) -> frozenset[int]:
    """ "Flown to a hospital by helicopter", "died by suicide": what carries the hurt, and a death by one's own hand."""
    words = role_words()
    carried = {
        t.i
        for by in doc
        if by.dep_ in ("prep", "agent") and by.lower_ in words["aboard"] and by.head.lemma_ in words["carries_off"]
        for t in by.subtree
    }
    alone = {t.i for t in doc if t.lower_ in words["suicide"] and t.dep_ not in ("compound", "amod", "nmod")}
    return frozenset(carried | alone)


def means_in(doc: Doc, lexicon: Lexicon, without: frozenset[int] = frozenset()) -> tuple[EventType, str] | None:
    """The weapon or vehicle that a sentence names first, its longest name, and the type of event it makes."""
    words = ["" if t.i in without else t.lower_ for t in doc]
    for event_type, runs in lexicon.means:
        lengths = sorted({len(run) for run in runs}, reverse=True)
        for i in range(len(words)):
            for n in lengths:
                if tuple(words[i : i + n]) in runs:
                    return event_type, " ".join(words[i : i + n])
    return None
