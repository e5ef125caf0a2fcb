"""B3, false merges and missed merges against the threshold, as two pictures for docs/linking.md.

    python -m benchmarks.linking_curve --plain ../shared/bench/shootings/articles.jsonl \\
        --gold ../shared/bench/shootings/gold.jsonl
    python -m benchmarks.linking_curve --case shootings.db --gold ../shared/bench/shootings/gold.jsonl

Measured on one half of the incidents (--half 1; 0 is the one to calibrate with).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.linking_methods import Homes, add_input, figures, input_of, main_homes
from rashomon.incidents import Equality, Linker, declared_weights
from rashomon.incidents.weights import TENTHS

DOCS = Path(__file__).parent.parent / "docs"
THRESHOLDS = range(-60, 81, 20)  # tenths of a bit
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 320, 56, 24, 150, 48
# Blue, vermilion and green of the palette of Okabe and Ito, which colour-blind readers tell apart.
COLOURS = ("#0072B2", "#D55E00", "#009E73")

Curve = tuple[str, Sequence[float]]


def drawing(title: str, curves: Sequence[Curve], thresholds: Sequence[float], low: float, declared: float) -> str:
    """An SVG of these curves over the thresholds (bits); the upright line is the declared threshold."""
    across, down = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def x(t: float) -> float:
        return LEFT + across * (t - thresholds[0]) / (thresholds[-1] - thresholds[0])

    def y(v: float) -> float:
        return TOP + down * (1 - (v - low) / (1 - low))

    grid = [low + (1 - low) * i / 5 for i in range(6)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for v in grid:
        parts.append(f'<path d="M{LEFT} {y(v):.1f}h{across}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(v) + 4:.1f}" text-anchor="end" fill="#444">{v:.2f}</text>')
    for t in thresholds:
        parts.append(f'<text x="{x(t):.1f}" y="{TOP + down + 18}" text-anchor="middle" fill="#444">{t:+.0f}</text>')
    parts.append(f'<path d="M{x(declared):.1f} {TOP}v{down}" stroke="#888" stroke-dasharray="4 3"/>')
    parts.append(
        f'<text x="{LEFT + across / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle" fill="#444">'
        "threshold `together`, bits (dashed: as declared)</text>"
    )
    for (name, values), colour in zip(curves, COLOURS, strict=False):
        points = " ".join(f"{x(t):.1f},{y(v):.1f}" for t, v in zip(thresholds, values, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{x(thresholds[-1]) + 8:.1f}" y="{y(values[-1]) + 4:.1f}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_input(parser)
    args = parser.parse_args()
    mentions, claims, truth = input_of(args)
    weights = declared_weights()
    rows = []
    with Linker(Equality()) as linker:
        for together in THRESHOLDS:
            linker.regroup(replace(weights, together=together))
            linked = linker.update(mentions, claims)
            homes: Homes = {m.mention_id: m.mention_id for m in mentions}
            homes |= {m: i.incident_id for i in linked.incidents for m in i.mention_ids}
            rows.append(figures(truth, main_homes(mentions, homes)))
            print(f"{together / TENTHS:+.1f}", " ".join(f"{name} {value:.3f}" for name, value in rows[-1].items()))
    thresholds = [t / TENTHS for t in THRESHOLDS]
    declared = weights.together / TENTHS
    for file, title, names, low in (
        ("linking-b3.svg", "B3 and pair F1 against the threshold", ("B3", "pair F1"), 0.4),
        ("linking-merges.svg", "False and missed merges against the threshold", ("false merges", "missed merges"), 0.0),
    ):
        curves = [(name, [row[name] for row in rows]) for name in names]
        (DOCS / file).write_text(drawing(title, curves, thresholds, low, declared), "utf-8")


if __name__ == "__main__":
    main()
