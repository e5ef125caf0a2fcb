"""Parts: words by which a figure counts some of those that another figure counts, or comes besides them."""

from __future__ import annotations

import re
from pathlib import Path

from rashomon.expressions.phrases import phrase_book

WORDS = phrase_book(Path(__file__).parent / "en" / "parts.toml")
AMONG = WORDS.pattern(r"^\W*(?:\w+ )?(?:<few>|\d+)?\s*<of_counted>")
OF_THEM = WORDS.pattern(r"<part>|<definite>\s+\d")
MORE = WORDS.pattern(r"(?:<few>|<some>|\d+) <more>(?!\s+<than>)")
HURT_BEFORE = WORDS.pattern(r"^\W*(?:\w+ )?<hurt>")
BEFORE_NOW = WORDS.pattern(r"<earlier>(?: \w+)? tolls?$")
# "Replaces the figure of 19", "up from 19".
REPLACED = WORDS.pattern(r"(?:<replaces>\s+(?:\S+\s+){0,5}|<up_from>\s+(?:\S+\s+){0,3})$")
# "Police originally said", "the ministry had put the toll at 12".
SAID_AT_FIRST = WORDS.pattern(
    r"\w\s+(?:<at_first>|<earlier_on>)\s+<tells>(?!\s+<by>)|<speaks>\s+(?:<at_first>|<first_of>)"
    r"|<had>\s+(?:<at_first>|<earlier_on>)\s+<told>(?!\s+<by>)"
)
# … but "survivors said that they had counted 170" is what they say.
HAD_SAID = WORDS.pattern(r"<had>\s+<told>(?!\s+<by>)")
# "The army, which earlier put it at 17, said it stood by its account".
STANDS_BY = WORDS.pattern(r"<stands_by>")
SAYS = WORDS.pattern(r"<says>\b")
OWNED = WORDS.pattern(r"(?:\S+ <of> )?(?:<owned>|(?:[\w’'-]+ ){0,3}[\w-]+[’']s? [^,;]*?<kin>)")
WHERE = WORDS.pattern(r"[^.;,:]{0,60}?<where>")
KIN = WORDS.pattern(r"<close_kin>$")
NAMES_OF = WORDS.pattern(r"<identities>\s+<of>\s+(?:<definite>\s+)?$")
BODIES = WORDS.pattern(r"<bodies>$")
# A name at the end of a description.
NAMED = re.compile(r"^[^,(]*\b[A-Z][\w’'-]+$")


def among_counted(words: str) -> bool:
    """ "One of the wounded": among those whom a number counts already."""
    return bool(AMONG.search(words))


def of_the_hurt(words: str) -> bool:
    """ "One of the wounded", "a wounded guard", "three more victims": who died after the others."""
    return bool(among_counted(words) or MORE.search(words) or HURT_BEFORE.search(words))


def besides(words: str) -> bool:
    """ "Three others", "another two men": besides those told of."""
    return bool(WORDS["others"].search(words))


def besides_those_told(words: str) -> bool:
    """ "Two more people", "two others", and not "the other two": on top of those told of before."""
    return besides(words) and not of_somebody_known(words.strip()) and not WORDS["known"].search(words)


def some_of_them(words: str) -> bool:
    """ "The other three", "two of them", "two more victims": some of those told of."""
    return bool(OF_THEM.search(words) or MORE.search(words))


def of_them(words: str) -> bool:
    """ "30 of them": of whom the words before tell."""
    return bool(WORDS["of_them"].search(words))


def tells_how_they_fare(sentence: str) -> bool:
    """ "Two are in critical condition": of the hurt, by how badly."""
    return bool(WORDS["faring"].search(sentence))


def told_by_where(after: str) -> bool:
    """ "Three people died at the scene": of the dead, by where or how soon they died."""
    return bool(WHERE.match(after))


def of_somebody_known(description: str) -> bool:
    """ "The boy", "she", "A. B.": whom the reader knows, as against "a man"."""
    return bool(WORDS["known"].match(description) or NAMED.search(description))


def of_somebodys(description: str) -> bool:
    """ "Her five children", "three of their sons": somebody's kin."""
    return bool(OWNED.match(description))


def named_alone(lead: str) -> bool:
    """ "The identities of three victims were revealed": of how many the names are known, and not how many there were."""
    return bool(NAMES_OF.search(lead))


def of_bodies(words: str) -> bool:
    """ "Two bodies": found of dead whom a number counts already, where one stands beside."""
    return bool(BODIES.search(words))


def of_kin(description: str) -> bool:
    """ "Two nephews": of a family told of."""
    return bool(KIN.search(description))


def only_seen(sentence: str) -> bool:
    """ "Reporters saw three bodies in a ditch": as far as they saw."""
    return bool(WORDS["seen"].search(sentence))


def counted_already(sentence: str) -> bool:
    """ "… adding that these were among the dead": a figure counts them already."""
    return bool(WORDS["counted_already"].search(sentence))


def of_before(quote: str, words: str) -> bool:
    """ "An earlier toll of 50", "the initial death toll": what was said before, and holds no more."""
    at = quote.find(words)
    if at <= 0:
        return False
    lead = quote[:at]
    if STANDS_BY.search(quote):
        return False
    if BEFORE_NOW.search(lead + words) or REPLACED.search(lead) or SAID_AT_FIRST.search(lead):
        return True
    had = HAD_SAID.search(lead)
    return had is not None and SAYS.search(quote[: had.start()]) is None
