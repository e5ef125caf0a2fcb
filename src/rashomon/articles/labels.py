"""What each line is: page furniture by its own words or shape, before anything is known of its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.articles.cues import Cues, any_of, load_cues
from rashomon.articles.dating import day_alone
from rashomon.articles.lines import Line, fold
from rashomon.records.article import RemovedKind


@dataclass(frozen=True, slots=True)
class Label:
    """Why a line is not article prose."""

    kind: RemovedKind
    why: str


Labels = list[Label | None]

_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]|\^)\s+\S.*")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SIGNED_POST = re.compile(r"[—–-]{1,2}\s*\S.{0,80}\(@\w{1,30}\).{0,60}")
_HANDLE = re.compile(r".{0,60}@\w{2,30}(?:\s*[·•-]\s*.{1,20})?")
_CRUMBS = re.compile(r"\s(?:/|>|»|›|→|\|)\s|\s*[›»]\s*")
_SIGNED_OFF = re.compile(r"[—–]\s*[^.!?]{3,80}")
_RULE = re.compile(r"[\W_]+")
# A line that recurs in one file, stands alone and is this short is the outlet's or the author's.
MOST_NAME_WORDS = 6
# Name, day and a credit in brackets fit in so many words; a sentence about the outlet is longer or has a stop.
MOST_SIGNED_WORDS = 14
_SIGNED = re.compile(r"\s*[,|·•–—/(]|\s-\s")
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}\b")


def label_lines(lines: Sequence[Line], cues: Cues, outlets: Mapping[str, str]) -> Labels:
    """One label a line, None for what may be prose."""
    labels: Labels = [_own_label(line, cues, outlets) for line in lines]
    _label_recurring(lines, labels)
    _label_posts(lines, labels)
    _label_footnotes(lines, labels)
    return labels


def _own_label(line: Line, cues: Cues, outlets: Mapping[str, str]) -> Label | None:
    if len(line.text) > 400:
        return None
    if _RULE.fullmatch(line.text):
        return Label("other", "a line without words")
    for cue in cues.furniture:
        found = cue.found_in(line)
        if found:
            return Label(cue.kind, f"the line shows: {found}")
    if (name := signing(line, outlets)) is not None:
        alone = line.folded in outlets
        return Label("byline", "the name of an outlet, alone" if alone else f"the outlet {name} and its day")
    if day_alone(line.text):
        return Label("dateline", "a day, alone")
    if _SIGNED_POST.fullmatch(line.text):
        return Label("tweet_embed", "the signature of a post")
    if _is_breadcrumb(line, cues):
        return Label("breadcrumb", "sections of a site, divided by one mark")
    return _byline(line, cues) or _credit(line, cues)


def signing(line: Line, outlets: Mapping[str, str]) -> str | None:
    """The outlet whose name stands on this line alone, or with the day of publication: "The Daily, 4 May 2021"."""
    if line.words <= MOST_NAME_WORDS and line.folded in outlets:
        return outlets[line.folded]
    if line.stopped or line.words > MOST_SIGNED_WORDS:
        return None
    mark = _SIGNED.search(line.text)
    if mark is None or not _DAY.search(line.text, mark.end()):
        return None
    return outlets.get(fold(line.text[: mark.start()]))


def _is_breadcrumb(line: Line, cues: Cues) -> bool:
    parts = [p for p in _CRUMBS.split(line.text) if p.strip()]
    if len(parts) < 2 or line.stopped or line.words > 40:
        return False
    if parts[0].strip().casefold() in cues.home_words:
        return True
    return len(parts) >= 3 and all(len(p.split()) <= 3 for p in parts[:-1])


def _byline(line: Line, cues: Cues) -> Label | None:
    if line.words > 14 or line.quoted:
        return None
    for opening in cues.byline_words:
        if line.folded.startswith(opening + " "):
            names = line.text[line.text.casefold().find(opening) + len(opening) :]
            if names_only(names):
                return Label("byline", f"names after: {opening}")
    if _SIGNED_OFF.fullmatch(line.text) and names_only(line.text.lstrip("—– ")):
        return Label("byline", "names after a dash, alone")
    return None


def names_only(text: str) -> bool:
    """Every word begins with a capital or joins names; a script without capitals is taken at five words at most."""
    words = text.replace(",", " ").replace("|", " ").strip(" .:\u00a0").split()
    if not any(c.isalpha() for w in words for c in w):
        return False
    if not any(w[0].isupper() or w[0].islower() for w in words):
        return len(words) <= 5
    joiners = load_cues().naming["joiners"]
    named = (w[0].isupper() or w in joiners or w.partition("-")[0] in joiners for w in words)
    return all(named) and words[0][0].isupper() and not text.isupper()


@cache
def _dividers() -> re.Pattern[str]:
    """What stands between a photographer and the agency."""
    return re.compile(rf"[/|,(\[©—–]|\s-\s|\b{any_of(load_cues().naming['via'])}\b")


def _credit(line: Line, cues: Cues) -> Label | None:
    if line.words > 10 or line.stopped or line.capitals:
        return None
    parts = [fold(p) for p in _dividers().split(line.text) if p.strip()]
    if len(parts) > 1 and any(p in cues.credit_agencies for p in parts) and not _states(line, cues):
        return Label("image_credit", "a picture agency beside a name")
    return None


def _states(line: Line, cues: Cues) -> bool:
    """Holds a finite verb, as far as words alone tell."""
    words = line.folded.split()
    return any(w in cues.helping_verbs for w in words)


def _label_recurring(lines: Sequence[Line], labels: Labels) -> None:
    times = Counter(line.folded for line in lines if 0 < line.words <= MOST_NAME_WORDS and not line.stopped)
    for i, line in enumerate(lines):
        if labels[i] is None and times[line.folded] > 1 and not line.stopped and names_only(line.text):
            labels[i] = Label("byline", f"a short line of names that stands {times[line.folded]} times in the file")


def _label_posts(lines: Sequence[Line], labels: Labels) -> None:
    """A post's signature takes the paragraph before it along; a handle, the one between it and the embed's end."""
    for i, line in enumerate(lines):
        signed = labels[i] is not None and labels[i].kind == "tweet_embed"  # type: ignore[union-attr]
        if signed and i and labels[i - 1] is None and lines[i - 1].words <= 70:
            labels[i - 1] = Label("tweet_embed", "the post that the next line signs")
        if labels[i] is None and line.words <= 6 and _HANDLE.fullmatch(line.text):
            labels[i] = Label("tweet_embed", "an account's name and handle")
            # Only an embed's end shows that the paragraph between is the post and not the report going on.
            ended = i + 2 < len(lines) and labels[i + 2] is not None
            if ended and labels[i + 1] is None and lines[i + 1].words <= 70:
                labels[i + 1] = Label("tweet_embed", "the post under an account's name")


def _label_footnotes(lines: Sequence[Line], labels: Labels) -> None:
    """Two numbered lines or more that follow each other and give addresses, or a line that is nothing but one."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        numbered = i < len(lines) and bool(_FOOTNOTE.fullmatch(lines[i].text))
        if numbered and labels[i] is None:
            run.append(i)
            continue
        linked = [j for j in run if _URL.search(lines[j].text)]
        if len(run) >= 2 and len(linked) * 2 >= len(run):
            for j in run:
                labels[j] = Label("footnote_list", "one of a numbered list of addresses")
        run = []
    for i, line in enumerate(lines):
        if labels[i] is None and _URL.fullmatch(line.text):
            labels[i] = Label("source_line", "an address, alone")
