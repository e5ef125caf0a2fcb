"""Ids derive from content: the same input gives the same ids, in any order, on any machine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

# 16 hexadecimal digits: among ten million records, the chance of any clash is below one in a hundred thousand.
DIGITS = 16


def digest(*parts: str) -> str:
    """A short stable id of these words, order included."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def article_id(raw_sha256: str, part: int) -> str:
    """From the raw bytes of the document or record, and the 0-based part of a digest."""
    return "a" + digest(raw_sha256, str(part))


def normalised_quote(quote: str) -> str:
    """Compatibility form, one blank between words, lower case."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", quote)).strip().lower()


def claim_id(article: str, quote: str, ordinal: int) -> str:
    """From the article, the normalised quote and the 0-based ordinal of the event among the claims with that quote.

    Neither dates, places nor figures enter, so a better reading of them keeps the id.
    """
    return "c" + digest(article, normalised_quote(quote), str(ordinal))


def mention_id(claim_ids: Iterable[str]) -> str:
    """From the claims that it groups."""
    return "m" + digest(*sorted(claim_ids))
