"""Files, folders and archives to named bytes, in one fixed order, within bounds."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from rashomon.articles import bounds
from rashomon.records import Rejected

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})
# These stream record by record and may be larger than a document.
RECORD_FILES = (".jsonl", ".ndjson", ".warc", ".wacz", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with their name."""

    ref: str
    raw: bytes
    place: str = ""
    """Where it was found: the folder's own name and the path in it, so that two folders' files are told apart."""

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.ref).suffix.casefold()


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    ref: str
    """Relative to the argument."""
    root: str
    """The argument's own name; for a single file, that of the folder it lies in."""

    @property
    def place(self) -> str:
        return f"{self.root}/{self.ref}"


def documents(paths: Sequence[Path], known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Document | Rejected]:
    """Every file under the paths, archives opened, sorted by name. `known`: names given before, to the document's place."""
    for ref, found in _named(paths, known):
        if isinstance(found, Rejected):
            yield replace(found, source_ref=ref)
        else:
            yield from _document(ref, found)


def file_names(paths: Sequence[Path], known: Mapping[str, str] = NOTHING_KNOWN) -> list[str]:
    """The names under which `documents` gives the files, unopened."""
    return [ref for ref, _ in _named(paths, known)]


def _named(paths: Sequence[Path], known: Mapping[str, str]) -> list[tuple[str, _File | Rejected]]:
    """Where two inputs, now or before, hold a path of one name, the folder's own name is put before it."""
    found = [(path.resolve().name, item) for path in paths for item in _files(path)]
    times = Counter(item.source_ref if isinstance(item, Rejected) else item.ref for _, item in found)
    named: list[tuple[str, _File | Rejected]] = []
    for own, item in found:
        if isinstance(item, Rejected):
            named.append((f"{own}/{item.source_ref}" if times[item.source_ref] > 1 else item.source_ref, item))
            continue
        before = known.get(item.ref)
        alone = times[item.ref] == 1 if before is None else before == item.place
        named.append((item.ref if alone else item.place, item))
    return sorted(named, key=lambda n: (n[0], "" if isinstance(n[1], Rejected) else str(n[1].path)))


def _files(path: Path) -> Iterator[_File | Rejected]:
    if not path.is_dir():
        yield _File(path, path.name, path.resolve().parent.name)
        return
    yield from _under(path, path, path.resolve().name)


def _under(folder: Path, top: Path, root: str) -> Iterator[_File | Rejected]:
    """The files below a folder; what its permissions keep from being seen is a reason to reject it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
        kinds = [(Path(e.path), e.is_dir(follow_symlinks=False), e.is_file()) for e in entries if e.name[0] != "."]
    except OSError as error:
        ref = folder.relative_to(top).as_posix() if folder != top else top.resolve().name
        yield _unopened(ref, error)
        return
    for path, is_folder, is_file in kinds:
        if is_folder:
            yield from _under(path, top, root)
        elif is_file:
            yield _File(path, path.relative_to(top).as_posix(), root)


def _document(ref: str, file: _File) -> Iterator[Document | Rejected]:
    limit = bounds.LARGEST_UNPACKED if file.path.suffix.casefold() in RECORD_FILES else bounds.LARGEST_DOCUMENT
    try:
        size = file.path.stat().st_size
        if size > limit:
            yield _too_large(ref, size, limit)
            return
        raw = file.path.read_bytes()
    except OSError as error:
        yield _unopened(ref, error)
        return
    yield from unpack(Document(ref, raw, file.place), 0)


def _unopened(ref: str, error: OSError) -> Rejected:
    return Rejected(ref, "read", "cannot be opened", f"{error.strerror or error}. Check the path and its permissions.")


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
    yield from unpack(
        Document(inner if PurePosixPath(inner).suffix else f"{inner}.txt", raw, document.place), depth + 1
    )


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
        yield from _zip_part(archive, part, Document(name, b"", f"{document.place}/{part.filename}"), depth)


def _zip_part(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, named: Document, depth: int
) -> Iterator[Document | Rejected]:
    name = named.ref
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
    yield from unpack(replace(named, raw=raw), depth + 1)


def _too_deep(ref: str) -> Rejected:
    return Rejected(
        ref, "read", "nested archive", f"Archives are opened {bounds.DEEPEST} deep. Unpack it and read the parts."
    )
