"""One person against a thousand trials, against reading the same checks as plain values.

Limits that trials share, as protocols do, and as the worst case limits that all differ.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

from coordinator.domain.observation import NewObservation
from coordinator.domain.prescreening import ToldFacts
from coordinator.domain.subject import Sex
from coordinator.queries.prescreening import prescreening
from coordinator.registry.store import Registry
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.many_trials import TRIALS, filled
from tests.benchmarks.timing import alone, in_turn
from tests.builders import TODAY
from tests.conftest import KEY
from tests.outside import outside

ROUNDS = 10
A_SECOND = 1_000.0  # milliseconds: the goal
CHECKS = """
SELECT c.id, c.kind, c.checks FROM criterion c
  JOIN protocol_version v ON v.id = c.version_id JOIN trial t ON t.id = v.trial_id
 WHERE v.state = 'active' AND t.state = 'recruiting' ORDER BY c.version_id, c.position
"""
TOLD = ToldFacts(
    Decimal(43),
    Sex.FEMALE,
    (
        NewObservation("alt", "ALT", value="31", unit="U/L", high="40", on=TODAY),
        NewObservation("haemoglobin", "Haemoglobin", value="120", unit="g/L", on=TODAY),
    ),
)


def measured(bench: Bench) -> Iterator[Figure]:
    for words, are_shared in (("shared limits", True), ("limits that all differ", False)):
        path = bench.folder / f"trials-{are_shared}.registry"
        filled(path, are_shared=are_shared)
        with closing(Registry(path, key=KEY)) as registry, closing(outside(path)) as raw:
            yield from compared(bench, registry, raw, words)


def compared(
    bench: Bench, registry: Registry, raw: sqlite3.Connection, words: str
) -> Iterator[Figure]:
    def first() -> None:
        registry.recruiting_criteria.clear()
        found = prescreening(registry, TOLD)
        if len(found.trials) != TRIALS:
            raise AssertionError(f"{len(found.trials)} trials were held against")

    ours, floor = in_turn(first, lambda: plain_checks(raw), bench.rounds(ROUNDS))
    yield Figure(
        f"pre-screening {TRIALS:,} trials, first time, {words}",
        ours,
        floor=floor,
        limit=A_SECOND,
    )
    again = alone(lambda: prescreening(registry, TOLD), bench.rounds(ROUNDS))
    yield Figure(f"pre-screening {TRIALS:,} trials, again, {words}", again, limit=A_SECOND)


def plain_checks(raw: sqlite3.Connection) -> list[object]:
    return [json.loads(checks) for _id, _kind, checks in raw.execute(CHECKS)]
