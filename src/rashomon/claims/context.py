"""Actors in context: descriptions and pronouns stand for actors named before them in the article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.packs import ActorBook

DATA = Path(__file__).parent / "en" / "context.toml"


@cache
def _words() -> dict[str, Any]:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {name: frozenset(words) if isinstance(words, list) else words for name, words in data.items()}


@dataclass
class ActorContext:
    """The actors of one article so far, in the order in which they were named."""

    book: ActorBook
    named: list[str] = field(default_factory=list)
    introduced: str | None = None
    """Whose message the sentences before have announced: "a voice message of the fighters"."""

    def ground(
        self, text: str | None, other: str | None = None, before: str = "", *, speaker: str | None = None
    ) -> tuple[str | None, str]:
        """Canonical names joined by "; ", and how they were found, in words for the explanation.

        `other` is who does it to them: "the army shelled them" is not of the army; `before` is the sentence up to there.
        `speaker` is whoever says that they did it: "the army said its troops" speaks of the army's.
        """
        if not text:
            return None, ""
        names = self.book.ground(text)
        if names:
            self.named += [n for n in names.split("; ") if n != "Civilians"]
            return names, f" ({names})"
        known = _words()
        words = text.lower().replace("’", "'").split()
        if speaker and words[0] in known["first_person"] and len(words) <= 2:
            mine = self.book.ground(speaker) or self._described(speaker) or self.introduced
            return mine, f" (those of {speaker}, who says so)" if mine else " (no known actor)"
        # "His troops" are an army all the same.
        if words[0] in known["of_one"] and words[-1] not in known["descriptions"]:
            return None, " (one person)"
        alone = len(words) == 1 or (len(words) == 2 and words[1] in known["whole"])
        if alone and words[0] in known["pronouns"] and words[0] not in known["reflexive"] and other:
            # The sentence's first actor, its subject, comes before those that the article named last.
            candidates = [*(n for n in reversed(self.named)), *(f.name for f in reversed(self.book.find(before)))]
            stands = next((n for n in reversed(candidates) if n != other), None)
            return stands, f" (stands for {stands}, named before)" if stands else ""
        if speaker and len(words) == 2 and words[0] in known["possessive"]:
            return self.book.ground(speaker), f" (those of {speaker}, who says so)"
        if words and words[0] in known["pronouns"] and len(words) <= 2 and self.named:
            return self.named[-1], f" (stands for {self.named[-1]}, named before)"
        if words and words[0] in known["pointing"] and (name := self._described(text)) is not None:
            return name, f" (the last such actor named: {name})"
        return None, " (no known actor)"

    def _described(self, text: str) -> str | None:
        """The last actor named of a kind that the description's noun can stand for."""
        head = text.lower().split()[-1].strip('.,”"') if text.split() else ""
        kinds = _words()["descriptions"].get(head, ())
        return next((n for n in reversed(self.named) if self.book.type_of(n) in kinds), None)

    def speaker(self, text: str) -> str | None:
        """The canonical speaker of these words, if known."""
        return self.book.ground(text)


def whose_message(before: Sequence[str], book: ActorBook) -> str | None:
    """The one actor of a sentence that announces a message: "there is a voice message of the Free Army's fighters"."""
    for text in reversed(before):
        if _words()["messages"] & set(re.findall(r"\w+", text.lower())):
            names = {f.name for f in book.find(text)}
            return names.pop() if len(names) == 1 else None
    return None
