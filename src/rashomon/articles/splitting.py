"""Where the articles of a digest begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.articles.labels import Labels
from rashomon.articles.lines import Line

# Fewer words of prose than this are no article of their own (a teaser, a link list).
FEWEST_WORDS = 25
# A headline rarely has more words; a longer line without a stop is a paragraph that lost it.
LONGEST_HEADLINE = 25

# Characters of a paragraph that tell its script.
SCRIPT_SAMPLE = 200

_CLOSING = frozenset({"related_heading", "comment_form", "source_line", "footnote_list", "reader_comments"})
_MARKDOWN = re.compile(r"(#{1,3})\s+\S")


def headline_shaped(line: Line) -> bool:
    """Short, and no sentence with its stop; a question may be one."""
    bare = line.text.rstrip("\"'”’»")
    return 2 <= line.words <= LONGEST_HEADLINE and not bare.endswith((".", ":", ";", ",", "…")) and not line.quoted


def script(text: str) -> str:
    """The script of most letters: latin, arabic, cyrillic, hebrew, or other; empty without letters."""
    sample = text[:SCRIPT_SAMPLE]
    if sample.isascii():
        return "latin" if any(map(str.isalpha, sample)) else ""
    counts = {"latin": 0, "arabic": 0, "cyrillic": 0, "hebrew": 0, "other": 0}
    for c in sample:
        if c.isalpha():
            counts[_script_of(ord(c))] += 1
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def _script_of(code: int) -> str:
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin"
    if 0x400 <= code < 0x530:
        return "cyrillic"
    if 0x590 <= code < 0x600:
        return "hebrew"
    if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFF00:
        return "arabic"
    return "other"


def article_starts(lines: Sequence[Line], labels: Labels) -> list[int]:
    """Indices of the lines at which an article's stretch begins; the first is 0.

    A new piece needs two signs (furniture that closes a piece; a headline; an outlet's or author's line at its
    head; a wide gap; a heading of the first order that recurs), or a change of script, and enough prose after it.
    """
    scripts = [script(line.text) for line in lines]
    usual = sorted(line.blanks for line in lines[1:])[len(lines) // 2] if len(lines) > 2 else 0
    tops = sum(1 for line in lines if line.text.startswith("# "))
    starts = [0]
    for i in range(1, len(lines)):
        if not _may_begin(i, labels, lines):
            continue
        same = _script_before(i, lines, labels, scripts) in ("", scripts[i]) or not scripts[i]
        signs = 0 if same else 2
        signs += _closed_before(i, labels)
        signs += headline_shaped(lines[i]) and labels[i] is None
        signs += _named_at_head(i, lines, labels)
        signs += lines[i].blanks > max(usual, 1) or _ruled_off(i, lines, labels)
        if tops > 1 and lines[i].text.startswith("# "):
            signs += 2
        elif not _MARKDOWN.match(lines[i].text) and signs < 2:
            continue
        if signs >= 2 and _prose_until_break(i, lines, labels) and _prose_between(starts[-1], i, lines, labels):
            starts.append(i)
    return starts


def _may_begin(i: int, labels: Labels, lines: Sequence[Line]) -> bool:
    """Prose or headline, or a byline with no headline before it."""
    label = labels[i]
    if label is None:
        before = labels[i - 1]
        # The line under a headline and byline belongs to the piece that they began.
        return not (before is not None and before.kind in ("byline", "dateline"))
    before = labels[i - 1]
    return label.kind == "byline" and before is not None and before.kind in _CLOSING


def _closed_before(i: int, labels: Labels) -> bool:
    j = i - 1
    while j >= 0 and labels[j] is not None:
        label = labels[j]
        if label is not None and label.kind in _CLOSING:
            return True
        j -= 1
    return False


def _named_at_head(i: int, lines: Sequence[Line], labels: Labels) -> bool:
    label = labels[i]
    if label is not None and label.kind == "byline":
        return True
    after = labels[i + 1] if i + 1 < len(labels) else None
    return headline_shaped(lines[i]) and after is not None and after.kind in ("byline", "dateline", "breadcrumb")


def _ruled_off(i: int, lines: Sequence[Line], labels: Labels) -> bool:
    label = labels[i - 1]
    return label is not None and label.kind == "other" and len(lines[i - 1].text) >= 3


def _script_before(i: int, lines: Sequence[Line], labels: Labels, scripts: Sequence[str]) -> str:
    for j in range(i - 1, -1, -1):
        if labels[j] is None and scripts[j] and lines[j].words >= 3:
            return scripts[j]
    return ""


def _prose_until_break(i: int, lines: Sequence[Line], labels: Labels) -> bool:
    """Enough words follow before furniture closes the piece; between headline and prose a few lines may stand."""
    words = 0
    for j in range(i, len(lines)):
        label = labels[j]
        if label is not None and label.kind in _CLOSING:
            break
        if label is None and (lines[j].stopped or not headline_shaped(lines[j]) or lines[j].words > 12):
            words += lines[j].words if j > i or lines[j].stopped else 0
        if words >= FEWEST_WORDS:
            # A list of other headlines between here and the prose means that the piece begins later.
            return not any(labels[k] is None and headline_shaped(lines[k]) for k in range(i + 2, j) if k < i + 3)
    return False


def _prose_between(a: int, b: int, lines: Sequence[Line], labels: Labels) -> bool:
    prose = (lines[k].words for k in range(a, b) if labels[k] is None and not headline_shaped(lines[k]))
    return sum(prose) >= FEWEST_WORDS
