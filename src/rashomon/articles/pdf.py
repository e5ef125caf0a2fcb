"""PDF files with a text layer (extra `pdf`)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256

from rashomon.articles import bounds
from rashomon.articles.opening import Document
from rashomon.records import Rejected, Source


def read_pdf(document: Document) -> Iterator[Source | Rejected]:
    """One source a file: its pages' text, a blank line between them. A scan without a text layer is rejected."""
    try:
        from pypdf import PdfReader
    except ImportError:
        yield Rejected(document.ref, "read", "format not read", "PDF needs an extra: pip install 'rashomon[pdf]'.")
        return
    reader = PdfReader(io.BytesIO(document.raw))
    if reader.is_encrypted and not reader.decrypt(""):
        yield Rejected(document.ref, "read", "locked", "It needs a password. Save a copy without one.")
        return
    if len(reader.pages) > bounds.MOST_PDF_PAGES:
        yield Rejected(
            document.ref, "read", "too long", f"It has {len(reader.pages)} pages, the bound is {bounds.MOST_PDF_PAGES}."
        )
        return
    text = "\n\n".join(page.extract_text() for page in reader.pages).strip()
    if not text:
        yield Rejected(document.ref, "read", "no text", "It has no text layer. Run text recognition on it first.")
        return
    yield Source(document.ref, document.raw, sha256(document.raw).hexdigest(), text, "pdf: text layer")
