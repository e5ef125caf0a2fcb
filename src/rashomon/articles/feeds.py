"""RSS and Atom files: one article an item."""

from __future__ import annotations

import html
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from rashomon.articles.opening import Document
from rashomon.records import Given, Rejected, Source

_TAG = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^>]*>")


def read_feed(document: Document) -> Iterator[Source | Rejected]:
    """One source an item; its raw bytes are the item's id, title and content as the feed gives them."""
    import feedparser

    feed: Any = feedparser.parse(document.raw, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield Rejected(
            document.ref, "read", "no items", "It holds no feed items. Check that it is an RSS or Atom file."
        )
        return
    outlet = _clean(feed.feed.get("title", "")) or None
    for number, entry in enumerate(feed.entries, 1):
        ref = f"{document.ref}:{number}"
        content = entry.get("content") or [{"value": entry.get("summary", "")}]
        body = _clean(content[0].get("value", ""))
        title = _clean(entry.get("title", "")) or None
        if not body and not title:
            yield Rejected(ref, "read", "no text", "The item has neither title nor text.")
            continue
        text = "\n\n".join(part for part in (title, body) if part)
        raw = "\n".join([entry.get("id", ""), entry.get("title", ""), content[0].get("value", "")]).encode(
            "utf-8", "replace"
        )
        day = entry.get("published_parsed") or entry.get("updated_parsed")
        published = datetime.fromtimestamp(timegm(day), UTC).isoformat() if day else None
        yield Source(
            ref,
            raw,
            sha256(raw).hexdigest(),
            text,
            "feed: feedparser",
            Given(outlet, title, entry.get("link") or None, published, "metadata" if published else None, None),
            whole=True,
        )


def _clean(markup: str) -> str:
    """The text of a fragment: paragraphs apart, tags gone, entities read."""
    text = html.unescape(_ANY_TAG.sub("", _TAG.sub("\n\n", markup)))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+", " ", text)).strip()
