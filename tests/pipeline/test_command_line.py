"""The command line, as a newcomer types it: data on standard output, all else on standard error, exit codes kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = """Shells fall on Saraqib

6 February 2020

Government shells killed at least 12 people in the town of Saraqib in Idlib on Thursday, the monitor said.
"""


def rashomon(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rashomon.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "reports").mkdir()
    (folder / "reports" / "one.txt").write_text(TEXT)
    done = rashomon("run", folder / "reports", "--pack", "syria", "--case", folder / "case.db")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "1 new" in done.stderr
    return folder / "case.db"


def test_export_writes_the_table_and_nothing_else(case: Path) -> None:
    done = rashomon("export", case, "--table", "claims")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert all(TEXT[r["char_start"] : r["char_end"]] == r["quote"] for r in rows)
    assert any({"kind": "killed", "low": 12}.items() <= k.items() for r in rows for k in r["counts"])


def test_show_names_the_place_and_the_toll(case: Path) -> None:
    done = rashomon("show", case)
    assert "Saraqib" in done.stdout
    assert "at least 12" in done.stdout


def test_one_incident_is_shown_with_its_sentence(case: Path) -> None:
    ident = json.loads(rashomon("export", case, "--table", "incidents").stdout.splitlines()[0])["incident_id"]
    assert "killed at least 12 people" in " ".join(rashomon("show", case, ident).stdout.split())


def test_check_and_report(case: Path) -> None:
    assert rashomon("check", case).returncode == 0
    page = case.with_name("report.html")
    assert rashomon("report", case, "-o", page).returncode == 0
    assert "Saraqib" in page.read_text("utf-8")


def test_explain_says_which_words_filled_which_role(case: Path) -> None:
    ident = json.loads(rashomon("export", case, "--table", "claims").stdout.splitlines()[0])["claim_id"]
    done = rashomon("explain", case, ident)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 3


def test_a_missing_path_is_one_sentence(tmp_path: Path) -> None:
    done = rashomon("run", tmp_path / "nothing", "--case", tmp_path / "c.db")
    assert done.returncode == 1
    assert "nothing" in done.stderr
    assert "Traceback" not in done.stderr


def test_rejected_input_is_listed_and_the_exit_code_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "good.txt").write_text(TEXT)
    done = rashomon("run", tmp_path / "in", "--case", tmp_path / "c.db")
    assert done.returncode == 3
    assert "empty.txt" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["export", "CASE"],
        ["export", "CASE", "--table", "songs"],
        ["export", "CASE", "--table", "claims", "--format", "doc"],
    ],
)
def test_wrong_usage_lists_what_there_is(case: Path, words: list[str]) -> None:
    done = rashomon(*[case if w == "CASE" else w for w in words])
    assert done.returncode == 2
    assert "claims" in done.stderr or "jsonl" in done.stderr


def test_a_case_that_is_none_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.db"
    path.write_text("milk")
    done = rashomon("show", path)
    assert done.returncode == 1
    assert "no Rashomon case" in done.stderr
    assert path.read_text() == "milk"


def test_an_unknown_policy_lists_those_there_are(case: Path) -> None:
    done = rashomon("export", case, "--table", "incidents", "--policy", "median")
    assert done.returncode == 1
    assert "acled-style" in done.stderr


def test_fetching_refuses_what_is_not_public_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("http://127.0.0.1/report\nfile:///etc/hostname\n")
    done = rashomon("fetch", tmp_path / "list.txt", "-o", tmp_path / "f.warc")
    assert done.returncode == 3
    assert "not public" in done.stderr
    assert "only http" in done.stderr


def test_a_wrong_pack_makes_no_case(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    done = rashomon("run", tmp_path / "one.txt", "--pack", "atlantis", "--case", tmp_path / "c.db")
    assert done.returncode == 1
    assert "no pack atlantis" in done.stderr
    assert not (tmp_path / "c.db").exists()


def test_running_without_paths_needs_a_case(tmp_path: Path) -> None:
    done = rashomon("run", "--case", tmp_path / "c.db")
    assert done.returncode == 1
    assert "no case at" in done.stderr
    assert not (tmp_path / "c.db").exists()


def test_a_text_beyond_the_bound_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with (tmp_path / "in" / "huge.txt").open("wb") as handle:
        handle.truncate(200_000_000)
    (tmp_path / "in" / "good.txt").write_text(TEXT)
    done = rashomon("run", tmp_path / "in", "--case", tmp_path / "c.db")
    assert done.returncode == 3
    assert "huge.txt: too large" in done.stderr
    assert "1 new" in done.stderr
