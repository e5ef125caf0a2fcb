"""The words by which speech is told: verbs of saying, of blame and of denial, and what stands beside them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.expressions.phrases import any_phrase

DATA = Path(__file__).parent / "en" / "speech.toml"


@cache
def speech_words() -> dict[str, Any]:
    data = tomllib.loads(DATA.read_text("utf-8"))
    data["class_of"] = {verb: name for name, verbs in data["verbs"].items() for verb in verbs}
    data["phrases"] = {name: any_phrase(phrases) for name, phrases in data["phrases"].items()}
    return data
