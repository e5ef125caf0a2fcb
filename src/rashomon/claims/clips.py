"""Clips: the captions of a page's videos, each behind or before the minutes that it runs.

"1:37 Police describe the scene" after "0:42 Mayor opens a bridge": other stories of the outlet. What one of them tells
is nobody's in the article beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rashomon.claims.sentence import Sentence

# Under ten minutes, without a nought before it and without a.m. or p.m. behind.
RUNS = re.compile(r"^\W{0,3}(?P<before>\d:[0-5]\d)\s+(?![AaPp]\.?[Mm]\b)(?=\W?[A-Z])|\|\s*(?P<behind>\d:[0-5]\d)\W*$")
# So many make a list; of fewer each may be an hour of the day.
LIST = 3


def clips(sentences: Sequence[Sentence]) -> Collection[int]:
    """Where the captions of clips start; none where the times run on, as on a page that is written live."""
    found = [(s.start, hit) for s in sentences if (hit := RUNS.search(s.text)) is not None]
    times = [(hit["before"] or hit["behind"]) for _, hit in found]
    if len(found) < LIST or times in (sorted(times), sorted(times, reverse=True)):
        return frozenset()
    return frozenset(start for start, _ in found)
