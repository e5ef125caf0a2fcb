"""A name in a text means the place that the words beside it, and the rest of the text, say."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.claims.place_mentions import find_places, mention_at
from rashomon.claims.places import context_of, resolve_place
from rashomon.packs import load_knowledge
from rashomon.records import Place
from tests.constructed import an_article

WORLD = load_knowledge(()).gazetteer


def placed(text: str, name: str) -> Place:
    start = text.index(name)
    mention = mention_at(text, start, start + len(name), WORLD)
    return resolve_place(mention, WORLD, context_of([text], WORLD, ()))


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("Deputies of Cook County, Ill., found the men.", "Cook County", ("US", "Illinois", "district")),
        ("Rain fell on Rapides Parish on Monday.", "Rapides Parish", ("US", "Louisiana", "district")),
        ("Fighting spread across Darfur.", "Darfur", ("SD", None, "region")),
        ("The ship sailed to Asia.", "Asia", (None, None, "region")),
        ("Talks in St. Louis ended.", "St. Louis", ("US", "Missouri", "settlement")),
    ],
)
def test_counties_regions_and_continents_are_places(text: str, name: str, where: tuple[str | None, ...]) -> None:
    place = placed(text, name)
    assert (place.country, place.admin1, place.precision) == where


def test_of_two_countries_in_a_list_neither_lies_in_the_other() -> None:
    assert placed("Envoys went to Iraq, Iran and Oman.", "Iraq").country == "IQ"


def test_a_province_may_bear_a_country_s_name() -> None:
    place = placed("A storm reached Georgia, United States, on Monday.", "Georgia")
    assert (place.country, place.admin1) == ("US", "Georgia")


def test_a_county_s_type_word_is_not_that_of_the_state_after_it() -> None:
    assert placed("Deputies of Cobb County, Ga., found the men.", "Ga").admin1 == "Georgia"


def test_how_often_and_how_loudly_a_name_is_printed_is_no_vote_for_where_it_is() -> None:
    once = context_of(["Police in Springfield said so."], WORLD, ())
    thrice = context_of(["Police in Springfield said so. In SPRINGFIELD and in Springfield, all is well."], WORLD, ())
    assert once.votes == thrice.votes
    assert [m.name for m in find_places("Police in Springfield said so.", WORLD)] == ["Springfield"]


def test_countries_have_the_point_that_coders_of_events_use() -> None:
    egypt = placed("He flew to Egypt.", "Egypt")
    assert (egypt.lat, egypt.lon, egypt.precision) == (27.0, 30.0, "country")


def test_a_town_that_alone_bears_its_name_may_be_far_from_the_capital_that_writes_of_it() -> None:
    text = "KYIV, Ukraine (AP) — A missile hit a restaurant in the city of Kramatorsk on Tuesday, killing eight people, Kyiv said."
    for packs in ((), ("sudan",)):
        (claim,) = extract(an_article("Outlet", text), load_knowledge(packs))[0]
        assert claim.place.name == "Kramatorsk"


def test_a_government_s_seat_is_meant_before_the_state_that_bears_its_name() -> None:
    for text in ("Officials in Washington denied it.", "A bridge fell in Washington, D.C., on Monday."):
        place = placed(text, "Washington")
        assert (place.admin1, place.precision) == ("District of Columbia", "settlement")


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("A barn burned in Lebanon. Crews came from Lancaster, Ephrata and Hershey.", "Pennsylvania"),
        ("A barn burned in Lebanon. Crews came from Corvallis, Sweet Home and Albany.", "Oregon"),
    ],
)
def test_of_namesakes_the_one_is_meant_near_which_the_other_names_lie(text: str, admin1: str) -> None:
    mention = next(m for m in find_places(text, WORLD, loose=True) if m.name == "Lancaster" or m.name == "Albany")
    assert resolve_place(mention, WORLD, context_of([text], WORLD, ())).admin1 == admin1


def test_neighbours_do_not_tell_a_town_from_the_province_that_bears_its_name() -> None:
    syria = load_knowledge(("syria",))
    text = "Three men died in Idlib countryside. Others fled from Saraqib, Binnish and Taftanaz."
    assert extract(an_article("Outlet", text), syria)[0][0].place.precision == "province"


def test_a_capital_that_a_pack_names_is_a_city_and_no_government() -> None:
    syria = load_knowledge(("syria",))
    assert extract(an_article("Outlet", "A car bomb killed two guards in Damascus."), syria)[0][0].place.admin1 == (
        "Damascus"
    )


def test_a_dateline_is_where_it_was_written_if_another_province_is_told() -> None:
    syria = load_knowledge(("syria",))
    text = "DAMASCUS – Two jets were shot down over Idlib on Sunday. The strike killed one pilot."
    assert [c.place.admin1 for c in extract(an_article("Outlet", text), syria)[0]] == ["Idlib", "Idlib"]


def test_a_party_is_no_place() -> None:
    assert find_places("He wrote for a paper of the ruling Albany party in Utica.", WORLD)[0].name == "Utica"


@pytest.mark.parametrize("word", ["More", "Many", "Some", "Only", "Few", "Was", "Still", "Add", "Then", "Come"])
def test_a_common_word_that_opens_a_sentence_is_no_town(word: str) -> None:
    assert find_places(f"{word} than ninety fell ill when the dam was bombed.", WORLD, loose=True) == []


def test_a_word_that_opens_sentences_may_be_a_town_elsewhere() -> None:
    assert next(m.name for m in find_places("A ferry was shelled in More, Norway.", WORLD)) == "More"


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("A mine killed six millers near Gao, Mali. In the capital, gunmen shot a judge dead.", ["Gao", "Bamako"]),
        (
            "Three porters were shot dead in Jos, Nigeria.\n\nTwo were killed in the capital on Monday.",
            ["Jos", "Abuja"],
        ),
        ("A mine killed six millers near Gao. In the capital of the region nobody was hurt.", ["Gao", "Gao"]),
    ],
)
def test_the_capital_is_that_of_the_country_the_text_is_in(text: str, towns: list[str]) -> None:
    assert [c.place.name for c in extract(an_article("Outlet", text), load_knowledge())[0]] == towns


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six millers near Quorrabine. Fighting also went on in Gao.",
        "Air strikes hit Quorrabine, killing six. The government in Bamako spoke of an error.",
    ],
)
def test_a_name_that_no_gazetteer_knows_is_no_other_town_of_the_text(text: str) -> None:
    (mention,) = extract(an_article("Outlet", text), load_knowledge())[1]
    assert (mention.place.name, mention.place.lat) == ("Quorrabine", None)


def test_a_spot_is_in_the_town_that_the_report_is_from() -> None:
    text = (
        "Two millers were shot dead in Gao on Monday.\n\nTwo more were shot dead in Quorrabine Square, Gao police said."
    )
    assert {c.place.name for c in extract(an_article("Outlet", text), load_knowledge())[0]} == {"Gao"}


def test_figures_that_a_sentence_puts_in_two_towns_are_two_claims() -> None:
    def where(text: str) -> set[tuple[str | None, int | None]]:
        claims, _ = extract(an_article("Outlet", text), load_knowledge(()))
        return {(c.place.name, k.low) for c in claims for k in c.counts}

    assert where("Shelling killed two people in Kherson and one in Nikopol.") == {("Kherson", 2), ("Nikopol", 1)}
    assert where("A drone killed three people in Tyre and two others were killed in Sidon.") == {
        ("Tyre", 3),
        ("Sidon", 2),
    }
    assert where("Two men and a woman were killed in Kherson.") == {("Kherson", 2), ("Kherson", 1)}


def main_place(text: str) -> Place:
    """Where the first mention of a text plays."""
    _, mentions = extract(an_article("Outlet", text, published="2031-05-09"), load_knowledge(()))
    return mentions[0].place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen attacked Goma on Friday and killed nine people.", "Goma"),
        ("Shells hit Dori on Friday and killed nine people.", "Dori"),
        ("A bomb killed a guard in Dori on Friday. Moussa Traore, 24, of Bamako, died in hospital.", "Dori"),
        ("A bomb killed a guard in Dori on Friday. A cook died on the way to Ouagadougou hospital.", "Dori"),
        ("A bomb killed a guard in Dori on Friday. Some of the hurt were moved to Ouagadougou.", "Dori"),
        ("A bomb killed a guard in Dori on Friday, the rebels said in a statement to a Bamako newsroom.", "Dori"),
        ("A bomb killed a guard in Dori on Friday. A cook died at a hospital in Ouagadougou.", "Dori"),
        ("Troops ferried in from Bamenda killed nine people in Kumbo on Friday.", "Kumbo"),
        ("BUKAVU, Kivu: Soldiers shot five rebels dead near Goma on Friday.", "Goma"),
    ],
)
def test_where_it_happened_and_not_where_the_hurt_are_or_who_tells(text: str, name: str) -> None:
    assert main_place(text).name == name


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        (
            "Nine guards were killed near Vellapuram in the Batticaloa district on Friday.",
            "Vellapuram",
            "Batticaloa",
        ),
        ("Fighters stormed a market in Kabaliya, North Darfur, on Friday.", "Kabaliya", "North Darfur"),
        ("Soldiers killed nine farmers in Tazel Township, Sagaing Region, on Friday.", "Tazel", "Sagaing"),
    ],
)
def test_a_village_that_no_map_has_keeps_its_name_and_the_point_of_what_holds_it(
    text: str, name: str, holder: str
) -> None:
    place = main_place(text)
    assert place.name == name
    assert place.lat is not None
    assert holder.split()[0] in (place.admin1 or "")
    assert "not in the gazetteer" in (place.note or "")
