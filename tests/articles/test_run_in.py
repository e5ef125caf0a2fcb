"""Where a page's line breaks were lost, head and tail are told from the prose by their own forms."""

from __future__ import annotations

from hashlib import sha256

import pytest

from rashomon.articles import divide
from rashomon.records import Article, Given, Source

REPORT = (
    "Gunmen stopped a bus on the road to Karsa on Sunday and took four teachers away the regional council said. "
    "The driver was let go and walked to the next village. No group has said that it holds the teachers."
)


def read_line(text: str, title: str | None = None) -> tuple[Article, dict[str, str]]:
    raw = text.encode()
    source = Source("r", raw, sha256(raw).hexdigest(), text, "record: json", Given(title=title), whole=True)
    (article,), gone = divide(source, {"valley herald": "Valley Herald"})
    return article, {text[r.char_start : r.char_end]: r.kind for r in gone}


@pytest.mark.parametrize(
    "stamp",
    [
        "Published March 4 2019",
        "4 March 2019",
        "Mon 04 Mar 2019 at 1459",
        "04-03-2019",
        "Monday 04 March 2019 17:53",
        "March 4 2019 2037 UTC+3",
        "Date of publication: 4 March 2019",
        "Last updated at Mar 042019",
    ],
)
def test_a_date_line_before_the_report_is_taken_off_and_dates_it(stamp: str) -> None:
    assert read_line(f"{stamp} {REPORT}")[1] == {stamp: "dateline"}


def test_a_sentence_that_begins_with_a_day_keeps_it() -> None:
    for opening in ("4 March 2019 was the day on which", "On 4 March 2019"):
        assert read_line(f"{opening} {REPORT[0].lower()}{REPORT[1:]}")[1] == {}


def test_the_title_is_found_inside_the_line_and_the_agency_beside_it_goes() -> None:
    title = "Four teachers taken from Karsa bus"
    text = f"{title} AFP Monday 4 Mar 2019 {REPORT}"
    article, gone = read_line(text, f"{title} - Region - Daily Online")
    assert article.title_span == (0, len(title))
    assert gone == {"AFP": "byline", "Monday 4 Mar 2019": "dateline"}


def test_who_wrote_it_stands_between_day_and_title() -> None:
    title = "Four teachers taken from Karsa bus"
    article, gone = read_line(f"Posted on March 4 2019 by Ada Lind {title} {REPORT}", title)
    assert article.title_span is not None
    assert gone == {"Posted on March 4 2019": "dateline", "by Ada Lind ": "byline"}


@pytest.mark.parametrize(
    ("tail", "kinds"),
    [
        ("-AFP", ["source_line"]),
        ("--Reuters", ["source_line"]),
        ("(With AFP and Reuters)", ["source_line"]),
        ("(Source: Northern Council) Twitter", ["source_line", "share_line"]),
        ("Ada Lind / Bo al-Hasan", ["byline"]),
        ("218-11", ["other"]),
        ("Read Also", ["related_heading"]),
        ("Additional reporting by Ada Lind; Editing by Bo Hasan.", ["byline"]),
        ("About The Herald Careers Contact Us Terms of Use Cookie Policy", ["site_chrome"]),
    ],
)
def test_what_stands_after_the_last_sentence_is_named(tail: str, kinds: list[str]) -> None:
    gone = read_line(f"{REPORT} {tail}")[1]
    assert list(gone.values()) == kinds
    assert " ".join(gone) == tail


def test_a_last_sentence_is_no_sign_off() -> None:
    for last in (
        "The council told AFP.",
        "He was taken to Capt. John Hale",
        "They were seen by Dr. Amal Noor",
        "The bus belonged to the U.S. Army",
        "It was the third bus this year",
        "The road is closed",
    ):
        assert read_line(f"{REPORT} {last}")[1] == {}, last


def test_a_picture_under_the_day_goes_with_its_credit() -> None:
    caption = "A bus stands empty beside the road to Karsa on Sunday March 3 2019 (AFP photo)"
    assert read_line(f"Published March 4 2019 {caption} {REPORT}")[1][caption] == "caption"
