"""How the maps run: over the processes of this machine."""

from rashomon.engines.processes import map_ordered

__all__ = ["map_ordered"]
