"""Actors in context: descriptions and pronouns stand for actors named before them in the article."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.packs import ActorBook

PRONOUNS = {
    "they": "plural", "them": "plural", "their": "plural", "themselves": "plural", "theirs": "plural",
    "it": "single", "its": "single", "he": "person", "she": "person", "him": "person", "his": "person", "her": "person",
}  # fmt: skip
FIRST = frozenset(("we", "us", "our", "ours", "i", "me", "my"))
# "The militia", "the group", "the troops": the last actor of that kind.
DESCRIPTIONS = {
    "militia": ("pro_state_nonstate", "rebel"), "militias": ("pro_state_nonstate", "rebel"), "group": ("rebel", "jihadist", "kurdish_led"),
    "movement": ("rebel", "jihadist"), "army": ("state_force",), "military": ("state_force",), "troops": ("state_force", "coalition"),
    "soldiers": ("state_force",), "forces": ("state_force", "kurdish_led", "coalition"), "rebels": ("rebel",),
    "insurgents": ("rebel", "jihadist"), "fighters": ("rebel", "jihadist", "kurdish_led"), "militants": ("rebel", "jihadist"),
    "terrorists": ("jihadist", "rebel"), "coalition": ("coalition",), "government": ("state",), "jihadists": ("jihadist",),
}  # fmt: skip


@dataclass
class ActorContext:
    """The actors of one article so far, in the order in which they were named."""

    book: ActorBook
    named: list[str] = field(default_factory=list)

    def ground(self, text: str | None, other: str | None = None, before: str = "") -> tuple[str | None, str]:
        """Canonical names joined by "; ", and how they were found, in words for the explanation.

        `other` is who does it to them: "the army shelled them" is not of the army; `before` is the sentence up to there.
        """
        if not text:
            return None, ""
        names = self.book.ground(text)
        if names:
            self.named += [n for n in names.split("; ") if n != "Civilians"]
            return names, f" ({names})"
        words = text.lower().replace("’", "'").split()
        if words and words[0] in PRONOUNS and words[0] != "themselves" and len(words) == 1 and other:
            # The sentence's first actor, its subject, comes before those that the article named last.
            candidates = [*(n for n in reversed(self.named)), *(f.name for f in reversed(self.book.find(before)))]
            stands = next((n for n in reversed(candidates) if n != other), None)
            return stands, f" (stands for {stands}, named before)" if stands else ""
        if words and words[0] in PRONOUNS and len(words) <= 2 and self.named:
            return self.named[-1], f" (stands for {self.named[-1]}, named before)"
        head = words[-1].strip(".,") if words else ""
        if words and words[0] in ("the", "its", "their", "these", "those") and head in DESCRIPTIONS:
            for name in reversed(self.named):
                if self.book.type_of(name) in DESCRIPTIONS[head]:
                    return name, f" (the last such actor named: {name})"
        return None, " (no known actor)"

    def speaker(self, text: str) -> str | None:
        """The canonical speaker of these words, if known."""
        return self.book.ground(text)
