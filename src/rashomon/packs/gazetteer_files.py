"""Gazetteers in other people's formats: GeoNames dumps, OCHA p-code tables, plain CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.packs.errors import PackError
from rashomon.packs.gazetteer import PlaceEntry

# GeoNames feature codes (its own list) to our kinds and usual radii in km.
CODES = {"PCLI": ("country", 300.0), "ADM1": ("province", 60.0), "ADM2": ("district", 20.0), "ADM3": ("district", 10.0)}
CLASSES = {
    "P": ("settlement", 2.0),
    "A": ("district", 20.0),
    "R": ("road", 10.0),
    "H": ("area", 10.0),
    "L": ("area", 10.0),
}
NAME = ("name", "name_en", "adm3_en", "admin3name_en", "location", "place")
OTHER = ("other_names", "name_ar", "adm3_ar", "admin3name_ar", "alternatenames", "name_local")
LAT, LON = ("lat", "latitude", "y", "lat_y"), ("lon", "lng", "longitude", "x", "long_x")
ADMIN1 = ("admin1", "adm1_en", "admin1name_en", "province", "governorate")
COUNTRY = ("country", "iso2", "admin0pcode", "adm0_pcode")
CODE = ("pcode", "adm4_pcode", "adm3_pcode", "place_id", "id")
Rows = Iterator[tuple[PlaceEntry, Sequence[str]]]


def rows_of(source: Path) -> Rows:
    """Raises PackError where the form is unknown."""
    try:
        with source.open(encoding="utf-8-sig", newline="") as handle:
            first = handle.readline()
    except UnicodeDecodeError as error:
        raise PackError(f"{source} is not UTF-8. Save it as UTF-8 and try again.") from error
    except FileNotFoundError as error:
        raise PackError(f"There is no file {source}. Check the path.") from error
    if first.count("\t") >= 14:
        return _geonames(source)
    header = [h.strip().lower() for h in next(csv.reader([first]))]
    if _column(header, NAME) is None or _column(header, LAT) is None or _column(header, LON) is None:
        raise PackError(f"{source}: a gazetteer is a GeoNames dump, or a CSV with the columns name, lat and lon.")
    return _table(source)


def _geonames(source: Path) -> Rows:
    with source.open(encoding="utf-8") as handle:
        for line in handle:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 15:
                continue
            kind, radius = CODES.get(cells[7]) or CLASSES.get(cells[6]) or ("site", 2.0)
            entry = PlaceEntry(
                f"gn:{cells[0]}", cells[1], kind, cells[8] or None, None, float(cells[4]), float(cells[5]), radius,
                int(cells[14] or 0), "GeoNames", True,
            )  # fmt: skip
            yield entry, [cells[2], *[n for n in cells[3].split(",") if n]]


def _table(source: Path) -> Rows:
    with source.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle)
        header = [h.strip().lower() for h in next(reader)]
        columns = [_column(header, names) for names in (NAME, OTHER, LAT, LON, ADMIN1, COUNTRY, CODE)]
        for number, cells in enumerate(reader, 2):
            name, other, lat, lon, admin1, country, code = (
                cells[c].strip() if c is not None and c < len(cells) else "" for c in columns
            )
            try:
                point = float(lat), float(lon)
            except ValueError:
                continue
            if not name:
                continue
            entry = PlaceEntry(
                code or f"{source.stem}:{number}", name, "settlement", country[:2] or None, admin1 or None, *point, 2.0, 0,
                source.name, True,
            )  # fmt: skip
            yield entry, [n for n in other.replace("|", ",").split(",") if n.strip()]


def _column(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(n) for n in names if n in header), None)
