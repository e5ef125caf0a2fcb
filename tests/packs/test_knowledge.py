"""Packs: actors are known under what they are called, sides have their time, mistakes name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.claims.place_mentions import find_places
from rashomon.claims.places import context_of, resolve_place
from rashomon.packs import PackError, add_gazetteer, check_pack, load_knowledge, new_pack

SYRIA = load_knowledge(["syria"])
SUDAN = load_knowledge(["sudan"])
WORLD = load_knowledge()


@pytest.mark.parametrize("words", ["Assad's forces", "government troops", "the SAA", "Syrian regime soldiers"])
def test_one_army_has_many_names(words: str) -> None:
    assert SYRIA.actors.ground(words) == "Syrian government forces"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ukrainian troops", "Armed Forces of Ukraine"),
        ("Malian soldiers", "Malian Armed Forces"),
        ("the Libyan government's jets", "Libyan Air Force"),
        ("Turkish service members", "Turkish Armed Forces"),
        ("FARC guerrillas", "FARC"),
    ],
)
def test_forces_of_any_country_are_known_without_a_pack(words: str, name: str) -> None:
    assert WORLD.actors.ground(words) == name


def test_two_actors_joined_are_two() -> None:
    assert WORLD.actors.ground("Chadian soldiers and Boko Haram") == "Chadian Armed Forces; Boko Haram"


def test_a_name_nobody_knows_is_nobody() -> None:
    assert WORLD.actors.ground("the Zorblax Column") is None
    assert WORLD.actors.ground(None) is None


def test_a_side_has_its_time() -> None:
    rsf, army = "Rapid Support Forces (RSF)", "Sudanese Armed Forces"
    assert SUDAN.actors.relation(rsf, army, "2022-06-01") == "same_side"
    assert SUDAN.actors.relation(rsf, army, "2023-06-01") == "conflicting"


def test_relations_read_alike_from_both_ends() -> None:
    names = sorted(SUDAN.actors.actors)
    for a in names[:25]:
        for b in names[:25]:
            assert SUDAN.actors.relation(a, b, None) == SUDAN.actors.relation(b, a, None)


def test_a_brigade_is_on_the_side_of_its_front() -> None:
    assert SYRIA.actors.relation("Tiger Forces", "Syrian government forces", None) == "part_of"
    assert SYRIA.actors.side_of("Russian Military Police", "2020-02-01") == "Syrian government and allies"


def test_every_loyalty_has_its_reason() -> None:
    for knowledge in (SYRIA, SUDAN):
        assert all(o.reason for o in knowledge.outlets.outlets if o.loyalty)


@pytest.mark.parametrize("name", ["syria", "sudan", "world"])
def test_the_shipped_packs_are_sound(name: str) -> None:
    assert check_pack(name) == []


def test_a_new_pack_is_sound_and_named_after_its_folder(tmp_path: Path) -> None:
    new_pack(tmp_path / "mali")
    assert check_pack(str(tmp_path / "mali")) == []
    assert 'name = "mali"' in (tmp_path / "mali" / "pack.toml").read_text("utf-8")
    with pytest.raises(PackError, match="exists already"):
        new_pack(tmp_path / "mali")


def test_a_mistake_names_file_and_line(tmp_path: Path) -> None:
    new_pack(tmp_path / "mali")
    with (tmp_path / "mali" / "actors.csv").open("a", encoding="utf-8") as file:
        file.write("Some Column,guerrilla,ML,,,SC\n")
    (fault,) = check_pack(str(tmp_path / "mali"))
    assert "actors.csv, line 4" in fault
    assert "guerrilla" in fault


def test_a_loyalty_without_a_reason_is_refused(tmp_path: Path) -> None:
    new_pack(tmp_path / "mali")
    with (tmp_path / "mali" / "outlets.csv").open("a", encoding="utf-8") as file:
        file.write("Some Herald,,herald.example,ML,independent,Mali,\n")
    (fault,) = check_pack(str(tmp_path / "mali"))
    assert "outlets.csv, line 4" in fault
    assert "reason" in fault


def test_a_pack_that_is_not_there_says_which_are() -> None:
    with pytest.raises(PackError, match="sudan, syria, world"):
        load_knowledge(["atlantis"])


def test_what_packs_know_is_fingerprinted() -> None:
    assert load_knowledge(["syria"]).fingerprint == SYRIA.fingerprint != WORLD.fingerprint


def test_a_state_s_force_that_no_pack_names_is_a_part_of_its_state() -> None:
    assert SYRIA.actors.relation("Iranian Armed Forces", "Iran", None) == "part_of"
    assert SYRIA.actors.relation("Iranian Armed Forces", "Russian Armed Forces", None) == "same_side"


def test_forces_of_two_states_are_two_though_their_sides_are_unknown() -> None:
    assert SUDAN.actors.relation("Kenyan Air Force", "Ethiopian National Defense Force", None) == "distinct"


def test_a_place_of_an_added_gazetteer_is_found_in_a_text_by_the_pack_that_names_it(tmp_path: Path) -> None:
    new_pack(tmp_path / "mali")
    (tmp_path / "own.csv").write_text("name,lat,lon,admin1,country\nHamtaguiri,14.3,-3.6,Mopti,Mali\n", "utf-8")
    add_gazetteer(tmp_path / "own.csv", tmp_path / "own.sqlite")
    head = tmp_path / "mali" / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("gazetteers = []", 'gazetteers = ["../own.sqlite"]'), "utf-8")
    knowledge = load_knowledge([str(tmp_path / "mali")])
    text = "Four soldiers were killed in the village of Hamtaguiri."
    (mention,) = find_places(text, knowledge.gazetteer)
    place = resolve_place(mention, knowledge.gazetteer, context_of([text], knowledge.gazetteer, knowledge.theatre))
    assert (place.name, place.admin1, place.lat, place.precision) == ("Hamtaguiri", "Mopti", 14.3, "settlement")


def test_a_gazetteer_that_is_not_there_is_a_mistake_of_the_pack(tmp_path: Path) -> None:
    new_pack(tmp_path / "mali")
    head = tmp_path / "mali" / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("gazetteers = []", 'gazetteers = ["ML.sqlite"]'), "utf-8")
    (fault,) = check_pack(str(tmp_path / "mali"))
    assert "there is no gazetteer" in fault
    assert "rashomon gazetteer add" in fault


def test_a_folder_that_merely_bears_a_pack_s_name_does_not_hide_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "syria").mkdir()
    assert load_knowledge(["syria"]).theatre == SYRIA.theatre


@pytest.mark.parametrize(
    "words",
    [
        "The outlawed Tehreek-i-Taliban Pakistan",
        "the Sudan Liberation Army",
        "Northern Syria's rebels",
        "the village of Let Yet Kone",
    ],
)
def test_a_country_or_a_word_within_a_longer_name_is_no_actor(words: str) -> None:
    assert load_knowledge(()).actors.ground(words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [("But Iran", "Iran"), ("LeT fighters", "Lashkar-e-Taiba"), ("US President Lee", "United States")],
)
def test_a_country_beside_small_words_and_offices_is_its_government(words: str, name: str) -> None:
    assert load_knowledge(()).actors.ground(words) == name
