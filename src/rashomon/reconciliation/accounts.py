"""Accounts: each outlet's and each quoted speaker's answer to each field of an incident, with its claims.

An outlet's own voice is one account; a quoted speaker is another, named with the outlet that quotes it. Updates by one
account are a history, and the latest stands. Subsets stay subsets. Silence is no value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.reconciliation.origins import folded
from rashomon.records import Article, Claim, Count, Mention

Interval = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One account's figure of one kind: what it states now, and what it stated before."""

    account: str
    low: int | None
    high: int | None
    approx: bool
    group: str
    as_of: str | None
    origin_id: str
    claim_ids: tuple[str, ...]
    earlier: tuple[Interval, ...] = ()
    text: str = ""
    """The words of the figure that stands, for policies that read vague words in their own way."""
    voice: str = ""
    """The quoted speaker, folded; empty in the outlet's own voice."""
    parts: tuple[tuple[str, int], ...] = ()
    """(group, number) of the parts of it whose status is stated: eight, of them seven soldiers."""


def account_name(claim: Claim, article: Article) -> str:
    """The outlet, or the speaker with the outlet; a text of no known outlet goes by its file."""
    outlet = article.outlet or article.source_ref
    return f"{claim.attributed_to} ({outlet})" if claim.attributed_to else outlet


def figures(
    kind: str, claims: Sequence[Claim], mentions: Iterable[Mention], articles: Mapping[str, Article]
) -> list[Figure]:
    """Every account's figure of one kind as it stands, with what it was before, in the order of publication."""
    return _histories(stated(kind, claims, mentions, articles))


def stated(
    kind: str, claims: Sequence[Claim], mentions: Iterable[Mention], articles: Mapping[str, Article]
) -> list[Figure]:
    """Every article's figures of one kind, each account's on its own, in the order of publication."""
    mention_of = {c: m for m in mentions for c in m.claim_ids}
    by_mention: dict[str, list[tuple[Claim, Count]]] = defaultdict(list)
    for c in claims:
        if c.is_aggregate or (c.stance == "denied" and c.denial_scope != "figure"):
            continue
        for k in c.counts:
            home = mention_of.get(c.claim_id)
            # People who were shot and did not die: the mention counts them as injured where no sentence does.
            counted = (
                home is not None and kind == "injured" and k.kind == "killed_or_injured" and home.injured is not None
            )
            if (k.kind == kind or counted) and k.subset_of is None and (k.low is not None or k.high is not None):
                by_mention[home.mention_id if home else c.claim_id].append((c, k))
    found = []
    for mention_id in sorted(by_mention):
        pairs = sorted(by_mention[mention_id], key=lambda pair: (pair[0].char_start, pair[0].claim_id))
        mention = mention_of.get(pairs[0][0].claim_id)
        # A mention sums up the dead and the injured of its article; other kinds stand as they are stated.
        total: Interval | None = getattr(mention, kind) if mention and kind in ("killed", "injured") else None
        found += _of_one_article(pairs, total, articles[pairs[0][0].article_id])
    return sorted(found, key=lambda f: (f.as_of or "", f.account, f.claim_ids))


def _of_one_article(stated: Sequence[tuple[Claim, Count]], total: Interval | None, article: Article) -> list[Figure]:
    by_speaker: dict[str, list[tuple[Claim, Count]]] = defaultdict(list)
    for claim, count in stated:
        by_speaker[account_name(claim, article)].append((claim, count))
    if len(by_speaker) == 1 or not any(not _single(k) for _, k in stated):
        name = next(iter(by_speaker)) if len(by_speaker) == 1 else article.outlet or article.source_ref
        return [_figure(name, stated, total, article)]
    own = article.outlet or article.source_ref
    out = []
    for name, pairs in by_speaker.items():
        whole = [(c, k) for c, k in pairs if not _single(k)]
        if name == own and not whole and total in (None, (1, 1)):
            continue  # one victim described beside a number that somebody else is quoted with
        if name == own:
            out.append(_figure(name, pairs, total if _states(total, whole or pairs) or not whole else None, article))
        elif whole:
            out.append(_figure(name, whole, None, article))
    return out


def _single(count: Count) -> bool:
    """One victim described alone: in a text that also gives a number, it is a part and no rival total."""
    return count.low == 1 and count.high == 1


def _states(total: Interval | None, pairs: Iterable[tuple[Claim, Count]]) -> bool:
    return total is not None and any((k.low, k.high) == total for _, k in pairs)


def _figure(name: str, pairs: Sequence[tuple[Claim, Count]], total: Interval | None, article: Article) -> Figure:
    """The total where the article's own reading gives one, else the last figure stated; earlier ones are kept."""
    claim, last = pairs[-1]
    low, high = total if total else (last.low, last.high)
    groups = {k.group for _, k in pairs}
    said = [k.text for _, k in pairs if (k.low, k.high) == (low, high)]
    return Figure(
        account=name,
        low=low,
        high=high,
        approx=any(k.approx for _, k in pairs if (k.low, k.high) == (low, high)),
        group=groups.pop() if len(groups) == 1 else "unknown",
        as_of=claim.as_of or article.published,
        origin_id=claim.origin_id or claim.article_id,
        claim_ids=tuple(dict.fromkeys(c.claim_id for c, _ in pairs)),
        text=said[-1] if said else "",
        parts=_parts(pairs, (low, high)),
        voice=folded(claim.attributed_to or "") if name != (article.outlet or article.source_ref) else "",
    )


def _parts(pairs: Sequence[tuple[Claim, Count]], total: Interval) -> tuple[tuple[str, int], ...]:
    """Civilians and combatants stated as parts of the figure; children among the civilians are not counted again."""
    found: dict[str, int] = {}
    for claim, whole in pairs:
        if whole.group != "unknown" or (whole.low, whole.high) != total:
            continue
        index = claim.counts.index(whole)
        for part in claim.counts:
            if part.subset_of == index and part.kind == whole.kind and part.group != "unknown" and part.low is not None:
                found[part.group] = max(found.get(part.group, 0), part.low)
    return tuple(sorted(found.items()))


def _histories(found: Sequence[Figure]) -> list[Figure]:
    """One figure an account: the latest stands, what it said before is its history."""
    by_account: dict[str, list[Figure]] = defaultdict(list)
    for f in found:
        by_account[f.account].append(f)
    out = []
    for versions in by_account.values():
        last = versions[-1]
        earlier = tuple((f.low, f.high) for f in versions[:-1] if (f.low, f.high) != (last.low, last.high))
        ids = tuple(dict.fromkeys(c for f in versions for c in f.claim_ids))
        out.append(replace(last, claim_ids=ids, earlier=earlier))
    return out
