"""Other people's gazetteers become an indexed file that a pack can name."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.packs import Gazetteer, PackError, add_gazetteer

GEONAMES = (
    "1\tVelmar Province\tVelmar Province\t\t10.0\t20.0\tA\tADM1\tML\t\t07\t\t\t\t0\t\t0\tUTC\t2020-01-01\n"
    "2\tOrda\tOrda\tOrdah,Wurda\t10.1\t20.2\tP\tPPL\tML\t\t07\t\t\t\t1200\t\t0\tUTC\t2020-01-01\n"
    "broken line\n"
)


def added(tmp_path: Path, name: str, text: str) -> tuple[Gazetteer, int, int]:
    source = tmp_path / name
    source.write_text(text, "utf-8")
    places, skipped = add_gazetteer(source, tmp_path / "index.sqlite")
    return Gazetteer(extra=[tmp_path / "index.sqlite"]), places, skipped


def test_a_geonames_dump_gives_each_place_its_province(tmp_path: Path) -> None:
    gazetteer, places, skipped = added(tmp_path, "ML.txt", GEONAMES)
    (orda,) = gazetteer.lookup("Wurda")
    assert (orda.name, orda.admin1, orda.lat, orda.population) == ("Orda", "Velmar Province", 10.1, 1200)
    assert (places, skipped) == (2, 1)
    assert not list(tmp_path.glob("*.keys"))


def test_a_p_code_table_without_points_still_knows_the_province(tmp_path: Path) -> None:
    table = "adm0_pcode,adm1_en,adm1_pcode,adm2_en,adm3_en,adm3_ar,adm3_pcode\nML,Velmar,ML01,Tessik,Ordamun,اوردمن,ML0101\n"
    gazetteer, _, _ = added(tmp_path, "pcodes.csv", table)
    (entry,) = gazetteer.lookup("اوردمن")
    assert (entry.name, entry.kind, entry.country, entry.admin1) == ("Ordamun", "district", "ML", "Velmar")
    assert (entry.lat, entry.radius_km) == (None, None)


def test_a_plain_table_keeps_its_kinds_and_counts_rows_without_a_name(tmp_path: Path) -> None:
    table = "name,lat,lon,kind\nTessikville,10.5,20.5,camp\n,1,2,camp\n"
    gazetteer, places, skipped = added(tmp_path, "own.csv", table)
    assert gazetteer.lookup("Tessikville")[0].kind == "camp"
    assert (places, skipped) == (1, 1)


def test_another_form_is_refused_with_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="column name and lat and lon"):
        added(tmp_path, "odd.csv", "a,b\n1,2\n")
    with pytest.raises(PackError, match="There is no file"):
        add_gazetteer(tmp_path / "none.csv", tmp_path / "index.sqlite")


@pytest.mark.parametrize(
    ("country", "code"), [("ML", "ML"), ("ML05", "ML"), ("Mali", "ML"), ("mali", "ML"), ("AUT", None), ("", None)]
)
def test_a_country_is_known_by_code_or_name_and_never_by_the_start_of_another(
    tmp_path: Path, country: str, code: str | None
) -> None:
    gazetteer, _, _ = added(tmp_path, "own.csv", f"name,lat,lon,country\nTessikville,14.5,-3.5,{country}\n")
    assert gazetteer.lookup("Tessikville")[0].country == code


def test_a_point_that_lies_nowhere_on_earth_is_counted_and_left_out(tmp_path: Path) -> None:
    gazetteer, places, skipped = added(tmp_path, "own.csv", "name,lat,lon\nTessikville,1450,-3.5\nOrdamun,14.5,-3.5\n")
    assert gazetteer.lookup("Tessikville") == ()
    assert (places, skipped) == (1, 1)
