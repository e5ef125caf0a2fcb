"""The envelope of what the accounts state: low to high, no best without a policy."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reconciliation.accounts import Figure
from rashomon.records import Range


def envelope(figures: Sequence[Figure]) -> Range:
    """Lowest and highest figure that any account states.

    Open at the top only where the highest that anybody states is itself open ("33" and "at least 34": 33 or more);
    None is unknown, never 0.
    """
    ends = [v + f.others for f in figures for v in (f.low, f.high) if v is not None]
    if not ends:
        return Range()
    lows = [f.low + f.others for f in figures if f.low is not None]
    top = max(ends)
    # An account that stops at the top itself closes it: "at least 34" and 34.
    open_top = any(f.high is None and f.low is not None and f.low + f.others == top for f in figures)
    open_top = open_top and not any(f.high is not None and f.high + f.others == top for f in figures)
    return Range(low=min(lows) if lows else None, high=None if open_top else top)
