"""The grammar of one parsed sentence: what is passive, its subject and objects, what is joined or listed, noun phrases.

The word lists of `roles.toml` are read here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.claims.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

DATA = Path(__file__).parent / "en" / "roles.toml"


@cache
def role_words() -> Mapping[str, frozenset[str]]:
    """Read once from `roles.toml`."""
    return {name: frozenset(words) for name, words in tomllib.loads(DATA.read_text(encoding="utf-8")).items()}


def passive(verb: Token) -> bool:
    """Passive, or a participle that stands for one: "soldiers killed in the attack"."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    if _at_people(verb):
        return False
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return True
    # "One person reported killed".
    if verb.dep_ == "xcomp" and verb.head.lower_ in role_words()["reported"] and verb.tag_ == "VBN":
        return not objects(verb) and not any(c.dep_ == "aux" for c in verb.children)
    # "They were found shot to death", "police found two men shot".
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ in role_words()["finding"] and verb.tag_ in ("VBN", "VBD"):
        return not objects(verb) and not any(c.dep_ in ("mark", "aux") for c in verb.children)
    # "One was killed and another wounded", "it left one dead and three injured": nobody wounds without an object.
    if verb.dep_ in ("conj", "ROOT", "acl") and verb.lower_ in role_words()["shared_object"] and not objects(verb):
        if any(c.dep_ == "nsubj" for c in verb.children) and not any(c.dep_ == "aux" for c in verb.children):
            return True
    if _found_so(verb) or _shot_dead(verb) or _shot_while(verb):
        return True
    if _in_a_headline(verb):
        return True
    if _goes_on_passive(verb):
        return True
    if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
        if verb.dep_ in ("acl", "amod", "relcl"):
            return True
        if verb.dep_ == "conj":
            return passive(verb.head) if verb.head.pos_ == "VERB" else False
        if any(c.dep_ == "agent" for c in verb.children):
            return True
        return verb.dep_ in ("ROOT", "ccomp", "advcl", "dep", "parataxis") and not (objects(verb) or _shares(verb))
    return False


def _goes_on_passive(verb: Token) -> bool:
    """ "They were pulled out of their homes and shot", "were forced to kneel and shot": a past form that is a participle too."""
    governor = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.lower_ not in role_words()["found_so"] or objects(verb):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children):
        return False
    at = (o.lower_ for p in verb.children if p.lower_ == "at" for o in p.children)
    if any(o in lexicon().groups for o in at):
        return False  # "were spotted by the patrol and shot at the guards"
    if governor.dep_ == "xcomp" and governor.tag_ == "VB":
        governor = governor.head
    return governor.pos_ == "VERB" and governor.i < verb.i and passive(governor)


def _found_so(verb: Token) -> bool:
    """ "They found a nurse and her son shot to death", "found him dead and his sister hurt": a clause of its own to the parser."""
    if verb.dep_ != "conj" or verb.head.lower_ not in role_words()["finding"] or verb.tag_ not in ("VBD", "VBN"):
        return False
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    alone = not objects(verb) and not any(c.dep_ in ("aux", "mark", "neg") for c in verb.children)
    return alone and who is not None and verb.lower_ in role_words()["found_so"]


def _shot_dead(verb: Token) -> bool:
    """ "Union leader shot dead in Goma": who shoots somebody dead has an object."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    bare = not any(c.dep_ in ("dobj", "aux", "auxpass") or (c.dep_ == "nsubj" and c.i > verb.i) for c in verb.children)
    ends = after.i + 1 == len(verb.doc) or after.nbor(1).tag_ not in ("CD", "DT", "JJ", "NN", "NNS", "NNP", "PRP$")
    shot_dead = verb.lower_ in role_words()["shot"] and after.lower_ in role_words()["dead"]
    return shot_dead and after.head.i == verb.i and bare and ends


def _shot_while(verb: Token) -> bool:
    """ "Among the dead were a cook and a trader shot while fleeing": the parser makes a clause of its own of it."""
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    listed = verb.dep_ in ("conj", "dep", "ccomp") and verb.head.lemma_ in role_words()["lists"]
    return listed and verb.lower_ in role_words()["shot"] and not objects(verb) and after in role_words()["while"]


def _in_a_headline(verb: Token) -> bool:
    """ "Man killed, girl wounded in raid": a bare noun that opens, and a comma where an object would stand."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is None or who.i != verb.i - 1 or who.left_edge.i != verb.sent.start or verb.tag_ != "VBD":
        return False
    bare = who.tag_ in ("NN", "NNS", "UH") and not any(c.dep_ in ("det", "poss") for c in who.children)
    harms = verb.lower_ in role_words()["shared_object"]
    return harms and bare and verb.i + 1 < len(verb.doc) and verb.nbor(1).text == ","


def _shares(verb: Token) -> bool:
    """ "Gunmen rounded up and shot 40 people": the object stands after the second verb."""
    did = any(c.dep_ == "nsubj" for c in verb.children)
    return did and any(c.dep_ == "conj" and c.pos_ == "VERB" and objects(c) for c in verb.children)


def _at_people(verb: Token) -> bool:
    """ "The guards shot at the crowd": a past form that the tagger takes for a participle."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return own and any(
        o.lower_ in lexicon().groups for c in verb.children if c.dep_ == "prep" and c.lower_ == "at" for o in c.children
    )


def objects(verb: Token) -> list[Token]:
    """What it is done to; what stands right behind a comma is the next of a headline: "Man killed, girl wounded"."""
    ends = verb.tag_ in ("VBD", "VBN") and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == ","
    if ends:
        return []
    return [c for c in verb.children if c.dep_ in ("dobj", "obj") or _shot_so(c)] or _in_a_range(verb)


def _in_a_range(verb: Token) -> list[Token]:
    """ "Killing between 55 and 63 civilians": the parser hangs those who were killed on the preposition of the range."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if after.dep_ != "prep" or after.head.i != verb.i or after.lower_ not in role_words()["ranges"]:
        return []
    for whole in (o for o in after.children if o.dep_ == "pobj"):
        numbers = [t for t in whole.lefts if t.dep_ == "nummod"]
        ends = [c for n in (whole, *numbers) for c in n.children if c.dep_ == "conj" and c.like_num]
        if whole.like_num and ends:
            return ends[:1]  # "wounding between ten and twelve"
        if ends or any(c.lower_ == "to" for n in numbers for c in n.children):
            return [whole]
    return []


def _shot_so(who: Token) -> bool:
    """ "Shot dead a couple and their son": the parser makes an adverb of whom, as of when in "found dead on Friday morning"."""
    first = who.left_edge.i
    when = any(t.lower_ in role_words()["calendar"] for t in who.subtree)
    dead = first > 0 and who.doc[first - 1].lower_ in role_words()["dead"]
    return who.dep_ == "npadvmod" and dead and who.i > who.head.i and not when


def conjuncts(token: Token) -> Iterator[Token]:
    """A noun and those joined with it; in a list the parser may take a comma for an apposition."""
    yield token
    yield from (c for c in token.lefts if _joined_before(c))
    for child in token.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and _listed(token, child)):
            yield from conjuncts(child)
        elif child.dep_ == "appos" and child.tag_ == "NNP" and token.tag_ == "NN":
            # "Her daughter, A. B., and her father": the parser joins the father to the name.
            for other in (c for c in child.children if c.dep_ == "conj" and c.tag_ in ("NN", "NNS")):
                if any(c.dep_ in ("det", "poss", "nummod") for c in other.lefts):
                    yield from conjuncts(other)


def gapped(number: Token, first: Token) -> bool:
    """ "Seven died at once and four more on the way": the verb is not said again."""
    numbered = number.like_num or (number.tag_ == "JJR" and any(c.like_num for c in number.lefts))
    alone = numbered and any(c.dep_ == "prep" for c in number.children)
    return alone and first.dep_.startswith("nsubj") and (first.like_num or any(c.like_num for c in first.lefts))


def _joined_before(word: Token) -> bool:
    """ "A paramedic and two nurses": the parser may make an adjective of the first."""
    known = lexicon().groups.get(word.lower_, "unknown") != "unknown"
    joined = any(c.lower_ == "and" and c.i == word.i + 1 for c in word.children)
    new = word.i > 0 and word.nbor(-1).lower_ in role_words()["indefinite"]
    return word.dep_ == "amod" and known and joined and new


def _listed(token: Token, child: Token) -> bool:
    """Is what follows the comma the next of a list, and no other name for the same?

    "Two men, three women"; "the victims, two men and a woman" (the list says how many); "A. B., 35, C. D., 29, and
    their two children"; "a 20-year-old man, 19-year-old woman and 5-year-old boy"; "his wife, son and daughter".
    """
    if child.lower_ in role_words()["ages"]:
        return False
    if child.left_edge.i > token.i and child.left_edge.nbor(-1).text == ";":
        return True  # "his father, 50; his mother, 49; and a guard"
    if _counted(child):
        return _counted(token) or token.tag_ in ("NNS", "NNPS")
    if not any(c.dep_ == "conj" for c in child.children):
        return False
    if token.tag_ == "NNS" and child.tag_ == "NNP" and not _counted(token):
        return True  # "his stepsons, A. and B., and his wife": who they are says how many
    if _counted(token) and any(c.lower_ in role_words()["indefinite"] for c in child.children):
        # "Four doctors, a nurse and a guard", and not "two victims, a man and a woman": these are who the two are.
        return lexicon().groups.get(token.lower_, "unknown") != "unknown" and child.lower_ in lexicon().groups
    if _one_of_people(token) and _one_of_people(child):
        return True  # "a gunman, a rifleman and a sniper"
    if _somebodys(token) and _somebodys(child):
        return True  # "his estranged wife, her mother and her daughter"
    if token.tag_ == "NNP" and child.tag_ == "NNP" and all(c.tag_ == "NNP" for c in child.children if c.dep_ == "conj"):
        return True  # "Drummond, Baker and Lee"
    if _aged(token) or _aged(child):
        return _aged(token) and _aged(child)
    bare = not any(c.dep_ in ("det", "poss", "amod", "compound", "prep") for c in child.children)
    return bare and child.tag_ == "NN" and token.tag_ == "NN"


def _one_of_people(token: Token) -> bool:
    """ "A rifleman", and not "a father of two" or "a victim", whom the next word may describe."""
    alone = not any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
    known = lexicon().groups.get(token.lower_, "unknown") != "unknown"
    return known and alone and any(c.lower_ in role_words()["indefinite"] for c in token.lefts)


def _somebodys(token: Token) -> bool:
    """ "Her mother": somebody's kin, as against "his wife, a nurse"."""
    whose = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in token.lefts)
    return whose and token.tag_ == "NN" and lexicon().groups.get(token.lower_) == "civilians"


def _aged(token: Token) -> bool:
    """ "A 20-year-old man"; "A. B., 35"."""
    old, year_old = role_words()["old"], tuple(role_words()["year_old"])
    return any(
        (c.dep_ == "amod" and c.lower_ in old) or (c.dep_ == "appos" and c.like_num) or c.lower_.endswith(year_old)
        for c in token.children
    )


def _counted(token: Token) -> bool:
    return any(c.dep_ == "nummod" for c in token.children)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject, own or lent by the governing clause."""
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        if own.lower_ in role_words()["relative"] and verb.dep_ == "relcl":
            return _person_over(verb.head) if own.lower_ == "who" else verb.head
        return own
    if (found := _found_and(verb)) is not None:
        return found
    if depth > 4 or verb.head.i == verb.i:
        return None
    head = verb.head
    if (apart := _cut_off(verb) or _governed(verb)) is not None:
        return apart
    if verb.dep_ == "acl":
        return head if head.tag_[0] in "NP" else subject(head, depth + 1)
    if verb.dep_ == "relcl" and verb.tag_ == "VBN":
        return head
    if verb.dep_ == "xcomp" and (lent := next(iter(objects(head)), None)) is not None and verb.tag_ in ("VB", "VBN"):
        return lent
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "dep"):
        while head.pos_ == "ADP" and head.head.i != head.i:
            head = head.head
        if head.pos_ in ("VERB", "AUX"):
            return subject(head, depth + 1)
    return None


def _cut_off(verb: Token) -> Token | None:
    """ "Killed two and a third was wounded": the parser joins the third to the first verb."""
    own = verb.dep_ == "conj" and any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    before = (c for c in verb.head.children if c.dep_ == "conj" and c.pos_ != "VERB" and c.right_edge.i < verb.i)
    return next((c for c in before if c.right_edge.i + 1 == verb.left_edge.i), None) if own else None


def _found_and(verb: Token) -> Token | None:
    """ "An activist found shot in his car has died": the parser makes a clause of the finding, without its "was"."""
    before = (c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and c.lower_ in role_words()["finding"])
    return next((s for c in before for s in c.children if s.dep_ == "nsubj"), None)


def _governed(verb: Token) -> Token | None:
    """ "Charged with murder after the victim of the stabbing died": the parser hangs the victim on "after" alone."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = (p for p in verb.head.children if p.dep_ == "prep" and p.lower_ in role_words()["opens_a_clause"])
    return next(
        (o for p in before for o in p.children if o.dep_ == "pobj" and o.right_edge.i + 1 == verb.left_edge.i), None
    )


def _person_over(noun: Token) -> Token:
    """ "Two women in the house who were dead": the parser hangs "who" on the house."""
    person = noun
    while person.dep_ == "pobj" and person.head.dep_ == "prep" and person.lower_ not in lexicon().groups:
        if person.pos_ == "PROPN" and person.head.lower_ not in role_words()["whereabouts"]:
            break
        person = person.head.head
        if person.pos_ == "VERB":
            person = person.head if person.dep_ == "acl" else next(iter(objects(person)), person)
    return person if person.lower_ in lexicon().groups else noun


def modifies(token: Token | None) -> bool:
    """Does it stand before the word it belongs to: "a Syrian raid", "Israel's strikes"?"""
    return token is not None and token.i < token.head.i and token.dep_ in ("amod", "compound", "nmod", "poss")


def named(token: Token) -> bool:
    return token.dep_ in ("amod", "compound", "nmod") and (token.tag_ in ("NNP", "NNPS") or national(token))


def national(token: Token) -> bool:
    named = token.tag_ == "JJ" and token.text[:1].isupper() and token.dep_ in ("amod", "compound", "nmod")
    # "Several explosions", "Heavy shelling": at the head of a sentence a capital says nothing.
    if token.is_sent_start and not token.lower_.endswith(tuple(role_words()["national_endings"])):
        return False
    return named and token.lower_ not in role_words()["doubts"]


def _worn(preposition: Token) -> bool:
    """ "Men in army uniforms": what they wear is all that says who they are."""
    return preposition.lower_ == "in" and any(c.lower_ in role_words()["worn"] for c in preposition.children)


def phrase(token: Token) -> tuple[int, int]:
    """Start and end tokens of the noun phrase of this head, its relative and participial clauses left out."""
    start = token.i
    if modifies(token):
        # "Syrian regime [air strikes]": the names before it belong to the same name.
        while (before := token.doc[start - 1]).i < start and before.head.i == token.head.i and named(before):
            start = before.i
    for child in token.lefts:
        if child.dep_ not in ("cc", "punct", "preconj", "advcl", "relcl") or (
            child.dep_ == "punct" and child.lower_ in ("“", "‘", '"', "-")
        ):
            start = min(start, child.left_edge.i)
    while token.doc[start].is_space:
        start += 1
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in ("relcl", "acl", "advcl", "ccomp", "punct", "cc", "conj", "agent", "parataxis", "npadvmod"):
            if child.dep_ == "punct" and child.lower_ in ("-", "”", "’", "'"):
                end = max(end, child.i + 1)
                continue
            break
        if child.dep_ == "prep" and child.lower_ not in role_words()["belongs_to"] and not _worn(child):
            break
        end = max(end, child.right_edge.i + 1)
    return start, end
