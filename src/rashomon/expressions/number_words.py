"""The words and patterns of quantities of one language, read from `<language>/numbers.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.expressions.forms import one_of
from rashomon.expressions.numerals import number_data, number_words

SPACE = r"[\s\u00a0\u202f]{1,2}"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Look-ups go by lower-case form with single spaces. Patterns `..._before` stand at the end of the words before a
    number, `..._after` at the start of the words after it."""

    candidate: re.Pattern[str]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    multiples: Mapping[str, int]
    letters: Mapping[str, int]
    vague: Mapping[str, int]
    exact: frozenset[str]
    bounds: Mapping[str, str]
    changes: Mapping[str, str]
    plurals: frozenset[str]
    stops: frozenset[str]
    bound_before: re.Pattern[str]
    bound_after: re.Pattern[str]
    change_before: re.Pattern[str]
    currency_before: re.Pattern[str]
    age_before: re.Pattern[str]
    pronoun_before: re.Pattern[str]
    name_before: re.Pattern[str]
    name_after: re.Pattern[str]
    unit_after: tuple[tuple[str, re.Pattern[str]], ...]
    """Pairs of role and pattern: measures and currencies."""
    skip_after: re.Pattern[str]


@cache
def quantity_words(language: str) -> NumberWords:
    """The words of a language that has a folder here."""
    data = number_data(language)
    scales = {**data["scales"], **data["multiples"]}
    changes = {word: way for way in ("up", "down") for word in data["changes"][way]}
    bounds = {**data["bounds_before"], **data["bounds_after"]}
    measures = [*data["measures"].items(), ("money", data["currency"]["after"])]
    return NumberWords(
        candidate=_candidate(data, language),
        ordinals=data["ordinals"],
        scales=scales,
        multiples=data["multiples"],
        letters=data["letters"],
        vague=data["vague"],
        exact=frozenset(data["exact"]["words"]),
        bounds=bounds,
        changes=changes,
        plurals=frozenset(data["unit_words"]["plural"]),
        stops=frozenset(data["unit_words"]["stop"]),
        bound_before=_ending(data["bounds_before"], rf"(?:{one_of(data['between']['words'])}|{_currency(data)})?"),
        bound_after=re.compile(
            _starting(data["bounds_after"]).pattern + rf"(?!\s+(?:\d|(?:a|{one_of(number_words(language))})(?!\w)))"
        ),
        change_before=_ending(changes, rf"(?:(?:{one_of(data['changes']['by'])}){SPACE})?(?:{_currency(data)})?"),
        currency_before=re.compile(rf"(?<!\w)({_currency(data)})[\s\u00a0]?$"),
        age_before=_ending(data["ages"]["before"], ""),
        pronoun_before=_ending(data["pronouns"]["before"], ""),
        name_before=_ending(data["names"]["before"], ""),
        name_after=re.compile(
            rf"\s(?:{one_of(data['names']['after'])}|(?:\w+\s){{1,2}}(?:{one_of(data['names']['streets'])}))(?!\w)"
        ),
        unit_after=tuple((role, _starting(words)) for role, words in measures),
        skip_after=re.compile(rf"(?:\s(?:{one_of(data['unit_words']['skip'])})(?=\s))+"),
    )


def _currency(data: Mapping[str, Mapping[str, list[str]]]) -> str:
    return one_of(data["currency"]["before"])


def _ending(words: Iterable[str], between: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({one_of(words)})\s*{between}\s*$")


def _starting(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s\u00a0-]?({one_of(words)})(?!\w)")


def _candidate(data: dict[str, Any], language: str) -> re.Pattern[str]:
    """All that may be a number, by kind: ordinal, zero, vague, article ("a dozen"), digits, words."""
    word = one_of(number_words(language))
    big = one_of([*data["scales"], *data["multiples"]])
    big_plural = one_of(["dozen", "hundred", "thousand", "million", "billion", "score"])
    tens = one_of(data["tens"])
    ordinal = one_of(data["ordinals"])
    nouns = one_of(data["zero"]["nouns"])
    nothing = one_of(data["zero"]["words"])
    negation = one_of(data["zero"]["before"])
    vague = one_of(data["vague"])
    amount = r"\d+[ -]1/2|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]\d|\d)|\d+(?:,\d+)*(?:\.\d+)?|(?<![\w.])\.\d+"
    return re.compile(
        rf"(?P<ordinal>(?<![\w.,])(?:\d+(?:st|nd|rd|th)|(?:(?:{tens})[-\s])?(?:{ordinal}))(?!\w))"
        rf"|(?P<zero>(?<!\w)(?:(?:{nothing})(?!\w)|(?:{negation})(?={SPACE}(?:{nouns})(?!\w))))"
        rf"|(?P<many>(?<!\w)(?:tens|dozens|scores|hundreds|thousands|millions)(?:{SPACE}(?:of|and|or){SPACE}(?:hundreds|thousands|millions|dozens))+(?!\w))"
        rf"|(?P<times>(?<!\w)(?P<factor>{vague}){SPACE}(?P<scale>{big_plural})(?!\w))"
        rf"|(?P<vague>(?<!\w)(?<!\bas )(?<!\bhow )(?<!\bso )(?<!\btoo )(?:{vague})(?!\w))"
        rf"|(?P<quarters>(?<!\w)(?:a{SPACE}quarter|half|three[\s-]quarters){SPACE}of{SPACE}(?:a|one){SPACE}(?P<of>{big})(?!\w))"
        rf"|(?P<article>(?<!\w)(?:a|half{SPACE}an?|one{SPACE}and{SPACE}a{SPACE}half|a{SPACE}half)[\s-](?:{big})(?:{SPACE}(?:and{SPACE})?(?:{word}))*(?!\w))"
        rf"|(?P<digits>(?<![\w.])(?<!\d[,:/])(?:{amount})(?:(?P<letter>{one_of(data['letters'])})(?!\w)|[\s\u00a0-](?P<after_digits>{big})(?!\w))?)"
        rf"|(?P<words>(?<!\w)(?:{word})(?:[\s-]{{1,2}}(?:and\s)?(?:{word}))*(?:{SPACE}(?P<after_words>{one_of(data['multiples'])}))?(?!\w))"
    )
