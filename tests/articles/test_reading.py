"""What goes in becomes articles whose words are slices of the reading text."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.articles import divide, read, survey
from rashomon.records import Article, Source

PROSE = (
    "Fighting broke out near the mill on Tuesday night, residents said. Two guards were hurt and were taken to hospital. "
    "The council said that the road would stay closed until engineers had looked at the bridge."
)
MORE = (
    "On March 4, a convoy of nine lorries reached the northern camp after three days of talks. Drivers told reporters that "
    "they had been stopped at four checkpoints on the way, and that no one had been hurt."
)


def source(text: str, ref: str = "f.txt", whole: bool = False) -> Source:
    raw = text.encode()
    return Source(ref, raw, sha256(raw).hexdigest(), text, "utf-8", whole=whole)


def divided(text: str, **known: str) -> list[Article]:
    return divide(source(text), known)[0]


def removed(text: str) -> dict[str, str]:
    return {text[r.char_start : r.char_end]: r.kind for r in divide(source(text), {})[1]}


def test_a_text_file_is_its_own_reading_text(tmp_path: Path) -> None:
    text = f"Two hurt at the mill\r\n\r\n{PROSE}\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(PROSE.encode()))
    one, two = read([tmp_path])
    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert one.text == text
    assert one.source_ref == "a.txt"
    assert two.text == PROSE


def test_old_encodings_are_read(tmp_path: Path) -> None:
    (tmp_path / "ru.txt").write_bytes(("Жители сообщили о взрыве у моста ночью. " * 5).encode("cp1251"))
    (found,) = read([tmp_path])
    assert isinstance(found, Source)
    assert "взрыве у моста" in found.text


def test_a_record_keeps_what_the_caller_gave(tmp_path: Path) -> None:
    row = {"id": "r1", "text": PROSE, "outlet": "Valley Herald", "published": "2021-05-04", "language": "en"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Source)
    (article,) = survey(divide(found, {})[0])
    assert (article.source_ref, article.outlet, article.published, article.published_basis) == (
        "r1", "Valley Herald", "2021-05-04", "given",
    )  # fmt: skip
    assert article.text == PROSE


def test_a_digest_is_split_where_outlet_and_headline_stand() -> None:
    text = (
        f"Two Hurt At The Mill\n\nValley Herald\n\n{PROSE}\n\n{MORE}\n\nRelated News\n\n\n"
        f"Convoy Reaches Camp\n\nValley Herald\n\n{MORE}\n\n{PROSE}\n"
    )
    one, two = divided(text)
    assert (one.title, two.title) == ("Two Hurt At The Mill", "Convoy Reaches Camp")
    assert one.outlet == two.outlet == "Valley Herald"
    assert text[two.char_start :].startswith("Convoy Reaches Camp")


def test_page_furniture_is_named_and_prose_is_left() -> None:
    text = (
        f"Home > World > Two hurt\n\nTwo hurt at the mill\n\nBy Ada Lind\n\n{PROSE}\n\nShare on Facebook\n\n{MORE}\n\n"
        "Photo: Ada Lind / Reuters\n\nRead more: The bridge that nobody repairs\n\nLeave a Reply\n\nYour email address will not be published.\n"
    )
    kinds = removed(text)
    assert kinds["Home > World > Two hurt"] == "breadcrumb"
    assert kinds["By Ada Lind"] == "byline"
    assert kinds["Share on Facebook"] == "share_line"
    assert kinds["Photo: Ada Lind / Reuters"] == "image_credit"
    assert not any(PROSE in k or MORE in k for k in kinds)


def test_a_sentence_that_begins_like_furniture_stays() -> None:
    for sentence in (
        "By Friday the army had taken the mill.",
        "Previous attacks on the mill killed four people.",
        "Source claims ten were killed near the bridge.",
        "Images from the town show twelve bodies in a yard.",
        "The house is not suitable for habitation.",
        "Reporter killed by a shell near the bridge, his paper said.",
    ):
        assert sentence not in removed(f"Two hurt at the mill\n\n{PROSE}\n\n{sentence}\n\n{MORE}\n"), sentence


def test_remarks_of_readers_at_the_end_are_taken_off() -> None:
    remarks = "great news!!\nI hope they all get home safe, god bless\nlol you believe this paper?\nwhat a joke..\n"
    text = f"{PROSE}\n{MORE}\n{PROSE}\n{remarks}"
    assert removed(text) == {remarks.strip(): "reader_comments"}


def test_a_row_of_buttons_in_the_middle_begins_no_comments() -> None:
    kinds = removed(f"Two hurt at the mill\n\n{PROSE}\n\n{MORE}\n\nFacebook\n\nEmail\n\nPrint\n\n{MORE}\n")
    assert set(kinds.values()) == {"share_line"}


def test_an_interview_is_not_taken_for_remarks() -> None:
    text = f"{PROSE}\n{MORE}\n[REPORTER] What did you see?\n[MAYOR] I saw two trucks burn!\n[REPORTER] Were you hurt?\n[MAYOR] I was not.\n"
    assert removed(text) == {}


def test_a_passage_in_another_language_says_why_it_is_not_read() -> None:
    arabic = "قال سكان البلدة إن القصف استمر طوال الليل وإن الجسر أغلق أمام الجميع حتى صباح اليوم التالي دون إصابات."
    (article,) = divide(source(f"{PROSE}\n\n{arabic}\n\n{MORE}", whole=True), {})[0]
    unread = [p for p in article.passages if not p.read]
    assert [p.language for p in unread] == ["ar"]
    assert unread[0].unread_reason == "no lexicon for Arabic (ar)"
    assert article.language == "en"
    assert article.read


def test_the_head_date_is_the_day_of_publication_and_an_event_day_is_the_earliest() -> None:
    (headed,) = survey(divided(f"Published 6 March 2019\n\n{MORE}"))
    assert (headed.published, headed.published_basis) == ("2019-03-06", "text")
    (bare,) = survey(divided(MORE))
    assert bare.published is None


def test_a_missing_year_comes_from_the_folder_or_stays_open() -> None:
    near = divide(source(f"Published 1 March 2019\n\n{PROSE}", "a.txt"), {})[0]
    open_one = divide(source(MORE, "b.txt"), {})[0]
    dated = survey([*near, *open_one])
    assert (dated[1].published, dated[1].published_basis) == ("2019-03-04", "corpus")
    assert survey(open_one)[0].published is None


def test_copies_share_an_origin_and_a_quotation_is_no_copy() -> None:
    body = " ".join(f"The {w} was seen near the {v} before the convoy left." for w in "abcdefgh" for v in "mnopq")
    quoting = f"{PROSE} {MORE} {PROSE[::-1]} " + body[:100]
    articles = [
        a
        for i, t in enumerate((body, body.replace("left", "went", 2), quoting))
        for a in divide(source(t, str(i)), {})[0]
    ]
    one, two, three = survey(articles)
    assert one.origin_id == two.origin_id
    assert three.origin_id == three.article_id


def test_the_order_of_files_changes_nothing() -> None:
    texts = (PROSE, MORE, f"{PROSE} {MORE}", f"Published 1 March 2019\n\n{PROSE}")
    articles = [a for i, t in enumerate(texts) for a in divide(source(t, str(i)), {})[0]]
    assert survey(articles[::-1])[::-1] == survey(articles)


def test_sources_are_named() -> None:
    (article,) = divided(f"{PROSE} The mayor told AFP that calm had returned. Reuters reported no deaths. {MORE}")
    assert article.cites == ("AFP", "Reuters")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .!?\n\r\u2028@/[1]:“”ТعI"), max_size=300))
def test_offsets_always_hold(text: str) -> None:
    articles, gone = divide(source(text), {})
    for a in articles:
        assert text[a.char_start : a.char_end] == a.text
    spans = sorted((r.char_start, r.char_end) for r in gone)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(a.origin_id for a in survey(articles))


def test_an_outlet_and_its_day_on_one_line_sign_the_article() -> None:
    known = {"harbour gazette": "Harbour Gazette"}
    signed = "Convoy reaches the camp\nHarbour Gazette, 5 March 2021 (Coast Agency)\n\n" + PROSE
    (article,) = divided(signed, **known)
    assert (article.outlet, article.title) == ("Harbour Gazette", "Convoy reaches the camp")
    told = f"Harbour Gazette, which first reported the blast in 2021, closed its office.\n\n{PROSE}"
    assert divided(told, **known)[0].outlet is None


def test_a_notice_above_the_headline_takes_nothing_from_it() -> None:
    text = f"This page was updated with a new toll.\n\nConvoy reaches the camp\n\n5 March 2021\n\n{PROSE}"
    assert divided(text)[0].title == "Convoy reaches the camp"
    assert removed(text) == {"5 March 2021": "dateline"}


def test_a_day_between_headline_and_report_does_not_hide_where_a_piece_begins() -> None:
    known = {"harbour gazette": "Harbour Gazette"}
    piece = "{}\n\nHarbour Gazette\n\n{} March 2021\n\n{}"
    digest = "\n\n".join(
        [piece.format("Guards hurt at the mill", 4, PROSE), piece.format("Camp receives food", 6, MORE)]
    )
    assert [a.title for a in divided(digest, **known)] == ["Guards hurt at the mill", "Camp receives food"]
