"""What stands with a number: its unit, and the role that shows it to be no count of things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.expressions.number_words import NumberWords
from rashomon.expressions.times import TimeExpression

WORD = re.compile(r"\s([^\W\d_][\w'’-]*)")


def unit_and_role(
    text: str,
    lower: str,
    start: int,
    end: int,
    words: NumberWords,
    times: Sequence[TimeExpression],
    ordinal: bool,
) -> tuple[str | None, str | None]:
    """The unit as written and the role of the number at start:end, any bound after it included."""
    inside = next((t for t in times if t.start <= start and end <= t.end), None)
    if inside and inside.kind != "duration" and inside.timex_type not in ("DURATION", "SET"):
        return None, _time_role(inside, text[start:end])
    if ordinal:
        return _noun(text, lower, start, end, words), None
    before, after = lower[max(start - 25, 0) : start], lower[end : end + 40]
    old = words.age_after.match(after)
    if old:
        return text[end : end + old.end()].strip(" -"), "age"
    if words.age_before.search(before):
        return None, "age"
    if re.search(r"\d:$", before) or re.match(r":\d", after):
        return None, "time"
    if _letter_is_metre(lower, start, end, words):
        return "m", "distance"
    if measured := _measure(text, lower, end, words):
        return measured
    if re.search(r"\d\)?\s?[-–]\s?$", before) or re.match(r"\s?[-–]\s?\d", after):
        return None, "score"
    if _part_of_name(text, lower, start, end, words):
        return None, "name"
    said = text[start:end]
    unit = _noun(text, lower, start, end, words)
    if said.lower() == words.one and unit is None and words.pronoun_before.search(lower, max(start - 12, 0), start):
        return None, "pronoun"
    if unit and re.fullmatch(r"(?:19|20)\d\d", said) and not _plural(unit.split()[-1].lower(), words):
        return None, "year"  # of a thing: "a 2018 Toyota"
    if _is_age_in_apposition(text, start, end):
        return None, "age"
    return unit, None


def _is_age_in_apposition(text: str, start: int, end: int) -> bool:
    """ "Omar Haddad, 34, " and "Omar (5)"."""
    said, before = text[start:end], text[max(start - 25, 0) : start]
    if not (said.isdigit() and 0 < int(said) < 110):
        return False
    if re.search(r"[A-Z]\w+ \($", before):
        return text[end : end + 1] == ")"
    return bool(re.search(r"[A-Z]\w+, $", before) and re.match(r"[,.)]", text[end : end + 1])) and int(said) > 5


def _time_role(inside: TimeExpression, said: str) -> str:
    if inside.timex_type == "TIME" and inside.day is None:
        return "time"
    return "year" if inside.precision == "year" and said.isdigit() and len(said) == 4 else "date"


def _letter_is_metre(lower: str, start: int, number_end: int, words: NumberWords) -> bool:
    """300m is a distance, save for money and for a decimal before a noun (3.7m refugees)."""
    if not re.fullmatch(r"[\d.,]+m", lower[start:number_end]) or words.currency_before.search(
        lower, max(start - 5, 0), start
    ):
        return False
    following = WORD.match(lower, number_end)
    noun = following and following[1] not in words.stops and following[1] not in words.lengthy
    return not ("." in lower[start:number_end] and noun)


def _measure(text: str, lower: str, end: int, words: NumberWords) -> tuple[str, str] | None:
    """The longest measure or currency that follows."""
    found = [(match, role) for role, pattern in words.unit_after if (match := pattern.match(lower, end))]
    if not found:
        return None
    match, role = max(found, key=lambda pair: pair[0].end())
    if (role == "duration" and match[1] in words.also_ordinal) or (
        lower[match.end() : match.end() + 1] == "-" and match[1] == "m"
    ):
        return None
    per = words.rate_after.match(text[match.end() :]) if role == "money" else None
    return text[match.start(1) : match.end() + (per.end() if per else 0)], role


def _part_of_name(text: str, lower: str, start: int, end: int, words: NumberWords) -> bool:
    """Leopard 2A4, Section 427, 12 Palm Street: letters at the number, or a name beside it and no noun counted."""
    if not text[start].isdigit():
        titled = text[start].isupper() and text[start + 1 : end].islower()
        return titled and bool(
            re.search(r"[A-Z]\w+\s$", text[max(start - 20, 0) : start]) and not WORD.match(text, end)
        )
    touching = re.search(r"[^\W\d_][-/]?$|[#/]$", text[max(start - 3, 0) : start]) or re.match(
        r"[A-Za-z]|/\d", text[end : end + 2]
    )
    if touching or re.match(r"-[A-Za-z]?\d|-[A-Z]\b", text[end : end + 4]):
        return True
    if words.name_before.search(lower, max(start - 20, 0), start) or words.name_after.match(lower, end):
        return True
    following = WORD.match(text, end)
    noun = (
        following
        and (following[1][0].islower() or _plural(following[1].lower(), words))
        and following[1].lower() not in words.stops
    )
    return bool(re.search(r"[a-z,;]\s[\"“(]?[A-Z][\w'’-]*\s$", text[max(start - 30, 0) : start]) and not noun)


def _noun(text: str, lower: str, start: int, end: int, words: NumberWords) -> str | None:
    """The words after a number up to the noun that it counts, as far as form tells."""
    skipped = words.skip_after.match(lower, end)
    at = skipped.end() if skipped else end
    first = re.compile(r"-([a-z]+)").match(lower, end)
    if first:
        return text[first.start(1) : first.end()]
    taken: list[re.Match[str]] = []
    while len(taken) < 4 and (word := WORD.match(text, at)):
        folded = word[1].lower()
        if folded in words.stops and not (folded in words.plurals and not taken):
            break
        taken.append(word)
        at = word.end()
        if _plural(folded, words):
            return text[taken[0].start(1) : at]
    if not taken:
        return None
    return taken[0][1]


def _plural(word: str, words: NumberWords) -> bool:
    return word in words.plurals or (
        len(word) > 3 and word.endswith(words.plural_endings) and not word.endswith(words.other_endings)
    )
