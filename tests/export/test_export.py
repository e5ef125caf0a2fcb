"""Exports: the contract's fields, masked names, and field formats that open."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from rashomon import run
from rashomon.demo import reports
from rashomon.export import FORMATS, TABLES
from rashomon.export.bundles import BUNDLES, POLICY_OF, write_bundle
from rashomon.export.bundles.acled import COLUMNS as ACLED
from rashomon.export.bundles.ged import COLUMNS as GED
from rashomon.export.report import render
from rashomon.export.report.drawings import draw_map, draw_timeline
from rashomon.records import PersonSpan, RashomonError, When
from tests.constructed import a_claim, a_view, an_article, three_accounts


def named() -> list[tuple[object, object]]:
    text = "Amadou Keita, a baker, was killed at the bridge; Keita was 40."
    article = an_article("Northern Daily", text)
    return [(article, a_claim(article, 1, 1, person=PersonSpan(0, 12, "Amadou Keita")))]


def test_private_names_are_masked_letter_for_letter() -> None:
    row = TABLES["claims"](a_view(named()))[0]  # type: ignore[arg-type]
    assert row["quote"] == "██████ █████, a baker, was killed at the bridge; █████ was 40."
    assert row["quote_sha256"] == sha256(b"Amadou Keita, a baker, was killed at the bridge; Keita was 40.").hexdigest()


def test_names_are_released_only_on_request() -> None:
    row = TABLES["claims"](a_view(named(), with_names=True))[0]  # type: ignore[arg-type]
    assert row["quote"].startswith("Amadou Keita")


def test_every_table_is_written_in_every_format() -> None:
    view = a_view(three_accounts())
    for table, rows in TABLES.items():
        for name, write in FORMATS.items():
            assert isinstance(write(rows(view)), bytes), (table, name)
    lines = FORMATS["jsonl"](TABLES["claims"](view)).decode().splitlines()
    assert json.loads(lines[0])["counts"][0]["kind"] == "killed"


def test_a_cell_that_a_spreadsheet_would_run_is_defused() -> None:
    data = FORMATS["csv"]([{"quote": "=HYPERLINK(1)", "low": -3}]).decode()
    assert list(csv.DictReader(io.StringIO(data))) == [{"quote": "'=HYPERLINK(1)", "low": "-3"}]


@pytest.mark.parametrize("name", sorted(BUNDLES))
def test_a_bundles_hashes_are_right(name: str, tmp_path: Path) -> None:
    write_bundle(a_view(three_accounts(), POLICY_OF.get(name)), name, tmp_path)
    sums = (tmp_path / "SHA256SUMS").read_text().splitlines()
    assert sums
    for line in sums:
        digest, file = line.split("  ")
        assert sha256((tmp_path / file).read_bytes()).hexdigest() == digest


def test_acled_and_ged_shapes_open_with_pandas(tmp_path: Path) -> None:
    for name, columns, file in (("acled", ACLED, "acled-style.csv"), ("ged", GED, "ged-style.csv")):
        write_bundle(a_view(three_accounts(), POLICY_OF[name]), name, tmp_path / name)
        frame = pd.read_csv(tmp_path / name / file)
        assert list(frame.columns) == columns
        assert len(frame) == 1
    assert (len(ACLED), len(GED)) == (31, 49)


def test_a_field_format_without_a_policy_says_which_to_name(tmp_path: Path) -> None:
    with pytest.raises(RashomonError, match="--policy acled-style"):
        write_bundle(a_view(three_accounts()), "acled", tmp_path)


def test_points_are_longitude_first(tmp_path: Path) -> None:
    write_bundle(a_view(three_accounts()), "geojson", tmp_path)
    feature = json.loads((tmp_path / "incidents.geojson").read_text())["features"][0]
    assert feature["geometry"]["coordinates"] == [-3.89, 14.94]


def test_annotations_quote_what_they_point_at(tmp_path: Path) -> None:
    view = a_view(three_accounts())
    write_bundle(view, "jsonld", tmp_path)
    for annotation in json.loads((tmp_path / "evidence.jsonld").read_text())["@graph"]:
        quote, position = annotation["target"]["selector"]
        claim = view.claim[annotation["id"].rsplit(":", 1)[1]]
        text = view.article[claim.article_id].text
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_a_workbook_has_a_sheet_for_every_table(tmp_path: Path) -> None:
    write_bundle(a_view(three_accounts()), "xlsx", tmp_path)
    assert openpyxl.load_workbook(tmp_path / "rashomon.xlsx").sheetnames == list(TABLES)


def test_the_report_shows_each_account_beside_its_sentence() -> None:
    page = render(a_view(three_accounts()))
    assert "at least 12" in page
    assert "contested" in page
    assert page.count("<mark>") == 3
    assert "<script" not in page


def test_the_report_never_renders_an_articles_markup() -> None:
    article = an_article("Daily", "Nine died.<img src=x onerror=alert(1)>")
    page = render(a_view([(article, a_claim(article, 9, 9))]))
    assert "<img" not in page
    assert "&lt;img" in page


def test_the_same_case_gives_the_same_report() -> None:
    assert render(a_view(three_accounts())) == render(a_view(three_accounts()[::-1]))


def test_every_row_made_from_the_demo_says_that_it_was_constructed(tmp_path: Path) -> None:
    with reports() as folder:
        view = run(folder, packs=["syria", "demo"]).view("ged-style")
    for table in ("articles", "claims", "incidents", "accounts", "tallies", "control"):
        assert all(row["constructed"] for row in TABLES[table](view)), table
    assert not any(row["constructed"] for row in TABLES["claims"](a_view(three_accounts())))
    for name, file in (("acled", "acled-style.csv"), ("ged", "ged-style.csv")):
        write_bundle(view, name, tmp_path / name)
        lines = (tmp_path / name / file).read_text("utf-8")
        rows = list(csv.DictReader(io.StringIO(lines)))
        assert rows
        assert all("constructed for a demonstration" in " ".join(row.values()) for row in rows)
        assert "constructed for a demonstration" in (tmp_path / name / "README.md").read_text("utf-8")


def test_many_incidents_of_one_place_and_week_are_drawn_as_one_circle_and_one_bar() -> None:
    (row,) = a_view(three_accounts()).incidents
    many = [
        replace(
            row, incident_id=f"i{n}", contested=n < 9, when=When(f"2021-03-{1 + n % 4:02d}", f"2021-03-{1 + n % 4:02d}")
        )
        for n in range(90)
    ]
    drawn = draw_map(many)
    assert drawn is not None
    assert [d.title for d in drawn.dots] == ["Konna: 90 incidents, 9 of them contested or denied"]
    timeline = draw_timeline(many)
    assert timeline is not None
    assert timeline.points == ()
    assert timeline.height < 300
    assert sum(int(b.label.split(": ")[1].split()[0]) for b in timeline.bars) == 90


def test_one_incident_far_away_does_not_press_the_others_into_a_corner() -> None:
    (row,) = a_view(three_accounts()).incidents
    near = [replace(row, incident_id=f"i{n}", place=replace(row.place, lat=14.9 + n / 50)) for n in range(30)]
    far = replace(row, incident_id="far", place=replace(row.place, lat=20.0))
    drawn, with_far = draw_map(near), draw_map([*near, far])
    assert drawn is not None
    assert with_far is not None
    assert with_far.outside == drawn.outside + 1


def test_a_name_lies_over_no_dot_of_its_place_and_no_country_over_another() -> None:
    (row,) = a_view(three_accounts()).incidents
    around = [
        replace(row, incident_id=f"i{n}", place=replace(row.place, lat=lat, lon=lon))
        for n, (lat, lon) in enumerate([(35.8, 36.6), (35.8, 36.6), (37.0, 41.2), (39.9, 32.9)])
    ]
    drawn = draw_map(around)
    assert drawn is not None
    assert all(label.x > dot.x + dot.size for label in drawn.labels for dot in drawn.dots if abs(dot.y - label.y) < 9)
    names = [name for _, _, name in drawn.countries]
    assert "Cyprus" in names
    assert "N. Cyprus" not in names
