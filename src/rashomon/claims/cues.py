"""Cues: the words of a parsed sentence that carry an event, each with what it must have beside it to do so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.claims.grammar import conjuncts, role_words
from rashomon.claims.lexicon import Entry, Lexicon
from rashomon.claims.realis import in_vain
from rashomon.claims.roles import repels, sent_from
from rashomon.records.claim import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VIOLENCE: tuple[EventType, ...] = (
    "suicide_attack", "chemical_attack", "drone_strike", "airstrike", "ied_or_bomb", "shelling", "sexual_violence",
    "execution", "assassination", "shooting", "armed_clash", "attack",
)  # fmt: skip
"""Violence against people, the more telling type first."""
# Of what flies or goes off and carries nobody: a rocket, a drone, a bomb.
FLYING: frozenset[EventType] = frozenset({"shelling", "drone_strike", "ied_or_bomb"})
# Of what is fired or dropped, as against from what.
FIRED: frozenset[EventType] = FLYING | {"chemical_attack"}
# How far after its verb the second word of a run may stand: "took full control", "set two cars on fire".
_REACH = 5
HARM = {"killed", "injured", "killed_or_injured", "neutralised", "destroyed", "damaged", "targets_hit", "missing"}


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
        return self.entry.event_type in VIOLENCE or self.entry.effect in HARM


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
        # "A cessation of hostilities" hangs on its first word.
        head = token if "of" in rest else doc[end - 1]
        if of_a_headline(head):
            return None
        return Cue(head.i, token.i, end, entry) if rest or head.tag_[0] in "NJ" or _only_noun(token, lexicon) else None
    if entry.word_class == "adjective":
        if _done(token) and any(e.word_class == "verb" for e in lexicon.entries[token.lower_]):
            return None
        return Cue(token.i, token.i, token.i + 1, entry) if token.tag_[0] in "JRVN" else None
    bare = token.tag_ == "NN" and token.lower_ == entry.words[0] and not of_a_headline(token)
    if (
        not _verbal(token, lexicon)
        or (bare and token.lower_.endswith("n"))
        or (_falls(entry) and not _fell(token, entry, lexicon))
    ):
        return None
    if not _fits(token, entry, lexicon):
        return None
    if entry.words[0] in role_words()["holds"] and not _is_of_a_place(token, lexicon):
        return None
    at = token.i
    for word in rest:
        forms = lexicon.later[word]
        at = next((t.i for t in doc[at + 1 : at + 1 + _REACH] if t.lower_ in forms), -1)
        if at < 0 and entry.event_type == "convoy_blocked":
            # "A convoy was stopped at the bridge".
            at = next((c.i for c in token.children if c.dep_ == "nsubjpass" and c.lower_ in forms), -1)
        loses = entry.words[0] in role_words()["loses"] and entry.effect is not None
        if at >= 0 and doc[at].dep_ in ("compound", "npadvmod"):
            return None  # "taken by life flight", "taken away with life-threatening injuries"
        if at < 0 or (loses and not _is_gone(token, doc[at], lexicon)):
            return None
    return Cue(token.i, token.i, token.i + 1, entry)


def _fits(verb: Token, entry: Entry, lexicon: Lexicon) -> bool:
    """Common verbs carry an event only with what it is done to or by: a town is taken, a house burnt, a shell lands."""
    known = lexicon.realis
    if len(entry.words) > 1 and " ".join(entry.words) in role_words()["repels"]:
        return repels(verb)  # "beat back the attack", and not "beat a man back into the crowd"
    if entry.name in role_words()["fires"] - role_words()["shoots"]:
        return _sends(verb, lexicon)
    if entry.name in role_words()["under_fire"]:
        return _shot_at(verb, lexicon)
    if entry.words[0] in role_words()["only_negated"]:
        return in_vain(verb)
    if entry.words[0] in role_words()["of_people_only"]:
        who = {c.lower_ for c in verb.children if c.dep_ in ("dobj", "nsubjpass")}
        return bool(who & (lexicon.nobody | lexicon.groups.keys()))
    if entry.name in known["fights"]:
        for_what = {t.lemma_ for t in verb.subtree if t.dep_ in ("xcomp", "advcl", "acl")}
        for_what |= {c.lemma_ for c in verb.children if c.dep_ == "dobj"}
        return not for_what & known["fought_for"]  # "surgeons fought to save her", "fought the blaze"
    if entry.words[0] in known["buries"]:
        return _buried(verb, lexicon)
    if entry.words[0] in role_words()["mends"]:
        return _recovers(verb, lexicon)
    if entry.words[-1] in role_words()["cared_in"] and entry.effect is not None:
        return _brought_to_care(verb, lexicon)
    if entry.words[0] in role_words()["moves"] and entry.words[-1] == "into":
        movers = [t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]
        return any(lexicon.groups.get(t.lower_) == "combatants" or t.lower_ in lexicon.things for t in movers)
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
    if any(t.lower_ in known["held_so"] for t in verb.subtree):
        return False
    if entry.words[0] in known["held"]:  # "holding a priest", and not "holds that", "is being held without bond"
        captives = lexicon.groups.keys()
        if any(o.lower_ in captives for o in done_to if o.dep_ == "dobj"):
            return not any(c.dep_ in ("acomp", "oprd") for c in verb.children)  # "holds the rebels responsible"
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
    if kind == "ied_or_bomb" and verb.lemma_.lower() in role_words()["drops"]:
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


def _recovers(verb: Token, lexicon: Lexicon) -> bool:
    """ "Two women are recovering", and not "recovering bodies", "the town is recovering"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    going_on = verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children)
    people = who is not None and (who.lower_ in lexicon.groups or who.tag_ in ("NNP", "PRP", "CD"))
    of = {o.lemma_ for p in verb.children if p.lower_ in role_words()["mends_from"] for o in p.children}
    hurt = not of or bool(of & (role_words()["hurts"] | role_words()["occurrences"]))  # and not "from surgery"
    return going_on and people and hurt and not any(c.dep_ == "dobj" for c in verb.children)


def _brought_to_care(verb: Token, lexicon: Lexicon) -> bool:
    """ "Seven people were brought to the hospital", and not "the bodies were", nor "three were taken to a hospital for tests".

    Of one alone it is told on the way to his death as often as to his recovery.
    """
    words = role_words()
    who = [c for c in verb.children if c.dep_ == "nsubjpass"]
    people = any(t.like_num or (t.lower_ in lexicon.groups and any(c.like_num for c in t.lefts)) for t in who)
    people = people and not any(t.lower_ in ("one", "1") for w in who for t in (w, *w.lefts))
    people = people and not any(t.lower_ in words["corpses"] for w in who for t in w.subtree)
    to = [o for p in verb.children if p.lower_ == "to" for o in p.subtree]
    aim = {o.lower_ for p in verb.subtree if p.lower_ == "for" for o in p.children}
    return people and any(o.lower_ in words["cared_in"] for o in to) and not aim & words["looked_at_for"]


def _buried(verb: Token, lexicon: Lexicon) -> bool:
    """ "28 people had been buried", "we buried nine": a number of dead; not "buried under rubble", nor one who was laid to rest."""
    known = lexicon.realis
    who = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    numbered = any(
        (t.like_num or any(c.like_num for c in t.children)) and (t.like_num or t.lower_ in lexicon.groups) for t in who
    )
    trapped = any(t.lower_ in known["buried_under"] for c in verb.children for t in (c, *c.children))
    some = any(
        c.lower_ == "of" and any(o.lower_ in lexicon.groups for o in c.children) for t in who for c in t.children
    )
    return numbered and not trapped and not some


def _shot_at(verb: Token, lexicon: Lexicon) -> bool:
    """ "A patrol came under fire from rebels", and not "the minister came under fire for his remarks"."""
    if any(c.dep_ == "prep" and c.lower_ in role_words()["criticised_for"] for c in verb.children):
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
    if gone.dep_ == "pobj" and gone.head.lower_ == "of" and gone.head.head.like_num:
        gone = gone.head.head  # "losing four of its fighters"
    left = any(o.lower_ in lexicon.realis["lost_to"] for c in verb.children if c.lower_ == "to" for o in c.children)
    return gone.dep_ == "dobj" and gone.head.i == verb.i and not left and not _taken(verb, gone, lexicon)


def _taken(verb: Token, gone: Token, lexicon: Lexicon) -> bool:
    """ "Lost nine soldiers, captured by the rebels": who was taken lives."""
    after = (c for over in (gone, verb) for c in over.children if c.dep_ in ("acl", "advcl") and c.tag_ == "VBN")
    return any(c.lower_ in lexicon.realis["taken_alive"] for c in after)


def _falls(entry: Entry) -> bool:
    return entry.name in role_words()["falls"] and entry.effect != "targets_hit"


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
        fighters = any(lexicon.groups.get(t.lower_) == "combatants" for t in (who, *_of(who)))
        return fighters and not while_at_it
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
        return token.lower_.endswith(tuple(role_words()["adjective_endings"]))
    return not nominal and token.lower_.endswith(tuple(role_words()["past_endings"]))


def of_a_headline(token: Token) -> bool:
    """ "Strike on bus kills at least nine": a noun to the tagger, before a number, where no other word is a verb."""
    if token.tag_ != "NNS" or token.lower_ not in role_words()["tells_of_harm"]:
        return False
    after = token.doc[token.i + 1 : token.i + 4]
    if not any(t.like_num for t in after) or after[0].lower_ in role_words()["goes_on_after_harm"]:
        return False
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in token.doc)
