"""Spellings of one name meet, strangers do not, and nothing from memory is finer than five kilometres."""

from __future__ import annotations

import pytest

from rashomon.packs import gazetteer as gz

SYRIA = gz.WORLD.parents[1] / "syria"


@pytest.fixture(scope="module")
def places() -> gz.Gazetteer:
    return gz.Gazetteer(packs=[SYRIA])


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Saraqeb", "Saraqib"),
        ("Serakib", "Saraqib"),
        ("Khan-Sheikhoun", "Khan Shaykhun"),
        ("خانْ شيخون", "Khan Shaykhun"),
        ("Maaret al-Numaan", "Maarat al-Numan"),
        ("Cisr esh-Shugur", "Jisr al-Shughur"),
        ("Jisr el-Choghour", "Jisr al-Shughur"),
        ("اريحا", "Ariha"),
    ],
)
def test_spellings_of_one_town_meet(places: gz.Gazetteer, spelling: str, name: str) -> None:
    assert places.search(spelling)[0][0].name == name


@pytest.mark.parametrize("decoy", ["Qamaryan", "Dorsetine", "Tirvalosh", "Obersdorf", "Salihvand", "Hawthornby"])
def test_a_stranger_is_no_place_of_the_pack(places: gz.Gazetteer, decoy: str) -> None:
    assert not [e for e, _ in places.search(decoy) if e.place_id.startswith("pack:")]


@pytest.mark.parametrize("people", ["Syrian", "Syrians", "Turkish", "Russian", "Iraqi"])
def test_a_people_is_no_slip_of_the_pen_for_a_town(places: gz.Gazetteer, people: str) -> None:
    assert not [e for e, _ in places.search(people) if e.place_id.startswith("pack:")]


def test_rows_from_memory_are_never_finer_than_five_kilometres() -> None:
    rows = [e for e, _ in gz.read_places(SYRIA / "places.csv") if not e.verified and e.radius_km is not None]
    assert rows
    assert all(e.radius_km is not None and e.radius_km >= gz.FROM_MEMORY_KM for e in rows)


@pytest.mark.parametrize(
    ("people", "country"), [("Malian", "Mali"), ("Ukrainians", "Ukraine"), ("U.S.", "United States")]
)
def test_a_people_is_of_a_country(places: gz.Gazetteer, people: str, country: str) -> None:
    found = places.country_of(people)
    assert found is not None
    assert found.name == country
