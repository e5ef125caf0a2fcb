"""The words and forms of time of one language, read from `<language>/times.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rashomon.expressions.forms import Forms, compile_forms, one_of
from rashomon.expressions.numerals import number_words

HERE = Path(__file__).parent
DAY = r"(?:[12]\d|3[01]|0?[1-9])"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Look-ups go by lower-case form, with any gap as one space."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    many_weekdays: Mapping[str, int]
    units: Mapping[str, str]
    parts: Mapping[str, str]
    seasons: Mapping[str, str]
    season_months: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    steps: Mapping[str, int]
    edges: Mapping[str, str]
    amounts: Mapping[str, float]
    near_days: Mapping[str, int]
    near_parts: Mapping[str, tuple[int, str]]
    turns: Mapping[str, int]
    turned: Mapping[str, int]
    spans: Mapping[str, str]
    within: Mapping[str, str]
    fixed_days: Mapping[str, str]
    references: Mapping[str, str]
    sets: Mapping[str, str]
    relations: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    forms: Forms
    relation: re.Pattern[str]
    """At the end of the words before an expression."""
    beside: re.Pattern[str]
    """All that may stand between an hour and its day."""
    since_start: re.Pattern[str]
    """The same, for the start of something that is dated after it."""
    deadline: re.Pattern[str]
    """The same, for a deadline."""
    past_perfect: re.Pattern[str]
    tense: re.Pattern[str]
    """Words of the future (group 1) or of the past (group 2)."""
    triggers: frozenset[str]
    """No form is without one of these words, or a digit."""


@cache
def time_words(language: str) -> TimeWords:
    """The words of a language that has a folder here."""
    path = HERE / language / "times.toml"
    if not path.is_file():
        raise ValueError(
            f"No words of time for the language '{language}': add {language}/times.toml beside en/times.toml."
        )
    data = tomllib.loads(path.read_text("utf-8"))
    lists = {name: frozenset(words) for name, words in data["words"].items()}
    written = [(group["reads"], form) for group in data["forms"] for form in group["as"]]
    past = rf"{one_of(lists['past'])}|\w{{3,}}(?:{one_of(lists['past_endings'])})"
    future = rf"(?:{one_of(lists['future'])})(?:\s+(?:(?:{one_of(lists['after_future'])})\s+)?\w+){{0,2}}"
    tables = (
        "months",
        "weekdays",
        "many_weekdays",
        "units",
        "parts",
        "seasons",
        "near_days",
        "references",
        "sets",
        "fixed_days",
    )
    triggers = {re.findall(r"\w+", word)[-1] for table in tables for word in data[table]}
    return TimeWords(
        **{name: data[name] for name in tables},
        season_months={name: (first, last) for name, (first, last) in data["season_months"].items()},
        near_parts={words: (steps, part) for words, (steps, part) in data["near_parts"].items()},
        turns=data["turns"],
        turned=data["turned"],
        spans=data["spans"],
        within=data["within"],
        ordinals=data["ordinals"],
        steps=data["steps"],
        edges=data["edges"],
        amounts=data["amounts"],
        relations=data["relations"],
        lists=lists,
        forms=compile_forms(written, _elements(data, lists, language)),
        relation=re.compile(rf"\b({one_of(data['relations'])})\s+(?:(?:{one_of(lists['before_related'])})\s+)*$"),
        beside=re.compile(rf",?\s+(?:(?:{one_of(lists['beside'])})\s+)*"),
        since_start=re.compile(
            rf"\b(?:{one_of(lists['since'])})\s+(?:[^.,;]{{0,60}}\s)?(?:{one_of(lists['starts'])})(?:\s[^.,;]{{1,80}})?"
            rf"(?:\s(?:{one_of(lists['starting_on'])}))?\s+$"
        ),
        deadline=re.compile(rf"\b(?:{one_of(lists['before_deadline'])})\s+(?:(?:{one_of(lists['the'])})\s+)?$"),
        past_perfect=re.compile(rf"\b(?:{one_of(lists['past_perfect'])})\b"),
        tense=re.compile(rf"(?<!\w)(?:({future})|({past}))(?!\w)"),
        triggers=frozenset(triggers | lists["triggers"]),
    )


def _elements(data: dict[str, dict[str, object]], lists: Mapping[str, frozenset[str]], language: str) -> dict[str, str]:
    """What each <name> of a form stands for."""
    word = one_of(number_words(language))
    zones, clock = one_of(lists["zones"]), one_of(lists["clock_words"])
    at = "|".join(rf"(?<=\b{re.escape(word)} )" for word in sorted(lists["before_clock"]))
    # Four digits are an hour before a zone, before the same hour in another zone, or with a nought before them.
    watch = rf"\d{{4}}(?= ?(?:{zones})\b| ?[(\[]\d{{4}} (?:{zones})\b)|(?:{at})0\d[0-5]\d"
    meridiem = r"[ap]\.?m\b\.?"
    hours = rf"\d\d?:\d\d(?::\d\d)?(?: ?{meridiem})?|\d\d?(?:\.\d\d)? ?{meridiem}"
    return {
        "month": one_of(data["months"]),
        "weekday": one_of(data["weekdays"]),
        "many_weekdays": one_of(data["many_weekdays"]),
        "unit": one_of(data["units"]),
        "units": one_of(lists["plural_units"]),
        "part": one_of(data["parts"]),
        "season": one_of(data["seasons"]),
        "near_part": one_of(data["near_parts"]),
        "turn": one_of(data["turns"]),
        "turned": one_of(data["turned"]),
        "span": one_of(data["spans"]),
        "within": one_of(data["within"]),
        "weekend": one_of(word for word, unit in data["spans"].items() if unit == "weekend"),
        **{name: one_of(lists[name]) for name in ("every", "about", "coming", "and", "half", "half_year")},
        "ordinal": one_of(data["ordinals"]),
        "step": one_of(data["steps"]),
        "step_year": one_of(lists["step_year"]),
        "edge": one_of(data["edges"]),
        "yesterday": one_of(data["near_days"]),
        "fixed_day": one_of(data["fixed_days"]),
        "reference": one_of(data["references"]),
        "set": one_of(data["sets"]),
        "n": rf"\d+(?:,\d\d\d)*(?:\.\d+)?(?: 1/2)?|(?:{word})(?:[- ](?:and[- ])?(?:{word}))*|{one_of(data['amounts'])}",
        "day": rf"{DAY}(?:st|nd|rd|th)?",
        "dayth": rf"{DAY}(?:st|nd|rd|th)",
        "year": r"1\d\d\d|20\d\d",
        "fullyear": r"1[7-9]\d\d|20\d\d",
        "shortyear": r"['’]?\d\d",
        "decade": r"(?:1[5-9]|20)\d0|['’]\d0",
        "year4": r"1[5-9]\d\d|20\d\d",
        "month2": r"0[1-9]|1[0-2]",
        "day2": r"0[1-9]|[12]\d|3[01]",
        "a2": r"\d\d?",
        "b2": r"\d\d?",
        "clock": rf"{hours}|{watch}|{clock}",
        "zone": zones,
    }
