"""Language by passage: the script of each paragraph, then a bundled model for the stretch of paragraphs in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import py3langid

from rashomon.articles.cues import load_cues
from rashomon.articles.lines import Line
from rashomon.articles.splitting import script
from rashomon.records import Passage

# Languages of the press that reports wars; a longer list makes short lines stray (dependencies were measured so).
LANGUAGES = {
    "latin": ("en", "fr", "es", "de", "tr", "it", "pt", "nl", "pl", "ku"),
    "arabic": ("ar", "fa", "ur", "ps"),
    "cyrillic": ("ru", "uk", "bg", "sr"),
    "hebrew": ("he",),
}
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "it": "Italian", "ku": "Kurdish", "nl": "Dutch", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ru": "Russian", "sr": "Serbian", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
}  # fmt: skip
# A paragraph with fewer words has the language of those around it.
FEWEST_WORDS = 8
# So many of a paragraph's words among the language's function words settle it without the model.
FUNCTION_SHARE = 0.2
LONGEST_SAMPLE = 2000


@cache
def _ready() -> bool:
    py3langid.set_languages(sorted({code for codes in LANGUAGES.values() for code in codes}))
    return True


def language_of(text: str) -> str | None:
    """BCP 47, or None where there are no letters or the script is not among those known."""
    name = script(text)
    if name not in LANGUAGES:
        return None
    words = text[:LONGEST_SAMPLE].casefold().split()
    for code, function_words in load_cues().function_words.items():
        if function_words and len(words) >= FEWEST_WORDS:
            shared = sum(1 for w in words if w in function_words)
            if shared >= FUNCTION_SHARE * len(words):
                return code
    _ready()
    code = str(py3langid.classify(text[:LONGEST_SAMPLE])[0])
    return code if code in LANGUAGES[name] else LANGUAGES[name][0]


def passages(
    lines: Sequence[Line], kept: Sequence[bool], lexicons: Collection[str], given: str | None
) -> tuple[Passage, ...]:
    """Stretches in one language, in reading order. Short lines take the language of the longer ones around them."""
    if given and not lexicons:
        return ()
    told = [
        language_of(line.text) if keep and line.words >= FEWEST_WORDS else None
        for line, keep in zip(lines, kept, strict=True)
    ]
    own_script = [script(line.text) for line in lines]
    whole = (
        language_of(" ".join(line.text for line, keep in zip(lines, kept, strict=True) if keep))
        if not any(told)
        else None
    )
    found: list[Passage] = []
    current: str | None = None
    for i, (line, keep) in enumerate(zip(lines, kept, strict=True)):
        if not keep:
            continue
        code = told[i] or _around(i, told, own_script) or current or whole or given
        if code is None:
            continue
        current = code
        if found and found[-1].language == code:
            found[-1] = _passage(found[-1].char_start, line.end, code, lexicons)
        else:
            found.append(_passage(line.start, line.end, code, lexicons))
    return tuple(found)


def _around(i: int, told: Sequence[str | None], scripts: Sequence[str]) -> str | None:
    """The language of the nearest longer line in the same script, the following one first."""
    for distance in range(1, len(told)):
        for j in (i + distance, i - distance):
            if 0 <= j < len(told) and told[j] and (scripts[j] == scripts[i] or not scripts[i]):
                return told[j]
    return None


def _passage(start: int, end: int, code: str, lexicons: Collection[str]) -> Passage:
    read = code in lexicons
    return Passage(start, end, code, read, None if read else f"no lexicon for {NAMES.get(code, code)} ({code})")
