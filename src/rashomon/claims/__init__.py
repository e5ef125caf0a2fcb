"""Extract: from one surveyed article, every statement of a fact with its sentence, grouped into mentions."""

from rashomon.claims.extract import extract

__all__ = ["extract"]
