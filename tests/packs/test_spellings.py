"""However a newspaper writes a Syrian place, it is found; what merely looks like a place is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.packs import gazetteer as gz
from rashomon.packs.place_names import bare
from rashomon.packs.tables import lines

HERE = Path(__file__).parent
SYRIA = gz.WORLD.parents[1] / "syria"
WANTED = 0.93


@pytest.fixture(scope="module")
def places() -> gz.Gazetteer:
    return gz.Gazetteer(packs=[SYRIA])


def test_spellings_of_sixty_places_are_found(places: gz.Gazetteer) -> None:
    rows = [
        (r["name"], s)
        for r in lines(HERE / "spellings.csv", ("name", "spellings"), needed="name")
        for s in r.many("spellings")
    ]
    assert len(rows) >= 300
    assert len({name for name, _ in rows}) >= 60
    wrong = [(name, s) for name, s in rows if not _is(places.search(s), name)]
    assert 1 - len(wrong) / len(rows) >= WANTED, wrong


def _is(found: tuple[tuple[gz.PlaceEntry, float], ...], name: str) -> bool:
    """The place itself, or the governorate that bears its name."""
    return bool(found) and bare(found[0][0].name) == bare(name)


def test_no_decoy_is_found_with_confidence(places: gz.Gazetteer) -> None:
    decoys = (HERE / "decoys.txt").read_text("utf-8").split()
    assert len(decoys) == 100
    assert [d for d in decoys if any(e.place_id.startswith("pack:") and s >= 0.9 for e, s in places.search(d))] == []


@pytest.mark.parametrize(
    ("name", "governorate"),
    [
        ("الرقة", "Raqqa"), ("دير الزور", "Deir ez-Zor"), ("السويداء", "as-Suwayda"), ("طرطوس", "Tartus"),
        ("القنيطرة", "Quneitra"), ("درعا", "Daraa"), ("حماة", "Hama"), ("حمص", "Homs"), ("اللاذقية", "Latakia"),
        ("إدلب", "Idlib"), ("حلب", "Aleppo"), ("الحسكة", "al-Hasakah"), ("دمشق", "Damascus"), ("ريف دمشق", "Rif Dimashq"),
        ("تلبيسة", "Homs"), ("عربين", "Rif Dimashq"), ("القصاع", "Damascus"), ("الأتارب", "Aleppo"),
    ],
)  # fmt: skip
def test_every_governorate_is_known_in_arabic(places: gz.Gazetteer, name: str, governorate: str) -> None:
    assert places.search(name)[0][0].admin1 == governorate
