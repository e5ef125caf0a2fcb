"""The map gives the same results in the same order for any number of workers, and streams."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.engines import map_ordered
from rashomon.records.errors import RashomonError


def square(n: int) -> int:
    return n * n


def die(n: int) -> int:
    os._exit(9)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_keep_the_order_of_the_items(workers: int) -> None:
    assert list(map_ordered(square, range(100), workers=workers)) == [n * n for n in range(100)]


def test_items_are_drawn_as_results_are_taken() -> None:
    drawn = []

    def items() -> Iterator[int]:
        for n in range(1000):
            drawn.append(n)
            yield n

    results = map_ordered(square, items())
    assert next(results) == 0
    assert len(drawn) == 1


def test_a_worker_that_dies_ends_the_run_with_a_sentence() -> None:
    with pytest.raises(RashomonError, match=r"worker process ended .* fewer workers"):
        list(map_ordered(die, range(4), workers=2))


def test_a_script_that_does_not_guard_its_call_is_told_how_to(tmp_path: Path) -> None:
    script = tmp_path / "count.py"
    script.write_text("from rashomon.engines import map_ordered\nprint(list(map_ordered(abs, range(9), workers=2)))\n")
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 1
    assert 'put the call under `if __name__ == "__main__":`' in ended.stderr.splitlines()[-1]
