"""Clips: the captions of a page's videos, and the headlines of other stories that it shows between its paragraphs.

"1:37 Police describe the scene" after "0:42 Mayor opens a bridge"; "Man shot dead in Dori", alone in a paragraph of a
story on Goma. What one of them tells is nobody's in the article beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from rashomon.claims.lexicon import lexicon
from rashomon.claims.sentence import Sentence

# Under ten minutes, without a nought before it and without a.m. or p.m. behind.
RUNS = re.compile(r"^\W{0,3}(?P<before>\d:[0-5]\d)\s+(?![AaPp]\.?[Mm]\b)(?=\W?[A-Z])|\|\s*(?P<behind>\d:[0-5]\d)\W*$")
# So many make a list; of fewer each may be an hour of the day.
LIST = 3


# What ends a paragraph of prose, and what a list begins its items with.
ENDS = re.compile(r"[.!?…:;][”\"'’)\]]*\s*$")
ITEM = re.compile(r"^\s*(?:[-–—•*·]|\d)")
WORD = re.compile(r"[^\W\d_]{4,}")
# The last paragraph of the lead; a headline is no longer than so many words; and so many of its words show that it is of
# the story itself, as a caption or a heading is.
LEAD, LONGEST, OF_THE_STORY = 2, 16, 2
# A text is prose where so many paragraphs at least, and so great a part of them, end as a sentence does.
PARAGRAPHS, PROSE = 6, 0.6


def clips(sentences: Sequence[Sentence], title: str | None = None) -> Collection[int]:
    """Where the captions of clips and the headlines of other stories start."""
    return _captions(sentences) | _headlines(sentences, title)


def _headlines(sentences: Sequence[Sentence], title: str | None) -> frozenset[int]:
    """Headlines alone in a paragraph of prose, which share no words with the lead but those of harm."""
    paragraphs: dict[int, list[Sentence]] = defaultdict(list)
    for s in sentences:
        paragraphs[s.paragraph].append(s)
    ended = sum(ENDS.search(told[-1].text) is not None for told in paragraphs.values())
    if len(paragraphs) < PARAGRAPHS or ended < PROSE * len(paragraphs):
        return frozenset()
    lead = _words(" ".join([title or "", *(s.text for s in sentences if s.paragraph <= LEAD)]))
    return frozenset(
        told[0].start
        for number, told in paragraphs.items()
        if number >= LEAD
        and len(told) == 1
        and not ENDS.search(text := told[0].text)
        and not ITEM.match(text)
        and len(text.split()) <= LONGEST
        and len(_words(text) & lead) < OF_THE_STORY
    )


def _words(text: str) -> set[str]:
    """The longer words in lower case, without those of harm: every headline of a murder has them."""
    return {w for w in WORD.findall(text.lower()) if w not in lexicon().entries}


def _captions(sentences: Sequence[Sentence]) -> frozenset[int]:
    """None where the times run on, as on a page that is written live."""
    found = [(s.start, hit) for s in sentences if (hit := RUNS.search(s.text)) is not None]
    times = [(hit["before"] or hit["behind"]) for _, hit in found]
    if len(found) < LIST or times in (sorted(times), sorted(times, reverse=True)):
        return frozenset()
    return frozenset(start for start, _ in found)
