"""Ways of saying that something happened: a sentence in, its claims out."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.claims.events import means_in
from rashomon.claims.lexicon import lexicon
from rashomon.claims.parse import parse
from rashomon.claims.sentence import split
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

WORLD = load_knowledge()


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text), WORLD)[0]


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("The port of Berbera fell into the hands of the rebels.", "seizure_of_territory", "the rebels"),
        ("The highway remains in the hands of the militia.", "seizure_of_territory", "the militia"),
        ("Bukavu came under the control of the army.", "seizure_of_territory", "the army"),
        ("The rebels conducted a series of attacks on the garrison.", "attack", "The rebels"),
        ("The army carried out an operation against smugglers near Agadez.", "armed_clash", "The army"),
        ("The buffer, which is patrolled by the marines, lies north of Goma.", "patrol", "the marines"),
    ],
)
def test_what_happened_and_who_did_it(text: str, kind: str, by: str) -> None:
    assert [(c.event_type, c.perpetrator_text) for c in claims(text)] == [(kind, by)]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The army carried out an operation against militants near Agadez.", "militants"),
        ("Villagers opened fire at the policemen in Agadez.", "the policemen"),
        ("Families headed towards the border with Chad.", "Families"),
    ],
)
def test_the_object_of_a_set_phrase_is_not_whom_it_hits(text: str, whom: str) -> None:
    assert whom in [c.target_text for c in claims(text)]


def test_a_list_of_captured_towns_is_one_claim_a_town() -> None:
    told = claims("Goma, Bukavu and Bunia fell into the hands of the rebels.")
    assert {c.place.name for c in told} == {"Goma", "Bukavu", "Bunia"}
    assert {c.perpetrator_text for c in told} == {"the rebels"}


def test_thousands_made_to_flee_have_fled() -> None:
    assert "displacement" in [c.event_type for c in claims("The siege of Goma forced thousands to flee.")]


def test_another_incident_is_another_mention_within_a_paragraph() -> None:
    told = claims("Gunmen killed two guards in Goma. In another incident, a mine killed a driver in Goma.")
    assert len({c.mention_id for c in told}) == 2


def test_of_two_weapons_the_first_named_types_the_event() -> None:
    text = "The jets and the warplanes killed ten people in Agadez."
    (claim,) = claims(text)
    assert "event: airstrike, carried by killed" in claim.why
    doc = parse(split(an_article("Outlet", text)))[0].doc
    assert means_in(doc, lexicon()) == ("airstrike", "jets")


def test_a_claim_with_all_its_parts_is_surer_than_one_that_shares_its_sentence() -> None:
    (whole,) = claims("On 5 March 2021 an airstrike by the army killed four people in Agadez, the governor said.")
    several = claims("The rebels shelled the village and the army released ten detainees.")
    assert whole.confidence >= 0.9
    assert len(several) == 2
    assert all(c.confidence < 0.65 for c in several)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Units of the Sudanese Army, led by a general, took control of thirty villages around El Fasher.", "Units of"),
        ("The army took control, after two days, of the town of Goma.", "The army"),
        ("The rebels gained control over two villages near Goma.", "The rebels"),
    ],
)
def test_what_is_taken_control_of_is_no_prisoner(text: str, by: str) -> None:
    (claim,) = claims(text)
    assert claim.event_type == "seizure_of_territory"
    assert (claim.perpetrator_text or "").startswith(by)


def test_towns_named_of_a_number_are_claims_beside_it() -> None:
    found = claims("The rebels captured twelve villages near Gao, including Kidal and the strategic town of Menaka.")
    assert {c.place.name: len(c.counts) for c in found} == {"Gao": 1, "Kidal": 0, "Ménaka": 0}
    alone = claims("The army captured Kidal and advanced on Menaka.")
    assert [c.place.name for c in alone if c.event_type == "seizure_of_territory"] == ["Kidal"]


def test_a_second_accuser_in_a_sentence_makes_a_second_claim() -> None:
    told = claims(
        "Elders said that the strike was carried out by a Kenyan jet, while others said the jet was Ethiopian."
    )
    assert {c.perpetrator for c in told} == {"Kenyan Air Force", "Ethiopian National Defense Force"}


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("The army said the missile was Iranian.", "Iranian Armed Forces"),
        ("A spokesman said it was al-Shabaab.", "Al-Shabaab"),
    ],
)
def test_a_sentence_that_says_whose_it_was_is_of_what_was_told_before(text: str, blamed: str) -> None:
    told = claims(f"A missile hit the market of Baidoa and killed five people. {text}")
    assert [c.event_type for c in told] == ["shelling", "shelling"]
    assert told[1].perpetrator == blamed


def test_to_accuse_of_something_else_is_no_claim_on_what_the_sentence_tells() -> None:
    told = claims("The mayor was shot dead on Friday, hours after he accused the militia of fraud.")
    assert [c.event_type for c in told if c.perpetrator_text] == []


def test_a_footnote_mark_does_not_hide_a_name() -> None:
    told = claims("A blast killed two men in Quetta. Many claimed it was the Indians,[2] who deny it.")
    assert told[-1].perpetrator == "Indian Armed Forces"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Government drones bombed the market of Gao.", "Government drones"),
        ("A suspected FARDC drone strike hit the market of Goma.", "FARDC"),
        ("Rebel shelling killed two people in Gao.", "Rebel"),
        ("Four people died in Sudanese Army strikes on Nyala.", "Sudanese Army"),
        ("Suspected drone strikes killed two people in Gao.", None),
    ],
)
def test_whose_weapons_did_it(text: str, by: str | None) -> None:
    assert {c.perpetrator_text for c in claims(text)} == {by}


def test_losses_are_of_those_who_suffered_them() -> None:
    assert all(
        c.perpetrator_text is None for c in claims("Nine soldiers were killed in Gao; rebel losses are unknown.")
    )


def test_whose_city_it_is_is_no_place() -> None:
    (claim,) = claims("A missile hit a restaurant in the eastern Ukrainian city of Kramatorsk, killing eight people.")
    assert claim.place.name == "Kramatorsk"


def test_a_list_of_figures_is_counted_whole() -> None:
    (claim,) = claims(
        "Two generals, up to 50 officers and as many as 20 mercenaries were killed in Gao on 5 March 2021."
    )
    assert [(k.low, k.high) for k in claim.counts] == [(2, 2), (None, 50), (None, 20)]


def test_an_allegation_called_false_is_a_denial() -> None:
    (claim,) = claims("Allegations that the army shelled Gao are false, a spokesman said.")
    assert (claim.stance, claim.denial_scope) == ("denied", "event")


def test_a_strike_that_is_delivered_is_of_those_who_delivered_it() -> None:
    (claim,) = claims("The army delivered a high-precision strike on a command post in Gao.")
    assert (claim.perpetrator_text, claim.target_text) == ("The army", "a command post")


def test_a_speakers_own_troops_are_not_those_last_named() -> None:
    text = "The RSF shelled El Fasher on 5 March 2024, residents said. An army spokesman said its troops killed 70 fighters there."
    found = extract(an_article("Outlet", text), load_knowledge(("sudan",)))[0]
    assert [c.perpetrator for c in found if c.perpetrator_text == "its troops"] == [
        load_knowledge(("sudan",)).actors.ground("An army spokesman")
    ]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Attacks conducted by the militia killed four farmers near Goma.", "the militia"),
        ("An air strike blamed on the Ethiopian army killed nine people in Adigrat.", "the Ethiopian army"),
        ("A bombing attributed to the rebels killed nine people in Quetta.", "the rebels"),
        ("Fighter jets bombed a camp of the rebels near Omdurman.", "Fighter jets"),
        ("Turkish artillery strikes killed five farmers near Zakho.", "Turkish"),
        ("Malian army shelling killed five farmers near Kidal.", "Malian army"),
        ("The rebels said they shelled the barracks in Goma.", "The rebels"),
        ("The junta confirmed that it had bombed a village near Mindat.", "The junta"),
        ("The army and its allies bombarded the market of Taiz.", "The army and its allies"),
    ],
)
def test_who_did_it_in_other_words(text: str, by: str) -> None:
    assert claims(text)[0].perpetrator_text == by


def test_of_what_witnesses_tell_they_are_not_the_doers() -> None:
    (told,) = claims("Witnesses said they opened fire on the crowd in Conakry.")
    assert told.perpetrator_text is None


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("On May 8, soldiers blocked a relief convoy near Tigray.", "a relief convoy"),
        ("Rebels killed the mayor in a rocket attack on the town of Taiz.", "the mayor"),
        ("Jets bombed two fuel tankers near Kunduz on Thursday.", "two fuel tankers"),
        ("A shell struck a trolleybus stop in Donetsk.", "a trolleybus stop"),
        ("The army bombarded the barracks and the market in Goma.", "the barracks and the market"),
    ],
)
def test_what_was_hit(text: str, whom: str) -> None:
    assert claims(text)[0].target_text == whom


def test_what_went_off_was_not_hit() -> None:
    (told,) = claims("A gas cylinder exploded in Quetta and killed three people.")
    assert told.target_text == "three people"
