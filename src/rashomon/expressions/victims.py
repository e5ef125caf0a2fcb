"""Victims: how many people a story tells of one by one, each counted once however often it comes back to them.

Two descriptions are of one person unless something keeps them apart: another age, sex or name, two persons in one sentence,
or a word that adds somebody ("another", "a second"). Who is first hurt and later dead is dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

from rashomon.expressions.numerals import spelled
from rashomon.expressions.phrases import phrase_book
from rashomon.records import Claim, Count

WORDS = phrase_book(Path(__file__).parent / "en" / "persons.toml")
# An age in words, or a bare number behind: "A. B., 35, was", and not "1 dead, 4 wounded".
AGE = WORDS.pattern(
    r"\b(\d{1,3}|[a-z]+)[ -]<year>[ -]<old>"
    r"|^\W{0,2},? (?:<aged> )?(\d{1,2})\b(?=\W?$|[^\w ]| <after_age>)(?! ?(?:a|p)\.?m)"
)
# The name that a description ends with, and the words after which it says something else.
NAME = re.compile(r"(?:\b[A-Z](?:[\w’'\-]+|\.)[ .]*)+$")
OWNED = re.compile(r"[’'](?:s)?$")
# What stands before the noun of whom somebody is told of: "his girlfriend's child".
OWNER = re.compile("^.*[’'\x92]s?\\s+(?=\\w)")
QUOTES = "\"“”‘’'"
ONE_OF = re.compile(r"^one of the (?:\w+ )?(\w+)$", re.IGNORECASE)
ONE_MORE = WORDS.pattern(r"(?:\b<indefinite> <rank>|<another>)(?: (?:<person>)|(?=,))(?=,|\s+<suffers>)")
# In which place somebody was told of.
RANKS = {word: place for place, word in enumerate(WORDS.lists["rank"], 2)}
RANKED = WORDS.pattern(r"^an? (?P<rank><rank>) <person>")
# Letters by which a name cut short may be known.
SHORT_NAME = 3
GOES_ON = "".join(f"(?<!{re.escape(word)})" for word in WORDS.lists["goes_on"])
FURTHER = WORDS.pattern(rf"{GOES_ON} <further>.*|,.*|\([^)]*\)", re.DOTALL)
# Who is somebody's is another than he.
OWN = WORDS.pattern(r"<somebodys> (?!<own>)")
# "Shot the boy, then turned the gun on himself": the one more whom the sentence tells of is who did it.
NEXT = WORDS.pattern(r"(?:<next>\s[^.;]{0,40}?|<gun_on>\s|<joins>\s)<reflexive>$")
JOINED = WORDS.pattern(r"(?:,|<joins>)$", re.NOFLAG)
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
    told: list[int] = field(default_factory=list)
    pronoun: bool = False
    """Told of by pronouns alone."""
    oneself: bool = False
    """Told of as "himself" alone."""
    definite: bool = False
    """Told of as somebody whom the story knows: "the boy"."""
    one_more_at: int = -1
    """Where it was told of as "another": who was told of before that is somebody else."""
    rank: int = 0
    """In which place it was told of, "a third man"; 0 where no number says so."""

    def take(self, same: Victim) -> None:
        """What another description says of this person."""
        self.ages |= same.ages
        self.sex = self.sex or same.sex
        self.names |= same.names
        self.dead = self.dead or same.dead
        self.hurt = self.hurt or same.hurt
        self.sentences |= same.sentences
        self.told += same.told
        self.pronoun = self.pronoun and same.pronoun
        self.oneself = self.oneself and same.oneself
        self.one_more_at = max(self.one_more_at, same.one_more_at)

    def nearness(self, at: int) -> tuple[bool, int]:
        """How near before this place it was told of, or else how near after it; greater is nearer."""
        before = [place - at for place in self.told if place < at]
        return bool(before), max(before) if before else -min(place - at for place in self.told)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in WORDS.lists.items()}


def victims(claims: Sequence[Claim]) -> list[Victim]:
    """The people that these claims describe one by one: the dead, then who is hurt or hit and none of the dead."""
    described: list[Victim] = []
    last: tuple[Count, Victim] | None = None
    sentence = -1
    for c in claims:
        if c.is_aggregate or (c.stance == "denied" and c.denial_scope != "figure"):
            continue
        last, sentence = last if c.char_start == sentence else None, c.char_start
        for count in sorted(c.counts, key=lambda k: _at(c.quote, k.what or k.text)):
            if count.kind in HURT and count.low == count.high == 1 and not part_of(c, count):
                this = _described(c, count)
                if last is not None and _comes_back(c.quote, last[0], count):
                    this.sentences = set()
                if this.dead and _of_those_hit(count, claims, c):
                    this.one_more_at = this.told[0]
                if last is not None and (this.one_more_at >= 0 or OWN.match(count.what or count.text)):
                    # "One was shot and another died", "a man was shot and his son died": one more than those before.
                    this.sentences = {(c.char_start, kind) for kind in HURT}
                known = _known_in_the_telling(described, this, c.quote, last, count)
                if known is None:
                    described.append(this)
                else:
                    known.take(this)
                last = count, known or this
    found: list[Victim] = []
    # "A man was killed. A man of 41 was hit in the hand. A. B., 18, was pronounced dead": the dead are one another first.
    for person in sorted(described, key=lambda v: not v.dead):
        same = _same([v for v in found if not _of_his_sentence(person, v, described)], person)
        if same is None:
            found.append(person)
        else:
            same.take(person)
    return found


def names_of(told: Iterable[Victim]) -> tuple[str, ...]:
    """Every two words of each full name, folded and sorted: "A. B. C." and "A. C." have one in common."""
    words = ([w.lower() for w in v.names if len(w) > 1] for v in told)
    return tuple(sorted({" ".join(sorted(pair)) for name in words for pair in combinations(name, 2)}))


def _known_in_the_telling(
    described: Sequence[Victim], this: Victim, quote: str, last: tuple[Count, Victim] | None, count: Count
) -> Victim | None:
    """Whom the words before say: a pronoun is of who was told of last, a name after a comma of the description before it."""
    if this.pronoun:
        alike = [v for v in reversed(described) if one_person(v, this)]
        # "One was killed and a second wounded … He died in hospital": of the two the first; "he later died": the second.
        later = WORDS["afterwards"].search(quote) is not None
        died = [v for v in alike if v.dead and _told_apart(v, alike[0])] if this.dead and not later else []
        return next(iter(died or alike), None)
    renamed = last is not None and this.names and one_person(last[1], this) and _renames(quote, last[0], count)
    return last[1] if last is not None and renamed else None


def _of_his_sentence(himself: Victim, v: Victim, described: Sequence[Victim]) -> bool:
    """ "Shot the boy and then himself": he is not the boy, whoever told of before the boy may be."""
    at = {place for place, _ in himself.sentences}
    return himself.oneself and any(
        o is not himself and o.definite and one_person(o, v) and any(place in at for place, _ in o.sentences)
        for o in described
    )


def _told_apart(dead: Victim, hurt: Victim) -> bool:
    """Does one sentence say that the one died and the other was hurt?"""
    at = {place for place, kind in dead.sentences if kind == "killed"}
    return hurt.hurt and not hurt.dead and any(place in at for place, kind in hurt.sentences if kind == "injured")


def _same(found: Sequence[Victim], this: Victim) -> Victim | None:
    """Who of those found is this person."""
    at = min(this.told)
    named = (v for v in found if this.names & v.names and one_person(v, this))
    aged = (v for v in found if this.ages & v.ages and one_person(v, this))
    alike = [
        v
        for v in found
        if one_person(v, this) and v.one_more_at <= at and (this.pronoun or not this.sentences & v.sentences)
    ]
    # "Shot another teen": another than who shot, where nobody was told of as hurt before. "One of the four died … The fourth
    # man died": of four who were shot, and no fourth death.
    before = sum(v.nearness(at)[0] for v in found)
    adds = this.one_more_at >= 0 and before > 0 and this.rank - 1 <= before
    last = None if adds else max(alike, key=lambda v: v.nearness(at), default=None)
    return next(named, None) or next(aged, None) or last


def part_of(c: Claim, count: Count) -> bool:
    """Is it a part of another figure of its kind? "Four were shot, including one who died" counts all the dead."""
    return count.subset_of is not None and (count.kind, c.counts[count.subset_of].kind) != (
        "killed",
        "killed_or_injured",
    )


def _renames(quote: str, first: Count, second: Count) -> bool:
    """ "His daughter, A. B.": nothing but a comma stands between a description and the name."""
    what = first.what or first.text
    between = quote[_at(quote, what) + len(what) : _at(quote, second.what or second.text)]
    return between.strip() == ","


def _of_those_hit(count: Count, claims: Sequence[Claim], c: Claim) -> bool:
    """ "Killed the teacher and hit two pupils … One of the pupils died": none of those who were dead before."""
    hit = ONE_OF.match(count.what or "")
    return hit is not None and any(
        k.kind != "killed" and (k.low or 0) > 1 and (k.what or "").lower().endswith(hit[1].lower())
        for o in claims
        if o.char_start < c.char_start and any(d.kind == "killed" and d.low == d.high == 1 for d in o.counts)
        for k in o.counts
    )


def _comes_back(quote: str, first: Count, second: Count) -> bool:
    """ "A. B.'s mother spoke after the boy's death": "the boy", in another clause, may be who was named before."""
    what = second.what or second.text
    between = quote[: _at(quote, what)].rstrip()
    noun = what.lower().lstrip(QUOTES).split()
    joined = JOINED.search(between)
    named = NAME.search(FURTHER.sub("", first.what or first.text).strip())
    told = named is not None or (bool(noun) and noun[0] in _words()["pointing"])  # "this person"
    return bool(noun) and noun[0] in _words()["definite"] and not joined and told


@cache
def _people_words() -> frozenset[str]:
    return _words()["people"] | _words()["male"] | _words()["female"]


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
        and (not a.names or not b.names or _one_name(a.names, b.names))
    )


def _one_name(a: set[str], b: set[str]) -> bool:
    """May the two name one person? Of two full names one word in common is that of a family."""
    if len(a & b) >= min(len(a), len(b), 2):
        return True
    # "Patrick … Pat".
    short, full = sorted((next(iter(a)), next(iter(b))), key=len) if len(a) == len(b) == 1 else ("", "")
    return len(short) >= SHORT_NAME and full.startswith(short)


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
    # "His girlfriend's child": of the child it does not say.
    own = OWNER.sub("", what) or what
    words = {form for w in re.findall(r"[a-z]+", own.lower()) for form in (w, w.removesuffix("s"))}
    aged = AGE.search(what) or AGE.match(after)
    if len(own.split()) > 1:  # "one of the kids she had seen": she is somebody else
        words -= {w for w in re.findall(r"[a-z]+", own.lower())[1:] if w in _words()["pronouns"]}
    male, female = words & _words()["male"], words & _words()["female"]
    # "his wife": the noun says who it is, the pronoun whose.
    if male and female:
        male, female = male - _words()["whose"], female - _words()["whose"]
    sex = "male" if male and not female else "female" if female and not male else None
    named = NAME.search(FURTHER.sub("", what).strip())
    names = [OWNED.sub("", w.strip(".")) for w in named.group().split()] if named else []
    # "A Toledo Woman", "Teen": what leads up to a noun for people is no name, whatever its capitals.
    nouns = [i for i, w in enumerate(names) if w.lower() in _people_words()]
    names = names[nouns[-1] + 1 :] if nouns else names
    # "A 15-year-old Town of Goma boy": what the name is of stands behind it.
    names = [] if what.split()[-1].lower() in _people_words() else names
    named_so = {w for w in names if len(w) > 1 and w.lower() not in _words()["no_name"]}
    ages = {_years(g) for g in (aged.groups() if aged else ()) if g}
    place = c.char_start + at
    near = _before(c.quote, count)
    one_more = bool(near & _words()["more"]) and not _beside_another(c, count)
    pronoun = what.lower() in _words()["pronouns"] - _words()["reflexive"] or what.lower() in _words()["a_body"]
    if pronoun and (else_who := _stands_for_another(c, at)):
        # "A second man was taken to a hospital, where he died": he is that second man.
        pronoun, one_more, near = False, True, else_who
    # "Shot the boy and then himself": none of the others of the sentence, as he is in "a boy was hurt as he shot himself".
    oneself = what.lower().endswith(tuple(_words()["reflexive"])) and next_to_others(c.quote, count)
    return Victim(
        ages,
        sex,
        named_so,
        dead=count.kind == "killed",
        hurt=count.kind == "injured",
        sentences={(c.char_start, kind) for kind in (HURT if oneself else (count.kind,))},
        told=[place],
        # "Himself" may be who did it to the others too.
        # A body is whose the text has told before, where it has.
        pronoun=pronoun,
        oneself=oneself,
        definite=what.lower().lstrip(QUOTES).startswith(tuple(f"{w} " for w in _words()["definite"])),
        one_more_at=place if one_more else -1,
        rank=max((RANKS.get(w, 0) for w in near), default=0) if one_more else 0,
    )


def _stands_for_another(c: Claim, at: int) -> set[str]:
    """The words of a second person whom the sentence brings in before a pronoun, and counts nowhere else."""
    hit = next(reversed(list(ONE_MORE.finditer(c.quote, 0, at))), None) if at < len(c.quote) else None
    if hit is None or any(_at(c.quote, k.what or k.text) in range(hit.start(), hit.end()) for k in c.counts):
        return set()
    return set(hit.group().lower().split())


def next_to_others(quote: str, count: Count) -> bool:
    """ "Shot the boy and then himself": besides the others of the sentence; not in "a boy is dead after he shot himself"."""
    what = count.what or count.text
    return NEXT.search(quote[: _at(quote, what)] + what) is not None


def rank_of(description: str) -> int:
    """ "A third person" is the third; 0 where no place among others is told, or it is one of those known.

    "A third classmate" is so of a class, and of what befell it in all that time.
    """
    hit = RANKED.match(description)
    return RANKS[hit["rank"].lower()] if hit else 0


def _years(age: str) -> str:
    """The same for "2" and "two"."""
    known = spelled([age.lower()])
    return age if known is None else str(known)
