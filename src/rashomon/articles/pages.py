"""HTML pages: the main text and the page's own metadata, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from rashomon.articles import bounds
from rashomon.articles.lines import count_words, fold
from rashomon.articles.opening import Document
from rashomon.records import Given, Rejected, Removed, Source


@cache
def _extractor() -> str:
    return f"html: trafilatura {version('trafilatura')}"


# A page none of whose lines has so many words is a list of headings.
FEWEST_WORDS = 8
_SITE = re.compile(r"\s+(?:[-|–—_·•»/]|::)\s+")


def read_page(document: Document) -> Iterator[Source | Rejected]:
    """One source a page."""
    yield page_source(document.ref, document.raw, None)


def page_source(ref: str, raw: bytes, url: str | None) -> Source | Rejected:
    """Title, main text, then readers' comments (marked in `layout`), as one reading text; menus and scripts are dropped."""
    if len(raw) > bounds.LARGEST_PAGE:
        return Rejected(ref, "read", "too large", f"The page has {len(raw)} bytes, the bound is {bounds.LARGEST_PAGE}.")
    page = _extracted(raw, url)
    main = _lines(page.text) if page else []
    if sum(len(line) for line in main if line.startswith("|")) * 2 > sum(map(len, main)):
        # The page is laid out by tables: its cells are columns, not figures.
        page = _extracted(_unlaid(raw), url) or page
        main = _lines(page.text)
    if not any(count_words(line) >= FEWEST_WORDS for line in main):
        return Rejected(
            ref, "read", "no text", "No article was found in the page. Save its text as .txt and read that."
        )
    outlet = page.sitename or page.hostname or None
    title = _without_site((page.title or "").strip(), outlet) or None
    if title:
        # The extractor prints the headline where it stands in the markup, which may be below the first lines.
        main = [title, *(line for i, line in enumerate(main) if i >= 4 or line.casefold() != title.casefold())]
    # One paragraph a line is how the extractor prints; a blank line between keeps them apart.
    text = "\n\n".join(main)
    comments = (page.comments or "").strip()
    layout: tuple[Removed, ...] = ()
    if comments:
        begin = len(text) + 2
        text = f"{text}\n\n{comments}"
        layout = (Removed(ref, begin, len(text), "reader_comments", None, "the page marks it as comments"),)
    return Source(
        ref,
        raw,
        sha256(raw).hexdigest(),
        text,
        _extractor(),
        Given(
            outlet=outlet,
            title=title,
            url=page.url or url,
            published=page.date or None,
            published_basis="metadata" if page.date else None,
            language=None,
        ),
        layout,
        whole=True,
    )


def _extracted(raw: bytes, url: str | None) -> Any:
    import trafilatura  # slow to import, and only pages need it

    return trafilatura.bare_extraction(
        raw, url=url, with_metadata=True, include_comments=True, prune_xpath=["//template"]
    )


def _lines(text: str | None) -> list[str]:
    return [line for line in (text or "").split("\n") if line.strip()]


def _unlaid(raw: bytes) -> bytes:
    """The page with its tables as blocks."""
    from lxml import html

    tree = html.fromstring(raw)
    for element in tree.iter("table", "tbody", "tr", "td", "th"):
        element.tag = "div"
    return bytes(html.tostring(tree, encoding="utf-8"))


def _without_site(title: str, outlet: str | None) -> str:
    """The title without the site's name, which pages print behind it or before it."""
    parts = _SITE.split(title)
    if outlet and len(parts) > 1:
        for name, rest in ((parts[-1], title[: -len(parts[-1])]), (parts[0], title[len(parts[0]) :])):
            if fold(name) == fold(outlet):
                return rest.strip(" -|–—_·•»/:")
    return title
