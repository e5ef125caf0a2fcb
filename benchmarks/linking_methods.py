"""Ways of linking side by side, the same mentions in: B3, pair F1 and seconds of each.

    python -m benchmarks.linking_methods --synthetic 10000
    python -m benchmarks.linking_methods --case shootings.db --gold ../shared/bench/shootings/gold.jsonl
    python -m benchmarks.linking_methods --plain ../shared/bench/shootings/articles.jsonl --gold …/gold.jsonl

same day and place     mentions of one day and place are one incident
lemma heuristic        of one type, within three days, with half of the shorter one's words shared
one a day              of one day, perpetrator, target and type: the filter of machine-coded event data
splink                 the same table of weights run by Splink over the same blocks; its connected components
ours                   the same table by plain SQL, and parts that fit as a whole

With a gold of texts, a text stands where most of its claims do, and only one half of the gold's incidents is measured
(--half 1; 0 is the one to calibrate with).
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.linking_scale import claim_of, synthetic
from benchmarks.plain_mentions import plain_mentions
from rashomon.incidents import Equality, Linker, declared_weights
from rashomon.incidents.blocks import live_sql
from rashomon.incidents.clusters import components
from rashomon.incidents.pairs import FEATURES
from rashomon.incidents.weights import TENTHS
from rashomon.records import Claim, Mention

Homes = dict[str, Hashable]
"""mention -> incident."""


def by_key(mentions: Sequence[Mention], key: Callable[[Mention], tuple[Hashable, ...]]) -> Homes:
    """One incident a key; a mention of which any part is unknown stands alone."""
    return {m.mention_id: (k if all(k) else m.mention_id) for m in mentions for k in [key(m)]}


def same_day_and_place(mentions: Sequence[Mention]) -> Homes:
    return by_key(mentions, lambda m: (m.when.start, m.place.place_id or m.place.name))


def one_a_day(mentions: Sequence[Mention]) -> Homes:
    return by_key(mentions, lambda m: (m.when.start, m.perpetrators, m.targets, m.event_type))


def lemma_heuristic(mentions: Sequence[Mention]) -> Homes:
    """Compared within blocks of a day and a type, joined by connected components."""
    from datetime import date

    days = [date.fromisoformat(m.when.start).toordinal() if m.when.start else None for m in mentions]
    blocks: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, (m, day) in enumerate(zip(mentions, days, strict=True)):
        if day is not None:
            for near in range(day, day + 4):
                blocks[m.event_type, near].append(i)
    words = [set(m.words) for m in mentions]
    edges = [
        (a, b)
        for own in blocks.values()
        for n, a in enumerate(own)
        for b in own[n + 1 :]
        if len(words[a] & words[b]) >= max(3, min(len(words[a]), len(words[b])) / 2)
    ]
    return {mentions[i].mention_id: part[0] for part in components(edges, range(len(mentions))) for i in part}


def ours(mentions: Sequence[Mention], claims: Sequence[Claim]) -> Homes:
    with Linker(Equality()) as linker:
        linked = linker.update(mentions, claims)
    # A mention whose claims are all running totals is in no incident.
    homes: Homes = {m.mention_id: m.mention_id for m in mentions}
    return homes | {m: i.incident_id for i in linked.incidents for m in i.mention_ids}


# ---------------------------------------------------------------- the same table by Splink
def in_splink(condition: str) -> str:
    """A condition of weights.toml over the columns of two records, as Splink wants it."""
    features = FEATURES | {
        "perpetrators": "CASE WHEN x.perpetrators = y.perpetrators THEN 'same' END",
        "targets": "CASE WHEN x.targets = y.targets THEN 'same' END",
        "answer": "coalesce(x.perpetrators = y.targets, false) OR coalesce(x.targets = y.perpetrators, false)",
        "likeness": f"({FEATURES['word_bits']}) / nullif({FEATURES['least_words']}, 0)",
        "name_likeness": f"({FEATURES['name_bits']}) / nullif({FEATURES['least_names']}, 0)",
    }
    whole = re.sub(r"\b[a-z_0-9]+\b", lambda w: f"({features[w[0]]})" if w[0] in features else w[0], condition)
    whole = re.sub(r"\bx\.([a-z_0-9]+)", r"\1_l", whole)
    return re.sub(r"\by\.([a-z_0-9]+)", r"\1_r", whole)


def splink(mentions: Sequence[Mention], claims: Sequence[Claim]) -> Homes:
    from splink import DuckDBAPI, SettingsCreator, block_on
    from splink import Linker as SplinkLinker
    from splink.comparison_library import CustomComparison

    logging.getLogger("splink").setLevel(logging.ERROR)  # it asks for null levels: here unknown weighs nothing
    weights = declared_weights()
    with Linker(Equality()) as linker:  # the same rows and the same blocks
        linker.update(mentions, claims)
        db = linker.db
        db.execute(f"CREATE TABLE live AS {live_sql('keys')}")
        table = db.execute(
            "SELECT m.mid AS unique_id, m.*, k.blocks FROM m LEFT JOIN "
            "(SELECT mid, list(key) AS blocks FROM live GROUP BY mid) k ON k.mid = m.mid"
        ).to_arrow_table()
        ids = {mid: unit.mention.mention_id for mid, unit in linker._unit.items()}

    def level(condition: str, weight: int) -> dict[str, Any]:
        """m and u whose ratio is the weight."""
        ratio = 2.0 ** (weight / TENTHS)
        m, u = (0.5, 0.5 / ratio) if ratio >= 1 else (0.5 * ratio, 0.5)
        return {"sql_condition": condition, "m_probability": m, "u_probability": u, "label_for_charts": condition[:60]}

    comparisons = [
        CustomComparison(
            output_column_name=c.name,
            comparison_levels=[
                *(level(in_splink(lv.when), lv.weight) for lv in c.levels if lv.when != "true"),
                level("ELSE", next((lv.weight for lv in c.levels if lv.when == "true"), 0)),
            ],
        )
        for c in weights.comparisons
    ]
    odds = 2.0 ** (weights.prior / TENTHS)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on("blocks", arrays_to_explode=["blocks"])],
        probability_two_random_records_match=odds / (1 + odds),
    )
    api = DuckDBAPI()
    predicted = SplinkLinker(api.register(table), settings).inference.predict(
        threshold_match_weight=weights.together / TENTHS
    )
    found = predicted.as_record_list()
    edges = [(row["unique_id_l"], row["unique_id_r"]) for row in found]
    return {ids[i]: part[0] for part in components(edges, ids) for i in part}


# ---------------------------------------------------------------- figures
def figures(truth: dict[str, Hashable], homes: Homes) -> dict[str, float]:
    """B3 and pairs over the items of the truth."""
    pred = {i: homes.get(i, ("alone", i)) for i in truth}
    gold_size, pred_size = Counter(truth.values()), Counter(pred.values())
    both = Counter((truth[i], pred[i]) for i in truth)
    precision = sum(n * n / pred_size[p] for (_, p), n in both.items()) / len(truth)
    recall = sum(n * n / gold_size[g] for (g, _), n in both.items()) / len(truth)

    def pairs(sizes: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    right, made, wanted = pairs(both.values()), pairs(pred_size.values()), pairs(gold_size.values())
    p, r = right / max(1, made), right / max(1, wanted)
    return {
        "B3": 2 * precision * recall / (precision + recall),
        "pair F1": 2 * p * r / (p + r) if p + r else 0.0,
        "false merges": 1 - p if made else 0.0,
        "missed merges": 1 - r,
    }


def main_homes(mentions: Sequence[Mention], homes: Homes) -> Homes:
    """text -> the incident with most of its claims; at a draw the one claimed first."""
    votes: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for m in mentions:
        if not m.is_aggregate:
            votes[m.source_ref][homes[m.mention_id]] += len(m.claim_ids)
    return {text: found.most_common(1)[0][0] for text, found in votes.items()}


def half_of(incident: str) -> int:
    """0 is for calibrating the table, 1 for measuring it. Salted, for a bench may itself be cut by a digest of the id."""
    return int(sha256(f"half of {incident}".encode()).hexdigest(), 16) % 2


def add_input(parser: argparse.ArgumentParser) -> None:
    """Where the mentions and the truth come from."""
    parser.add_argument("--synthetic", type=int, help="so many synthetic mentions")
    parser.add_argument("--case", type=Path, help="a case of texts with a gold")
    parser.add_argument("--plain", type=Path, help="texts, read by the stand-in of plain_mentions.py")
    parser.add_argument("--gold", type=Path, help="source_ref and incident_id of each text, JSON lines")
    parser.add_argument("--half", type=int, default=1, help="1 to measure, 0 to calibrate")


def input_of(args: argparse.Namespace) -> tuple[Sequence[Mention], Sequence[Claim], dict[str, Hashable]]:
    """Mentions, claims, and the incident of each text, or of each mention where they are synthetic."""
    if args.synthetic:
        mentions, numbers = synthetic(args.synthetic)
        return mentions, [claim_of(m) for m in mentions], dict(numbers)
    rows = [json.loads(line) for line in args.gold.read_text("utf-8").splitlines()]
    truth = {r["source_ref"]: r["incident_id"] for r in rows if half_of(r["incident_id"]) == args.half}
    if args.plain:
        return *plain_mentions(args.plain), truth
    from rashomon.case import Case

    book = Case(args.case).book
    return book.mentions(), book.claims(), truth


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_input(parser)
    args = parser.parse_args()
    mentions, claims, truth = input_of(args)
    methods: list[tuple[str, Callable[[], Homes]]] = [
        ("every mention alone", lambda: {m.mention_id: m.mention_id for m in mentions}),
        ("same day and place", lambda: same_day_and_place(mentions)),
        ("lemma heuristic", lambda: lemma_heuristic(mentions)),
        ("one a day", lambda: one_a_day(mentions)),
        ("splink", lambda: splink(mentions, claims)),
        ("ours", lambda: ours(mentions, claims)),
    ]
    print("| method | B3 | pair F1 | false merges | missed merges | seconds |\n|---|---:|---:|---:|---:|---:|")
    for name, method in methods:
        started = time.perf_counter()
        homes = method()
        seconds = time.perf_counter() - started
        found = figures(truth, homes if args.synthetic else main_homes(mentions, homes))
        print(f"| {name} | " + " | ".join(f"{v:.3f}" for v in found.values()) + f" | {seconds:.1f} |", flush=True)


if __name__ == "__main__":
    main()
