"""Which claims of one article are of one incident, and how many it says were hurt."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention
from tests.constructed import an_article


def told(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text), load_knowledge(("syria",)))


def test_fire_in_return_on_the_same_day_is_another_incident() -> None:
    _, mentions = told(
        "Turkish forces shelled Syrian government forces at Binnish on Tuesday, killing six soldiers. "
        "Hours later Syrian government forces shelled Turkish soldiers at Binnish, killing two soldiers."
    )
    assert sorted(m.killed for m in mentions if m.killed) == [(2, 2), (6, 6)]


def test_two_strikes_of_one_side_on_another_may_be_told_as_one() -> None:
    _, mentions = told(
        "Turkish forces shelled Syrian government forces at Binnish on Tuesday. "
        "The Turkish army shelled Syrian soldiers there, killing six."
    )
    assert len(mentions) == 1


def test_one_of_the_wounded_who_died_is_not_added_to_the_dead() -> None:
    _, mentions = told("The raid on Binnish killed 12 guards, after one of the wounded died in hospital.")
    assert [m.killed for m in mentions] == [(12, 12)]


def test_how_many_of_the_wounded_died_says_not_how_many_were_wounded() -> None:
    claims, _ = told("The toll of the raid on Binnish rose because three of the wounded died.")
    assert not [k for c in claims for k in c.counts if k.kind == "injured"]


def test_one_killed_and_another_wounded_is_one_death() -> None:
    _, mentions = told(
        "One dead after shooting in Binnish\n\n"
        "A farmer was killed and another was wounded when soldiers fired in Binnish on Tuesday."
    )
    assert {m.killed for m in mentions} == {(1, 1)}


def test_another_man_who_was_killed_is_a_second_death() -> None:
    _, mentions = told("A farmer was shot dead in Binnish on Tuesday. Another man was also killed in Binnish.")
    assert {m.killed for m in mentions} == {(2, 2)}


def test_a_total_since_a_day_is_a_running_total() -> None:
    claims, _ = told("A total of 1,450 regime soldiers have been killed since 3 May, the minister said.")
    assert [(c.is_aggregate, [k.low for k in c.counts]) for c in claims] == [(True, [1450])]


@pytest.mark.parametrize(
    "total",
    [
        "The war has killed more than 180,000 people.",
        "More than 180,000 people have died in the fighting, which began in 2011.",
    ],
)
def test_the_toll_of_a_war_is_no_part_of_the_strike_told_before_it(total: str) -> None:
    _, mentions = told(f"An air strike killed six people in Binnish on Tuesday. {total}")
    assert [m.killed for m in mentions if not m.is_aggregate] == [(6, 6)]
    assert any(m.is_aggregate for m in mentions)


def test_so_many_dead_on_a_day_that_is_named_are_an_incident() -> None:
    claims, _ = told("The bomb killed 20,000 people in Binnish on 3 May 2016.")
    assert [c.is_aggregate for c in claims] == [False]


def test_an_arm_of_an_army_is_the_army() -> None:
    claims, _ = told("Turkish artillery shelled positions of the Syrian army near Binnish on Tuesday.")
    assert {(c.perpetrator, c.target) for c in claims} == {("Turkish Armed Forces", "Syrian government forces")}


def test_them_is_not_who_does_it_to_them() -> None:
    claims, _ = told("Turkish soldiers were in the village when Syrian troops shelled them.")
    assert {(c.perpetrator, c.target) for c in claims} == {("Syrian government forces", "Turkish Armed Forces")}


def test_targets_that_are_hit_are_no_wounded() -> None:
    claims, _ = told("The strikes hit 60 targets near Binnish, the army said.")
    assert {k.kind for c in claims for k in c.counts} == {"targets_hit"}


def test_where_a_report_was_written_is_not_where_it_happened() -> None:
    claims, _ = told("ALEPPO – Shells killed two farmers in the Hama countryside on Tuesday.")
    assert {c.place.admin1 for c in claims} == {"Hama"}


def test_an_earlier_attack_of_its_own_day_is_another_incident() -> None:
    text = (
        "A car bomb killed eighteen people in Agadez on Tuesday. The explosion struck at about seven in the evening. "
        "A similar bombing in the same square on July 25 killed at least seven people."
    )
    claims, _ = extract(an_article("Outlet", text, "2013-08-06"), load_knowledge(()))
    days = {c.mention_id: c.when.start for c in claims}
    assert sorted(days.values()) == ["2013-07-25", "2013-08-06"]


def test_what_goes_on_since_a_day_years_ago_is_background_to_what_is_told_of_a_day() -> None:
    text = "A mortar round killed two boys in Goma on Monday. Militias have fought each other in Goma since May 2016."
    claims, mentions = extract(an_article("Outlet", text), load_knowledge(()))
    assert len({c.mention_id for c in claims}) == len(claims) > 1
    assert mentions[0].when.start == "2021-03-01"


@pytest.mark.parametrize(
    "text",
    [
        "A mortar in eastern Herat killed four porters. A mortar in western Herat killed nine.",
        "A mine killed four porters in Herat. Hours later a second mine attack killed nine.",
        "A mortar killed four porters in Herat. Nine weavers were shot dead in another part of the city.",
    ],
)
def test_dead_elsewhere_in_the_town_or_by_another_bomb_are_of_another_incident(text: str) -> None:
    mentions = extract(an_article("Outlet", text), load_knowledge(()))[1]
    assert [m.killed for m in mentions] == [(4, 4), (9, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed four porters in Herat. A second bomb went off minutes later and killed nine.",
        "Two bombs killed nine porters in Herat. A second bomb in another district killed four.",
    ],
)
def test_bombs_that_go_off_at_once_or_are_counted_together_are_of_one(text: str) -> None:
    (mention,) = extract(an_article("Outlet", text), load_knowledge(()))[1]
    assert mention.killed == (9, 9)


@pytest.mark.parametrize(
    "text",
    [
        "A shell killed 22 clerks in Goma on Monday. Elsewhere in the province, five porters were killed.",
        "A shell killed 22 clerks in Goma on Monday. In Bukavu, five porters were killed.",
    ],
)
def test_dead_of_a_sentence_that_opens_elsewhere_are_of_another_incident(text: str) -> None:
    assert sorted(m.killed for m in told(text)[1] if m.killed) == [(5, 5), (22, 22)]


def test_it_happened_is_of_what_was_told_last() -> None:
    text = "A clerk is dead after a shooting in Lublin.\n\nIt happened in Goma at 11 p.m. on Monday, when a man opened fire."
    assert [m.killed for m in told(text)[1]] == [(1, 1)]


def test_a_flight_from_the_act_is_no_act_of_its_own() -> None:
    text = (
        "A boy who was shot on Monday died on Friday in Lublin.\n\nA. B. died at a clinic on Friday.\n\n"
        "Police hunt for two men who fled after the shooting on Monday."
    )
    assert next(m.killed for m in told(text)[1] if m.event_type == "shooting") == (1, 1)


def test_captions_of_a_pages_videos_tell_other_stories() -> None:
    text = (
        "1:37 Guards describe a raid that killed a boy\n0:42 Mayor opens a bridge\n2:05 Two drivers killed in Goma\n\n"
        "Three welders were wounded in a shooting in Bukavu on Sunday."
    )
    _, mentions = told(text)
    assert [m.killed for m in mentions if m.injured] == [None]


def test_hours_of_a_live_page_are_no_captions() -> None:
    text = "9:05 Shells killed two in Goma\n9:40 Shells killed three in Goma\n9:55 The army denied the shelling of Goma"
    claims, _ = told(text)
    assert len({c.mention_id for c in claims}) < len(claims)


def test_a_separate_incident_goes_on_in_the_next_sentence() -> None:
    _, mentions = told(
        "A raid on Goma on Friday killed 11.\n\n"
        "In a separate incident on Thursday, a bus struck a mine near Bukavu. Three passengers died and seven were hurt."
    )
    assert sorted(m.killed for m in mentions if m.killed) == [(3, 3), (11, 11)]


def test_the_other_three_of_five_dead_were_not_hurt_beside() -> None:
    _, mentions = told("Soldiers shot five rebels dead near Goma. The other three had been shot at close range.")
    assert [(m.killed, m.injured) for m in mentions] == [((5, 5), None)]
