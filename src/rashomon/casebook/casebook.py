"""A case: everything that was read, taken down, linked and decided, in one SQLite file or one database.

Machine results and people's decisions are kept apart; decisions are append-only. Each write is one transaction, so
that a run killed at any moment leaves a case that the next run completes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from rashomon.casebook import schema
from rashomon.casebook.codec import decode, encode
from rashomon.records import (
    Article,
    Claim,
    ControlSequence,
    Decision,
    Incident,
    Mention,
    RashomonError,
    Reconciled,
    Rejected,
    Removed,
    Source,
    Tally,
    digest,
)

KIND = "rashomon case"
SQLITE_HEADER = b"SQLite format 3\x00"
RESULTS: dict[type, tuple[str, str]] = {
    Incident: ("incident", "incident_id"),
    Tally: ("tally", "tally_id"),
    Reconciled: ("reconciled", "incident_id"),
    ControlSequence: ("control", "place_id"),
}
# Rows in one statement: below SQLite's limit on variables, and large enough that round trips do not count.
BATCH = 500


@dataclass(frozen=True, slots=True)
class KnownSource:
    """What tells whether a source has changed since it was read."""

    sha256: str
    divide_key: str
    document: str


class CaseError(RashomonError):
    """A case that cannot be opened or found; the message says what to do."""


class Casebook:
    """The store of one case.

    Raises CaseError, with the next step, where the file is no case, is damaged or comes from a newer version.
    """

    def __init__(self, where: str | Path | None = None, *, create: bool = False) -> None:
        self.where = "memory" if where is None else str(where)
        self.engine = _engine(where, create)
        with self._guarded() as connection:
            self._check_or_create(connection, create)

    @contextmanager
    def _guarded(self) -> Iterator[Connection]:
        try:
            with self.engine.begin() as connection:
                yield connection
        except sa.exc.OperationalError as error:
            raise CaseError(
                f"The case {self.where} cannot be opened: {error.orig}. Check the path or the server."
            ) from error
        except sa.exc.DatabaseError as error:
            raise CaseError(
                f"{self.where} is damaged and cannot be read ({error.orig}). Restore a copy, or make a new case."
            ) from error

    def _check_or_create(self, connection: Connection, create: bool) -> None:
        tables = set(sa.inspect(connection).get_table_names())
        if not tables and create:
            schema.metadata.create_all(connection)
            about = {"kind": KIND, "schema_version": str(schema.SCHEMA_VERSION)}
            connection.execute(schema.about.insert(), [{"key": k, "value": v} for k, v in about.items()])
            return
        known = self._about(connection) if "about" in tables else {}
        if known.get("kind") != KIND:
            raise CaseError(
                f"{self.where} is no Rashomon case. Name another file with --case; this one was not touched."
            )
        if int(known["schema_version"]) > schema.SCHEMA_VERSION:
            raise CaseError(
                f"{self.where} was written by a newer version of Rashomon (case version {known['schema_version']}, "
                f"this one reads up to {schema.SCHEMA_VERSION}). Upgrade Rashomon; the case was not touched."
            )

    def close(self) -> None:
        self.engine.dispose()

    # ------------------------------------------------------------ about
    def _about(self, connection: Connection) -> dict[str, str]:
        return {row.key: row.value for row in connection.execute(sa.select(schema.about))}

    def about(self) -> dict[str, str]:
        """Versions, packs and whether the last run was finished."""
        with self.engine.connect() as connection:
            return self._about(connection)

    def note(self, **values: str) -> None:
        with self.engine.begin() as connection:
            for key, value in values.items():
                connection.execute(schema.about.delete().where(schema.about.c.key == key))
                connection.execute(schema.about.insert(), {"key": key, "value": value})

    # ------------------------------------------------------------ sources and articles
    def known_sources(self) -> dict[str, KnownSource]:
        """The current sources by their source_ref."""
        s = schema.source.c
        query = sa.select(s.source_ref, s.sha256, s.divide_key, s.body).where(s.current)
        with self.engine.connect() as connection:
            return {
                r.source_ref: KnownSource(r.sha256, r.divide_key, json.loads(r.body).get("document", ""))
                for r in connection.execute(query)
            }

    def add_source(
        self, source: Source, articles: Sequence[Article], removed: Sequence[Removed], divide_key: str
    ) -> None:
        """Write one source with what was read out of it; an earlier version under the same name is superseded."""
        with self.engine.begin() as connection:
            self._supersede(connection, source.source_ref)
            self._insert_source(connection, source, articles, removed, divide_key)

    def supersede(self, source_ref: str) -> None:
        """A source that is no more what it was: its articles and claims are kept, and current no more."""
        with self.engine.begin() as connection:
            self._supersede(connection, source_ref)

    def _supersede(self, connection: Connection, source_ref: str) -> None:
        t = schema
        old = sa.select(t.article.c.article_id).where(t.article.c.source_ref == source_ref)
        connection.execute(t.claim.update().where(t.claim.c.article_id.in_(old)).values(current=False))
        connection.execute(t.mention.delete().where(t.mention.c.article_id.in_(old)))
        for table in (t.article, t.removed, t.source):
            connection.execute(table.update().where(table.c.source_ref == source_ref).values(current=False))
        connection.execute(t.rejected.delete().where(t.rejected.c.source_ref == source_ref))

    def _insert_source(
        self,
        connection: Connection,
        source: Source,
        articles: Sequence[Article],
        removed: Sequence[Removed],
        divide_key: str,
    ) -> None:
        t = schema
        if not connection.scalar(sa.select(t.raw.c.sha256).where(t.raw.c.sha256 == source.sha256)):
            connection.execute(t.raw.insert(), {"sha256": source.sha256, "bytes": source.raw})
        key = {"source_ref": source.source_ref, "sha256": source.sha256, "current": True}
        connection.execute(
            t.source.delete().where((t.source.c.source_ref == source.source_ref) & (t.source.c.sha256 == source.sha256))
        )
        body = encode(source, frozenset({"text"}))
        connection.execute(t.source.insert(), key | {"divide_key": divide_key, "text": source.text, "body": body})
        ids = [a.article_id for a in articles]
        connection.execute(t.article.delete().where(t.article.c.article_id.in_(ids)))
        for a in articles:
            row = encode(a, frozenset({"text"}))
            connection.execute(t.article.insert(), key | {"article_id": a.article_id, "divided": row, "body": row})
        here = (t.removed.c.source_ref == source.source_ref) & (t.removed.c.sha256 == source.sha256)
        connection.execute(t.removed.delete().where(here))
        for r in removed:
            connection.execute(t.removed.insert(), key | {"body": encode(r)})

    def set_rejected(self, rows: Sequence[Rejected], files: Iterable[str]) -> None:
        """What could not be used in these files; what was said of them before is forgotten."""
        t = schema.rejected
        names = {*files, *(r.source_ref for r in rows)}
        with self.engine.begin() as connection:
            for ref in connection.scalars(sa.select(t.c.source_ref).distinct()).all():
                # A line of a file is named file:7, a part of an archive archive/part.
                if any(ref[:at] in names for at in (len(ref), *(i for i, c in enumerate(ref) if c in ":/"))):
                    connection.execute(t.delete().where(t.c.source_ref == ref))
            for r in {(r.source_ref, r.stage, r.reason): r for r in rows}.values():
                values = {"source_ref": r.source_ref, "stage": r.stage, "reason": r.reason, "detail": r.detail}
                connection.execute(t.insert(), values)

    def sources(self, *, current: bool = True) -> Iterator[Source]:
        """Sources with their reading text and raw bytes, in order of name."""
        t = schema
        query = sa.select(t.source, t.raw.c.bytes).join(t.raw, t.raw.c.sha256 == t.source.c.sha256)
        if current:
            query = query.where(t.source.c.current)
        with self.engine.connect() as connection:
            for row in connection.execute(query.order_by(t.source.c.source_ref, t.source.c.sha256)):
                yield decode(Source, row.body, text=row.text, raw=row.bytes)

    def articles(self, *, current: bool = True, divided: bool = False) -> list[Article]:
        """Articles as surveyed, or as divided out of their source before the survey; in order of source and part."""
        t = schema
        same = (t.source.c.source_ref == t.article.c.source_ref) & (t.source.c.sha256 == t.article.c.sha256)
        query = sa.select(t.article.c.divided if divided else t.article.c.body, t.source.c.text).join(t.source, same)
        if current:
            query = query.where(t.article.c.current)
        with self.engine.connect() as connection:
            rows = [(decode(Article, body, text=""), text) for body, text in connection.execute(query)]
        full = [_with_text(a, text) for a, text in rows]
        return sorted(full, key=lambda a: (a.source_ref, a.part, a.article_id))

    def removed(self) -> list[Removed]:
        t = schema.removed.c
        with self.engine.connect() as connection:
            rows = [decode(Removed, r.body) for r in connection.execute(sa.select(t.body).where(t.current))]
        return sorted(rows, key=lambda r: (r.source_ref, r.char_start, r.char_end, r.kind))

    def rejected(self) -> list[Rejected]:
        t = schema.rejected.c
        query = sa.select(t.source_ref, t.stage, t.reason, t.detail).order_by(t.source_ref, t.stage, t.reason)
        with self.engine.connect() as connection:
            return [Rejected(*row) for row in connection.execute(query)]

    def save_survey(self, articles: Iterable[Article]) -> None:
        t = schema.article
        rows = [{"key": a.article_id, "new": encode(a, frozenset({"text"}))} for a in articles]
        statement = t.update().where(t.c.article_id == sa.bindparam("key")).values(body=sa.bindparam("new"))
        with self.engine.begin() as connection:
            for batch in _batches(rows):
                connection.execute(statement, batch)

    # ------------------------------------------------------------ claims
    def extract_keys(self) -> dict[str, str | None]:
        t = schema.article.c
        with self.engine.connect() as connection:
            return {
                r.article_id: r.extract_key
                for r in connection.execute(sa.select(t.article_id, t.extract_key).where(t.current))
            }

    def save_claims(self, done: Sequence[tuple[str, str, Sequence[Claim], Sequence[Mention]]]) -> None:
        """Write (article_id, extract_key, claims, mentions) of some articles; claims that are gone are superseded."""
        t = schema
        ids = [article for article, _, _, _ in done]
        with self.engine.begin() as connection:
            connection.execute(t.claim.update().where(t.claim.c.article_id.in_(ids)).values(current=False))
            connection.execute(t.mention.delete().where(t.mention.c.article_id.in_(ids)))
            for article, key, claims, mentions in done:
                for c in claims:
                    body = encode(c)
                    version = digest(body)
                    same = (t.claim.c.claim_id == c.claim_id) & (t.claim.c.version == version)
                    row = {"claim_id": c.claim_id, "version": version, "article_id": article}
                    connection.execute(t.claim.delete().where(same))
                    connection.execute(t.claim.insert(), row | {"current": True, "body": body})
                for m in mentions:
                    row = {"mention_id": m.mention_id, "article_id": article, "body": encode(m)}
                    connection.execute(t.mention.insert(), row)
                connection.execute(t.article.update().where(t.article.c.article_id == article).values(extract_key=key))

    def claims(self, *, current: bool = True) -> list[Claim]:
        """Claims in order of article and position; with `current=False` the superseded ones alone."""
        t = schema.claim.c
        with self.engine.connect() as connection:
            rows = connection.execute(sa.select(t.body).where(t.current == current))
            found = [decode(Claim, r.body) for r in rows]
        return sorted(found, key=lambda c: (c.source_ref, c.char_start, c.char_end, c.claim_id))

    def mentions(self) -> list[Mention]:
        with self.engine.connect() as connection:
            found = [decode(Mention, r.body) for r in connection.execute(sa.select(schema.mention.c.body))]
        return sorted(found, key=lambda m: (m.source_ref, m.mention_id))

    # ------------------------------------------------------------ results
    def save_results(self, rows: Iterable[Incident | Tally | ControlSequence | Reconciled], **about: str) -> None:
        """Replace what linking and reconciling made, as a whole."""
        t = schema.result
        values = []
        for row in rows:
            kind, key = RESULTS[type(row)]
            body = encode(row)
            values.append({"kind": kind, "id": str(getattr(row, key)) or digest(body), "body": body})
            if kind == "control":
                values[-1]["id"] = digest(body)
        with self.engine.begin() as connection:
            connection.execute(t.delete())
            for batch in _batches(values):
                connection.execute(t.insert(), batch)
            for name, value in about.items():
                connection.execute(schema.about.delete().where(schema.about.c.key == name))
                connection.execute(schema.about.insert(), {"key": name, "value": value})

    def _results(self, cls: type[Any]) -> list[Any]:
        t = schema.result.c
        query = sa.select(t.body).where(t.kind == RESULTS[cls][0]).order_by(t.id)
        with self.engine.connect() as connection:
            return [decode(cls, r.body) for r in connection.execute(query)]

    def incidents(self) -> list[Incident]:
        return self._results(Incident)

    def reconciled(self) -> list[Reconciled]:
        return self._results(Reconciled)

    def tallies(self) -> list[Tally]:
        return self._results(Tally)

    def control(self) -> list[ControlSequence]:
        rows: list[ControlSequence] = self._results(ControlSequence)
        return sorted(rows, key=lambda c: (c.place_name, c.place_id or ""))

    # ------------------------------------------------------------ decisions
    def decide(self, decision: Decision) -> None:
        with self.engine.begin() as connection:
            connection.execute(
                schema.decision.insert(), {"decision_id": decision.decision_id, "body": encode(decision)}
            )

    def decisions(self) -> list[Decision]:
        """All decisions ever taken, in order, undone ones included."""
        t = schema.decision.c
        with self.engine.connect() as connection:
            rows = connection.execute(sa.select(t.body).order_by(t.number))
            return [decode(Decision, r.body) for r in rows]


def _with_text(article: Article, text: str) -> Article:
    return replace(article, text=text[article.char_start : article.char_end])


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _engine(where: str | Path | None, create: bool) -> Engine:
    if where is None:
        return sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool, connect_args={"check_same_thread": False})
    if isinstance(where, str) and "://" in where:
        return _server(where)
    path = Path(where)
    if path.is_dir():
        raise CaseError(f"{path} is a folder, not a case file. Name a file, for instance {path / 'case.db'}.")
    if not path.exists():
        if not create:
            raise CaseError(f"There is no case at {path}. Make one with: rashomon run REPORTS --case {path}")
        if not path.parent.is_dir():
            raise CaseError(f"The folder {path.parent} does not exist. Create it, or name another place with --case.")
    elif path.stat().st_size:
        try:
            with path.open("rb") as handle:
                header = handle.read(len(SQLITE_HEADER))
        except PermissionError as error:
            raise CaseError(f"{path} may not be read. Check its permissions.") from error
        if header != SQLITE_HEADER:
            raise CaseError(f"{path} is no Rashomon case. Name another file with --case; this one was not touched.")
    engine = sa.create_engine(f"sqlite:///{path}")
    sa.event.listen(engine, "connect", _careful)
    return engine


def _careful(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")


def _server(url: str) -> Engine:
    try:
        return sa.create_engine(url)
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise CaseError(
            f"The database address {url.split('@')[-1]} cannot be used ({error}). "
            "For PostgreSQL: pip install 'rashomon[postgresql]' and an address like postgresql+psycopg://user@host/name"
        ) from error
