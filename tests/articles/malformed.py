"""Makes more than two hundred malformed files, small ones of every kind and a few large ones."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from pathlib import Path

PAGE = b"<html><head><title>Bridge closed</title></head><body><article><p>" + b"The bridge was closed on Monday. " * 20
RECORD = json.dumps({"id": "x", "text": "Three guards were hurt when the depot burned."}).encode()
FEED = b"<rss><channel><title>Paper</title><item><title>One</title><description>Two &amp; three</description></item>"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    + PAGE
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999>>endobj\n"
SEEDS = {"txt": b"The depot burned on Monday.\n" * 5, "md": b"# Head\n\ntext\n", "html": PAGE, "jsonl": RECORD, "rss": FEED,
         "warc": WARC, "pdf": PDF, "csv": b"id,text\n1,\"The depot burned\n", "wacz": b"PK\x03\x04broken", "xml": FEED}  # fmt: skip


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return out.getvalue()


def make(folder: Path) -> int:
    """Writes the files and returns how many."""
    chance = random.Random(11)
    made: dict[str, bytes] = {}
    for kind, raw in SEEDS.items():
        for n in range(6):
            made[f"cut{n}.{kind}"] = raw[: chance.randrange(1, len(raw))]
            flipped = bytearray(raw)
            for _ in range(5):
                flipped[chance.randrange(len(flipped))] = chance.randrange(256)
            made[f"flipped{n}.{kind}"] = bytes(flipped)
        for n in range(3):
            made[f"noise{n}.{kind}"] = chance.randbytes(400)
        made[f"nulls.{kind}"] = b"\0" * 300
        made[f"null_inside.{kind}"] = raw[:9] + b"\0" + raw[9:]
        made[f"empty.{kind}"] = b""
        made[f"blank.{kind}"] = b" \r\n\t" * 20
        made[f"rtl.{kind}"] = "\u202e\u2066\u200f".encode() + raw + "\u202c\u2069".encode()
        made[f"mixed.{kind}"] = raw + "смесь".encode("cp1251") + "mélange".encode() + b"\xff\xfe"
        made[f"bom16.{kind}"] = b"\xff\xfe" + raw[:-1]
        made[f"cut.{kind}.gz"] = gzip.compress(raw)[:-9]
    made["bomb.txt.gz"] = gzip.compress(b"0" * 80_000_000, 9)
    made["bomb.zip"] = zipped({"a.txt": b"0" * 80_000_000})
    made["nested.zip"] = zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped({"e.txt": b"x"})})})})
    made["upward.zip"] = zipped({"../../outside.txt": b"The depot burned.", "/root.txt": b"The depot burned."})
    made["not_a.zip"] = b"PK but no archive"
    made["one_line.txt"] = b"word and word " * 750_000
    made["one_line.jsonl"] = b'{"id": "long", "text": "' + b"a " * 5_000_000
    made["deep.jsonl"] = b"[" * 100_000
    made["deep.html"] = b"<div>" * 50_000
    made["deep.xml"] = b"<a>" * 50_000
    made["entities.xml"] = b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;&b;&b;">]><rss><channel>&c;</channel></rss>'
    made["surrogate.jsonl"] = b'{"id": "s", "text": "half \\ud800 of a letter"}'
    made["types.jsonl"] = (
        b'{"id": 1, "text": 7}\n[]\nnull\n"x"\n{"id":"d","text":"t","published":"soon"}\n{"id":"l","text":"t","title":[1]}'
    )
    made["image.png"] = b"\x89PNG\r\n\x1a\n" + chance.randbytes(300)
    made["table.csv"] = b"a,b\n1,2\n"
    for name, raw in made.items():
        (folder / name).write_bytes(raw)
    return len(made)
