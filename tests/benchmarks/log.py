"""The screening log in a large registry: what is asked of it, against the raw driver."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coordinator.domain.log import LogFilter
from coordinator.domain.screening import State
from coordinator.queries.log import log_page
from coordinator.registry.store import Registry
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turn
from tests.conftest import KEY
from tests.outside import outside

PAGE = 200
ROUNDS = 40

IN_ORDER = "ORDER BY consented_on DESC, id DESC"
ROWS = """
SELECT s.id, s.screening_number, s.attempt, s.consented_on, s.consent_version, s.visit_on,
       s.enrolment_on, s.ended_on, s.state, s.failed, s.reason, t.nct, v.version,
       u.initials, u.sex, i.birth_on
  FROM screening s
  JOIN trial t ON t.id = s.trial_id
  JOIN protocol_version v ON v.id = s.version_id
  JOIN subject u ON u.id = s.subject_id
  JOIN identity i ON i.subject_id = u.id AND i.revision = (
       SELECT max(revision) FROM identity WHERE subject_id = u.id)
 WHERE s.id IN ({ids})
 ORDER BY s.consented_on DESC, s.id DESC
"""
SIGNERS = """
SELECT screening_id, signer FROM signature
 WHERE screening_id IN ({ids}) AND voided_at IS NULL ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the condition of what answers it, in SQL that its index serves."""

    name: str
    wanted: LogFilter
    where: str
    after: int = 0

    def ids(self, **place: object) -> str:
        where = self.where.format(**place)
        return f"SELECT id FROM screening WHERE {where} {IN_ORDER} LIMIT {PAGE}"  # noqa: S608


QUESTIONS = (
    Question("newest page", LogFilter(), "TRUE"),
    Question(
        "page after 20 pages",
        LogFilter(),
        "(consented_on, id) < ({day}, {id})",
        after=20,
    ),
    Question(
        "filter by trial and outcome",
        LogFilter(trial_id=2, states=(State.SCREEN_FAILURE,)),
        "trial_id = 2 AND state = 'screen failure'",
    ),
    Question(
        "search by number",
        LogFilter(words="07000123"),
        "screening_number >= '07000123' AND screening_number < '07000124'",
    ),
    Question(
        "search by name",
        LogFilter(words="王伟", with_identity=True),
        "subject_id IN (SELECT subject_id FROM identity "
        "WHERE name >= '王伟' AND name < '王传')",
    ),
)


def measured(bench: Bench) -> Iterator[Figure]:
    for size in bench.sizes():
        path = bench.large_registry(size)
        with closing(Registry(path, key=KEY)) as registry, closing(connected(path)) as raw:
            for question in QUESTIONS:
                yield compared(bench, registry, raw, question, size)


def compared(
    bench: Bench, registry: Registry, raw: sqlite3.Connection, question: Question, size: int
) -> Figure:
    after, place = "", {}
    for _ in range(question.after):
        page = log_page(registry, question.wanted, after=after, limit=PAGE)
        last, after = page.rows[-1], page.next
        place = {"day": f"'{last.consented_on}'", "id": last.screening_id}
    ids = question.ids(**place)
    found = log_page(registry, question.wanted, after=after, limit=PAGE)
    same = asked(raw, ids)
    if [row.screening_id for row in found.rows] != [row[0] for row in same]:
        raise AssertionError(f"{question.name}: the two do not find the same")
    ours, floor = in_turn(
        lambda: log_page(registry, question.wanted, after=after, limit=PAGE),
        lambda: asked(raw, ids),
        bench.rounds(ROUNDS),
    )
    return Figure(
        f"log of {size:,}: {question.name}",
        ours,
        floor=floor,
        remark=f"{len(same)} rows",
    )


def connected(path: Path) -> sqlite3.Connection:
    return outside(path)


def asked(raw: sqlite3.Connection, ids: str) -> list[tuple[object, ...]]:
    """Read a page as the log needs it: its rows, and whose signatures stand."""
    rows = raw.execute(ROWS.format(ids=ids)).fetchall()
    listed = ", ".join(str(row[0]) for row in rows)
    raw.execute(SIGNERS.format(ids=listed)).fetchall()
    return rows
