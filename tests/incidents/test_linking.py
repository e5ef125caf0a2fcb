"""What is one incident, and what is not."""

from __future__ import annotations

from dataclasses import replace

from rashomon.incidents import Equality, link
from tests.incidents.world import GAO, KONNA, MOPTI, NOWHERE, SEVARE, Told, a_mention, linked, partition, together

FULL = {"by": "North", "target": "Civilians"}


def why(*told: Told) -> str:
    return " ".join(line for i in linked(told).incidents for line in i.why)


def test_two_outlets_on_one_day_and_village_speak_of_one_incident() -> None:
    assert together(a_mention("Daily", **FULL), a_mention("Radio", **FULL))


def test_different_tolls_are_no_reason_to_split() -> None:
    assert together(a_mention("Daily", killed=34, **FULL), a_mention("Radio", killed=12, **FULL))


def test_opposing_blame_is_no_reason_to_split() -> None:
    words = "market stalls roof fire bread queue"
    assert together(
        a_mention("Daily", by="North", target="Civilians", killed=8, words=words),
        a_mention("Radio", by="South", target="Civilians", killed=8, words=words),
    )


def test_a_strike_and_the_fire_in_return_are_two_incidents() -> None:
    words = "artillery positions river salvo smoke retaliation"
    assert not together(
        a_mention("Daily", by="North", target="South", words=words),
        a_mention("Radio", by="South", target="Northern Army", words=words),
    )


def test_a_strike_and_the_capture_of_the_town_that_one_article_tells_are_two_incidents() -> None:
    strike = a_mention("Daily", "2021-03-06", event="airstrike", killed=6, by="North")
    assert not together(strike, a_mention("Daily", "2021-03-07", event="seizure_of_territory", by="North"))
    # What one outlet calls an attack, another may call the capture that it was.
    assert together(strike, a_mention("Radio", "2021-03-06", event="seizure_of_territory", killed=6, by="North"))


def test_different_villages_on_one_day_are_different_incidents() -> None:
    assert not together(a_mention("Daily", killed=12, **FULL), a_mention("Radio", place=SEVARE, killed=12, **FULL))


def test_shared_names_and_particulars_of_one_day_outweigh_a_place_misread_for_a_far_one() -> None:
    names, words, others = "traore boubacar keita", "lorry wedding guests river crossing", "wedding guests market rifle"
    daily = a_mention("Daily", names=names, words=words, **FULL)
    assert together(daily, a_mention("Radio", place=GAO, names=names, words=others, **FULL))
    assert not together(daily, a_mention("Radio", place=GAO, names="diallo sekou toure", words=others, **FULL))


def test_a_town_that_two_reports_of_one_day_put_on_the_map_in_two_places_is_one() -> None:
    namesake = replace(KONNA, place_id="p9", admin1="Gao", lat=16.9, lon=-1.1)
    names = "traore boubacar"
    assert together(
        a_mention("Daily", killed=2, names=names, **FULL),
        a_mention("Radio", place=namesake, killed=2, names=names, **FULL),
    )
    assert not together(
        a_mention("Daily", killed=2, names=names, **FULL),
        a_mention("Radio", "2021-03-09", place=namesake, killed=2, names=names, **FULL),
    )


def test_a_victims_full_name_ties_the_burial_and_the_trial_to_the_killing() -> None:
    killing = a_mention("Daily", event="shooting", killed=1, words="street rifle kiosk", victims=("awa cissé",))
    later = {"event": "shooting", "killed": 1, "words": "court judge verdict", "published": "2022-02-01"}
    assert together(killing, a_mention("Radio", "2022-01-31", victims=("awa cissé", "awa keita"), **later))
    assert not together(killing, a_mention("Radio", "2022-01-31", victims=("oumou touré",), **later))


def test_victims_of_other_ages_are_of_another_incident_and_of_the_same_age_of_one_sooner() -> None:
    told = {"event": "shooting", "killed": 1, **FULL}
    daily = a_mention("Daily", ages=("24", "46"), **told)
    assert "victims: victims of the same ages, two or more (+4.0)" in why(
        daily, a_mention("Radio", ages=("24", "46"), **told)
    )
    assert "victims: a victim of the same age (+1.5)" in why(daily, a_mention("Radio", ages=("24",), **told))
    assert "victims: victims of other ages (-2.0)" in why(daily, a_mention("Radio", ages=("17",), **told))


def test_the_same_road_attacked_on_the_6th_and_the_10th_is_two_incidents() -> None:
    assert not together(
        a_mention("Daily", "2021-03-06", names="konna", words="convoy road bridge ambush trucks", killed=5, **FULL),
        a_mention("Radio", "2021-03-10", names="konna", words="convoy road bridge mine market", killed=5, **FULL),
    )


def test_two_outlets_that_call_the_day_differently_by_one_speak_of_one_incident() -> None:
    assert together(
        a_mention("Daily", "2021-03-06", killed=12, **FULL), a_mention("Radio", "2021-03-07", killed=12, **FULL)
    )


def test_what_one_calls_a_village_another_may_call_by_its_province() -> None:
    names = "traore boubacar"
    assert together(
        a_mention("Daily", killed=12, names=names, **FULL),
        a_mention("Radio", place=MOPTI, killed=12, names=names, **FULL),
    )


def test_a_village_of_another_province_is_another_incident() -> None:
    assert not together(a_mention("Daily", killed=12, **FULL), a_mention("Radio", place=GAO, killed=12, **FULL))


def test_an_unknown_place_is_no_disagreement_and_no_evidence_either() -> None:
    assert not together(a_mention("Daily", killed=2), a_mention("Radio", place=NOWHERE, killed=2))
    names = "traore boubacar keita"
    assert together(
        a_mention("Daily", killed=12, names=names), a_mention("Radio", place=NOWHERE, killed=12, names=names)
    )


def test_an_unknown_day_or_toll_is_neither_evidence_nor_disagreement() -> None:
    reasons = why(a_mention("Daily", None, published=None), a_mention("Radio", killed=12))
    assert "place: the same place" in reasons
    assert "days:" not in reasons
    assert "killed:" not in reasons


def test_a_report_long_after_is_known_by_its_names_and_words() -> None:
    names, words = "traore boubacar keita rue-14", "accused court judge baker oven brother pistol quarrel debt"
    assert together(
        a_mention("Daily", None, names=names, words=words, published="2021-03-07"),
        a_mention("Radio", None, names=names, words=words, published="2022-06-01"),
    )


def test_a_monitor_that_fills_the_case_has_one_text_an_incident() -> None:
    """Its house style and its sources are shared by all its texts; a second text has the victims in common."""

    def record(number: int, names: str, words: str) -> Told:
        mention, claims = a_mention(f"text {number}", killed=4, names=names, words=words, published=None, **FULL)
        return replace(mention, outlet="Monitor"), claims

    archive = [record(i, "", f"word{i}") for i in range(300)]
    style = "shells market hill fire road cattle hospital"
    strangers = [record(301, "traore keita", style), record(302, "diallo cisse", style)]
    assert max(len(i.mention_ids) for i in linked([*archive, *strangers]).incidents) == 1
    assert together(*strangers)
    names = "traore keita diallo cisse toure"
    again = [record(303, names, style), record(304, names, style)]
    assert max(len(i.mention_ids) for i in linked([*archive, *again]).incidents) == 2


def test_talks_are_no_air_strike() -> None:
    assert not together(a_mention("Daily", event="airstrike"), a_mention("Radio", event="agreement_or_talks"))


def test_one_sides_air_strike_is_the_others_shelling() -> None:
    assert together(a_mention("Daily", event="airstrike", **FULL), a_mention("Radio", event="shelling", **FULL))


def test_a_chain_does_not_swallow_its_ends() -> None:
    """Each resembles the next; first and last are two incidents, and the middle joins one of them only."""
    days = ["2021-03-06", "2021-03-07", "2021-03-08", "2021-03-09", "2021-03-10"]
    told = [a_mention(f"Outlet {i}", day, **FULL) for i, day in enumerate(days)]
    result = linked(told)
    assert len(result.incidents) > 1
    first, last = told[0][1][0].claim_id, told[-1][1][0].claim_id
    assert not any({first, last} <= part for part in partition(result))


def test_names_and_words_do_not_tie_two_events_of_one_sentence() -> None:
    shared = {"names": "traore boubacar keita", "words": "market bridge trucks dawn river boats"}
    assert not together(
        a_mention("Daily", "2021-03-06", KONNA, **shared), a_mention("Daily", "2021-03-06", SEVARE, **shared)
    )


def test_every_claim_is_in_one_incident_or_one_tally() -> None:
    told = [
        a_mention("Daily", killed=3, claims=2),
        a_mention("Radio", killed=900, aggregate=True),
        a_mention("Gazette", place=GAO),
    ]
    result = linked(told)
    found = [c for i in result.incidents for c in i.claim_ids] + [e.claim_id for t in result.tallies for e in t.entries]
    assert sorted(found) == sorted(c.claim_id for _, cs in told for c in cs)


def test_it_says_why_and_what_was_left_out() -> None:
    told = [a_mention(o, **FULL) for o in ("Daily", "Radio", "Gazette")]
    told.append(a_mention("Observer", "2021-03-07", SEVARE, **FULL))
    result = linked(told)
    why = next(" ".join(i.why) for i in result.incidents if len(i.mention_ids) == 3)
    assert "Strongest link" in why
    assert "Weakest link" in why
    assert "days: the same day, of few mentions (+6.0)" in why
    assert "Nearest mention left out" in why
    assert "Observer" in why


def test_nothing_to_link_is_no_error() -> None:
    assert link([], [], Equality()).incidents == ()


def test_a_figure_beyond_all_people_stops_nothing() -> None:
    number = 9_999_999_999_999_999_999  # a telephone number, misread
    assert together(a_mention("Daily", killed=number, **FULL), a_mention("Radio", killed=number, **FULL))
