"""How often claims of a confidence are right, on the second test: a table and a picture for docs/confidence.md.

    python -m benchmarks.reliability

Right are, first, the claim itself: a sentence that states such an event, with its type; second, that and every field
that the claim fills (figures, stance, day, who did it, to whom, who says so). Claims on which the hand was free are left
out. Both halves of the second test count: neither served to set the factors of `claims/confidence.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.second_test.score import date_right, figures_of, match, named, read, same_words
from rashomon.case import Case
from rashomon.export import TABLES

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
BOUNDS = (0.0, 0.6, 0.7, 0.8, 0.895, 1.0)
SIZE, LEFT, TOP, RIGHT, BOTTOM = 360, 56, 16, 170, 48
# Blue and vermilion of the palette of Okabe and Ito, which colour-blind readers tell apart.
COLOURS = ("#0072B2", "#D55E00")


class Judged(NamedTuple):
    confidence: float
    claim: bool
    fields: bool


class Bin(NamedTuple):
    n: int
    confidence: float
    claim: float
    fields: float


def judged(half: str) -> Iterator[Judged]:
    """Every predicted claim of one half beside the hand's."""
    folder = HERE / "second_test" / half
    case = Case()
    case.run(folder / "articles.jsonl")
    predicted = list(TABLES["claims"](case.view(with_names=True)))
    hand = {p["claim_id"]: g for g, p in match(read(folder / "claims.jsonl"), predicted)}
    for p in predicted:
        gold = hand.get(p["claim_id"])
        if gold is None:
            yield Judged(p["confidence"], False, False)
        elif not gold["optional"]:
            right = p["event_type"] in (gold["event_type"], *gold["event_type_also"])
            yield Judged(p["confidence"], right, right and filled_right(gold, p))


def filled_right(gold: dict[str, Any], p: dict[str, Any]) -> bool:
    """Whether all that the claim fills is as the hand has it; what it leaves open is no mistake."""
    roles = [(named(gold, role), named(p, role)) for role in ("perpetrator", "target", "speaker")]
    return (
        figures_of(p) <= figures_of(gold)
        and p["stance"] in (gold["stance"], *gold["stance_also"])
        and (not gold["date_start"] or date_right(gold, p))
        and all(not ours or same_words(theirs, ours) for theirs, ours in roles)
    )


def binned(rows: Sequence[Judged]) -> list[Bin]:
    out = []
    for low, high in pairwise(BOUNDS):
        inside = [r for r in rows if low <= r.confidence < high]
        if inside:
            means = [sum(column) / len(inside) for column in zip(*inside, strict=True)]
            out.append(Bin(len(inside), *means))
    return out


def drawing(bins: Sequence[Bin]) -> str:
    """An SVG of the share that is right over the confidence; on the dashed line the two are equal."""
    across, down = SIZE, SIZE - TOP - BOTTOM

    def x(v: float) -> float:
        return LEFT + across * v

    def y(v: float) -> float:
        return TOP + down * (1 - v)

    title = "Share of claims that are right, by confidence"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + across + RIGHT} {SIZE}" role="img" '
        f'aria-label="{title}" font-family="sans-serif" font-size="12">',
        f"<title>{title}</title>",
        f'<rect width="{LEFT + across + RIGHT}" height="{SIZE}" fill="#fff"/>',
    ]
    for tenth in range(0, 11, 2):
        v = tenth / 10
        parts.append(f'<path d="M{LEFT} {y(v):.1f}h{across}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(v) + 4:.1f}" text-anchor="end" fill="#444">{v:.1f}</text>')
        parts.append(f'<text x="{x(v):.1f}" y="{TOP + down + 18}" text-anchor="middle" fill="#444">{v:.1f}</text>')
    parts.append(f'<path d="M{x(0):.1f} {y(0):.1f}L{x(1):.1f} {y(1):.1f}" stroke="#888" stroke-dasharray="4 3"/>')
    parts.append(f'<text x="{x(0.5):.1f}" y="{SIZE - 8}" text-anchor="middle" fill="#444">confidence</text>')
    for name, values, colour in (
        ("claim and type", [b.claim for b in bins], COLOURS[0]),
        ("and all filled fields", [b.fields for b in bins], COLOURS[1]),
    ):
        points = [(x(b.confidence), y(v)) for b, v in zip(bins, values, strict=True)]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4" fill="{colour}"/>' for a, b in points]
        parts.append(f'<text x="{points[-1][0] + 12:.1f}" y="{points[-1][1] + 4:.1f}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    bins = binned([row for half in ("read", "unread") for row in judged(half)])
    (DOCS / "reliability.svg").write_text(drawing(bins), "utf-8")
    print("| claims | mean confidence | claim and type right | all filled fields right too |\n|---:|---:|---:|---:|")
    for b in bins:
        print(f"| {b.n} | {b.confidence:.2f} | {b.claim:.2f} | {b.fields:.2f} |")


if __name__ == "__main__":
    main()
