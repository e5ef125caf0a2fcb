"""The words and patterns of quantities of one language, read from `<language>/numbers.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.expressions.forms import one_of
from rashomon.expressions.numerals import number_data, number_words, numerals

SPACE = r"[\s\u00a0\u202f]{1,2}"
ANY = r"\s+"


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
    quarters: Mapping[tuple[str, ...], int]
    articles: Mapping[str, frozenset[str]]
    one: str
    joins: frozenset[str]
    times: frozenset[str]
    exact: frozenset[str]
    bounds: Mapping[str, str]
    changes: Mapping[str, str]
    plurals: frozenset[str]
    stops: frozenset[str]
    lengthy: frozenset[str]
    also_ordinal: frozenset[str]
    plural_endings: tuple[str, ...]
    other_endings: tuple[str, ...]
    either: frozenset[str]
    range: re.Pattern[str]
    """All that may stand between the ends of a range; group 1 where it needs a word before it."""
    between_before: re.Pattern[str]
    opened_before: re.Pattern[str]
    from_before: re.Pattern[str]
    bound_before: re.Pattern[str]
    bound_after: re.Pattern[str]
    change_before: re.Pattern[str]
    currency_before: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    rate_after: re.Pattern[str]
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
    ends, units = data["range"], data["unit_words"]
    return NumberWords(
        candidate=_candidate(data, language),
        ordinals=data["ordinals"],
        scales=scales,
        multiples=data["multiples"],
        letters=data["letters"],
        vague=data["vague"],
        quarters={tuple(re.split("[ -]", words)): number for words, number in data["quarters"].items()},
        articles={name: frozenset(words) for name, words in data["articles"].items()},
        one=next(word for word, number in numerals(language).units.items() if number == 1),
        joins=numerals(language).joins,
        times=frozenset(data["many"]["times"]),
        exact=frozenset(data["exact"]["words"]),
        bounds=bounds,
        changes=changes,
        plurals=frozenset(units["plural"]),
        stops=frozenset(units["stop"]),
        lengthy=frozenset(units["lengthy"]),
        also_ordinal=frozenset(units["ordinal"]),
        plural_endings=tuple(units["plural_endings"]),
        other_endings=tuple(units["other_endings"]),
        either=frozenset(ends["either"]),
        range=re.compile(
            rf"(?:\s?[-–—]\s?|\s+(?:{one_of(ends['to'])})\s+(?:(?:{_spaced(ends['up_to'], ANY)})\s+)?"
            rf"|\s+({one_of(ends['and'])})\s+)[$€£]?"
        ),
        between_before=re.compile(rf"\b(?:{one_of(ends['between'])})\s+[$€£]?$"),
        opened_before=re.compile(rf"(?<!\w)(?:{one_of([*ends['between'], *ends['from']])})\s+$"),
        from_before=re.compile(rf"(\w+)\s+(?:{one_of(ends['from'])})\s+$"),
        bound_before=_ending(data["bounds_before"], rf"(?:{one_of(data['between']['words'])}|{_currency(data)})?"),
        bound_after=re.compile(
            _starting(data["bounds_after"]).pattern + rf"(?!\s+(?:\d|(?:a|{one_of(number_words(language))})(?!\w)))"
        ),
        change_before=_ending(changes, rf"(?:(?:{one_of(data['changes']['by'])}){SPACE})?(?:{_currency(data)})?"),
        currency_before=re.compile(rf"(?<!\w)({_currency(data)})[\s\u00a0]?$"),
        age_before=_ending(data["ages"]["before"], ""),
        age_after=re.compile(
            rf"[-\s](?:{one_of(data['ages']['years'])})[-\s]+(?:{one_of(data['ages']['old'])})\b"
            rf"|[-\s]?(?:{one_of(data['ages']['short'])})\b"
        ),
        rate_after=re.compile(rf"\s(?:{one_of(data['rates']['per'])})\s\w+"),
        pronoun_before=_ending(data["pronouns"]["before"], ""),
        name_before=_ending(data["names"]["before"], ""),
        name_after=re.compile(
            rf"\s(?:{one_of(data['names']['after'])}|(?:\w+\s){{1,2}}(?:{one_of(data['names']['streets'])}))(?!\w)"
        ),
        unit_after=tuple((role, _starting(words)) for role, words in measures),
        skip_after=re.compile(rf"(?:\s(?:{one_of(units['skip'])})(?=\s))+"),
    )


def _currency(data: Mapping[str, Mapping[str, list[str]]]) -> str:
    return one_of(data["currency"]["before"])


def _ending(words: Iterable[str], between: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({one_of(words)})\s*{between}\s*$")


def _starting(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s\u00a0-]?({one_of(words)})(?!\w)")


def _spaced(words: Iterable[str], space: str = SPACE) -> str:
    """A pattern of these words with such blanks; a hyphen may be a blank."""
    return "|".join(re.escape(word).replace(r"\-", r"[\s-]").replace(r"\ ", space) for word in words)


def _candidate(data: dict[str, Any], language: str) -> re.Pattern[str]:
    """All that may be a number, by kind: ordinal, zero, vague, article ("a dozen"), digits, words."""
    word = one_of(number_words(language))
    big = one_of([*data["scales"], *data["multiples"]])
    after_vague = one_of(data["after_vague"]["words"])
    no_amount = "".join(rf"(?<!\b{re.escape(w)} )" for w in data["not_vague"]["after"])
    first, last, joins = (one_of(data["many"][name]) for name in ("first", "last", "joins"))
    of, one = (one_of(data["of_one"][name]) for name in ("of", "one"))
    within = one_of(data["joins"]["words"])
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
        rf"|(?P<many>(?<!\w)(?:{first})(?:{SPACE}(?:{joins}){SPACE}(?:{last}))+(?!\w))"
        rf"|(?P<times>(?<!\w)(?P<factor>{vague}){SPACE}(?P<scale>{after_vague})(?!\w))"
        rf"|(?P<vague>(?<!\w){no_amount}(?:{vague})(?!\w))"
        rf"|(?P<quarters>(?<!\w)(?P<part>{_spaced(data['quarters'])}){SPACE}(?:{of}){SPACE}(?:{one}){SPACE}(?P<of>{big})(?!\w))"
        rf"|(?P<article>(?<!\w)(?:{_spaced(data['articles']['leads'])})[\s-](?:{big})(?:{SPACE}(?:(?:{within}){SPACE})?(?:{word}))*(?!\w))"
        rf"|(?P<digits>(?<![\w.])(?<!\d[,:/])(?:{amount})(?:(?P<letter>{one_of(data['letters'])})(?!\w)|[\s\u00a0-](?P<after_digits>{big})(?!\w))?)"
        rf"|(?P<words>(?<!\w)(?:{word})(?:[\s-]{{1,2}}(?:(?:{within})\s)?(?:{word}))*(?:{SPACE}(?P<after_words>{one_of(data['multiples'])}))?(?!\w))"
    )
