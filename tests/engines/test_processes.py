"""The map gives the same results in the same order for any number of workers, and streams."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rashomon.engines import map_ordered


def square(n: int) -> int:
    return n * n


@pytest.mark.parametrize("workers", [1, 2])
def test_results_keep_the_order_of_the_items(workers: int) -> None:
    assert list(map_ordered(square, range(100), workers=workers)) == [n * n for n in range(100)]


def test_items_are_drawn_as_results_are_taken() -> None:
    drawn = []

    def items() -> Iterator[int]:
        for n in range(1000):
            drawn.append(n)
            yield n

    results = map_ordered(square, items())
    assert next(results) == 0
    assert len(drawn) == 1
