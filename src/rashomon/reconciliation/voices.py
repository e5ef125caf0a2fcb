"""Whose voice: the names that one article gives to one speaker.

"Police chief Ann Marsh said … Marsh said … she said" is one account and not three; the claims keep the words as written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.reconciliation.origins import folded, speaker_words
from rashomon.records import Claim

# What goes on about a speaker: "Ann Marsh of the fire department", "the mayor, who was there".
FURTHER = re.compile(rf"(?:,|\s(?:{'|'.join(speaker_words()['goes_on'])})\b).*", re.DOTALL)
NAMES = re.compile(r"[A-Z][\w’'.-]+")


def in_one_voice(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, in the order given, each with the first name that its article gives to its speaker."""
    given = list(claims)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for c in given:
        if c.attributed_to:
            by_article[c.article_id].append(c)
    first = {k: v for told in by_article.values() for k, v in _first_names(told).items()}
    return [replace(c, attributed_to=first[c.claim_id]) if c.claim_id in first else c for c in given]


def _first_names(claims: Sequence[Claim]) -> Mapping[str, str]:
    """By claim, of those who are named otherwise before."""
    found: dict[str, str] = {}
    heard: list[str] = []
    for c in sorted(claims, key=lambda c: (c.char_start, c.claim_id)):
        said = c.attributed_to or ""
        known = _known(said, heard)
        if known is None:
            heard.append(said)
            continue
        if known != said:
            found[c.claim_id] = known
        heard.remove(known)
        heard.append(known)
    return found


def _known(said: str, heard: Sequence[str]) -> str | None:
    """Who of those heard before, the last one last, it is."""
    words = folded(said)
    if words in speaker_words()["one_person"]:
        return next((h for h in reversed(heard) if not _several(h)), None)
    if words in speaker_words()["pointing"]:
        return heard[-1] if heard else None
    same = [h for h in heard if folded(h) == words or _one_person(h, said)]
    if same:
        return same[-1]
    short = [h for h in heard if _shorter(words.split(), folded(h).split())]
    return short[0] if len(short) == 1 else None


def _one_person(a: str, b: str) -> bool:
    """ "Police chief Ann Marsh", "Chief Ann Marsh with the county", "Marsh"; but not "Tom Marsh"."""
    one, two = _names(a), _names(b)
    if len(one) + len(two) < 3 or not one or not two or one[-1] != two[-1]:
        return False  # "the Ministry of Defence", "the Ministry of Health"
    given = [n[-2] for n in (one, two) if len(n) > 1 and n[-2].lower().strip(".") not in speaker_words()["titles"]]
    return len(given) < 2 or given[0] == given[1]


def _names(speaker: str) -> list[str]:
    """The words with a capital, up to where the speaker is described further."""
    return NAMES.findall(FURTHER.sub("", speaker))


def _shorter(words: Sequence[str], full: Sequence[str]) -> bool:
    """ "The ministry" of "the health ministry": fewer words with the same last one."""
    return len(words) < len(full) and words[-1:] == full[-1:] and set(words) <= set(full)


def _several(speaker: str) -> bool:
    """ "Residents", "two officials": nobody is "he" of them."""
    head = FURTHER.sub("", speaker).split()[-1:] or [""]
    return head[0].lower().endswith("s") and not _names(speaker)
