"""Parties: who did it and to whom, in the words of the sentence and as actors that the packs know.

Of the words that grammar offers for a role the first is taken that can fill it: an actor, people, a thing that is hit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.claims.blame import nobody
from rashomon.claims.cues import VIOLENCE
from rashomon.claims.drafts import Draft
from rashomon.claims.grammar import conjuncts, modifies, phrase, role_words
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.narrative import Reading
from rashomon.claims.place_mentions import FAMOUS
from rashomon.claims.pronouns import stands_for
from rashomon.claims.second_look import FROM_AFAR, acts, suffers

if TYPE_CHECKING:
    from spacy.tokens import Token


CIVILIANS = "Civilians"


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a role."""

    text: str | None
    """As written; None where the role is not filled."""
    name: str | None
    """Canonical names joined by "; "; None where the packs know none."""
    why: str


NOBODY = Party(None, None, "")


def parties(
    draft: Draft, accused: str | None, speaker: str | None, reading: Reading, words: Lexicon
) -> tuple[Party, Party]:
    """Perpetrator and target. `accused` is whom the `speaker` blames, whatever the grammar of the event says."""
    text = draft.parsed.sentence.text
    by = _perpetrator(draft, accused, speaker, reading, words)
    to = NOBODY
    # "Killed two men in a strike on the town": the town is where, as long as somebody was hit in it.
    for token in sorted(draft.targets, key=lambda t: t.lower_ in words.places):
        token = stands_for(token) or token
        own = _written(token, text)
        # Who blows himself up hits others.
        if own is None or own == accused or token.lower_ in role_words()["reflexive"]:
            continue
        name, why = reading.actors.ground(own, by.name, text[: token.idx], speaker=speaker)
        if name is not None or suffers(token, draft.type, words):
            return by, Party(own, name, why)
        to = to if to.why else Party(None, None, f" (“{own}” is nobody)")
    return by, to


def _perpetrator(draft: Draft, accused: str | None, speaker: str | None, reading: Reading, words: Lexicon) -> Party:
    if accused:
        name, why = reading.actors.ground(accused)
        return Party(accused, name or _state(accused, draft, reading), why)
    found = NOBODY
    for token in draft.perpetrators:
        token = stands_for(token) or token
        if nobody(token):
            continue  # "no group has said it was behind the bombing"
        own = _written(token, draft.parsed.sentence.text)
        if own and role_words()["worn"] & set(own.lower().split()):
            return Party(own, None, " (what they wear does not say who they are)")
        # "The Beirut strikes" hit Beirut, though "Beirut" may stand for the government that sits there.
        if own and _a_town(token, own, reading):
            found = Party(None, None, f" (“{own}” is where)")
            continue
        name, why = reading.actors.ground(own, speaker=speaker)
        if name is None and own and modifies(token):
            name = _state(own, draft, reading)
        # What no civilian does: where the grammar says so, it was read wrongly.
        if name == CIVILIANS and draft.type in FROM_AFAR:
            found = Party(None, None, f" (“{own}” shell and bomb nobody)")
            continue
        if name == CIVILIANS and token.lower_ in role_words()["anybody"]:
            return Party(own, None, " (nobody known)")
        if own and (name is not None or acts(token, words)):
            return Party(own, name, why)
        found = found if found.why else Party(None, None, f" (“{own}” is nobody)")
    return found


def _a_town(token: Token, own: str, reading: Reading) -> bool:
    """ "The Goma bombing": a town that stands before the act is where it was; a country may have done it."""
    if not modifies(token) or token.dep_ == "poss" or not token.text[:1].isupper():
        return False
    found = reading.knowledge.gazetteer.lookup(own)
    # A small town may be a surname, unless the story plays there.
    here = {p.place_id for p in (reading.home.place if reading.home else None, reading.place) if p and p.place_id}
    town = any(
        e.kind == "settlement" and (e.population >= FAMOUS or e.place_id.startswith("pack:") or e.place_id in here)
        for e in found
    )
    return town and not any(e.kind == "country" for e in found)


def _state(text: str, draft: Draft, reading: Reading) -> str | None:
    return reading.knowledge.actors.attacker(text) if draft.type in VIOLENCE else None


def _written(token: Token, text: str) -> str | None:
    """The noun phrase as written, with those joined with it: "the army and its allies"."""
    heads = _listed(list(conjuncts(token)))
    start, end = phrase(heads[0])[0], phrase(heads[-1])[1]
    last = token.doc[end - 1]
    return text[token.doc[start].idx : last.idx + len(last.text)].strip(" ,;") or None


def _listed(heads: Sequence[Token]) -> Sequence[Token]:
    """Those of the joined words that are nouns, up to the first that is none: the parser joins clauses too."""
    last = next((i for i, t in enumerate(heads) if i and t.pos_ not in ("NOUN", "PROPN")), len(heads))
    return heads[:last]
