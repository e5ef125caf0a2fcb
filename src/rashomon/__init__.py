"""Rashomon: opposing reports of one war, claim by claim, side by side.

import rashomon
case = rashomon.run("reports/", packs=["syria"])
for incident in case.incidents(): ...
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.case import Case, open_case, run
    from rashomon.casebook import CaseError
    from rashomon.packs import PackError
    from rashomon.records import Article, Claim, Mention, Reconciled, Tally

__all__ = [
    "Article",
    "Case",
    "CaseError",
    "Claim",
    "Mention",
    "PackError",
    "Reconciled",
    "Tally",
    "open_case",
    "run",
]

# Loaded on first use, so that `rashomon --help` does not wait for the parser.
_HOME = {
    "Case": "rashomon.case",
    "open_case": "rashomon.case",
    "run": "rashomon.case",
    "CaseError": "rashomon.casebook",
    "PackError": "rashomon.packs",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, "rashomon.records")), name)
