"""Peak memory and time of a whole run over 1,000 to 50,000 short reports, each size in a process of its own.

    python -m benchmarks.run_memory 1000 10000 50000

The reports are generated: three sentences on an incident of a day and a town, four outlets an incident, so that there is
something to link. Seeded: the same size gives the same reports.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from rashomon.case import Case

TOWNS = (
    "Agadez",
    "Gao",
    "Kidal",
    "Timbuktu",
    "Mopti",
    "Maradi",
    "Zinder",
    "Diffa",
    "Tahoua",
    "Sikasso",
    "Bamako",
    "Niamey",
)
ACTS = (
    "An airstrike by the army killed {n} people in the town of {town} on {day}.",
    "Gunmen shot dead {n} civilians in {town} on {day}, the governor said.",
    "Shelling by the rebels wounded {n} soldiers near {town} on {day}.",
)
REST = "Residents said that {m} others were injured. The army denied that it had attacked the town."


def write_reports(path: Path, size: int) -> None:
    rng = random.Random(size)
    with path.open("w", encoding="utf-8") as out:
        for number in range(0, size, 4):
            day = date(2020, 1, 1) + timedelta(days=number // 40)
            town, act, killed = rng.choice(TOWNS), rng.choice(ACTS), rng.randint(2, 40)
            for outlet in range(4):
                said = act.format(n=killed + rng.choice((0, 0, 1, 3)), town=town, day=f"{day.day} {day:%B %Y}")
                text = f"{said} {REST.format(m=rng.randint(2, 30))}"
                row = {
                    "id": f"{number}-{outlet}",
                    "text": text,
                    "outlet": f"Outlet {outlet}",
                    "published": day.isoformat(),
                }
                out.write(json.dumps(row) + "\n")


def one(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        write_reports(reports, size)
        began = time.perf_counter()
        done = Case(Path(folder) / "case.db", create=True).run(reports)
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {size:,} | {done.claims:,} | {done.incidents:,} | {seconds:.0f} | {peak:.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+", help="reports")
    parser.add_argument("--here", action="store_true", help="in this process, one size")
    args = parser.parse_args()
    if args.here:
        one(args.sizes[0])
        return
    print("| reports | claims | incidents | seconds | peak memory, MB |\n|---:|---:|---:|---:|---:|", flush=True)
    for size in args.sizes:
        subprocess.run([sys.executable, "-m", "benchmarks.run_memory", "--here", str(size)], check=True)


if __name__ == "__main__":
    main()
