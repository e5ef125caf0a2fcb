"""JSON Lines: one article a line, in the contract's fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from rashomon.articles import bounds
from rashomon.articles.opening import Document
from rashomon.records import Given, Rejected, Source

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ])")


def read_records(document: Document) -> Iterator[Source | Rejected]:
    """One source a line; its raw bytes are those of the line, its reading text the record's `text` as it is."""
    for number, raw in enumerate(document.raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        line = raw.rstrip(b"\r")
        if not line.strip():
            continue
        where = f"{document.ref}:{number}"
        if len(line) > bounds.LARGEST_RECORD:
            yield Rejected(
                where, "read", "too large", f"The line has {len(line)} bytes, the bound is {bounds.LARGEST_RECORD}."
            )
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Rejected(where, "read", "not JSON", f"The line cannot be read: {str(error)[:200]}. Correct it.")
            continue
        yield source_of(record, line, where, "record: json")


def source_of(record: Any, raw: bytes, where: str, reading: str) -> Source | Rejected:
    """A record of named fields as a source; a wrong type or a date that is none is a reason to reject it."""
    if not isinstance(record, Mapping):
        return Rejected(where, "read", "not a record", "It holds no named fields. Give id and text.")
    name, text = record.get("id"), record.get("text")
    ref = str(name) if isinstance(name, str | int) and str(name).strip() else where
    if not isinstance(text, str) or not text.strip():
        return Rejected(ref, "read", "no text", "The field text is missing or empty. Fill it.")
    fields = {key: record.get(key) for key in ("outlet", "title", "url", "published", "language")}
    odd = next((key for key, value in fields.items() if value is not None and not isinstance(value, str)), None)
    if odd:
        return Rejected(ref, "read", "wrong type", f"The field {odd} is not text. Quote it or set it to null.")
    given = {key: (value or "").strip() or None for key, value in fields.items()}
    if given["published"] and not is_day(given["published"]):
        return Rejected(
            ref,
            "read",
            "not a date",
            "The field published is no ISO day, such as 2020-02-28. Correct it or set it to null.",
        )
    return Source(
        ref,
        raw,
        sha256(raw).hexdigest(),
        text,
        reading,
        Given(**given, published_basis="given" if given["published"] else None),
        whole=True,
    )


def is_day(text: str) -> bool:
    """An ISO day or datetime, with its hyphens."""
    if not _DAY.match(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        try:
            datetime.fromisoformat(text)
        except ValueError:
            return False
    return True
