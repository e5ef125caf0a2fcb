"""Accounts: each outlet's and each quoted speaker's answer to each field of an incident, with its claims.

An outlet's own voice is one account; a quoted speaker is another, named with the outlet that quotes it. Updates by one
account are a history, and the latest stands. Subsets stay subsets. Silence is no value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.expressions.parts import of_bodies, of_somebodys
from rashomon.expressions.sides import Interval, Side, by_side, of_all_sides, of_attackers, side_within, together
from rashomon.expressions.totals import total as total_of
from rashomon.expressions.victims import Victim, one_person, part_of, victims
from rashomon.reconciliation.origins import folded
from rashomon.reconciliation.told import (
    a_part,
    by_name,
    by_somebody_else,
    comes_back,
    in_one_sentence,
    no_number,
    one_by_one,
    single,
    states,
    that_hold,
)
from rashomon.records import Article, Claim, Count, Mention

# Speakers that a text quotes on an incident before its own number counts as weighed from what they say.
SEVERAL = 2


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
    inferred: bool = False
    """Its day was inferred from the text: whether another report came before it is not known."""
    earlier: tuple[Interval, ...] = ()
    text: str = ""
    """The words of the figure that stands, for policies that read vague words in their own way."""
    voice: str = ""
    """The quoted speaker, folded; empty in the outlet's own voice."""
    parts: tuple[tuple[str, int], ...] = ()
    """(group, number) of the parts of it whose status is stated: eight, of them seven soldiers."""
    teller: str = ""
    """The outlet, or the file where it is unknown, that tells it, in its own voice or a speaker's."""
    one_by_one: bool = False
    """It tells only of people described alone: how many there were it does not say."""
    vague: bool = False
    """Words of quantity without a number."""
    sides: tuple[tuple[Side, Interval], ...] = ()
    """Whose dead or hurt it counts, and how many of each, where its words say so of all of them."""
    others: int = 0
    """Of the other sides, how many its text counts beside it: "they lost five fighters", where ten soldiers died."""
    bounds: Interval = (None, None)
    """What the teller's own voice commits itself to where it first gives no plain number: at least 5, from 4 to 6."""


def account_name(claim: Claim, article: Article) -> str:
    """The outlet, or the speaker with the outlet; a text of no known outlet goes by its file."""
    outlet = article.outlet or article.source_ref
    return f"{claim.attributed_to} ({outlet})" if claim.attributed_to else outlet


def figures(
    kind: str, claims: Sequence[Claim], mentions: Iterable[Mention], articles: Mapping[str, Article]
) -> list[Figure]:
    """Every account's figure of one kind as it stands, with what it was before, in the order of publication."""
    return standing(stated(kind, claims, mentions, articles))


def standing(told: Sequence[Figure]) -> list[Figure]:
    """Of what is stated, every account's figure as it stands, with what it was before."""
    return _histories(_of_all(told))


def _of_all(found: Sequence[Figure]) -> list[Figure]:
    """Without stories of fewer people one by one, where others say how many there were: they are no rival number.

    Nor is "several" beside a number that an outlet gives in its own voice or a speaker's.
    """
    told = max((f.low or 0 for f in found if not f.one_by_one), default=0)
    most: dict[str, int] = defaultdict(int)
    for f in found:
        if not (f.one_by_one or f.vague):
            most[f.teller] = max(most[f.teller], f.low or 0)
    own = max((f.low or 0 for f in found if not (f.one_by_one or f.vague or f.voice)), default=0)
    return [
        f
        for f in found
        if not (f.one_by_one and (f.low or 0) < told) and not (f.vague and (f.low or 0) <= max(own, most[f.teller]))
    ]


def stated(
    kind: str, claims: Sequence[Claim], mentions: Iterable[Mention], articles: Mapping[str, Article]
) -> list[Figure]:
    """Every article's figures of one kind, each account's on its own, in the order of publication."""
    mention_of = {c: m for m in mentions for c in m.claim_ids}
    by_article: dict[str, list[tuple[Claim, Count]]] = defaultdict(list)
    totals: dict[str, list[Interval]] = defaultdict(list)
    for m in {m.mention_id: m for c in claims if (m := mention_of.get(c.claim_id))}.values():
        # A mention sums up the dead and the injured of its article; other kinds stand as they are stated.
        if kind in ("killed", "injured") and (total := getattr(m, kind)) is not None:
            totals[m.article_id].append(total)
    voices: dict[str, set[str]] = defaultdict(set)
    for c in claims:
        if c.attributed_to:
            voices[c.article_id].add(folded(c.attributed_to))
    wounded = {c.mention_id for c in claims if not _denied(c) and any(k.kind == "injured" for k in c.counts)}
    for c in claims:
        if c.is_aggregate or _denied(c):
            continue
        home = mention_of.get(c.claim_id)
        for k in c.counts:
            # People who were shot and did not die: the mention counts them as injured where no sentence does.
            counted = (
                home is not None
                and kind == "injured"
                and k.kind == "killed_or_injured"
                and home.injured is not None
                and home.mention_id not in wounded
            )
            # Who was found wounded and is told to have died is no injured person: the mention counts him as dead.
            # One dead and one hurt in one sentence are two.
            beside = any(o.kind == "killed" for o in c.counts)
            if kind == "injured" and single(k) and not beside and home is not None and home.injured is None:
                continue
            # "Seven were dead, and two bodies were pulled from a stairwell": two of the seven.
            found = of_bodies(k.what or k.text) and any(
                o.kind == k.kind and (o.low or 0) >= (k.low or 0) for o in c.counts if o is not k
            )
            known = k.low is not None or k.high is not None
            if (k.kind == kind or counted) and known and not (part_of(c, k) or found):
                by_article[c.article_id].append((c, k))
    later = _later_dead(by_article, claims, articles) if kind == "injured" else frozenset()
    out = []
    for article_id, pairs in sorted(by_article.items()):
        if article_id in later:
            continue
        pairs = sorted(that_hold(pairs), key=lambda pair: (pair[0].char_start, pair[0].claim_id))
        # Of several mentions of one incident in one article the greatest sums it up; the others tell of parts.
        total = max(totals[article_id], key=lambda t: (t[0] or 0, t[1] or 0), default=None)
        out += _of_one_article(kind, pairs, total, articles[article_id], len(voices[article_id]))
    return sorted(out, key=lambda f: (f.as_of or "", f.account, f.claim_ids))


def _denied(claim: Claim) -> bool:
    return claim.stance == "denied" and claim.denial_scope != "figure"


def _later_dead(
    by_article: Mapping[str, Sequence[tuple[Claim, Count]]], claims: Sequence[Claim], articles: Mapping[str, Article]
) -> frozenset[str]:
    """Articles that tell of people wounded, one by one, whose deaths another article tells of.

    By name or age they are the same people, in a later article; without, where this article tells of no death and the
    other of nobody else who was hurt.
    """
    told = {a: victims([c for c in claims if c.article_id == a]) for a in {c.article_id for c in claims}}
    deadly = {
        c.article_id for c in claims if not _denied(c) and any(k.kind == "killed" and k.high != 0 for k in c.counts)
    }

    def since(other: str, article_id: str) -> bool:
        return (articles[other].published or "") >= (articles[article_id].published or "")

    def died(hurt: Victim, article_id: str) -> bool:
        return any(
            v.dead and one_person(hurt, v) and bool(hurt.ages & v.ages or hurt.names & v.names)
            for a, found in told.items()
            if a != article_id and since(a, article_id)
            for v in found
        )

    def all_died(hurt: Sequence[Victim], article_id: str) -> bool:
        if article_id in deadly:
            return False
        # "Was shot" says nothing of how it ended, whenever it was printed.
        open_end = all(k.kind != "injured" for _, k in by_article[article_id])
        return any(
            a != article_id
            and a in deadly
            and a not in by_article
            and (open_end or since(a, article_id))
            and len(hurt) <= len(dead := [v for v in found if v.dead])
            and all(any(one_person(h, v) for v in dead) for h in hurt)
            for a, found in told.items()
        )

    return frozenset(
        a
        for a, pairs in by_article.items()
        if all(single(k) for _, k in pairs)
        and (hurt := [v for v in told[a] if not v.dead])
        and (all(died(v, a) for v in hurt) or all_died(hurt, a))
    )


def _of_one_article(
    kind: str, stated: Sequence[tuple[Claim, Count]], total: Interval | None, article: Article, quoted: int
) -> list[Figure]:
    by_speaker: dict[str, list[tuple[Claim, Count]]] = defaultdict(list)
    for claim, count in stated:
        by_speaker[account_name(claim, article)].append((claim, count))
    own = article.outlet or article.source_ref
    bounds = _bounds(by_speaker.get(own, ()), quoted)
    sides = of_all_sides(kind, [c for c, _ in stated])
    sides = sides if together(sides) == total else {}

    # "Four homicides, a triple homicide among them … three were found dead on Sunday, the sheriff said".
    parts = {o.low for c, _ in stated for o in c.counts if o.kind == kind and not single(o) and part_of(c, o)}

    def not_all(c: Claim, k: Count) -> bool:
        if k.low == k.high and k.low in parts and total is not None and (total[0] or 0) > (k.low or 0):
            return True
        before = [(b, o) for b, o in stated if b.char_start < c.char_start and k.kind == o.kind]
        # "30 of them were mercenaries", of whom another has spoken, are none of the 43 whom the mayor counts.
        if by_somebody_else(c, k, [b for b, _ in before]):
            return single(k)
        told = any((o.low or 0) > (k.high or 0) for _, o in before)
        # "Both were pronounced dead", where three were named at once; the hurt are often told of group by group.
        those = kind == "killed" and comes_back(c, k)
        part = a_part(c, k, total) and (told or of_attackers(k) or those)
        return single(k) or part or _of_one_side(c, k, sides)

    if len(by_speaker) == 1 or all(not_all(c, k) for c, k in stated):
        name = next(iter(by_speaker)) if len(by_speaker) == 1 else own
        figure = _figure(name, stated, total, article, bounds)
        alone = by_side(kind, [c for c, _ in stated])
        if not sides and len(alone) == 1 and (figure.low, figure.high) in alone.values():
            sides = alone
        return [replace(figure, sides=tuple(sides.items()))]
    out = []
    for name, pairs in by_speaker.items():
        told = of_all_sides(kind, [c for c, _ in pairs])
        stands = any(not not_all(c, k) for c, k in pairs)
        if name == own and not stands and total in (None, (1, 1)):
            continue  # one victim described beside a number that somebody else is quoted with
        if name == own:
            # "Killed two and injured two others" is a number of its own, whatever else the text counts.
            other = any(
                k.kind == "injured" and not (single(k) or a_part(c, k, total)) and (k.low, k.high) != total
                for c, k in pairs
            )
            says_so = states(total, pairs) or (not other and total == total_of(kind, _told_by(pairs)))
            given = total if says_so or not stands else together(told) or in_one_sentence(pairs)
        elif told or stands:
            given = together(told) or in_one_sentence(pairs)
        else:
            continue
        figure = _figure(name, pairs, given, article, bounds, whole=total)
        if told and together(told) == given:
            out.append(replace(figure, sides=tuple(told.items())))
        else:
            out.append(_beside_others(figure, by_side(kind, [c for c, _ in pairs]), sides))
    return out


def _told_by(pairs: Sequence[tuple[Claim, Count]]) -> list[Claim]:
    return list({c.claim_id: c for c, _ in pairs}.values())


def _of_one_side(claim: Claim, count: Count, sides: Mapping[Side, Interval]) -> bool:
    """Is it the number of one side, of which the text counts two? "Rebels killed 12 soldiers. Five rebels died"."""
    side = side_within(claim, count)
    return side is not None and side in sides and by_side(count.kind, [claim]).get(side) == sides[side]


def _beside_others(figure: Figure, told: Mapping[Side, Interval], sides: Mapping[Side, Interval]) -> Figure:
    """ "The rebels said they lost five fighters", where the army counts ten soldiers and 20 rebels: a rival to the 20 alone."""
    if len(told) != 1 or not set(told) < set(sides) or (figure.low, figure.high) not in told.values():
        return figure
    others = together({s: i for s, i in sides.items() if s not in told})
    return replace(figure, sides=tuple(told.items()), others=others[0] or 0 if others else 0)


def _bounds(pairs: Iterable[tuple[Claim, Count]], quoted: int) -> Interval:
    """The first number of a teller's own voice, where it is a bound or a range; later ones are of parts or sources.

    A plain number is such a commitment only where several speakers are quoted on the incident: one is a rival, several
    are what the number was weighed from.
    """
    first = next((k for _, k in pairs if not single(k)), None)
    if first is None or (first.low == first.high and quoted < SEVERAL):
        return None, None
    return first.low, first.high


def _figure(
    name: str,
    pairs: Sequence[tuple[Claim, Count]],
    total: Interval | None,
    article: Article,
    bounds: Interval,
    whole: Interval | None = None,
) -> Figure:
    """The total where the article's own reading gives one, else the last figure stated; earlier ones are kept.

    `whole`: how many the article counts, of whom a speaker may tell a part.
    """
    claim = pairs[-1][0]
    # One victim described after a number is a part of it, and no new figure.
    several = [k for c, k in reversed(pairs) if not (single(k) or a_part(c, k, total or whole))] or [
        k for _, k in reversed(pairs) if not single(k)
    ]
    # Nor is "dozens", nor are somebody's three sons, or those who did it.
    firm = (k for k in several if not (no_number(k) or of_somebodys(k.what or k.text) or of_attackers(k)))
    last = next(firm, several[0] if several else pairs[-1][1])
    low, high = total if total else (last.low, last.high)
    # "34 soldiers, after one of the wounded died": the words of the figure that stands say whom it counts, where any do.
    groups = {k.group for _, k in pairs if (k.low, k.high) == (low, high)} or {k.group for _, k in pairs}
    groups = groups - {"unknown"} or groups
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
        inferred=article.inferred,
        text=said[-1] if said else "",
        one_by_one=one_by_one([k for _, k in pairs], (low, high)) or by_name(pairs),
        vague=high is None and any(no_number(k) for _, k in pairs if (k.low, k.high) == (low, high)),
        parts=_parts(pairs, (low, high)),
        voice=folded(claim.attributed_to or "") if name != (article.outlet or article.source_ref) else "",
        teller=article.outlet or article.source_ref,
        bounds=bounds,
    )


def _parts(pairs: Sequence[tuple[Claim, Count]], total: Interval) -> tuple[tuple[str, int], ...]:
    """Civilians and combatants stated as parts of the figure; children among the civilians are not counted again."""
    found: dict[str, int] = {}
    if pairs and together(sides := of_all_sides(pairs[0][1].kind, [c for c, _ in pairs])) == total:
        for side, (low, _) in sides.items():
            group = "civilians" if side == "civilians" else "combatants"
            found[group] = found.get(group, 0) + (low or 0)
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
