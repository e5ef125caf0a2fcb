"""Write docs/methods.md from the rules actually run: python tools/write_methods.py"""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from types import ModuleType

from rashomon.export.report.page import INTEREST_WORDS
from rashomon.reconciliation import (
    accounts,
    agreements,
    framing,
    grading,
    origins,
    policy,
    policy_named,
    ranges,
    tally_audit,
    verdicts,
)

# The package's function `reconcile` stands before the module of that name.
reconcile_rules = import_module("rashomon.reconciliation.reconcile")
PAGE = Path(__file__).parents[1] / "docs" / "methods.md"
HEAD = """# Methods

Written by `python tools/write_methods.py` from the rules that run (constants, policy files, what each module says of
itself); a test compares. The truth table of verdicts is [its own page](verdicts.md), the policies' worked examples
[another](policies.md).
"""
CONSTANTS = (
    ("rounding", "a figure with “about” reaches this share of itself to either side", verdicts.ROUNDING),
    ("same sentence", "two sentences of copies are one statement from this likeness on", origins.SAME_SENTENCE),
    ("generic kinds", "event types that say only that something happened", sorted(reconcile_rules.GENERIC)),
    ("remote means", "compatible with each other: one is finer", sorted(reconcile_rules.REMOTE)),
    ("fineness", "of two places of one incident, the finer is shown", list(reconcile_rules.FINENESS)),
    ("units of people hurt", "never compared with one another", list(tally_audit.HURT)),
    ("speakers that name nobody", "no shared origin of two outlets", origins.speaker_words()["unnamed"]),
)


def section(title: str, module: ModuleType) -> str:
    """The module's own account of its rule."""
    return f"\n## {title}\n\n{inspect.getdoc(module) or ''}\n"


def methods() -> str:
    """The page."""
    parts = [HEAD]
    parts += [section("Accounts", accounts), section("Origins", origins), section("Verdicts", verdicts)]
    parts.append(f"\nTwo statements are compared where: {inspect.getdoc(verdicts.comparable)}\n")
    parts.append(
        "\n## Interest\n\nFrom the speaker's side at the time, in these words:\n\n| code | in words |\n|---|---|\n"
    )
    parts += [f"| {code} | {words} |\n" for code, words in INTEREST_WORDS.items()]
    parts.append(f"\n## Ranges without a policy\n\n{inspect.getdoc(ranges.envelope)}\n")
    parts.append(f"\n## Policies\n\n{inspect.getdoc(policy)}\n")
    for name in policy.SHIPPED:
        p = policy_named(name)
        vague = ", ".join(f"{word} {number}" for word, number in p.vague) or "as the exchange contract reads them"
        parts.append(
            f"\n### {p.name}\n\n{p.source}\n\n| | |\n|---|---|\n| whose deaths | {', '.join(p.groups)} |\n"
            f"| low | {p.low} |\n| best | {p.best} |\n| high | {p.high} |\n| vague words | {vague} |\n"
            f"| split by side | {'yes' if p.split else 'no'} |\n| grading suggested | {'yes' if p.grading else 'no'} |\n"
        )
    parts.append(f"\nTotals and parts: {inspect.getdoc(policy.Policy._whole)}\n")
    parts.append(f"\nParts that do not count: {inspect.getdoc(policy.Policy._without_strangers)}\n")
    parts.append(f"\nDeaths by side: {inspect.getdoc(policy.Policy._split)}\n")
    parts.append(section("Grading", grading))
    parts.append(section("Running totals", tally_audit))
    parts.append(section("Agreements", agreements))
    parts.append(section("Words", framing))
    parts.append("\n## Constants\n\n| name | what it does | value |\n|---|---|---|\n")
    parts += [f"| {n} | {what} | {shown(value)} |\n" for n, what, value in CONSTANTS]
    return "".join(parts)


def shown(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "`" + text.replace("|", "∣") + "`"


if __name__ == "__main__":
    PAGE.write_text(methods(), "utf-8")
