"""Running totals: what is a toll of a time and of no incident, and what goes on with one.

"150 rebels have died this year. Twenty-one guards have also lost their lives."
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.claims.cues import VIOLENCE
from rashomon.claims.days import Day
from rashomon.claims.drafts import Draft
from rashomon.claims.events import clause
from rashomon.claims.grammar import role_words
from rashomon.claims.second_look import toll_of_a_time
from rashomon.expressions.numbers import find_quantities
from rashomon.expressions.victims import HURT
from rashomon.records import Count

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_total(draft: Draft, day: Day | None) -> bool:
    """A running total: a figure over a window, or a count of events rather than of one."""
    kinds = {c.count.kind for c in draft.counted}
    dated = day is not None and day.when.start is not None and day.window is None
    of_one_day = bool(day and dated and day.when.basis in ("stated", "relative") and day.when.precision == "day")
    return (
        bool(day and day.window and kinds and not _of_one_person(draft))
        or _of_a_month(draft, day)
        or bool(kinds & {"refugees"})
        or (bool(kinds) and (_within_a_span(draft) or _over_a_span(draft) or _of_a_long_conflict(draft)))
        or toll_of_a_time(draft.counted, dated, of_one_day, draft.parsed.doc)
    )


def _within_a_span(draft: Draft) -> bool:
    """ "Amid a two-hour span in which ten people were shot": of all that happened in it."""
    words = role_words()
    for cue in draft.event.cues:
        verb = clause(draft.parsed.doc[cue.token])
        while verb.dep_ == "conj":
            verb = verb.head
        within = any(
            c.lower_ in words["happens_in"] and any(o.lower_ in words["relative"] for o in c.children)
            for c in verb.children
        )
        # "A raid over the weekend in which nine died": in the raid, wherever the parser hangs the clause.
        before = draft.parsed.doc[: verb.head.i]
        act = any(t.tag_ == "NN" and t.dep_ != "nsubj" and t.lower_ in words["occurrences"] for t in before)
        if verb.dep_ == "relcl" and verb.head.lower_ in words["spans_of_time"] and within and not act:
            return True
    return False


def _over_a_span(draft: Draft) -> bool:
    """ "One of three killed over an eight-hour stretch": of all that happened in it."""
    words = role_words()
    doc = draft.parsed.doc
    for span in doc:
        if span.lower_ in words["spans_of_time"] and span.dep_ == "pobj" and span.head.lower_ in words["spans_over"]:
            long = any(c.lower_ in words["indefinite"] for c in span.lefts)
            measured = any(t.like_num for t in doc[span.left_edge.i : span.i])
            if long and measured and span.head.i > draft.cue.i:
                return any((c.count.low or 0) > 1 for c in draft.counted)
    return False


def _of_a_long_conflict(draft: Draft) -> bool:
    """ "The violence has claimed more than 600 lives"."""
    for cue in draft.event.cues:
        verb = clause(draft.parsed.doc[cue.token])
        perfect = any(c.dep_ == "aux" and c.lower_ in role_words()["perfect"] for c in verb.children)
        if perfect and any(c.dep_ == "nsubj" and c.lemma_ in role_words()["goes_on_for_long"] for c in verb.children):
            return True
    return False


def _of_one_person(draft: Draft) -> bool:
    """ "He has been on life support since July": one person is no running total, as "one has died since" is."""
    return all(
        c.count.low == c.count.high == 1 and not any(q.role is None for q in find_quantities(c.count.text))
        for c in draft.counted
    )


def _of_a_month(draft: Draft, day: Day | None) -> bool:
    """ "45 people were killed in July": the dead of a month or a year, with no word of an act that they died in."""
    if day is None or day.when.precision not in ("month", "year") or not day.when.text or draft.event.acts:
        return False
    if any(c.entry.effect == "targets_hit" for c in draft.event.cues) or _names_an_act(draft.parsed.doc):
        return False  # "killed when rebels struck the ford in March", "the raid, which killed six in March"
    return any((c.count.low or 0) > 1 and c.count.kind in ("killed", "injured") for c in draft.counted)


def _names_an_act(doc: Doc) -> bool:
    """ "The raid", "a bombing": one act, by a noun."""
    return any(t.tag_ == "NN" and t.lower_ in role_words()["occurrences"] for t in doc)


def goes_on_counting(draft: Draft, day: Day | None, counted: Sequence[Count]) -> bool:
    """Right after a total: several dead or hurt without a day of their own, in the perfect tense or of a count."""
    if draft.type not in VIOLENCE or (day is not None and day.when.text):
        return False
    harmed = [k for k in counted if k.kind in HURT and k.subset_of is None]
    if not harmed or any((k.low or k.high or 0) <= 1 for k in harmed):
        return False
    # "Of the shooters, three were women and seventy died": of whom the total tells.
    first = draft.parsed.doc[:2]
    if (
        len(first) > 1
        and first[0].lower_ in role_words()["of_a_total"]
        and first[1].lower_ in role_words()["those_of_it"]
    ):
        return True
    verb = clause(draft.cue)
    perfect = any(c.dep_ == "aux" and c.lower_ in role_words()["perfect"] for c in verb.children)
    return perfect or any(t.lower_ in role_words()["counting"] for t in draft.parsed.doc)
