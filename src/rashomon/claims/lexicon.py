"""The word knowledge of one language: what carries an event, its means, who is hurt. Data lies in `en/*.toml`.

Words are stored by every form that they take in running text, so that neither the gate nor the events need a
lemmatiser: a look-up in a dictionary replaces it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from rashomon.records.claim import CountKind, EventType, Group

Role = Literal["act", "outcome"]
WordClass = Literal["verb", "noun", "adjective"]


# In this order, so that a word listed twice is read as the finer group.
GROUPS: tuple[Group, ...] = ("unknown", "combatants", "civilians")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, or a run of words, that carries an event."""

    words: tuple[str, ...]
    """Base forms; those after the first follow it within a few words ("open fire") or at once (nouns)."""
    role: Role
    word_class: WordClass
    event_type: EventType | None
    """Of an act."""
    effect: CountKind | None
    """Of an outcome: what it makes of the people or things it is said of."""

    @property
    def name(self) -> str:
        """For explanations."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lookups go by lower-case surface form."""

    entries: Mapping[str, tuple[Entry, ...]]
    """By each form of the first word; longer runs first."""
    later: Mapping[str, frozenset[str]]
    """By a base form that follows in a run: its forms."""
    means: tuple[tuple[EventType, frozenset[tuple[str, ...]]], ...]
    groups: Mapping[str, Group]
    """Nouns for people, by form."""
    things: frozenset[str]
    places: frozenset[str]
    one: frozenset[str]
    many: frozenset[str]
    nobody: frozenset[str]
    no_person: frozenset[str]
    """What a name ends in that is nobody's."""
    realis: Mapping[str, frozenset[str]]

    def made_with(self, word: str) -> tuple[EventType, ...]:
        """The types of event that a weapon or vehicle of this name makes; none where it is neither."""
        return tuple(kind for kind, runs in self.means if tuple(word.split()) in runs)


def _nouns(word: str, irregular: Mapping[str, list[str]]) -> set[str]:
    if word in irregular:
        return {word, *irregular[word]}
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return {word, word[:-1] + "ies"}
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return {word, word + "es"}
    if word.endswith("man"):
        return {word, word[:-3] + "men"}
    return {word, word + "s", *({"children"} if word == "child" else set()), *({"wives"} if word == "wife" else set())}


def _verbs(word: str, irregular: Mapping[str, list[str]]) -> set[str]:
    if word in irregular:
        return {word, *irregular[word]}
    stem = word.removesuffix("e") if not word.endswith("ee") else word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    third = word + "es" if word.endswith(("s", "x", "ch", "sh", "z", "o")) else word + "s"
    return {word, third, stem + "ed", stem + "ing"}


def _forms(word: str, word_class: WordClass, irregular: Mapping[str, list[str]]) -> set[str]:
    if word_class == "verb":
        return _verbs(word, irregular)
    return _nouns(word, irregular) if word_class == "noun" else {word}


def _load(folder: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def _entries(data: Mapping[str, Any]) -> Iterable[Entry]:
    for role, key in (("act", "act"), ("outcome", "outcome")):
        for label, lists in data[key].items():
            for plural, word_class in (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adjective")):
                for words in lists.get(plural, []):
                    yield Entry(
                        tuple(words.replace("-", " - ").split()),
                        cast(Role, role),
                        cast(WordClass, word_class),
                        cast(EventType, label) if role == "act" else None,
                        cast(CountKind, label) if role == "outcome" else None,
                    )


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The lexicon of a language, read once."""
    folder = Path(__file__).parent / language
    events, means, victims, realis = (_load(folder, f"{n}.toml") for n in ("events", "means", "victims", "realis"))
    irregular: dict[str, list[str]] = events["irregular"]
    by_form: dict[str, set[Entry]] = defaultdict(set)
    later: dict[str, frozenset[str]] = {}
    for entry in _entries(events):
        if entry.word_class == "noun":
            # The last word of a run of nouns takes the plural: it stands under the form of its first.
            first = _forms(entry.words[0], "noun", irregular) if len(entry.words) == 1 else {entry.words[0]}
        else:
            first = _forms(entry.words[0], entry.word_class, irregular)
        for form in first:
            by_form[form].add(entry)
        for word in entry.words[1:]:
            later[word] = frozenset(_nouns(word, irregular) | ({word} if len(word) < 4 else _verbs(word, irregular)))
    ways = [(label, words) for label, words in means.items() if label in get_args(EventType)]
    people = {
        form: group
        for group in GROUPS
        for word in victims[group]
        for form in _nouns(word.split()[-1].lower(), irregular)
        if " " not in word or word.split()[-1].lower() not in victims["not_alone"]
    }

    def nouns(words: Iterable[str]) -> frozenset[str]:
        return frozenset(f for w in words for f in _nouns(w, irregular))

    return Lexicon(
        {
            f: tuple(sorted(e, key=lambda x: (-len(x.words), x.role, x.word_class, x.words, x.effect or "")))
            for f, e in by_form.items()
        },
        later,
        tuple(
            (
                cast(EventType, label),
                frozenset((*w.split()[:-1], form) for w in words for form in _nouns(w.split()[-1], irregular)),
            )
            for label, words in ways
        ),
        people,
        nouns([*means["things"]["military"], *means["things"]["civil"]]),
        nouns(means["things"]["places"]),
        frozenset(victims["one"]),
        frozenset(victims["many"]),
        frozenset(victims["nobody"]),
        frozenset(victims["no_person"]),
        {k: frozenset(v) for k, v in realis.items()},
    )
