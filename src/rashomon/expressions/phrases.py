"""Phrases, as the word lists of a language spell them, turned into one pattern.

bomb      this word; ' and ’ are one sign
bomb*     with any ending
one/two   one of these
*         any one word
...       up to five words, or none
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORD = r"[\w’'-]+"
# The name of a list within a form, as against that of a group, "(?P<name>".
LIST = re.compile(r"(?<!\?P)<([a-z_]+)>")
BETWEEN = rf"(?:\s+{WORD}){{0,5}}?"


def one_of_phrases(phrases: Iterable[str]) -> str:
    """A pattern of these phrases, whole words only, to be searched for in any case; the first that fits is taken."""
    return rf"(?<!\w)(?:{'|'.join(map(_pattern, phrases))})(?!\w)"


def any_phrase(phrases: Iterable[str]) -> re.Pattern[str]:
    """The same, compiled."""
    return re.compile(one_of_phrases(phrases), re.IGNORECASE)


@dataclass(frozen=True)
class PhraseBook:
    """Named lists of phrases, as one data file holds them."""

    lists: Mapping[str, tuple[str, ...]]

    def pattern(self, form: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
        """A regular expression in which <name> stands for one of the phrases of that list."""
        return re.compile(LIST.sub(lambda name: one_of_phrases(self.lists[name[1]]), form), flags)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The phrases of one list, to be searched for."""
        return _compiled(self.lists[name])


_compiled = cache(any_phrase)


@cache
def phrase_book(path: Path) -> PhraseBook:
    """The lists of a TOML file, read once."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return PhraseBook({name: tuple(phrases) for name, phrases in data.items()})


def _pattern(phrase: str) -> str:
    first, *rest = phrase.split()
    return _word(first) + "".join(BETWEEN if w == "..." else rf"\s+{_word(w)}" for w in rest)


def _word(word: str) -> str:
    if word == "*":
        return WORD
    choices = [re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in word.split("/")]
    spelled = choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
    return re.sub("['’]", "['’]", spelled)
