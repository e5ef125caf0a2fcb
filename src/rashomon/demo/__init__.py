"""The demo corpus: constructed reports on real incidents, shipped with the outcome that a person reaches by hand."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def reports() -> AbstractContextManager[Path]:
    """The folder of the demo's reports, as a real folder for as long as the `with` block lasts."""
    return as_file(files(__name__) / "reports")


def expected() -> AbstractContextManager[Path]:
    """The file of expected outcomes, likewise."""
    return as_file(files(__name__) / "expected.toml")
