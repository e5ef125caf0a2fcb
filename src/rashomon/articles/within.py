"""What lies inside one article's stretch and is not its prose: head, captions, and readers' comments at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.articles.cues import Cues, any_of, load_cues
from rashomon.articles.labels import Label, Labels, names_only
from rashomon.articles.lines import Line
from rashomon.articles.splitting import headline_shaped

_LATIN_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# "[REPORTER] ...", "Q: ...", "Smith: ...": an interview, not a remark.
_SPEAKER = re.compile(r"\[[^\]]{1,40}\]|(?:[A-Z][\w.’'-]*\s?){1,4}:\s")
_RUNS = re.compile(r"!{2,}|\?{2,}|\.{2}(?!\.)|[!?]{2,}|(?<=\w)\s+,\w|:\)|;\)")
# Comments are taken off only where at least this many lines look like them, and at least this share of the run.
FEWEST_COMMENTS = 3
COMMENT_SHARE = 0.4


def title_index(lines: Sequence[Line], labels: Labels, given: str | None) -> int | None:
    """The line that is the headline: the given title where it stands, else the first line shaped like one."""
    first = next((i for i, label in enumerate(labels) if label is None), None)
    if first is None:
        return None
    if given:
        folded = " ".join(given.casefold().split())
        for i in range(first, min(first + 4, len(lines))):
            if " ".join(lines[i].text.casefold().split()).strip("# ") == folded:
                return i
    if headline_shaped(lines[first]):
        return first if any(label is None for label in labels[first + 1 :]) else None
    # A notice may stand above it ("Updated with a new toll."); then a byline or a day under it shows the headline.
    second = first + 1
    signed = second + 1 < len(lines) and labels[second] is None and labels[second + 1] is not None
    under = labels[second + 1].kind if signed else None  # type: ignore[union-attr]
    return second if under in ("byline", "dateline") and headline_shaped(lines[second]) else None


def label_within(lines: Sequence[Line], labels: Labels, title: int | None, cues: Cues) -> None:
    """Labels in place what the neighbours tell."""
    _head(lines, labels, title, cues)
    _captions(lines, labels, title, cues)
    _after_comment_form(lines, labels)
    _comments(lines, labels, cues)


def _head(lines: Sequence[Line], labels: Labels, title: int | None, cues: Cues) -> None:
    if title is None:
        return
    upper_text = sum(1 for line in lines if line.capitals) * 2 > len(lines)
    for i in range(title + 1, min(title + 4, len(lines))):
        line = lines[i]
        if labels[i] is not None:
            continue
        if line.words <= 3 and line.capitals and not upper_text and i + 1 < len(lines):
            labels[i] = Label("dateline", "a place in capitals, alone under the headline")
        elif line.words <= 4 and not line.stopped and names_only(line.text) and i + 1 < len(lines):
            labels[i] = Label("byline", "names, alone under the headline")
    nxt = next((i for i in range(title + 1, len(lines)) if labels[i] is None), None)
    blocks = sum(1 for line in lines[1:] if line.blanks) * 2 > len(lines)
    if nxt is not None and blocks and nxt + 1 < len(lines) and lines[nxt].blanks:
        line = lines[nxt]
        wide_gap = lines[nxt].blanks > 1
        if wide_gap and line.words <= 10 and not line.stopped and headline_shaped(line) and lines[nxt + 1].words > 12:
            labels[nxt] = Label("caption", "a short line without a stop, set off from the headline by a wide gap")


def _captions(lines: Sequence[Line], labels: Labels, title: int | None, cues: Cues) -> None:
    prose = [line.words for i, line in enumerate(lines) if labels[i] is None and line.stopped]
    if len(prose) < 2:
        return
    for i, line in enumerate(lines):
        if labels[i] is not None or i == title or line.quoted:
            continue
        visual = any(w in cues.visual_words for w in line.folded.split())
        states = _states(line, cues)
        if visual and line.words <= 30 and not line.stopped and not line.text.endswith(":") and not states:
            labels[i] = Label("caption", "speaks of a picture and is no sentence")
        elif _credited().search(line.text) and visual and line.words <= 40 and not states:
            labels[i] = Label("caption", "speaks of a picture and credits a source")
        elif _stands_with_picture(i, lines, labels, cues):
            labels[i] = Label("caption", "a fragment in two short lines set off by blank lines")
    _caption_pairs(lines, labels, title, cues)


@cache
def _credited() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_cues().naming['credited'])}\s*:", re.IGNORECASE)


@cache
def _participle() -> re.Pattern[str]:
    """Names, and a participle of what is done: "Soldiers of the First Brigade stationed in"."""
    ending, after = (any_of(load_cues().naming[name]) for name in ("participle_endings", "after_participle"))
    return re.compile(rf"^\W*(?:[A-Z]\w*\s+){{0,3}}?(?:\w+\s+){{0,4}}?\w+{ending}\s+{after}\b")


def _states(line: Line, cues: Cues) -> bool:
    return any(w.strip("\"'“”’,.;:!?()") in cues.helping_verbs for w in line.text.casefold().split())


def _stands_with_picture(i: int, lines: Sequence[Line], labels: Labels, cues: Cues) -> bool:
    """Two lines without a blank between them, in a text of spaced paragraphs, the first with no finite verb."""
    spaced = sum(1 for line in lines[1:] if line.blanks) * 10 > 9 * (len(lines) - 1)
    if not spaced or len(lines) < 6:
        return False
    pair = (i, i + 1) if i + 1 < len(lines) and not lines[i + 1].blanks else (i - 1, i)
    if pair[0] < 1 or not lines[pair[0]].blanks or lines[pair[1]].blanks:
        return False
    first = lines[pair[0]]
    if first.words > 14 or lines[pair[1]].words > 45 or first.quoted or first.text.endswith(":"):
        return False
    return not _states(first, cues) and bool(_participle().match(first.text))


def _caption_pairs(lines: Sequence[Line], labels: Labels, title: int | None, cues: Cues) -> None:
    """A short line without a stop, then a short paragraph that opens with a fragment: a picture's heading and text."""
    for i in range(1, len(lines) - 1):
        line, nxt = lines[i], lines[i + 1]
        if labels[i] is not None or labels[i + 1] is not None or i == title or title is None or i <= title + 1:
            continue
        fragment = re.split(r"(?<=[.!?])\s", nxt.text)[0]
        if (
            line.words <= 8
            and not line.text.rstrip("\"'”’»").endswith((".", ":", "?", "!", ",", ";"))
            and not _states(line, cues)
            and nxt.words <= 25
            and nxt.sentences >= 2
            and len(fragment.split()) <= 10
            and names_only(fragment.rstrip("."))
        ):
            labels[i] = Label("caption", "the heading of a picture's text")
            labels[i + 1] = Label("caption", "opens with names and no verb, under a short heading")


def _after_comment_form(lines: Sequence[Line], labels: Labels) -> None:
    """What follows a comment form inside one article's stretch is readers' comments."""
    begun = next(
        (
            i
            for i, label in enumerate(labels)
            if label is not None and label.kind == "comment_form" and _prose_before(i, lines, labels)
        ),
        None,
    )
    if begun is None:
        return
    for i in range(begun, len(lines)):
        if labels[i] is None:
            labels[i] = Label("reader_comments", "stands after the comment form")


def _prose_before(i: int, lines: Sequence[Line], labels: Labels) -> bool:
    before = sum(lines[k].words for k in range(i) if labels[k] is None)
    after = sum(lines[k].words for k in range(i, len(lines)) if labels[k] is None)
    return before >= 60 and (before >= 0.5 * after)


def _comments(lines: Sequence[Line], labels: Labels, cues: Cues) -> None:
    """The run of lines at the end that talk rather than report."""
    open_lines = [i for i, label in enumerate(labels) if label is None]
    body = [lines[i].words for i in open_lines]
    if len(open_lines) < FEWEST_COMMENTS + 2 or sum(body) < 80:
        return
    marks = {i: _chatter(lines[i], cues) for i in open_lines}
    best, begin, total = 0.0, None, 0.0
    for i in reversed(open_lines[1:]):
        total += marks[i]
        if total > best and marks[i] > 0:
            best, begin = total, i
    if begin is None:
        return
    run = [i for i in open_lines if i >= begin]
    before = [i for i in open_lines if i < begin]
    strong = sum(1 for i in run if marks[i] >= 1 and _talks(lines[i], cues))
    if strong < FEWEST_COMMENTS or strong < COMMENT_SHARE * len(run) or len(before) < 2:
        return
    for i in run:
        why = f"in a run of {len(run)} lines at the end, {strong} of which talk rather than report"
        labels[i] = Label("reader_comments", why)


def _talks(line: Line, cues: Cues) -> bool:
    """Addresses someone or exclaims; a small letter at the beginning alone may be a broken line."""
    words = [w.casefold() for w in _LATIN_WORDS.findall(line.text)]
    folded = " " + " ".join(words) + " "
    return (
        "!" in line.text
        or bool(_RUNS.search(line.text))
        or any(w in cues.first_persons for w in words)
        or any(f" {c} " in folded for c in cues.chat_words)
    )


def _chatter(line: Line, cues: Cues) -> float:
    """Above 0 where a line reads like a remark, below 0 where it reads like a report."""
    if (line.quoted and line.text[-1:] in "\"'”’»") or line.capitals or _SPEAKER.match(line.text):
        return -1.0
    text = line.text
    words = [w.casefold() for w in _LATIN_WORDS.findall(text)]
    if not words:
        return 0.0
    mark = 0.0
    mark += 1.0 if any(w in cues.first_persons for w in words) else 0.0
    mark += 1.0 if "!" in text else 0.0
    mark += 1.0 if _RUNS.search(text) else 0.0
    mark += 1.0 if text[0].islower() else 0.0
    folded = " " + " ".join(words) + " "
    mark += 1.0 if any(f" {c} " in folded for c in cues.chat_words) else 0.0
    mark += 0.4 if len(words) <= 12 else 0.0
    mark += 0.3 if not line.stopped else 0.0
    mark -= 0.4 if len(words) > 12 else 0.0
    mark -= 0.6 if len(words) > 35 else 0.0
    mark -= 0.7 if len(words) > 60 else 0.0
    mark -= 1.0 if any(q in text for q in '“”"') and len(words) > 12 else 0.0
    mark -= 1.0 if any(w in cues.naming["reports"] for w in words) else 0.0
    return mark
