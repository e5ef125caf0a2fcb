"""The crosswalk from our words to the field's, read from its table."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def crosswalk() -> dict[str, dict[str, Any]]:
    """Section -> our word -> theirs."""
    return tomllib.loads((files(__package__) / "crosswalk.toml").read_text("utf-8"))


def coded(section: str, word: str | None) -> Any:
    """Theirs for ours, None where the table has no row."""
    return crosswalk()[section].get(word) if word else None
