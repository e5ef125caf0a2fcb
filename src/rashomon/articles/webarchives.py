"""WARC and WACZ: one article a page that was fetched whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from rashomon.articles import bounds
from rashomon.articles.opening import Document
from rashomon.articles.pages import page_source
from rashomon.records import Rejected, Source


def read_warc(document: Document) -> Iterator[Source | Rejected]:
    """One source a successful HTML response; everything else of the archive is not an article and is passed over."""
    yield from _responses(document.ref, document.raw)


def read_wacz(document: Document) -> Iterator[Source | Rejected]:
    """The WARCs inside, in the order of their names."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.raw))
        parts = sorted(
            (p for p in archive.infolist() if p.filename.endswith((".warc", ".warc.gz"))), key=lambda p: p.filename
        )
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        yield Rejected(document.ref, "read", "broken archive", f"It cannot be opened: {error}. Fetch it again.")
        return
    for part in parts:
        if part.file_size > bounds.LARGEST_UNPACKED // 4:
            yield Rejected(
                f"{document.ref}/{part.filename}", "read", "archive too large", "Unpack it and read the parts."
            )
            continue
        yield from _responses(f"{document.ref}/{part.filename}", archive.read(part))


def _responses(ref: str, raw: bytes) -> Iterator[Source | Rejected]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    for record in ArchiveIterator(io.BytesIO(raw), record_types=WarcRecordType.response):
        number += 1
        where = f"{ref}:{number}"
        headers = record.http_headers
        if headers is None or headers.status_code != 200 or "html" not in (record.http_content_type or "html"):
            continue
        body = record.reader.read(bounds.LARGEST_PAGE + 1)
        url = record.headers.get("WARC-Target-URI")
        yield page_source(where, body, url.strip("<>") if url else None)
