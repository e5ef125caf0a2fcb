"""Which articles are copies of one text: MinHash proposes, shared word runs decide."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from rashomon.records import Article

# Runs of so many words: long enough that two reports of one event share few, short enough to survive an edit.
RUN = 3
PERMUTATIONS = 126
SEED = 1
# 42 bands of 3 rows find a pair with a Jaccard similarity of 0.5 in 99 of 100 cases, and few of those below 0.1.
ROWS = 3
# So much of the shorter text's runs must stand in the longer one, and the shorter be at least this part of it.
CONTAINED = 0.6
SHORTEST_PART = 0.4
FEWEST_RUNS = 12
# A band shared by more articles than this holds furniture or a template; its members are compared with neighbours only.
CROWDED = 64

_WORD = re.compile(r"[^\W_]+")
Runs = NDArray[np.uint64]


def origins(articles: Sequence[Article]) -> list[str]:
    """For each article the article_id of the text it copies, its own where it copies none."""
    runs = [_runs(a) for a in articles]
    leader = list(range(len(articles)))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, j in _proposed(runs):
        if find(i) != find(j) and copies(runs[i], runs[j]):
            a, b = sorted((find(i), find(j)))
            leader[b] = a
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(articles)):
        groups[find(i)].append(i)
    origin = [""] * len(articles)
    for members in groups.values():
        first = _origin([articles[i] for i in members])
        for i in members:
            origin[i] = first
    return origin


def copies(one: Runs, other: Runs) -> bool:
    """Most of the shorter text stands in the longer one, and it is no mere quotation from it."""
    short, long = sorted((len(one), len(other)))
    if short < FEWEST_RUNS or short < SHORTEST_PART * long:
        return short == long and short > 0 and bool(np.array_equal(one, other))
    return len(np.intersect1d(one, other, assume_unique=True)) >= CONTAINED * short


def _runs(article: Article) -> Runs:
    """Hashes of all runs of words in what was kept, sorted, each once; the headline is left out, since papers change it."""
    words = _WORD.findall(_kept(article).casefold())
    hashes = {
        int.from_bytes(
            blake2b(" ".join(words[i : i + RUN]).encode("utf-8", "replace"), digest_size=8).digest(), "little"
        )
        for i in range(max(1, len(words) - RUN + 1))
        if words
    }
    return np.array(sorted(hashes), dtype=np.uint64)


def _kept(article: Article) -> str:
    gone = sorted(
        [(r.char_start, r.char_end) for r in article.removed] + ([article.title_span] if article.title_span else [])
    )
    pieces, at = [], article.char_start
    for start, end in gone:
        if start > at:
            pieces.append(article.text[at - article.char_start : start - article.char_start])
        at = max(at, end)
    pieces.append(article.text[at - article.char_start :])
    body = " ".join(pieces)
    return body if body.strip() else article.text


def _proposed(runs: Sequence[Runs]) -> Iterator[tuple[int, int]]:
    """Pairs that share a band, in a fixed order."""
    offsets = np.concatenate([[0], np.cumsum([len(r) for r in runs])]).astype(np.uint64)
    flat = np.concatenate([*runs, np.empty(0, dtype=np.uint64)])
    if not len(runs) or not len(flat):
        return
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, PERMUTATIONS, SEED)
    table = np.array(matrix.to_rows(), dtype=np.uint64)
    seen: set[tuple[int, int]] = set()
    for band in range(0, PERMUTATIONS, ROWS):
        keys = _key(table[:, band : band + ROWS])
        order = np.argsort(keys, kind="stable")
        sorted_keys = keys[order]
        edges = np.flatnonzero(np.diff(sorted_keys)) + 1
        for bucket in np.split(order, edges):
            if len(bucket) < 2:
                continue
            members = [int(i) for i in bucket if len(runs[int(i)])]
            for k, i in enumerate(members):
                for j in members[k + 1 :] if len(members) <= CROWDED else members[k + 1 : k + 2]:
                    if (i, j) not in seen:
                        seen.add((i, j))
                        yield i, j


def _key(rows: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number a row of a band; a clash only costs a comparison."""
    key = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.T:
        key = key * np.uint64(0x9E3779B97F4A7C15) + column
    return key


def _origin(group: Sequence[Article]) -> str:
    """The article of the outlet that the others credit; else the earliest dated; else the smallest id."""
    credited = Counter(name for a in group for name in a.cites)
    best = min(group, key=lambda a: (-credited[a.outlet or ""], a.published or "9999", a.article_id))
    return best.article_id
