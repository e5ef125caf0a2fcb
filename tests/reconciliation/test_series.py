"""Running totals audited, breaches alleged, words counted, status of victims, the sentence at the head."""

from __future__ import annotations

from dataclasses import replace

from rashomon.export import View
from rashomon.packs.agreements import Agreement, Provision
from rashomon.reconciliation.agreements import Allegation, allegations, by_month, month_before
from rashomon.reconciliation.framing import framing
from rashomon.reconciliation.summary import plain_verdict
from rashomon.reconciliation.tally_audit import TallyAudit, audit_tallies
from rashomon.records import Claim, Count, Tally, TallyEntry
from tests.constructed import Sides, a_claim, a_view, an_article

RULES = Provision("P1", ("North", "South"), "hold their fire", None, None, ("shelling",), ("Raiders",))
TRUCE = Agreement("Truce of Mopti", ("North", "South"), "2021-02-01", "2021-02-01", None, ("Mopti",), "own", (RULES,))


def counted(claim: Claim, kind: str, number: int) -> Claim:
    return replace(claim, counts=(Count(kind, "fighters", "combatants", number, number),))  # type: ignore[arg-type]


def total(name: str, kind: str, entries: list[tuple[str, int, str]], side: str = "South") -> Tally:
    stated = tuple(TallyEntry(c, n, n, "2021-02-20", day) for c, n, day in entries)
    return Tally(name, "fighters", kind, "combatants", side, "army", None, "2021-02-20", stated[-1].as_of, stated)  # type: ignore[arg-type]


def audited(tallies: list[Tally], view: View, extra: list[Claim]) -> list[TallyAudit]:
    claims = view.claim | {c.claim_id: c for c in extra}
    mentions = {m.mention_id: m for m in view.mentions}
    return audit_tallies(tallies, view.incidents, claims, mentions, view.article, Sides())


def spoken(sentence: str) -> Claim:
    return replace(a_claim(an_article("Army News", sentence), None, None), attributed_to="the army")


def one_incident(kind: str, number: int) -> View:
    article = an_article("Daily", "Fighters fell at the bridge.")
    return a_view([(article, replace(counted(a_claim(article, None, None), kind, number), target="South"))])


def test_a_running_total_that_falls_is_said_to_fall() -> None:
    a, b = spoken("So far 90 were killed."), spoken("By now 80 were killed.")
    tally = total("t1", "killed", [(a.claim_id, 90, "2021-03-01"), (b.claim_id, 80, "2021-03-03")])
    (audit,) = audited([tally], one_incident("killed", 7), [a, b])
    assert len(audit.falls) == 1
    assert "falls from 90 (2021-03-01) to 80 (2021-03-03)" in audit.notes[0]


def test_a_total_stands_beside_the_sum_of_its_incidents() -> None:
    a = spoken("So far 90 were killed.")
    (audit,) = audited([total("t1", "killed", [(a.claim_id, 90, "2021-03-01")])], one_incident("killed", 7), [a])
    assert (audit.in_incidents.low, audit.in_incidents.high) == (7, 7)
    assert "90 claimed, 7 in 1 incident here." in audit.notes


def test_neutralised_is_never_set_against_killed() -> None:
    a, b = spoken("So far 90 were neutralised."), spoken("So far 40 were killed.")
    first = total("t1", "neutralised", [(a.claim_id, 90, "2021-03-01")])
    second = total("t2", "killed", [(b.claim_id, 40, "2021-03-01")])
    audit, _ = audited([first, second], one_incident("killed", 7), [a, b])
    assert audit.in_incidents.low is None
    assert audit.without_figure == 1
    assert audit.not_comparable == ("t2",)
    assert any(n.startswith("Not comparable, another unit: 40 killed of South") for n in audit.notes)


def test_an_incident_after_the_total_is_not_in_it() -> None:
    a = spoken("So far 90 were killed.")
    (audit,) = audited([total("t1", "killed", [(a.claim_id, 90, "2021-02-25")])], one_incident("killed", 7), [a])
    assert audit.incidents == ()


def alleged(*, perpetrator: str = "Northern Army", target: str = "Civilians") -> list[Allegation]:
    accuses = an_article("Daily", "The Northern Army shelled the bridge.")
    denies = an_article("Radio", "North did not shell the bridge.")
    claim = replace(a_claim(accuses, 2, 2, perpetrator=perpetrator), target=target)
    denial = a_claim(denies, None, None, perpetrator="North", speaker="a spokesman", stance="denied", scope="event")
    view = a_view([(accuses, claim), (denies, replace(denial, speaker="North"))])
    return allegations(view.claims, view.incident_of, view.article, [TRUCE], Sides())


def test_a_breach_is_alleged_by_somebody_and_answered_by_the_accused() -> None:
    (found,) = alleged()
    assert (found.agreement, found.provision, found.accused, found.accuser) == (
        "Truce of Mopti",
        "P1",
        "Northern Army",
        "Daily",
    )
    assert found.answers[0][0] == "a spokesman (Radio)"


def test_nobody_who_is_not_bound_is_accused_of_a_breach() -> None:
    assert alleged(perpetrator="Raiders") == []


def test_an_exempt_target_is_named_and_not_counted() -> None:
    found = alleged(target="Raiders")
    assert found[0].exempt == "Raiders"
    assert by_month(found) == []


def test_months_stand_beside_the_month_before() -> None:
    (found,) = alleged()
    earlier = replace(found, day="2021-02-11", incident_id="i0", answers=())
    february, march = by_month([found, earlier])
    assert (february.month, february.incidents, february.before, february.denied) == ("2021-02", 1, 0, 0)
    assert (march.month, march.incidents, march.before, march.denied) == ("2021-03", 1, 1, 1)
    assert month_before("2021-01") == "2020-12"


def test_words_are_counted_by_sentence_and_voice() -> None:
    article = an_article("Daily", "The regime shelled the bridge.")
    claim = replace(a_claim(article, 2, 2), loaded=(("government", "Regime"),))
    quoted = replace(claim, claim_id="c0", char_start=40, char_end=60, attributed_to="a rebel")
    (naming,) = framing([claim, replace(claim, claim_id="c1"), quoted], {article.article_id: article})
    assert (naming.referent, naming.outlet) == ("government", "Daily")
    assert naming.own == (("regime", 1),)
    assert naming.quoted == (("regime", 1),)


def test_the_same_number_called_civilians_and_combatants_is_contested() -> None:
    texts = [an_article("Daily", "Nine villagers died."), an_article("Radio", "Nine fighters died.")]
    pairs = [(t, a_claim(t, 9, 9, group=g)) for t, g in zip(texts, ("civilians", "combatants"), strict=True)]
    row = a_view(pairs).incidents[0]
    assert {d.field: d.verdict for d in row.disagreements}["victim_status"] == "contested"


def test_two_speakers_of_one_text_can_contest_and_cannot_agree() -> None:
    article = an_article("Daily", "Some say twelve died, others say twenty.")
    first = a_claim(article, 12, 12, speaker="some residents")
    other = replace(a_claim(article, 20, 20, speaker="other residents"), claim_id="c0", mention_id="m0", char_start=9)
    row = a_view([(article, first), (article, other)]).incidents[0]
    assert {d.field: d.verdict for d in row.disagreements}["killed"] == "contested"
    same = replace(other, counts=first.counts)
    row = a_view([(article, first), (article, same)]).incidents[0]
    assert {d.field: d.verdict for d in row.disagreements}["killed"] == "single_source"


def test_an_incident_begins_with_its_verdict_in_a_sentence() -> None:
    texts = [an_article("Daily", "Nine died."), an_article("Radio", "Twelve died.")]
    row = a_view([(t, a_claim(t, n, n)) for t, n in zip(texts, (9, 12), strict=True)]).incidents[0]
    assert plain_verdict(row).startswith("Two accounts, two origins: killed contested (12; 9).")
