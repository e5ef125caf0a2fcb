"""A plain stand-in for extraction: one mention a text, by a few regular expressions.

It lets linking be measured alone, and calibrated while extraction still changes. The first weekday or date is the
day, the first capitalised words after "in" or "of" the place, the first figures beside the words for dead and injured
the toll; names and words are those of the whole text.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from pathlib import Path

from rashomon.records import Claim, Mention, Place, When

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WEEKDAY = re.compile(rf"\b({'|'.join(DAYS)})\b", re.I)
DATE = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\.? (\d{{1,2}})\b(?:, (\d{{4}}))?", re.I)
PLACE = re.compile(r"\b(?:in|of) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
NAME = re.compile(r"(?<![.!?\"”] )(?<!^)\b[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}")
WORD = re.compile(r"[a-z]{4,}")


def folded(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def day_of(text: str, published: str | None) -> When:
    """The first weekday before publication, else the first date, else the publication date."""
    if published is None:
        return When()
    printed = datetime.date.fromisoformat(published)
    if found := WEEKDAY.search(text):
        back = (printed.weekday() - DAYS.index(found[1].lower())) % 7
        day = (printed - datetime.timedelta(back)).isoformat()
        return When(day, day, found[0], "relative", "day")
    if found := DATE.search(text):
        month, number, year = MONTHS.index(found[1].lower()) + 1, int(found[2]), int(found[3] or printed.year)
        try:
            date = datetime.date(year, month, number)
        except ValueError:
            return When(published, published, None, "published", "day")
        if date > printed and not found[3]:
            date = date.replace(year=year - 1)
        return When(date.isoformat(), date.isoformat(), found[0], "stated", "day")
    return When(published, published, None, "published", "day")


def figure_of(text: str, words: str) -> tuple[int, int] | None:
    """The first number up to 60 within forty letters before one of the words."""
    found = re.search(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})\b[^.]{{0,40}}\b(?:{words})\b", text, re.I)
    if not found:
        return None
    written = found[1].lower()
    number = int(written) if written.isdigit() else NUMBERS.index(written)
    return (number, number) if number < 60 else None


def plain_mention(article: dict[str, str | None], event: str = "shooting") -> tuple[Mention, Claim]:
    """One mention, and its one claim, of a text in the exchange contract's input form."""
    ref, text = article["id"] or "", article["text"] or ""
    published = (article.get("published") or "")[:10] or None
    when = day_of(text, published)
    place = PLACE.search(text)
    claim = Claim("c" + ref, ref, ref, 0, 1, text[:1], "", event, when, mention_id="m" + ref)  # type: ignore[arg-type]
    mention = Mention(
        "m" + ref,
        ref,
        ref,
        (claim.claim_id,),
        claim.event_type,
        when,
        Place(name=place[1]) if place else Place(),
        killed=figure_of(text, "killed|dead|died"),
        injured=figure_of(text, "injured|wounded|hurt"),
        names=tuple(sorted({folded(n) for n in NAME.findall(text)})),
        words=tuple(sorted(set(WORD.findall(folded(text))))),
        published=published,
        outlet=article.get("outlet"),
    )
    return mention, claim


def plain_mentions(path: Path) -> tuple[list[Mention], list[Claim]]:
    """One mention a text of an articles.jsonl."""
    made = [plain_mention(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    return [m for m, _ in made], [c for _, c in made]
