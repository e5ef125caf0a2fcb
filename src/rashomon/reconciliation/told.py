"""What a figure of an article tells of: everybody, the dead before the last ones, a part of them, or one person alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.expressions.numbers import find_quantities
from rashomon.expressions.parts import (
    among_counted,
    counted_already,
    named_alone,
    of_before,
    of_bodies,
    of_kin,
    of_somebody_known,
    of_somebodys,
    of_the_hurt,
    of_them,
    only_seen,
    some_of_them,
    tells_how_they_fare,
    told_by_where,
)
from rashomon.expressions.sides import Interval, of_attackers
from rashomon.expressions.sums import added, in_lists
from rashomon.records import Claim, Count


def that_hold(pairs: Sequence[tuple[Claim, Count]]) -> Sequence[tuple[Claim, Count]]:
    """Without an earlier toll, where the text gives another: "killed 79, raising an earlier toll of 50".

    So is the number to which the later deaths of a sentence were added: "one of the wounded died, taking the toll to
    five" takes four back, whoever gave it.
    """
    raised = {n for c in {c.claim_id: c for c, _ in pairs}.values() for n in _before_the_last_deaths(c)}
    now = [
        (c, k)
        for c, k in pairs
        if not of_before(c.quote, k.what or k.text) and not (k.low in raised and k.high in (k.low, None))
    ]
    return now if any(not single(k) for _, k in now) else pairs


def _before_the_last_deaths(claim: Claim) -> list[int]:
    """The toll less those of the wounded who died after it, where a sentence tells of both."""
    own = [k for k in claim.counts if k.kind == "killed" and k.low is not None and k.low == k.high]
    toll = max((k.low or 0 for k in own), default=0)
    died = [k.low or 0 for k in own if of_the_hurt(f"{k.what or ''} {claim.quote[claim.quote.find(k.text) :][:60]}")]
    return [toll - died[0]] if len(own) > 1 and len(died) == 1 and 0 < died[0] < toll else []


def in_one_sentence(pairs: Iterable[tuple[Claim, Count]]) -> Interval | None:
    """What a speaker's last sentence with a number gives of different people, added up: a woman and two men are three."""
    by_claim: dict[str, list[Count]] = defaultdict(list)
    for c, k in pairs:
        if not among_counted(f"{k.what or ''} {c.quote[c.quote.find(k.text) :][:40]}"):
            by_claim[c.claim_id].append(k)
    last = next((ks for ks in reversed(by_claim.values()) if not all(single(k) for k in ks)), [])
    if len(last) < 2 or any(k.low != k.high for k in last):
        return None
    quote = next(c.quote for c, k in pairs if k is last[0])
    whole = added(in_lists(quote, last))
    return whole, whole


def single(count: Count) -> bool:
    """One victim described alone: in a text that also gives a number, it is a part and no rival total."""
    return count.low == 1 and count.high == 1


def no_number(count: Count) -> bool:
    """ "Several", "dozens": words of quantity without a number."""
    return count.high is None and any(q.approx and q.high is None for q in find_quantities(count.text))


def _known(count: Count) -> bool:
    """ "The boy", "she", "A. B.": one person whom the reader knows, as against "one" or "a man"."""
    return single(count) and of_somebody_known(count.what or count.text)


def one_by_one(counts: Sequence[Count], total: Interval) -> bool:
    """Does it tell of people alone, so that it does not say how many there were?

    A text that gives no number tells of all the dead it knows of, and of the hurt often of some: the dead are a story only
    where each is known.
    """
    if any(k.kind == "killed" for k in counts):
        # "My father, my sister and their five children": of whom the reader knows, and no toll.
        return total[0] == total[1] and all(_known(k) or of_somebodys(k.what or k.text) for k in counts)
    return all(single(k) and not _numbered(k) for k in counts) and total[0] == total[1]


def _numbered(count: Count) -> bool:
    """ "One man", as against "a man": its words hold a number that is no age."""
    return any(q.role is None and not q.ordinal for q in find_quantities(count.text))


def a_part(claim: Claim, count: Count, total: Interval | None) -> bool:
    """Fewer than the article counts in all, and told as some of those: "the other three", "two of them are critical"."""
    if total is None or total[0] is None or count.high is None or count.high >= total[0]:
        return False
    if of_attackers(count):
        return True  # "at least 14 were killed … two suspects died": no rival toll
    at = claim.quote.find(count.what or count.text)
    end = at + len(count.what or count.text)
    if (
        at >= 0
        and count.kind == "killed"
        and (
            told_by_where(claim.quote[end:])
            or _of_some(count.what or count.text)
            or counted_already(claim.quote)
            or (of_bodies(count.what or count.text) and only_seen(claim.quote))
        )
    ):
        return True
    near = claim.quote[max(0, at - 12) : end + 16] if at >= 0 else ""
    fares = count.kind != "killed" and tells_how_they_fare(claim.quote)
    return some_of_them(near) or comes_back(claim, count) or fares


def _of_some(words: str) -> bool:
    """ "His two sons", "two nephews": beside a greater number they are some of it."""
    return of_somebodys(words) or of_kin(words)


def comes_back(claim: Claim, count: Count) -> bool:
    """ "The other three", "both were pronounced dead": told of people whom the text has told of."""
    spans = ((claim.quote.find(w), len(w)) for w in (count.what or count.text, count.text))
    return any(at >= 0 and some_of_them(claim.quote[max(0, at - 12) : at + size]) for at, size in spans)


def by_name(pairs: Iterable[tuple[Claim, Count]]) -> bool:
    """ "The identities of three victims were revealed": of all its numbers it only says whose names are known."""
    numbers = [(c.quote, k.what or k.text) for c, k in pairs if not single(k)]
    return bool(numbers) and all(named_alone(quote[: max(0, quote.find(what))]) for quote, what in numbers)


def by_somebody_else(claim: Claim, count: Count, before: Sequence[Claim]) -> bool:
    """ "30 of them", from a speaker of whose kin none has counted before: of those whom this sentence names."""
    at = claim.quote.find(count.text)
    return (
        at >= 0
        and of_them(claim.quote[at : at + 40])
        and claim.attributed_to is not None
        # "Had treated 22 wounded, and two of them had died": of whom it tells itself.
        and not any((o.low or 0) > (count.low or 0) for o in claim.counts if o is not count)
        and all(b.attributed_to not in (None, claim.attributed_to) for b in before)
    )


def states(total: Interval | None, pairs: Iterable[tuple[Claim, Count]]) -> bool:
    if total is None or any((k.low, k.high) == total for _, k in pairs):
        return total is not None
    # "An infant and two women": the sentence states the sum.
    by_claim: dict[str, list[Count]] = defaultdict(list)
    quotes = {c.claim_id: c.quote for c, _ in pairs}
    for c, k in pairs:
        by_claim[c.claim_id].append(k)
    return any(total == (n, n) for claim, ks in by_claim.items() for n in _sums(in_lists(quotes[claim], ks)))


def _sums(parts: Sequence[int]) -> list[int]:
    """What a sentence gives, and all of it: "three died at the scene and one in hospital"."""
    return [*parts, added(parts)] if 1 in parts else list(parts)
