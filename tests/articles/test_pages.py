"""Pages of many layouts: the report is kept, what surrounds it goes, the page's own day and title are taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.articles import divide, read
from rashomon.records import Source

PAGES = Path(__file__).parent / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_keeps_its_report_and_loses_its_furniture(name: str) -> None:
    (source,) = read([PAGES / name])
    assert isinstance(source, Source)
    (article,), gone = divide(source, {})
    spans = [(r.char_start, r.char_end) for r in gone]
    kept = "".join(c for i, c in enumerate(source.text) if not any(a <= i < b for a, b in spans))
    assert article.title == EXPECTED[name]["title"]
    assert (article.published, article.published_basis) == (EXPECTED[name]["published"], "metadata")
    assert article.outlet == "Valley Herald"
    assert not [p for p in EXPECTED[name]["kept"] if p not in kept]
    assert not [p for p in EXPECTED[name]["gone"] if p in kept]
