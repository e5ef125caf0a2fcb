"""Errors that a person can act on."""

from __future__ import annotations


class RashomonError(Exception):
    """Something a user can mend; the message is a sentence with the next step in it."""
