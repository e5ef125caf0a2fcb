"""Sides: whose dead and hurt a figure counts, those of a state's forces, of irregulars, or civilians.

"Rebels killed 12 soldiers. Five rebels also died": 17, and not twelve or five. Figures of two sides are told by one voice;
what one speaker calls civilians another may call fighters, so two voices add up only for forces and their enemies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from rashomon.expressions.parts import of_before
from rashomon.expressions.phrases import phrase_book
from rashomon.expressions.sums import in_lists
from rashomon.expressions.victims import part_of
from rashomon.records import Claim, Count

Side = Literal["forces", "irregulars", "civilians"]
Interval = tuple[int | None, int | None]
WORDS = phrase_book(Path(__file__).parent / "en" / "sides.toml")
END = WORDS.pattern(r"[,;(]|(?<=\w)\s<goes_on>\b")
FARED = WORDS.pattern(r"\s+<fared>$")
OF_THEM = WORDS.pattern(r"^\S+ <of_the> ")
LAST = WORDS.pattern(r"(?P<irregulars><irregulars>|<attackers>)$|<of_any_side>$")
LAST_OF_ANY = WORDS.pattern(r"(?:<irregulars>|<attackers>)$")
BODIES = WORDS.pattern(r"<bodies>")
WHOSE = WORDS.pattern(r"(?:(?P<forces><of_forces>)|<of_enemies>)\s+$")
OF_SOME = WORDS.pattern(r"^.*<numbers>\s+of\s+")
ATTACKERS = WORDS.pattern(r"<attackers>$")


def _noun_phrase(count: Count) -> str:
    """ "Twelve soldiers" of "twelve soldiers from Goma", "bandits" of "four of the bandits"."""
    return FARED.sub("", END.split(OF_THEM.sub("", count.what or count.text), maxsplit=1)[0].strip())


def side_of(count: Count) -> Side | None:
    """Whose dead they are; None where the words do not say."""
    last = LAST.search(_noun_phrase(count))
    if last is not None:
        return "irregulars" if last["irregulars"] else None
    return "forces" if count.group == "combatants" else "civilians" if count.group == "civilians" else None


def of_attackers(count: Count) -> bool:
    """ "Two suspects", "the gunman": those who did it."""
    return ATTACKERS.search(_noun_phrase(count)) is not None


def _by_irregulars(claim: Claim) -> bool:
    return LAST_OF_ANY.search(END.split(claim.perpetrator_text or "", maxsplit=1)[0].strip()) is not None


def side_within(claim: Claim, count: Count) -> Side | None:
    """Whose dead they are within the claim: of "gunmen killed 14 people" none are gunmen, unless some are told to be."""
    if (told := _told_of_bodies(claim, count)) is not None:
        return told
    among = any(k.subset_of is not None and of_attackers(k) for k in claim.counts)
    own = side_of(count)
    # "The rebels who took part lost some 15 men".
    lost = claim.target_text or ""
    if own is None and count.text not in lost and LAST_OF_ANY.search(END.split(lost, maxsplit=1)[0].strip()):
        return "irregulars"
    victims = _by_irregulars(claim) and not among and not of_attackers(count)
    return own or ("civilians" if victims else None)


def _told_of_bodies(claim: Claim, count: Count) -> Side | None:
    """ "63 enemy bodies", "the government dead": whose they are stands before the noun."""
    what = count.what or count.text
    hit = WHOSE.search(claim.quote[: claim.quote.find(what)]) if BODIES.fullmatch(what) else None
    return None if hit is None else "forces" if hit["forces"] else "irregulars"


def _named(words: str) -> str | None:
    """The name by which a party is known: "Maoists" of "a large number of Maoists"."""
    last = _noun(words).rsplit(" ", 1)[-1]
    return last if last[:1].isupper() and last.endswith("s") else None


def _noun(words: str) -> str:
    return FARED.sub("", END.split(OF_THEM.sub("", OF_SOME.sub("", words)), maxsplit=1)[0].strip())


def by_side(kind: str, claims: Iterable[Claim]) -> Mapping[Side, Interval]:
    """The number of each side that these claims of an incident count; of several the greatest.

    "Maoists attacked the base … the bodies of 19 Maoists": by their name, those who did it.
    """
    found: dict[Side, Interval] = {}
    claims = list(claims)
    who = {name for c in claims if (name := _named(c.perpetrator_text or "")) is not None}
    for c in claims:
        if c.is_aggregate or (c.stance == "denied" and c.denial_scope != "figure"):
            continue
        own: dict[Side, list[Count]] = defaultdict(list)
        for k in c.counts:
            side = side_within(c, k)
            side = "irregulars" if side is None and _named(k.what or k.text) in who else side
            if k.kind != kind or part_of(c, k) or side is None or k.low is None or of_before(c.quote, k.what or k.text):
                continue
            own[side].append(k)
        for side, counts in own.items():
            low = max(in_lists(c.quote, counts))
            high = None if any(k.high is None for k in counts) else low
            if low and (side not in found or low > (found[side][0] or 0)):
                found[side] = low, high
    return found


def of_all_sides(kind: str, claims: Iterable[Claim]) -> Mapping[Side, Interval]:
    """What one voice, or two on forces and irregulars, give of two sides or three; empty where only one is counted."""
    told = list(claims)
    voices: dict[str | None, list[Claim]] = defaultdict(list)
    for c in told:
        voices[c.attributed_to].append(c)
    every = by_side(kind, told)
    choices = [by_side(kind, own) for own in voices.values()]
    choices.append({s: i for s, i in every.items() if s != "civilians"})
    choices.append({s: i for s, i in every.items() if s != "irregulars"})
    if any(_by_irregulars(c) and {"civilians", "forces"} & {side_within(c, k) for k in c.counts} for c in told):
        # "Bandits killed nine villagers; four of the bandits died": nobody takes one for the other.
        choices.append(every)
    # One of each may be one person in other words: "a teenager", "the suspect".
    several = [c for c in choices if len(c) > 1 and any((i[0] or 0) > 1 for i in c.values())]
    return max(several, key=lambda c: sum(i[0] or 0 for i in c.values()), default={})


def together(sides: Mapping[Side, Interval]) -> Interval | None:
    """All sides together; None where there is none."""
    if not sides:
        return None
    low = sum(i[0] or 0 for i in sides.values())
    return low, None if any(i[1] is None for i in sides.values()) else low
