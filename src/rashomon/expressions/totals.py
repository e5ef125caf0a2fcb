"""Totals: how many killed and injured an article states, over all its sentences on one incident."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rashomon.expressions.parts import (
    among_counted,
    besides,
    besides_those_told,
    of_before,
    of_somebody_known,
    of_somebodys,
    some_of_them,
    told_by_where,
)
from rashomon.expressions.phrases import phrase_book
from rashomon.expressions.sides import of_all_sides, side_of, together
from rashomon.expressions.sums import added, in_lists
from rashomon.expressions.victims import HURT, part_of, rank_of, victims
from rashomon.records import Claim, Count

WORDS = phrase_book(Path(__file__).parent / "en" / "sums.toml")
# "Were also killed", "were killed too".
ALSO = WORDS.pattern(r"[^,;:.]{0,40}?(?:<were>\s+<also>\s+<died>|<died>\s+<too>)")
AT_ONCE = WORDS.pattern(r"<at_once>")
# So many people told of one by one in a sentence are a list, and no one of them is told of twice.
LISTED = 3
# So many characters from a figure tell whose part it is.
REACH = 40
Interval = tuple[int | None, int | None]


def total(kind: str, claims: Sequence[Claim]) -> Interval | None:
    """How many the article says, over all its sentences on the incident.

    People who were shot or hit and did not die are injured, where fewer are called so.
    """
    told = victims(claims)
    deaths, by_one = _stated("killed", claims), sum(v.dead for v in told)
    if kind == "killed":
        by_one = max(by_one, _by_rank(claims))
        deaths = _also_died(claims, _with_those_before(deaths, claims))
        return _with_kin(claims, by_one) or _or_one_by_one(deaths, by_one)
    # "Three people died … A. and B. were shot": of those who were shot some are the dead that a number counts.
    among = max(0, (deaths[0] or 0) - by_one if deaths else 0)
    unclear = sum(not v.dead and not v.hurt for v in told)
    injured = _or_one_by_one(_stated("injured", claims), len(told) - by_one - min(among, unclear))
    injured = _with_the_one(injured, claims)
    hit, dead = _stated("killed_or_injured", claims), total("killed", claims)
    if hit is None or not hit[0]:
        return injured
    left = hit[0] - (dead[0] or 0 if dead and not _beside_the_dead(hit[0], dead[0] or 0, claims) else 0)
    if left <= 0 or (injured is not None and (injured[0] is None or injured[0] >= left)):
        return injured
    return left, left if hit[1] is not None else None


def _with_the_one(injured: Interval | None, claims: Sequence[Claim]) -> Interval | None:
    """ "One is in critical condition, four others were hurt": where nobody is dead, the others are besides one who is hurt."""
    if injured is None or injured[0] is None or injured[0] != injured[1] or injured[0] == 1:
        return injured
    kinds = {k.kind for c in claims for k in c.counts}
    told = [_words_at(c, k) for c in claims for k in c.counts if k.kind == "injured" and k.low == injured[0]]
    apart = bool(told) and all(besides(words) for words in told)
    if not apart or "killed" in kinds or not any(k.low == k.high == 1 for c in claims for k in c.counts):
        return injured
    return injured[0] + 1, injured[0] + 1


def _by_rank(claims: Sequence[Claim]) -> int:
    """ "A third person has died", where nobody's death was told before: with the first two they are three."""
    first = next((c for c in claims if any(k.kind in HURT for k in c.counts)), None)
    if first is None or first.stance == "denied":
        return 0
    return max((rank_of(k.what or k.text) for k in first.counts if k.kind == "killed"), default=0)


def _with_those_before(deaths: Interval | None, claims: Sequence[Claim]) -> Interval | None:
    """ "A woman was pronounced dead at the scene. Two more people died in hospital": with her they are three.

    Where the text gives no other number: one that holds all of them needs nobody added.
    """
    numbers = [
        (c, k)
        for c in claims
        if not c.is_aggregate and c.stance != "denied"
        for k in c.counts
        if k.kind == "killed" and not part_of(c, k) and not k.low == k.high == 1 and (k.low or k.high)
    ]
    if len(numbers) != 1 or deaths is None or deaths[0] != deaths[1]:
        return deaths
    c, k = numbers[0]
    if deaths != (k.low, k.high) or not besides_those_told(_words_at(c, k)):
        return deaths
    before = sum(v.dead for v in victims([o for o in claims if o.char_start < c.char_start]))
    number = (k.low or 0) + before
    return number, number


def _also_died(claims: Sequence[Claim], stated: Interval | None) -> Interval | None:
    """ "Fifteen guards were killed at the bridge. Six of the raiders were also slain": besides those counted before.

    Where no sentence gives a number that holds both.
    """
    if stated is None or stated[0] is None or stated[0] != stated[1]:
        return stated
    whole, besides_them, at_once = 0, False, False
    for c in claims:
        own = [k for k in c.counts if k.kind == "killed" and not part_of(c, k) and k.low is not None]
        if c.is_aggregate or c.stance == "denied" or not own or any(k.low != k.high for k in own):
            continue
        number = added(in_lists(c.quote, own))
        # "Twelve died at once … three of the wounded died in the night".
        told = [_words_from(c, k) for k in own]
        later = at_once and all(among_counted(words) and WORDS["hurt"].search(words) for words in told)
        ends = [c.quote.find(k.text) + len(k.text) for k in own]
        hits = [ALSO.match(c.quote, end) for end, k in zip(ends, own, strict=True) if (k.low or 0) > 1]
        # "Three clerks were also killed, he said, putting the toll at 27": that is the whole.
        also = any(hit is not None and hit.end() > max(ends) for hit in hits)
        if later or (also and whole):
            whole, besides_them = whole + number, True
        elif number >= whole:
            whole, besides_them, at_once = number, False, AT_ONCE.search(c.quote) is not None
    return (whole, whole) if besides_them and whole > stated[0] else stated


def _words_from(c: Claim, k: Count) -> str:
    """What is counted, and the words from its figure on: "three of the wounded"."""
    return f"{k.what or ''} {c.quote[c.quote.find(k.text) :][:REACH]}"


def _words_at(c: Claim, k: Count) -> str:
    """The words of a count with the one before and after its figure: "the other three", "four others"."""
    at = c.quote.find(k.text)
    return f"{k.what or ''} {' '.join(c.quote[:at].split()[-1:])} {' '.join(c.quote[at:].split()[:2])}"


def _beside_the_dead(number: int, dead: int, claims: Sequence[Claim]) -> bool:
    """ "Two others were shot": this number comes on top of the dead, and holds none of them.

    "The other three were shot", after a number of dead that is greater, are some of those.
    """
    return any(
        besides(_words_at(c, k)) and not (number < dead and of_somebody_known(k.what or k.text))
        for c in claims
        for i, k in enumerate(c.counts)
        if k.kind == "killed_or_injured"
        and k.low == number
        # "Shot four others, one of whom died": the dead are among them.
        and not any(o.kind == "killed" and o.subset_of == i for o in c.counts)
    )


def _or_one_by_one(stated: Interval | None, one_by_one: int) -> Interval | None:
    """A number stands before people told of one by one: who is told of twice in other words may look like two."""
    if one_by_one and (stated is None or not (stated[0] or stated[1])):
        return one_by_one, one_by_one
    return stated


def _with_kin(claims: Sequence[Claim], one_by_one: int) -> Interval | None:
    """ "A. B. died with her five children … C. D. and his two sons": where all numbers are of somebody's kin, all add up."""
    numbers = {
        (k.what or k.text).lower(): k.low or 0
        for c in claims
        if not c.is_aggregate and c.stance != "denied"
        for k in c.counts
        if k.kind == "killed" and not part_of(c, k) and not k.low == k.high == 1 and k.low == k.high
    }
    open_ends = any(k.kind == "killed" and k.low != k.high for c in claims if not c.is_aggregate for k in c.counts)
    if not numbers or open_ends or not all(map(of_somebodys, numbers)):
        return None
    whole = one_by_one + sum(numbers.values())
    return whole, whole


def _stated(kind: str, claims: Sequence[Claim]) -> Interval | None:
    """The number that stands for all, of those that sentences give; what one sentence gives of different people adds up.

    "One of the wounded died" is some of those whom a number counts; where no number counts any, it is all that is told.
    """
    of_others = _numbered(kind, claims, some=False)
    sides = together(of_all_sides(kind, claims))
    if sides is not None and (sides[0] or 0) > max(_of_anybody(kind, claims), (of_others or (0,))[0] or 0):
        return sides
    return _numbered(kind, claims, some=True) if of_others is None and kind == "killed" else of_others


def _of_anybody(kind: str, claims: Sequence[Claim]) -> int:
    """The greatest number that does not say whose dead they are: all of them, as far as it tells."""
    return max(
        (
            k.low or k.high or 0
            for c in claims
            if not c.is_aggregate
            for k in c.counts
            if k.kind == kind and not part_of(c, k) and side_of(k) is None and not k.low == k.high == 1
        ),
        default=0,
    )


def _numbered(kind: str, claims: Sequence[Claim], *, some: bool) -> Interval | None:
    """`some`: those count too who are told of as some of others."""
    numbers: list[Count] = []
    come_back: list[Count] = []
    most_in_one = in_one_breath = 0
    renewed = any(
        k.kind == kind and k.low != 1 and not of_before(c.quote, k.what or k.text) for c in claims for k in c.counts
    )
    for c in claims:
        if c.is_aggregate or (c.stance == "denied" and c.denial_scope != "figure"):
            continue
        own = [
            k
            for k in c.counts
            if k.kind == kind
            and not part_of(c, k)
            and (k.low is not None or k.high is not None)
            and not (renewed and of_before(c.quote, k.what or k.text))
        ]
        own = [k for k in own if some or not among_counted(_words_from(c, k))]
        stated = [k for k in own if not (k.low == k.high == 1)]
        numbers += stated
        come_back += [k for k in stated if some_of_them(_words_at(c, k))]
        alone = [k for k in own if k.low == k.high == 1]
        in_one_breath = max(in_one_breath, len(alone) if len(alone) == len(own) else 0)
        # Of two numbers of dead one is often part of the other; of hurt they are mostly by how badly. "A., B. and C. died"
        # is a number of dead too.
        if (stated or kind == "killed") and own and all(k.low == k.high for k in own):
            parts = in_lists(c.quote, own)
            most_in_one = max(most_in_one, *parts)
            # "Seven died on the spot and four on the way to a clinic".
            where = len(own) > 1 and all(told_by_where(c.quote[c.quote.find(k.text) + len(k.text) :]) for k in own)
            if stated and (kind != "killed" or 1 in parts or where):
                most_in_one = max(most_in_one, added(parts))
    positive = [k for k in numbers if (k.low or 0) > 0 or (k.high or 0) > 0]
    if not positive:
        return (0, 0) if numbers else None
    if kind == "killed" and (in_one_breath >= LISTED or all(k in come_back for k in numbers)):
        # "A boy, a woman and a gunman were shot dead. Both died at the scene": who is named at once are more than those.
        most_in_one = max(most_in_one, in_one_breath)
    low = max((k.low for k in positive if k.low is not None), default=None)
    exact = [k.low or 0 for k in positive if k.low is not None and k.low == k.high]
    top = max(*exact, most_in_one, 0)
    # "At least 14 were killed … two suspects died": the two are among them or beside.
    if exact and (low is None or low <= top):
        return top, top
    if low is not None and any(k.high is None for k in positive):
        return low, None
    high = max((k.high for k in positive if k.high is not None), default=None)
    return min((k.low for k in positive if k.low is not None), default=None), high
