"""An ordered map over processes: the result is the same for any number of workers."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from rashomon.records.errors import RashomonError

Item = TypeVar("Item")
Result = TypeVar("Result")

# Items handed to a worker at once: small enough that two workers finish together, large enough that pickling
# does not show beside a parse of some tens of milliseconds.
CHUNK = 8
ENDED = (
    "A worker process ended before its work was done. In a script of your own, put the call under "
    '`if __name__ == "__main__":`, for every worker reads the script again; otherwise memory may have run '
    "out: run again with fewer workers. What was read so far is kept."
)


def map_ordered(function: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1) -> Iterator[Result]:
    """`function` of each item, in the order of the items; in this process where `workers` is 1.

    `function` must be a module-level function or a partial of one. Results stream; at most a few chunks are held. Raises
    RashomonError where a worker dies, or cannot start.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    # A worker that reads an unguarded script stops before it makes a pool of its own: ended with one half made, Python's
    # tracker of resources would have the last word on the screen. No public name tells that a worker is only starting.
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise RashomonError(ENDED)
    # spawn: forked children would share the parent's open database handles and parser threads.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        ordered = iter(items)
        while batch := list(islice(ordered, CHUNK * workers * 8)):
            try:
                yield from pool.map(function, batch, chunksize=CHUNK)
            except BrokenProcessPool as error:
                raise RashomonError(ENDED) from error
