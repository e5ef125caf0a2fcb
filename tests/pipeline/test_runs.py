"""A whole run: the same input gives the same bytes, in any order, by any number of workers, after any break-off."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from rashomon.case import Case
from rashomon.casebook import CaseError
from rashomon.demo import reports
from rashomon.export import FORMATS, TABLES

AMBUSH = "Gunmen killed four soldiers near Timbuktu on 5 March 2021.\n"


@pytest.fixture(scope="module")
def demo_reports() -> Iterator[Path]:
    with reports() as folder:
        yield folder


def exported(case: Case) -> dict[str, bytes]:
    view = case.view()
    return {table: FORMATS["jsonl"](rows(view)) for table, rows in TABLES.items()}


@pytest.fixture(scope="module")
def once(demo_reports: Path) -> Case:
    case = Case()
    case.run(demo_reports, packs=["syria"])
    return case


def test_the_demo_gives_incidents_with_claims_from_opposing_outlets(once: Case) -> None:
    rows = once.incidents()
    assert len(rows) >= 8
    assert any(len(r.article_ids) >= 3 and r.contested for r in rows)


def test_every_quote_is_its_slice_and_every_id_resolves(once: Case) -> None:
    assert once.check() == []


def test_two_workers_and_another_folder_give_the_same_bytes(once: Case, demo_reports: Path, tmp_path: Path) -> None:
    copied = tmp_path / "elsewhere"
    # Written in the opposite order, so that the file system lists them otherwise.
    copied.mkdir()
    for path in sorted(demo_reports.iterdir(), reverse=True):
        if path.is_file():
            shutil.copy(path, copied / path.name)
    other = Case()
    other.run(copied, packs=["syria"], workers=2)
    assert exported(other) == exported(once)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_order_in_which_python_keeps_its_sets_changes_nothing(once: Case, demo_reports: Path, seed: str) -> None:
    script = (
        "import sys; from rashomon.case import Case; from rashomon.export import FORMATS, TABLES; case = Case();"
        f"case.run({str(demo_reports)!r}, packs=['syria']); view = case.view();"
        "[sys.stdout.buffer.write(FORMATS['jsonl'](rows(view))) for rows in TABLES.values()]"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True
    )
    assert done.stdout == b"".join(exported(once).values())


def test_running_again_changes_nothing(demo_reports: Path, tmp_path: Path) -> None:
    case = Case(tmp_path / "c.db", create=True)
    case.run(demo_reports, packs=["syria"])
    before = exported(case)
    again = case.run(demo_reports, packs=["syria"])
    assert (again.sources_new, again.articles_extracted, again.claims_new, again.incidents_new) == (0, 0, 0, 0)
    assert exported(case) == before


def test_adding_later_gives_the_same_partition_as_all_at_once(once: Case, demo_reports: Path, tmp_path: Path) -> None:
    files = sorted(p for p in demo_reports.iterdir() if p.is_file())
    half = tmp_path / "half"
    half.mkdir()
    for path in files[::2]:
        shutil.copy(path, half / path.name)
    case = Case()
    case.run(half, packs=["syria"])
    for path in files[1::2]:
        shutil.copy(path, half / path.name)
    case.run(half, packs=["syria"])
    partition = {frozenset(i.claim_ids) for i in case.incidents()}
    assert partition == {frozenset(i.claim_ids) for i in once.incidents()}


def test_a_changed_file_supersedes_its_old_claims(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Shells fell on the town of Saraqib on 6 February 2020. At least 12 people were killed.\n")
    case = Case(tmp_path / "c.db", create=True)
    case.run(report, packs=["syria"])
    before = {c.claim_id for c in case.claims()}
    report.write_text("Shells fell on the town of Saraqib on 6 February 2020. At least 14 people were killed.\n")
    done = case.run(report, packs=["syria"])
    assert done.sources_changed == 1
    assert before
    assert not before & {c.claim_id for c in case.claims()}
    old = [c for c in TABLES["claims"](case.view(history=True)) if c.get("superseded")]
    assert {c["claim_id"] for c in old} == before


def test_a_killed_run_is_completed_by_the_next(demo_reports: Path, tmp_path: Path, once: Case) -> None:
    path = tmp_path / "c.db"
    script = (
        f"from rashomon.case import Case; Case({str(path)!r}, create=True).run({str(demo_reports)!r}, packs=['syria'])"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        time.sleep(0.05)
        with suppress(CaseError):  # until the other process has made the case
            if Case(path).book.known_sources():
                break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    case = Case(path)
    if case.book.about().get("state") == "running":
        with pytest.raises(CaseError, match="did not finish"):
            case.view()
    case.run(demo_reports, packs=["syria"])
    assert exported(case) == exported(once)


def test_bad_input_costs_that_input_only(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("On 3 March 2021, shells killed nine people in the town of Konna in Mali.\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    good = {"id": "one", "text": "Gunmen killed four soldiers near Timbuktu on 5 March 2021."}
    (folder / "records.jsonl").write_text(json.dumps(good) + '\n{"id": "two", "text": "cut off he')
    case = Case()
    done = case.run(folder)
    assert {r.source_ref.split("#")[0].split(":")[0] for r in done.rejected} >= {"empty.txt", "picture.txt"}
    assert all(r.reason and r.detail for r in done.rejected)
    assert {c.source_ref for c in case.claims()} >= {"good.txt", "one"}


def test_decisions_survive_a_run_and_can_be_taken_back(demo_reports: Path, tmp_path: Path) -> None:
    case = Case(tmp_path / "c.db", create=True)
    case.run(demo_reports, packs=["syria"])
    before = {frozenset(i.claim_ids) for i in case.incidents()}
    first, second = [i.incident_id for i in case.incidents()][:2]
    case.merge(first, second, who="Ana", why="the same road")
    case.run()
    assert {frozenset(i.claim_ids) for i in case.incidents()} != before
    case.undo(who="Ana")
    case.run()
    assert {frozenset(i.claim_ids) for i in case.incidents()} == before
    assert [d.kind for d in case.book.decisions()] == ["must_link", "undo"]


def test_merged_incidents_keep_all_their_claims_and_the_old_id_leads_to_them(
    demo_reports: Path, tmp_path: Path
) -> None:
    case = Case(tmp_path / "c.db", create=True)
    case.run(demo_reports, packs=["syria"])
    first, second = case.incidents()[:2]
    case.merge(first.incident_id, second.incident_id, who="Ana")
    case.run()
    merged = case.incident(first.incident_id)
    assert {*merged.claim_ids} == {*first.claim_ids, *second.claim_ids}
    assert case.incident(second.incident_id[:8]) == merged
    with pytest.raises(CaseError, match="one incident already"):
        case.merge(first.incident_id, second.incident_id, who="Ana")


def test_a_split_is_taken_back_as_a_whole(demo_reports: Path, tmp_path: Path) -> None:
    case = Case(tmp_path / "c.db", create=True)
    case.run(demo_reports, packs=["syria"])
    before = {frozenset(i.claim_ids) for i in case.incidents()}
    own = max(case.incidents(), key=lambda i: len(i.claim_ids))
    out = own.claim_ids[0]
    taken = case.split(own.incident_id, [out[:12]], who="Ana", why="another day")
    assert len(taken) == len(own.claim_ids) - 1
    case.run()
    assert out not in case.incident(own.incident_id).claim_ids
    case.undo(who="Ana")
    case.run()
    assert {frozenset(i.claim_ids) for i in case.incidents()} == before
    assert {state for d, state in case.decisions() if d.kind == "cannot_link"} == {"taken back"}


def test_a_decision_that_a_later_one_contradicts_says_so(demo_reports: Path, tmp_path: Path) -> None:
    case = Case(tmp_path / "c.db", create=True)
    case.run(demo_reports, packs=["syria"])
    own = next(i for i in case.incidents() if len(i.claim_ids) == 2)
    a, b = own.claim_ids
    case.split(own.incident_id, [a], who="Ana")
    case.run()
    case.merge(*(i.incident_id for i in case.incidents() if {a, b} & {*i.claim_ids}), who="Ben")
    case.run()
    assert [state for _, state in case.decisions()] == ["a later decision says otherwise", ""]


def test_two_files_of_the_same_bytes_are_read_once_and_the_second_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(AMBUSH)
    (folder / "b.txt").write_text(AMBUSH)
    case = Case()
    done = case.run(folder)
    assert [(r.source_ref, r.reason) for r in done.rejected] == [("b.txt", "identical copy")]
    assert {c.source_ref for c in case.claims()} == {"a.txt"}
    before = exported(case)
    assert case.run(folder).articles_extracted == 0
    assert exported(case) == before
    # The original changes: the copy is now the only one that says the old.
    (folder / "a.txt").write_text(AMBUSH.replace("four", "five"))
    done = case.run(folder)
    assert done.rejected == ()
    assert {c.source_ref for c in case.claims()} == {"a.txt", "b.txt"}
    # They change places.
    (folder / "a.txt").write_text(AMBUSH)
    (folder / "b.txt").write_text(AMBUSH.replace("four", "five"))
    case.run(folder)
    assert {c.source_ref: c.counts[0].low for c in case.claims()} == {"a.txt": 4, "b.txt": 5}
    assert case.check() == []


def test_an_id_is_a_name_within_its_file_whether_files_come_together_or_later(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(json.dumps({"id": "7", "text": AMBUSH}) + "\n")
    two.write_text(json.dumps({"id": "7", "text": AMBUSH.replace("four", "nine")}) + "\n")
    together, later = Case(), Case()
    together.run(one, two)
    later.run(two)
    later.run(one, two)
    for case in (together, later):
        assert {c.counts[0].low for c in case.claims()} == {4, 9}
    assert later.run(one, two).rejected == ()


def test_files_of_one_name_in_two_folders_are_two_files(tmp_path: Path) -> None:
    for month, toll in (("january", "four"), ("february", "nine")):
        (tmp_path / month).mkdir()
        (tmp_path / month / "x.txt").write_text(AMBUSH.replace("four", toll))
    case = Case()
    case.run(tmp_path / "january")
    case.run(tmp_path / "february")
    done = case.run(tmp_path / "january", tmp_path / "february")
    assert (done.sources_same, done.rejected) == (2, ())
    assert {c.source_ref for c in case.claims()} == {"x.txt", "february/x.txt"}


def test_what_was_rejected_and_is_mended_is_no_more_listed(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text('{"id": "a", "text": "cut off he\n')
    case = Case(tmp_path / "c.db", create=True)
    assert [r.source_ref for r in case.run(table).rejected] == ["t.jsonl:1"]
    table.write_text(json.dumps({"id": "a", "text": AMBUSH}) + "\n")
    case.run(table)
    assert case.book.rejected() == []


def test_a_file_that_was_emptied_keeps_what_was_read_from_it_and_says_so(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(AMBUSH)
    case = Case(tmp_path / "c.db", create=True)
    case.run(report)
    report.write_bytes(b"")
    (said,) = case.run(report).rejected
    assert "stays in the case" in said.detail
    assert case.claims()
