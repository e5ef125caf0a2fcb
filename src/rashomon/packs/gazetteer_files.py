"""Gazetteers in other people's formats: GeoNames dumps, OCHA p-code tables, plain CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.packs.actors import read_states
from rashomon.packs.errors import PackError
from rashomon.packs.gazetteer import KINDS, WORLD, PlaceEntry

# GeoNames feature codes (its own list) to our kinds and usual radii in km.
CODES = {"PCLI": ("country", 300.0), "ADM1": ("province", 60.0), "ADM2": ("district", 20.0), "ADM3": ("district", 10.0)}
CLASSES = {
    "P": ("settlement", 2.0),
    "A": ("district", 20.0),
    "R": ("road", 10.0),
    "H": ("area", 10.0),
    "L": ("area", 10.0),
}
# Columns by what they hold, the finest level first; OCHA's tables name their levels adm1 to adm4.
NAME = ("name", "name_en", "adm4_en", "admin4name_en", "adm3_en", "admin3name_en", "adm2_en", "admin2name_en",
        "adm1_en", "admin1name_en", "location", "place")  # fmt: skip
OTHER = ("other_names", "name_ar", "adm4_ar", "admin4name_ar", "adm3_ar", "admin3name_ar", "adm2_ar", "admin2name_ar",
         "adm1_ar", "alternatenames", "name_local")  # fmt: skip
LAT = ("lat", "latitude", "y", "lat_y", "latitude_y", "center_lat", "y_coord")
LON = ("lon", "lng", "longitude", "x", "long_x", "longitude_x", "center_lon", "x_coord")
ADMIN1 = ("admin1", "adm1_en", "admin1name_en", "province", "governorate")
COUNTRY = ("country", "iso2", "admin0pcode", "adm0_pcode")
CODE = ("pcode", "adm4_pcode", "adm3_pcode", "adm2_pcode", "adm1_pcode", "place_id", "id")
KIND = ("kind", "type")
POPULATION = ("population", "pop")
# A country's code, and a p-code, which begins with it. Three letters are another standard: its first two may be the code
# of a neighbour ("AUT" is Austria, "AU" Australia).
COUNTRY_CODE = re.compile(r"([A-Z]{2})\d*$")
# An OCHA level is a division of this kind; the fourth is the town, village or quarter.
LEVELS = {"1": ("province", 60.0), "2": ("district", 20.0), "3": ("district", 10.0), "4": ("settlement", 2.0)}
Rows = Iterator[tuple[PlaceEntry, Sequence[str]]]


def rows_of(source: Path, skipped: list[int]) -> Rows:
    """Places with their other names; the numbers of the lines that hold no place go to `skipped`.

    Raises PackError where the form is unknown.
    """
    try:
        with source.open(encoding="utf-8-sig", newline="") as handle:
            first = handle.readline()
    except UnicodeDecodeError as error:
        raise PackError(f"{source} is not UTF-8. Save it as UTF-8 and try again.") from error
    except FileNotFoundError as error:
        raise PackError(f"There is no file {source}. Check the path.") from error
    if first.count("\t") >= 14:
        return _geonames(source, skipped)
    header = [h.strip().lower() for h in next(csv.reader([first]), [])]
    if _column(header, NAME) is None or (_column(header, LAT) is None and _column(header, ADMIN1) is None):
        raise PackError(
            f"{source}: a gazetteer is a GeoNames dump, an OCHA p-code table (adm1_en, adm2_en …), or a CSV with the "
            "column name and lat and lon, or admin1."
        )
    return _table(source, skipped)


def _geonames(source: Path, skipped: list[int]) -> Rows:
    provinces = _provinces(source)
    with source.open(encoding="utf-8") as handle:
        for number, line in enumerate(handle, 1):
            cells = line.rstrip("\n").split("\t")
            try:
                kind, radius = CODES.get(cells[7]) or CLASSES.get(cells[6]) or ("site", 2.0)
                entry = PlaceEntry(
                    f"gn:{cells[0]}", cells[1], kind, cells[8] or None, provinces.get((cells[8], cells[10])),
                    float(cells[4]), float(cells[5]), radius, int(cells[14] or 0), "GeoNames", True,
                )  # fmt: skip
            except (IndexError, ValueError):
                skipped.append(number)
                continue
            yield entry, [cells[2], *[n for n in cells[3].split(",") if n]]


def _provinces(source: Path) -> dict[tuple[str, str], str]:
    """The dump gives a place's province by a code; the rows of the provinces themselves say which."""
    with source.open(encoding="utf-8") as handle:
        rows = (line.split("\t") for line in handle if "\tADM1\t" in line)
        return {(r[8], r[10]): r[1] for r in rows if len(r) > 10}


def _table(source: Path, skipped: list[int]) -> Rows:
    codes = {s.country.lower(): s.code for s in read_states(WORLD.parent / "states.csv")}
    with source.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle)
        header = [h.strip().lower() for h in next(reader)]
        wanted = (NAME, OTHER, LAT, LON, ADMIN1, COUNTRY, CODE, KIND, POPULATION)
        columns = [_column(header, names) for names in wanted]
        level = re.search(r"ad(?:m|min)([1-4])", header[columns[0] or 0])
        usual, radius = LEVELS[level[1]] if level else ("settlement", 2.0)
        for number, cells in enumerate(reader, 2):
            name, other, lat, lon, admin1, country, code, kind, people = (
                cells[c].strip() if c is not None and c < len(cells) else "" for c in columns
            )
            try:
                north, east = _point(lat, lon)
            except ValueError:
                name = ""
            if not name:
                skipped.append(number)
                continue
            coded = COUNTRY_CODE.match(country.upper())
            entry = PlaceEntry(
                code or f"{source.stem}:{number}", name, kind if kind in KINDS else usual,
                coded[1] if coded else codes.get(country.lower()), admin1 or None, north, east,
                radius if north is not None else None, int(people) if people.isdigit() else 0, source.name, True,
            )  # fmt: skip
            yield entry, [n for n in other.replace("|", ",").split(",") if n.strip()]


def _point(lat: str, lon: str) -> tuple[float, float] | tuple[None, None]:
    """A row without a point stays: its province is known. Raises ValueError where the point lies nowhere on Earth."""
    if not lat and not lon:
        return None, None
    at = float(lat), float(lon)
    if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
        raise ValueError
    return at


def _column(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(n) for n in names if n in header), None)
