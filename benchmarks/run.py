"""Run the software over the seeds and every set of the bench, score them, and write RESULTS.md.

    python -m benchmarks.run                 all sets
    python -m benchmarks.run claims syria    these sets; RESULTS.md is left alone
    python -m benchmarks.run --limit 200 …   only the first 200 texts of each set, for a quick look

Everything is read from an export in the contract's form, or, for places, dates and quantities, from one predictions
file that the adapters here write through public functions. The scorers and their data lie in ../shared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rashomon.case import Case
from rashomon.export import FORMATS, TABLES

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("RASHOMON_SHARED", HERE.parent.parent / "shared"))
BENCH, GOLD, SEEDS = SHARED / "bench", SHARED / "gold", SHARED / "seeds"
OUT = HERE / "out"
# set -> (packs, policy): the settings that the bench prescribes.
TEXT_SETS: dict[str, tuple[list[str], str | None]] = {
    "claims": (["syria"], None),
    "shootings": ([], None),
    "narratives": ([], "airwars-style"),
    "syria": (["syria"], None),
    "muc": ([], None),
}
UNIT_SETS = ("places", "dates", "quantities")
Figures = dict[str, dict[str, dict[str, Any]]]


def run_texts(name: str, workers: int, limit: int | None) -> float:
    """Run over one set and export its tables; the seconds it took, interpreter start-up left out."""
    packs, policy = TEXT_SETS[name]
    source = SEEDS if name == "claims" else BENCH / name / "articles.jsonl"
    if limit and source.is_file():
        lines = list(source.open(encoding="utf-8"))[:limit]
        source = OUT / f"{name}.jsonl"
        source.write_text("".join(lines), "utf-8")
    started = time.perf_counter()
    case = Case()
    case.run(source, packs=packs, workers=workers)
    seconds = time.perf_counter() - started
    folder = OUT / "pred" / name
    folder.mkdir(parents=True, exist_ok=True)
    view = case.view(policy, with_names=True)
    for table, rows in TABLES.items():
        (folder / f"{table}.jsonl").write_bytes(FORMATS["jsonl"](rows(view)))
    return seconds


def run_units(name: str) -> float:
    """Write one predictions file through the public functions."""
    from benchmarks import adapters, places_adapter

    docs = [json.loads(line) for line in (BENCH / name / "docs.jsonl").open(encoding="utf-8")]
    predict = places_adapter.places if name == "places" else getattr(adapters, name)
    started = time.perf_counter()
    rows = list(predict(docs))
    seconds = time.perf_counter() - started
    folder = OUT / "pred" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.jsonl").write_bytes(FORMATS["jsonl"](rows))
    return seconds


def limited_gold(names: list[str], limit: int) -> Path:
    """A copy of the text sets' gold that holds only the first texts."""
    for name in names:
        texts = list((BENCH / name / "articles.jsonl").open(encoding="utf-8"))[:limit]
        kept = {json.loads(line)["id"] for line in texts}
        target = OUT / "gold" / name
        target.mkdir(parents=True, exist_ok=True)
        for path in (BENCH / name).glob("*.jsonl"):
            lines = list(path.open(encoding="utf-8"))
            rows = [line for line in lines if json.loads(line).get("source_ref") in kept]
            (target / path.name).write_text("".join(rows), "utf-8")
    return OUT / "gold"


def score(names: list[str], limit: int | None = None) -> Figures:
    texts = [n for n in names if n in TEXT_SETS and n != "claims"]
    gold = limited_gold(texts, limit) if limit and texts else BENCH
    command = [sys.executable, str(BENCH / "score" / "all.py"), "--pred", str(OUT / "pred"), "--gold", str(gold)]
    command += ["--claims-gold", str(GOLD), "--json", "--only", *names]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def table(figures: Figures, baseline: Figures, seconds: dict[str, float]) -> str:
    """The figures beside the baseline's, in Markdown."""
    lines = []
    for name, row in figures.items():
        took = seconds.get("claims" if name == "reading" else name)
        lines += [f"\n## {name}" + (f" ({took:.0f} s)" if took else ""), ""]
        lines += ["| figure | value | baseline | n |", "|---|---:|---:|---:|"]
        for figure, cell in row.items():
            old = baseline.get(name, {}).get(figure, {}).get("value")
            shown = ["-" if v is None else f"{v:.3f}" for v in (cell["value"], old)]
            lines.append(f"| {figure} | {shown[0]} | {shown[1]} | {cell['n']} |")
    return "\n".join(lines)


def commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=HERE)
    return done.stdout.strip() or "no commit"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help=", ".join([*TEXT_SETS, *UNIT_SETS]))
    parser.add_argument("--limit", type=int, help="texts of each set")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if not BENCH.is_dir():
        sys.exit(f"The bench is not at {BENCH}. Set RASHOMON_SHARED to the folder that holds bench, gold and seeds.")
    OUT.mkdir(exist_ok=True)
    names = args.sets or [*TEXT_SETS, *UNIT_SETS]
    seconds = {}
    for name in names:
        print(f"running {name}", file=sys.stderr)
        seconds[name] = run_texts(name, args.workers, args.limit) if name in TEXT_SETS else run_units(name)
    figures = score([*names, *(["reading"] if "claims" in names else [])], args.limit)
    baseline: Figures = json.loads((BENCH / "baseline.json").read_text("utf-8"))
    text = table(figures, baseline, seconds)
    print(text)
    if not args.sets and not args.limit:
        day = datetime.now(UTC).date().isoformat()
        head = (
            "# Results\n\nWritten by `python -m benchmarks.run`: the software over the seed texts (`--pack syria`) and "
            "every set of the bench\n(`--pack syria` for syria, no pack for the others, `--policy airwars-style` for "
            "narratives, always with names), scored by\nthe bench's own scorers, beside its baseline.\n\n"
            f"Commit {commit()}, {day}, {args.workers} workers; {sum(seconds.values()):.0f} seconds in all.\n"
        )
        (HERE / "RESULTS.md").write_text(head + text + "\n", "utf-8")


if __name__ == "__main__":
    main()
