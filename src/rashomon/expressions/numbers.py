"""Finding numbers and amounts, with their bounds, units, and what they plainly are when they count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.expressions.number_roles import unit_and_role
from rashomon.expressions.number_words import NumberWords, quantity_words
from rashomon.expressions.numerals import digits, spelled
from rashomon.expressions.times import TimeExpression, find_times, lowered

Number = float | int
Change = Literal["=", ">", "<", "~", "up", "down"]
NO_AMOUNT = ("date", "time", "year", "name", "score", "pronoun")
CHANGES: dict[str, Change] = {"more": ">", "less": "<", "about": "~"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the words that bind it, at start:end of the text."""

    start: int
    end: int
    text: str
    number_start: int
    """Of the number words alone; so is `number_end`."""
    number_end: int
    low: Number | None
    """The least it can be as stated; None where open."""
    high: Number | None
    approx: bool
    change: Change
    """Exactly, more, less, about; or the amount by which something rose or fell."""
    unit: str | None
    """The noun, currency or measure with it, as written."""
    ordinal: bool
    """A place in an order, never a count."""
    role: str | None
    """What it is when it is no count of things: date, year, time, duration, age, distance, measure, money, percent,
    name, score, pronoun; None otherwise."""


@dataclass(frozen=True, slots=True)
class Found:
    """Number words, before their bounds are read."""

    start: int
    end: int
    low: Number | None
    high: Number | None
    approx: bool = False
    ordinal: bool = False
    letter: bool = False
    """The last letter may be a scale or a unit: 300m."""
    scaled: bool = False


def find_quantities(text: str, language: str = "en", times: Sequence[TimeExpression] | None = None) -> list[Quantity]:
    """Every number in reading order, without overlaps. `times` are the time expressions of the text, where known."""
    words = quantity_words(language)
    lower = lowered(text)
    spans = find_times(text, None, language=language) if times is None else times
    numbers = list(_numbers(lower, words, language))
    quantities: list[Quantity] = []
    at = 0
    while at < len(numbers):
        pair = _range(numbers[at], numbers[at + 1], lower, words) if at + 1 < len(numbers) else None
        at += 2 if pair else 1
        floor = quantities[-1].end if quantities else 0
        quantities.append(_bound(pair or numbers[at - 1], text, lower, floor, words, spans))
    return quantities


def _numbers(lower: str, words: NumberWords, language: str) -> Iterator[Found]:
    """Every number by itself, save one that only repeats in brackets the one before it: "34 (thirty-four)"."""
    at, before = 0, Found(0, 0, None, None)
    while match := words.candidate.search(lower, at):
        found = _value(match, lower, words, language)
        at = found.end if found else match.end()
        if found is None:
            continue
        brackets = lower[before.end : found.start].strip() == "(" and lower[found.end : found.end + 1] == ")"
        if not (brackets and found.low == before.low and found.high == before.high):
            yield found
        before = found


def _value(match: re.Match[str], lower: str, words: NumberWords, language: str) -> Found | None:
    """What the number words say; None where they make no number."""
    start, end, kind = match.start(), match.end(), match.lastgroup
    said = " ".join(match[0].split())
    if match["ordinal"]:
        number = re.match(r"\d+", said)
        parts = re.split(r"[-\s]", said)
        tens = (spelled([parts[0]], language) or 0) if len(parts) > 1 else 0
        value = int(number[0]) if number else tens + words.ordinals[parts[-1]]
        return Found(start, end, value, value, ordinal=True)
    if match["zero"]:
        return Found(start, end, 0, 0)
    if match["many"]:
        factors = re.findall(r"[a-z]+", said)
        if words.times.intersection(factors):
            low = words.vague[factors[0]] * words.vague[factors[-1]] // 2
        else:
            low = words.vague[factors[0]]
        return Found(start, end, low, None, approx=True)
    if match["times"]:
        factor = words.vague[" ".join(match["factor"].split())]
        scale = words.scales[match["scale"]]
        return Found(start, end, factor * scale if factor > 0 else 2 * scale, None, approx=True)
    if match["vague"]:
        low = words.vague[said]
        if said in words.exact:
            return Found(start, end, low, low)
        return Found(start, end, low if low > 0 else None, None, approx=True)
    if match["quarters"]:
        value = words.quarters[tuple(re.split(r"[\s-]+", match["part"]))] * words.scales[match["of"]] // 4
        return Found(start, end, value, value, scaled=True)
    if match["article"]:
        return _article(start, end, said, words, language)
    if match["digits"]:
        return _digits(match, said, words)
    scale = words.scales[match["after_words"]] if match["after_words"] else 1
    return _spelled(start, end, lower, scale, words, language) if kind else None


def _article(start: int, end: int, said: str, words: NumberWords, language: str) -> Found | None:
    """ "A dozen", "half a million", "a hundred and six"."""
    and_a_half = said.startswith(tuple(words.articles["and_a_half"]))
    small = words.articles["alone"] | words.articles["half"] | ({words.one} if and_a_half else set())
    parts = [part for part in re.split(r"[\s-]", said) if part not in small]
    factor = 1.5 if and_a_half else 0.5 if words.articles["half"].intersection(said.split()) else 1
    while parts and parts[0] in words.joins:
        parts = parts[1:]
    if parts[0] in words.multiples:
        value: Number | None = words.scales[parts[0]]
    else:
        value = spelled([words.one, *parts], language)
    if value is None:
        return None
    result = value * factor
    whole = int(result) if result == int(result) else result
    return Found(start, end, whole, whole, scaled=True)


def _digits(match: re.Match[str], said: str, words: NumberWords) -> Found | None:
    half = re.match(r"(\d+)[ -]1/2", match[0])
    written = half or re.match(r"[\d., \u00a0\u202f]*\d", match[0])
    value = int(half[1]) + 0.5 if half else digits(written[0]) if written else None
    if value is None:
        return None
    scale = (
        words.scales[match["after_digits"]] if match["after_digits"] else words.letters.get(match["letter"] or "", 1)
    )
    scaled = round(value * scale, 6)
    whole = int(scaled) if scaled == int(scaled) and (scale > 1 or isinstance(value, int)) else scaled
    return Found(match.start(), match.end(), whole, whole, letter=match["letter"] == "m", scaled=scale > 1)


def _spelled(start: int, end: int, lower: str, scale: int, words: NumberWords, language: str) -> Found | None:
    """The longest run of number words that makes one number; the rest is read on its own."""
    parts = list(re.finditer(r"[a-z]+", lower[start:end]))
    if scale > 1:
        parts = parts[:-1]
    for size in range(len(parts), 0, -1):
        value = spelled([part[0] for part in parts[:size]], language)
        if value is None or parts[size - 1][0] in words.joins:
            continue
        whole = size == len(parts)
        close = end if whole else start + parts[size - 1].end()
        value *= scale if whole else 1
        return Found(start, close, value, value, scaled=value >= 100)
    return None


def _range(first: Found, second: Found, lower: str, words: NumberWords) -> Found | None:
    """ "10 to 30", "two or three", "between 2,500 and 3,000"; not what rose from 10 to 30, nor 3-1."""
    joint = lower[first.end : second.start]
    ends = words.range.fullmatch(joint)
    if not ends or first.ordinal or second.ordinal or first.low is None or second.high is None:
        return None
    before = lower[max(first.start - 60, 0) : first.start]
    if joint in ("-", "–") and (
        re.search(r"\d[-–]$", lower[max(first.start - 2, 0) : first.start])
        or re.match(r"[-–]\d", lower[second.end : second.end + 2])
    ):
        return None
    if ends[1] and not words.between_before.search(before):
        return None
    low, high = first.low, second.high
    if second.scaled and not first.scaled and low < 1000 and high >= 1000 and low < high:
        shared = _scale_of(second, lower, words)
        low = low * shared if low * shared < high else low
    either = any(f" {word} " in f" {joint} " for word in words.either)
    if low >= high or (either and high > 2 * low + 2):
        return None
    rose = words.from_before.search(before)
    if rose and rose[1] in words.changes:
        return None
    return Found(first.start, second.end, low, high, scaled=second.scaled)


def _scale_of(found: Found, lower: str, words: NumberWords) -> int:
    last = re.split(r"[\s-]", lower[found.start : found.end])[-1]
    return words.scales.get(last, 1)


def _bound(
    found: Found, text: str, lower: str, floor: int, words: NumberWords, times: Sequence[TimeExpression]
) -> Quantity:
    """Adds the words of bound around a number, its unit and its role."""
    start, end, low, high, approx = found.start, found.end, found.low, found.high, found.approx
    bound: str | None = None
    unit, role = unit_and_role(text, lower, start, end, words, times, found.ordinal)
    counts = not found.ordinal and role not in NO_AMOUNT
    if role is None and unit and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", lower[start:end]):
        low = high = int(lower[start:end].replace(".", ""))  # nobody counts thousandths of a person
    currency = words.currency_before.search(lower, max(floor, start - 5), start)
    if currency:
        start = currency.start()
    if counts:
        for _ in range(2):
            opened = words.bound_before.search(lower, max(floor, start - 40), start)
            if not opened or (low is not None and low == high == 0):
                break
            said = words.bounds[" ".join(opened[1].split())]
            bound = said if bound in (None, "about") else bound
            start = opened.start()
        joined = words.opened_before.search(lower, max(floor, start - 10), start)
        if joined and low != high:
            start = joined.start()
        closed = words.bound_after.match(lower, end)
        if closed and bound is None:
            bound, end = words.bounds[" ".join(closed[1].split())], closed.end()
    change: Change = CHANGES[bound] if bound else "="
    if bound == "more":
        high = None
    elif bound == "less" and found.high is not None:
        low = None
    elif bound == "about":
        approx = True
    if bound is None:
        moved = words.change_before.search(lower, max(floor, start - 30), start)
        if moved and counts:
            change = "up" if words.changes[moved[1]] == "up" else "down"
        elif found.low is not None and found.high is None:
            change = ">"
    if counts and end != found.end:
        unit, role = unit_and_role(text, lower, found.start, end, words, times, found.ordinal)
    if currency and role in (None, "name", "distance"):
        unit, role = text[currency.start(1) : currency.end(1)], "money"
    quantity = Quantity(
        start,
        end,
        text[start:end],
        found.start,
        found.end,
        low,
        high,
        approx,
        change,
        unit,
        found.ordinal,
        role,
    )
    if found.letter and role == "distance" and found.low is not None:
        metres = round(found.low / 1_000_000, 6)
        plain = int(metres) if metres == int(metres) else metres
        quantity = replace(
            quantity,
            low=plain if low is not None else None,
            high=plain if high is not None else None,
            number_end=found.end - 1,
        )
    return quantity
