"""Compare our reading of dates with `dateparser.search` on the same texts of the bench.

    python -m benchmarks.dates_against_library          all texts (minutes, for the library's sake)
    python -m benchmarks.dates_against_library 40       the first 40

The library gives days only, so `date_value_f1` (days found and right) and `relaxed_f1` (found at all) are the figures
to compare. Needs dateparser, which nothing else here does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

from benchmarks.adapters import dates

HERE = Path(__file__).parent
BENCH = Path(os.environ.get("RASHOMON_SHARED", HERE.parent.parent / "shared")) / "bench"
Row = dict[str, Any]


def of_library(docs: Iterable[Row]) -> Iterator[Row]:
    """What the library finds, each at its next place in the text."""
    for doc in docs:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(doc["dct"][:10]), "PREFER_DATES_FROM": "past"}
        at = 0
        for words, day in search_dates(doc["text"], languages=["en"], settings=settings) or []:
            start = doc["text"].find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            value = day.date().isoformat()
            yield {"doc_id": doc["id"], "char_start": start, "char_end": at, "type": "DATE", "value": value}


def score(predict: Callable[[Iterable[Row]], Iterable[Row]], docs: list[Row], gold: Path) -> str:
    """The scorer's figures, after the seconds taken."""
    started = time.perf_counter()
    rows = list(predict(docs))
    seconds = time.perf_counter() - started
    found = gold / "found.jsonl"
    found.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = [sys.executable, str(BENCH / "score" / "dates.py"), "--pred", str(found), "--gold", str(gold)]
    return f"{seconds:.1f} s\n" + subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Print the figures of both."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else None
    lines = (BENCH / "dates" / "docs.jsonl").read_text("utf-8").splitlines()[:limit]
    docs = [json.loads(line) for line in lines]
    ids = {doc["id"] for doc in docs}
    stated = (BENCH / "dates" / "timex.jsonl").read_text("utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder)
        (gold / "docs.jsonl").write_text("\n".join(lines), "utf-8")
        kept = (line for line in stated if json.loads(line)["doc_id"] in ids)
        (gold / "timex.jsonl").write_text("\n".join(kept), "utf-8")
        for name, predict in (("ours", dates), ("dateparser.search", of_library)):
            print(name, score(predict, docs, gold))


if __name__ == "__main__":
    main()
