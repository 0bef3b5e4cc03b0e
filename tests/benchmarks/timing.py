"""Times of work done in turn with its floor, so that what else the machine does hits both."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

WARM_UP = 2
A_SECOND = 1_000.0  # milliseconds

Work = Callable[[], object]


def taken(work: Work) -> float:
    """Give the milliseconds that `work` takes once."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * A_SECOND


def in_turn(ours: Work, floor: Work, rounds: int) -> tuple[float, float]:
    """Give the medians of `ours` and `floor`, done A B A B."""
    for _ in range(WARM_UP):
        ours()
        floor()
    pairs = [(taken(ours), taken(floor)) for _ in range(rounds)]
    mine, other = zip(*pairs, strict=True)
    return median(mine), median(other)


def alone(work: Work, rounds: int) -> float:
    for _ in range(WARM_UP):
        work()
    return median(taken(work) for _ in range(rounds))
