"""Whatever lies in a folder, the run goes on and says why something was left out."""

from __future__ import annotations

import resource
import sys
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
