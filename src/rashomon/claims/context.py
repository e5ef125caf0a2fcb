"""Actors in context: descriptions and pronouns stand for actors named before them in the article."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.packs import ActorBook

DATA = Path(__file__).parent / "en" / "context.toml"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@dataclass
class ActorContext:
    """The actors of one article so far, in the order in which they were named."""

    book: ActorBook
    named: list[str] = field(default_factory=list)

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
        if len(words) == 1 and words[0] in known["pronouns"] and words[0] not in known["reflexive"] and other:
            # The sentence's first actor, its subject, comes before those that the article named last.
            candidates = [*(n for n in reversed(self.named)), *(f.name for f in reversed(self.book.find(before)))]
            stands = next((n for n in reversed(candidates) if n != other), None)
            return stands, f" (stands for {stands}, named before)" if stands else ""
        if speaker and len(words) == 2 and words[0] in known["possessive"]:
            return self.book.ground(speaker), f" (those of {speaker}, who says so)"
        if words and words[0] in known["pronouns"] and len(words) <= 2 and self.named:
            return self.named[-1], f" (stands for {self.named[-1]}, named before)"
        head = words[-1].strip(".,") if words else ""
        if words and words[0] in known["pointing"] and head in known["descriptions"]:
            for name in reversed(self.named):
                if self.book.type_of(name) in known["descriptions"][head]:
                    return name, f" (the last such actor named: {name})"
        return None, " (no known actor)"

    def speaker(self, text: str) -> str | None:
        """The canonical speaker of these words, if known."""
        return self.book.ground(text)
