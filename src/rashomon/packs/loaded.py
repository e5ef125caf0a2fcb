"""Loaded words: how sides name the same thing, with the neutral name of what they refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rashomon.packs.tables import lines


@dataclass(frozen=True)
class LoadedWord:
    """A word or phrase that takes a side, and the neutral name of the thing or act."""

    word: str
    referent: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b{re.escape(self.word)}\b", re.IGNORECASE)


def read_loaded(path: Path) -> list[LoadedWord]:
    """Raises PackError with file and line."""
    return [LoadedWord(line["word"], line["referent"]) for line in lines(path, ("word", "referent"), needed="word")]
