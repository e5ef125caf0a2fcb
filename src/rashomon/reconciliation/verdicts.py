"""The verdict on a field, from one written truth table (docs/verdicts.md, tested line by line).

Figures are compared as intervals; an open end reaches as far as it can. Two origins at least are needed for any verdict
but single_source, save that two speakers whom one text quotes beside each other can contest. Silence is no value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.expressions.sides import Interval
from rashomon.reconciliation.accounts import Figure
from rashomon.reconciliation.origins import speaker_words
from rashomon.records import Disagreement, Value

# "About 30" and 33 can both be true: a rounded figure is taken to reach a tenth to either side.
ROUNDING = 0.1


@dataclass(frozen=True, slots=True)
class Answer:
    """One account's answer, in words, to a field that is no figure."""

    account: str
    value: str
    origin_id: str
    claim_ids: tuple[str, ...]
    denies: bool = False
    voice: str = ""
    """The quoted speaker, folded; empty in the outlet's own voice."""


def words(low: int | None, high: int | None, approx: bool = False) -> str:
    """`33`, `about 30`, `10 to 30`, `at least 34`, `up to 30`."""
    if low is not None and low == high:
        return f"about {low:,}" if approx else f"{low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"at least {low:,}" if high is None else f"{low:,} to {high:,}"


def comparable(a: Figure | Answer, b: Figure | Answer) -> bool:
    """Two origins are compared; within one, only two different speakers that it quotes beside each other."""
    if a.origin_id != b.origin_id:
        return True
    # "he said" and "their statement" point back to a speaker named before.
    named = a.voice and b.voice and not ({*a.voice.split(), *b.voice.split()} & set(speaker_words()["pointing"]))
    return bool(named) and a.voice != b.voice


def meet(a: Figure, b: Figure) -> bool:
    """Whether one number can satisfy both."""
    return _reach(a)[0] <= _reach(b)[1] and _reach(b)[0] <= _reach(a)[1]


def _reach(f: Figure) -> tuple[float, float]:
    low = 0.0 if f.low is None else float(f.low)
    high = float("inf") if f.high is None else float(f.high)
    return (low * (1 - ROUNDING), high * (1 + ROUNDING)) if f.approx else (low, high)


def judge_pair(a: Figure, b: Figure) -> tuple[str, str]:
    """agreed, compatible or contested, with the reason, for two figures of one quantity."""
    if (by_side := _side_by_side(a, b)) is not None:
        return by_side
    if (a.low, a.high) == (b.low, b.high) and (a.group == b.group or "unknown" in (a.group, b.group)):
        return "agreed", "they state the same figure"
    part, whole = (a, b) if b.group == "unknown" else (b, a)
    if a.group != b.group and "unknown" not in (a.group, b.group):
        return "compatible", f"one counts {a.group}, the other {b.group}"
    if a.group != b.group and _reach(part)[0] <= _reach(whole)[1]:
        return "compatible", f"one counts only {part.group}, which can be a part of the other's total"
    if meet(a, b):
        return "compatible", "one is finer than the other, and both can be true"
    early, late = sorted((a, b), key=lambda f: f.as_of or "")
    # "Nobody died" is no count that grows.
    rises = 0 < _reach(early)[1] < _reach(late)[0]
    if early.as_of and late.as_of and early.as_of[:10] < late.as_of[:10] and rises:
        if not (early.inferred or late.inferred):
            return "compatible", "the later report gives the higher toll, as tolls rise"
        return "contested", "no number satisfies both, and which report came later is only inferred"
    return "contested", "no number satisfies both"


def _side_by_side(a: Figure, b: Figure) -> tuple[str, str] | None:
    """The verdict where one counts the dead of another side, or of fewer sides; None where both count all they know of."""
    one, two = dict(a.sides), dict(b.sides)
    if not one or not two or set(one) == set(two):
        return None
    for side in sorted(set(one) & set(two)):
        if judge_pair(_of_side(a, one[side]), _of_side(b, two[side]))[0] == "contested":
            return "contested", f"no number of {side} satisfies both"
    return "compatible", f"one counts {' and '.join(sorted(one))}, the other {' and '.join(sorted(two))}"


def _of_side(figure: Figure, dead: Interval) -> Figure:
    """What the account says of one side alone."""
    return replace(figure, low=dead[0], high=dead[1], sides=())


def judge_figures(field: str, figures: Sequence[Figure]) -> Disagreement | None:
    """The verdict on killed or injured; None where nobody states a figure."""
    if not figures:
        return None
    values = _grouped([(words(f.low, f.high, f.approx), f.account, f.claim_ids) for f in figures])
    rank = {"agreed": 0, "compatible": 1, "contested": 2}
    worst, why, pair = "agreed", "they state the same figure", (figures[0], figures[-1])
    for a, b in combinations(figures, 2):
        if not comparable(a, b):
            continue
        verdict, reason = judge_pair(a, b)
        if rank[verdict] > rank[worst]:
            worst, why, pair = verdict, reason, (a, b)
    if len({f.origin_id for f in figures}) == 1 and worst != "contested":
        reason = "Only one origin states a figure."
        return Disagreement(field, "single_source", reason, values)  # type: ignore[arg-type]
    first, second = (f"{f.account} ({words(f.low, f.high, f.approx)})" for f in pair)
    said = "Two origins or more state the same figure." if worst == "agreed" else f"{first}; {second}: {why}."
    return Disagreement(field, worst, said, values)  # type: ignore[arg-type]


Judge = Callable[[Answer, Answer], tuple[str, str]]


def judge_answers(field: str, answers: Sequence[Answer], compare: Judge) -> Disagreement | None:
    """The verdict on a field in words; `compare` says agreed, compatible or contested for two assertions."""
    if not answers:
        return None
    values = _grouped([(("not " if a.denies else "") + a.value, a.account, a.claim_ids) for a in answers])
    asserted, denied = [a for a in answers if not a.denies], [a for a in answers if a.denies]
    for a in asserted:
        for d in denied:
            if a.account != d.account and compare(a, d)[0] != "contested":
                reason = f"{d.account} denies what {a.account} asserts: {a.value}."
                return Disagreement(field, "denied", reason, values)  # type: ignore[arg-type]
    rank = {"agreed": 0, "compatible": 1, "contested": 2}
    worst, reason = "agreed", "Two origins or more say the same."
    by_account: dict[str, list[Answer]] = defaultdict(list)
    for a in asserted:
        by_account[a.account].append(a)
    for one, two in combinations(sorted(by_account), 2):
        found = [
            (rank[verdict], verdict, f"{one} says {_plain(a)}, {two} says {_plain(b)}: {why}.")
            for a in by_account[one]
            for b in by_account[two]
            if comparable(a, b)
            for verdict, why in [compare(a, b)]
        ]
        # An account that gives several values contests another only where none of them can be true with one of its.
        closest = min(found, default=None)
        if closest and closest[0] > rank[worst]:
            worst, reason = closest[1], closest[2]
    if len({a.origin_id for a in answers}) == 1 and worst != "contested":
        return Disagreement(field, "single_source", "Only one origin says so.", values)  # type: ignore[arg-type]
    if len({a.origin_id for a in asserted}) < 2 and worst != "contested":
        worst, reason = "single_source", "Only one origin says so."
    if worst == "agreed" and len(values) > 1 and (shared := _shared(asserted)):
        reason = f"Two origins or more say {' and '.join(shared)}; of the rest each is said by one."
    return Disagreement(field, worst, reason, values)  # type: ignore[arg-type]


def _plain(answer: Answer) -> str:
    """The value as a person writes it: "drone strike"."""
    return answer.value.replace("_", " ")


def _shared(asserted: Sequence[Answer]) -> list[str]:
    """The values that two origins give."""
    origins: dict[str, set[str]] = defaultdict(set)
    for a in asserted:
        origins[_plain(a)].add(a.origin_id)
    return [value for value, tellers in sorted(origins.items()) if len(tellers) > 1]


def _grouped(rows: Sequence[tuple[str, str, tuple[str, ...]]]) -> tuple[Value, ...]:
    """One value with all accounts that give it, in order of the value."""
    by_value: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for value, account, ids in rows:
        accounts, claims = by_value[value]
        accounts.append(account)
        claims += ids
    return tuple(
        Value(value, tuple(sorted(set(claims))), tuple(sorted(set(accounts))))
        for value, (accounts, claims) in sorted(by_value.items())
    )
