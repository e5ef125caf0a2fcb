"""The methods page says what runs."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_methods_page_is_that_of_the_rules() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "write_methods.py"))["methods"]()
    assert (ROOT / "docs" / "methods.md").read_text("utf-8") == made, "run: python tools/write_methods.py"
