"""The library's face: a case, opened or made, with its tables, its report and its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon.casebook import Casebook, CaseError
from rashomon.export import TABLES, View, to_arrow
from rashomon.export.positions import coarse_claim, coarse_incident
from rashomon.incidents.decisions import resolve
from rashomon.packs import load_knowledge
from rashomon.pipeline import Progress, Run, claims_with_origins, reconcile_all, run_case, silent
from rashomon.reconciliation import policy_named
from rashomon.records import Claim, Decision, Reconciled, digest


class Case:
    """One case. Without a path it lives in memory; an address such as postgresql+psycopg://… names a server.

    Raises CaseError where the file is missing, is no case, or was written by a newer version.
    """

    def __init__(self, where: str | Path | None = None, *, create: bool = False) -> None:
        self.book = Casebook(where, create=create or where is None)

    def run(
        self,
        *paths: str | Path,
        packs: Sequence[str] = (),
        workers: int = 1,
        progress: Progress = silent,
    ) -> Run:
        """Add files and folders and bring the case up to date; with no paths, redo only what changed."""
        return run_case(self.book, [Path(p) for p in paths], packs=packs, workers=workers, progress=progress)

    def view(self, policy: str | None = None, *, with_names: bool = False, history: bool = False) -> View:
        """Everything that exports and reports show, under a policy or none."""
        book = self.book
        about = book.about()
        if about.get("state") == "running":
            raise CaseError(
                f"The last run on {book.where} did not finish. Run it again; what was done is kept: "
                f"rashomon run REPORTS --case {book.where}"
            )
        rule = policy_named(policy) if policy else None
        incidents = reconcile_all(book, policy=rule) if rule else book.reconciled()
        packs = tuple(filter(None, about.get("packs", "").split(",")))
        knowledge = load_knowledge(packs)
        today = datetime.now(UTC).date()
        return View(
            articles=book.articles(),
            removed=book.removed(),
            rejected=book.rejected(),
            claims=[coarse_claim(c, today) for c in claims_with_origins(book)],
            mentions=book.mentions(),
            incidents=[coarse_incident(i, today) for i in incidents],
            tallies=book.tallies(),
            control=book.control(),
            decisions=book.decisions(),
            superseded=book.claims(current=False) if history else (),
            packs=packs,
            agreements=knowledge.agreements,
            relations=knowledge.actors,
            policy=policy,
            with_names=with_names,
            version=about.get("version", ""),
        )

    def incidents(self, policy: str | None = None) -> list[Reconciled]:
        """The incidents, each with its accounts side by side."""
        return list(self.view(policy).incidents)

    def claims(self) -> list[Claim]:
        """The current claims, in order of source and position."""
        return list(self.view().claims)

    def table(self, name: str, policy: str | None = None, *, with_names: bool = False) -> list[dict[str, Any]]:
        """A table of the exchange contract as rows of plain values."""
        return TABLES[name](self.view(policy, with_names=with_names))

    def to_arrow(self, name: str, policy: str | None = None) -> Any:
        """The same as a pyarrow table."""
        return to_arrow(self.table(name, policy))

    def to_pandas(self, name: str, policy: str | None = None) -> Any:
        """The same as a pandas frame (pip install 'rashomon[pandas]')."""
        try:
            import pandas
        except ModuleNotFoundError as error:
            raise CaseError("pandas is not installed. Install it with: pip install 'rashomon[pandas]'") from error
        return pandas.DataFrame(self.table(name, policy))

    # ------------------------------------------------------------ decisions
    def merge(self, first: str, second: str, *, who: str, why: str = "") -> Decision:
        """Say that two incidents are one: a must-link between a claim of each."""
        a, b = self.incident(first), self.incident(second)
        if a.incident_id == b.incident_id:
            raise CaseError(f"{first} and {second} are one incident already: {a.incident_id}.")
        return self._decide("must_link", a.claim_ids[0], b.claim_ids[0], who, why)

    def split(self, incident: str, claims: Sequence[str], *, who: str, why: str = "") -> list[Decision]:
        """Say that these claims are not of this incident: a cannot-link against each claim that stays.

        A claim goes by its id or the beginning of it.
        """
        own = self.incident(incident)
        taken: list[str] = []
        for name in claims:
            found = [c for c in own.claim_ids if c.startswith(name)]
            if len(found) != 1:
                fault = f"names more than one claim of {incident}" if found else f"is not in incident {incident}"
                raise CaseError(f"Claim {name} {fault}. See: rashomon show {self.book.where} {incident}")
            taken += found
        stay = [c for c in own.claim_ids if c not in taken]
        if not stay:
            raise CaseError("All claims of the incident were named; leave at least one that stays.")
        now = _now()
        return [self._decide("cannot_link", c, s, who, why, when=now) for c in dict.fromkeys(taken) for s in stay]

    def undo(self, decision: str | None = None, *, who: str) -> list[Decision]:
        """Take back what a person decided at once: the latest that stands, or what this decision belongs to.

        A split is a cannot-link against each claim that stays, and is taken back as a whole.
        """
        taken = self.book.decisions()
        undone = {d.undoes for d in taken}
        open_ones = [d for d in taken if d.kind != "undo" and d.decision_id not in undone]
        found = [d for d in open_ones if d.decision_id.startswith(decision or "")]
        if not found or (decision and len(found) > 1):
            fault = (
                f"More than one decision begins with {decision}" if found else "There is no such decision to take back"
            )
            raise CaseError(f"{fault}. See: rashomon decisions {self.book.where}")
        latest = found[-1]
        at_once = (
            [latest]
            if latest.kind != "cannot_link"
            else [d for d in open_ones if (d.kind, d.who, d.when, d.why) == ("cannot_link", *_act(latest))]
        )
        return [self._decide("undo", None, None, who, "", undoes=d.decision_id) for d in at_once]

    def decisions(self) -> list[tuple[Decision, str]]:
        """What people decided, oldest first, each with what has become of it: empty where it stands."""
        taken = self.book.decisions()
        links = resolve(taken, {c.claim_id for c in self.book.claims()})
        state = (
            {d.decision_id: "its claims are gone" for d in links.orphaned}
            | {d.decision_id: "a later decision says otherwise" for d in links.overridden}
            | {d.undoes: "taken back" for d in taken if d.undoes}
        )
        return [(d, state.get(d.decision_id, "")) for d in taken]

    def _decide(
        self,
        kind: Any,
        a: str | None,
        b: str | None,
        who: str,
        why: str,
        *,
        undoes: str | None = None,
        when: str | None = None,
    ) -> Decision:
        quotes = {c.claim_id: c.quote for c in self.book.claims()}
        number = str(len(self.book.decisions()))
        decision = Decision(
            decision_id="d" + digest(number, kind, a or "", b or "", undoes or ""),
            kind=kind,
            claim_a=a,
            claim_b=b,
            quotes=tuple(quotes[c] for c in (a, b) if c in quotes),
            who=who,
            when=when or _now(),
            why=why,
            undoes=undoes,
        )
        self.book.decide(decision)
        return decision

    def incident(self, name: str) -> Reconciled:
        """One incident by its id, the beginning of it, or an id that was merged into it."""
        rows = self.book.reconciled()
        found = [r for r in rows if r.incident_id.startswith(name)] or [
            r for r in rows if any(old.startswith(name) for old in r.merged_from)
        ]
        if len(found) != 1:
            why = "more than one incident begins so" if found else "no incident has that id"
            raise CaseError(f"{name}: {why}. List them with: rashomon show {self.book.where}")
        return found[0]

    # ------------------------------------------------------------ check
    def check(self) -> list[str]:
        """What is wrong with the case, a sentence each; empty where all quotes and ids hold."""
        sources = {(s.source_ref, s.sha256): s for s in self.book.sources()}
        by_ref = {ref: s for (ref, _), s in sources.items()}
        view = self.view()
        faults = [
            f"The kept bytes of {s.source_ref} no longer have their SHA-256."
            for s in sources.values()
            if sha256(s.raw).hexdigest() != s.sha256
        ]
        for c in view.claims:
            text = by_ref[c.source_ref].text if c.source_ref in by_ref else ""
            if text[c.char_start : c.char_end] != c.quote:
                faults.append(f"Claim {c.claim_id}: the quote is not the slice of {c.source_ref} that it names.")
            if sha256(c.quote.encode("utf-8")).hexdigest() != c.quote_sha256:
                faults.append(f"Claim {c.claim_id}: the quote's SHA-256 does not match.")
            if c.article_id not in view.article:
                faults.append(f"Claim {c.claim_id} names article {c.article_id}, which is not in the case.")
            if c.claim_id in view.incident_of and c.claim_id in view.tally_of:
                faults.append(f"Claim {c.claim_id} is in an incident and in a tally.")
        mentions = {m.mention_id for m in view.mentions}
        for i in view.incidents:
            faults += [
                f"Incident {i.incident_id} names claim {c}, which is not in the case."
                for c in i.claim_ids
                if c not in view.claim
            ]
            faults += [
                f"Incident {i.incident_id} names mention {m}, which is not in the case."
                for m in i.mention_ids
                if m not in mentions
            ]
        for t in view.tallies:
            faults += [
                f"Tally {t.tally_id} names claim {e.claim_id}, which is not in the case."
                for e in t.entries
                if e.claim_id not in view.claim
            ]
        return faults


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _act(d: Decision) -> tuple[str, str, str]:
    """Who said it, when and why: what several decisions taken at once share."""
    return d.who, d.when, d.why


def run(
    *paths: str | Path,
    case: str | Path | None = None,
    packs: Sequence[str] = (),
    workers: int = 1,
) -> Case:
    """Read reports and return the case with its reconciled incidents; in memory where no case file is named."""
    opened = Case(case, create=True)
    opened.run(*paths, packs=packs, workers=workers)
    return opened


def open_case(where: str | Path) -> Case:
    """A case that exists."""
    return Case(where)
