"""The truth table in docs/verdicts.md holds, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reconciliation.accounts import Figure
from rashomon.reconciliation.ranges import envelope
from rashomon.reconciliation.verdicts import Answer, judge_answers, judge_figures, words

PAGE = Path(__file__).parents[2] / "docs" / "verdicts.md"


def table() -> list[tuple[str, str, str]]:
    section = PAGE.read_text("utf-8").split("## Figures")[1].split("\n## ")[0]
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("|")]
    return [(a, b, verdict) for a, b, verdict, _ in rows[2:]]


def figure(said: str, account: str) -> Figure:
    parts = re.fullmatch(
        r"(at least|up to|about)? ?(\d+)(?: to (\d+))?(?: (civilians|combatants))?(?:, on day (\d)( as it seems)?)?(, same origin)?",
        said,
    )
    assert parts, said
    bound, first, last, group, day, inferred, same = parts.groups()
    low, high = int(first), int(last or first)
    return Figure(
        account=account,
        low=None if bound == "up to" else low,
        high=None if bound == "at least" else high,
        approx=bound == "about",
        group=group or "unknown",
        as_of=f"2020-01-0{day}" if day else None,
        origin_id="shared" if same else account,
        claim_ids=(account,),
        inferred=bool(inferred),
    )


@pytest.mark.parametrize(("first", "second", "verdict"), table())
def test_the_table_of_figures_holds(first: str, second: str, verdict: str) -> None:
    pair = [figure(first, "shared"), figure(second, "B")]
    for ordered in (pair, pair[::-1]):
        judged = judge_figures("killed", ordered)
        assert judged is not None
        assert judged.verdict == verdict.replace(" ", "_"), judged.reason


FIGURES = st.builds(
    lambda low, more, opened, account, origin: Figure(
        account, low, None if opened else low + more, False, "unknown", None, origin, (account,)
    ),
    st.integers(0, 50),
    st.integers(0, 20),
    st.booleans(),
    st.sampled_from("ABCDEF"),
    st.sampled_from("xyz"),
)


@given(st.lists(FIGURES, min_size=1, max_size=6), st.randoms())
def test_the_order_of_accounts_does_not_matter(figures: list[Figure], random: object) -> None:
    shuffled = list(figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = judge_figures("killed", figures), judge_figures("killed", shuffled)
    assert one is not None
    assert two is not None
    assert (one.verdict, one.values) == (two.verdict, two.values)


@given(st.lists(FIGURES, min_size=1, max_size=6))
def test_agreement_never_rests_on_one_origin(figures: list[Figure]) -> None:
    judged = judge_figures("killed", figures)
    assert judged is not None
    if judged.verdict == "agreed":
        assert len({f.origin_id for f in figures}) > 1


@given(st.lists(FIGURES, min_size=1, max_size=6))
def test_low_never_exceeds_high(figures: list[Figure]) -> None:
    found = envelope(figures)
    assert found.best is None
    assert found.low is None or found.high is None or found.low <= found.high


@given(st.lists(FIGURES, min_size=1, max_size=5))
def test_a_copy_changes_neither_range_nor_verdict(figures: list[Figure]) -> None:
    copied = [*figures, figures[0]]
    one, two = judge_figures("killed", figures), judge_figures("killed", copied)
    assert one is not None
    assert two is not None
    assert envelope(figures) == envelope(copied)
    assert one.verdict == two.verdict


def test_nobodys_figure_is_no_verdict() -> None:
    assert judge_figures("killed", []) is None
    assert envelope([]).low is None


def test_one_side_denies_what_another_asserts() -> None:
    asserted = Answer("Daily", "Northern Army", "daily", ("c1",))
    denial = Answer("spokesman (Agency)", "Northern Army", "spokesman", ("c2",), denies=True)
    judged = judge_answers("perpetrator", [asserted, denial], lambda a, b: ("agreed", ""))
    assert judged is not None
    assert judged.verdict == "denied"
    assert {v.value for v in judged.values} == {"Northern Army", "not Northern Army"}


def test_figures_are_worded_as_stated() -> None:
    assert [words(33, 33), words(10, 30), words(34, None), words(None, 9), words(30, 30, True)] == [
        "33",
        "10 to 30",
        "at least 34",
        "up to 9",
        "about 30",
    ]


def test_agreement_says_what_it_is_that_both_say() -> None:
    said = [("Radio North", "drone_strike"), ("South Daily", "drone_strike"), ("South Daily", "shelling")]
    answers = [Answer(account, value, account, (account,)) for account, value in said]
    judged = judge_answers(
        "weapon", answers, lambda a, b: ("agreed", "") if a.value == b.value else ("compatible", "one is finer")
    )
    assert judged is not None
    assert (judged.verdict, judged.reason) == (
        "agreed",
        "Two origins or more say drone strike; of the rest each is said by one.",
    )
