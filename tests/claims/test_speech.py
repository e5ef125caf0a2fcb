"""Who says it, how firmly, and whether it is meant: sentences of many wars, one claim each."""

from __future__ import annotations

import pytest

from rashomon.claims import irony
from rashomon.claims.parse import parse
from rashomon.claims.sentence import split
from rashomon.claims.speech import Speech, attribute
from rashomon.claims.stance import judge
from tests.constructed import an_article


def speeches(text: str) -> list[list[Speech]]:
    sentences = split(an_article("Outlet", text))
    return attribute(parse(sentences), sentences)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Ukrainian army said on Monday that its drones hit a depot near Tokmak.", "The Ukrainian army"),
        (
            "According to the Colombian defence ministry, rebels shot dead two soldiers.",
            "the Colombian defence ministry",
        ),
        ("Shelling killed four people in Stepanakert, local officials said.", "local officials"),
        ("The rebels claimed that they had shot down a helicopter over Goma.", "The rebels"),
        ("At least six farmers were shot dead, a police spokesman told Reuters.", "a police spokesman"),
        ("Witnesses reported that soldiers opened fire on the market.", "Witnesses"),
        ("The Houthis denied that they had fired the missile.", "The Houthis"),
        ("MONUSCO established that rebels killed 131 villagers.", "MONUSCO"),
        ("The inquiry concluded that loyalists shot the two men.", "The inquiry"),
        ("The Interior Ministry gave a lower toll of 16 killed.", "The Interior Ministry"),
        ("The agency Saba gave a higher toll, saying 24 people had been killed.", "Saba"),
        ("The doctors' union, in a statement issued on Monday, put the toll at 31 dead.", "The doctors' union"),
        ("The rebels admitted losing four of their fighters.", "The rebels"),
        ("The spokesman insists that only eight civilians were killed.", "The spokesman"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert speaker in [s.attributed_to for s in speeches(text)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed when a mine exploded near Kidal.",
        "Rebels shelled the airport on Tuesday.",
        "Troops retook the bridge after a night of fighting.",
    ],
)
def test_the_outlet_s_own_voice_has_no_speaker(text: str) -> None:
    assert speeches(text) == [[]]


def test_it_said_goes_on_with_the_speaker_before() -> None:
    found = speeches("The interior ministry said that a bomb exploded in Quetta. It said that nine people were killed.")
    assert found[1][0].attributed_to == "The interior ministry"


def test_who_is_blamed_is_not_who_blames() -> None:
    (found,) = speeches("The army blamed the Tamil Tigers for the bombing.")
    assert found[0].attributed_to == "The army"
    assert found[0].accused == "the Tamil Tigers"


@pytest.mark.parametrize(
    ("text", "speaker", "accused"),
    [
        ("Police blamed the attack on the Tamil Tigers.", "Police", "the Tamil Tigers"),
        ("The army blamed the rebels on Monday for the bombing.", "The army", "the rebels"),
        ("Officials attributed the blast to the ELN.", "Officials", "the ELN"),
        ("The claim was denied by the Ugandan army.", "the Ugandan army", None),
    ],
)
def test_blame_in_its_several_forms(text: str, speaker: str, accused: str | None) -> None:
    ((found,),) = speeches(text)
    assert (found.attributed_to, found.accused) == (speaker, accused)


@pytest.mark.parametrize("text", ["The attack was blamed on the PKK.", "Two men were reported killed in Ituri."])
def test_a_passive_that_names_no_speaker_has_none(text: str) -> None:
    assert speeches(text) == [[]]


def test_who_is_cited_speaks_and_not_who_cites() -> None:
    (found,) = speeches("Belta, citing the defence ministry, reported that three soldiers were killed.")
    assert [s.attributed_to for s in found] == ["the defence ministry"]


@pytest.mark.parametrize(
    ("text", "cue", "stance", "scope"),
    [
        ("Rebels shelled the airport on Tuesday.", "shelled", "asserted", None),
        ("The jets did not bomb the school.", "bomb", "denied", "event"),
        ("The rebels have not yet captured the town.", "captured", "denied", "not_yet"),
        ("The militia reportedly executed five prisoners.", "executed", "hedged", None),
        ("The army allegedly shelled the camp.", "shelled", "hedged", None),
        ("The missile may have killed the driver.", "killed", "hedged", None),
    ],
)
def test_how_firmly_it_is_said(text: str, cue: str, stance: str, scope: str | None) -> None:
    sentences = split(an_article("Outlet", text))
    (parsed,) = parse(sentences)
    (spoken,) = attribute([parsed], sentences)
    token = next(t for t in parsed.doc if t.text == cue)
    assert judge(parsed.doc, token, spoken) == (stance, scope)


def test_a_denial_of_who_did_it_is_not_a_denial_that_it_happened() -> None:
    text = "The rebels denied responsibility for the bombing."
    sentences = split(an_article("Outlet", text))
    (parsed,) = parse(sentences)
    (spoken,) = attribute([parsed], sentences)
    assert judge(parsed.doc, next(t for t in parsed.doc if t.text == "bombing"), spoken) == ("denied", "responsibility")


def test_scare_quotes_count_only_in_a_text_that_mocks_throughout() -> None:
    line = "The “peacekeepers” shelled the village again."
    assert irony.mark(line, "shelled", False) == (False, None)
    assert irony.mark(line, "shelled", True) == (True, "wording")
    assert irony.mark("The army “liberated” the ruins.", "liberated", True) == (True, "event")


def test_words_somebody_is_quoted_with_are_no_irony() -> None:
    assert irony.marks("The minister called them “terrorists” on Sunday.") == 0
    assert not irony.sarcastic(["Rebels shelled the airport.", "Two soldiers died."])


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Residents said the drone was Ethiopian.", "Ethiopian"),
        ("Many in the town claimed it was the Rwandans.", "the Rwandans"),
        ("Residents said the victim was Ethiopian.", None),
        ("The governor said the attack was an outrage.", None),
        ("Officials said it was dark.", None),
    ],
)
def test_whose_it_was_is_said_without_a_word_of_blame(text: str, accused: str | None) -> None:
    ((found,),) = speeches(text)
    assert found.accused == accused


def test_each_of_two_speakers_in_a_sentence_governs_the_clause_after_its_verb() -> None:
    text = "While the ministry says that rebels shelled Goma, residents claim that soldiers fired on the market."
    (found,) = speeches(text)
    (residents,) = (s for s in found if s.attributed_to == "residents")
    assert text[residents.start : residents.end].endswith("soldiers fired on the market.")


def test_what_somebody_is_accused_of_is_no_part_of_their_name() -> None:
    ((found,),) = speeches("The mayor accused the militia of arson.")
    assert found.accused == "the militia"


def test_whoever_speaks_blames_and_not_whose_forces_they_speak_of() -> None:
    told = "In a message the group said its men had no guns there and blamed the army, which it accused of bombing farmers."
    ((_, blaming, accusing),) = speeches(told)
    assert (blaming.attributed_to, blaming.accused) == ("the group", "the army")
    assert (accusing.attributed_to, accusing.accused) == ("the group", "the army")


def test_what_is_reported_reports_nothing() -> None:
    assert speeches("The rebels shelled Goma, no injuries reported.") == [[]]
    ((found,),) = speeches("“I counted ten bodies in Goma,” the mayor said.")
    assert found.attributed_to == "the mayor"


def test_a_body_that_speaks_is_not_whoever_spoke_before_it() -> None:
    nurse = '"We found nine bodies," said Awa Keita, a nurse. '
    assert (
        speeches(nurse + "Two people were killed in the strike, the ministry said.")[1][0].attributed_to
        == "the ministry"
    )
    health = "Two people were killed in the strike, the health ministry said. "
    assert speeches(health + "Nine were wounded, the ministry said.")[1][0].attributed_to == "the health ministry"


def test_nobody_is_no_speaker() -> None:
    assert speeches("No group has said it was behind the bombing, which killed two.") == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Between 19 and 28 people reported killed in Waat.",
        "They were taken to a clinic, where two are reported to be in a grave condition.",
    ],
)
def test_of_whom_it_is_told_is_no_speaker(text: str) -> None:
    assert speeches(text)[0] == []
