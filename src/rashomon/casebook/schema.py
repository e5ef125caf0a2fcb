"""The tables of a case. A record's body is JSON; what is searched or joined on is a column beside it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

# Raised whenever a table changes; a case of a newer version is refused, an older one is migrated step by step.
SCHEMA_VERSION = 1

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
raw = Table(
    "raw",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
source = Table(
    "source",
    metadata,
    Column("source_ref", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("current", Boolean, nullable=False),
    Column("divide_key", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
)
article = Table(
    "article",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("source_ref", String, nullable=False, index=True),
    Column("sha256", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("divided", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("extract_key", String),
)
removed = Table(
    "removed",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("source_ref", String, nullable=False, index=True),
    Column("sha256", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
rejected = Table(
    "rejected",
    metadata,
    Column("source_ref", String, primary_key=True),
    Column("stage", String, primary_key=True),
    Column("reason", String, primary_key=True),
    Column("detail", Text, nullable=False),
)
claim = Table(
    "claim",
    metadata,
    Column("claim_id", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
mention = Table(
    "mention",
    metadata,
    Column("mention_id", String, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
# What linking and reconciling made: replaced as a whole by each run, in one transaction.
result = Table(
    "result",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
)
decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("decision_id", String, unique=True, nullable=False),
    Column("body", Text, nullable=False),
)
Index("claim_current", claim.c.current)
