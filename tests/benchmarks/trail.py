"""Verifying the audit trail, against hashing the same bytes and nothing else."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from coordinator.registry.chain import BEFORE_THE_FIRST, as_hashed
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import A_SECOND, in_turn
from tests.outside import outside

ROUNDS = 3
GOAL = 3.0


def measured(bench: Bench) -> Iterator[Figure]:
    size = bench.sizes()[1]
    hashed = contents(bench.large_registry(size))
    with closing(bench.opened(size)) as registry:
        ours, floor = in_turn(registry.verify, lambda: hash_all(hashed), ROUNDS)
    yield Figure(
        f"verifying {len(hashed):,} audit entries",
        ours / A_SECOND,
        "s",
        floor=floor / A_SECOND,
        times=GOAL,
    )


def contents(path: Path) -> list[bytes]:
    """Give the bytes that are hashed for each entry, all in memory."""
    previous, found = BEFORE_THE_FIRST, []
    with closing(outside(path)) as connection:
        for content, digest in connection.execute(
            f"SELECT {as_hashed()}, hash FROM audit_entry ORDER BY id"  # noqa: S608
        ):
            found.append(previous.encode() + content)
            previous = digest
    return found


def hash_all(hashed: Sequence[bytes]) -> None:
    for content in hashed:
        hashlib.sha256(content).hexdigest()
