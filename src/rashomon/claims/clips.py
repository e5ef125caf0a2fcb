"""Clips: the captions of a page's videos, and the headlines of other stories that it shows between its paragraphs.

"1:37 Police describe the scene" after "0:42 Mayor opens a bridge"; "Man shot dead in Dori", alone in a paragraph of a
story on Goma; "RELATED: Man shot dead in Dori". What one of them tells is nobody's in the article beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

from rashomon.claims.lexicon import lexicon
from rashomon.claims.sentence import Sentence
from rashomon.expressions.phrases import phrase_book

WORDS = phrase_book(Path(__file__).parent / "en" / "clips.toml")
# Under ten minutes, without a nought before it and without a.m. or p.m. behind.
RUNS = re.compile(r"^\W{0,3}(?P<before>\d:[0-5]\d)\s+(?![AaPp]\.?[Mm]\b)(?=\W?[A-Z])|\|\s*(?P<behind>\d:[0-5]\d)\W*$")
# A link to another story: in capitals, or at the head of a headline.
LINK = WORDS.pattern(r"^\W*<link>\s*:\s+(?-i:[A-Z0-9‘“\"'])")
LINKS = WORDS.pattern(r"\W*<link>\W*")
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
# Behind so few paragraphs of prose, what follows without a full stop is none of theirs.
FEW = 3


def clips(sentences: Sequence[Sentence], title: str | None = None) -> Collection[int]:
    """Where the captions of clips and the headlines of other stories start."""
    return _captions(sentences) | _headlines(sentences, title) | _linked(sentences)


def _linked(sentences: Sequence[Sentence]) -> frozenset[int]:
    """What stands behind "RELATED:", in its line or in the lines below it, as far as they are no prose."""
    found: set[int] = set()
    below = False
    for s in sentences:
        below = LINKS.fullmatch(s.text) is not None or (below and not ENDS.search(s.text))
        if below or LINK.match(s.text):
            found.add(s.start)
    return frozenset(found)


def _headlines(sentences: Sequence[Sentence], title: str | None) -> frozenset[int]:
    """Headlines alone in a paragraph of prose, which share no words with the lead but those of harm."""
    paragraphs: dict[int, list[Sentence]] = defaultdict(list)
    for s in sentences:
        paragraphs[s.paragraph].append(s)
    ended = [ENDS.search(told[-1].text) is not None for told in paragraphs.values()]
    # Of a short text only what stands behind all of its prose.
    last = len(ended) - next((i for i, end in enumerate(reversed(ended)) if end), len(ended))
    if len(paragraphs) >= PARAGRAPHS and sum(ended) >= PROSE * len(ended):
        first = LEAD
    elif last >= FEW and sum(ended[:last]) >= PROSE * last:
        first = list(paragraphs)[last] if last < len(ended) else len(sentences)
    else:
        return frozenset()
    lead = _words(" ".join([title or "", *(s.text for s in sentences if s.paragraph <= LEAD)]))
    return frozenset(
        told[0].start
        for number, told in paragraphs.items()
        if number >= first
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
