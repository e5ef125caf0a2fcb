"""CSV and TSV: one article a row, columns mapped by their names (data: columns.toml)."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rashomon.articles import bounds
from rashomon.articles.decoding import Undecodable, decode
from rashomon.articles.opening import Document
from rashomon.articles.tables import source_of
from rashomon.records import Rejected, Source


@cache
def column_names() -> dict[str, str]:
    """Heading, lower case, to the contract's field."""
    table = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
    return {heading.casefold(): field for field, headings in table.items() for heading in headings}


def read_sheet(document: Document) -> Iterator[Source | Rejected]:
    """One source a row; its raw bytes are the row's cells as a JSON list, since a cell may span lines."""
    try:
        text, _ = decode(document.raw)
    except Undecodable as error:
        yield Rejected(document.ref, "read", "no text", f"{error}. Save it as UTF-8 and read it again.".capitalize())
        return
    csv.field_size_limit(bounds.LARGEST_RECORD)
    head = text[:4096].split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max("\t;,", key=lambda c: (head.count(c), c == ",")))
    try:
        fields = [column_names().get(h.strip().lstrip("\ufeff").casefold()) for h in next(rows, [])]
        if "text" not in fields:
            yield Rejected(
                document.ref, "read", "no text column", "No heading is known as the text. Name one column text."
            )
            return
        for number, row in enumerate(rows, 2):
            if any(cell.strip() for cell in row):
                record = {f: cell for f, cell in zip(fields, row, strict=False) if f and cell.strip()}
                raw = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
                yield source_of(record, raw, f"{document.ref}:{number}", "record: csv")
    except csv.Error as error:
        yield Rejected(
            f"{document.ref}:{rows.line_num}", "read", "broken table", f"The row cannot be read: {error}. Correct it."
        )
