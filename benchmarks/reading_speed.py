"""Articles a second on one core: plain text divided, and pages read against the extractor alone.

python benchmarks/reading_speed.py ARTICLES.jsonl... PAGES_FOLDER
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import trafilatura

from rashomon.articles import divide, read
from rashomon.records import Source

ROUNDS = 5


def main() -> None:
    *tables, pages = map(Path, sys.argv[1:])
    for table in tables:
        began = time.perf_counter()
        texts = [s for s in read([table]) if isinstance(s, Source)][:1000]
        for s in texts:
            divide(s, {})
        seconds = time.perf_counter() - began
        words = sum(len(s.text.split()) for s in texts)
        print(f"{table.parent.name:12} {len(texts) / seconds:6.0f} articles/s  {words / len(texts):5.0f} words each")
    raw = [p.read_bytes() for p in sorted(pages.glob("*.html"))]
    list(read([pages]))
    own, alone = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for s in read([pages]):
            if isinstance(s, Source):
                divide(s, {})
        own.append(time.perf_counter() - began)
        began = time.perf_counter()
        for page in raw:
            trafilatura.bare_extraction(page, with_metadata=True)
        alone.append(time.perf_counter() - began)
    print(f"pages        {len(raw) / min(own):6.0f} a second; {min(own) / min(alone):.2f} times the extractor alone")


if __name__ == "__main__":
    main()
