"""A gazetteer of twelve million places: how long indexing takes, its size, its memory, and look-ups a second.

    python -m benchmarks.gazetteer_scale [--places 12000000] [--folder DIR]

The dump is generated, in the form and with the proportions of the GeoNames file of all countries (19 columns, one other
name in two rows, one row in eight with several), from a fixed seed. Indexing runs what `rashomon gazetteer add` runs.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from rashomon.packs import Gazetteer, add_gazetteer

SYLLABLES = [a + b for a in ("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t", "z", "sh", "kh", "")
             for b in ("a", "e", "i", "o", "u", "an", "ar", "el", "in", "ir", "ou", "at")]  # fmt: skip
FIRST = ["", "", "", "", "Tell ", "Khan ", "Deir ", "San ", "Upper ", "Al ", "Kafr ", "Ain ", "Saint-", "Mount "]
CLASSES = [("P", "PPL")] * 5 + [("H", "STM"), ("L", "LCTY"), ("S", "FRM"), ("T", "HLL"), ("A", "ADM3")]
COUNTRIES = ["SY", "TR", "IQ", "LB", "JO", "SD", "ML", "UA", "RU", "FR", "US", "MX", "CN", "IN", "BR", "ID"]
LOOKED_UP = 100_000


def name(dice: random.Random) -> str:
    return dice.choice(FIRST) + "".join(dice.choices(SYLLABLES, k=dice.choice((2, 3, 3, 4)))).capitalize()


def rows(places: int, dice: random.Random) -> Iterator[str]:
    for country in COUNTRIES:
        for code in range(1, 31):
            yield row(
                dice, len(COUNTRIES) * 1000 + code, f"{country} province {code}", [], ("A", "ADM1"), country, code
            )
    for number in range(places):
        k = dice.random()
        others = [name(dice) for _ in range(0 if k < 0.5 else 1 if k < 0.875 else 4)]
        place = name(dice), others, dice.choice(CLASSES), dice.choice(COUNTRIES), dice.randint(1, 30)
        yield row(dice, 1_000_000 + number, *place)


def row(
    dice: random.Random, ident: int, called: str, others: list[str], what: tuple[str, str], country: str, code: int
) -> str:
    at = f"{dice.uniform(-60, 70):.5f}\t{dice.uniform(-180, 180):.5f}"
    people = dice.randint(1, 9_000) if what[0] == "P" and dice.random() < 0.1 else 0
    names = f"{called}\t{called}\t{','.join(others)}"
    return (
        f"{ident}\t{names}\t{at}\t{what[0]}\t{what[1]}\t{country}\t\t{code:02d}\t\t\t\t{people}\t\t0\tUTC\t2020-01-01\n"
    )


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def lookups(index: Path, dump: Path, dice: random.Random) -> str:
    """Names drawn over the whole dump, one in ten of them unknown, each asked for once."""
    size = dump.stat().st_size
    asked = []
    with dump.open("rb") as handle:
        while len(asked) < LOOKED_UP:
            handle.seek(dice.randrange(size))
            handle.readline()
            cells = handle.readline().decode().split("\t")
            if len(cells) > 2:
                asked.append(cells[1] if dice.random() > 0.1 else f"{cells[1]}xq")
    gazetteer = Gazetteer(extra=[index])
    started, found = time.process_time(), 0
    clock = time.perf_counter()
    for called in asked:
        found += bool(gazetteer.lookup(called))
    busy, passed = time.process_time() - started, time.perf_counter() - clock
    return (
        f"look-ups: {LOOKED_UP / busy:,.0f} a second of one core ({LOOKED_UP / passed:,.0f} by the clock), "
        f"{found:,} of {LOOKED_UP:,} found, {peak():.0f} MB in use at most"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=12_000_000)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/out"))
    parser.add_argument("--only", choices=["index", "look-ups"], help="one part, in a process of its own")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    dump, index = args.folder / "places.txt", args.folder / "places.sqlite"
    if args.only == "index":
        started, busy = time.perf_counter(), time.process_time()
        places, skipped = add_gazetteer(dump, index)
        minutes, core = (time.perf_counter() - started) / 60, (time.process_time() - busy) / 60
        print(
            f"index: {places:,} places, {skipped} lines left out, {minutes:.1f} minutes by the clock ({core:.1f} of one "
            f"core), {index.stat().st_size / 1e9:.2f} GB, {peak():.0f} MB in use at most"
        )
    elif args.only == "look-ups":
        print(lookups(index, dump, random.Random(2)))
    else:
        with dump.open("w", encoding="utf-8") as handle:
            handle.writelines(rows(args.places, random.Random(1)))
        print(f"dump: {args.places:,} places, {dump.stat().st_size / 1e9:.2f} GB", flush=True)
        for part in ("index", "look-ups"):
            command = [sys.executable, "-m", "benchmarks.gazetteer_scale", "--folder", str(args.folder), "--only", part]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
