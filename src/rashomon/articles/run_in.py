"""Furniture that stands in one line with the prose: what a page whose line breaks were lost has at its head, and how
a last paragraph signs off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache

from rashomon.articles.cues import Cues, any_of, load_cues
from rashomon.articles.dating import stamp
from rashomon.articles.labels import Label, names_only
from rashomon.articles.lines import Line, count_words, fold
from rashomon.records.article import RemovedKind

Stretch = tuple[int, int, Label]
"""Begin and end in the reading text, and what it is."""
Span = tuple[int, int]
Names = Set[str]
"""Of agencies and outlets, folded."""

# A single line with fewer words is a note and has no head of its own.
FEWEST_WORDS = 20
# A last paragraph with fewer words before its end is no prose that could be signed off.
FEWEST_BEFORE = 12
# A title with fewer words could stand anywhere by chance.
FEWEST_TITLE_WORDS = 3
# Between date, agency and title no more words stand than these.
LONGEST_HEAD = 12
LONGEST_CAPTION = 45
_GAP = " \t\u00a0|·•,;:–—-."
_TITLE_PARTS = re.compile(r"\s+[-|–—_]\s+|\s*\|\s*")
# The end of a sentence: a stop after a word in small letters, a number, a long name or a closing mark.
_END = re.compile(r"(?:(?<=[^\W\d_][a-z])|(?<=\d)|(?<=[)”\"’'\]]))[.!?][\"”’')\]]*(?=\s|[-–—(A-Z]|$)")
_SHORT_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z]{1,2}$")
_NO_SMALL_LETTER = re.compile(r"(?:[A-Z\d]+(?:[-/:.,+][A-Z\d]+)*\b[\s-]*){1,8}")
_PARENTHESIS = re.compile(r"\(([^()]{2,80})\)")
_DASHED = re.compile(r"[-–—]{1,2}\s*([A-Z][\w .&-]{1,40}?)(?=$|\s[(-])")


def head_and_tail(
    line: Line, *, alone: bool, title: str | None, outlets: Mapping[str, str]
) -> tuple[Span | None, list[Stretch]]:
    """Where the title stands inside the line, and what is furniture there. `alone`: it is the article's only line."""
    cues = load_cues()
    names = cues.agencies.keys() | outlets.keys() | cues.credit_agencies
    found: list[Stretch] = []
    titled: Span | None = None
    if alone and line.words >= FEWEST_WORDS:
        titled, found = _head(line.text, title, names, cues)
    tail = _tail(line.text, max([titled[1] if titled else 0, *(b for _, b, _ in found)]), names, cues)
    moved = [(line.start + a, line.start + b, label) for a, b, label in [*found, *tail]]
    return (line.start + titled[0], line.start + titled[1]) if titled else None, moved


@cache
def _picture_credit() -> re.Pattern[str]:
    """ "(AFP photo)", "(File picture)"."""
    pictures = any_of(load_cues().naming["pictures"])
    return re.compile(rf"\(\s*(?:[a-z]{{2,}}[\s/]+)?{pictures}\b[^()]{{0,40}}\)", re.IGNORECASE)


@cache
def _sources() -> re.Pattern[str]:
    """ "Sources: AFP, Reuters", "With agencies"."""
    return re.compile(rf"(?i:{any_of(load_cues().naming['sources'])})\b:?\s*(.*)")


# ---------------------------------------------------------------- head
def _head(text: str, title: str | None, names: Names, cues: Cues) -> tuple[Span | None, list[Stretch]]:
    found: list[Stretch] = []
    titled: Span | None = None
    at = 0
    while (start := _after_gap(text, at)) < len(text):
        own = None if titled else _title_at(text, start, title)
        if own:
            titled, at = own, own[1]
        elif (step := _head_piece(text, start, bool(found or titled), names, cues)) is not None:
            found.append(step)
            at = step[1]
        elif found and (end := _names_between(text, start, None if titled else title)):
            found.append((start, end, Label("byline", "names between the date line and what follows")))
            at = end
        elif (dated := _agency_and_date(text, start, names)) is not None:
            found.append(dated)
            at = dated[1]
        else:
            break
    if not found:
        return titled, []
    caption = _caption(text, _after_gap(text, at))
    return titled, [*found, *caption]


def _after_gap(text: str, at: int) -> int:
    while at < len(text) and text[at] in _GAP:
        at += 1
    return at


def _begins(text: str, at: int) -> bool:
    """What follows can begin a headline or a sentence."""
    at = _after_gap(text, at)
    if text.startswith("by ", at):
        return True
    return at >= len(text) or text[at].isupper() or text[at].isdigit() or text[at] in "\"'“‘«(["


def _head_piece(text: str, start: int, under_way: bool, names: Names, cues: Cues) -> Stretch | None:
    dated = stamp().match(text, start)
    if dated and _begins(text, dated.end()):
        return start, dated.end(), Label("dateline", "the date of publication, run into the text")
    for length, word in _openings(text, start):
        folded = fold(word)
        if folded in names and (under_way or stamp().match(text, _after_gap(text, start + length))):
            if _begins(text, start + length) and word[0].isupper():
                return start, start + length, Label("byline", "an agency or outlet, run into the text")
        kind = _whole_or_row(folded, cues) if under_way and " " in folded else None
        if kind:
            # Counters of views and comments stand after such words.
            number = re.compile(r"(?:\s+\d+)*").match(text, start + length)
            end = number.end() if number else start + length
            if _begins(text, end):
                return start, end, Label(kind, f"the line shows: {folded}")
    return None


def _openings(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The beginnings of the text of one to five words, the longest first, each with its length."""
    spans = [m.end() for m in re.finditer(r"\S+", text[start : start + 80])][:5]
    for end in reversed(spans):
        yield end, text[start : start + end]


def _whole(folded: str, cues: Cues) -> RemovedKind | None:
    return next((cue.kind for cue in cues.furniture if folded in cue.whole), None)


def _whole_or_row(folded: str, cues: Cues) -> RemovedKind | None:
    """A heading of the site, or buttons in a row: "Print Tweet Share"."""
    kinds = {_whole(word, cues) for word in folded.split()}
    return _whole(folded, cues) or (kinds.pop() if len(kinds) == 1 else None)


def _title_at(text: str, start: int, title: str | None) -> Span | None:
    """The title, or its parts before the site's name, word for word at this place."""
    parts = [title, *_TITLE_PARTS.split(title)] if title else []
    for part in sorted(filter(None, parts), key=lambda p: -len(p)):
        words = re.findall(r"\w+", part)
        if len(words) >= FEWEST_TITLE_WORDS:
            found = re.compile(r"\W+".join(map(re.escape, words)) + r"\b", re.IGNORECASE).match(text, start)
            if found and _begins(text, found.end()):
                return found.span()
    return None


def _names_between(text: str, start: int, title: str | None) -> int | None:
    """Where the names end that stand here: at the title, or, after "by", where the text's end repeats them."""
    after = "by " if text.startswith("by ", start) else ""
    for word in list(re.finditer(r"\S+", text[start : start + 200]))[1:LONGEST_HEAD]:
        between = text[start : start + word.start()].removeprefix(after).strip()
        if not between:
            continue
        if not names_only(between):
            return None
        signed = after and " " in between and text.rstrip().endswith(between)
        if signed or _title_at(text, start + word.start(), title):
            return start + word.start()
    return None


def _agency_and_date(text: str, start: int, names: Names) -> Stretch | None:
    """An agency and a full date, between a standfirst and the report: before the first stop."""
    stop = _END.search(text, start)
    for dated in stamp().finditer(text, start, stop.start() if stop else len(text)):
        before = re.search(r"(\S+)\s+$", text[start : dated.start()])
        if before and fold(before.group(1)) in names and before.group(1)[0].isupper() and _begins(text, dated.end()):
            return start + before.start(), dated.end(), Label("dateline", "an agency and the day, run into the text")
    return None


def _caption(text: str, start: int) -> list[Stretch]:
    """The words under a picture, up to its credit in brackets, before the first stop."""
    credit = _picture_credit().search(text, start)
    if credit is None or count_words(text[start : credit.start()]) > LONGEST_CAPTION:
        return []
    if _END.search(text, start, credit.start()):
        return []
    return [(start, credit.end(), Label("caption", f"ends with a picture's credit: {credit.group()}"))]


# ---------------------------------------------------------------- tail
def _tail(text: str, begin: int, names: Names, cues: Cues) -> list[Stretch]:
    """What stands after the end of the last sentence, if all of it can be told; then last sentences that are credits."""
    found: list[Stretch] = []
    end = len(text)
    while True:
        ends = [m.end() for m in _END.finditer(text, begin, end) if not _titled(text[: m.start()][-12:], cues)]
        closed = bool(ends) and not text[ends[-1] : end].strip()
        stop = ends[-1] if ends and not closed else (ends[-2] if len(ends) > 1 else None)
        if stop is None or count_words(text[begin:stop]) < FEWEST_BEFORE:
            return found
        start = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
        pieces = _pieces(text[start:end].rstrip(), closed, names, cues)
        if not pieces:
            return found
        found = [(start + a, start + b, label) for a, b, label in pieces] + found
        end = stop


def _titled(before: str, cues: Cues) -> bool:
    """What stands before the stop is a shortened rank or title, so that the stop ends no sentence."""
    word = before.split()[-1] if before.split() else ""
    return bool(_SHORT_NAME.search(before)) or word.casefold() in cues.short_titles


def _pieces(rest: str, closed: bool, names: Names, cues: Cues) -> list[Stretch]:
    """All of `rest` in known pieces, or nothing. A closed sentence must be furniture by its words."""
    if _menu(rest, cues):
        return [(0, len(rest), Label("site_chrome", "several headings of a site, run into the text"))]
    found: list[Stretch] = []
    at = 0
    while at < len(rest):
        piece = _tail_piece(rest[at:], closed, names, cues)
        if piece is None:
            return []
        length, label = piece
        found.append((at, at + length, label))
        at += length
        at += len(rest[at:]) - len(rest[at:].lstrip())
    return found


def _tail_piece(rest: str, closed: bool, names: Names, cues: Cues) -> tuple[int, Label] | None:
    bracket = _PARENTHESIS.match(rest)
    if bracket and _credits(bracket.group(1), names, cues):
        return bracket.end(), Label("source_line", "whom the text comes from, in brackets at its end")
    dashed = _DASHED.match(rest)
    if dashed and fold(dashed.group(1)) in names:
        return dashed.end(), Label("source_line", "the agency, after a dash at the end")
    dated = stamp().match(rest)
    if dated and (dated["announced"] or dated.end() == len(rest)):
        return dated.end(), Label("dateline", "a date of publication at the end")
    words, folded = count_words(rest), fold(rest)
    for cue in cues.furniture:
        for opening, most in cue.opening:
            bare = opening.strip()
            if words <= most and " " in bare and folded.startswith(bare):
                return len(rest), Label(cue.kind, f"the line shows: {bare}")
    named = not closed and words <= 6 and names_only(rest.replace("/", " "))
    for length, word in _openings(rest, 0):
        kind = _whole(fold(word), cues)
        # A name may begin with a word that is a heading elsewhere.
        if kind and (length == len(rest) or " " in word or not named):
            return length, Label(kind, f"the line shows: {fold(word)}")
    if named:
        return len(rest), Label("byline", "names after the last sentence")
    if closed:
        return None
    credit, beside = _sources().match(rest), cues.naming["beside_agencies"]
    if credit and names_only(" ".join(w for w in credit.group(1).split() if w not in beside)):
        return len(rest), Label("source_line", "whom the text comes from, at its end")
    initials = _NO_SMALL_LETTER.match(rest)
    if initials:
        return len(initials.group().rstrip(" -")), Label("other", "initials or numbers after the last sentence")
    return None


def _credits(inside: str, names: Names, cues: Cues) -> bool:
    """A source named as such, or agencies alone."""
    credited, joint, before = (any_of(cues.naming[n]) for n in ("credits", "between_agencies", "before_agency"))
    if re.match(rf"(?i:{credited})\b", inside):
        return True
    words = [w for w in re.split(rf"\s*(?:,|/|&|\b{joint}\b)\s*", inside) if w]
    bare = [fold(re.sub(rf"^(?i:{before})\s+", "", w)) for w in words]
    return any(w in names for w in bare) and all(w in names or w in cues.naming["beside_agencies"] for w in bare)


def _menu(rest: str, cues: Cues) -> bool:
    """Headings side by side, at least two of them known ones of two words or more."""
    folded = f" {fold(rest)} "
    known = {w for cue in cues.furniture for w in cue.whole if " " in w and f" {w} " in folded}
    return len(known) >= 2 and all(w[0].isupper() or len(w) <= 3 or not w[0].isalpha() for w in rest.split())
