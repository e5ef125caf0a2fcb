"""Care: where the hurt are brought and looked after, and from where it is told; no place of the act.

"Flown to Salem", "died at Salem General Hospital", "A. B., 24, of Salem", "a statement to a Salem newsroom".
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.claims.place_mentions import PlaceMention, any_word, place_words

# Up to three words that follow a name.
NEXT_WORDS = re.compile(r"^(?:\s+\w+){0,3}")


def taken_there(text: str, m: PlaceMention) -> bool:
    """Is it where the hurt or the accused are taken, after what happened: "flown to X", "taken to a hospital in X"?

    Or a hospital that bears its name, or where somebody is from.
    """
    before = text[max(0, m.start - 90) : m.start]
    if _in_a_hospital().search(before) and _fares().search(text):
        return True
    if (
        _resident().search(before)
        or _desk().match(text, m.end)
        or (_named_after().match(text, m.end) and _in_care(text, m))
    ):
        return True
    taken = _taken().search(before)
    if taken is None:
        return False
    beside = taken.group() + "".join(NEXT_WORDS.findall(text[m.end : m.end + 40])[:1])
    return m.locative == "to" or _care().search(beside) is not None


def _in_care(text: str, m: PlaceMention) -> bool:
    """ "On the way to Salem hospital", "died at Salem General Hospital", and not "a blast at Salem hospital"."""
    if _dead_or_staff().search(text[max(0, m.start - 40) : m.start]) is not None:
        return True  # "in the morgue of Oicha hospital"
    return m.locative == "to" or (m.locative in place_words()["holding"] and _fares().search(text) is not None)


@cache
def _dead_or_staff() -> re.Pattern[str]:
    return re.compile(rf"\b{any_word('in_a_hospital')}s?\s+{any_word('within')}\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _resident() -> re.Pattern[str]:
    """ "A. B., 24, of Salem": where somebody is from."""
    return re.compile(rf",\s\d{{1,3}},\s(?:{any_word('hails')}\s)?{any_word('hails_from')}\s$")


@cache
def _in_a_hospital() -> re.Pattern[str]:
    """ "Died at a hospital in Salem", "are being treated in Salem", and not "shells hit a hospital in Salem"."""
    held = rf"{any_word('held_in')}\s+(?:[\w’'-]+\s+){{0,4}}?{any_word('care')}s?"
    lead = rf"{held}|{any_word('treated')}(?:\s+[\w’'-]+){{0,3}}?"
    joined = rf"(?:[A-Z]\w+\s+{any_word('and')}\s+(?:{any_word('within')}\s+)?)?"
    return re.compile(rf"\b(?:{lead})\s+{any_word('within')}\s+{joined}$")


@cache
def _desk() -> re.Pattern[str]:
    """ "Its London office", "a Belfast newsroom": from where it was told."""
    return re.compile(rf"\s{any_word('desks')}\b", re.IGNORECASE)


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s[A-Za-z]+){{0,2}}?\s{any_word('care')}\b", re.IGNORECASE)


@cache
def _fares() -> re.Pattern[str]:
    return re.compile(rf"\b{any_word('fares')}\b", re.IGNORECASE)


@cache
def _taken() -> re.Pattern[str]:
    """Somebody was taken, up to the end of what stands before the name."""
    return re.compile(rf"\b{any_word('taken')}\b[^.;:]*$", re.IGNORECASE)


@cache
def _care() -> re.Pattern[str]:
    return re.compile(rf"\b{any_word('care')}s?\b", re.IGNORECASE)
