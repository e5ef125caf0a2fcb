"""The verdict on a whole incident in plain words, for its head."""

from __future__ import annotations

from rashomon.records import Disagreement, Reconciled

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# More values than this do not fit one sentence; the table below it lists all.
VALUES = 4


def counted_words(n: int, noun: str) -> str:
    """`three accounts`, `one origin`, `27 origins`."""
    return f"{NUMBERS[n] if n < len(NUMBERS) else f'{n:,}'} {noun}" + ("" if n == 1 else "s")


def plain_verdict(row: Reconciled) -> str:
    """Who stands behind it; what is contested or denied, what differs, what is agreed, what has one origin."""
    accounts = counted_words(len({a.account for a in row.accounts}), "account").capitalize()
    head = f"{accounts}, {counted_words(row.origins, 'origin')}"
    open_fields = [_clause(d) for d in row.disagreements if d.verdict in ("denied", "contested")]
    out = [head + (": " + "; ".join(open_fields) if open_fields else "") + "."]
    differ = [_name(d) for d in row.disagreements if d.verdict == "compatible"]
    if differ:
        out.append(f"Different, and can all be true: {', '.join(differ)}.")
    agreed = [_name(d) for d in row.disagreements if d.verdict == "agreed"]
    if agreed:
        out.append(f"Agreed by two origins or more: {', '.join(agreed)}.")
    single = [_name(d) for d in row.disagreements if d.verdict == "single_source"]
    if single and row.origins > 1:
        out.append(f"Said by one origin only: {', '.join(single)}.")
    return " ".join(out)


def _name(d: Disagreement) -> str:
    return d.field.replace("_", " ")


def _clause(d: Disagreement) -> str:
    values = [v.value.replace("_", " ").replace("/", " to ") for v in d.values]
    shown = "; ".join(values[:VALUES]) + (f"; and {len(values) - VALUES} more" if len(values) > VALUES else "")
    return f"{_name(d)} {d.verdict} ({shown})"
