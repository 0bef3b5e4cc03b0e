"""One answer stored durably with its audit entry, against the same two inserts."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.criterion import Answer, Criterion, Kind, walked
from coordinator.domain.entry import Entry
from coordinator.domain.staff import StaffMember
from coordinator.queries.trials import active_version_of
from coordinator.registry.store import Registry
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.site import founded
from tests.benchmarks.timing import taken
from tests.builders import COORDINATOR, DOCUMENT, INVESTIGATOR, consented, subject
from tests.outside import outside

SCREENINGS = 20
GOAL = 2.0


def measured(bench: Bench) -> Iterator[Figure]:
    ours: list[float] = []
    floor: list[float] = []
    path = bench.folder / "answers.registry"
    with closing(founded(path)) as registry:
        screenings = [
            consented(registry, 1, subject(registry, hospital_number=f"H-{number}"))
            for number in range(bench.rounds(SCREENINGS))
        ]
        version = active_version_of(registry, 1)
        listed = walked(version.criteria)
        with closing(twin_of(path)) as twin:
            walk(registry, screenings[0], listed)
            again(twin, path, len(listed))
            for screening_id in screenings[1:]:
                ours += walk(registry, screening_id, listed)
                floor += again(twin, path, len(listed))
    yield Figure(
        "one answer stored with its audit entry", median(ours), floor=median(floor), times=GOAL
    )


def walk(registry: Registry, screening_id: int, criteria: tuple[Criterion, ...]) -> list[float]:
    """Walk a checklist to its end; gives the milliseconds of each answer."""
    return [taken(lambda c=found: answer(registry, screening_id, c)) for found in criteria]


def answer(registry: Registry, screening_id: int, criterion: Criterion) -> None:
    """Answer favourably, with a source document, as a person does who goes straight on."""
    favourable = Answer.YES if criterion.kind is Kind.INCLUSION else Answer.NO
    enter_at_criterion(
        registry,
        who_answers(criterion),
        screening_id=screening_id,
        criterion_id=criterion.id,
        entry=Entry(favourable, DOCUMENT, remark="seen"),
        expected_revision=0,
    )


def who_answers(criterion: Criterion) -> StaffMember:
    return INVESTIGATOR if criterion.needs_investigator else COORDINATOR


def twin_of(path: Path) -> sqlite3.Connection:
    """Open a copy of the registry by the raw driver, as durable as the registry itself."""
    with closing(outside(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    twin = path.with_name("twin.registry")
    shutil.copyfile(path, twin)
    connection = outside(twin)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def again(twin: sqlite3.Connection, path: Path, count: int) -> list[float]:
    """Insert the newest entries of the registry, each with its account, into its twin."""
    with closing(outside(path)) as connection:
        entries, accounts = (
            connection.execute(
                f"SELECT * FROM {name} ORDER BY id DESC LIMIT {count}"  # noqa: S608
            ).fetchall()
            for name in ("entry", "audit_entry")
        )
    pairs = zip(reversed(entries), reversed(accounts), strict=True)
    return [taken(lambda e=entry, a=account: insert(twin, e, a)) for entry, account in pairs]


def insert(
    connection: sqlite3.Connection, entry: tuple[object, ...], account: tuple[object, ...]
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for name, values in (("entry", entry), ("audit_entry", account)):
        places = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO {name} VALUES ({places})", values)  # noqa: S608
    connection.execute("COMMIT")
