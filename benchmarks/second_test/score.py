"""Score a claims export against the second held-out test set: `name value n` a line.

--pred holds claims.jsonl as the contract has it, --gold claims.jsonl and nonclaims.jsonl. A predicted claim may match a
gold claim of its text if it covers half of the gold span or more and its type is of the family of a right type (gold's
event_type and event_type_also). One to one, core rows first, best pairs first; optional rows neither help nor harm.
claim_p, claim_r, claim_f1    claims found; n: claims given, core claims wanted, core claims wanted
counts_.., counts_all_..      (sentence, kind, low, high) equal: killed, injured and killed_or_injured; every kind
nonclaims                     sentences without a claim, no claim covering half of them (0 if nothing was predicted)
On the matched core claims (like every figure 0 where n is 0):
type, stance                  is a right one (event_type or event_type_also; stance or stance_also)
perpetrator_.., target_..     half of the shorter's content words shared with the gold's, own or from context
speaker_present_.., speaker   a speaker is given or not; where both have one, the words match (as for actors)
denied_.., irony_.., aggregate_..: so marked or not, where the gold has decided
date                          first and last day equal, where the gold has a first day (3 days off if approximate)
"""

import argparse
import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Figures = dict[str, tuple[float, int]]

FAMILIES = """airstrike drone_strike shelling ied_or_bomb suicide_attack chemical_attack armed_clash shooting \
assassination execution sexual_violence attack
detention release convoy_blocked protest_clash property_destruction
seizure_of_territory force_deployment patrol
agreement_or_talks threat
displacement humanitarian_condition"""
FAMILY = {name: names for names in FAMILIES.splitlines() for name in names.split()}
SMALL = "the a an of and or by its their his her our your in on at to for with from either"
WEAK = "force troop army fighter soldier unit men people gunmen armed military militant"


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", text.lower())).encode("ascii", "ignore").decode()
    found = {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in re.findall(r"[a-z0-9]+", plain)}
    return found - {*SMALL.split(), *WEAK.split()} or found - {*SMALL.split()}


def same_words(gold: list[str], pred: list[str]) -> bool:
    pairs = [(words(g), words(p)) for g in gold for p in pred]
    return any(a and b and 2 * len(a & b) >= min(len(a), len(b)) for a, b in pairs)


def named(row: Row, role: str) -> list[str]:
    fields = ("attributed_to", "speaker") if role == "speaker" else (role + "_text", role, role + "_from_context")
    return [row[field] for field in fields if row.get(field)]


def shared(a: Row, b: Row) -> int:
    both = min(a["char_end"], b["char_end"]) - max(a["char_start"], b["char_start"])
    return max(0, both) if a["source_ref"] == b["source_ref"] else 0


def figures_of(row: Row) -> set[tuple[str, int | None, int | None]]:
    return {(c["kind"], c.get("low"), c.get("high")) for c in row.get("counts") or []}


def weight(gold: Row, pred: Row) -> float:  # 0: may not match
    cover = shared(gold, pred) / (gold["char_end"] - gold["char_start"])
    families = {FAMILY.get(t, t) for t in (gold["event_type"], *gold["event_type_also"])}
    if cover < 0.5 or FAMILY.get(pred["event_type"], pred["event_type"]) not in families:
        return 0.0
    a, b = figures_of(gold), figures_of(pred)
    pairs = [(named(gold, role), named(pred, role)) for role in ("perpetrator", "target", "speaker")]
    near = sum(g == p or same_words(g, p) for g, p in pairs) + (gold["stance"] == pred.get("stance"))
    same = (gold["event_type"] == pred["event_type"]) + (len(a & b) / len(a | b) if a | b else 1.0)
    return float(cover + 0.5 * same + 0.1 * near)


def match(gold: list[Row], pred: list[Row]) -> list[tuple[Row, Row]]:
    weights = {(i, j): w for i, g in enumerate(gold) for j, p in enumerate(pred) if (w := weight(g, p))}
    found: dict[int, int] = {}
    for i, j in sorted(weights, key=lambda ij: (gold[ij[0]]["optional"], -weights[ij])):
        if i not in found and j not in found.values():
            found[i] = j
    return [(gold[i], pred[j]) for i, j in found.items()]


def add_prf(out: Figures, name: str, hits: int, given: int, wanted: int) -> None:
    p, r = (hits / n if n else 0.0 for n in (given, wanted))
    out |= {name + "_p": (p, given), name + "_r": (r, wanted), name + "_f1": (2 * p * r / (p + r or 1), wanted)}


def add_counts(out: Figures, gold: list[Row], pred: list[Row]) -> None:
    wanted, free, given = (set[tuple[Any, ...]]() for _ in range(3))
    for g in gold:
        for c in g["counts"]:
            item = (g["source_ref"], g["char_start"], c["kind"], c["low"], c["high"])
            unknown = c["low"] is None and c["high"] is None
            (free if g["optional"] or c.get("optional") or unknown else wanted).add(item[:3] if unknown else item)
    for p in pred:
        near = max(gold, key=lambda g: shared(g, p), default=p)
        start = near["char_start"] if shared(near, p) else ("elsewhere", p["char_start"])
        items = {(p["source_ref"], start, *figure) for figure in figures_of(p)}
        given |= {t for t in items if t in wanted or not free & {t, t[:3]}}
    add_prf(out, "counts_all", len(wanted & given), len(given), len(wanted))
    wanted, given = ({t for t in s if t[2] in ("killed", "injured", "killed_or_injured")} for s in (wanted, given))
    add_prf(out, "counts", len(wanted & given), len(given), len(wanted))


def date_right(gold: Row, pred: Row) -> bool:
    ends = [(gold[k], (pred.get(k) or "0001-01-01")[:10]) for k in ("date_start", "date_end")]
    return all(abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= 3 * gold["date_approx"] for a, b in ends)


def score(pred: Path, gold: Path) -> Figures:
    golds, nons, preds = read(gold / "claims.jsonl"), read(gold / "nonclaims.jsonl"), read(pred / "claims.jsonl")
    found, out = match(golds, preds), Figures()
    pairs = [(g, p) for g, p in found if not g["optional"]]
    add_prf(out, "claim", len(pairs), len(preds) - len(found) + len(pairs), sum(not g["optional"] for g in golds))
    add_counts(out, golds, preds)
    for role in ("perpetrator", "target"):
        both = [(named(g, role), named(p, role)) for g, p in pairs]
        right = sum(same_words(g, p) for g, p in both)
        add_prf(out, role, right, sum(bool(p) for _, p in both), sum(bool(g) for g, _ in both))
    spoken = [(named(g, "speaker"), named(p, "speaker")) for g, p in pairs]
    flags = {
        "speaker_present": [(bool(g), bool(p)) for g, p in spoken],
        "denied": [(g["stance"] == "denied", p.get("stance") == "denied") for g, p in pairs],
        "irony": [(g["irony"], bool(p.get("irony"))) for g, p in pairs if g["irony"] is not None],
        "aggregate": [(g[k], bool(p.get(k))) for g, p in pairs for k in ["is_aggregate"] if g[k] is not None],
    }
    for name, values in flags.items():
        add_prf(out, name, sum(g and p for g, p in values), sum(p for _, p in values), sum(g for g, _ in values))
    shares = {
        "speaker": [same_words(g, p) for g, p in spoken if g and p],
        "stance": [p.get("stance") in [g["stance"], *g["stance_also"]] for g, p in pairs],
        "type": [p["event_type"] in [g["event_type"], *g["event_type_also"]] for g, p in pairs],
        "date": [date_right(g, p) for g, p in pairs if g["date_start"]],
        "nonclaims": [bool(preds) and not any(2 * shared(n, p) >= len(n["sentence"]) for p in preds) for n in nons],
    }
    return out | {name: (sum(hits) / len(hits) if hits else 0.0, len(hits)) for name, hits in shares.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--pred", "--gold"):
        parser.add_argument(option, type=Path, required=True)
    for figure, (value, n) in score(**vars(parser.parse_args())).items():
        print(f"{figure} {value:.3f} {n}")
