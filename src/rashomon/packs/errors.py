"""Mistakes in a pack, each with its file and line."""

from __future__ import annotations

from rashomon.records import RashomonError


class PackError(RashomonError):
    """A pack that is missing or has a mistake; the message names the file, the line and what to do."""
