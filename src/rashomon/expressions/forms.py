"""Forms of time expressions, written in the data as they are read, turned into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

GAP = r"(?:[ \t\u00a0\u202f]{1,2}|[ \t]?\n[ \t]?)"
OPEN, CLOSE = r"(?<!\w)(?<!\d[.,:/])(?<!\w['’])", r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a time expression, and the name of the rule that reads it."""

    reads: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms of a language, tried at once; the first that fits is taken."""

    forms: tuple[Form, ...]
    any_of: re.Pattern[str]
    openers: frozenset[str]
    """Every word in any form: a place that starts with another word need not be tried."""

    def at(self, text: str, start: int, end: int) -> Iterator[tuple[Form, re.Match[str]]]:
        """Every form that fits the text at this place, in order."""
        for form in self.forms:
            found = form.pattern.match(text, start, end)
            if found:
                yield form, found


def one_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered)


def compile_forms(written: Iterable[tuple[str, str]], names: Mapping[str, str]) -> Forms:
    """Pairs of (rule name, form as written); `names` holds the pattern of each <name>."""
    pairs = list(written)
    forms = tuple(Form(reads, re.compile(OPEN + _pattern(form, names, named=True))) for reads, form in pairs)
    everything = "|".join(_pattern(form, names, named=False) for _, form in pairs)
    return Forms(forms, re.compile(f"{OPEN}(?:{everything})"), frozenset(re.findall(r"[^\W\d_]+", everything)))


# What a written form is made of: look-behinds, escapes, choices of signs, names, groups, gaps; all else is itself.
PIECE = re.compile(r"\(\?<[=!][^)]*\)|\\.|\[(?P<signs>[^\]]*)\]|<(?P<name>[a-z_0-9]+)>|(?P<group>\((?!\?))|(?P<gap> )")


def _pattern(form: str, names: Mapping[str, str], named: bool) -> str:
    def piece(found: re.Match[str]) -> str:
        signs, name = found["signs"], found["name"]
        if signs is not None and signs.startswith(" "):
            return f"(?:{GAP}|[{signs[1:]}])"
        if name:
            pattern = names[name.removesuffix("_b")]
            return f"(?P<{name}>{pattern})" if named else f"(?:{pattern})"
        if found["group"]:
            return "(?:"
        return GAP if found["gap"] else found[0]

    return f"(?:{PIECE.sub(piece, form)}){CLOSE}"
