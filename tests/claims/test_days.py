"""Which day an act is given, of all the days that a text prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from rashomon.records import Claim, Mention, Removed
from tests.constructed import an_article, main_mention

WEDNESDAY = "2031-05-07"


def read(text: str) -> tuple[list[Claim], list[Mention]]:
    return extract(an_article("Outlet", text, published=WEDNESDAY), load_knowledge(()))


def main(text: str) -> Mention:
    return main_mention(text, WEDNESDAY)


def test_the_weekday_after_publication_is_of_a_page_brought_up_to_date() -> None:
    told = main("A clerk was shot Wednesday in Toledo.\n\nTwo neighbours were shot too, a friend said early Thursday.")
    assert told.when.start == told.when.end == "2031-05-07"


@pytest.mark.parametrize(
    "told",
    [
        "A clerk was shot dead in Toledo last Thursday.",
        "A clerk was shot dead in Toledo on Thursday, May 1.",
        "A clerk was shot dead in Toledo last week.\n\nHe was shot in his shop on Thursday.",
    ],
)
def test_a_weekday_of_six_days_ago_is_told_by_more_than_its_name(told: str) -> None:
    assert main(told).when.start == main(told).when.end == "2031-05-01"


def test_an_act_that_is_told_has_happened() -> None:
    told = main("More charges will be filed against a clerk in Tuesday's fatal shooting in Toledo.")
    assert told.when.start == told.when.end == "2031-05-06"


@pytest.mark.parametrize(
    "told",
    [
        "A shooting last month left a clerk dead in Toledo.\n\nPolice said the clerk opened his shop on April 12.",
        "A clerk was shot dead in Toledo in April.\n\nThe killing on April 12 shocked his street.",
    ],
)
def test_a_vague_time_is_narrowed_by_the_one_day_that_the_text_prints_within_it(told: str) -> None:
    assert main(told).when.start == main(told).when.end == "2031-04-12"


def test_overnight_is_mostly_after_midnight() -> None:
    when = main("A clerk was shot dead overnight in Toledo.").when
    assert (when.start, when.end, when.approx) == ("2031-05-07", "2031-05-07", True)


def test_a_day_told_beside_the_act_stands_before_an_hour_whose_day_was_lent() -> None:
    told = main(
        "Officers spoke in Toledo on Tuesday.\n\nThe clerk was shot about 4 p.m., they said.\n\n"
        "A clerk was shot dead in Toledo on Monday."
    )
    assert told.when.start == "2031-05-05"


@pytest.mark.parametrize(
    "told",
    [
        "A clerk appeared in court Tuesday in the shooting of a neighbour in Toledo.",
        "A clerk entered a plea Tuesday to charges of shooting a neighbour in Toledo.",
        "It was unclear Tuesday why a clerk shot a neighbour in Toledo.",
        "Police revealed Tuesday that a clerk had shot a neighbour in Toledo.",
    ],
)
def test_a_day_of_the_court_or_of_the_telling_dates_no_act(told: str) -> None:
    assert main(f"{told}\n\nThe neighbour was shot on Sunday.").when.start == "2031-05-04"


def test_what_is_no_act_is_on_the_day_on_which_it_is_told() -> None:
    claims, _ = read("Officials today said they are lifting controls for the 4,000 refugees in Lublin.")
    assert {c.when.start for c in claims} == {WEDNESDAY}


def test_the_only_day_of_a_text_is_not_lent_where_an_act_of_its_own_has_it() -> None:
    claims, _ = read(
        "A convoy was shelled near Lublin on Monday.\n\nRaiders now regularly attack villages near Gdansk.",
    )
    assert [c.when.start for c in claims if "regularly" in c.quote] != ["2031-05-05"]


@pytest.mark.parametrize(
    "told",
    [
        "Police said around 7 p.m. on Sunday a man opened fire in Toledo and wounded a clerk.",
        "The brother of a clerk shot in an incident Sunday said he was recovering in Toledo.",
        "A gunman has been at large since the Sunday slaying of a clerk in Toledo.",
    ],
)
def test_a_day_beside_a_word_of_saying_or_since_can_be_that_of_the_act(told: str) -> None:
    when = main(f"{told}\n\nHis family spoke to reporters on Tuesday.").when
    assert (when.start, when.end) == ("2031-05-04", "2031-05-04")


@pytest.mark.parametrize(
    "told",
    [
        "Candles for a clerk shot dead in Toledo, pictured Monday, stand at his shop.",
        "Police in Toledo said in a statement posted on their website Monday that a clerk was shot dead.",
        "The clerk's brother spoke at length to a Toledo newspaper Monday about the shooting.",
        "A neighbour was arrested by Toledo police on Monday following the shooting of a clerk.",
        "A clerk died Monday from wounds he suffered Sunday in Toledo.",
    ],
)
def test_the_day_of_a_picture_a_post_or_an_arrest_dates_no_act(told: str) -> None:
    assert main(f"{told}\n\nThe clerk was shot dead on Sunday.").when.start == "2031-05-04"


def test_since_a_day_without_article_is_a_stretch_of_time() -> None:
    claims, _ = read("Since Sunday shelling has killed 44 farmers in Lublin.")
    assert [(c.is_aggregate, c.window_start) for c in claims] == [(True, "2031-05-04")]


def test_under_a_date_line_the_day_of_another_attack_is_not_lent() -> None:
    line = "May 7, 2031"
    article = an_article(
        "Outlet", f"{line}\n\nA bomb killed a clerk in Lublin.\n\nThe April 12 attack was worse.", WEDNESDAY
    )
    article = replace(article, removed=(Removed(article.source_ref, 0, len(line), "dateline", article.article_id, ""),))
    _, mentions = extract(article, load_knowledge(()))
    assert mentions[0].when.start == WEDNESDAY


@pytest.mark.parametrize(
    "told",
    [
        "Rebels killed six millers in Gao, the fourth such raid this month.",
        "A soldier was shot dead in Armagh, the 17th to die this year.",
        "A mine killed six millers in Gao, the second such incident this month.",
        "A soldier was shot dead in Armagh, bringing to 58 the number killed this year.",
        "Six millers were killed in Gao, the worst raid there since February.",
    ],
)
def test_the_month_that_an_act_is_counted_in_is_no_day_of_it(told: str) -> None:
    (mention,) = read(told)[1]
    assert (mention.when.start, mention.when.end, mention.is_aggregate) == (WEDNESDAY, WEDNESDAY, False)
    assert mention.killed


def test_a_month_that_is_over_dates_the_acts_that_are_counted_in_it() -> None:
    assert main("The second raid in March killed six millers in Gao.").when.start == "2031-03-01"
    assert read("The army killed 70 rebels in the first three months of 2031.")[1][0].is_aggregate


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("May 7 - A mortar killed six millers at the weekend in Gao.", "2031-05-03", "2031-05-04"),
        ("GAO, May 7 (LPA) - A mortar killed six millers on Monday.", "2031-05-05", "2031-05-05"),
        ("Gao, 2 May: a mortar killed six millers in the night.", "2031-05-02", "2031-05-02"),
    ],
)
def test_a_dateline_gives_way_to_the_day_that_its_sentence_states(told: str, start: str, end: str) -> None:
    assert (main(told).when.start, main(told).when.end) == (start, end)


def test_a_dateline_lends_its_day_only_until_the_text_tells_the_day() -> None:
    told = read(
        "GOMA, May 7 - Shells killed 18 people in a market, nurses said.\n\nThe shelling on Tuesday destroyed a mill."
    )
    assert {(m.when.start, m.killed) for m in told[1]} == {("2031-05-06", (18, 18))}


@pytest.mark.parametrize(
    "text",
    [
        "A raid on Tuesday killed nine. This replaces the figure of six given in the note of 5 May.",
        "A raid on Tuesday killed nine. In a communiqué dated 5 May, the army denied the raid.",
        "A raid on Tuesday killed nine. A union, in a statement issued this morning, put the dead of the raid at nine.",
    ],
)
def test_the_day_of_a_document_is_no_day_of_the_act(text: str) -> None:
    assert main(text).when.start == "2031-05-06"
    assert "2031-05-05" not in {c.when.start for c in read(text)[0]}


def test_when_somebody_was_born_is_no_day_of_the_act() -> None:
    claims, _ = read(
        "Two people, Ali Sow, born in 1979, and Awa Keita, born in 1991, were killed by shells on Tuesday."
    )
    assert [(c.is_aggregate, c.when.start) for c in claims] == [(False, "2031-05-06")]


def test_a_wounded_guards_death_is_dated_by_the_raid() -> None:
    assert (
        main("A wounded guard died on Wednesday, raising to six the dead of Monday's raid.").when.start == "2031-05-05"
    )
