"""Policies: named rules that turn accounts into one line. In the style of; nobody's authority is claimed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.reconciliation.accounts import Figure
from rashomon.records import Claim, Range, RashomonError, Reconciled

Rule = Callable[[Reconciled, Sequence[Figure], Sequence[Figure], Sequence[Claim]], Reconciled]


class PolicyError(RashomonError):
    """No policy of that name."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule with its name and the source it follows."""

    name: str
    source: str
    rule: Rule

    def apply(
        self, row: Reconciled, killed: Sequence[Figure], injured: Sequence[Figure], claims: Sequence[Claim]
    ) -> Reconciled:
        """The incident with low, best and high under this rule."""
        return replace(self.rule(row, killed, injured, claims), policy=self.name)


def _minimum_to_maximum(
    row: Reconciled, killed: Sequence[Figure], injured: Sequence[Figure], claims: Sequence[Claim]
) -> Reconciled:
    def bounds(figures: Sequence[Figure]) -> Range:
        ends = [v for f in figures for v in (f.low, f.high) if v is not None]
        return Range(low=min(ends), high=max(ends)) if ends else Range()

    return replace(row, killed=bounds(killed), injured=bounds(injured))


POLICIES = {
    "airwars-style": Policy("airwars-style", "minimum to maximum of what the accounts state", _minimum_to_maximum),
}


def policy_named(name: str) -> Policy:
    """A policy by name. Raises PolicyError, which lists the names there are."""
    if name not in POLICIES:
        raise PolicyError(f"There is no policy {name}. The policies are: {', '.join(sorted(POLICIES))}.")
    return POLICIES[name]
