"""What is kept: sources, articles, claims, results and people's decisions, in SQLite or PostgreSQL."""

from rashomon.casebook.casebook import Casebook, CaseError, KnownSource

__all__ = ["CaseError", "Casebook", "KnownSource"]
