"""The gate: one pass over the words of an article tells which sentences can hold a claim, and only those are parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.claims.lexicon import Lexicon
from rashomon.claims.sentence import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def gate(sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Sentence]:
    """The sentences with a word that begins an entry of the lexicon, or that is part of a hyphened one."""
    return [s for s in sentences if has_cue(s.text, lexicon)]


def has_cue(text: str, lexicon: Lexicon) -> bool:
    """Does any word of this text begin an entry?"""
    entries = lexicon.entries
    for word in _WORD.findall(text.lower()):
        if word in entries or ("-" in word and any(part in entries for part in word.split("-"))):
            return True
    return False
