"""What stands before a sentence and is no part of it: a dateline, or an item's place and day.

"GOMA, Oct 15 (LPA) - At least nine …", "Masisi, 11 October: three farmers …". To a parser such a label is a subject, a
victim or an attacker; to the reader it says where and when.
"""

from __future__ import annotations

import re

# A word with a capital, a number, or something in brackets: what labels are made of, whatever the language.
_PART = r"(?:[^\W\d_a-zß-ÿ][\w’'./\-]*|\d{1,4}(?:st|nd|rd|th)?|\([^)]{1,40}\)|\[[^\]]{1,40}\])"
LABEL = re.compile(
    rf"^\W{{0,3}}(?P<label>{_PART}(?:[,/]?\s+{_PART}){{0,7}}),?\.?\s*(?P<end>—(?!\s)|(?::|—|–|--|-)(?=\s))\s*(?=\S)"
)


# A name in capitals throughout before a comma.
TOWN_FIRST = re.compile(r"[^\W\d_a-zß-ÿ]{4,}(?:[ ’'-][^\W\d_a-zß-ÿ]+)*,\s+[^\W\d_]")


# "17:05 A boy …", "09.30 GMT: troops …": the time with which a live page opens an entry.
CLOCK = re.compile(
    r"^\W{0,3}(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:GMT|UTC|[A-Z]{2,4}T|[ap]\.?m\.?))?\s*[:–—-]?\s+(?=[A-Z“\"])"
)


def label_end(text: str) -> int:
    """The character after the label with which a sentence opens; 0 where it has none.

    A colon may follow a speaker and a dash any name; so a label before a colon has a number in it, the day, and one before
    a dash a number, a word in capitals throughout or brackets.
    """
    if (clock := CLOCK.match(text)) is not None:
        return clock.end()
    hit = LABEL.match(text)
    if hit is None or (hit["end"] == "-" and not text[: hit.start("end")].endswith((" ", ")", "."))):
        return 0
    label = hit["label"]
    dated = any(c.isdigit() for c in label)
    wired = "(" in label or any(w.isupper() and len(w) > 3 for w in re.findall(r"\w+", label))
    # "GOMA, North Kivu:" is a dateline, "UN:" a speaker.
    placed = TOWN_FIRST.match(label) is not None
    return hit.end() if dated or (wired and (hit["end"] != ":" or placed)) else 0


def place_label(text: str) -> str | None:
    """The name with which an item's label opens, "Masisi" in "Masisi, 11 October: …"; None where it opens otherwise."""
    end = label_end(text)
    hit = re.match(r"\W*([^\W\d_a-zß-ÿ][^\d,:()—–]*?)\s*,", text[:end])
    return hit[1] if hit and text[:end].rstrip().endswith(":") and not hit[1].isupper() else None
