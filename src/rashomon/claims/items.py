"""Items: the entries of a round-up that each open with the name of the place that they tell of.

"BASRA - Gunmen killed three.", "Basra: gunmen killed three." One such label at the head of a story is its dateline, where
it was written; two or more of different places are where each item plays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.claims.labels import LABEL
from rashomon.claims.place_mentions import PlaceMention
from rashomon.claims.places import PlaceContext, resolve_place
from rashomon.claims.sentence import Sentence
from rashomon.packs import Gazetteer
from rashomon.records import Place

# The name with which a label opens, before a day, an agency or what holds the place.
NAME = re.compile(
    r"\W{0,3}(?P<name>[^\W\d_][^\d,()/:—–]*?)(?:,\s*(?P<holder>[^\W\d_][^\d,()/:—–]*?))?\s*(?:[\d,()/:—–]|-|$)"
)
# So many people has a town that may be told from a speaker of its name.
TOWN = 20_000
PLACED = frozenset({"exact", "settlement", "near", "district", "province"})


@dataclass(frozen=True, slots=True)
class Item:
    """The label of an item: where it plays, and the offset in its first sentence at which the label ends."""

    place: Place
    start: int
    end: int
    wired: bool
    """In capitals before a dash, as agencies print it."""


def items_of(sentences: Sequence[Sentence], gazetteer: Gazetteer, context: PlaceContext) -> Mapping[int, Item]:
    """The items of a text by paragraph; none where it has no two labels of different places.

    A colon follows speakers too: where most of what stands before colons is no town of some size, or one comes back
    after another, as in a dialogue, no label is a place.
    """
    first = {s.paragraph: s for s in reversed(sentences) if s.zone == "body"}
    found: dict[int, Item] = {}
    others = 0
    for paragraph, s in first.items():
        hit = LABEL.match(s.text)
        if hit is None or (hit["end"] == "-" and not s.text[: hit.start("end")].endswith((" ", ")"))):
            continue
        wired = hit["end"] != ":" and hit["label"].split(",")[0].isupper()
        place = _place(hit["label"], gazetteer, context, least=0 if wired else TOWN)
        if place is None:
            others += 1
        else:
            found[paragraph] = Item(place, s.start, hit.end(), wired)
    runs = [i for i, before in zip(found.values(), [None, *found.values()], strict=False) if not _same(i, before)]
    several = len({i.place.place_id for i in runs})
    back = several < len(runs) and not all(i.wired for i in runs)
    return found if several > 1 and len(found) > others and not back else {}


def _same(item: Item, before: Item | None) -> bool:
    return before is not None and before.place.place_id == item.place.place_id


def _place(label: str, gazetteer: Gazetteer, context: PlaceContext, least: int) -> Place | None:
    named = NAME.match(label)
    if named is None or not any(
        score == 1 and (e.population >= least or e.place_id.startswith("pack:"))
        for e, score in gazetteer.search(named["name"])
    ):
        return None
    within = (named["holder"],) if named["holder"] else ()
    name = named["name"]
    mention = PlaceMention(0, len(name), name, name, None, None, within, None)
    place = resolve_place(mention, gazetteer, context)
    return place if place.lat is not None and place.precision in PLACED else None
