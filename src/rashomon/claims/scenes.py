"""Scenes: the incidents that a round-up tells one after the other.

A text that speaks of several incidents ("in separate shootings across the city") tells each in turn: somebody new, at
another hour or in another street or quarter than the one before. What speaks of "the man" goes on with the last told;
the sum that such a text opens with is of none of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.claims.sentence import Sentence
from rashomon.expressions.numerals import number_words
from rashomon.expressions.phrases import phrase_book
from rashomon.expressions.times import find_times
from rashomon.expressions.victims import HURT
from rashomon.records import Claim, Count

WORDS = phrase_book(Path(__file__).parent / "en" / "scenes.toml")
NUMBER = rf"(?<!\w)(?!<not_several>)(?:\d{{1,2}}|{'|'.join(sorted(number_words('en')))})(?!\w)"
FEW_WORDS = r"(?:[\w-]+\s+){0,2}?"
# "In separate air raids", "shootings across the city": what is counted so is of them all …
PARTED = rf"<separate>\s+{FEW_WORDS}(?:<acts>|<salvos>)|(?:<acts>|<salvos>)[^.;]{{0,30}}?<across>"
SUMMED = WORDS.pattern(PARTED)
# … as it is in a headline or the lead with "in two shootings", "in overnight shootings" …
IN_LEAD = WORDS.pattern(rf"(?:<run>|{NUMBER})\s+{FEW_WORDS}<acts>|\bin\s+(?:[\w-]+\s+){{0,3}}?<acts>")
# … and wherever it stands, this says that there were several.
SEVERAL = WORDS.pattern(rf"(?:<run>|<several>|{NUMBER})\s+{FEW_WORDS}<acts>|{PARTED}")
# … save where it is told of one: "the worst of three attacks", "one of three attacks".
ONE_OF_THESE = WORDS.pattern(rf"<foremost>(?:\s+\w+)?\s+of\s+(?:the\s+)?(?:{NUMBER}|<several>)\s+{FEW_WORDS}<acts>")
# A sentence that opens so: "Forty minutes later, another shooting …", "In other attacks, …".
ONE_OF_THEM = WORDS.pattern(
    r"^\W*(?:(?:[\w’'-]+\s+){0,4}[\w’'-]+,\s+)?(?:<in_which>\s+)?"
    rf"(?:<one_of_them>\s+{FEW_WORDS}<act>|<others>\s+{FEW_WORDS}(?:<acts>|<salvos>))"
)
WORD = r"(?:[A-Z][\w’'.-]*|\d+(?:st|nd|rd|th))(?!\w)"
NAME = rf"{WORD}(?:\s+{WORD})*"
NAMES = rf"(?-i:{NAME}(?:\s+and\s+{NAME})?)"
STREET = WORDS.pattern(rf"\d+[ -]<block> of\s+({NAMES})|({NAMES})\s+<street>|<corner>\s+({NAMES})")
QUARTER = WORDS.pattern(rf"({NAMES})\s+<quarter>|<quarter_of>\s+({NAMES})")
KINDS = {*WORDS.lists["compass"], *(w.removesuffix("*") for w in WORDS.lists["street"]), *WORDS.lists["in_names"]}
RESIDENT = WORDS.pattern(r"<resident>\W*(?:the\s+)?$")
KNOWN = WORDS.pattern(r"^\W*<known>")
OF_THEM = "|".join(WORDS.lists["those"])
TURNED = WORDS.pattern(r"^\W*<meanwhile>")
INDEFINITE = WORDS.pattern(rf"^\W*(?:<new>|{NUMBER})(?!\s+of\s+(?:{OF_THEM}))")
FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+)+")
PROPER = re.compile(r"\b[A-Z][\w’'-]+")
AGE = WORDS.pattern(r"\b(\d{1,3})[ -]<year>[ -]<old>", re.NOFLAG)
# Minutes within which two hours may be of one incident.
ONE_HOUR = 40
# The last paragraph of the lead, in which such a text gives its sum.
LEAD = 2


@dataclass
class _Scene:
    """What has been told of one incident."""

    streets: set[frozenset[str]] = field(default_factory=set)
    quarters: set[frozenset[str]] = field(default_factory=set)
    hours: list[int] = field(default_factory=list)
    ages: set[str] = field(default_factory=set)
    victims: bool = False

    @property
    def placed(self) -> bool:
        return bool(self.streets or self.quarters or self.hours)

    def there(self, other: _Scene) -> bool:
        """Does the other name a street or quarter of this one?"""
        return _meet(self.streets, other.streets) or _meet(self.quarters, other.quarters)

    def elsewhere(self, other: _Scene) -> bool:
        """Is the other in another street or quarter, or else at another hour?"""
        if self.there(other):
            return False
        apart = (self.streets and other.streets) or (self.quarters and other.quarters)
        hours = [(a, b) for a in self.hours for b in other.hours]
        return bool(apart or (hours and all(_minutes(a, b) > ONE_HOUR for a, b in hours)))

    def take(self, other: _Scene) -> None:
        self.streets |= other.streets
        self.quarters |= other.quarters
        self.hours += other.hours
        self.ages |= other.ages
        self.victims = self.victims or other.victims


@dataclass(frozen=True, slots=True)
class Scenes:
    """Which incident of a round-up each claim tells of, by ordinal, and which claims sum them up."""

    of: Mapping[str, int]
    sums: Collection[str]


def scenes(sentences: Sequence[Sentence], claims: Sequence[Claim], title: str | None) -> Scenes:
    """The incidents that a text tells in turn; one, with no sums, where it does not say that there are several."""
    texts = [*([title] if title else []), *(s.text for s in sentences)]
    lead = [*([title] if title else []), *(s.text for s in sentences if s.paragraph <= LEAD)]
    if not any(SEVERAL.search(t) for t in texts) and not any(IN_LEAD.search(t) for t in lead):
        return Scenes({}, ())
    by_start: dict[int, list[Claim]] = {}
    for c in claims:
        by_start.setdefault(c.char_start, []).append(c)
    seen: set[str] = set()
    of: dict[str, int] = {}
    sums: list[str] = []
    past = [_Scene()]
    number, paragraph, pending = 0, -1, _Scene()
    for s in sentences:
        told = [c for c in by_start.get(s.start, []) if not c.is_aggregate]
        harm = any(k.kind in HURT for c in told for k in c.counts)
        if s.paragraph != paragraph:
            pending, paragraph = _Scene(), s.paragraph
        here = _setting(s.text)
        pending.take(here)
        if (
            harm
            and not ONE_OF_THESE.search(s.text)
            and (
                SUMMED.search(s.text)
                or (s.paragraph <= LEAD and IN_LEAD.search(s.text) and not here.placed and not past[0].placed)
            )
        ):
            sums += [c.claim_id for c in told]
        elif told:
            now, ages = past[number], set(AGE.findall(s.text))
            turns = _turns(s, told, pending, now, seen)
            back = [i for i, p in enumerate(past) if p is not now and p.there(here)]
            if back and not ages and not here.hours and (turns or now.elsewhere(here)):
                number = back[-1]
            elif turns:
                past.append(_Scene())
                number = len(past) - 1
            past[number].take(pending)
            past[number].ages |= ages
            past[number].victims |= harm
            pending = _Scene()
        of.update((c.claim_id, number) for c in told)
        seen |= set(PROPER.findall(s.text))
    return Scenes(of, frozenset(sums) if len(past) > 1 else frozenset())


def _turns(s: Sentence, told: Sequence[Claim], setting: _Scene, now: _Scene, seen: Collection[str]) -> bool:
    """Does the text turn to another incident than the one that it is at?"""
    if not (now.victims or now.placed):
        return False
    if ONE_OF_THEM.search(s.text):
        return True
    fresh = any(_new(c, k, seen, now) for c in told for k in c.counts if k.kind in HURT)
    # "Meanwhile, a man was shot …": its place or hour may come later.
    turned = now.elsewhere(setting) or (TURNED.match(s.text) and not now.there(setting))
    return bool(fresh and now.victims and turned and not WORDS["one_more"].search(s.text))


def _new(c: Claim, count: Count, seen: Collection[str], now: _Scene) -> bool:
    """Somebody not told of before: "a woman", "three men", a full name that is new."""
    what = count.what or count.text
    if not count.low or KNOWN.search(what):
        return False
    if name := FULL_NAME.search(what):
        return not set(PROPER.findall(name.group())) & set(seen)
    if any(age in now.ages for age in AGE.findall(what)):
        return False
    at = c.quote.find(what)
    return bool(
        INDEFINITE.search(what) or (INDEFINITE.search(count.text) and not KNOWN.search(c.quote[max(0, at - 5) : at]))
    )


def _setting(text: str) -> _Scene:
    """The streets, quarters and hours that a sentence names."""
    return _Scene(
        set(_named(STREET, text)),
        set(_named(QUARTER, text)),
        [_clock(t.timex) for t in find_times(text, None) if t.kind == "time" and t.timex and ":" in t.timex],
    )


def _named(pattern: re.Pattern[str], text: str) -> Iterator[frozenset[str]]:
    for hit in pattern.finditer(text):
        words = next(g for g in hit.groups() if g)
        own = {w.strip(".").lower() for w in words.split()} - KINDS
        if own and not RESIDENT.search(text[: hit.start()]):
            yield frozenset(own)


def _meet(some: Collection[frozenset[str]], others: Collection[frozenset[str]]) -> bool:
    """Is one of them one of the others, written in full or not?"""
    return any(a <= b or b <= a for a in some for b in others)


def _clock(timex: str) -> int:
    """Minutes after midnight."""
    hour, minute = timex.rpartition("T")[2].split(":")[:2]
    return int(hour) * 60 + int(minute)


def _minutes(a: int, b: int) -> int:
    """Between two hours of the clock, the shorter way round."""
    return min(abs(a - b), 24 * 60 - abs(a - b))
