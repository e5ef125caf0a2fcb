"""How linking grows: synthetic mentions with the statistics of the bench, 10,000 to 1,000,000.

    python -m benchmarks.linking_scale 10000 100000          time, memory, the exponent, and adding 1,000
    python -m benchmarks.linking_scale 1000000

What the generator keeps of the bench (measured on shootings and syria, see docs/linking.md): how many mentions an
incident has, how many words and names a mention, how often a day or a place is unknown or off by one, how tolls differ.
A larger case covers more days, places and people, not more incidents a day: 160 incidents a day over 400 districts,
where the most active has forty times the incidents of the median. Seeded: the same size gives the same mentions.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise

import numpy as np

from rashomon.incidents import Equality, Linker
from rashomon.records import Claim, Mention, Place, When

# Share of incidents with 1, 2, 3, 4-8 mentions: the texts an incident in bench/shootings.
SIZES = ((1, 0.57), (2, 0.22), (3, 0.11), (5, 0.07), (8, 0.03))
INCIDENTS_A_DAY = 160
DISTRICTS = 400
TYPES = ("shelling", "airstrike", "armed_clash", "shooting", "ied_or_bomb", "detention", "attack", "execution")
SHARES = (0.25, 0.2, 0.2, 0.12, 0.08, 0.06, 0.06, 0.03)
ACTORS = tuple(f"actor {i}" for i in range(12))
VOCABULARY = 60_000
OUTLETS = 40
FIRST_DAY = datetime.date(2011, 1, 1).toordinal()


def incident_mentions(number: int, day: int, rng: np.random.Generator) -> Iterator[Mention]:
    """The mentions of one incident: what happened, and how each outlet tells it."""
    district = min(DISTRICTS - 1, int(rng.zipf(1.3)) - 1)
    village = int(rng.integers(30))
    lat, lon = 30 + district % 20 * 0.6 + village % 6 * 0.08, 35 + district // 20 * 0.6 + village // 6 * 0.08
    kind = str(rng.choice(TYPES, p=SHARES))
    killed = int(rng.geometric(0.3)) - 1
    attacker, victim = (ACTORS[i] for i in rng.integers(len(ACTORS), size=2))
    own_names = [f"name {i}" for i in rng.integers(max(1000, number * 3), size=3)]
    own_words = [f"w{min(VOCABULARY, int(i))}" for i in rng.zipf(1.25, size=24)]
    size = int(rng.choice([s for s, _ in SIZES], p=[p for _, p in SIZES]))
    for copy in range(size):
        told = day + int(rng.choice([0, 1, -1], p=[0.85, 0.09, 0.06]))
        iso = datetime.date.fromordinal(told).isoformat()
        when = When(iso, iso, None, "relative", "day") if rng.random() < 0.85 else When()
        fine = rng.random()
        if fine < 0.7:
            place = Place(
                None, f"v {district} {village}", f"p{district}.{village}", "XX", f"a{district // 20}", lat, lon, 5.0
            )
        elif fine < 0.85:
            place = Place(None, f"d {district}", f"d{district}", "XX", f"a{district // 20}", lat, lon, 25.0, "district")
        else:
            place = Place()
        toll = max(0, killed + int(rng.choice([0, 1, -1, 3], p=[0.7, 0.12, 0.08, 0.1])))
        words = [w for w in own_words if rng.random() < 0.5] + [
            f"w{min(VOCABULARY, int(i))}" for i in rng.zipf(1.25, size=10)
        ]
        names = [n for n in own_names if rng.random() < 0.6] + [f"town {district}"] * (rng.random() < 0.5)
        ident = sha256(f"{number}.{copy}".encode()).hexdigest()[:16]
        yield Mention(
            "m" + ident,
            "a" + ident,
            f"{ident}.txt",
            ("c" + ident,),
            kind if rng.random() < 0.85 else "attack",  # type: ignore[arg-type]
            when,
            place,
            (attacker,) if rng.random() < 0.6 else (),
            (victim,) if rng.random() < 0.6 else (),
            (toll, toll) if rng.random() < 0.7 else None,
            names=tuple(sorted(set(names))),
            words=tuple(sorted(set(words))),
            victims=(f"given{number % 997} family{number % 4999}",) * (copy % 4 == 1),
            ages=(str(number % 80),) * (copy % 4 == 0),
            published=datetime.date.fromordinal(day + 1 + min(30, int(rng.geometric(0.5)))).isoformat(),
            outlet=f"outlet {copy % OUTLETS}",
        )


def synthetic(size: int) -> tuple[list[Mention], dict[str, int]]:
    """So many mentions, and the incident of each."""
    rng = np.random.default_rng(7)
    out: list[Mention] = []
    truth: dict[str, int] = {}
    number = 0
    while len(out) < size:
        for m in incident_mentions(number, FIRST_DAY + number // INCIDENTS_A_DAY, rng):
            out.append(m)
            truth[m.mention_id] = number
        number += 1
    return out[:size], truth


def claim_of(m: Mention) -> Claim:
    """The one claim of a synthetic mention."""
    return Claim(m.claim_ids[0], m.article_id, m.source_ref, 0, 1, "x", "", m.event_type, mention_id=m.mention_id)


def pair_figures(parts: list[tuple[str, ...]], truth: dict[str, int]) -> tuple[float, float]:
    """Precision and recall over pairs of mentions."""
    home = {m: i for i, part in enumerate(parts) for m in part}
    right = made = wanted = 0
    by_truth: dict[int, list[str]] = {}
    for m in home:
        by_truth.setdefault(truth[m], []).append(m)
    for own in by_truth.values():
        wanted += len(own) * (len(own) - 1) // 2
        right += sum(home[a] == home[b] for i, a in enumerate(own) for b in own[i + 1 :])
    made = sum(len(p) * (len(p) - 1) // 2 for p in parts)
    return right / max(1, made), right / max(1, wanted)


def measure(size: int, extra: int) -> dict[str, float]:
    """Link so many at once, then add `extra`; seconds and gigabytes."""
    mentions, truth = synthetic(size + extra)
    claims = [claim_of(m) for m in mentions]
    # Those added are spread over the whole span, as late finds are.
    step = len(mentions) // extra
    late = {m.mention_id for m in mentions[::step][:extra]}
    first = [m for m in mentions if m.mention_id not in late]
    with Linker(Equality()) as linker:
        started = time.perf_counter()
        linked = linker.update(first, [c for c in claims if c.mention_id not in late])
        seconds = time.perf_counter() - started
        pairs = linker.db.execute("SELECT count(*) FROM scores").fetchall()[0][0]
        precision, recall = pair_figures([i.mention_ids for i in linked.incidents], truth)
        started = time.perf_counter()
        linker.update(mentions, claims, before=linked.incidents)
        added = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {
        "size": size,
        "seconds": seconds,
        "gigabytes": memory,
        "pairs a mention": pairs / size,
        "seconds to add 1,000": added,
        "pair precision": precision,
        "pair recall": recall,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--here", action="store_true", help="measure in this process and print JSON")
    args = parser.parse_args()
    if args.here:
        print(json.dumps(measure(args.sizes[0], 1000)))
        return
    rows = []
    for size in args.sizes:  # a process each, so that one size's memory is not counted for the next
        command = [sys.executable, "-m", "benchmarks.linking_scale", str(size), "--here"]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print("  ".join(f"{name} {value:,.2f}" for name, value in rows[-1].items()), flush=True)
    for a, b in pairwise(rows):
        exponent = math.log(b["seconds"] / a["seconds"]) / math.log(b["size"] / a["size"])
        print(f"exponent {a['size']:,} to {b['size']:,}: {exponent:.2f}")


if __name__ == "__main__":
    main()
