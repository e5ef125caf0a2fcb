"""Subsets: figures that are a part of another one of the sentence, and are never added to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.claims.counted import Counted, count_of, count_words, what_of
from rashomon.claims.cues import Cue
from rashomon.claims.figures import bounded, number_at
from rashomon.claims.grammar import conjuncts, role_words
from rashomon.claims.heads import figure_of, group_of
from rashomon.claims.lexicon import Lexicon
from rashomon.claims.realis import unreal
from rashomon.records import Count
from rashomon.records.claim import CountKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def with_subsets(doc: Doc, found: Sequence[Counted], lexicon: Lexicon) -> list[Counted]:
    """ "…, including five children", "among them two women": part of the figure before, never added to it."""
    out = _parted(doc, list(found), lexicon)
    out = [*out, *_of_them(doc, out, lexicon)]
    for token in doc:
        if token.lower_ not in count_words()["including"]:
            continue
        whole = _last_before(found, token.i)
        if whole is None:
            continue
        parts = [c for c in token.children if c.dep_ in ("pobj", "dobj")]
        if token.lower_ in count_words()["among"]:
            parts = [t for t in doc[token.i + 2 : token.i + 8] if t.lower_ in lexicon.groups][:1]
        for part in parts:
            for head in conjuncts(part):
                if (told := next((o.count.kind for o in found if o.head == head.i), None)) is not None:
                    # "Twelve killed, including five children, and 23 injured": the injured are no part of the dead.
                    if {told, found[whole].count.kind} == {"killed", "injured"}:
                        continue
                    out = [
                        Counted(_as_subset(o.count, whole), o.head, o.cue)
                        if o.head == head.i and o.head > token.i
                        else o
                        for o in out
                    ]
                    continue
                figure = figure_of(doc, head, lexicon)
                if figure is None or (head.lower_ not in lexicon.groups and not figure.known):
                    continue
                kind = found[whole].count.kind
                # Of villages, what is named is one of them and no figure.
                if kind == "other" and figure.low == figure.high == 1:
                    continue
                made = count_of(doc, kind, figure, what_of(doc, head), group_of(head, lexicon))
                out.append(Counted(_as_subset(made, whole), head.i, found[whole].cue))
    return [_of_whom(doc, o, out) for o in out]


def _of_whom(doc: Doc, counted: Counted, found: Sequence[Counted]) -> Counted:
    """ "Twenty-three were wounded, five of whom lost limbs": the five are of the same kind, and some of those before."""
    own, after = counted.count, doc[counted.head + 1 : counted.head + 3]
    told = len(after) == 2 and after[0].lower_ == "of" and after[1].lower_ in role_words()["of_them"]
    whole = _last_before(found, counted.head)
    if not told or own.subset_of is not None or whole is None or found[whole].count.kind != own.kind:
        return counted
    more = (found[whole].count.low or found[whole].count.high or 0) > (own.low or 0)
    return Counted(_as_subset(own, whole), counted.head, counted.cue) if more else counted


def of_the_dead(doc: Doc, cues: Sequence[Cue], lexicon: Lexicon) -> list[Counted]:
    """ "Among the dead were three children", "the dead included a nurse": a part of a whole that has no number here."""
    for cue in cues:
        kind, whole = cue.entry.effect, doc[cue.token]
        if whole.tag_[0] == "V" and whole.dep_ == "acl" and whole.head.lower_ in role_words()["of_them"]:
            whole = whole.head  # "among those killed"
        if kind is None or not (whole.i and (whole.i != cue.token or doc[whole.i - 1].lower_ == "the")):
            continue
        if whole.dep_ == "nsubj" and whole.head.lemma_ == "be" and kind in ("killed", "killed_or_injured"):
            # "The dead were a nurse, two drivers and a child": these are all.
            who = [h for c in whole.head.children if c.dep_ == "attr" for h in conjuncts(c)]
            told = [(h, f) for h in who if h.lower_ in lexicon.groups and (f := figure_of(doc, h, lexicon)) is not None]
            return [Counted(count_of(doc, kind, f, what_of(doc, h), group_of(h, lexicon)), h.i, cue) for h, f in told]
        among = whole.dep_ == "pobj" and whole.head.lower_ in count_words()["among"] and whole.head.head.lemma_ == "be"
        verb = whole.head.head if among else whole.head
        if not among and (whole.dep_ != "nsubj" or verb.lower_ not in count_words()["including"]):
            continue
        if unreal(verb, lexicon) is not None:
            continue  # "it is not clear whether he was among the dead"
        deps = ("attr", "nsubj") if among else ("dobj",)
        parts = [h for c in verb.children if c.dep_ in deps for h in conjuncts(c)]
        figures = [(h, f) for h in parts if (f := figure_of(doc, h, lexicon)) is not None]
        if figures:
            end = max(cue.token, whole.i) + 1
            name = doc[whole.i - (whole.i == cue.token) : end].text
            out = [Counted(Count(kind, name, "unknown", None, None, False, None, name), whole.i, cue)]
            made = (count_of(doc, kind, f, what_of(doc, h), group_of(h, lexicon)) for h, f in figures)
            return [*out, *(Counted(_as_subset(c, 0), h.i, cue) for c, (h, _) in zip(made, figures, strict=True))]
    return []


def _last_before(found: Sequence[Counted], end: int) -> int | None:
    """Which figure is told last before this token, the later of the list where two stand on one word."""
    before = [i for i, o in enumerate(found) if o.head < end]
    return max(before, key=lambda i: (found[i].head, i), default=None)


def _of_them(doc: Doc, found: Sequence[Counted], lexicon: Lexicon) -> Iterator[Counted]:
    """ "…, five of them children", "two of whom were officers": part of the figure before, with whom it names."""
    for token in doc[2:]:
        if token.lower_ not in role_words()["of_them"] or doc[token.i - 1].lower_ != "of":
            continue
        got = number_at(doc, token.i - 1)
        at = _last_before(found, token.i - 2)
        if got is None or at is None or any(got[1] <= o.head < token.i for o in found):
            continue
        if _told_apart(doc[token.i - 1].head, found[at]):
            continue
        figure = bounded(doc, got[0], got[1], token.i - 1)
        whole = found[at].count
        if (figure.low or figure.high or 0) >= (whole.high or whole.low or 0) > 0:
            continue
        who = next((t for t in doc[token.i + 1 : token.i + 4] if t.lower_ in lexicon.groups), None)
        text = doc[figure.start : (who or token).i + 1].text
        group = group_of(who, lexicon) if who is not None else whole.group
        # "Ten were shot, two of them fatally": all of the dead, and not some of them.
        fatal = (
            token.i + 1 < len(doc)
            and doc[token.i + 1].lower_ in count_words()["dead"]
            and whole.kind in ("killed_or_injured", "injured")
        )
        kind: CountKind = "killed" if fatal else whole.kind
        part = None if fatal else at
        made = Count(kind, text, group, figure.low, figure.high, figure.approx, part, text)
        yield Counted(made, got[1], found[at].cue)


def _told_apart(number: Token, whole: Counted) -> bool:
    """ "Killed eight guards and took five of them", "killed five men and seized 20 guns, three of them stolen"."""
    verb = number.head
    of_its_own = verb.pos_ == "VERB" and verb.i != whole.cue.token
    does = number.dep_ in ("nsubj", "nsubjpass") and verb.i > number.i
    done = number.dep_ == "dobj" and whole.head < verb.i < number.i
    between = number.doc[whole.head + 1 : number.i]
    others = any(t.tag_ == "NNS" and t.dep_ == "dobj" and t.head.i > whole.head for t in between)
    return others or (of_its_own and (does or done))


def _parted(doc: Doc, found: list[Counted], lexicon: Lexicon) -> list[Counted]:
    """ "Eight people: seven soldiers and one contractor": what follows a colon and adds up to the figure before is it again."""
    colon = next((t.i for t in doc if t.lower_ == ":"), None)
    whole = _last_before(found, colon or 0)
    if colon is None or whole is None:
        return found
    heads = [
        t
        for t in doc[colon + 1 :]
        if t.dep_ not in ("compound", "amod", "nmod", "nummod")
        and {t.lower_, *(c.lower_ for c in t.lefts)} & set(lexicon.groups)
    ]
    parts = [(h, f) for h in heads if (f := figure_of(doc, h, lexicon)) is not None and f.low == f.high]
    count = found[whole].count
    if len(parts) < 2 or sum(f.low or 0 for _, f in parts) != count.low or count.low != count.high:
        return found
    rest = [o for o in found if o.head not in {h.i for h, _ in parts}]
    at = rest.index(found[whole])
    made = [
        Counted(
            _as_subset(count_of(doc, count.kind, f, what_of(doc, h), group_of(h, lexicon)), at), h.i, found[whole].cue
        )
        for h, f in parts
    ]
    return [*rest, *made]


def _as_subset(count: Count, whole: int) -> Count:
    return Count(count.kind, count.what, count.group, count.low, count.high, count.approx, whole, count.text)
