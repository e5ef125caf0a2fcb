"""The tutorial's commands run as they stand there, one after the other, on a fresh machine's copy of the demo."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.case import Case
from rashomon.cli import app
from rashomon.demo import reports

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"


def commands() -> list[str]:
    blocks = re.findall(r"```\n(.*?)```", TUTORIAL.read_text("utf-8"), flags=re.DOTALL)
    return [line.removeprefix("rashomon ") for block in blocks for line in block.splitlines()]


def test_every_command_of_the_tutorial_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with reports() as folder:
        shutil.copytree(folder, tmp_path / "REPORTS")
    for command in commands():
        if (tmp_path / "demo-out/demo.db").exists():
            rows = sorted(Case("demo-out/demo.db").incidents(), key=lambda i: -len(i.claim_ids))
            named = {"INCIDENT": rows[0].incident_id[:9], "OTHER": rows[1].incident_id, "CLAIM": rows[0].claim_ids[0]}
            for word, ident in named.items():
                command = command.replace(word, ident)
        words = re.findall(r"\"[^\"]*\"|\S+", command)
        done = CliRunner().invoke(app, [w.strip('"') for w in words])
        assert done.exit_code == 0, (command, done.output)
    assert (tmp_path / "report.html").exists()
    assert (tmp_path / "demo-out/ged/README.md").exists()
