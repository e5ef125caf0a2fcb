"""The documentation is true: what is generated is current, what is linked exists."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_data_dictionary_is_that_of_the_records() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "write_dictionary.py"))["dictionary"]()
    assert (ROOT / "docs" / "data-dictionary.md").read_text("utf-8") == made, "run: python tools/write_dictionary.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_what_a_page_links_exists(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_package_of_the_flow_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in ("articles", "claims", "incidents", "reconciliation", "packs", "casebook"):
        assert f"{name}/" in readme, name
