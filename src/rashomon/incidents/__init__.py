"""Link: which mentions speak of one incident, and which must not be merged; tallies; who holds which place when."""

from rashomon.incidents.linking import Linked, Linker, link
from rashomon.incidents.pairs import Equality
from rashomon.incidents.weights import Weights, declared_weights, read_weights

__all__ = ["Equality", "Linked", "Linker", "Weights", "declared_weights", "link", "read_weights"]
