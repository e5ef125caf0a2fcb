"""Pages of many layouts: the report is kept, what surrounds it goes, the page's own day and title are taken."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from rashomon.articles import divide, read
from rashomon.records import Article, Rejected, Source

PAGES = Path(__file__).parent / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
LAYOUTS = Path(__file__).parent / "layouts"
BY_HAND = tomllib.loads((LAYOUTS / "expected.toml").read_text(encoding="utf-8"))


def kept_of(page: Path) -> tuple[Article, str]:
    """The page's one article, and the words of the page that were kept."""
    (source,) = read([page])
    assert isinstance(source, Source)
    (article,), gone = divide(source, {})
    spans = [(r.char_start, r.char_end) for r in gone]
    return article, "".join(c for i, c in enumerate(source.text) if not any(a <= i < b for a, b in spans))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_keeps_its_report_and_loses_its_furniture(name: str) -> None:
    article, kept = kept_of(PAGES / name)
    assert article.title == EXPECTED[name]["title"]
    assert (article.published, article.published_basis) == (EXPECTED[name]["published"], "metadata")
    assert article.outlet == "Valley Herald"
    assert not [p for p in EXPECTED[name]["kept"] if p not in kept]
    assert not [p for p in EXPECTED[name]["gone"] if p in kept]


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_a_page_of_another_layout_is_read_as_a_person_would(name: str) -> None:
    article, kept = kept_of(LAYOUTS / f"{name}.html")
    want = BY_HAND[name]
    assert (article.title, article.outlet, article.published) == (want["title"], want.get("outlet"), want["published"])
    assert not [words for words in want["kept"] if words not in kept]
    assert not [words for words in want["gone"] if words in kept]


def test_a_page_of_headings_alone_is_no_article() -> None:
    (found,) = read([LAYOUTS / "index_page.html"])
    assert isinstance(found, Rejected)
    assert found.reason == "no text"
