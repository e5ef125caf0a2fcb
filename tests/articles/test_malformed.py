"""Whatever lies in a folder, the run goes on and says why something was left out."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path

from rashomon.articles import divide, read
from rashomon.records import Rejected, Source

sys.path.insert(0, str(Path(__file__).parent))
from malformed import make


def test_no_malformed_file_stops_a_run_and_each_is_accounted_for(tmp_path: Path) -> None:
    count = make(tmp_path)
    assert count >= 200
    for file in sorted(tmp_path.iterdir()):
        found = list(read([file]))
        assert found, file.name
        for item in found:
            if isinstance(item, Rejected):
                assert item.reason
                assert item.detail
            else:
                divide(item, {})
    peak_kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert peak_kilobytes < 1_000_000


def test_a_repeated_id_is_rejected_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id":"n","text":"One."}\n{"id":"n","text":"Two."}\n', encoding="utf-8")
    first, second = read([tmp_path / "a.jsonl"])
    assert isinstance(first, Source)
    assert isinstance(second, Rejected)
    assert second.reason == "repeated id"


def test_a_folder_without_permission_is_named_and_the_rest_is_read() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "locked").mkdir()
        (folder / "locked" / "x.txt").write_text("The depot burned.")
        (folder / "open.txt").write_text("The depot burned on Monday.")
        (folder / "locked").chmod(0)
        # Root may read everything, so it steps down to nobody for as long as it reads.
        mine = os.geteuid()
        if mine == 0:
            os.seteuid(65534)
        try:
            found = list(read([folder]))
        finally:
            os.seteuid(mine)
            (folder / "locked").chmod(0o755)
    assert [(r.source_ref, r.reason) for r in found if isinstance(r, Rejected)] == [("locked", "cannot be opened")]
    assert [s.source_ref for s in found if isinstance(s, Source)] == ["open.txt"]
