"""The figure that a noun phrase states, by the contract's table of wordings. Token offsets are those of one parse."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.expressions.numbers import find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DIGITS = re.compile(r"^\d{1,3}(?:[,.]\d{3})+$|^\d+(?:\.\d+)?$")
# "Section 39-13-202", "call 855-CLUE-247", "555-0134"; and a postal code, "TX 79830".
_CODES = re.compile(r"(?<![\w-])\d+(?:[-–][\dA-Z]+){2,}(?!\w)|(?<![\w-])\d{3}[-–]\d{4}(?!\w)|\b[A-Z]{2} \d{5}(?!\w)")
# Words between a number and its noun, at most.
_REACH = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """Bounds as stated, None for an open or unknown one, and where the words stand."""

    low: int | None
    high: int | None
    approx: bool
    start: int
    end: int
    vague: bool = False
    """Words of quantity without a number."""

    @property
    def known(self) -> bool:
        """Does it say any number?"""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words of a language."""

    units: Mapping[str, int]
    multipliers: Mapping[str, int]
    vague: Mapping[str, int]
    unbounded: frozenset[str]
    at_least: tuple[tuple[str, ...], ...]
    at_most: tuple[tuple[str, ...], ...]
    about: tuple[tuple[str, ...], ...]
    alone: frozenset[str]
    occasions: frozenset[str]
    """What is counted where a number tells how often."""
    lengths: frozenset[str]
    """Of time, distance, area, weight and volume: a number before them counts nobody."""
    numbered: frozenset[str]
    """Things whose number, told after them, is a name."""
    factors: Mapping[str, int]
    """Of a multiplier: "several hundred" is three hundred or more."""
    fractions: Mapping[str, int]
    """Parts of a number, by what it is divided by."""
    one_more: frozenset[str]
    """Who comes after those told of, by rank: "a third"."""
    folds: Mapping[str, int]
    """Of one act, how many it befell: "a double murder"."""
    beside: Mapping[str, frozenset[str]]
    """Small words within numbers and about them, by what they do there."""


@cache
def number_words(language: str = "en") -> NumberWords:
    """Read once from `figures.toml`."""
    data = tomllib.loads((Path(__file__).parent / language / "figures.toml").read_text(encoding="utf-8"))

    def runs(key: str) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted((tuple(w.split()) for w in data["bounds"][key]), key=len, reverse=True))

    return NumberWords(
        data["units"], data["multipliers"], data["vague"], frozenset(data["unbounded"]["words"]),
        runs("at_least"), runs("at_most"), runs("about"),
        frozenset(data["alone"]["words"]), frozenset(data["names"]["occasions"]), frozenset(data["names"]["lengths"]),
        frozenset(data["names"]["numbered"]),
        data["factors"], data["fractions"], frozenset(data["alone"]["one_more"]), data["folds"],
        {name: frozenset(run) for name, run in data["beside"].items()},
    )  # fmt: skip


def number_at(doc: Doc, end: int) -> tuple[float, int] | None:
    """The number whose last token is `end - 1`, and where it starts: 1,300 · 3.7 million · two dozen · twenty-five."""
    words = number_words()
    start = end
    parts: list[str] = []
    while start > 0:
        word = doc[start - 1].lower_
        if word == "-" and parts and start >= 2 and doc[start - 2].lower_ in words.units:
            start -= 1
            continue
        # "Two 17-year-old boys": a number word before digits is another number.
        if parts and _DIGITS.match(parts[0]) and not _DIGITS.match(word):
            break
        if word in words.units or word in words.multipliers or _DIGITS.match(word):
            parts.insert(0, word)
            start -= 1
            continue
        if word in words.beside["and"] and parts and start >= 2 and doc[start - 2].lower_ in words.multipliers:
            start -= 1
            continue
        if word in words.beside["a"] and parts and parts[0] in words.multipliers:
            start -= 1
        break
    if not parts:
        return None
    if start and doc[start - 1].lower_ in words.beside["half"] and parts[0] in words.multipliers:
        return _value(parts, words) / 2, start - 1
    return _value(parts, words), start


def _value(parts: list[str], words: NumberWords) -> float:
    total = current = 0.0
    for part in parts:
        if part in words.multipliers:
            factor = words.multipliers[part]
            current = (current or 1) * factor
            if factor >= 1000:
                total, current = total + current, 0.0
        elif part in words.units:
            current += words.units[part]
        else:
            current = current * 1000 + _digits(part) if current and "," in part else _digits(part)
    return total + current


def _digits(word: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", word):
        return float(re.sub(r"[,.]", "", word))
    return float(word.replace(",", ""))


def _ends_with(doc: Doc, at: int, runs: tuple[tuple[str, ...], ...]) -> int | None:
    """Where a run of words that ends just before token `at` starts."""
    for run in runs:
        if at >= len(run) and tuple(t.lower_ for t in doc[at - len(run) : at]) == run:
            return at - len(run)
    return None


def bounded(doc: Doc, value: float, start: int, end: int) -> Figure:
    """The number with the words that bound it, before and after."""
    words = number_words()
    number = round(value)
    between = _range(doc, number, start, end)
    if between is not None:
        return between
    after = doc[end].lower_ if end < len(doc) else ""
    if " ".join(t.lower_ for t in doc[end : end + 2]) in words.beside["or_more"]:
        return Figure(number, None, False, start, end + 2)
    if after in words.beside["plus"]:
        return Figure(number, None, False, start, end + 1)
    if (at := _ends_with(doc, start, words.at_least)) is not None:
        return Figure(number, None, False, at, end)
    if (at := _ends_with(doc, start, words.at_most)) is not None:
        return Figure(None, number, False, at, end)
    if (at := _ends_with(doc, start, words.about)) is not None:
        # "Learned more about two people": no bound of the two.
        told = at > 0 and doc[at - 1].lower_ in words.beside["told_about"]
        return Figure(number, number, not told, start if told else at, end)
    return Figure(number, number, False, start, end)


def _range(doc: Doc, number: int, start: int, end: int) -> Figure | None:
    """from A to B · between A and B · A to B · A-B · A or B"""
    beside = number_words().beside
    if start < 2 or doc[start - 1].lower_ not in beside["range"]:
        return None
    joint = doc[start - 1].lower_
    before = number_at(doc, start - 1)
    if before is None or before[0] >= number:
        return None
    low, at = round(before[0]), before[1]
    opener = doc[at - 1].lower_ if at else ""
    if joint in beside["and"] and opener not in beside["between"]:
        return None
    if joint in beside["to"] and opener not in beside["before_a_range"] and at:
        # "4 to 6 people", not "rose from four, to 6".
        if not doc[at - 1].is_space and opener.endswith(tuple(beside["change_endings"])):
            return None
    return Figure(low, number, False, at - 1 if opener in beside["from"] | beside["between"] else at, end)


def figure_before(doc: Doc, head: int, left: int = 0) -> Figure | None:
    """The figure among the words before a noun, within its phrase: "at least 34 Turkish soldiers".

    An age ("a 21-year-old man"), a name ("4th Division") and an ordinal give none.
    """
    words = number_words()
    at, past_comma = head, False
    while at > max(left, head - _REACH):
        token = doc[at - 1]
        low = token.lower_
        # "Ten men, a woman": what stands before the comma has its own figure.
        if past_comma and token.pos_ == "NOUN" and head < len(doc) and not doc[head].is_ancestor(token):
            return None
        past_comma = past_comma or low == ","
        # "Four of those killed": how many were killed it does not say.
        if at == head < len(doc) and low == "of" and doc[head].lower_ in words.beside["those"]:
            return None
        if token.tag_ == "VBG" and at > 1 and doc[at - 2].like_num and doc[at - 2].head.i == token.head.i:
            at -= 1  # "17 decomposing civilian bodies": the parser parts the number from them
            continue
        if token.pos_ in ("VERB", "AUX", "ADP") and at != head and low not in words.beside["participles"]:
            return None
        # "Some 30 shells hit Goma": the shells are 30.
        if (
            at == head < len(doc)
            and doc[head].dep_ == "dobj"
            and doc[head].head.i == at - 1
            and doc[head].pos_ == "PROPN"
        ):
            return None
        # "The only one who injured people": the verb has a subject of its own.
        if token.pos_ == "VERB" and at != head and any(c.dep_ == "nsubj" for c in token.children):
            return None
        if low in words.vague and low not in words.multipliers:
            return _vague(doc, low, at - 1)
        found = number_at(doc, at)
        if found is not None:
            value, start = found
            apart = _in_a_name(doc, start, at) or _stands_apart(doc, start, at)
            if apart or _is_measure(doc, at) or counts_nothing(doc, start):
                at = start
                continue
            if start and (few := words.factors.get(doc[start - 1].lower_)) and doc[start].lower_ in words.multipliers:
                return Figure(few * round(value), None, False, start - 1, at, True)
            return bounded(doc, value, start, at)
        # "No sign that his death …": a clause, or an owner, of its own.
        if at != head and token.pos_ == "SCONJ":
            return None
        # "5 Hill Road, where a body lay", "three homes where bodies lay": the phrase has begun.
        if token.tag_ in ("WRB", "WDT", "WP") or (at != head and low in words.beside["opens_a_phrase"]):
            return None
        if (token.is_punct and low not in ("-", ",", "'", "’", "‘", "“", '"', "”")) or (
            low in words.beside["joins"] and at == head
        ):
            return None
        at -= 1
    return None


def _vague(doc: Doc, word: str, at: int) -> Figure:
    """ "Hundreds" are two hundred or more; "hundreds of thousands" two hundred times a thousand or more."""
    vague = number_words().vague
    if at > 1 and doc[at - 1].lower_ == "of" and (many := doc[at - 2].lower_) in vague:
        return _vague(doc, many, at - 2)
    low, end = vague[word], at + 1
    unit = doc[end + 1].lower_ if end + 1 < len(doc) and doc[end].lower_ == "of" else ""
    if unit in number_words().beside["great_units"]:
        # The unit's own low is two of it.
        return Figure(low * vague[unit] // 2, None, False, at, end + 2, True)
    return Figure(low, None, False, at, end, True)


def counts_nothing(doc: Doc, at: int) -> bool:
    """The number at this token is a day, a year, an hour, an age or part of a code: "On May 4, 2031, a medic"."""
    offset = doc[at].idx
    return any(start <= offset < end for start, end in _no_counts(doc.text))


@lru_cache(maxsize=64)
def _no_counts(text: str) -> tuple[tuple[int, int], ...]:
    told = ((q.number_start, q.number_end) for q in find_quantities(text) if q.role in ("date", "year", "time", "age"))
    return (*told, *(hit.span() for hit in _CODES.finditer(text)))


def _stands_apart(doc: Doc, start: int, end: int) -> bool:
    """ "A. B., 3, shot dead" tells an age; "both A. and B." joins two and is no number."""
    named = start > 1 and doc[start - 1].lower_ == "," and doc[start - 2].tag_ in ("NNP", "NN")
    age = named and end < len(doc) and doc[end].lower_ == "," and end - start == 1
    joins = doc[start].lower_ in number_words().beside["both"] and doc[start].head.tag_ in ("NN", "NNP")
    return age or joins or doc[start].dep_ == "preconj"


def _in_a_name(doc: Doc, start: int, end: int) -> bool:
    """ "Three Leopard 2 tanks": a digit that goes on a name; "an Eight Stars rebel": a word that opens one."""
    opens = doc[start].is_title and start and doc[start - 1].lower_ in number_words().beside["before_a_name"]
    if opens and end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].dep_ == "compound":
        return True
    before = doc[start - 1] if start else None
    named = before is not None and before.pos_ == "PROPN" and before.dep_ in ("compound", "nmod")
    if before is not None and before.lower_ in number_words().numbered and doc[start].is_digit:
        return True  # "who lives in room number 8", "Interstate 80"
    return bool(named and before is not None and before.head.i >= end and end - start == 1 and doc[start].is_digit)


def _is_measure(doc: Doc, end: int) -> bool:
    """A number that belongs to an age, a street, a calibre: "21-year-old", "30-round", "4th", "9 mm"."""
    beside = number_words().beside
    following = doc[end].lower_ if end < len(doc) else ""
    if following in number_words().lengths:
        return True  # "three hours later the body of a guard was found"
    nxt = doc[end + 1].lower_ if end + 1 < len(doc) else ""
    if following in ("'s", "’s") and doc[end - 1].is_digit:
        return True  # "in their late 30's"
    if following in number_words().occasions:
        return True  # "was shot eight times"
    return following in beside["measures"] and nxt not in beside["people_joined"]
