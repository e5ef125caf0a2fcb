"""The lines of a reading text, as units of one paragraph each, with their shapes."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_OPENERS = "\"'“”‘’«»„‹›([{"
_CLOSERS = "\"'“”’»›)]}*…"
_STOPS = ".!?؟。:;…"
_FOOTNOTE_MARKS = re.compile(r"(?:\s*\[\d{1,3}\])+$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, blanks at its ends left out; offsets in the reading text."""

    start: int
    end: int
    text: str
    blanks: int
    """Empty lines between it and the one before."""
    folded: str
    words: int

    @property
    def stopped(self) -> bool:
        """Ends like a sentence: a stop, within closing quotation marks and footnote marks."""
        bare = _FOOTNOTE_MARKS.sub("", self.text).rstrip(_CLOSERS + " ")
        return bool(bare) and bare[-1] in ".!?؟。…"

    @property
    def quoted(self) -> bool:
        return self.text[:1] in _OPENERS[:11]

    @property
    def capitals(self) -> bool:
        """All letters are capitals, in a script that has them."""
        return self.text.isupper()

    @property
    def sentences(self) -> int:
        return len(re.findall(r"[.!?؟…]+[”\"’')\]]*(?:\s|$)", self.text))


def fold(text: str) -> str:
    """Compatibility form, lower case, one kind of quotation mark, one blank between words, no edge punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", plain).strip(' \t.:;,!|·•*-–—_#>[]()"“”«»')


def count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def read_lines(text: str) -> list[Line]:
    """The paragraphs of a text. Lines of a hard-wrapped text are joined up to the next blank line."""
    spans = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    if _hard_wrapped(text, spans):
        spans = _joined(text, spans)
    lines: list[Line] = []
    previous = 0
    for start, end in spans:
        raw = text[start:end]
        bare = raw.strip()
        begin = start + raw.index(bare)
        breaks = len(_BREAK.findall(text, previous, start))
        lines.append(
            Line(begin, begin + len(bare), bare, max(0, breaks - (1 if lines else 0)), fold(bare), count_words(bare))
        )
        previous = end
    return lines


def _hard_wrapped(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Most lines that another follows at once break off in mid-sentence at about one width (50 to 100 characters)."""
    followed = [
        text[a:b].rstrip() for (a, b), (c, _) in itertools.pairwise(spans) if len(_BREAK.findall(text, b, c)) == 1
    ]
    if len(followed) < 4 or max(b - a for a, b in spans) > 120:
        return False
    broken = sum(1 for s in followed if 45 <= len(s) <= 100 and s[-1] not in _STOPS + _CLOSERS)
    return broken >= 0.5 * len(followed)


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and len(_BREAK.findall(text, joined[-1][1], start)) == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
