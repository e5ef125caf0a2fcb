"""In which words somebody is told to be dead, and whose death is none of the story's."""

from __future__ import annotations

import pytest

from rashomon.claims import extract
from rashomon.packs import load_knowledge
from tests.constructed import an_article


def killed(text: str) -> list[tuple[int | None, int | None] | None]:
    """What each mention sums up, where it counts anybody."""
    _, mentions = extract(an_article("Outlet", text), load_knowledge(()))
    return [m.killed for m in mentions if m.killed is not None]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A girl was hit by a bullet on Sunday. The girl later passed away at a clinic.", 1),
        ("A boatman shot his cousin dead on Sunday.", 1),
        ("A boy shot his cousin to death and then committed suicide.", 2),
        ("The woman bled to death after she was shot.", 1),
        ("She pleaded guilty over her young son's accidental shooting death.", 1),
        ("Rangers found Traore dead in a hut after the shooting.", 1),
        ("Rangers found a mother and her son dead after the shooting.", 2),
        ("Soldiers found two women in the cellar who were dead.", 2),
        ("The murder of a beekeeper shocked the village.", 1),
        ("A locksmith was fatally wounded in a shooting.", 1),
        ("A judge denied bail to a woman accused of killing her uncle and her niece.", 2),
        ("Man killed, 6-year-old girl wounded in Elm Hill shooting", 1),
        ("A father and his two sons were killed in the strike.", 3),
        ("Police confirmed an 18-month-old is dead after a shooting.", 1),
        ("Two girls, ages 4 and 9, and two nurses were found slain in a clinic.", 4),
        ("Medics were unable to save him after he was shot in the chest.", 1),
        ("The porter was shot in the neck and could not be saved.", 1),
        ("Efforts to revive the girl, who was shot in the head, were in vain.", 1),
        ("Six clerks were shot, two of them fatally.", 2),
        ("Six clerks were shot, two of them mortally.", 2),
        ("Seven herders were burned alive in their huts.", 7),
        ("A family of five was wiped out in an air strike on the camp.", 5),
        ("Detectives look into the death after a shooting at the mill.", 1),
        ("A man shot his wife and himself in an apparent murder-suicide.", 2),
        ("Charges were upgraded after the victim of the stabbing died.", 1),
        ("A lamplighter was shot dead in the square.", 1),
        ("Her successor was gunned down at a restaurant.", 1),
        ("Two rebels were killed in the raid while a guard attained martyrdom.", 3),
        ("The sergeant made the supreme sacrifice in the raid.", 1),
        ("The raid made it possible to eliminate 17 rebels.", 17),
        ("The strike led to the martyrdom of two people and the wounding of four.", 2),
        ("The number of people killed in the shelling of the market has gone up to 60.", 60),
        ("Three hours later the body of a clerk was pulled from the rubble after the shelling.", 1),
        (
            "A clerk was found dead and two porters died overnight after the strike, bringing the number of dead to four.",
            4,
        ),
        ("One of the injured succumbed to his wounds, which raises the toll of the strike to three killed.", 3),
        ("Goma, North Kivu, October 24, 2031.- At least 13 people were murdered.", None),
        ("The group has named 45 victims of the massacre.", 45),
        ("The dead of the shelling were a nurse and two drivers.", 3),
        ("An activist found shot in his car has died.", 1),
        ("Rebels slit the throats of seven farmers.", 7),
        ("The army admitted to the loss of one soldier in the raid.", 1),
        ("A man killed his ex-wife with a rifle.", 1),
        ("Thirteen slain in ambush on police convoy", 13),
        ("Shells hit the camp and killed two; the army said it had not fired.", 2),
        ("A potter shot his ex-wife dead and inflicted a fatal wound on their son before taking his own life.", 3),
        ("The raid claimed the lives of a nurse and a man who shot her, then turned the gun on himself.", 2),
        ("A clerk was shot dead on Sunday. A deputy came upon the body at the mill.", 1),
        ("Eleven guards died in the raid, about 80 km (50 miles) from the capital.", 11),
        ("A potter shot his estranged wife, her mother and her teenage daughter dead at the mill on Sunday.", 3),
        ("A wounded guard died on Sunday, raising to six the number of guards killed in the raid.", 6),
        ("The rebels admitted losing four of their fighters in the raid.", 4),
        ("A clinic said that 28 people had been buried after the raid.", 28),
        ("The group took credit for the death in combat of nine guards.", 9),
        ("Six villagers were killed and were taken by truck to a clinic after the raid.", 6),
        ("Two clerks and their cousins were gunned down at the mill.", 4),
        ("Three died at the mill after the raid and one was taken to a clinic, where she died.", 4),
        ("The elder gave a toll of 26 dead and around 50 wounded in the attack.", 26),
        ("Police are not identifying the victims of the raid, but a potter says the man who died was his uncle.", 1),
        ("Two clerks were shot at the mill. The coroner has identified the two victims of the shooting.", 2),
        ("The medical examiner identified the victim of the shooting as Awa Keita, 34.", 1),
        ("Both Keita and Traore suffered gunshot wounds on Sunday, which appear to be the cause of death.", 2),
        ("Guards found a man in the mill with a gunshot wound which proved to be fatal.", 1),
    ],
)
def test_a_death_is_counted_in_whatever_words(text: str, dead: int | None) -> None:
    assert killed(text) == ([(dead, dead)] if dead else [(13, None)])


@pytest.mark.parametrize(
    "text",
    [
        "A boy was shot on Sunday. Had he stood elsewhere, it could easily have killed him.",
        "A boy was shot on Sunday. He should have died.",
        "A boy was shot on Sunday. His aunt died in a car crash after the shooting.",
        "A boy was shot on Sunday. His aunt is bleeding to death, a caller said.",
        "A boy was shot on Sunday. Guards carried the nearly lifeless body of the boy to a van.",
        "A boy was shot on Sunday. Medics were able to save him.",
        "A boy was shot on Sunday. The boy cannot be saved by prayers alone, a nurse said.",
        "Every death is a tragedy, the bishop said after the shooting.",
        "A commander said that the men were shot at by the army.",
        "A boy was shot on Sunday. A clerk reacted to his injury.",
        "The rebels' crew was shot at on Sunday. A film was shot in the town.",
        "A judge sentenced a robber to death after the shooting.",
        "The mayor would not say whether the suspect had been shot, was dead or was in custody.",
        "The shelling buried six people under rubble.",
        "Surgeons fought for hours to save a boy who was shot.",
        "Keita faced charges of theft just two months after the murder.",
        "A boy was shot on Sunday. He was taken by life flight helicopter to a clinic.",
    ],
)
def test_who_did_not_die_or_not_by_violence_is_not_counted(text: str) -> None:
    assert killed(text) == []
