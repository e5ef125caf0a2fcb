"""Whatever a press folder holds, as sources with their reading text."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from rashomon.articles import bounds
from rashomon.articles.decoding import Undecodable, decode
from rashomon.articles.feeds import read_feed
from rashomon.articles.opening import NOTHING_KNOWN, Document, documents
from rashomon.articles.pages import read_page
from rashomon.articles.pdf import read_pdf
from rashomon.articles.sheets import read_sheet
from rashomon.articles.tables import read_records
from rashomon.articles.webarchives import read_wacz, read_warc
from rashomon.records import Rejected, Source

# What these parsers would print to the screen is said by Rejected.
for _noisy in ("trafilatura", "htmldate", "pypdf", "charset_normalizer"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)

Reader = Callable[[Document], Iterator[Source | Rejected]]


def read(paths: Sequence[Path], known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Source | Rejected]:
    """Every document and record under the paths, sorted by name; what cannot be used is yielded as Rejected.

    Never raises for bad input. `source_ref` is unique within the call, and where `known` (source_ref to document) has
    it already, it is that document's.
    """
    taken: set[str] = set()
    owners = dict(known)
    for item in documents(paths, known):
        for found in [item] if isinstance(item, Rejected) else _guarded(item):
            yield _named(found, taken, owners) if isinstance(found, Source) else found


def _named(source: Source, taken: set[str], owners: dict[str, str]) -> Source | Rejected:
    """With a name of its own: an id is a name within its file, so another file's id gets that file's name before it."""
    if owners.setdefault(source.source_ref, source.document) != source.document:
        source = replace(source, source_ref=f"{source.document}/{source.source_ref}")
    if source.source_ref in taken:
        detail = "Another input of this run has this name. Rename the file, or give each record an id of its own."
        return Rejected(source.source_ref, "read", "repeated id", detail)
    taken.add(source.source_ref)
    return source


def _guarded(document: Document) -> Iterator[Source | Rejected]:
    """The reader's findings; a fault that a parser met is a reason to reject, never an end of the run."""
    some = False
    try:
        for found in _reader(document)(document):
            some = True
            yield _checked(replace(found, document=document.place)) if isinstance(found, Source) else found
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # parsers of hostile input raise whatever they like
        kind = type(error).__name__
        yield Rejected(
            document.ref,
            "read",
            "cannot be parsed",
            f"The reader stopped with {kind}: {str(error)[:200]}. Save it in another format.",
        )
        return
    if not some:
        yield Rejected(
            document.ref, "read", "no articles", "It was read to its end and holds no article. Check what was saved."
        )


def _checked(source: Source) -> Source | Rejected:
    if not source.text.strip():
        return Rejected(
            source.source_ref, "read", "no text", "Nothing readable was found in it. Check that it holds an article."
        )
    if len(source.text) > bounds.LONGEST_TEXT:
        return Rejected(
            source.source_ref,
            "read",
            "too long",
            f"Its text has {len(source.text)} characters, the bound is {bounds.LONGEST_TEXT}. Split it.",
        )
    if _has_surrogate(source.text):
        return Rejected(
            source.source_ref, "read", "broken characters", "It holds halves of characters. Save it again as UTF-8."
        )
    return source


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _read_text(document: Document) -> Iterator[Source | Rejected]:
    if len(document.raw) > bounds.LARGEST_DOCUMENT:
        yield Rejected(
            document.ref,
            "read",
            "too large",
            f"It has {len(document.raw)} bytes, the bound is {bounds.LARGEST_DOCUMENT}.",
        )
        return
    try:
        text, encoding = decode(document.raw)
    except Undecodable as error:
        yield Rejected(document.ref, "read", "no text", f"{error}. Save it as UTF-8 and read it again.".capitalize())
        return
    if encoding == "utf-8" and _looks_like_page(text):
        yield from read_page(document)
        return
    yield Source(document.ref, document.raw, sha256(document.raw).hexdigest(), text, encoding)


def _looks_like_page(text: str) -> bool:
    head = text[:400].lstrip().casefold()
    return head.startswith(("<!doctype html", "<html"))


def _refused(document: Document) -> Iterator[Source | Rejected]:
    yield Rejected(
        document.ref,
        "read",
        "format not read",
        f"Files of type {document.suffix or 'unknown'} are not read. Save it as text, HTML or JSONL.",
    )


_READERS: dict[str, Reader] = {
    ".txt": _read_text, ".text": _read_text, ".md": _read_text, ".markdown": _read_text, "": _read_text,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page,
    ".jsonl": read_records, ".ndjson": read_records,
    ".csv": read_sheet, ".tsv": read_sheet,
    ".rss": read_feed, ".atom": read_feed, ".xml": read_feed,
    ".warc": read_warc, ".wacz": read_wacz,
    ".pdf": read_pdf,
}  # fmt: skip


def _reader(document: Document) -> Reader:
    if document.ref.casefold().endswith(".warc.gz"):
        return read_warc
    return _READERS.get(document.suffix, _refused)
