"""The verbs in order: read -> survey -> extract -> link -> reconcile.

Map, table, map, table, map. What a stage makes is keyed by its inputs (bytes, packs, gazetteer, lexicons, version);
what changed is redone, the rest is not, and the run says what differs from before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from rashomon.articles import divide, file_names, read, survey
from rashomon.casebook import Casebook, KnownSource
from rashomon.claims import extract
from rashomon.engines import map_ordered
from rashomon.incidents import link
from rashomon.packs import Knowledge, load_knowledge
from rashomon.reconciliation import Policy, assign_origins, in_one_voice, reconcile
from rashomon.records import Article, Claim, Incident, Mention, Reconciled, Rejected, Removed, Source, digest

PACKAGE = Path(__file__).parent
# Articles extracted between two commits: a killed run loses at most this much work.
COMMIT_EVERY = 64

Extracted = tuple[list[Claim], list[Mention]]


class Progress(Protocol):
    """Told what is under way; the command line draws bars with it."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


def silent(stage: str, done: int, total: int) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run did, and what differs from before. All figures count records."""

    sources_new: int = 0
    sources_changed: int = 0
    sources_same: int = 0
    articles: int = 0
    articles_extracted: int = 0
    claims: int = 0
    claims_new: int = 0
    claims_changed: int = 0
    claims_superseded: int = 0
    incidents: int = 0
    incidents_new: int = 0
    incidents_gone: int = 0
    tallies: int = 0
    unread: tuple[str, ...] = ()
    """Articles and passages left out for want of a lexicon: place and reason."""
    rejected: tuple[Rejected, ...] = ()
    because: str = ""
    """Why articles known before were extracted again."""


@cache
def code_fingerprint(*packages: str) -> str:
    """Over the code and data of these packages, so that a changed lexicon or rule redoes what depends on it."""
    state = sha256()
    for package in sorted(packages):
        for path in sorted((PACKAGE / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                state.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return state.hexdigest()[:16]


@cache
def _knowledge(packs: tuple[str, ...]) -> Knowledge:
    return load_knowledge(packs)


def _divide(source: Source, packs: tuple[str, ...]) -> tuple[Source, list[Article], list[Removed]]:
    articles, removed = divide(source, _knowledge(packs).outlets.names())
    return source, articles, removed


def _extract(article: Article, packs: tuple[str, ...]) -> Extracted:
    return extract(article, _knowledge(packs))


def run_case(
    case: Casebook,
    paths: Sequence[Path],
    *,
    packs: Sequence[str] = (),
    workers: int = 1,
    progress: Progress = silent,
) -> Run:
    """Add what lies under `paths` to the case and bring everything up to date.

    With no paths, only what changed in packs, lexicons and decisions is redone. Bad input costs that input only: it
    is listed among the rejected.
    """
    packs = tuple(packs) or tuple(filter(None, case.about().get("packs", "").split(",")))
    _knowledge(packs)  # a pack that cannot be read ends the run before anything is written
    before_packs = case.about().get("packs")
    case.note(state="running", version=version("rashomon"), packs=",".join(packs))
    summary = _read(case, paths, packs, workers, progress)
    articles = _survey(case, progress)
    summary = _extract_changed(case, articles, packs, workers, progress, summary)
    if before_packs is not None and before_packs != ",".join(packs) and summary.articles_extracted:
        summary = replace(summary, because=f"the packs are now {', '.join(packs) or 'world alone'}")
    return _conclude(case, articles, packs, progress, summary)


def _read(case: Casebook, paths: Sequence[Path], packs: tuple[str, ...], workers: int, progress: Progress) -> Run:
    known = case.known_sources()
    documents = {ref: source.document for ref, source in known.items() if source.document}
    key = digest(code_fingerprint("articles", "expressions"), _knowledge(packs).outlets.fingerprint)
    counts = {"new": 0, "changed": 0, "same": 0}
    holders = {source.sha256: ref for ref, source in sorted(known.items(), reverse=True)}
    rejected: list[Rejected] = []
    copies: list[Source] = []

    def fresh(found: Iterable[Source | Rejected], copied: list[Source] | None) -> Iterator[Source]:
        for item in found:
            if isinstance(item, Rejected):
                rejected.append(_beside(item, known))
                continue
            before = known.get(item.source_ref)
            if before and (before.sha256, before.divide_key) == (item.sha256, key):
                counts["same"] += 1
                continue
            if copied is not None and holders.setdefault(item.sha256, item.source_ref) != item.source_ref:
                copied.append(item)
                continue
            counts["new" if before is None else "same" if before.sha256 == item.sha256 else "changed"] += 1
            yield item

    done = 0

    def keep(found: Iterable[Source]) -> None:
        nonlocal done
        for source, articles, removed in map_ordered(partial(_divide, packs=packs), found, workers=workers):
            case.add_source(source, articles, removed, key)
            progress("reading", done := done + 1, 0)

    keep(fresh(read(paths, documents), copies))
    # Whether a copy's original still says the same is known only now that all was read.
    changing = {copy.source_ref for copy in copies}
    current = sorted(case.known_sources().items(), reverse=True)
    held = {source.sha256: ref for ref, source in current if ref not in changing}
    for copy in copies:
        if copy.sha256 in held:
            case.supersede(copy.source_ref)
            rejected.append(_identical(copy, held[copy.sha256]))
        else:
            held[copy.sha256] = copy.source_ref
            keep(fresh([copy], None))
    case.set_rejected(rejected, file_names(paths, documents))
    return Run(
        sources_new=counts["new"],
        sources_changed=counts["changed"],
        sources_same=counts["same"],
        rejected=tuple(rejected),
    )


def _beside(rejected: Rejected, known: Mapping[str, KnownSource]) -> Rejected:
    """Says so where an earlier version of what was rejected stays in the case."""
    if rejected.source_ref not in known:
        return rejected
    return replace(rejected, detail=f"{rejected.detail} What was read from it before stays in the case.")


def _identical(copy: Source, original: str) -> Rejected:
    detail = f"It is byte for byte the same as {original}, and was read as that. Nothing is lost."
    return Rejected(copy.source_ref, "read", "identical copy", detail)


def _survey(case: Casebook, progress: Progress) -> list[Article]:
    divided = case.articles(divided=True)
    progress("surveying", 0, len(divided))
    surveyed = sorted(survey(divided), key=lambda a: (a.source_ref, a.part, a.article_id))
    case.save_survey(surveyed)
    progress("surveying", len(divided), len(divided))
    return surveyed


def _extract_changed(
    case: Casebook,
    articles: Sequence[Article],
    packs: tuple[str, ...],
    workers: int,
    progress: Progress,
    summary: Run,
) -> Run:
    rules = digest(code_fingerprint("claims", "expressions", "records"), _knowledge(packs).fingerprint)
    keys = {a.article_id: digest(rules, repr(replace(a, origin_id=None, cites=()))) for a in articles}
    known = case.extract_keys()
    changed = [a for a in articles if known.get(a.article_id) != keys[a.article_id]]
    before = {c.claim_id: c for c in case.claims()} if changed else {}
    done: list[tuple[str, str, list[Claim], list[Mention]]] = []
    extracted = map_ordered(partial(_extract, packs=packs), changed, workers=workers)
    for number, (article, (claims, mentions)) in enumerate(zip(changed, extracted, strict=True), 1):
        done.append((article.article_id, keys[article.article_id], claims, mentions))
        if len(done) >= COMMIT_EVERY or number == len(changed):
            case.save_claims(done)
            done = []
            progress("extracting", number, len(changed))
    again = sum(known.get(a.article_id) is not None for a in changed)
    after = {c.claim_id: c for c in case.claims()}
    gone = [c for c in before if c not in after]
    return replace(
        summary,
        articles=len(articles),
        articles_extracted=len(changed),
        claims=len(after),
        claims_new=sum(c not in before for c in after) if changed else 0,
        claims_changed=sum(before.get(i, c) != c for i, c in after.items()) if changed else 0,
        claims_superseded=len(gone),
        because="the rules, the packs or the survey's dates changed" if again else "",
        unread=tuple(_unread(articles)),
    )


def _unread(articles: Iterable[Article]) -> Iterator[str]:
    for a in articles:
        if not a.read:
            yield f"{a.source_ref}, article {a.part}: {a.unread_reason}"
        for p in a.passages:
            if a.read and not p.read:
                yield f"{a.source_ref}, characters {p.char_start} to {p.char_end}: {p.unread_reason}"


def _conclude(
    case: Casebook, articles: Sequence[Article], packs: tuple[str, ...], progress: Progress, summary: Run
) -> Run:
    knowledge = _knowledge(packs)
    claims, mentions, before = case.claims(), case.mentions(), case.incidents()
    progress("linking", 0, len(mentions))
    linked = link(mentions, claims, knowledge.actors, case.decisions(), before)
    progress("linking", len(mentions), len(mentions))
    rows = reconcile_all(case, linked.incidents, None, packs=packs, articles=articles)
    progress("reconciling", len(rows), len(rows))
    case.save_results([*linked.incidents, *linked.tallies, *linked.control, *rows], state="finished")
    old, new = {i.incident_id for i in before}, {i.incident_id for i in linked.incidents}
    return replace(
        summary,
        incidents=len(new),
        incidents_new=len(new - old),
        incidents_gone=len(old - new),
        tallies=len(linked.tallies),
    )


def reconcile_all(
    case: Casebook,
    incidents: Iterable[Incident] | None = None,
    policy: Policy | None = None,
    *,
    packs: Sequence[str] | None = None,
    articles: Sequence[Article] | None = None,
) -> list[Reconciled]:
    """Every incident of the case with its accounts side by side, under a policy or none."""
    names = tuple(filter(None, case.about().get("packs", "").split(","))) if packs is None else tuple(packs)
    knowledge = _knowledge(names)
    by_article = {a.article_id: a for a in (case.articles() if articles is None else articles)}
    told = assign_origins(in_one_voice(case.claims()), by_article)
    by_id, mentions = {c.claim_id: c for c in told}, {m.mention_id: m for m in case.mentions()}
    out = []
    for incident in case.incidents() if incidents is None else incidents:
        own = [by_id[c] for c in incident.claim_ids]
        named = [mentions[m] for m in incident.mention_ids]
        out.append(reconcile(incident, own, named, by_article, knowledge.actors, policy))
    return out


def claims_with_origins(case: Casebook) -> list[Claim]:
    """The current claims in their own words, each with the origin that its statement really comes from."""
    claims = case.claims()
    told = assign_origins(in_one_voice(claims), {a.article_id: a for a in case.articles()})
    return [replace(c, origin_id=t.origin_id) for c, t in zip(claims, told, strict=True)]
