"""Place names found in running text: the name, its type word, what holds it, and the word that says where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.packs import Gazetteer, PlaceEntry
from rashomon.packs.place_names import bare, fold

DATA = Path(__file__).parent / "en" / "places.toml"
STATE = re.compile(r",\s+((?:[A-Z]\.\s?){2}|[A-Z][A-Za-z]{1,4}\.?(?:\s?[A-Z][a-z]*\.?)?)(?=[\s,.)—–-]|$)")
# The words of a name. A hyphen between capitals joins two names ("the Homs-Hama road") as often as parts of one.
# After an article it never does: "Al-Bab".
PARTS = re.compile(r"[A-Z][^\s\-–]{3,}(?=[-–][A-Z])|[^\s\-–]\S*")
# What stands before a word that opens a sentence.
OPENING = re.compile(r"(?:^|[.!?…:]\W*\s|\n)\W*$")
# A town so large may be named with nothing beside it that says where it is.
FAMOUS = 200_000
# Capitals alone, so many or fewer, abbreviate.
ACRONYM = 4
# So many letters or fewer are a code.
CODE = 3


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text; offsets in that text."""

    start: int
    end: int
    text: str
    """With its type words and containers: "the town of Maarbalit in southern Idlib"."""
    name: str
    qualifier: str | None
    kind: str | None
    within: tuple[str, ...]
    locative: str | None
    """The word before it that says where, or None."""


@cache
def place_words() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text("utf-8"))


@cache
def any_word(name: str) -> str:
    """A pattern of the words of a list, in its order."""
    return f"(?:{'|'.join(place_words()[name])})"


@cache
def _name() -> re.Pattern[str]:
    """A name: words with a capital, and the small ones that join them."""
    capital = r"[A-ZÀ-ÝĀ-ŽŞ‘ʿ][\w’'‘ʿ\-]*"
    word = rf"(?:{capital}|{any_word('name_articles')}-[A-ZÀ-ÝŞ‘ʿ][\w’'‘ʿ\-]*)"
    link = rf"(?:\s+{any_word('name_links')}(?=\s+[A-Z]))?"
    return re.compile(rf"(?:{any_word('shortened')}\.\s)?{word}(?:{link}\s+(?:{word}|\d(?!\d)))*")


@cache
def _listed() -> re.Pattern[str]:
    """All that stands between two names of a list."""
    joint, the = any_word("and"), rf"(?:{any_word('the')}\s+)?"
    return re.compile(rf"\s*,\s*(?:{joint}\s+)?{the}|\s+{joint}\s+{the}")


@cache
def _block() -> re.Pattern[str]:
    """ "The 300 block of N. Vernon": a street."""
    return re.compile(rf"\b{any_word('block_of')} (?:[NSEW]\.? |{any_word('sides_of_a_street')} )?$")


@cache
def _before() -> re.Pattern[str]:
    w = place_words()
    directions = "|".join(sorted(w["directions"], key=len, reverse=True))
    types = "|".join(sorted(w["types"], key=len, reverse=True))
    near = "|".join(sorted(w["near"], key=len, reverse=True))
    locative = "|".join(w["locative"])
    the, of = any_word("the"), any_word("of")
    return re.compile(
        # Begun at a word alone: the search tries every letter of the words before otherwise.
        rf"(?<!\w)(?:(?P<near>{near})\s+|(?P<loc>{locative})\s+)?"
        rf"(?:{the}\s+)?(?:[\w’'\-]+-{any_word('held')}\s+|(?!(?:{directions}|{locative}|{types})\b)(?-i:[a-z])+\s+)?"
        rf"(?:(?P<part>[a-z]+)\s+{any_word('part_of')}\s+{of}\s+(?:{the}\s+)?)?"
        rf"(?:(?P<kind>{types})s?(?:\s+{of}|,)\s+)?(?P<side>(?:{directions})(?:\s+{of})?\s+)?$",
        re.IGNORECASE,
    )


@cache
def _typed() -> re.Pattern[str]:
    """A type word stands before: a quick look, since most names in a text are no places."""
    return re.compile(rf"\b(?:{'|'.join(place_words()['types'])})s?\b", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    w = place_words()
    types = "|".join(sorted(w["types"], key=len, reverse=True))
    parts = rf"{any_word('sides_of_a_place')}?\s*{any_word('parts')}"
    return re.compile(rf"\s+(?:(?P<part>{parts})|(?P<kind>{types}))\b", re.IGNORECASE)


def find_places(text: str, gazetteer: Gazetteer, *, loose: bool = False) -> list[PlaceMention]:
    """Place names in a text, left to right. With `loose`, names with no word that says where count as well."""
    out: list[PlaceMention] = []
    if text.isupper():
        text = _titled(text)
    for hit in _name().finditer(text):
        last = out[-1] if out else None
        # In a list of names, the word before the first one holds for all: "near A, B and C".
        listed = last if last and _listed().fullmatch(text[last.end : hit.start()]) else None
        out += _in_name(text, hit.start(), hit.end(), gazetteer, loose, listed)
    return _contained(text, out)


def _titled(text: str) -> str:
    """Newswire in capitals, its words begun with a capital; offsets hold."""
    small = place_words()["small"]

    def begun(m: re.Match[str]) -> str:
        lower = m.group().lower()
        return lower if lower in small or len(lower) != len(m.group()) else lower.capitalize()

    return re.sub(r"[^\W\d_]+", begun, text)


def _in_name(
    text: str, start: int, end: int, gazetteer: Gazetteer, loose: bool, listed: PlaceMention | None
) -> list[PlaceMention]:
    """The longest run of a capitalised name that is a place; runs are tried from the left."""
    words = [(start + m.start(), start + m.end()) for m in PARTS.finditer(text[start:end])]
    out: list[PlaceMention] = []
    i = 0
    while i < len(words):
        step = 1
        for j in range(len(words), i, -1):
            a, b = words[i][0], words[j - 1][1]
            name = _named(text[a:b])
            mention = _mention(text, a, a + len(name), name, (start, end), gazetteer, loose, listed if not i else None)
            if mention is not None:
                out.append(mention)
                step = j - i
                break
        i += step
    return out


def _named(words: str) -> str:
    """The name alone: without the genitive, the mark after it, and what is joined to it ("Ankara-backed")."""
    name = re.sub(r"[’']s$", "", words).rstrip(".,;:!?”\"'’)")
    return _joined().sub("", name)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"-(?:{'|'.join(place_words()['joined'])})$")


def mention_at(text: str, start: int, end: int, gazetteer: Gazetteer) -> PlaceMention:
    """The mention that stands at these offsets, whatever the name is, with what is said beside it."""
    inside = [
        m
        for m in find_places(text, gazetteer, loose=True)
        if m.start <= start and end <= max(m.end, m.start + len(m.text))
    ]
    if inside and inside[0].start == start and inside[0].end == end:
        return inside[0]
    head, tail = _before().search(text[max(0, start - 60) : start]), _after().match(text[end : end + 40])
    kind = _type_before(head) or (tail["kind"].lower() if tail and tail["kind"] else None)
    state = STATE.match(text[end : end + 24])
    holder = _state(state.group(1)) if state else None
    name = _named(text[start:end])
    return PlaceMention(start, end, text[start:end], name, None, kind, (holder,) if holder else (), None)


def _mention(
    text: str,
    a: int,
    b: int,
    name: str,
    whole: tuple[int, int],
    gazetteer: Gazetteer,
    loose: bool,
    listed: PlaceMention | None,
) -> PlaceMention | None:
    lower = name.lower()
    if len(name) < 2 or lower in place_words()["types"] or lower in place_words()["directions"]:
        return None
    if lower.rstrip(".") in place_words()["never"]:
        return None
    following = re.match(r"\s+([A-Z]\w*)\.?", text[b:])
    if _powers().match(text, b):
        return None
    if lower.rstrip(".") in place_words()["things"] or _thing(following) or _block().search(text[max(0, a - 16) : a]):
        return None
    found = gazetteer.search(name)
    known = bool(found)
    if name.isupper() and len(name.replace(".", "")) <= ACRONYM and not _spelt_so(name, found):
        return None
    if not known and not _typed().search(text[max(0, a - 30) : a]):
        return None
    head, tail = _before().search(text[max(0, a - 60) : a]), _after().match(text[b : b + 40])
    type_before = _type_before(head)
    kind = type_before or (tail["kind"].lower() if tail and tail["kind"] else None)
    # "The eastern Ukrainian city of X" says whose city it is; Damascus city is one, though "Damascus" may mean Syria's rulers.
    if tail and tail["kind"] and gazetteer.country_of(name) and not any(fold(e.name) == fold(name) for e, _ in found):
        return None
    place = (head["near"] or head["loc"]) if head else None
    place = place.lower() if place else listed.locative if listed else None
    is_whole = a == whole[0] and b >= whole[1] - 2
    after = b + (tail.end() if tail else 0)
    state = STATE.match(text[after : after + 24])
    holder = _state(state.group(1)) if state else None
    if not known and not type_before:
        return None
    held = place in place_words()["holding"] or _among_places(text, (a, b), whole, gazetteer)
    own = _of_pack(found) and held and not _speaks(text, b)
    if (
        not kind
        and not place
        and not holder
        and not own
        and not (loose and (_bears(text, b) or (is_whole and _famous(name, gazetteer))))
    ):
        return None
    if (
        not is_whole
        and not own
        and not (kind or holder)
        and " " not in name
        and b < whole[1]
        and not _breaks(text, b, whole[1])
    ):
        return None
    if not kind and not place and not holder and lower in place_words()["openers"] and OPENING.search(text[:a]):
        return None
    side = (head["side"] or "").strip().lower() if head else ""
    part = (head["part"] or "").lower() if head else ""
    qualifier = side or None
    if head and head["near"]:
        qualifier = head["near"].lower()
    elif not side and part in place_words()["directions"]:
        qualifier = part
    elif not side and tail and tail["part"]:
        qualifier = "countryside"
    elif not side and listed and listed.qualifier in place_words()["near"]:
        qualifier = listed.qualifier
    begin = a
    if head and (type_before or side):
        begin = max(0, a - 60) + (head.start("kind") if type_before else head.start("side"))
    stop = b + (tail.end() if tail else 0)
    return PlaceMention(a, b, text[begin:stop].strip(), name, qualifier, kind, (holder,) if holder else (), place)


def _type_before(head: re.Match[str] | None) -> str | None:
    """The type word of "the capital, X" and "the city of X"; in "Cobb County, X" it belongs to the name before."""
    if head is None or not head["kind"]:
        return None
    named = head["kind"][0].isupper() and head.string[head.end("kind") :].startswith(",")
    return None if named else head["kind"].lower()


def _among_places(text: str, name: tuple[int, int], whole: tuple[int, int], gazetteer: Gazetteer) -> bool:
    """The capitalised words right before and after it name places, days or offices: else it is part of a person's name."""
    beside = [*text[whole[0] : name[0]].split()[-1:], *text[name[1] : whole[1]].split()[:1]]
    words = place_words()

    def is_known(word: str) -> bool:
        plain = word.strip(".,;:’'").lower()
        if not plain or plain in words["never"] or plain in words["followers"] or plain in words["types"]:
            return True
        return any(
            _of_pack(found) or found[0][0].kind == "country" for found in map(gazetteer.search, _forms(word)) if found
        )

    return all(map(is_known, beside))


def _forms(word: str) -> tuple[str, str]:
    """A word, and without the s of a genitive whose apostrophe was lost."""
    return word, word.removesuffix("s")


def _spelt_so(name: str, found: Sequence[tuple[PlaceEntry, float]]) -> bool:
    """Letters alone are a body or an agency ("SANA"), unless a large town or a place of the pack is spelt so."""
    return any(bare(e.name) == bare(name) and (e.population >= FAMOUS or _of_pack([(e, s)])) for e, s in found)


def _of_pack(found: Sequence[tuple[PlaceEntry, float]]) -> bool:
    return bool(found) and found[0][1] == 1 and found[0][0].place_id.startswith("pack:")


def _speaks(text: str, b: int) -> bool:
    """A capital that says, denies or accuses is a government."""
    after = re.match(rf"\s+(?:{any_word('have')}\s+)?([a-z]+)", text[b : b + 40])
    return bool(after) and after is not None and after[1] in place_words()["speaks"]


def _bears(text: str, b: int) -> bool:
    """What follows is a body that bears the name of its town: "Troy police"."""
    return re.match(rf"\s+(?:{'|'.join(place_words()['bodies'])})\b", text[b : b + 40], re.IGNORECASE) is not None


@cache
def _powers() -> re.Pattern[str]:
    """ "The X party", "the X party's youth": the s of a genitive may have lost its mark."""
    return re.compile(rf"\s+(?:{'|'.join(place_words()['powers'])})(?:[’']?s)?\b", re.IGNORECASE)


def _thing(following: re.Match[str] | None) -> bool:
    """The name goes on to a street or a building: "Linden Street"."""
    return following is not None and following.group(1).lower() in place_words()["things"]


def _famous(name: str, gazetteer: Gazetteer) -> bool:
    """A few letters are the code of an airport or a word, unless the place is spelt so: "Was" is not Washington."""
    return any(
        (e.kind in ("country", "province") or e.population >= FAMOUS)
        and (len(name) > CODE or bare(e.name) == bare(name))
        for e, _ in gazetteer.search(name)
    )


def _breaks(text: str, b: int, end: int) -> bool:
    """What follows within the capitalised run is not a part of the name: a noun of an office or a thing, or a day."""
    rest = text[b:end].split()
    following = re.sub(r"[’']s$", "", rest[0].lower().strip(".,")) if rest else ""
    return following in place_words()["followers"] or following in place_words()["days"]


def _state(word: str) -> str | None:
    """The state that an abbreviation or a name means."""
    states = place_words()["states"]
    bare = word.replace(".", "").replace(" ", "")
    return states.get(bare) or next((s for s in states.values() if s == word.rstrip(".")), None)


@cache
def _held_by() -> re.Pattern[str]:
    """All that may stand between a name and the one that holds it: ", in the south of the", " on the edge of"."""
    within, the, of = any_word("within"), rf"(?:{any_word('the')}\s+)?", rf"(?:{any_word('of')}\s+)?"
    lead = rf"(?:(?:{any_word('on_the')} [a-z ]+ )?{within}\s+)?"
    return re.compile(rf"(?:’s|'s)?,?\s*{lead}{the}(?:[a-z\-]+\s+){{0,5}}{of}{the}")


def _contained(text: str, found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Names in a row ("X, Y province", "X in southern Y") hold each other."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        this, following = out[i], out[i + 1]
        gap = text[this.end : following.start]
        tail = _after().match(gap)
        rest = gap[tail.end() :] if tail else gap
        if len(rest) < 48 and _held_by().fullmatch(rest) and not re.search(rf"\b{any_word('not_within')}\b", rest):
            if "," in rest or re.search(rf"\b{any_word('within')}\b", rest):
                names = (following.name, *following.within)
                out[i] = replace(
                    this,
                    within=(*this.within, *names),
                    text=text[this.start : following.end] if this.text == this.name else this.text,
                )
    return out
