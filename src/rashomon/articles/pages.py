"""HTML pages: the main text and the page's own metadata, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from rashomon.articles import bounds
from rashomon.articles.opening import Document
from rashomon.records import Given, Rejected, Removed, Source


@cache
def _extractor() -> str:
    return f"html: trafilatura {version('trafilatura')}"


def read_page(document: Document) -> Iterator[Source | Rejected]:
    """One source a page."""
    yield page_source(document.ref, document.raw, None)


def page_source(ref: str, raw: bytes, url: str | None) -> Source | Rejected:
    """Title, main text, then readers' comments (marked in `layout`), as one reading text; menus and scripts are dropped."""
    import trafilatura  # slow to import, and only pages need it

    if len(raw) > bounds.LARGEST_PAGE:
        return Rejected(ref, "read", "too large", f"The page has {len(raw)} bytes, the bound is {bounds.LARGEST_PAGE}.")
    page: Any = trafilatura.bare_extraction(raw, url=url, with_metadata=True, include_comments=True)
    main = (page.text or "").strip() if page else ""
    if not main:
        return Rejected(
            ref, "read", "no text", "No article was found in the page. Save its text as .txt and read that."
        )
    title = (page.title or "").strip() or None
    if title and not main.casefold().startswith(title.casefold()):
        main = f"{title}\n\n{main}"
    # One paragraph a line is how the extractor prints; a blank line between keeps them apart.
    main = "\n\n".join(line for line in main.split("\n") if line.strip())
    comments = (page.comments or "").strip()
    layout: tuple[Removed, ...] = ()
    if comments:
        text = f"{main}\n\n{comments}"
        layout = (Removed(ref, len(main) + 2, len(text), "reader_comments", None, "the page marks it as comments"),)
    else:
        text = main
    return Source(
        ref,
        raw,
        sha256(raw).hexdigest(),
        text,
        _extractor(),
        Given(
            outlet=page.sitename or page.hostname or None,
            title=title,
            url=page.url or url,
            published=page.date or None,
            published_basis="metadata" if page.date else None,
            language=None,
        ),
        layout,
        whole=True,
    )
