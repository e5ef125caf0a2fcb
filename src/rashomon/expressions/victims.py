"""Victims: how many people a story tells of one by one, each counted once however often it comes back to them.

Two descriptions are of one person unless something keeps them apart: another age, sex or name, two persons in one sentence,
or a word that adds somebody ("another", "a second"). Who is first hurt and later dead is dead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rashomon.expressions.numerals import spelled
from rashomon.records import Claim, Count

DATA = Path(__file__).parent / "en" / "persons.toml"
AGE = re.compile(
    r"\b(\d{1,3}|[a-z]+)[ -]years?[ -]old\b|^\W{0,2},? (?:aged? )?(\d{1,2})\b(?! ?(?:a|p)\.?m)", re.IGNORECASE
)
# The name that a description ends with, and the words after which it says something else.
NAME = re.compile(r"(?:\b[A-Z][\w’'\-]+[ .]*)+$")
OWNED = re.compile(r"[’'](?:s)?$")
FURTHER = re.compile(
    r"(?<!life) (?:from|of|in|at|with|who|whose|that|by|near|on|dead|and)\b.*|,.*|\([^)]*\)", re.DOTALL
)
HURT = frozenset(("killed", "injured", "killed_or_injured"))


@dataclass(slots=True)
class Victim:
    """A person told of, as far as the story has said."""

    ages: set[str] = field(default_factory=set)
    sex: str | None = None
    names: set[str] = field(default_factory=set)
    dead: bool = False
    hurt: bool = False
    """Said to be wounded, as against shot at and hit: who is only said to be shot may have died of it."""
    sentences: set[tuple[int, str]] = field(default_factory=set)
    """Where it was told, with the kind: two of one kind in one sentence are two people."""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in tomllib.loads(DATA.read_text("utf-8")).items()}


def victims(claims: Sequence[Claim]) -> list[Victim]:
    """The people that these claims describe one by one, in order of the text."""
    found: list[Victim] = []
    for c in claims:
        if c.is_aggregate or (c.stance == "denied" and c.denial_scope != "figure"):
            continue
        last: tuple[Count, Victim] | None = None
        for count in sorted(c.counts, key=lambda k: _at(c.quote, k.what or k.text)):
            if count.kind in HURT and count.low == count.high == 1 and not part_of(c, count):
                last = count, _tell(found, c, count, last)
    return found


def part_of(c: Claim, count: Count) -> bool:
    """Is it a part of another figure of its kind? "Four were shot, including one who died" counts all the dead."""
    return count.subset_of is not None and (count.kind, c.counts[count.subset_of].kind) != (
        "killed",
        "killed_or_injured",
    )


def _tell(found: list[Victim], c: Claim, count: Count, last: tuple[Count, Victim] | None) -> Victim:
    """The victim that this count is of, new or told of before; `last` is the one that the sentence told before it."""
    this = _described(c, count)
    where = (c.char_start, count.kind)
    adds = bool(_before(c.quote, count) & _words()["more"]) and not _beside_another(c, count)
    # Two nouns in one sentence are two people; a pronoun may be either of them.
    words = (count.what or count.text).lower()
    # … save "himself", who did it to the others too.
    pronoun = words in _words()["pronouns"] and words not in _words()["reflexive"]
    alike = [v for v in reversed(found) if one_person(v, this) and (pronoun or where not in v.sentences)]
    # A pronoun is of the last, but "the man who died" is who died before.
    if count.kind == "killed" and not pronoun:
        alike.sort(key=lambda v: not v.dead)
    same = next(iter(alike), None)
    named = next((v for v in found if this.names and v.names & this.names and one_person(v, this)), None)
    aged = next((v for v in found if this.ages and v.ages & this.ages and one_person(v, this)), None)
    renamed = (
        last[1] if last and this.names and one_person(last[1], this) and _renames(c.quote, last[0], count) else None
    )
    who = named or aged or renamed or (None if adds else same)
    if who is None:
        who = this
        found.append(who)
    who.ages |= this.ages
    who.sex = who.sex or this.sex
    who.names |= this.names
    who.dead = who.dead or count.kind == "killed"
    who.hurt = who.hurt or count.kind == "injured"
    who.sentences.add(where)
    return who


def _renames(quote: str, first: Count, second: Count) -> bool:
    """ "His daughter, A. B.": nothing but a comma stands between a description and the name."""
    what = first.what or first.text
    between = quote[_at(quote, what) + len(what) : _at(quote, second.what or second.text)]
    return between.strip() == ","


def _beside_another(c: Claim, count: Count) -> bool:
    """ "A student fired and another student was struck": another than one of the sentence who was not hurt."""
    what = (count.what or count.text).split()
    before = c.quote[: _at(c.quote, " ".join(what))].lower()
    hurt = any(k is not count and (k.what or k.text).lower().endswith(what[-1].lower()) for k in c.counts)
    return not hurt and bool(re.search(rf"\b{re.escape(what[-1].lower())}s?\b", before))


def one_person(a: Victim, b: Victim) -> bool:
    """Does nothing keep the two descriptions apart?"""
    return (
        (not a.ages or not b.ages or bool(a.ages & b.ages))
        and (a.sex is None or b.sex is None or a.sex == b.sex)
        and (not a.names or not b.names or bool(a.names & b.names))
    )


def _at(quote: str, words: str) -> int:
    """Where these words stand: "he" is not within "the"."""
    hit = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", quote)
    return hit.start() if hit else len(quote)


def _before(quote: str, count: Count) -> set[str]:
    """The words of the description, and the one before it."""
    what = count.what or count.text
    at = _at(quote, what)
    lead = quote[max(0, at - 12) : at].lower().split()[-1:] if at < len(quote) else []
    return {*re.findall(r"[a-z]+", what.lower()), *(re.sub(r"\W", "", w) for w in lead)}


def _described(c: Claim, count: Count) -> Victim:
    what = count.what or count.text
    at = _at(c.quote, what)
    after = c.quote[at + len(what) : at + len(what) + 40]
    words = set(re.findall(r"[a-z]+", what.lower()))
    aged = AGE.search(what) or AGE.match(after)
    male, female = words & _words()["male"], words & _words()["female"]
    # "his wife": the noun says who it is, the pronoun whose.
    if male and female:
        male, female = male - {"his", "him"}, female - {"her", "hers"}
    sex = "male" if male and not female else "female" if female and not male else None
    named = NAME.search(FURTHER.sub("", what).strip())
    names = [OWNED.sub("", w.strip(".")) for w in named.group().split()] if named else []
    # "A Toledo Woman", "Teen": what leads up to a noun for people is no name, whatever its capitals.
    people = _words()["people"] | _words()["male"] | _words()["female"]
    nouns = [i for i, w in enumerate(names) if w.lower() in people]
    names = names[nouns[-1] + 1 :] if nouns else names
    named_so = {w for w in names if w.lower() not in _words()["no_name"]}
    return Victim({_years(g) for g in (aged.groups() if aged else ()) if g}, sex, named_so)


def _years(age: str) -> str:
    """The same for "2" and "two"."""
    known = spelled([age.lower()])
    return age if known is None else str(known)
