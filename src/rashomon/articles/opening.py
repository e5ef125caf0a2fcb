"""Files, folders and archives to named bytes, in one fixed order, within bounds."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rashomon.articles import bounds
from rashomon.records import Rejected

# These stream record by record and may be larger than a document.
RECORD_FILES = (".jsonl", ".ndjson", ".warc", ".wacz", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with their name."""

    ref: str
    raw: bytes

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.ref).suffix.casefold()


def documents(paths: Sequence[Path]) -> Iterator[Document | Rejected]:
    """Every file under the paths, archives opened, sorted by name."""
    found = [(path, file, ref) for path in paths for file, ref in _files(path)]
    times = Counter(ref for _, _, ref in found)
    named = sorted(
        ((f"{_name(path)}/{ref}" if times[ref] > 1 else ref, file) for path, file, ref in found),
        key=lambda p: (p[0], str(p[1])),
    )
    for ref, file in named:
        yield from _document(ref, file)


def _name(path: Path) -> str:
    return path.name or path.resolve().name


def _files(path: Path) -> list[tuple[Path, str]]:
    if path.is_dir():
        return [
            (file, file.relative_to(path).as_posix())
            for file in sorted(path.rglob("*"))
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
        ]
    return [(path, path.name)]


def _document(ref: str, file: Path) -> Iterator[Document | Rejected]:
    limit = bounds.LARGEST_UNPACKED if file.suffix.casefold() in RECORD_FILES else bounds.LARGEST_DOCUMENT
    try:
        size = file.stat().st_size
        if size > limit:
            yield _too_large(ref, size, limit)
            return
        raw = file.read_bytes()
    except OSError as error:
        yield Rejected(
            ref, "read", "cannot be opened", f"{error.strerror or error}. Check the path and its permissions."
        )
        return
    yield from unpack(Document(ref, raw), 0)


def _too_large(ref: str, size: int, limit: int) -> Rejected:
    return Rejected(
        ref, "read", "too large", f"It has {size} bytes, the bound is {limit}. Split it and read the parts."
    )


def unpack(document: Document, depth: int) -> Iterator[Document | Rejected]:
    """The document itself, or what a .gz or .zip holds. A .warc.gz and a .wacz stay as they are: their readers unpack."""
    ref, raw = document.ref, document.raw
    if not raw:
        yield Rejected(ref, "read", "empty file", "It holds no bytes. Save it again.")
    elif ref.casefold().endswith((".warc.gz", ".wacz")):
        yield document
    elif document.suffix == ".gz" or raw[:2] == b"\x1f\x8b":
        yield from _gunzip(document, depth)
    elif document.suffix == ".zip":
        yield from _unzip(document, depth)
    else:
        yield document


def _gunzip(document: Document, depth: int) -> Iterator[Document | Rejected]:
    ref = document.ref
    if depth >= bounds.DEEPEST:
        yield _too_deep(ref)
        return
    limit = min(bounds.LARGEST_DOCUMENT, max(1 << 20, len(document.raw) * bounds.HIGHEST_RATIO))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(document.raw)) as stream:
            raw = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        yield Rejected(ref, "read", "broken archive", f"It cannot be unpacked: {error}. Fetch it again.")
        return
    if len(raw) > limit:
        yield Rejected(
            ref,
            "read",
            "archive too large",
            f"It unpacks to more than {limit} bytes. Unpack it and read what you need.",
        )
        return
    inner = ref[:-3] if ref.casefold().endswith(".gz") else ref
    yield from unpack(Document(inner if PurePosixPath(inner).suffix else f"{inner}.txt", raw), depth + 1)


def _unzip(document: Document, depth: int) -> Iterator[Document | Rejected]:
    ref = document.ref
    if depth >= bounds.DEEPEST:
        yield _too_deep(ref)
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.raw))
        parts = sorted((p for p in archive.infolist() if not p.is_dir()), key=lambda p: p.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        yield Rejected(ref, "read", "broken archive", f"It cannot be opened: {error}. Fetch it again.")
        return
    if len(parts) > bounds.MOST_PARTS or sum(p.file_size for p in parts) > bounds.LARGEST_UNPACKED:
        yield Rejected(
            ref, "read", "archive too large", "It holds more than the bounds allow. Unpack it and read what you need."
        )
        return
    seen: set[str] = set()
    for part in parts:
        name = f"{ref}/{part.filename}"
        if part.filename in seen:
            yield Rejected(name, "read", "repeated name", "The archive holds this name twice; the first was read.")
            continue
        seen.add(part.filename)
        yield from _zip_part(archive, part, name, depth)


def _zip_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, depth: int) -> Iterator[Document | Rejected]:
    limit = min(bounds.LARGEST_DOCUMENT, max(1 << 20, part.compress_size * bounds.HIGHEST_RATIO))
    try:
        with archive.open(part) as stream:
            raw = stream.read(limit + 1)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error) as error:
        yield Rejected(name, "read", "broken archive", f"This part cannot be unpacked: {error}. Fetch it again.")
        return
    if len(raw) > limit:
        yield Rejected(
            name,
            "read",
            "archive too large",
            f"It unpacks to more than {limit} bytes. Unpack it and read what you need.",
        )
        return
    yield from unpack(Document(name, raw), depth + 1)


def _too_deep(ref: str) -> Rejected:
    return Rejected(
        ref, "read", "nested archive", f"Archives are opened {bounds.DEEPEST} deep. Unpack it and read the parts."
    )
