"""Figures by pattern, where the grammar gave none: the parser errs on long, translated or clipped sentences.

"10 to 30 soldiers killed", "killed and injured several", "another civilian was injured": a figure beside a noun for people
and a word of harm, in either order, with nothing between them that could belong to another figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.claims.figures import number_words
from rashomon.claims.grammar import role_words
from rashomon.claims.lexicon import Lexicon
from rashomon.expressions.numbers import Quantity, find_quantities
from rashomon.expressions.phrases import phrase_book
from rashomon.records import Count
from rashomon.records.claim import CountKind, Group

WORDS = phrase_book(Path(__file__).parent / "en" / "harm.toml")
# In this order: a figure of both kinds is neither's.
HARM: tuple[CountKind, ...] = ("killed_or_injured", "killed", "injured")
NEGATED = re.compile(r"n['’]t\b", re.IGNORECASE)
AGED = WORDS.pattern(r"\d+[- ]<year>[- ]<old>$")
# Between a figure and its word of harm: a noun phrase and an auxiliary, no other figure and no clause mark.
GAP = r"(?:(?!\d)[^.;:,–—()]){0,70}?"
# What stands between a figure and its word of harm in the passive; between the word and its figure in the active.
PASSIVE = WORDS.pattern(rf"{GAP}(?:<auxiliary>\s*)*")
ACTIVE = WORDS.pattern(r"\s*(?:<leading>\s+){0,3}")
# One person described, up to the noun or beyond it.
ONE = WORDS.pattern(r"(?<!<no>\s)<one>\s+(?:[\w’'\-]+\s+){0,5}[\w\-]+\b")
# Where another phrase of its own begins.
ANOTHER = WORDS.pattern(r"\s<opens_another>\s")
# Words by which what stands before them is none of the harmed.
DOER = WORDS.pattern(r"(?:<doer_at_the_end>|<noun_at_the_end>)\s*$|<doer>")
HARMED = WORDS.pattern("|".join(f"<{kind}>" for kind in HARM))


def _taken_back(words: str) -> bool:
    return bool(WORDS["not"].search(words) or NEGATED.search(words))


def by_pattern(text: str, kinds: Sequence[CountKind], lexicon: Lexicon) -> list[Count]:
    """Counts of these kinds, in order of the text; none where no figure stands beside the words."""
    found: list[tuple[int, Count]] = []
    quantities = [
        q
        for q in find_quantities(text)
        if q.role is None
        and not q.ordinal
        and _people(text, q, lexicon)
        and not (q.high == 0 and WORDS["else"].match(text[q.end :].lstrip()))
    ]
    for kind in HARM:
        if kind not in kinds:
            continue
        taken: set[int] = set()
        for hit in WORDS[kind].finditer(text):
            near = _beside(text, hit.start(), hit.end(), quantities, taken)
            if (
                near is not None
                and kind == "injured"
                and WORDS["of_those"].match(text[near.end : hit.start()].lstrip())
            ):
                continue  # "one of the wounded died": how many were wounded it does not say
            if near is not None:
                taken.add(near.start)
                phrase = _phrase(text, near.end, lexicon)
                low_n, high_n = (int(v) if v is not None else None for v in (near.low, near.high))
                count = Count(
                    kind,
                    phrase or near.unit,
                    _group(phrase, lexicon),
                    low_n,
                    high_n,
                    near.approx,
                    None,
                    text[near.start : near.end],
                )
                found.append((near.start, count))
                continue
            for start, end, noun in _single(text, hit.start(), hit.end(), lexicon):
                found.append(
                    (start, Count(kind, text[start:end], _group(noun, lexicon), 1, 1, False, None, text[start:end]))
                )
    return [c for _, c in sorted(found, key=lambda pair: pair[0])]


def _people(text: str, q: Quantity, lexicon: Lexicon) -> bool:
    """Does a noun for people, or nothing, follow the number within a few words?"""
    rest = text[q.end : q.end + 60].lower().lstrip()
    if of_them := WORDS["of_them"].match(rest):
        rest = rest[of_them.end() :]
    after = re.findall(r"[^\W\d_]+", rest)[:5]
    if role_words()["distributive"] & set(after):
        return False  # "one for each person wounded"
    return any(w in lexicon.groups for w in after) or not after or after[0] in number_words().alone


def _beside(text: str, start: int, end: int, quantities: Sequence[Quantity], taken: set[int]) -> Quantity | None:
    """The figure that this word of harm is said of: before it in the passive, after it in the active."""
    before = [q for q in quantities if q.end <= start and q.start not in taken]
    between = text[before[-1].end : start] if before else ""
    # "Three were injured and a woman was killed": the three have their own word.
    if (
        before
        and PASSIVE.fullmatch(between)
        and not HARMED.search(between)
        and not _taken_back(between)
        and not DOER.search(between)
    ):
        return before[-1]
    after = [q for q in quantities if q.start >= end and q.start not in taken]
    if after and ACTIVE.fullmatch(text[end : after[0].start]):
        return after[0]
    return None


def _single(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """One person described: "another civilian from the village was injured", "killed a local"."""
    for hit in ONE.finditer(text):
        if set(hit.group().lower().split()) & role_words()["distributive"]:
            continue
        ends = [hit.start() + w.end() for w in re.finditer(r"[\w\-’']+", hit.group())]
        nouns = [e for e in ends if _person(text[hit.start() : e], lexicon)]
        # "A commander said the men were killed": the men are no more of his phrase.
        own = hit.end() if (more := ANOTHER.search(text, hit.start() + 1, hit.end())) is None else more.start()
        nouns = [e for e in nouns if e <= own]
        if not nouns and (alone := WORDS["one_more"].match(hit.group())) is not None:
            nouns = [hit.start() + alone.end()]  # "and another is in hospital"
        for stop in nouns[:2]:
            between = text[stop:start]
            before = stop <= start and PASSIVE.fullmatch(between) and not (_taken_back(between) or DOER.search(between))
            before = before and not HARMED.search(between)
            after = hit.start() >= end and not text[end : hit.start()].strip()
            if before or after:
                yield hit.start(), stop, text[hit.start() : stop].split()[-1].lower()
                return


def _person(words: str, lexicon: Lexicon) -> bool:
    """Do these words end in a noun for one person, or in an age?"""
    last = words.split()[-1].lower()
    return bool(AGED.search(words)) or (last in lexicon.groups and not WORDS["several"].fullmatch(last))


def _phrase(text: str, at: int, lexicon: Lexicon) -> str | None:
    """The words after a number up to its noun for people."""
    words = list(re.finditer(r"[^\W\d_][\w’'\-]*", text[at : at + 60]))[:5]
    for w in words:
        if w.group().lower() in lexicon.groups:
            return text[at : at + w.end()].strip()
    return None


def _group(phrase: str | None, lexicon: Lexicon) -> Group:
    last = (phrase or "").lower().split()
    return lexicon.groups.get(last[-1], "unknown") if last else "unknown"


def both_halves(counts: Sequence[Count], text: str) -> list[Count]:
    """ "At least 5 soldiers and 8 civilians were killed": the bound holds for both, not for a second clause."""
    out = list(counts)
    for i in range(1, len(out)):
        a, b = out[i - 1], out[i]
        if a.kind == b.kind and a.high is None and a.low is not None and b.low == b.high and b.low is not None:
            first, second = text.find(a.text), text.find(b.text)
            between = text[first + len(a.text) : second] if 0 <= first < second else ""
            if re.fullmatch(r",?\s+and\s+", between):
                out[i] = Count(b.kind, b.what, b.group, b.low, None, b.approx, b.subset_of, b.text)
    return out
