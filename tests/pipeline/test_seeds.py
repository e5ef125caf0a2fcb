"""What the seed texts must come to, where they lie beside the project: one strike, one clash, one tally, nothing from readers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from rashomon import run
from rashomon.case import Case
from rashomon.records import Claim, Reconciled

SHARED = Path(os.environ.get("RASHOMON_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seed texts are not here")


@pytest.fixture(scope="module")
def case() -> Case:
    return run(SHARED / "seeds", packs=["syria"])


def figures(claims: list[Claim]) -> set[tuple[int | None, int | None]]:
    return {(k.low, k.high) for c in claims for k in c.counts if k.kind == "killed"}


def test_the_strike_of_27_february_is_one_contested_incident_of_three_files(case: Case) -> None:
    claims = {c.claim_id: c for c in case.claims()}
    tolls = {(10, 30), (33, 33), (34, None)}
    (strike,) = [r for r in case.incidents() if figures([claims[i] for i in r.claim_ids]) & tolls]
    assert figures([claims[i] for i in strike.claim_ids]) >= tolls
    assert strike.when.start == "2020-02-27"
    assert len(strike.source_refs) == 3
    assert {d.verdict for d in strike.disagreements if d.field == "killed"} == {"contested"}


def test_the_long_toll_is_a_tally_and_no_incident(case: Case) -> None:
    (toll,) = [r for r in case.table("claims") if any(1709 in (k["low"], k["high"]) for k in r["counts"])]
    assert toll["incident_id"] is None
    assert toll["tally_id"]


def test_the_clash_of_12_february_is_one_incident_of_two_articles_of_a_digest(case: Case) -> None:
    there = {c.claim_id for c in case.claims() if c.place.name == "Khirbet Ammo" and c.when.start == "2020-02-12"}
    (clash,) = [r for r in case.incidents() if there & set(r.claim_ids)]
    assert len(clash.article_ids) >= 2
    assert len(clash.source_refs) == 1


def verdicts(incident: Reconciled) -> dict[str, str]:
    return {d.field: d.verdict for d in incident.disagreements}


def values(incident: Reconciled, field: str) -> dict[str, tuple[str, ...]]:
    return {v.value: v.accounts for d in incident.disagreements if d.field == field for v in d.values}


def holding(case: Case, words: str) -> Reconciled:
    """The one incident that a sentence with these words belongs to."""
    claims = {c.claim_id for c in case.claims() if words in c.quote}
    (found,) = [r for r in case.incidents() if claims & set(r.claim_ids)]
    return found


def test_how_the_clash_of_12_february_ended_is_contested_and_who_shot_is_not(case: Case) -> None:
    clash = holding(case, "de-escalated the situation")
    assert clash.place.name == "Khirbet Ammo"
    assert {f: v for f, v in verdicts(clash).items() if f in ("killed", "victim_status", "outcome")} == {
        "killed": "agreed",
        "victim_status": "agreed",
        "outcome": "contested",
    }
    assert len(values(clash, "perpetrator")["United States Armed Forces"]) == 2


def test_the_voice_message_is_told_by_two_files_with_ten_bodies_and_nine(case: Case) -> None:
    message = holding(case, "able to get ten bodies")
    assert message == holding(case, "reached nine of them")
    assert set(values(message, "killed")) == {"10", "9"}
    assert verdicts(message)["killed"] == "contested"
    assert verdicts(message)["perpetrator"] == "agreed"
    assert len(values(message, "target")["Hezbollah"]) == 2


def test_iran_and_russia_are_rivals_for_the_strike_at_al_enkawi(case: Case) -> None:
    strike = holding(case, "while others said the drone was Russian")
    assert (strike.place.name, strike.when.start, strike.event_type) == ("al-Ankawi", "2020-04-16", "airstrike")
    assert set(values(strike, "perpetrator")) == {"Iranian Armed Forces", "Russian Armed Forces"}
    assert verdicts(strike)["perpetrator"] == "contested"
    assert (strike.killed.low, strike.killed.high, strike.injured.low) == (3, 3, 3)


def test_who_set_the_bombs_of_tabqah_is_contested_and_whom_they_hit_is_not(case: Case) -> None:
    bombs = holding(case, "blame ISIS and Turkey")
    assert (bombs.place.name, bombs.when.start, bombs.killed.high) == ("Tabqa", "2020-03-21", 6)
    assert verdicts(bombs)["perpetrator"] == "contested"
    assert set(values(bombs, "perpetrator")) == {"Syrian government", "Islamic State (IS); Turkey"}
    assert set(values(bombs, "target")) == {"Syrian Democratic Forces (SDF)"}


def test_reader_comments_make_no_claim(case: Case) -> None:
    comments = [r for r in case.table("removed") if r["kind"] == "reader_comments"]
    assert comments
    assert not [c for c in case.claims() if any(_inside(c, r) for r in comments)]


def _inside(claim: Claim, removed: dict[str, Any]) -> bool:
    return removed["source_ref"] == claim.source_ref and removed["char_start"] <= claim.char_start < removed["char_end"]


def test_the_passage_in_arabic_is_kept_and_listed_as_not_read(case: Case) -> None:
    (unread,) = [a for a in case.table("articles") if not a["read"]]
    assert unread["language"] == "ar"
    assert unread["unread_reason"]
