"""Irony and scare quotes: marked with their scope, never silently believed.

A word or two in quotation marks that nobody is quoted as saying distances the writer from it. In a text that does so
again and again, praise that does not fit its violent object is mock praise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.records.claim import IronyScope

SCARE = re.compile(r"[‘'“\"](?!s\b)([a-zA-Z][\w\-]*(?:[ \-][\w\-]+){0,3})[’'”\"](?!\w)")
# Kind words that sit ill with a strike, a siege or a blockade.
MOCK = re.compile(
    r"\b(?:heroic|brave|rescued?|accidentally|regretfully|celebrated|peaceful|civilized|warm welcome|breakthrough|"
    r"humanitarian targets?|freedom fighters?|generously|kindly|graciously|miraculously|glorious|noble|helpfully|"
    r"friendly|comrades|brothers in arms|beloved|so-called|deceitful|innocently|mysteriously|tragically|heroically)\b",
    re.IGNORECASE,
)
SAID = re.compile(r"\b(?:said|says|told|called|calls|dubbed|termed|named|described|wrote|according)\b")
# So many scare quotes and mock words in a hundred sentences make a text sarcastic.
SARCASTIC = 8.0


def marks(text: str) -> int:
    """Scare quotes and mock praise in a sentence."""
    if SAID.search(text):
        return 0
    return len(SCARE.findall(text)) + len(MOCK.findall(text))


def sarcastic(sentences: Sequence[str]) -> bool:
    """Is this a text that mocks throughout?"""
    return bool(sentences) and 100.0 * sum(map(marks, sentences)) / len(sentences) >= SARCASTIC


def mark(text: str, cue: str, text_is_sarcastic: bool) -> tuple[bool, IronyScope | None]:
    """Whether the sentence is ironic, and whether the event itself or only its wording is not meant."""
    scare = [] if SAID.search(text) else SCARE.findall(text)
    mock = MOCK.findall(text)
    if not text_is_sarcastic or not (scare or mock):
        return False, None
    quoted = any(cue.lower() in s.lower() for s in scare)
    return True, "event" if quoted or MOCK.fullmatch(cue) else "wording"
