"""Phrases of the data: a few signs, and everything else is itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.expressions.phrases import PhraseBook, any_phrase


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("laid down arms", "They laid  down\narms."),
        ("surrender*", "Surrendering was no choice."),
        ("in critical/serious condition", "She is in serious condition."),
        ("told *", "He told reporters."),
        ("body ... found", "The body of a young herdsman was found."),
        ("body ... found", "A body found"),
        ("didn't", "It didn’t hold."),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    assert any_phrase([phrase]).search(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("arm", "They laid down their arms."),
        ("fail* to", "The failed offensive"),
        ("body ... found", "The body lay for days in a house that nobody at all had yet found."),
        ("e.g", "eng"),
    ],
)
def test_what_only_looks_like_it_is_not(phrase: str, text: str) -> None:
    assert not any_phrase([phrase]).search(text)


@given(st.lists(st.from_regex(r"[a-z.+’()]{1,8}", fullmatch=True), min_size=1, max_size=4))
def test_a_phrase_of_plain_words_finds_itself(words: list[str]) -> None:
    phrase = " ".join(words)
    hit = any_phrase([phrase]).search(phrase)
    assert hit is not None
    assert hit.group() == phrase


def test_a_form_names_lists_and_keeps_its_own_groups() -> None:
    book = PhraseBook({"verbs": ("died", "passed away"), "days": ("Friday",)})
    hit = book.pattern(r"(?P<verbs><verbs>)\s+(?:on\s+)?<days>").search("He passed away on friday.")
    assert hit is not None
    assert hit["verbs"] == "passed away"
