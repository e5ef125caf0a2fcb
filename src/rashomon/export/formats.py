"""Rows to JSON Lines, CSV or Parquet."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

Row = dict[str, Any]


def to_jsonl(rows: list[Row]) -> bytes:
    """One record a line, UTF-8, unknown as null."""
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode("utf-8")


def to_csv(rows: list[Row]) -> bytes:
    """With a header; a list or object is a JSON string in its cell, unknown an empty cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=columns(rows), lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({k: _cell(v) for k, v in row.items()} for row in rows)
    return out.getvalue().encode("utf-8")


def columns(rows: list[Row]) -> list[str]:
    """All the rows' fields, in the order in which they first stand."""
    return list(dict.fromkeys(k for row in rows for k in row))


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        # A spreadsheet would run such a cell as a formula; articles are hostile input.
        return "'" + value
    return value


def to_arrow(rows: list[Row]) -> pa.Table:
    """A table whose lists and objects are nested columns."""
    names = columns(rows)
    return pa.table({name: pa.array([row.get(name) for row in rows]) for name in names})


def to_parquet(rows: list[Row]) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(to_arrow(rows), sink)
    return bytes(sink.getvalue())


FORMATS = {"jsonl": to_jsonl, "csv": to_csv, "parquet": to_parquet}
