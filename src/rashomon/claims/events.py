"""Events in a parsed sentence: the words that carry them, which of those words tell of one event, and its type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.claims.aside import Aside, aside_in
from rashomon.claims.grammar import conjuncts, role_words
from rashomon.claims.lexicon import Entry, Lexicon
from rashomon.claims.realis import unreal
from rashomon.claims.roles import repels, sent_from
from rashomon.records.claim import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VIOLENCE: tuple[EventType, ...] = (
    "suicide_attack", "chemical_attack", "drone_strike", "airstrike", "ied_or_bomb", "shelling", "sexual_violence",
    "execution", "assassination", "shooting", "armed_clash", "attack",
)  # fmt: skip
# Of what flies or goes off and carries nobody: a rocket, a drone, a bomb.
FLYING: frozenset[EventType] = frozenset({"shelling", "drone_strike", "ied_or_bomb"})
"""Violence against people, the more telling type first."""
# Of what is fired or dropped, as against from what.
FIRED: frozenset[EventType] = FLYING | {"chemical_attack"}
# How far after its verb the second word of a run may stand: "took full control", "set two cars on fire".
_REACH = 5
UNDER_FIRE = ("come", "under", "fire")
_HARM = {"killed", "injured", "killed_or_injured", "neutralised", "destroyed", "damaged", "targets_hit", "missing"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that carries an event, by token offsets in the sentence's parse."""

    token: int
    """The verb, the head of the run of nouns, or the adjective."""
    start: int
    end: int
    entry: Entry

    @property
    def violent(self) -> bool:
        """Does it belong with violence against people?"""
        return self.entry.event_type in VIOLENCE or self.entry.effect in _HARM


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


def cues(doc: Doc, lexicon: Lexicon) -> Iterator[Cue]:
    """Every cue of a sentence, longest run first, none inside another."""
    taken: set[int] = set()
    for token in doc:
        if token.i in taken:
            continue
        cue = next(
            (c for e in lexicon.entries.get(token.lower_, ()) if (c := _match(doc, token, e, lexicon)) is not None),
            None,
        )
        if cue is not None:
            taken.update(range(cue.start, cue.end) if cue.entry.word_class != "verb" else (token.i,))
            yield cue


def _match(doc: Doc, token: Token, entry: Entry, lexicon: Lexicon) -> Cue | None:
    rest = entry.words[1:]
    if entry.word_class == "noun":
        end = token.i + len(entry.words)
        if end > len(doc):
            return None
        for word, follower in zip(rest, doc[token.i + 1 : end], strict=True):
            if follower.lower_ != word and not (
                follower.i == end - 1 and follower.lower_ in lexicon.later.get(word, ())
            ):
                return None
        head = doc[end - 1]
        if of_a_headline(head):
            return None
        return Cue(head.i, token.i, end, entry) if rest or head.tag_[0] in "NJ" or _only_noun(token, lexicon) else None
    if entry.word_class == "adjective":
        if _done(token) and any(e.word_class == "verb" for e in lexicon.entries[token.lower_]):
            return None
        return Cue(token.i, token.i, token.i + 1, entry) if token.tag_[0] in "JRVN" else None
    if not _verbal(token, lexicon) or (_falls(entry) and not _fell(token, entry, lexicon)):
        return None
    if not _fits(token, entry, lexicon):
        return None
    if entry.words[0] == "be" and not _is_of_a_place(token, lexicon):
        return None
    at = token.i
    for word in rest:
        forms = lexicon.later[word]
        at = next((t.i for t in doc[at + 1 : at + 1 + _REACH] if t.lower_ in forms), -1)
        if at < 0 or (entry.words[0] == "lose" and entry.effect is not None and not _is_gone(token, doc[at], lexicon)):
            return None
    return Cue(token.i, token.i, token.i + 1, entry)


def _fits(verb: Token, entry: Entry, lexicon: Lexicon) -> bool:
    """Common verbs carry an event only with what it is done to or by: a town is taken, a house burnt, a shell lands."""
    known = lexicon.realis
    if len(entry.words) > 1 and " ".join(entry.words) in role_words()["repels"]:
        return repels(verb)  # "beat back the attack", and not "beat a man back into the crowd"
    if entry.words[0] in role_words()["fires"] and entry.words != ("fire",) and len(entry.words) == 1:
        return _sends(verb, lexicon)
    if entry.words == UNDER_FIRE:
        return _shot_at(verb, lexicon)
    if entry.words[0] in role_words()["only_negated"]:
        return any(c.dep_ == "neg" for c in verb.children)
    if entry.words[0] in known["does_away_with"]:
        what = {c.lower_ for c in verb.children if c.dep_ in ("dobj", "nsubjpass")}
        harm = {w for w in what for e in lexicon.entries.get(w, ()) if e.word_class == "noun" and len(e.words) == 1}
        return not harm and not what & known["ills"]
    if entry.effect == "targets_hit" and entry.words[0] in known["lands"]:
        return any(FLYING & {*lexicon.made_with(c.lower_)} for c in verb.children if c.dep_ == "nsubj")
    if len(entry.words) > 1 or entry.words[0] not in known["only_with"]:
        return True
    done_to = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    done_to += [o for part in done_to if part.like_num or part.lower_ in known["parts"] for o in _of(part)]
    if entry.event_type == "property_destruction":
        done_to = [o for part in done_to for o in conjuncts(part)]  # "burned trees and a car"
        return any(o.lower_ in lexicon.things | lexicon.places for o in done_to)
    # "Took Jackson to court", "took the town under fire", "took in refugees".
    otherwise = any(c.dep_ == "prt" or c.lower_ in known["taken_otherwise"] for c in verb.children)
    places = lexicon.places - known["ways"]
    return not otherwise and any(o.lower_ in places or o.text[:1].isupper() for o in done_to if o.i)


def made_by_what_is_fired(verb: Token, lexicon: Lexicon) -> EventType | None:
    """ "Fired 90 rockets", "a missile was fired", "a wave of drones launched by": the type of event that what is fired makes."""
    if verb.lemma_.lower() not in role_words()["fires"]:
        return None
    fired = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] + ([verb.head] if verb.dep_ == "acl" else [])
    fired = [o for part in fired for o in conjuncts(part)]
    of = [o for t in fired for c in t.children if c.lower_ == "of" or c.dep_ == "compound" for o in (c, *c.children)]
    named = [t.lower_ for t in (*fired, *of)] + [f"{t.nbor(-1).lower_} {t.lower_}" for t in fired if t.i]
    kind = next((k for name in named for k in lexicon.made_with(name) if k in FIRED), None)
    if kind == "ied_or_bomb" and verb.lemma_.lower() == "drop":
        by = (k for c in verb.children if c.dep_ == "nsubj" for k in lexicon.made_with(c.lower_))
        return "drone_strike" if "drone_strike" in by else "airstrike"
    return kind


def _sends(verb: Token, lexicon: Lexicon) -> bool:
    """ "Launched a wave of drones at the depot", and not "launched a drone programme", "launched a missile into the sea"."""
    own = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] + ([verb.head] if verb.dep_ == "acl" else [])
    sent = (o for part in own for o in conjuncts(part))
    if not any(lexicon.made_with(o.lower_) for part in sent for o in (part, *_of(part))):
        return False
    ends = {o.lower_ for c in verb.children if c.lower_ in role_words()["lands_on"] for o in c.children}
    return made_by_what_is_fired(verb, lexicon) is not None and not ends & role_words()["harmless_ends"]


def _shot_at(verb: Token, lexicon: Lexicon) -> bool:
    """ "A patrol came under fire from rebels", and not "the minister came under fire for his remarks"."""
    if any(c.dep_ == "prep" and c.lower_ in ("for", "over") for c in verb.children):
        return False
    known = {*(w for w, g in lexicon.groups.items() if g == "combatants"), *lexicon.things, *lexicon.places}
    who = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(
        t.lower_ in known | role_words()["sides"] or lexicon.made_with(t.lower_) for t in (*who, *sent_from(verb))
    )


def _of(noun: Token) -> list[Token]:
    """ "14 of his vehicles", "most of the town"."""
    return [o for c in noun.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]


def _is_gone(verb: Token, gone: Token, lexicon: Lexicon) -> bool:
    """ "Lost a tank and four soldiers", and not "lost the fight against the soldiers", "lost four officers to retirement"."""
    while gone.dep_ == "conj":
        gone = gone.head
    left = any(o.lower_ in lexicon.realis["lost_to"] for c in verb.children if c.lower_ == "to" for o in c.children)
    return gone.dep_ == "dobj" and gone.head.i == verb.i and not left and not _taken(verb, gone, lexicon)


def _taken(verb: Token, gone: Token, lexicon: Lexicon) -> bool:
    """ "Lost nine soldiers, captured by the rebels": who was taken lives."""
    after = (c for over in (gone, verb) for c in over.children if c.dep_ in ("acl", "advcl") and c.tag_ == "VBN")
    return any(c.lower_ in lexicon.realis["taken_alive"] for c in after)


def _falls(entry: Entry) -> bool:
    return entry.words == ("fall",) and entry.effect != "targets_hit"


def _fell(verb: Token, entry: Entry, lexicon: Lexicon) -> bool:
    """ "Nine soldiers fell near the bridge", "the town fell on Sunday": in battle or to the enemy, and not ill or into a hole."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    rest = [
        c for c in verb.children if c.i > verb.i and c.dep_ not in ("punct", "cc", "conj", "npadvmod", "advcl", "mark")
    ]
    otherwise = lexicon.realis["falls_otherwise"]
    as_what = {o.lower_ for c in rest if c.lower_ == "as" for o in c.children}
    if who is not None and entry.effect is not None and as_what & lexicon.realis["falls_as"]:
        return True
    if who is None or any(
        c.dep_ != "prep" or c.lower_ not in lexicon.realis["falls_amid"] for c in rest if c.dep_ != "advmod"
    ):
        return False
    if any(c.lower_ in otherwise for c in rest) or verb.tag_ == "VBG":
        return False
    if entry.effect is not None:
        # "Fell while chasing a thief": what he was doing says how.
        while_at_it = any(c.dep_ == "advcl" for c in verb.children)
        while_at_it |= any(o.lower_ in lexicon.realis["falls_at_peace"] for c in rest for o in c.children)
        return lexicon.groups.get(who.lower_) == "combatants" and not while_at_it
    return who.lower_ in lexicon.places or who.pos_ == "PROPN"


def _is_of_a_place(verb: Token, lexicon: Lexicon) -> bool:
    """ "Half of the town is in rebel hands", and not "the case is in the hands of the police"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is None:
        return False
    of = (o for c in who.children if c.lower_ == "of" for o in c.children if who.tag_[0] != "N")
    return any(t.lower_ in lexicon.places or t.pos_ == "PROPN" for t in (who, *of))


def _done(token: Token) -> bool:
    """A participle that tells what was done, rather than how somebody is: "were wounded", "it wounded four"."""
    if token.tag_[0] != "V":
        return False
    elliptic = token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX")
    return any(c.dep_ in ("nsubjpass", "auxpass", "dobj") or (elliptic and c.dep_ == "nsubj") for c in token.children)


def _only_noun(token: Token, lexicon: Lexicon) -> bool:
    """A form that no verb of the lexicon has."""
    return all(e.word_class == "noun" for e in lexicon.entries[token.lower_])


def _verbal(token: Token, lexicon: Lexicon) -> bool:
    """Is this form used as a verb or participle? The tagger may take a participle for an adjective or a noun."""
    if token.tag_[0] == "V":
        return True
    if of_a_headline(token):
        return True
    nominal = any(e.word_class == "noun" for e in lexicon.entries[token.lower_])
    if token.tag_.startswith("JJ"):
        return token.lower_.endswith(("ed", "ing", "n", "t"))
    return not nominal and token.lower_.endswith(("ed", "ck", "n"))


def of_a_headline(token: Token) -> bool:
    """ "Strike on bus kills at least nine": a noun to the tagger, before a number, where no other word is a verb."""
    if token.tag_ != "NNS" or token.lower_ not in role_words()["tells_of_harm"]:
        return False
    after = token.doc[token.i + 1 : token.i + 4]
    if not len(after) or not any(t.like_num for t in after) or after[0].lower_ in ("of", "in", "on", "and", "were"):
        return False
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in token.doc)


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
    if (
        cue.entry.words == ("threaten",)
        and token.i
        and "life" in {t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]}
    ):
        return "how badly somebody is hurt"
    if cue.entry.words == ("life",) and not _ended(token, lexicon):
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
        for group in groups:
            if any(_same_event(doc, cue, other) for other in group):
                group.append(cue)
                break
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
    if _two_tellers(_teller(doc[a.token]), _teller(doc[b.token])):
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
            return t.head
    return None


def _two_tellers(a: Token | None, b: Token | None) -> bool:
    """ "The rebels said they had killed twelve; the mayor said two died": each with a subject of its own."""
    if a is None or b is None or a.i == b.i:
        return False
    first, last = sorted((a, b), key=lambda t: t.i)
    one, other = (next((c for c in t.children if c.dep_ == "nsubj"), None) for t in (first, last))
    if one is None or other is None or one.lower_ == other.lower_:
        return False
    if first.is_ancestor(last):
        return last.dep_ == "conj"  # and not "the mayor said that the army said …"
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
    means = None if any(c.entry.words[-1] == "suicide" for c in group) else means_in(doc, lexicon, _unmade(doc, rest))
    if means is not None:
        return Event((*ordered, *rest), means[0], means[1])
    if ordered:
        return Event((*ordered, *rest), "attack", doc[ordered[0].start : ordered[0].end].text)
    return Event(tuple(rest), None, "")


def _unmade(doc: Doc, outcomes: Sequence[Cue]) -> frozenset[int]:
    """ "Downed two drones", "warplanes, not drones": tokens of what was destroyed or is ruled out, with which nobody was attacked."""
    verbs = [doc[c.token] for c in outcomes if c.entry.effect == "destroyed" or c.entry.words[0] == "lose"]
    gone = (o for v in verbs for o in v.children if o.dep_ in ("dobj", "nsubjpass"))
    ruled_out = (t.i for t in doc if t.left_edge.i and doc[t.left_edge.i - 1].lower_ in role_words()["ruling_out"])
    return frozenset((*(t.i for o in gone for t in o.subtree), *ruled_out))


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
