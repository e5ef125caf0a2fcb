"""Irony and scare quotes: marked with their scope, never silently believed.

A word or two in quotation marks that nobody is quoted as saying distances the writer from it. In a text that does so
again and again, praise that does not fit its violent object is mock praise.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from rashomon.records.claim import IronyScope

DATA = Path(__file__).parent / "en" / "irony.toml"
SCARE = re.compile(r"[‘'“\"](?!s\b)([a-zA-Z][\w\-]*(?:[ \-][\w\-]+){0,3})[’'”\"](?!\w)")
# So many scare quotes and mock words in a hundred sentences make a text sarcastic.
SARCASTIC = 8.0


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted(tomllib.loads(DATA.read_text("utf-8"))[name], key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _scare(text: str) -> list[str]:
    """What stands in quotation marks, where nobody is quoted."""
    return [] if _pattern("quoting").search(text) else SCARE.findall(text)


def marks(text: str) -> int:
    """Scare quotes and mock praise in a sentence; none where somebody is quoted."""
    if _pattern("quoting").search(text):
        return 0
    return len(_scare(text)) + len(_pattern("mock").findall(text))


def sarcastic(sentences: Sequence[str]) -> bool:
    """Is this a text that mocks throughout?"""
    return bool(sentences) and 100.0 * sum(map(marks, sentences)) / len(sentences) >= SARCASTIC


def mark(text: str, cue: str, text_is_sarcastic: bool) -> tuple[bool, IronyScope | None]:
    """Whether the sentence is ironic, and whether the event itself or only its wording is not meant."""
    scare, mock = _scare(text), _pattern("mock").findall(text)
    if not text_is_sarcastic or not (scare or mock):
        return False, None
    quoted = any(cue.lower() in s.lower() for s in scare)
    return True, "event" if quoted or _pattern("mock").fullmatch(cue) else "wording"
