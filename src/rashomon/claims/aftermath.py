"""Aftermath: what follows an act of violence on a day of its own, so that the act does not take that day.

"He was sentenced Thursday for killing a friend", "an autopsy conducted Friday": the day is that of the court or the
hospital. Which word a day belongs to is read from the parse, and where no parse is at hand from the nearest word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.claims.grammar import role_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.expressions.times import TimeExpression

DATA = Path(__file__).parent / "en" / "aftermath.toml"
WORD = re.compile(r"[^\W\d_]+")
# The word right before words of time, and those that they may be an attribute of.
BEFORE = re.compile(r"(\w+)\s$")
AFTER = re.compile(r"(?:\s[^\W\d_]+){1,2}")


@cache
def aftermath_words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in tomllib.loads(DATA.read_text("utf-8")).items()}


def of_the_act(times: Sequence[TimeExpression], cue: Token) -> list[TimeExpression]:
    """The time words of a sentence that can date the event of this word: all but those of what followed it."""
    if (apart := _so_long_after(cue)) is not None:
        # "Last seen on May 2, two weeks before she was shot": the day is of the seeing.
        start, end = apart.doc[apart.left_edge.i].idx, apart.doc[apart.right_edge.i].idx
        times = [t for t in times if start <= t.start <= end]
    kept = [t for t in times if t.since or t.window or not _of_what_followed(t, cue)]
    # "A wounded guard died Sunday": the wound is told with the death.
    told = cue.head.head if cue.dep_ == "amod" and cue.head.dep_ == "nsubj" else cue
    if told.lemma_.lower() in aftermath_words()["after_an_act"]:
        # "He died Sunday from wounds suffered Saturday".
        before = [t for t in kept if not _hangs_on(t, told)]
        if any(t.first and t.first == t.last for t in before):
            return before
    return kept


def _so_long_after(cue: Token) -> Token | None:
    """The clause that holds the event, where it is told as so long before or after something else: "weeks before she was shot"."""
    words = role_words()
    for verb in (cue, *cue.ancestors):
        mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in words["before_or_after"]), None)
        if verb.dep_ == "advcl" and mark is not None:
            measured = any(t.lemma_ in words["spans_apart"] for t in mark.doc[max(0, mark.i - 1) : mark.i])
            return verb if measured else None
    return None


def _hangs_on(time: TimeExpression, cue: Token) -> bool:
    """Is the first word of the event the nearest verb over these words of time?"""
    inside = [t for t in cue.doc if time.start <= t.idx < time.end]
    token = min(inside, key=lambda t: (sum(1 for _ in t.ancestors), t.i), default=None)
    return token is not None and next((v.i for v in token.ancestors if v.pos_ in ("VERB", "AUX")), None) == cue.i


def _of_what_followed(time: TimeExpression, cue: Token) -> bool:
    """Does the day hang on a word of the aftermath that is not the event's own, and stands no farther from it?"""
    inside = [t for t in cue.doc if time.start <= t.idx < time.end]
    if not inside or any(t.i == cue.i for t in inside):
        return False
    words = aftermath_words()
    token = min(inside, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    for over in token.ancestors:
        if over.i == cue.i or over.lower_ in words["acts"]:
            return False
        noun = over.pos_ == "NOUN" and over.lower_ in words["nouns"]
        if noun or over.pos_ in ("VERB", "AUX"):
            near = abs(over.i - token.i) <= abs(cue.i - token.i) or _before_its_branch(token, over, cue)
            return (noun or _follows(over, cue)) and near
    return False


def _before_its_branch(token: Token, verb: Token, cue: Token) -> bool:
    """Does the day come before the words that bring in the event: "spoke to a reporter Monday about the killing"?"""
    branch = next((c for c in verb.children if c in cue.ancestors), None)
    if branch is None or not verb.i < token.i < branch.left_edge.i:
        return False
    return branch.dep_ == "prep" or any(c.dep_ == "mark" for c in branch.children)


def _follows(verb: Token, cue: Token) -> bool:
    """Is it a verb of the aftermath, or said of a noun of it: "was sentenced", "an autopsy conducted", "died after"?"""
    words = aftermath_words()
    first = cue
    while first.dep_ == "conj":
        first = first.head
    if first.i == verb.i:
        return False  # "detained on Monday and killed": one deed after the other
    if verb.lemma_.lower() in words["verbs"] | words["told"]:
        return True
    if verb.lemma_.lower() in words["after_an_act"]:
        between = [t for t in (cue, *cue.ancestors) if verb in t.ancestors]
        if any(t.lower_ in words["links"] for x in between for t in (x, *x.children) if t.dep_ in ("prep", "mark")):
            return True
    about = [verb.head] if verb.dep_ in ("acl", "relcl") else []
    return any(n.lower_ in words["nouns"] | words["states"] for n in (*_said_with(verb), *about))


def _said_with(verb: Token) -> Iterator[Token]:
    """The words of a verb's own clause: its subjects and objects, what it is said to be, and what hangs on prepositions."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd", "prep"):
            yield child
            for under in child.children:
                if under.dep_ in ("pobj", "compound"):
                    yield under
                elif under.dep_ == "prep":
                    yield from (x for x in under.children if x.dep_ == "pobj")


def tells_the_act(text: str, at: int) -> bool:
    """Of the words before this place in a sentence, is the nearest that says of what the day is one of the act?"""
    words = aftermath_words()
    for hit in reversed(list(WORD.finditer(text, 0, at))):
        word = hit.group().lower()
        if word in words["acts"]:
            return True
        if word in words["nouns"] or _stems(word) & words["verbs"]:
            return False
    return False


def tells_the_aftermath(text: str) -> bool:
    """Does a sentence speak of courts, hospitals or mourning?"""
    return not aftermath_words()["nouns"].isdisjoint(w.lower() for w in WORD.findall(text))


def names_the_act(text: str, start: int, end: int) -> bool:
    """Does a word of the act stand right at these words of time: "the incident Sunday", "the July 14 bar shooting"?"""
    acts = aftermath_words()["acts"]
    before, after = BEFORE.search(text, 0, start), AFTER.match(text, end)
    return bool(before and before[1].lower() in acts) or bool(after and acts & set(after[0].lower().split()))


def _stems(word: str) -> frozenset[str]:
    """The forms that a verb in the past may have without its ending: "sentenced", "charged", "buried"."""
    return frozenset(
        {word, word.removesuffix("d"), word.removesuffix("ed"), re.sub("ied$", "y", word), word.removesuffix("s")}
    )
