"""Wordings whose parse is mended, how those fared of whom it is left open, and what another has to do with it."""

from __future__ import annotations

import pytest

from rashomon.case import Case
from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.reconciliation import in_one_voice
from rashomon.reconciliation.accounts import figures
from rashomon.reconciliation.ranges import envelope
from rashomon.records import Claim, Mention
from tests.constructed import an_article

WORLD = load_knowledge(())
Bounds = tuple[int | None, int | None]


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published="2031-05-09"), WORLD)


def killed(text: str) -> list[Bounds]:
    return [m.killed for m in read(text)[1] if m.killed is not None]


def injured(text: str) -> list[Bounds]:
    return [m.injured for m in read(text)[1] if m.injured is not None]


def dead(text: str) -> Bounds:
    """The envelope of what the accounts of a text state, each speaker under one name."""
    article = an_article("Outlet", text, published="2031-05-09")
    claims, mentions = extract(article, WORLD)
    found = envelope(figures("killed", in_one_voice(claims), mentions, {article.article_id: article}))
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Seven people, believed to be traders, were killed in a raid on the camp.", 7),
        ("Seven people, thought to be traders, were killed in a raid on the camp.", 7),
        ("Three men and four women were found fatally shot in a hut.", 7),
        ("Rangers found a woman and her son in a hut dead from gunshot wounds.", 2),
        ("Both porters were taken to clinics and the 19-year-old was later pronounced dead after the shooting.", 1),
        ("Rebels shot dead a candidate for governor and his driver near the ford.", 2),
        ("Two girls are dead along with their uncle after a shooting in the camp.", 3),
        ("Two people, a man and a woman, inflicted fatal injuries to themselves with a pistol.", 2),
        ("A miner faces charges in the shooting death of his friend.", 1),
        ("He was charged after the March 12 shooting death of Awa Keita, 14, at her home.", 1),
        ("The double murder in the camp shocked the town.", 2),
        ("Police made an arrest in the quadruple homicide at the mill.", 4),
        ("Police identified the victim of Thursday's homicide at the mill.", 1),
        ("The coroner named Keita, the homicide victim in the shooting at the mill, who was shot dead on Friday.", 1),
        ("One porter is dead, one porter injured after a fight turned into a shooting at the mill.", 1),
    ],
)
def test_how_many_died(text: str, number: int) -> None:
    assert killed(text) == [(number, number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The cousins, ages 15 and 19, were both wounded in the shooting.", 2),
        ("The 16-year-old was taken to a clinic with life-threatening injuries after the shooting.", 1),
        ("A triple shooting at the mill on Friday put the town on edge.", 3),
    ],
)
def test_how_many_were_hurt(text: str, number: int) -> None:
    assert injured(text) == [(number, number)]
    assert killed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'A porter was shot in the leg. "They could have killed someone," a neighbour said.',
        'A porter was shot in the leg. "I am praying that nobody died," a neighbour said.',
        "A porter was shot in the leg. Early reports said a nurse had died, but that proved to be wrong.",
        "A porter was shot in the leg. Some outlets reported that he had died, but police said he was alive.",
        "A porter was shot in the leg. Call the tip line at 855-CLUE-247 (855-258-3247) if you saw who killed the clerk.",
    ],
)
def test_what_is_feared_or_taken_back_kills_nobody(text: str) -> None:
    article = an_article("Outlet", text, published="2031-05-09")
    claims, mentions = extract(article, WORLD)
    assert figures("killed", claims, mentions, {article.article_id: article}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Six guards were killed on Friday. It is the same corner where another man was gunned down in the summer.",
        "Six guards were killed on Friday, as fear has grown in the year since a driver was shot dead by raiders.",
        "Six guards were killed on Friday. It was no massacre such as last year's raid on the camp that killed a driver.",
        "Six guards were killed on Friday. This comes a week after a driver was killed in a raid.",
        "Six guards were killed on Friday. It's the site where a shooting killed a driver a month ago.",
        "Six guards were killed on Friday. The raiders came to avenge the death of their captain, who was shot dead.",
    ],
)
def test_the_dead_of_what_is_only_compared_are_none_of_the_story(text: str) -> None:
    assert (6, 6) in killed(text)
    assert dead(text.split(". ")[0] + ".") == (6, 6)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Deputies seek a man in a deadly shooting at the mill. Shots were fired, hitting the victim.", 1),
        ("A clerk was shot at the mill on Friday. A man was charged with murder.", 1),
        ("A boy of four was killed in a murder-suicide on Friday. His uncle shot the boy and then shot himself.", 2),
    ],
)
def test_what_the_text_calls_fatal_tells_how_they_fared(text: str, number: int) -> None:
    assert killed(text) == [(number, number)]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was shot at the mill on Friday. A man was charged with attempted murder.",
        "A clerk was shot at the mill on Friday. It could have been a fatal shooting, a neighbour said.",
        "A clerk was shot at the mill on Friday. Homicide detectives are on the case.",
    ],
)
def test_an_act_that_was_not_fatal_closes_nothing(text: str) -> None:
    assert killed(text) == []


def test_who_shot_himself_is_counted_once() -> None:
    text = "A boy of nine was hurt on Friday when he shot himself in the foot at the mill."
    assert injured(text) == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        # Whoever speaks is one person under the names that the text gives him.
        (
            "Three people were killed in a raid on Friday, police chief Ann Marsh said. Marsh later said that four had died.",
            (4, 4),
        ),
        # A part by where they died.
        ("Five people died in the raid on Friday. The mayor confirmed three people died at the scene.", (5, 5)),
        # A rival number for people of whom another speaks.
        (
            "A raid on Friday killed 43 people, the mayor said. The army said the target had been mercenaries "
            "and that 30 of them were killed.",
            (30, 43),
        ),
        (
            "Raiders killed 64 villagers on Friday, the government said. Survivors said they had counted 170 bodies.",
            (64, 170),
        ),
        (
            "Residents said they had buried 58 people killed by raiders on Friday, even as police insisted that 22 "
            "persons lost their lives.",
            (22, 58),
        ),
        ("A raid on Friday killed nine people, the mayor said. Among the dead is a married couple.", (9, 9)),
    ],
)
def test_whose_number_it_is(text: str, bounds: Bounds) -> None:
    assert dead(text) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "The violence has claimed more than 600 lives, according to the agency.",
        "He was one of three people killed and 27 wounded over an eight-hour stretch on Friday.",
    ],
)
def test_a_long_conflict_and_a_stretch_of_time_have_totals(text: str) -> None:
    assert all(c.is_aggregate for c in read(text)[0])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Shells hit a market in Bunia on Friday. Ann Marsh, a spokeswoman based in Goma, said that four died.",
            "Bunia",
        ),
        (
            "Shells hit a market in Bunia on Friday. Four died, said Ann Marsh, deputy head of the Goma administration.",
            "Bunia",
        ),
        ("Shells hit a market in Bunia on Friday. The town, 400 km north of Goma, was hit again. Four died.", "Bunia"),
    ],
)
def test_where_a_speaker_sits_is_not_where_it_happened(text: str, place: str) -> None:
    assert {c.place.name for c in read(text)[0]} == {place}


def test_a_day_so_long_before_the_act_is_not_its_day() -> None:
    text = "Awa Keita was last seen on April 2, two weeks before she was shot dead by a lodger."
    assert [c.when.start for c in read(text)[0] if c.event_type == "shooting"] != ["2031-04-02"]


def test_a_day_is_counted_from_the_day_that_the_sentence_has_reached() -> None:
    text = "People met on Monday night to mourn a clerk who was gunned down at the mill two days earlier."
    assert [c.when.start for c in read(text)[0] if c.event_type == "shooting"] == ["2031-05-03"]


def test_who_was_found_dead_on_sunday_was_shot_on_saturday() -> None:
    text = (
        "Three people found dead in a hut on Sunday were the victims of a murder, police said. "
        "A man shot his wife and her mother on Saturday and then took his own life."
    )
    assert killed(text) == [(3, 3)]


def test_headlines_of_other_stories_are_apart() -> None:
    prose = [f"Officers went from door to door on street number {n}." for n in ("two", "three", "four", "five")]
    text = "\n\n".join(
        [
            "A clerk was shot dead at the mill on Friday.",
            *prose,
            "Three miners killed in tunnel blast",
            "Nobody was arrested.",
        ]
    )
    assert (1, 1) in killed(text)
    assert (4, 4) not in killed(text)


def test_a_sentence_that_is_printed_twice_makes_claims_of_their_own() -> None:
    """Its two printings differ in their quotation marks alone, so their normalised quotes are one."""
    text = "Rebels killed ‘six’ guards at the ford on Friday.\n\nRebels killed 'six' guards at the ford on Friday."
    claims, mentions = read(text.replace("‘", "\u00a0‘").replace("’", "’\u00a0"))
    assert len({c.claim_id for c in claims}) == len(claims)
    assert len({m.mention_id for m in mentions}) == len(mentions)


def test_a_text_that_repeats_itself_costs_no_run(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    line = "Police arrest a robber who said he wanted 50s and 100s after he shot a clerk"
    (folder / "a.txt").write_text("\n\n".join([line, line.upper(), line.replace(" ", "  "), line]), encoding="utf-8")
    case = Case()
    case.run(folder, packs=[])
    claims = case.claims()
    assert len({c.claim_id for c in claims}) == len(claims) > 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Seven died on the spot and four more on the way to the clinic after the raid.", 11),
        (
            "The raid killed ten servicemen, a spokesman said. The rebels who took part lost some 15 men, the spokesman said.",
            25,
        ),
        ("Rebels killed 83 soldiers, their spokesman said. He said two of the rebels had fallen.", 85),
        ("The bodies of five victims – three women, a man and an infant – were found at the mill after the raid.", 5),
        ("Two of our comrades fought to the last in this action and reached martyrdom.", 2),
        ("The two were taken to a clinic where they were pronounced dead after the raid.", 2),
        ("A clerk was shot dead. The owner of the hut where the body was found said a body lay by her door.", 1),
        ("A clerk was shot dead on Friday. The case is one of several deaths of the weekend.", 1),
    ],
)
def test_all_whom_a_text_tells_of_are_counted_once(text: str, number: int) -> None:
    assert (number, number) in killed(text)
    assert max(n for _, n in killed(text) if n is not None) == number


def test_who_is_brought_to_a_clinic_is_hurt_if_they_are_several() -> None:
    assert injured("A raid killed two guards. Another seven people were brought to the hospital.") == [(7, 7)]
    assert injured("A raid killed two guards. The bodies were brought to the hospital.") == []
    assert injured("A raid killed two guards. Three people were taken to a hospital for questioning.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bunia itself had been overrun on Tuesday.", "seizure_of_territory"),
        ("Troops pushed into Bunia on Tuesday.", "seizure_of_territory"),
        ("A convoy of seven trucks was stopped at the bridge and sent back.", "convoy_blocked"),
        ("Soldiers turned back six ambulances on Tuesday.", "convoy_blocked"),
        ("The rebels have blockaded the town since August.", "convoy_blocked"),
        ("The two governments signed a cessation of hostilities on Tuesday.", "agreement_or_talks"),
    ],
)
def test_what_is_told_without_a_word_of_harm(text: str, kind: str) -> None:
    assert [c.event_type for c in read(text)[0]] == [kind]


@pytest.mark.parametrize("text", ["Protesters marched into the square.", "The army holds the rebels responsible."])
def test_who_marches_or_blames_takes_no_ground(text: str) -> None:
    assert read(text)[0] == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen killed six men in the village of Adi Hutsa in Ethiopia's Tigray region on Friday.", "Adi Hutsa", "ET"),
        ("Gunmen attacked the hamlet of Huta in North Kivu on Friday and killed six men.", "Huta", "CD"),
        (
            "BAMAKO - Gunmen killed 42 people in an attack on the village of Tin Huma in northern Mali on Monday.\n\n"
            "They surrounded the village at dusk and shot 42 people, an official said.",
            "Tin Huma",
            "ML",
        ),
    ],
)
def test_a_village_that_no_map_knows_keeps_its_name_and_lies_in_what_holds_it(
    text: str, name: str, country: str
) -> None:
    assert {(c.place.name, c.place.country) for c in read(text)[0]} == {(name, country)}


def test_a_weekly_paper_tells_of_the_friday_before() -> None:
    """Printed on a Friday, it opens with Saturday; a page that was brought up to date names its newest day late."""
    text = "Armed men raided the quarter on Saturday night and killed two. A priest went there on Monday. On Wednesday the army denied it."
    assert read(text)[0][0].when.start == "2031-05-03"


def test_a_label_that_a_dash_clings_to_is_a_label() -> None:
    assert injured("GOMA CITY—Thirteen passengers were hurt when a bomb went off inside a bus on Sunday.") == [(13, 13)]
