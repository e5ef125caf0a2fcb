"""Reconcile: from an incident to accounts, disagreements and ranges."""

from rashomon.reconciliation.origins import assign_origins
from rashomon.reconciliation.policy import Policy, PolicyError, policy_named
from rashomon.reconciliation.reconcile import reconcile
from rashomon.reconciliation.voices import in_one_voice

__all__ = ["Policy", "PolicyError", "assign_origins", "in_one_voice", "policy_named", "reconcile"]
