"""Quality floors: figures that a change may raise and not lower in silence.

    python -m benchmarks.floors            compare with floors.toml; exit 1 where a figure fell below its floor
    python -m benchmarks.floors --raise    write the figures now reached as the new floors, where they are higher

Floors carry the fingerprint of the texts and the gold that they were measured on: on other texts they say nothing, and
the comparison is refused. Where ../shared is absent, the floors on it are skipped and said so.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from benchmarks.run import BENCH, GOLD, HERE, OUT, SEEDS, run_texts, score

FLOORS = HERE / "floors.toml"
# Measured figures are compared after rounding to three digits; ties between equal readings move the last ones.
SLACK = 0.002


def fingerprint(folders: Iterable[Path]) -> str:
    """Over the names and bytes of all files."""
    state = sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            state.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return state.hexdigest()[:16]


def measured() -> dict[str, float]:
    """The figures on the seeds, by name of set and figure."""
    OUT.mkdir(exist_ok=True)
    run_texts("claims", 1, None)
    found = score(["claims", "reading"])
    return {
        f"{s}.{f}": cell["value"] for s, row in found.items() for f, cell in row.items() if cell["value"] is not None
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true")
    lift = parser.parse_args().lift
    if not BENCH.is_dir():
        print("The floors on the seeds were skipped: ../shared is not here.")
        return
    kept = tomllib.loads(FLOORS.read_text("utf-8"))
    corpus = fingerprint([SEEDS, GOLD])
    if kept["corpus"] != corpus and not lift:
        sys.exit(f"The seeds or their gold changed ({kept['corpus']} then, {corpus} now): measure anew with --raise.")
    now = measured()
    floors: dict[str, float] = kept["floors"]
    if lift:
        lines = [f"{name!r} = {max(now[name], floors[name]):.3f}".replace("'", '"') for name in sorted(floors)]
        head = FLOORS.read_text("utf-8").split("corpus =")[0]
        FLOORS.write_text(f'{head}corpus = "{corpus}"\n\n[floors]\n' + "\n".join(lines) + "\n", "utf-8")
    fallen = {n: (now.get(n, 0.0), f) for n, f in floors.items() if now.get(n, 0.0) < f - SLACK}
    for name, floor in sorted(floors.items()):
        print(f"{name:32s} {now.get(name, 0.0):.3f}   floor {floor:.3f}{'   FELL' if name in fallen else ''}")
    if fallen:
        sys.exit(
            f"{len(fallen)} figures fell below their floors. Mend the change, or say in the commit why it must be so."
        )


if __name__ == "__main__":
    main()
