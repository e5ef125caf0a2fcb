"""Fuzzes every reader for so many seconds each: python benchmarks/fuzz/readers.py [SECONDS]

Each must end with sources or reasons, never with an exception, and offsets must hold.
"""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.articles import divide
from rashomon.articles.opening import Document, unpack
from rashomon.articles.reading import _guarded
from rashomon.records import Source

PIECES = (
    b"<html><body><article><p>", b"</p>", b"<div>", b"<!--", b"<rss><channel><item>", b"<title>", b"&amp;", b"%PDF-1.7\n", b"1 0 obj<</Type/Page>>endobj",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 30\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b'{"id":"a","text":"', b'"}\n', b"id,text\n1,\"", b"\x1f\x8b\x08",
    b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\r\n", b"Related News\n", b"[1] http://a.b/2020/02/30/", "\u202eقصف".encode(), b"On 30 February 2020, ",
)  # fmt: skip
RAW = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=40)), max_size=30).map(b"".join)
KINDS = ("txt", "md", "html", "jsonl", "csv", "xml", "warc", "wacz", "pdf", "gz", "zip")


def run(kind: str, seconds: float) -> int:
    end, count = time.monotonic() + seconds, 0

    @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(RAW)
    def one(raw: bytes) -> None:
        nonlocal count
        count += 1
        for document in unpack(Document(f"f.{kind}", raw), 0):
            for item in _guarded(document) if isinstance(document, Document) else ():
                if isinstance(item, Source):
                    for a in divide(item, {})[0]:
                        assert item.text[a.char_start : a.char_end] == a.text

    while time.monotonic() < end:
        one()
    return count


if __name__ == "__main__":
    for kind in KINDS:
        print(f"{kind:6} {run(kind, float(sys.argv[1]) if len(sys.argv) > 1 else 300):8} inputs, clean", flush=True)
