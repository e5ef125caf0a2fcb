"""Masking keeps every offset and touches nothing but the names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.masking import MASK, Mask
from rashomon.records import PersonSpan
from tests.constructed import a_claim, an_article

TEXT = "Amadou Keita, a baker from Konna, was killed; his wife said Keita was 40."


def mask_of(name: str) -> tuple[str, Mask]:
    article = an_article("Daily", TEXT)
    return article.article_id, Mask([a_claim(article, 1, 1, person=PersonSpan(0, len(name), name))])


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_masked_text_is_as_long_as_the_text(text: str) -> None:
    article, mask = mask_of("Amadou Keita")
    assert len(mask.text(article, text) or "") == len(text)


@given(st.text(max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    article, mask = mask_of("Amadou Keita")
    once = mask.text(article, text + " Keita")
    assert mask.text(article, once) == once


def test_a_part_of_a_name_is_masked_in_its_own_article_only() -> None:
    article, mask = mask_of("Amadou Keita")
    assert mask.text(article, "Keita was 40") == MASK * 5 + " was 40"
    assert mask.text(None, "the town of Keita") == "the town of Keita"
    assert mask.text(None, "Amadou Keita") == f"{MASK * 6} {MASK * 5}"


def test_a_name_within_a_word_is_left_alone() -> None:
    article, mask = mask_of("Ali Hassan")
    assert mask.text(article, "the Malian city of Alimia") == "the Malian city of Alimia"
