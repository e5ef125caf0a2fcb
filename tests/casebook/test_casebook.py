"""A case keeps what it was given, refuses what is no case, and is never half-written."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.casebook import Casebook, CaseError
from rashomon.casebook.codec import decode, encode
from rashomon.records import (
    Article,
    Claim,
    Count,
    Decision,
    Given,
    Incident,
    Mention,
    PersonSpan,
    Place,
    Removed,
    Source,
    When,
    article_id,
    claim_id,
    mention_id,
)

TEXT = "Two farmers were killed near the bridge, the mayor said. Leave a comment"


def source(text: str = TEXT) -> Source:
    raw = text.encode()
    return Source("note.txt", raw, sha256(raw).hexdigest(), text, "utf-8", Given(outlet="Daily"))


def article(given: Source) -> Article:
    return Article(article_id(given.sha256, 0), given.source_ref, 0, 0, 56, given.text[:56], outlet="Daily")


def claim(of: Article) -> Claim:
    quote = of.text
    return Claim(
        claim_id(of.article_id, quote, 0),
        of.article_id,
        of.source_ref,
        0,
        len(quote),
        quote,
        sha256(quote.encode()).hexdigest(),
        "attack",
        When("2021-03-01", "2021-03-02", "on Monday", "relative", "days"),
        Place("the bridge", "Bridge", None, "ML", None, 14.5, -4.0, 5.0, "near", ("Bridge (Niger)",)),
        counts=(Count("killed", "farmers", "civilians", 2, 2, text="Two farmers"),),
        persons=(PersonSpan(0, 3, "Two"),),
        why=("cue: killed",),
    )


def filled(path: Path | None = None) -> Casebook:
    book = Casebook(path, create=True)
    given = source()
    of = article(given)
    removed = [Removed(given.source_ref, 57, 72, "comment_form", None, "asks for a comment")]
    book.add_source(given, [of], removed, "key")
    one = claim(of)
    mention = Mention(mention_id([one.claim_id]), of.article_id, of.source_ref, (one.claim_id,), "attack")
    book.save_claims([(of.article_id, "k1", [one], [mention])])
    return book


def test_a_record_survives_the_way_to_json_and_back() -> None:
    before = claim(article(source()))
    assert decode(Claim, encode(before)) == before


def test_what_is_read_is_kept_byte_for_byte(tmp_path: Path) -> None:
    filled(tmp_path / "c.db").close()
    book = Casebook(tmp_path / "c.db")
    assert list(book.sources()) == [source()]
    assert book.articles() == [article(source())]
    assert book.claims() == [claim(article(source()))]
    assert [r.kind for r in book.removed()] == ["comment_form"]


def test_a_changed_file_is_a_new_version_and_its_old_claims_are_superseded() -> None:
    book = filled()
    later = source(TEXT.replace("Two", "Three"))
    book.add_source(later, [article(later)], [], "key")
    assert book.claims() == []
    assert [c.quote for c in book.claims(current=False)] == [TEXT[:56]]
    assert [a.text[:5] for a in book.articles()] == ["Three"]


def test_a_claim_read_better_keeps_its_id_and_its_old_reading() -> None:
    book = filled()
    of = article(source())
    better = replace(claim(of), place=Place(name="Other"))
    book.save_claims([(of.article_id, "k2", [better], [])])
    assert book.claims() == [better]
    assert book.claims(current=False) == [claim(of)]
    assert book.extract_keys() == {of.article_id: "k2"}


def test_results_are_replaced_as_a_whole() -> None:
    book = filled()
    book.save_results([Incident("i1", ("m1",), ("c1",)), Incident("i2", ("m2",), ("c2",))], state="finished")
    book.save_results([Incident("i3", ("m3",), ("c3",))], state="finished")
    assert [i.incident_id for i in book.incidents()] == ["i3"]
    assert book.about()["state"] == "finished"


def test_decisions_are_only_ever_added() -> None:
    book = filled()
    taken = [
        Decision("d1", "must_link", "c1", "c2", ("a", "b"), "Ana", "2026-01-01T00:00:00+00:00"),
        Decision("d2", "undo", None, None, (), "Ana", "2026-01-02T00:00:00+00:00", undoes="d1"),
    ]
    for decision in taken:
        book.decide(decision)
    assert book.decisions() == taken


def test_a_missing_case_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="rashomon run"):
        Casebook(tmp_path / "none.db")


def test_a_text_file_is_no_case_and_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("shopping list")
    with pytest.raises(CaseError, match="no Rashomon case"):
        Casebook(path, create=True)
    assert path.read_text() == "shopping list"


def test_another_programs_database_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table songs (title text)")
    with pytest.raises(CaseError, match="no Rashomon case"):
        Casebook(path, create=True)


def test_a_case_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    book = filled(tmp_path / "c.db")
    book.note(schema_version="99")
    book.close()
    with pytest.raises(CaseError, match="newer version"):
        Casebook(tmp_path / "c.db")


def test_a_case_that_was_cut_off_is_named_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    filled(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(CaseError, match="damaged"):
        Casebook(path)


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="folder"):
        Casebook(tmp_path, create=True)
