"""Figures by pattern, where the grammar gave none: the parser errs on long, translated or clipped sentences.

"10 to 30 soldiers killed", "killed and injured several", "another civilian was injured": a figure beside a noun for people
and a word of harm, in either order, with nothing between them that could belong to another figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.claims.figures import number_words
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.roles import role_words
from rashomon.expressions.numbers import Quantity, find_quantities
from rashomon.records import Count
from rashomon.records.claim import CountKind, Group

HARM: tuple[tuple[CountKind, str], ...] = (
    ("killed_or_injured", r"(?:killed|dead) (?:and|or) (?:injured|wounded)|killing (?:and|or) (?:injuring|wounding)"),
    ("killed", r"(?:shot|stabbed|beaten|burned|burnt|hacked|bludgeoned) (?:and killed|dead|to death)|killed|slain|dead|died|dies|murdered|martyred|fatally (?:shot|wounded|injured)|killing|lost their lives|lost his life|lost her life|executed|massacred|fatally"),
    ("injured", r"injured|wounded|hurt|hospitali[sz]ed|injuring|wounding|(?:is|are|was|were) in (?:\w+ )?hospital|in (?:critical|serious|stable|fair|good|grave) condition|(?:suffer(?:s|ed|ing)?(?: from)?|sustain(?:s|ed|ing)?|with) (?:[\w-]+ ){0,3}(?:injury|injuries|wounds?)|(?:taken|rushed|flown|airlifted|transported|driven|brought) (?:by \w+ )?to (?:[\w.'’-]+ ){0,5}(?:hospital|medical center|trauma center)"),
)  # fmt: skip
HARMED = re.compile(rf"\b(?:{'|'.join(words for _, words in HARM)})\b", re.IGNORECASE)
# "No one else was hurt": besides those who were.
ELSE = re.compile(r"\s*(?:else|others?|additional|further)\b", re.IGNORECASE)
NOT = re.compile(r"\b(?:not|never|nearly|almost)\b|n['’]t\b", re.IGNORECASE)
# "Two men charged in a shooting that killed", "hundreds met where a girl was killed": what stands before is none of them.
DOER = re.compile(r"\b(?:that|which)\s*$|\b(?:where|when|while|because)\b", re.IGNORECASE)
ONE = re.compile(r"(?<!\bno )\b(?:an?|another|one|a second|a third)\s+(?:[\w’'\-]+\s+){0,5}[\w\-]+\b", re.IGNORECASE)
AGED = re.compile(r"\d+[- ]years?[- ]old$", re.IGNORECASE)
OF_THOSE = re.compile(r"\s+of (?:the|those|these)\b", re.IGNORECASE)
# Between a figure and its word of harm: a noun phrase and an auxiliary, no other figure and no clause mark.
GAP = r"(?:(?!\d)[^.;:,–—()]){0,70}?"
AUXILIARY = r"(?:\b(?:was|were|is|are|been|being|be|reportedly|also|later|either|both|left|feared|believed|have|has|had|of them)\b\s*)*"


def by_pattern(text: str, kinds: Sequence[CountKind], lexicon: Lexicon) -> list[Count]:
    """Counts of these kinds, in order of the text; none where no figure stands beside the words."""
    low = text.lower()
    found: list[tuple[int, Count]] = []
    quantities = [
        q
        for q in find_quantities(text)
        if q.role is None
        and not q.ordinal
        and _people(text, q, lexicon)
        and not (q.high == 0 and ELSE.match(text, q.end))
    ]
    for kind, words in HARM:
        if kind not in kinds:
            continue
        taken: set[int] = set()
        for hit in re.finditer(rf"\b(?:{words})\b", low):
            near = _beside(text, hit.start(), hit.end(), quantities, taken)
            if near is not None and kind == "injured" and OF_THOSE.match(text, near.end, hit.start()):
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
    rest = re.sub(r"^\s+of (?:them|whom)\b", "", text[q.end : q.end + 60].lower())
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
        and re.fullmatch(rf"{GAP}{AUXILIARY}", between, re.IGNORECASE)
        and not HARMED.search(between)
        and not NOT.search(between)
        and not DOER.search(between)
    ):
        return before[-1]
    after = [q for q in quantities if q.start >= end and q.start not in taken]
    if after and re.fullmatch(
        r"\s*(?:(?:the|an estimated|up|from|of|at|leaving|some|and injuring|and wounding|and injured|and wounded)\s+){0,3}",
        text[end : after[0].start],
        re.IGNORECASE,
    ):
        return after[0]
    return None


def _single(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """One person described: "another civilian from the village was injured", "killed a local"."""
    for hit in ONE.finditer(text):
        if set(hit.group().lower().split()) & role_words()["distributive"]:
            continue
        ends = [hit.start() + w.end() for w in re.finditer(r"[\w\-’']+", hit.group())]
        nouns = [e for e in ends if _person(text[hit.start() : e], lexicon)]
        for stop in nouns[:2]:
            between = text[stop:start]
            before = (
                stop <= start and re.fullmatch(rf"{GAP}{AUXILIARY}", between, re.IGNORECASE) and not NOT.search(between)
            )
            after = hit.start() >= end and not text[end : hit.start()].strip()
            if before or after:
                yield hit.start(), stop, text[hit.start() : stop].split()[-1].lower()
                return


def _person(words: str, lexicon: Lexicon) -> bool:
    """Do these words end in a noun for one person, or in an age?"""
    last = words.split()[-1].lower()
    return bool(AGED.search(words)) or (last in lexicon.groups and last not in ("people", "family", "personnel"))


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
