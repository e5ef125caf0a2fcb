"""What extraction costs beside the full pipeline of the same parser, and what the gate gains and loses.

    python -m benchmarks.extraction_speed            all articles of bench/syria, written to extraction-speed.md
    python -m benchmarks.extraction_speed 100        the first 100, printed only

Seconds are of one core's processor time, so that they stand beside each other on a busy machine; the best of the rounds
counts. The four ways of parsing tell the gain of the gate (fewer sentences) and of the leaner pipeline (no entities)
apart. The claims lost to the gate are those that extraction finds only where every sentence is let through.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import spacy

from benchmarks.run import BENCH, HERE
from rashomon.articles import divide, read, survey
from rashomon.claims import extract
from rashomon.claims.gate import gate
from rashomon.claims.lexicon import lexicon
from rashomon.claims.parse import MODELS
from rashomon.claims.sentence import Sentence, split
from rashomon.engines import map_ordered
from rashomon.packs import Knowledge, load_knowledge
from rashomon.records import Article, Claim, Source

ROUNDS = 3
PACKS = ("syria",)
# `rashomon.claims.extract` names the function; its module is reached by its full name.
EXTRACTING: Any = sys.modules["rashomon.claims.extract"]


def articles_of(limit: int | None) -> list[Article]:
    sources = [s for s in read([BENCH / "syria" / "articles.jsonl"]) if isinstance(s, Source)][:limit]
    return list(survey([a for s in sources for a in divide(s, {})[0]]))


@cache
def knowledge() -> Knowledge:
    return load_knowledge(PACKS)


def extracted_claims(article: Article) -> list[Claim]:
    return extract(article, knowledge())[0]


def best(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Processor seconds of each job, the best of the rounds, the jobs taken in turn."""
    seconds = dict.fromkeys(jobs, float("inf"))
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            began = time.process_time()
            job()
            seconds[name] = min(seconds[name], time.process_time() - began)
    return seconds


def parse_all(model: spacy.language.Language, articles: Sequence[Sequence[Sentence]]) -> None:
    """As extraction does it: article by article."""
    for sentences in articles:
        for _ in model.pipe([s.text for s in sentences], batch_size=64):
            pass


def main() -> None:
    limit = int(sys.argv[1]) if sys.argv[1:] else None
    articles = [a for a in articles_of(limit) if a.read]
    words = lexicon()
    every = [split(a) for a in articles]
    gated = [gate(sentences, words) for sentences in every]
    name = next(m for m in MODELS if spacy.util.is_package(m))
    full, lean = spacy.load(name), spacy.load(name, exclude=["ner", "senter"])
    ours: list[list[Claim]] = []

    def extraction() -> None:
        ours[:] = [extracted_claims(a) for a in articles]

    extraction()
    seconds = best(
        {
            "full, every sentence": lambda: parse_all(full, every),
            "lean, every sentence": lambda: parse_all(lean, every),
            "full, gated": lambda: parse_all(full, gated),
            "lean, gated": lambda: parse_all(lean, gated),
            "extraction": extraction,
        }
    )
    EXTRACTING.gate = lambda sentences, lexicon: sentences
    ungated = [extracted_claims(a) for a in articles]
    EXTRACTING.gate = gate
    kept = {(c.source_ref, c.char_start, c.event_type) for claims in ours for c in claims}
    found = {(c.source_ref, c.char_start, c.event_type) for claims in ungated for c in claims}
    began = time.perf_counter()
    list(map_ordered(extracted_claims, articles, workers=2))
    wall = time.perf_counter() - began
    base = seconds["full, every sentence"]
    shown = [f"| {job} | {s:.1f} | {len(articles) / s:.1f} | {base / s:.2f} |" for job, s in seconds.items()]
    share = sum(map(len, gated)) / sum(map(len, every))
    text = "\n".join(
        [
            "| parsing | seconds | articles a second of one core | times as fast as the full pipeline |",
            "|---|---:|---:|---:|",
            *shown,
            "",
            f"{len(articles)} articles, {sum(map(len, every)):,} sentences, of which the gate lets {share:.0%} through. "
            f"Of {len(found):,} claims found without the gate, {len(found - kept)} are lost by it "
            f"({len(found - kept) / len(found):.1%}). Two workers: {len(articles) / wall:.1f} articles a second by the clock.",
        ]
    )
    print(text)
    if limit is None:
        head = "# Speed of extraction\n\nWritten by `python -m benchmarks.extraction_speed`.\n\n"
        (HERE / "extraction-speed.md").write_text(head + text + "\n", "utf-8")


if __name__ == "__main__":
    main()
