"""All tables of the contract as sheets of one workbook."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime

from rashomon.export.formats import columns
from rashomon.export.tables import TABLES
from rashomon.export.view import View
from rashomon.records import RashomonError

EXPLAINED = """
One sheet for each table of the exchange contract. A list or object is JSON in its cell; an empty cell is unknown, never 0.
Which column do I sum? None by itself: read docs/which-column.md first.
"""
# What a cell of a workbook may not hold.
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST = 32_000
# Written into the workbook's properties, so that the same case gives the same bytes.
EPOCH = datetime(2000, 1, 1)


def make(view: View) -> tuple[dict[str, bytes], str]:
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError as error:
        raise RashomonError("Workbooks need openpyxl. Install it with: pip install 'rashomon[xlsx]'") from error
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = EPOCH
    for name, rows_of in TABLES.items():
        rows = rows_of(view)
        sheet = book.create_sheet(name)
        names = columns(rows)
        sheet.append(names)
        for row in rows:
            sheet.append([_cell(row.get(n)) for n in names])
    out = io.BytesIO()
    book.save(out)
    return {"rashomon.xlsx": out.getvalue()}, EXPLAINED


def _cell(value: object) -> object:
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        text = ILLEGAL.sub(" ", value)
        if len(text) > LONGEST:
            text = text[: LONGEST - 40] + " … cut here; the whole is in the CSV export"
        # A leading apostrophe keeps a spreadsheet from running the cell as a formula.
        return "'" + text if text[:1] in ("=", "+", "-", "@") else text
    return value
