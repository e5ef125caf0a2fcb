"""Articles a second of one core's time: plain text divided, and pages read against the extractor alone.

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
        began = time.process_time()
        texts = [s for s in read([table]) if isinstance(s, Source)][:1000]
        for s in texts:
            divide(s, {})
        seconds = time.process_time() - began
        words = sum(len(s.text.split()) for s in texts)
        print(f"{table.parent.name:12} {len(texts) / seconds:6.0f} articles/s  {words / len(texts):5.0f} words each")
    raw = [p.read_bytes() for p in sorted(pages.glob("*.html"))]
    list(read([pages]))
    own, alone = [], []
    for _ in range(ROUNDS):
        began = time.process_time()
        for s in read([pages]):
            if isinstance(s, Source):
                divide(s, {})
        own.append(time.process_time() - began)
        began = time.process_time()
        for page in raw:
            trafilatura.bare_extraction(page, with_metadata=True)
        alone.append(time.process_time() - began)
    print(f"pages        {len(raw) / min(own):6.0f} a second; {min(own) / min(alone):.2f} times the extractor alone")


if __name__ == "__main__":
    main()
