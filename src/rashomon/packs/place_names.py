"""How place names are folded, so that spellings of one name meet.

Diacritics, case, hyphens and apostrophes fall away; Arabic script loses its vowel marks and its letter variants. Arabic
and Kurdish names also have a key by sound, in which the romanisations of English, French, Turkish and Russian writers
meet: al-/el-/ash- is dropped, Tell/Tal/Tel, Khan/Han, Jabal/Jebel, Kafr/Kefr, Deir/Dayr are one, and so are the vowels.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

ARABIC_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "il",
        "l",
        "as",
        "es",
        "ash",
        "esh",
        "ad",
        "ed",
        "ar",
        "er",
        "at",
        "et",
        "an",
        "en",
        "az",
        "ez",
        "adh",
        "edh",
        "ath",
        "eth",
        "s",
        "sh",
        "d",
        "r",
        "t",
        "n",
        "z",
        "us",
        "ur",
        "ut",
        "un",
        "uz",
    ]
)
# Words that a writer adds to a name or leaves out.
TYPE_WORDS = frozenset(["city", "town", "village", "district", "governorate", "province", "subdistrict"])
# Common first words of Syrian place names, in their spellings.
FIRST_WORDS = {
    "tal": "tl", "tel": "tl", "tell": "tl", "tall": "tl",
    "khan": "khn", "han": "khn", "xan": "khn",
    "jabal": "jbl", "jebel": "jbl", "djebel": "jbl", "gebel": "jbl", "cebel": "jbl", "jabel": "jbl",
    "kafr": "kfr", "kefr": "kfr", "kafar": "kfr", "kfar": "kfr", "kufr": "kfr", "kfr": "kfr", "kefer": "kfr",
    "deir": "dr", "dayr": "dr", "der": "dr", "dair": "dr", "deyr": "dr",
    "ain": "ayn", "ayn": "ayn", "ein": "ayn", "ayin": "ayn", "eyn": "ayn", "en": "ayn",
    "maarat": "mrt", "maarrat": "mrt", "maaret": "mrt", "marrat": "mrt", "maarra": "mrt", "maara": "mrt", "maarret": "mrt",
    "khirbet": "khrb", "khirbat": "khrb", "khribat": "khrb", "khirba": "khrb", "kherbet": "khrb", "hirbet": "khrb",
    "kherbat": "khrb", "xirbet": "khrb", "khurbat": "khrb", "kharbat": "khrb",
    "jisr": "jsr", "cisr": "jsr", "jesr": "jsr", "jisir": "jsr", "jiser": "jsr",
    "ras": "rs", "raas": "rs", "bab": "bb", "sheikh": "shkh", "shaykh": "shkh", "shekh": "shkh", "sheykh": "shkh",
    "cheikh": "shkh", "seyh": "shkh", "shaikh": "shkh", "qalaat": "qlt", "qalat": "qlt", "kalat": "qlt", "qal'at": "qlt",
    "abu": "abw", "abou": "abw", "ebu": "abw", "umm": "am", "um": "am", "oum": "am", "wadi": "wd", "ouadi": "wd",
    "burj": "brj", "borj": "brj", "bourj": "brj",
}  # fmt: skip
# Turkish letters for what others write with two.
TURKISH = str.maketrans({"ş": "sh", "ç": "ch", "ğ": "gh", "ı": "i"})
# In this order: digraphs before single letters.
SOUNDS = (
    ("dsch", "j"), ("sch", "c"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("sh", "c"), ("ch", "c"), ("dj", "j"), ("th", "t"), ("dh", "d"), ("zh", "j"),
    ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("aw", "u"),
    ("au", "u"), ("q", "k"), ("c", "c"), ("x", "k"), ("h", ""), ("y", "i"), ("w", "u"), ("o", "u"), ("e", "a"), ("p", "b"),
    ("v", "f"), ("z", "s"), ("i", "a"), ("u", "a"),
)  # fmt: skip
# First words of European names that are printed short.
SHORTENED = {"st": "saint", "mt": "mount", "ft": "fort"}
WORDS = re.compile(r"[^\W_]+")
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARABIC_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")
ARABIC_LETTERS = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")


def fold_words(name: str) -> list[str]:
    """The folded words of a name, in its own script."""
    if name.isascii():
        return _written_out(WORDS.findall(name.lower().replace("'", "").replace("`", "")))
    if ARABIC.search(name):
        name = ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(ARABIC_LETTERS)
        return [re.sub(r"^ال", "", w) or w for w in re.findall(r"\w+", name)]
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    if not plain.isascii() and not re.search(r"[\u0400-\u04ff]", plain):
        plain = anyascii(plain)
    plain = re.sub(r"[’'‘ʿʾ`´]", "", plain.lower())
    return _written_out(WORDS.findall(plain))


def _written_out(words: list[str]) -> list[str]:
    """ "St. Louis" as "Saint Louis"; a name of this word alone stays."""
    return [SHORTENED.get(words[0], words[0]), *words[1:]] if len(words) > 1 else words


def fold(name: str) -> str:
    """The key by spelling: words joined, so that "Deir ez-Zor" and "Deir Ezzor" differ only by their article."""
    return "".join(fold_words(name))


def bare(name: str) -> str:
    """The key without Arabic articles and type words: "al-Bab" and "Bab", "Raqqa" and "Raqqa city"."""
    return _bare(fold_words(name))


def keys(name: str) -> set[str]:
    """The keys under which a name is kept."""
    words = fold_words(name)
    return {k for k in ("".join(words), _bare(words)) if len(k) > 1}


def _bare(words: list[str]) -> str:
    named = [w for w in words if w not in TYPE_WORDS]
    kept = [w for w in named if w not in ARABIC_ARTICLES]
    return "".join(kept or named)


def sound(name: str) -> str:
    """The key by sound, for Arabic, Kurdish and Turkish names in Latin letters."""
    name = name.lower().translate(TURKISH)
    words = [w for w in fold_words(name) if w not in ARABIC_ARTICLES and w not in TYPE_WORDS] or fold_words(name)
    keys = []
    for i, word in enumerate(words):
        if i < len(words) - 1 and word in FIRST_WORDS:
            keys.append(FIRST_WORDS[word] + "-")
            continue
        word = re.sub(r"^(?:al|el|as|es|ash|esh|ad|ar|at|an|az)(?=[^aeiou]{2})", "", word) if i else word
        word = re.sub(r"(?<=[aiou]n)e$", "", word)
        word = re.sub(r"(?:ah|eh|a|e|h)$", "a", word)
        for old, new in SOUNDS:
            word = word.replace(old, new)
        word = re.sub(r"(.)\1+", r"\1", word)
        keys.append(word)
    return "".join(keys)
