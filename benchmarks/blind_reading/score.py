"""How far the figures of the shootings set can be read from the texts: a careful reading beside the registry and ours.

    python -m benchmarks.run shootings
    python -m benchmarks.blind_reading.score     needs ../shared and the export that the run left

answers.jsonl and again.jsonl hold what two readings, blind to registry and software, found stated in the text alone
(see README.md). A figure that is not known counts as 0, and a text without an article is wrong, as for the software.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BENCH = HERE.parent.parent.parent / "shared" / "bench" / "shootings"
PRED = HERE.parent / "out" / "pred" / "shootings"
KINDS = ("killed", "injured")
Figures = tuple[int, int] | None


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def read(path: Path) -> dict[str, Figures]:
    """What a reading gives for each text: killed and injured; None where the text holds no article on a shooting."""
    return {r["id"]: (r["killed"] or 0, r["injured"] or 0) if r["article"] else None for r in rows(path)}


def given(folder: Path) -> dict[str, Figures]:
    """The figures of each text's main incident in an export: the incident with most of its claims, on a tie the first."""
    stated = {
        i["incident_id"]: tuple(
            next((i[k][end] for end in ("best", "low", "high") if i[k][end] is not None), 0) for k in KINDS
        )
        for i in rows(folder / "incidents.jsonl")
    }
    told: dict[str, dict[str, int]] = {}
    for c in sorted(rows(folder / "claims.jsonl"), key=lambda c: c["char_start"]):
        if c["incident_id"]:
            counts = told.setdefault(c["source_ref"], {})
            counts[c["incident_id"]] = counts.get(c["incident_id"], 0) + 1
    return {ref: stated[max(counts, key=lambda i: counts[i])] for ref, counts in told.items()}  # type: ignore[misc]


def share(ours: dict[str, Figures], theirs: dict[str, Figures], texts: list[str]) -> list[float]:
    """The part of the texts with the same killed, the same injured, and both the same."""
    pairs = [(ours.get(t), theirs.get(t)) for t in texts]
    same = [(a is not None and b is not None and a[0] == b[0], a and b and a[1] == b[1]) for a, b in pairs]
    return [
        sum(bool(v) for v in column) / len(texts) for column in zip(*[(k, i, k and i) for k, i in same], strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pred", type=Path, default=PRED, help="folder with incidents.jsonl and claims.jsonl")
    pred = parser.parse_args().pred
    registry: dict[str, Figures] = {r["source_ref"]: (r["killed"], r["injured"]) for r in rows(BENCH / "gold.jsonl")}
    first, again, ours = read(HERE / "answers.jsonl"), read(HERE / "again.jsonl"), given(pred)
    texts, articles = sorted(first), sorted(t for t, f in first.items() if f)
    print("| of the texts | killed | injured | both | n |\n|---|---:|---:|---:|---:|")
    for name, a, b, among in (
        ("the reading gives the registry's figure", first, registry, texts),
        ("the software gives the registry's figure", ours, registry, texts),
        ("the software gives the reading's figure, where there is an article", ours, first, articles),
        ("a second reading gives the first's figure", again, first, sorted(t for t in again if again[t] and first[t])),
    ):
        print(f"| {name} | " + " | ".join(f"{v:.3f}" for v in share(a, b, among)) + f" | {len(among)} |")


if __name__ == "__main__":
    main()
