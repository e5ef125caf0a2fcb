"""Knowledge: the packs in use, loaded, validated and joined. `world` is always there."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import Any

from rashomon.packs.actors import Actor, ActorBook, State, book, read_actors, read_states
from rashomon.packs.agreements import Agreement, read_agreements
from rashomon.packs.errors import PackError
from rashomon.packs.gazetteer import Gazetteer
from rashomon.packs.loaded import LoadedWord, read_loaded
from rashomon.packs.outlets import Outlet, OutletBook, outlet_book, read_outlets
from rashomon.packs.tables import lines

TEMPLATE = "template"


@dataclass(frozen=True)
class Knowledge:
    """What the packs in use know. Later packs add to earlier ones and correct them by name."""

    packs: tuple[str, ...]
    actors: ActorBook
    outlets: OutletBook
    gazetteer: Gazetteer
    theatre: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    loaded: tuple[LoadedWord, ...]
    fingerprint: str
    """Over the bytes of all the packs' files."""


def folder_of(name: str) -> Path:
    """The folder of a user's pack by path, or of a shipped one by name. Raises PackError where there is none.

    A folder that merely bears the name of a shipped pack, as "demo" may, is no pack.
    """
    shipped = files(__package__)
    path = Path(name)
    if (path / "pack.toml").is_file() or (path.is_dir() and not (shipped / name / "pack.toml").is_file()):
        return path
    if name.isidentifier() and name != TEMPLATE and (shipped / name / "pack.toml").is_file():
        with as_file(shipped / name) as found:
            return found
    there = sorted(p.name for p in Path(str(shipped)).iterdir() if (p / "pack.toml").is_file() and p.name != TEMPLATE)
    raise PackError(f"There is no pack {name}. Shipped packs: {', '.join(there)}; or name the folder of your own.")


def load_knowledge(packs: Sequence[str] = ()) -> Knowledge:
    """The world and the named packs, in that order. Raises PackError, which names file and line."""
    names = ("world", *[p for p in packs if p != "world"])
    folders = [folder_of(n) for n in names]
    actors: list[Actor] = []
    states: list[State] = []
    outlets: list[Outlet] = []
    agreements: list[Agreement] = []
    loaded: list[LoadedWord] = []
    theatre: list[str] = []
    nouns: dict[str, str] = {}
    extra: list[Path] = []
    for folder in folders:
        head = _head(folder)
        theatre += head["theatre"]
        extra += _gazetteers(folder, head)
        actors += read_actors(folder / "actors.csv")
        states += read_states(folder / "states.csv")
        outlets += read_outlets(folder / "outlets.csv")
        agreements += read_agreements(folder / "agreements.toml")
        loaded += read_loaded(folder / "loaded.csv")
        nouns |= {line["noun"]: line["body"] for line in lines(folder / "bodies.csv", ("noun", "body"), needed="noun")}
    return Knowledge(
        packs=names,
        actors=book(actors, states, nouns),
        outlets=outlet_book(outlets),
        gazetteer=Gazetteer(packs=folders[1:], extra=extra),
        theatre=tuple(dict.fromkeys(theatre)),
        agreements=tuple(agreements),
        loaded=tuple(loaded),
        fingerprint=_fingerprint(folders),
    )


def _head(folder: Path) -> dict[str, Any]:
    path = folder / "pack.toml"
    try:
        head = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise PackError(
            f"{folder} is no pack: it has no pack.toml. Make one with: rashomon pack new {folder}"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}.") from error
    for field, kind in (("name", str), ("theatre", list)):
        if not isinstance(head.get(field), kind):
            raise PackError(f"{path}: {field} is missing or of the wrong kind.")
    return head


def _gazetteers(folder: Path, head: dict[str, Any]) -> list[Path]:
    """The indexed files that a pack names; paths are from the pack's folder."""
    found = [folder / name for name in head.get("gazetteers", [])]
    for path in found:
        if not path.is_file():
            raise PackError(
                f"{folder / 'pack.toml'}: there is no gazetteer {path}. Make it with: rashomon gazetteer add FILE, "
                "and write its path from the pack's folder, or from the root."
            )
    return found


def _fingerprint(folders: Sequence[Path]) -> str:
    state = sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            state.update(path.name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()[:16]


def new_pack(target: Path) -> None:
    """A folder with every file of a pack and an example row in each. Raises PackError where the folder exists."""
    if target.exists():
        raise PackError(f"{target} exists already. Name a folder that does not.")
    with as_file(files(__package__) / TEMPLATE) as template:
        copytree(template, target)
    head = target / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("NAME", target.name), "utf-8")


def check_pack(name: str) -> list[str]:
    """Every mistake that keeps the pack from loading, a sentence each; empty where it is sound."""
    faults: list[str] = []
    try:
        folder = folder_of(name)
        _head(folder)
    except PackError as error:
        return [str(error)]
    readers = {
        "actors.csv": read_actors,
        "states.csv": read_states,
        "outlets.csv": read_outlets,
        "agreements.toml": read_agreements,
        "loaded.csv": read_loaded,
    }
    for file, reader in readers.items():
        try:
            reader(folder / file)
        except PackError as error:
            faults.append(str(error))
    if not faults:
        try:
            knowledge = load_knowledge([name])
        except PackError as error:
            return [str(error)]
        for actor in read_actors(folder / "actors.csv"):
            faults += [
                f"{folder / 'actors.csv'}: {actor.name} is part of {whole}, which no pack names. Add a row for it."
                for whole in actor.part_of
                if whole not in knowledge.actors.actors
            ]
    return faults
