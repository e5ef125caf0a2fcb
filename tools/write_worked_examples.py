"""Write docs/worked-examples.md from the demo's expected outcome: python tools/write_worked_examples.py"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "src" / "rashomon" / "demo" / "expected.toml"
PAGE = ROOT / "docs" / "worked-examples.md"
HEAD = """# The demo's incidents under the three policies, by hand

All texts of the demo were constructed for it; the figures were published, the sentences are ours. Lines are made *in the style of*
ACLED, UCDP GED and Airwars; none of them has any part in it. "Not stated" is unknown, never 0. The full outcome, with accounts and
verdicts, is `src/rashomon/demo/expected.toml`, from which `python tools/write_worked_examples.py` writes this page; a test compares the
machine's lines with it, and names those that it does not reach.
"""
PARTS = (("deaths_a", "a"), ("deaths_b", "b"), ("deaths_civilians", "civilians"), ("deaths_unknown", "unknown"))


def said(value: int | None) -> str:
    return "not stated" if value is None else str(value)


def page() -> str:
    """The page."""
    incidents = tomllib.loads(EXPECTED.read_text("utf-8"))["incidents"]
    return HEAD + "".join(f"\n{section(i)}" for i in incidents)


def section(incident: dict[str, Any]) -> str:
    first, last = incident["days"]
    acled, ged, airwars = incident["acled"], incident["ged"], incident["airwars"]
    numbers = ", ".join(f"{k} {said(ged.get(k))}" for k in ("low", "best", "high"))
    split = ", ".join(f"{name}: {ged[key]}" for key, name in PARTS if key in ged) or "not stated"
    sides = "; ".join(f"{s}: {ged[f'side_{s}']}" for s in "ab" if f"side_{s}" in ged)
    civilians = f"{said(airwars.get('min'))} to {said(airwars.get('max'))}"
    return (
        f"## {incident['name']}, {first if first == last else f'{first} to {last}'}\n\n"
        "| policy | line | why |\n|---|---|---|\n"
        f"| acled-style | {said(acled.get('fatalities'))} | {acled['why']} |\n"
        f"| ged-style | {numbers}; deaths by status: {split}{f' ({sides})' if sides else ''} | {ged['why']} |\n"
        f"| airwars-style | civilians {civilians}; suggested: {airwars['grading']} | {airwars['why']} |\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
