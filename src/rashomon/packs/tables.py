"""A pack's tables: CSV files with a header, `#` comments and blank lines, read with their line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.packs.errors import PackError


@dataclass(frozen=True, slots=True)
class Line:
    """One row, with where it stands."""

    path: Path
    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells[name]

    def many(self, name: str) -> tuple[str, ...]:
        """A cell that holds several values, separated by `|`."""
        return tuple(v.strip() for v in self.cells[name].split("|") if v.strip())

    def wrong(self, what: str) -> PackError:
        return PackError(f"{self.path}, line {self.number}: {what}")


def lines(path: Path, columns: Sequence[str], *, needed: str) -> Iterator[Line]:
    """The rows of a table; nothing where the file is absent.

    Raises PackError where a column is missing, a row has too many cells, or the cell `needed` is empty.
    """
    if not path.exists():
        return
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise PackError(f"{path} is not UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8.") from error
    kept = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not kept:
        return
    header = [c.strip() for c in next(csv.reader([kept[0][1]]))]
    if missing := [c for c in columns if c not in header]:
        raise PackError(
            f"{path}, line {kept[0][0]}: the column {missing[0]} is missing. It needs: {', '.join(columns)}."
        )
    for number, line in kept[1:]:
        cells = next(csv.reader([line]))
        row = Line(path, number, dict(zip(header, [c.strip() for c in cells] + [""] * len(header), strict=False)))
        if len(cells) > len(header):
            raise row.wrong(
                f"{len(cells)} cells under {len(header)} columns; put a cell with a comma in double quotes."
            )
        if not row[needed]:
            raise row.wrong(f"{needed} is empty.")
        yield row
