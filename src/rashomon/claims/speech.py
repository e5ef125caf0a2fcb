"""Who says it: direct, indirect and free reported speech, according-to phrases, blame, and what carries over.

Half or more of reported speech stands outside quotation marks, so the grammar decides: the subject of a verb of saying
speaks for what the verb governs; a sentence inside an open quotation, or that begins "It said", has the speaker of the
one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from rashomon.claims.blame import accused_by, identified, leaves_open, nobody, of_violence, own_act, refuses
from rashomon.claims.closing import Closing, label_of
from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import lexicon
from rashomon.claims.parse import CLOSING, Parsed
from rashomon.claims.said import speech_words
from rashomon.claims.sentence import Sentence
from rashomon.records.claim import EvidenceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTES = '“”"«»‘’'
# Sentences over which "It said" and open quotations reach back; beyond it the speaker is not the reader's either.
REACH = 4


@dataclass(frozen=True, slots=True)
class Speech:
    """One speaker's words within a sentence; offsets in the sentence's text."""

    attributed_to: str
    start: int
    end: int
    verb_class: str
    """neutral, hedging, accusing, denying"""
    evidence: EvidenceKind | None = None
    accused: str | None = None
    """Whom the speaker blames."""
    accused_span: tuple[int, int] | None = None
    theirs: int | None = None
    """Where what is said to be theirs stands, if no word of blame says it: "the drone was Russian"."""


def evidence_of(speaker: str) -> EvidenceKind | None:
    """What kind of evidence a speaker is, by the words of its name."""
    low = speaker.lower()
    for row in speech_words()["evidence"]:
        if any(w in low and re.search(rf"\b{re.escape(w)}\b", low) for w in row["words"]):
            kind: EvidenceKind = row["kind"]
            return kind
    return None


def attribute(parsed: Sequence[Parsed], sentences: Sequence[Sentence]) -> list[list[Speech]]:
    """The speeches of each parsed sentence, carried over from those before where the text goes on."""
    own = {p.sentence.start: list(_own(p)) for p in parsed}
    # Sentences that were not parsed may still name the speaker of a quotation; patterns are enough for those.
    named = {s.start: own.get(s.start) or list(_by_pattern(s.text)) for s in sentences}
    out = []
    order = {s.start: i for i, s in enumerate(sentences)}
    for p in parsed:
        i = order[p.sentence.start]
        found: list[Speech] = []
        for s in own[p.sentence.start]:
            found.append(_resolved(s, i, sentences, named, found))
        if not found and (quoting := _of_quotation(i, sentences, named)) is not None:
            found = [replace(quoting, start=0, end=len(p.sentence.text), accused=None, accused_span=None)]
        out.append(found)
    return out


def _own(p: Parsed) -> Iterator[Speech]:
    text = p.sentence.text
    if (label := label_of(text)) is not None:
        yield Speech(label.speaker, 0, len(text), "neutral", evidence_of(label.speaker))
    for hit in speech_words()["phrases"]["according"].finditer(text):
        token = next((t for t in p.doc if t.idx >= hit.end()), None)
        if token is not None:
            speaker = _name(_head_of(token, hit.end()))
            yield Speech(speaker, 0, len(text), "neutral", evidence_of(speaker))
    classes = speech_words()["class_of"]
    for token in p.doc:
        kind = classes.get(token.lower_)
        owned = own_act(token)
        if (kind is None and owned is None) or token.pos_ not in ("VERB", "AUX"):
            continue
        if kind == "denying" and refuses(token):
            continue
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if (
            subject is None
            and token.dep_ in ("conj", "xcomp", "pcomp", "prep")
            and token.head.pos_ in ("VERB", "AUX", "ADP")
        ):
            governor = token.head if token.head.pos_ != "ADP" else token.head.head
            if governor.dep_ == "ccomp" and governor.head.lower_ in classes and governor.lower_ not in classes:
                governor = governor.head  # "said its forces had no aircraft there and blamed the army"
            subject = next((c for c in governor.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        passive = subject is not None and subject.dep_ == "nsubjpass"
        if passive and token.lower_ not in speech_words()["words"]["quoted"]:
            # "was denied by the army": the army speaks; "was blamed on the army", "is said to": nobody named does.
            subject = next((o for c in token.children if c.dep_ == "agent" for o in c.children), None)
        if subject is None or subject.lower_ in speech_words()["words"]["no_speaker"] or _harm(subject):
            continue
        if token.lower_ in role_words()["reported"] and _reported_so(token, subject):
            continue
        if nobody(subject):  # "no group has said it was behind the bombing"
            continue
        if (kind == "denying" or token.lower_ in speech_words()["words"]["owning"]) and leaves_open(token):
            continue
        if owned is not None:
            if not nobody(subject):
                yield _owning(token, subject, owned)
            continue
        if kind in ("neutral", "hedging") and not _says(token):
            continue
        if speech_words()["phrases"]["citing"].search(text[subject.idx : max(token.idx, subject.idx)]):
            continue  # "the agency, citing the ministry, reported": the ministry speaks, and was found above
        speaker = _closing_speaker(token) if _closes(token) else _name(subject)
        start, end = _content(token, subject, text)
        if kind == "accusing" and not of_violence(token):
            kind = "neutral"
        accused = accused_by(token) if kind == "accusing" else None
        theirs = identified(token) if kind in ("neutral", "hedging") else None
        if theirs is not None:
            accused, kind = theirs[1], "accusing"
        yield Speech(
            speaker,
            start,
            end,
            kind,
            evidence_of(speaker),
            _name(accused, "of") if accused is not None else None,
            _span(accused, "of") if accused is not None else None,
            theirs[0].idx if theirs is not None else None,
        )


def _reported_so(verb: Token, subject: Token) -> bool:
    """ "28 people reported killed", "two are reported to be in a coma": of whom it is told, and not who tells."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    counted = subject.like_num or any(c.like_num for c in subject.children)
    return counted and not any(c.dep_ == "dobj" for c in verb.children) and after.tag_ in ("VBN", "JJ", "TO")


def _harm(subject: Token) -> bool:
    """ "No injuries reported", "put out of action by fire", "the war has claimed lives": what is told of, and nobody who tells."""
    entries = lexicon().entries.get(subject.lower_, ())
    act = subject.lower_ in role_words()["goes_on_for_long"] or bool(lexicon().made_with(subject.lower_))
    return subject.pos_ == "NOUN" and (act or any(e.effect and e.word_class == "noun" for e in entries))


def _owning(verb: Token, subject: Token, what: Token) -> Speech:
    """Whoever claims an act blames themselves for it."""
    start, end = _content(verb, subject, verb.doc.text)
    start, end = min(start, what.idx), max(end, what.idx + len(what))
    speaker = _name(subject)
    return Speech(speaker, start, end, "accusing", evidence_of(speaker), speaker, _span(subject))


def _closes(verb: Token) -> bool:
    """Does it close the sentence with its speaker, parsed apart: "…, a doctor and the mayor said"? See closing.py."""
    closing: Closing | None = verb.doc.user_data.get(CLOSING)
    return closing is not None and verb.idx > closing.start


def _closing_speaker(verb: Token) -> str:
    """All that stands before the verb, but for adverbs: titles ("Lt. A. B.") and lists stay whole."""
    words = [t for t in verb.sent if t.i < verb.i]
    while words[-1].pos_ in ("ADV", "AUX", "PART") and len(words) > 1:
        words.pop()
    return verb.doc.text[words[0].idx : words[-1].idx + len(words[-1])]


def _says(token: Token) -> bool:
    """Has the verb a content: a clause, a quotation, or the sentence around it?"""
    words = speech_words()["words"]
    if _closes(token) or token.lower_ in words["says"]:
        return True
    if any(c.dep_ in ("ccomp", "parataxis", "mark") for c in token.children):
        return True
    if any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in token.rights):
        return True  # "admitted losing four fighters"
    if any(t.lower_ in words["figured"] for t in token.subtree if t.i > token.i):
        return True  # "put the toll at 12", "spoke of 60 dead"
    if token.dep_ in ("parataxis",) or any(c.text in QUOTES for c in token.sent):
        return True
    return any(c.lower_ == "that" for c in token.rights) or token.lower_ in words["finds"]


def _content(verb: Token, subject: Token, text: str) -> tuple[int, int]:
    """What the speaker answers for: the governed clause, or the sentence around a verb at its end."""
    if _closes(verb):
        return 0, verb.sent.start_char
    # "While the army says that A, others claim B": of two clauses the one after the verb is what it governs.
    sides = (*verb.rights, *verb.lefts)
    others = (c for c in sides if c.dep_ in ("xcomp", "dobj", "prep", "advcl"))
    clause = next((c for c in sides if c.dep_ == "ccomp"), next(others, None))
    following = [t for t in verb.subtree if t.i > verb.i]
    if clause is not None and clause.i > verb.i and following:
        # To the end of what the verb governs, but not into a sister clause with another speaker.
        last = following[-1]
        return verb.idx, last.idx + len(last.text)
    if verb.i > len(verb.doc) / 2 or subject.i > len(verb.doc) / 2 or text.lstrip()[:1] in QUOTES:
        return 0, max(_span(subject)[0], 1)
    return verb.idx, len(text)


def _head_of(token: Token, start: int) -> Token:
    """The head of the noun phrase that begins here."""
    head = token
    while head.head.i != head.i and head.head.idx >= start and head.dep_ not in ("pobj", "nsubj", "ROOT"):
        head = head.head
    return head


def _span(token: Token, without: str = "") -> tuple[int, int]:
    """The noun phrase of a head: without relative clauses and appositions after a comma.

    `without` is a preposition that goes with the verb: "accused the rebels of shelling".
    """
    words = [token]
    for t in token.subtree:
        inner = t
        while inner.i != token.i and inner.head.i != token.i:
            inner = inner.head
        if inner.i == token.i or (
            inner.dep_ in ("relcl", "acl", "punct", "appos", "advcl", "parataxis", "prep") and inner.i > token.i
        ):
            name = inner.dep_ == "appos" and inner.left_edge.i == token.i + 1  # "the agency Belta"
            if not name and not (
                inner.dep_ == "prep"
                and inner.lower_ != without
                and not (without and _what_for(inner))
                and inner.lower_ in speech_words()["words"]["after_names"]
            ):
                continue
        words.append(t)
    first, last = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    return first.idx, last.idx + len(last.text)


def _what_for(prep: Token) -> bool:
    """ "Blamed the rebels for the attack", as against "the Popular Front for the Liberation of …"."""
    return prep.lower_ == "for" and not any(o.text[:1].isupper() for o in prep.children if o.dep_ == "pobj")


def _name(token: Token, without: str = "") -> str:
    start, end = _span(token, without)
    return token.doc.text[start:end].strip(" ,;:")


def _one_of(name: str, *, titled: bool = False) -> str:
    words = speech_words()["words"][name]
    return f"(?:{'|'.join(w.capitalize() if titled else w for w in words)})"


@cache
def _said() -> re.Pattern[str]:
    """ "…, X said" and "X said"."""
    speaker = rf"(?:{_one_of('articles')} )?[\w’'\-. ]{{2,60}}?"
    says = rf"(?:{_one_of('before_says')} )?{_one_of('plainly_says')}\b"
    return re.compile(rf"(?:^|[,”\"]\s*)({speaker})\s+{says}", re.IGNORECASE)


@cache
def _opening_name() -> re.Pattern[str]:
    """ "The Ministry of Defence", at the head of a sentence."""
    word = r"[A-Z][\w’'\-]*"
    return re.compile(rf"((?:{_one_of('articles', titled=True)} )?{word}(?: (?:{_one_of('in_names')}|{word}))*)")


def _by_pattern(text: str) -> Iterator[Speech]:
    """The same for a sentence that was not parsed."""
    hit = _said().search(text)
    if hit:
        speaker = hit.group(1).strip(" ,")
        if speaker.split()[-1].lower() in speech_words()["words"]["being"]:
            return  # "…, where two are reported to be in a coma"
        yield Speech(speaker, 0, len(text), "neutral", evidence_of(speaker))
    for hit in speech_words()["phrases"]["according"].finditer(text):
        speaker = re.split(r"[,.;]", text[hit.end() :])[0].strip()
        if speaker:
            yield Speech(speaker, 0, len(text), "neutral", evidence_of(speaker))


def _resolved(
    speech: Speech, i: int, sentences: Sequence[Sentence], named: dict[int, list[Speech]], before_it: Sequence[Speech]
) -> Speech:
    """ "It said", "he added", "the source said": who spoke before, in this sentence or in one before."""
    if speech.attributed_to.lower() not in speech_words()["words"]["carried"]:
        return speech
    pronouns = speech_words()["words"]["pronouns"]
    for before in reversed(before_it if speech.attributed_to.lower() in pronouns else ()):
        if before.attributed_to.lower() not in pronouns:
            return replace(speech, attributed_to=before.attributed_to, evidence=before.evidence)
    for j in range(i - 1, max(-1, i - 1 - REACH), -1):
        for before in named.get(sentences[j].start, []):
            if _may_be(speech.attributed_to.lower(), before.attributed_to):
                return replace(speech, attributed_to=before.attributed_to, evidence=before.evidence)
        # "The Directorate released a statement. It said …": the subject of that sentence speaks.
        opening = _opening_name().match(sentences[j].text)
        if (
            j == i - 1
            and opening
            and " " in opening.group(1)
            and speech_words()["phrases"]["released"].search(sentences[j].text)
        ):
            return replace(speech, attributed_to=opening.group(1), evidence="official_statement")
    return speech


def _may_be(words: str, speaker: str) -> bool:
    """ "The ministry" is a speaker before it whose name says so, "the health ministry" or "MoD", and no nurse."""
    known = speech_words()["words"]
    if speaker.lower() in known["carried"]:
        return False
    body = words.removeprefix("the ") if words in known["carried_by_name"] else ""
    return body in speaker.lower() or any(w.isupper() and len(w) > 1 for w in re.findall(r"\w+", speaker))


def _of_quotation(i: int, sentences: Sequence[Sentence], named: dict[int, list[Speech]]) -> Speech | None:
    """The speaker of the quotation that this sentence is in, from where it closes or where it opened."""
    if not (sentences[i].open_quote or sentences[i].text[:1] in '“"«'):
        return None
    for j in range(i, len(sentences)):
        if j > i and (sentences[j].paragraph != sentences[i].paragraph or not sentences[j].open_quote):
            break
        for found in named.get(sentences[j].start, []):
            return found
    for j in range(i - 1, max(-1, i - 1 - REACH), -1):
        for found in named.get(sentences[j].start, []):
            return found
    return None
