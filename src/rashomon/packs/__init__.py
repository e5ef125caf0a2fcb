"""Packs: the knowledge of each conflict, as files that a person can read and edit."""

from rashomon.packs.actors import ActorBook
from rashomon.packs.errors import PackError
from rashomon.packs.gazetteer import Gazetteer, PlaceEntry, add_gazetteer
from rashomon.packs.knowledge import Knowledge, check_pack, load_knowledge, new_pack
from rashomon.packs.outlets import OutletBook

__all__ = [
    "ActorBook",
    "Gazetteer",
    "Knowledge",
    "OutletBook",
    "PackError",
    "PlaceEntry",
    "add_gazetteer",
    "check_pack",
    "load_knowledge",
    "new_pack",
]
