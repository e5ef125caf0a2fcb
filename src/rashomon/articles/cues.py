"""The words by which page furniture, citations and date lines are known: data files, one folder a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from rashomon.articles.lines import Line, fold
from rashomon.records.article import RemovedKind

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cue:
    """How one kind of furniture is recognised, whatever the language."""

    kind: RemovedKind
    whole: frozenset[str]
    """The folded line is this."""
    opening: tuple[tuple[str, int], ...]
    """The folded line begins with this and has at most so many words."""
    holding: tuple[tuple[str, int], ...]
    """The folded line holds this and has at most so many words."""
    shapes: tuple[re.Pattern[str], ...]
    """The line as printed matches this from end to end."""

    def found_in(self, line: Line) -> str | None:
        """The cue that the line shows, or None."""
        if line.folded in self.whole:
            return line.folded
        for words, most in self.opening:
            if line.words <= most and line.folded.startswith(words):
                return words
        for words, most in self.holding:
            if line.words <= most and words in line.folded:
                return words
        for shape in self.shapes:
            if shape.fullmatch(line.text):
                return f"shape {shape.pattern}"
        return None


@dataclass(frozen=True, slots=True)
class Cues:
    """All that the data files say, of all languages together."""

    furniture: tuple[Cue, ...]
    credit_agencies: frozenset[str]
    visual_words: frozenset[str]
    helping_verbs: frozenset[str]
    chat_words: frozenset[str]
    short_titles: frozenset[str]
    """Of four letters or more, without their stop; shorter words before a stop are taken for one anyway."""
    first_persons: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    date_heads: tuple[str, ...]
    date_prepositions: frozenset[str]
    citing: tuple[tuple[str, str], ...]
    """(where the name stands: before or after the words, the words)."""
    agencies: dict[str, str]
    """Folded name of an agency or outlet to the name to record."""
    function_words: dict[str, frozenset[str]]
    byline_words: tuple[str, ...]
    """What stands before the names in a byline."""
    home_words: frozenset[str]
    """What the sections of a site begin with, divided by one mark."""
    dating: Mapping[str, tuple[str, ...]]
    """Small words within and about dates, by what they do there; in each list the longest first."""
    naming: Mapping[str, tuple[str, ...]]
    """The same, about names and credits."""


@cache
def load_cues() -> Cues:
    """Every language's data, read once; raises ValueError with the file's name where one is unreadable."""
    files = {path.parent.name: _read(path) for path in sorted(_HERE.glob("*/furniture.toml"))}
    names = {path.parent.name: _read(path) for path in sorted(_HERE.glob("*/words.toml"))}
    return Cues(
        furniture=tuple(_cue(kind, files) for kind in get_args(RemovedKind) if _has(kind, files)),
        credit_agencies=_words(names, "credit_agencies"),
        visual_words=_words(names, "visual_words"),
        helping_verbs=_words(names, "helping_verbs"),
        chat_words=_words(names, "chat_words"),
        short_titles=_words(names, "short_titles"),
        first_persons=_words(names, "first_persons"),
        months=_numbers(names, "months"),
        weekdays=_numbers(names, "weekdays"),
        date_heads=tuple(sorted(_words(names, "date_heads"), key=lambda w: (-len(w), w))),
        date_prepositions=_words(names, "date_prepositions"),
        citing=tuple(
            (where, words)
            for where in ("after", "before")
            for words in sorted(_words(names, f"citing_{where}"), key=lambda w: (-len(w), w))
        ),
        agencies={fold(k): v for file in names.values() for k, v in sorted(file.get("agencies", {}).items())},
        byline_words=tuple(
            sorted(
                {w for file in files.values() for w in file.get("byline", {}).get("names_follow", ())},
                key=lambda w: (-len(w), w),
            )
        ),
        home_words=frozenset(
            w.casefold() for file in files.values() for w in file.get("breadcrumb", {}).get("begins_with", ())
        ),
        dating=_lists(names, "dating"),
        naming=_lists(names, "naming"),
        function_words={lang: frozenset(file.get("function_words", ())) for lang, file in sorted(names.items())},
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(
            f"{path.parent.name}/{path.name} cannot be read: {error}. Correct it and run again."
        ) from error


def _has(kind: str, files: dict[str, dict[str, Any]]) -> bool:
    return any(kind in file for file in files.values())


def _cue(kind: RemovedKind, files: dict[str, dict[str, Any]]) -> Cue:
    parts = [file[kind] for file in files.values() if kind in file]
    return Cue(
        kind=kind,
        whole=frozenset(fold(w) for part in parts for w in part.get("whole", ())),
        opening=_limited(parts, "opening"),
        holding=_limited(parts, "holding"),
        shapes=tuple(re.compile(s, re.IGNORECASE) for part in parts for s in part.get("shapes", ())),
    )


def _limited(parts: list[dict[str, Any]], name: str) -> tuple[tuple[str, int], ...]:
    """`opening` and `holding` are tables: the words, and the most words that the line may have."""
    return tuple((w.casefold(), int(most)) for part in parts for w, most in part.get(name, {}).items())


def _words(files: dict[str, dict[str, Any]], name: str) -> frozenset[str]:
    return frozenset(w.casefold() for file in files.values() for w in file.get(name, ()))


def _lists(files: dict[str, dict[str, Any]], table: str) -> dict[str, tuple[str, ...]]:
    """The lists of a table, each of all languages together."""
    names = {name for file in files.values() for name in file.get(table, {})}
    found = {name: {w for file in files.values() for w in file.get(table, {}).get(name, ())} for name in names}
    return {name: tuple(sorted(words, key=lambda w: (-len(w), w))) for name, words in found.items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern of these words, in their order."""
    written = (re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return f"(?:{'|'.join(written)})"


def _numbers(files: dict[str, dict[str, Any]], name: str) -> dict[str, int]:
    return {w.casefold(): int(n) for file in files.values() for w, n in file.get(name, {}).items()}
