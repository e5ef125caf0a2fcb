"""What goes in: sources as they were found, and the articles that were read out of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PublishedBasis = Literal["given", "metadata", "text", "corpus"]
RemovedKind = Literal[
    "byline",
    "breadcrumb",
    "caption",
    "comment_form",
    "content_warning",
    "dateline",
    "embed_chrome",
    "footnote_list",
    "image_credit",
    "reader_comments",
    "related_heading",
    "share_line",
    "site_chrome",
    "source_line",
    "tweet_embed",
    "other",
]


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller or the format's own metadata says of a document; each part may be unknown."""

    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO day or datetime."""
    published_basis: PublishedBasis | None = None
    """given: by the caller; metadata: by the format (HTML, feed, WARC)."""
    language: str | None = None
    """BCP 47."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document or record as it was found: untouched bytes, and the reading text made from them.

    All offsets anywhere count Unicode code points, half-open, in `text`.
    """

    source_ref: str
    raw: bytes
    sha256: str
    """Of `raw`, hexadecimal."""
    text: str
    """The reading text."""
    reading: str
    """How the reading text was made from the bytes, e.g. "utf-8" or "html: trafilatura 2.3.1"."""
    given: Given = Given()
    layout: tuple[Removed, ...] = ()
    """Stretches of the reading text that the format itself marks as not the article, offsets in `text`."""
    whole: bool = False
    """The format says that this is one article (a record, a page, a feed item), so it is not split."""
    document: str = ""
    """The file that it was found in: the folder's own name and the path in it."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of a reading text that is not article prose, kept with its kind."""

    source_ref: str
    char_start: int
    char_end: int
    kind: RemovedKind
    article_id: str | None = None
    why: str = ""
    """In words a person can check."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input, or a part of it, that was not used, with the reason."""

    source_ref: str
    stage: Literal["read", "survey", "extract", "link", "reconcile"]
    reason: str
    """A short fixed phrase to count by, e.g. "empty file"."""
    detail: str = ""
    """A sentence with the next step."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article in one language."""

    char_start: int
    char_end: int
    language: str
    read: bool
    unread_reason: str | None = None


@dataclass(frozen=True, slots=True)
class DayClue:
    """A day that an article prints, which its publication cannot precede; an unknown part is None."""

    kind: Literal["head", "stamp", "link", "event"]
    """A date line at the head, a stamp such as a post's, a link's path, or a day that the text speaks of."""
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    """0 is Monday."""


@dataclass(frozen=True, slots=True)
class Article:
    """One piece by one outlet. Offsets are those of the source's reading text.

    `text` is the slice `char_start:char_end` of that reading text; removed stretches lie inside it and are skipped
    by what reads the article, so that offsets hold.
    """

    article_id: str
    source_ref: str
    part: int
    char_start: int
    char_end: int
    text: str
    outlet: str | None = None
    title: str | None = None
    title_span: tuple[int, int] | None = None
    """Where the title stands in the reading text, if it does."""
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    read: bool = True
    unread_reason: str | None = None
    origin_id: str | None = None
    """Shared by copies of one text; its own article_id where it is the earliest of them, or alone."""
    cites: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    removed: tuple[Removed, ...] = ()
    year_hint: int | None = None
    """The year that the folder speaks of, where the article itself prints none."""
    day_clues: tuple[DayClue, ...] = ()
    """What the publication day is inferred from, where the caller and the format name none."""
    notes: tuple[str, ...] = field(default=())

    @property
    def inferred(self) -> bool:
        """Was the day of publication found in no date line, but in the days that the text or its folder prints?"""
        return self.published_basis in ("text", "corpus")
