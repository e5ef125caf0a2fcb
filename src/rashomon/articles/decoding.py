"""Bytes to text: declared or detected encodings, no newline translation, nothing replaced in silence."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from rashomon.articles.bounds import ENCODING_SAMPLE


class Undecodable(ValueError):
    """The bytes are no text."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(raw: bytes) -> tuple[str, str]:
    """(text, name of the encoding). UTF-8 first; a byte-order mark decides; else the likeliest old encoding.

    Raises Undecodable for what holds null bytes or no readable text. A UTF-8 mark stays out of the text.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(name), name
            except UnicodeDecodeError as error:
                raise Undecodable(f"its mark says {name}, and it breaks off at byte {error.start}") from error
    if b"\0" in raw:
        return _without_mark(raw)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    best = from_bytes(raw[:ENCODING_SAMPLE]).best()
    if best is None:
        raise Undecodable("no encoding turns it into readable text")
    try:
        return raw.decode(best.encoding), best.encoding
    except (UnicodeDecodeError, LookupError) as error:
        raise Undecodable(f"it is neither UTF-8 nor {best.encoding} throughout") from error


def _without_mark(raw: bytes) -> tuple[str, str]:
    """UTF-16 of Latin text has a null in every other byte."""
    sample = raw[:4096]
    for name, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        odd = sample[offset::2]
        if len(sample) >= 8 and odd.count(0) > 0.7 * len(odd) and sample[1 - offset :: 2].count(0) == 0:
            try:
                return raw.decode(name), name
            except UnicodeDecodeError:
                break
    raise Undecodable("it holds null bytes, so it is no text")
