"""Actors: canonical names, what they are called and by whom, whose side they are on when, who is part of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rashomon.expressions.phrases import phrase_book
from rashomon.packs.tables import Line, lines
from rashomon.records import Relation

TYPES = frozenset(
    [
        "state",
        "state_force",
        "pro_state_nonstate",
        "rebel",
        "jihadist",
        "kurdish_led",
        "civilian",
        "coalition",
        "police",
        "organisation",
        "media",
        "unknown",
    ]
)
COLUMNS = ("name", "type", "country", "side", "part_of", "aliases")
WORDS = phrase_book(Path(__file__).parent / "en" / "actors.toml")
ARTICLES = frozenset(WORDS.lists["articles"])
# So many letters at most has an alias of which the capitals count.
SHORT = 4
# A country after this is where somebody is: "American soldiers in northern Iraq".
WHERE = WORDS.pattern(r"<where>\s+(?:\w+\s+)?$")


@dataclass(frozen=True, slots=True)
class Side:
    """Whose side an actor is on, from and until days (ISO; None is open)."""

    name: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor under its canonical name."""

    name: str
    type: str
    country: str | None
    sides: tuple[Side, ...]
    part_of: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An actor named in a text; offsets in that text."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class State:
    """A country's words: its name, what its people and things are called, and the names of its forces."""

    code: str
    country: str
    demonyms: tuple[str, ...]
    army: str
    air_force: str
    police: str
    government: str


@dataclass(frozen=True)
class ActorBook:
    """All actors of the packs in use. Later packs correct earlier ones by the same canonical name."""

    actors: dict[str, Actor]
    states: tuple[State, ...]
    nouns: dict[str, str] = field(default_factory=dict)
    """A noun of a state's body -> army, air_force, police or government."""

    @cached_property
    def _aliases(self) -> dict[tuple[str, ...], str]:
        out: dict[tuple[str, ...], str] = {}
        for actor in self.actors.values():
            for alias in (actor.name, *actor.aliases):
                out[words(alias)] = actor.name
        for state in self.states:
            for name in (state.country, *state.demonyms):
                for noun, body in self.nouns.items():
                    out.setdefault((*words(name), *words(noun)), getattr(state, body))
            out.setdefault(words(state.country), state.government)
        return out

    @cached_property
    def _initials(self) -> frozenset[str]:
        """Aliases that are initials, in lower case: in small letters "is" and "us" are words."""
        aliases = (alias for actor in self.actors.values() for alias in actor.aliases)
        demonyms = (d for state in self.states for d in state.demonyms)
        return frozenset(a.lower() for a in (*aliases, *demonyms) if a.isalpha() and a.isupper() and len(a) <= 3)

    @cached_property
    def _mixed(self) -> dict[str, str]:
        """Short aliases whose capitals tell them from a word: "LeT" is no "Let"."""
        aliases = (a for actor in self.actors.values() for a in actor.aliases if a.isalpha() and len(a) <= SHORT)
        return {fold(a): a for a in aliases if not (a.isupper() or a.islower() or a.istitle())}

    def _another(self, text: str, tokens: Sequence[tuple[int, int, str]], i: int) -> bool:
        """Is the word at i no actor but a word like it, or a part of a name that the book does not know?"""
        start, end, folded = tokens[i]
        written = text[start:end]
        if written.islower() and written in self._initials:
            return True
        if folded in self._mixed and written not in (self._mixed[folded], self._mixed[folded].upper()):
            return True
        return folded in self._countries and (_named_before(text, tokens, i) or _named_after(text, tokens, i))

    @cached_property
    def _longest(self) -> int:
        return max((len(k) for k in self._aliases), default=1)

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(fold(s.country) for s in self.states)

    @cached_property
    def _bodies(self) -> dict[str, State]:
        """Whose each body of a state is."""
        return {b: s for s in self.states for b in (s.government, s.police, s.army, s.air_force)}

    @cached_property
    def _demonyms(self) -> dict[str, State]:
        return {w: s for s in self.states for d in (*s.demonyms, s.country) if len(w := d.lower()) > 0 and " " not in w}

    def find(self, text: str) -> list[Found]:
        """Actors named in a text, left to right, the longest name first."""
        tokens = [
            (m.start(), m.end(), w) for m in re.finditer(r"[^\W_]+(?:[-’'.][^\W_]+)*", text) for w in [fold(m.group())]
        ]
        out: list[Found] = []
        i = 0
        while i < len(tokens):
            step = 1
            for size in range(min(self._longest, len(tokens) - i), 0, -1):
                name = self._aliases.get(tuple(t[2] for t in tokens[i : i + size]))
                if name is not None and not (size == 1 and self._another(text, tokens, i)):
                    further = self._government_s_force(tokens, i, size)
                    out.append(further[0] if further else Found(tokens[i][0], tokens[i + size - 1][1], name))
                    step = further[1] if further else size
                    break
            else:
                if not self._another(text, tokens, i) and (gap := self._distant(tokens, i)) is not None:
                    found, step = gap
                    out.append(found)
            i += step
        return out

    def _government_s_force(
        self, tokens: Sequence[tuple[int, int, str]], i: int, size: int
    ) -> tuple[Found, int] | None:
        """A government with the noun of its force after it: "Syrian regime soldiers", "the Libyan government's jets"."""
        state = self._demonyms.get(tokens[i][2])
        last = i + size
        if state is None or size < 2 or last >= len(tokens) or self.nouns.get(tokens[last - 1][2]) != "government":
            return None
        body = self.nouns.get(tokens[last][2], "government")
        return None if body == "government" else (Found(tokens[i][0], tokens[last][1], getattr(state, body)), size + 1)

    def _distant(self, tokens: Sequence[tuple[int, int, str]], i: int) -> tuple[Found, int] | None:
        """A demonym with its noun a few words on: "Turkish observation posts' soldiers", "Syrian regime's warplanes"."""
        state = self._demonyms.get(tokens[i][2])
        if state is None:
            return None
        for j in range(i + 1, min(i + 4, len(tokens))):
            if tokens[j][2] in self._demonyms:
                return None
            body = self.nouns.get(tokens[j][2])
            if body:
                return Found(tokens[i][0], tokens[j][1], getattr(state, body)), j - i + 1
        return None

    def ground(self, text: str | None) -> str | None:
        """The canonical names in a phrase, joined by "; "; None where it names no known actor."""
        if not text:
            return None
        found = self.find(text)
        where = [f for f in found if fold(text[f.start : f.end]) in self._countries and WHERE.search(text[: f.start])]
        names = list(dict.fromkeys(f.name for f in found if len(where) == len(found) or f not in where))
        # A part beside its whole says no more than the part.
        wholes = {w for n in names for w in self._wholes(n)}
        return "; ".join(n for n in names if n not in wholes) or None

    def attacker(self, text: str) -> str | None:
        """Who of a state attacked, where only its people's name says so: "Russian", "the Russians" are its army."""
        said = words(text)
        state = self._demonyms.get(said[-1]) if said else None
        of_a_name = len(said) > 1 and said[-1] in self._countries  # "Tehreek-i-Taliban Pakistan"
        return state.army if state and not of_a_name else None

    def _wholes(self, name: str) -> set[str]:
        out: set[str] = set()
        todo = list(self._parts_of(name))
        while todo:
            whole = todo.pop()
            if whole not in out:
                out.add(whole)
                todo += self._parts_of(whole)
        return out

    def _parts_of(self, name: str) -> tuple[str, ...]:
        """What an actor is directly part of; a state's force that no pack names, of the state."""
        if name in self.actors:
            return self.actors[name].part_of
        state = self._bodies.get(name)
        return (state.government,) if state and name != state.government else ()

    def side_of(self, name: str, day: str | None = None) -> str | None:
        """Whose side an actor is on at the time, by itself or by what it is part of."""
        for one in (name, *sorted(self._wholes(name))):
            actor = self.actors.get(one)
            for side in actor.sides if actor else ():
                if day is None or ((side.start or "") <= day and day <= (side.end or "9999")):
                    return side.name
        return None

    def type_of(self, name: str) -> str | None:
        actor = self.actors.get(name)
        return actor.type if actor else None

    def relation(self, a: str, b: str, day: str | None) -> Relation:
        """same, part_of, same_side, conflicting (known sides that differ), distinct (of two states), unknown."""
        if a == b:
            return "same"
        if a in self._wholes(b) or b in self._wholes(a):
            return "part_of"
        x, y = self.side_of(a, day), self.side_of(b, day)
        if x is None or y is None:
            return "distinct" if self._of_two_states(a, b) else "unknown"
        return "same_side" if x == y else "conflicting"

    def _of_two_states(self, a: str, b: str) -> bool:
        p, q = self._bodies.get(a), self._bodies.get(b)
        return p is not None and q is not None and p.code != q.code


def _named_before(text: str, tokens: Sequence[tuple[int, int, str]], i: int) -> bool:
    """ "Tehreek-i-Taliban Pakistan", "Northern Syria": the country ends a longer name."""
    if not i or text[tokens[i - 1][1] : tokens[i][0]] != " " or not text[tokens[i - 1][0]].isupper():
        return False
    before = tokens[i - 1][2]
    if before in WORDS.lists["name_openers"]:
        return True
    # At the head of a sentence a capital says nothing.
    return i > 1 and before not in ARTICLES and before not in WORDS.lists["before_countries"]


def _named_after(text: str, tokens: Sequence[tuple[int, int, str]], i: int) -> bool:
    """ "Sudan Liberation Army": the country begins a longer name."""
    if i + 1 >= len(tokens) or text[tokens[i][1] : tokens[i + 1][0]] != " ":
        return False
    return text[tokens[i + 1][0]].isupper() and tokens[i + 1][2] in WORDS.lists["in_names"]


def fold(word: str) -> str:
    """Lower case, without a possessive, dots or typographic marks."""
    word = word.lower().replace("’", "'").replace("ʿ", "")
    word = re.sub(r"'s?$", "", word)
    return word.replace(".", "").replace("'", "")


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without brackets and leading articles."""
    name = re.sub(r"\(([^)]*)\)", r" \1 ", name)
    parts = [fold(w) for w in re.findall(r"[^\W_]+(?:[-’'.][^\W_]+)*", name)]
    while len(parts) > 1 and parts[0] in ARTICLES:
        parts = parts[1:]
    return tuple(parts)


def read_actors(path: Path) -> list[Actor]:
    """Raises PackError with file and line."""
    return [_actor(line) for line in lines(path, COLUMNS, needed="name")]


def _actor(line: Line) -> Actor:
    if line["type"] not in TYPES:
        raise line.wrong(f"the type {line['type']!r} is unknown. It can be: {', '.join(sorted(TYPES))}.")
    sides = []
    for text in line.many("side"):
        name, _, period = text.partition("@")
        start, _, end = period.partition("..")
        sides.append(Side(name.strip(), start.strip() or None, end.strip() or None))
    aliases = line.many("aliases")
    return Actor(line["name"], line["type"], line["country"] or None, tuple(sides), line.many("part_of"), aliases)


def read_states(path: Path) -> list[State]:
    columns = ("code", "country", "demonyms", "army", "air_force", "police", "government")
    out = []
    for line in lines(path, columns, needed="code"):
        adjective = (line.many("demonyms") or (line["country"],))[0]
        out.append(
            State(
                line["code"],
                line["country"],
                line.many("demonyms"),
                line["army"] or f"{adjective} Armed Forces",
                line["air_force"] or f"{adjective} Air Force",
                line["police"] or f"{adjective} police",
                line["government"] or line["country"],
            )
        )
    return out


def book(actors: Iterable[Actor], states: Iterable[State], nouns: dict[str, str]) -> ActorBook:
    """One book of several packs: a later row of the same name replaces an earlier one."""
    by_code = {s.code: s for s in states}
    return ActorBook({a.name: a for a in actors}, tuple(by_code.values()), nouns)
