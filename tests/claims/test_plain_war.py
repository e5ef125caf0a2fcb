"""Plain sentences of war reporting: who did it, to whom, how, and what is none of it."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim
from tests.constructed import an_article

WORLD = load_knowledge(())


def claims(text: str) -> list[Claim]:
    return extract(an_article("Outlet", text), WORLD)[0]


def figures(text: str) -> set[tuple[str, int | None, int | None]]:
    return {(k.kind, k.low, k.high) for c in claims(text) for k in c.counts}


@pytest.mark.parametrize(
    "text",
    [
        "The brigade lost nine soldiers captured by the rebels at the ford.",
        "The brigade lost nine soldiers, captured by the rebels at the ford.",
    ],
)
def test_who_is_lost_and_captured_is_not_dead(text: str) -> None:
    assert figures(text) == {("detained", 9, 9)}
    assert claims(text)[0].perpetrator_text == "the rebels"


def test_a_part_of_the_hurt_is_no_part_of_the_dead() -> None:
    (told,) = claims("Fifteen people were killed and 21 hurt, eight of them badly, in the blast at Goma.")
    assert [(k.kind, k.low, k.subset_of) for k in told.counts] == [
        ("killed", 15, None),
        ("injured", 21, None),
        ("injured", 8, 1),
    ]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Each side lost twelve men at the ford.", ("killed", 24, 24)),
        ("Each battalion lost three men at the ford.", ("killed", 6, None)),
        ("The brigade lost twelve men at the ford.", ("killed", 12, 12)),
    ],
)
def test_what_each_lost_is_counted_for_all(text: str, killed: tuple[str, int, int | None]) -> None:
    assert figures(text) == {killed}


def test_a_lost_helicopter_attacked_nobody() -> None:
    (told,) = claims("The brigade lost a helicopter on Sunday.")
    assert (told.event_type, told.counts[0].kind) == ("attack", "destroyed")


@pytest.mark.parametrize(
    "text",
    [
        "Bus drivers ended their strike on Sunday.",
        "The strike over pay at the mine went on.",
        "The thief was captured on video.",
        "The college expelled two students.",
        "Three soldiers fell during a rehearsal in Lima.",
    ],
)
def test_what_is_no_event_of_war(text: str) -> None:
    assert not claims(text)


def test_who_held_people_are_freed() -> None:
    (told,) = claims("Marines liberated 30 hostages from a cave on Sunday.")
    assert (told.event_type, [(k.kind, k.low) for k in told.counts]) == ("release", [("released", 30)])


def test_he_is_the_one_that_was_captured() -> None:
    told = next(
        c for c in claims("Guards captured the gunman after he killed five nurses.") if c.event_type == "shooting"
    )
    assert told.perpetrator_text == "the gunman"


@pytest.mark.parametrize(
    "text",
    [
        "The rebels neither confirmed nor denied that their men shelled the market.",
        "The junta did not deny that its troops shelled the market.",
    ],
)
def test_who_does_not_deny_says_nothing_of_it(text: str) -> None:
    (told,) = claims(text)
    assert (told.stance, told.attributed_to) == ("hedged", None)


def test_what_is_stated_after_a_denial_is_not_denied() -> None:
    told = claims("The junta denied the report and said rebel missiles had struck a school in Goma.")
    assert [c.stance for c in told if c.perpetrator_text == "rebel missiles"] == ["asserted"]


def test_a_house_number_is_no_toll() -> None:
    assert figures("The death toll from the blast at 30 Mill Street rose to 14.") == {("killed", 14, 14)}


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("The rebels fired 40 rockets at the harbour.", "The rebels", "the harbour"),
        ("A missile fired by the rebels struck a clinic in Goma.", "the rebels", "a clinic"),
        ("The rebels fired a salvo of rockets into the town.", "The rebels", "the town"),
    ],
)
def test_what_is_fired_is_not_hit(text: str, by: str, to: str) -> None:
    (told,) = claims(text)
    assert (told.event_type, told.perpetrator_text) == ("shelling", by)
    assert (told.target_text or "").startswith(to)


def test_warplanes_that_pound_a_town_do_not_shell_it() -> None:
    assert [c.event_type for c in claims("Government warplanes pounded the town on Sunday.")] == ["airstrike"]


def test_many_of_a_group_are_the_group() -> None:
    (told,) = claims("Hundreds of raiders attacked the village of Konna on Sunday.")
    assert told.perpetrator_text == "Hundreds of raiders"


def test_people_who_are_seized_are_no_place() -> None:
    (told,) = claims("Nine girls were seized in Goma on Sunday.")
    assert told.event_type == "detention"


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("A rebel shell slammed into a crowded clinic in Goma.", "a crowded clinic"),
        ("Two rockets landed on a camp near Goma.", "a camp"),
    ],
)
def test_what_comes_down_on_something_hits_it(text: str, to: str) -> None:
    (told,) = claims(text)
    assert (told.event_type, told.target_text) == ("shelling", to)


@pytest.mark.parametrize("text", ["The helicopter crashed into a hill.", "The plane landed at Goma."])
def test_what_carries_people_or_is_no_weapon_hits_nothing(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    "text",
    ["The rebels took two villages from the army on Sunday.", "Government troops have taken Goma, the radio said."],
)
def test_a_town_that_is_taken_has_changed_hands(text: str) -> None:
    assert [c.event_type for c in claims(text)] == ["seizure_of_territory"]


@pytest.mark.parametrize(
    "text",
    [
        "The guards took Jackson to court.",
        "The village has taken in some 300 orphans.",
        "Guests took pictures of the town.",
        "The rebels took the highway.",
    ],
)
def test_what_else_is_taken_is_no_territory(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The rebels razed 12 villages around Konna.", ("destroyed", 12, 12)),
        ("Raiders set fire to dozens of houses.", ("destroyed", 24, None)),
        ("Nine of the militia's trucks were burnt.", ("destroyed", 9, 9)),
        ("A bomb flattened a clinic in Goma.", ("destroyed", 1, 1)),
        ("Half a million people fled Goma.", ("displaced", 500_000, 500_000)),
        ("Four of our soldiers gave their lives.", ("killed", 4, 4)),
    ],
)
def test_what_is_burnt_flattened_or_given_is_counted(text: str, count: tuple[str, int, int | None]) -> None:
    assert count in figures(text)


def test_who_loots_shops_leaves_them_standing() -> None:
    assert not figures("Raiders looted 20 shops in Goma.")


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("The garrison repelled an attack by the raiders on the harbour.", "the raiders", None),
        ("The garrison repelled the raiders near Konna.", "the raiders", "The garrison"),
        ("The attack was repelled by government troops.", None, "government troops"),
        ("The garrison repelled a rebel attack, killing 20 raiders.", "The garrison", "20 raiders"),
    ],
)
def test_who_repels_an_attack_was_attacked(text: str, by: str | None, to: str | None) -> None:
    (told,) = claims(text)
    assert told.perpetrator_text == by
    assert to in (None, told.target_text)


def test_the_clock_of_a_live_page_is_nobody() -> None:
    (told,) = claims("14:20 A girl was shot in the arm in Konna.")
    assert (told.perpetrator_text, told.target_text) == (None, "A girl")


def test_an_adjective_that_opens_a_sentence_is_nobody() -> None:
    assert claims("Several explosions killed nine people in Goma.")[0].perpetrator_text is None
    assert claims("Belgian shelling killed nine people in Goma.")[0].perpetrator_text == "Belgian"


def test_a_uniform_does_not_say_whose_man_it_is() -> None:
    (told, *_) = claims("Men in Malian army uniforms shot 20 farmers near Konna.")
    assert (told.perpetrator_text, told.perpetrator) == ("Men in Malian army uniforms", None)


def test_an_object_is_shared_by_both_verbs() -> None:
    by = {
        c.event_type: (c.perpetrator_text, c.target_text) for c in claims("Raiders rounded up and executed 30 farmers.")
    }
    assert by["detention"] == by["execution"] == ("Raiders", "30 farmers")


@pytest.mark.parametrize("said", ["put the toll at 30", "spoke of 30 dead"])
def test_who_gives_a_figure_says_it(said: str) -> None:
    assert claims(f"The prosecutor {said}.")[0].attributed_to == "The prosecutor"


def test_we_did_it() -> None:
    assert claims("We took 12 prisoners.")[0].perpetrator_text == "We"


def test_a_list_after_a_number_goes_on_and_an_apposition_does_not() -> None:
    assert figures("Raiders killed four nurses, a cook and a clerk in Konna.") >= {("killed", 4, 4), ("killed", 1, 1)}
    assert figures("Two victims, a man and a woman, were killed in Konna.") == {("killed", 2, 2)}


def test_who_stood_against_the_dead() -> None:
    (told,) = claims("Nine marines died in a clash with raiders near Konna.")
    assert (told.perpetrator_text, told.target_text) == ("raiders", "Nine marines")
    assert claims("The brigade killed nine in clashes with raiders.")[0].perpetrator_text == "The brigade"


def test_by_whose_fire() -> None:
    assert (claims("Two nurses were killed by rebel fire in Konna.")[0].perpetrator_text or "").startswith("rebel")


@pytest.mark.parametrize("text", ["The radio did not mention the ambush.", "The guards could not stop the raid."])
def test_what_was_not_mentioned_or_stopped_is_no_claim(text: str) -> None:
    assert not claims(text)


def test_what_was_not_done_is_denied() -> None:
    assert claims("The army did not carry out an attack on Konna.")[0].stance == "denied"


def test_civilian_deaths_are_of_civilians() -> None:
    (told,) = claims("The mission documented 40 civilian deaths in Konna.")
    assert (told.target, told.counts[0].group) == ("Civilians", "civilians")


def test_who_was_abducted_is_counted() -> None:
    assert figures("The mission verified the abduction of 31 girls.") == {("detained", 31, 31)}


def test_a_part_in_it_is_denied_beside_another_statement() -> None:
    told = claims(
        "A blast killed nine people in Goma. The junta denied any involvement and said rival gangs had fought."
    )
    assert [(c.event_type, c.denial_scope) for c in told if c.stance == "denied"] == [("ied_or_bomb", "responsibility")]


def test_whose_raid_it_was_did_the_harm() -> None:
    (told,) = claims("A Turkish raid on Konna killed 31 people.")
    assert (told.perpetrator_text, told.perpetrator) == ("Turkish", "Turkish Armed Forces")


@pytest.mark.parametrize(
    ("text", "kind", "by", "to"),
    [
        ("The militia launched a wave of drones at the port of Goma.", "drone_strike", "The militia", "the port of Goma"),
        ("An officer said that the rebels had launched two drones from Bunia.", "drone_strike", "the rebels", None),
        ("The rebels lobbed mortar shells into Goma.", "shelling", "The rebels", "Goma"),
        ("Jets dropped bombs on a school in Goma.", "airstrike", "Jets", "a school"),
        ("A drone dropped a grenade on a soldier near Goma.", "drone_strike", None, "a soldier"),
        ("Missiles were launched at Goma from the lake.", "shelling", None, "Goma"),
        ("Army planes, not drones, bombed a bus near Goma.", "airstrike", "Army planes", "a bus"),
        ("It was not a drone but a mine that killed a driver near Goma.", "ied_or_bomb", None, "a driver"),
    ],
)  # fmt: skip
def test_what_is_launched_or_dropped_says_what_kind_of_attack_it_is(
    text: str, kind: str, by: str | None, to: str
) -> None:
    (told,) = claims(text)
    assert (told.event_type, told.perpetrator_text, told.target_text or None) == (kind, by, to)


@pytest.mark.parametrize(
    "text",
    [
        "The north launched a missile into the sea.",
        "The company launched a drone programme.",
        "They dropped leaflets over Goma.",
        "Crime dropped in Goma.",
    ],
)
def test_what_hits_nobody_is_no_attack(text: str) -> None:
    assert not claims(text)


def test_a_toll_is_of_the_dead_unless_it_says_otherwise() -> None:
    assert figures("Two of the wounded died in Goma on Friday, bringing the toll to 15.") >= {("killed", 15, 15)}
    assert figures("The casualty toll of the blast in Goma rose to 45.") == {("killed_or_injured", 45, 45)}


def test_the_shells_are_thirty_and_not_what_they_hit() -> None:
    assert figures("Some 30 shells hit Goma on Monday.") == set()
    assert figures("Four shells hit three warehouses in Goma.") == {("targets_hit", 3, 3)}


def test_where_drones_are_launched_from_is_not_where_they_hit() -> None:
    told = claims(
        "A bus was hit near Goma, killing nine. An officer said the rebels had launched two drones from Bunia."
    )
    assert {c.place.name for c in told} == {"Goma"}


def test_the_town_of_the_story_is_where_an_attack_was_and_no_attacker() -> None:
    told = claims("Mopti bus attack kills 13. Nine died at the scene in Mopti.")
    assert [c.perpetrator_text for c in told] == [None, None]
    hospital = claims("The hospital in Goma received 14 wounded after the blast.")
    assert [c.target_text for c in hospital] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The raid on Goma killed nine. The army accused the rebels of using families as shields.",
        "The raid on Goma killed nine. The army blamed the rebels for endangering villagers.",
        "The raid on Goma killed nine. The army accused the rebels of lying about it.",
    ],
)
def test_an_accusation_of_something_else_blames_nobody_for_the_raid(text: str) -> None:
    assert {c.perpetrator_text for c in claims(text)} == {None}


@pytest.mark.parametrize("blame", ["accused the rebels of a massacre", "blamed the rebels for it", "blamed the rebels"])
def test_an_accusation_of_the_raid_does(blame: str) -> None:
    assert "the rebels" in {c.perpetrator_text for c in claims(f"The raid on Goma killed nine. The army {blame}.")}


@pytest.mark.parametrize(
    "text", ["Nine people were killed in the Beirut strikes.", "The Damascus bombings killed nine."]
)
def test_the_capital_that_was_hit_is_no_attacker(text: str) -> None:
    assert [(c.perpetrator, c.perpetrator_text) for c in claims(text)] == [(None, None)]


def test_a_capital_whose_raid_it_was_is() -> None:
    assert claims("Moscow's air raid killed nine people in Idlib.")[0].perpetrator_text == "Moscow's"


def test_whoever_launched_the_drones_attacked_and_not_who_shot_them_down() -> None:
    (told,) = claims(
        "The air force said it shot down 30 drones launched by Russia; two people were hurt in Odesa by debris."
    )
    assert told.perpetrator_text == "Russia"
    assert {(k.kind, k.low) for k in told.counts} == {("destroyed", 30), ("injured", 2)}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they had killed 12 guards in Goma; the governor said only two died.",
        "The rebels said they killed 12 guards in Goma, but the governor said two died.",
    ],
)
def test_each_of_two_speakers_in_a_sentence_has_a_claim_of_their_own(text: str) -> None:
    assert {(c.attributed_to, k.low) for c in claims(text) for k in c.counts} == {
        ("The rebels", 12),
        ("the governor", 2),
    }
