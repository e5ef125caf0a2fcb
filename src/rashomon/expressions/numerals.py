"""The value of numbers written in digits or words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Numerals:
    """Number words of one language, by lower-case form."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    multiples: Mapping[str, int]
    joins: frozenset[str]
    """Words within a number that say nothing: "two hundred and six"."""


@cache
def number_data(language: str) -> dict[str, Any]:
    """`<language>/numbers.toml` as it stands."""
    path = HERE / language / "numbers.toml"
    if not path.is_file():
        raise ValueError(
            f"No number words for the language '{language}': add {language}/numbers.toml beside en/numbers.toml."
        )
    return tomllib.loads(path.read_text("utf-8"))


@cache
def numerals(language: str) -> Numerals:
    """The number words of a language."""
    data = number_data(language)
    joins = frozenset(data["joins"]["words"])
    return Numerals(data["units"], data["tens"], data["scales"], data["multiples"], joins)


@cache
def number_words(language: str) -> frozenset[str]:
    """Every word that numbers are composed of, save abbreviations."""
    known = numerals(language)
    return frozenset(known.units) | frozenset(known.tens) | frozenset(known.scales)


def spelled(words: list[str], language: str = "en") -> int | None:
    """The value of number words in order ("two", "hundred", "and", "six"); None where they make no one number."""
    known = numerals(language)
    total = group = 0
    last = 1_000_000_000_000_000  # the place value that the next word must stay below
    for at, word in enumerate(words):
        if word in known.units:
            if last <= 10 and not (last == 10 and known.units[word] < 10):
                return None
            group, last = group + known.units[word], 1
        elif word in known.tens:
            if last <= 10:
                return None
            group, last = group + known.tens[word], 10
        elif known.scales.get(word) == 100:
            if not 0 < group < 100:
                return None
            group, last = group * 100, 100
        elif word in known.scales:
            if group == 0:
                return None
            total, group, last = total + group * known.scales[word], 0, 1_000
        elif not (word in known.joins and 0 < at < len(words) - 1):
            return None
    return total + group


def digits(written: str) -> float | int | None:
    """The value of digits with separators of thousands, also lost or misplaced ones; None where they make no number."""
    plain = written.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    if re.fullmatch(r"\d+(?:,\d+)*\.\d+", plain):
        return float(plain.replace(",", ""))
    if re.fullmatch(r"\d+(?:,\d+)*", plain):
        return int(plain.replace(",", ""))
    if re.fullmatch(r"\.\d+", plain):
        return float(plain)
    return None


def value(written: str, language: str = "en") -> float | int | None:
    """The value of one number in digits or words."""
    if written[:1].isdigit() or written[:1] == ".":
        return digits(written)
    return spelled(re.findall(r"[^\W\d_]+", written.lower()), language)
