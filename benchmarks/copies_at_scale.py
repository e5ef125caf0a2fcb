"""Planted copies among real articles, and how the search for copies grows.

    python benchmarks/copies_at_scale.py ARTICLES.jsonl... [--grow]

Natural copies in the input are taken out first, by a count of shared runs of five words that is not what is measured. Among 10,000 articles (made from the input, each once, then from
halves of two) copies are planted: exact, 5 % of words changed, re-headed, cut to two thirds, another outlet's name,
another toll. Prints precision and recall of pairs; with --grow the seconds at 1,000, 10,000 and 100,000 articles.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from rashomon.articles.copies import origins
from rashomon.records import Article

SIZE, PLANTED, SEED = 10_000, 600, 7
WORDS = [
    "river",
    "market",
    "bridge",
    "council",
    "winter",
    "harvest",
    "signal",
    "border",
    "engine",
    "paper",
    "window",
    "stone",
]


def article(number: int, text: str) -> Article:
    return Article(f"a{number:06d}", f"{number}", 0, 0, len(text), text, outlet=f"outlet {number % 40}")


def load(paths: list[str]) -> list[str]:
    """The texts of sixty words or more, without those that share much with another."""
    lines = [line for p in paths for line in Path(p).read_bytes().split(b"\n") if line.strip()]
    texts = [t for t in (json.loads(line)["text"] for line in lines) if len(t.split()) >= 60]
    natural = copied(texts)
    return [t for i, t in enumerate(texts) if i not in natural]


def copied(texts: list[str]) -> set[int]:
    """Texts a third of whose runs of five words stand in one other text: counted run by run, not by what is measured."""
    holders: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for i, text in enumerate(texts):
        words = re.findall(r"\w+", text.casefold())
        runs = {" ".join(words[k : k + 5]) for k in range(len(words) - 4)}
        sizes.append(len(runs))
        for run in runs:
            holders[run].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for holding in holders.values():
        # A run in more texts than this is an idiom or furniture.
        if len(holding) <= 20:
            shared.update(combinations(holding, 2))
    return {i for (a, b), n in shared.items() if n >= min(sizes[a], sizes[b]) / 3 for i in (a, b)}


def filled(texts: list[str], size: int, chance: random.Random) -> list[str]:
    """The texts, then mixtures of sentences of many texts: new articles of the same words that copy none."""
    pool = [s for t in texts for s in re.split(r"(?<=[.!?])\s+", t) if 8 <= len(s.split()) <= 40]
    made = list(texts[:size])
    while len(made) < size:
        made.append(" ".join(shuffled(s, chance) for s in chance.sample(pool, 10)))
    return made


def shuffled(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    cut = chance.randrange(2, len(words) - 2)
    chance.shuffle(words) if chance.random() < 0.5 else None
    return " ".join(words[cut:] + words[:cut])


def variants(text: str, chance: random.Random) -> list[tuple[str, str]]:
    words = text.split()
    changed = list(words)
    for i in chance.sample(range(len(words)), max(1, len(words) // 20)):
        changed[i] = chance.choice(WORDS)
    toll = re.sub(r"\b(\d{1,3}|two|three|four|five|six|ten|dozens)\b", str(chance.randrange(2, 90)), text, count=3)
    return [
        ("exact", text),
        ("5 % changed", " ".join(changed)),
        ("re-headed", "A headline of another desk about the same day\n\n" + text),
        ("cut to two thirds", " ".join(words[: len(words) * 2 // 3])),
        ("another outlet", text + " -- Valley Herald staff and agencies"),
        ("another toll", toll),
    ]


def measure(texts: list[str]) -> None:
    chance = random.Random(SEED)
    base = filled(texts, SIZE - PLANTED, chance)
    planted: list[tuple[int, str, str]] = []
    for n, i in enumerate(chance.sample(range(min(len(texts), len(base))), PLANTED)):
        kind, text = variants(base[i], chance)[n % 6]
        planted.append((i, kind, text))
    articles = [article(i, t) for i, t in enumerate([*base, *(t for _, _, t in planted)])]
    began = time.perf_counter()
    origin = origins(articles)
    seconds = time.perf_counter() - began
    groups: dict[str, list[int]] = defaultdict(list)
    for i, o in enumerate(origin):
        groups[o].append(i)
    found = {pair for g in groups.values() for pair in combinations(g, 2)}
    want = {(i, len(base) + n): kind for n, (i, kind, _) in enumerate(planted)}
    hits = found & set(want)
    print(f"articles {len(articles)}  planted {len(want)}  seconds {seconds:.1f}")
    print(f"precision {len(hits) / max(1, len(found)):.4f}  recall {len(hits) / len(want):.4f}")
    for kind in sorted(set(want.values())):
        of = [p for p, k in want.items() if k == kind]
        print(f"  {kind:20} recall {sum(p in hits for p in of) / len(of):.3f}  n {len(of)}")


def grow(texts: list[str]) -> None:
    chance = random.Random(SEED)
    made = filled(texts, 100_000, chance)
    seen: list[tuple[int, float]] = []
    for size in (1_000, 10_000, 100_000):
        articles = [article(i, t) for i, t in enumerate(made[-size:])]
        began = time.perf_counter()
        origins(articles)
        seen.append((size, time.perf_counter() - began))
        print(f"{size:7} articles  {seen[-1][1]:.2f} s")
    print(f"exponent {math.log(seen[-1][1] / seen[0][1]) / math.log(seen[-1][0] / seen[0][0]):.2f}")


if __name__ == "__main__":
    files = [a for a in sys.argv[1:] if not a.startswith("-")]
    kept = load(files)
    print(f"texts without natural copies {len(kept)}")
    measure(kept)
    if "--grow" in sys.argv:
        grow(kept)
