"""The trials that recruit, with the checks of all their criteria, read by one statement.

A pre-screening asks about all of them at once. Mapped rows and their review points would
take several times as long, also the first time.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Integer, Text, bindparam, select, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from coordinator.domain.check import Check, CheckStanding
from coordinator.domain.criterion import Combination, Criterion, Kind
from coordinator.domain.prescreening import RecruitingTrial
from coordinator.domain.protocol import VersionState
from coordinator.domain.trial import TrialState
from coordinator.registry.assembly import LETTERS, check_of, rule_of, trial_of_row
from coordinator.registry.prepared import selection
from coordinator.registry.rows.trials import TrialRow, VersionRow
from coordinator.registry.store import Registry
from coordinator.registry.tables import CRITERION

KINDS = {kind.value: kind for kind in Kind}
COMBINATIONS = {found.value: found for found in Combination}
NO_CHECKS = "[]"

_IN_USE = (
    select(VersionRow)
    .join(TrialRow, TrialRow.id == VersionRow.trial_id)
    .where(VersionRow.state == VersionState.ACTIVE, TrialRow.state == TrialState.RECRUITING)
    .options(joinedload(VersionRow.trial))
    .order_by(VersionRow.trial_id)
)


class _Listed(FunctionElement[int]):
    """The numbers in a list that is given as JSON, one a row."""

    inherit_cache = True


@compiles(_Listed, "sqlite")
def _listed_by_a_file(element: _Listed, compiler: SQLCompiler, **_said: object) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses)}))"  # noqa: S608  no input in it


@compiles(_Listed, "postgresql")
def _listed_by_a_server(element: _Listed, compiler: SQLCompiler, **_said: object) -> str:
    given = compiler.process(element.clauses)
    return f"(SELECT CAST(json_array_elements_text(CAST({given} AS json)) AS INTEGER))"


_WANTED = _Listed(bindparam("versions", type_=Text))
# Everything as it is stored: the few columns that mean more are read below.
_CRITERIA = (
    select(
        CRITERION.c.version_id,
        CRITERION.c.id,
        CRITERION.c.parent_id,
        type_coerce(CRITERION.c.kind, Text),
        type_coerce(CRITERION.c.is_heading, Integer),
        CRITERION.c.text,
        type_coerce(CRITERION.c.combination, Text),
        CRITERION.c.at_least,
        type_coerce(CRITERION.c.checks, Text),
        type_coerce(CRITERION.c.check_rule, Text),
        CRITERION.c.deferred_to,
    )
    .where(CRITERION.c.version_id.op("IN")(_WANTED), CRITERION.c.is_voided == False)  # noqa: E712  SQL
    .order_by(CRITERION.c.version_id, CRITERION.c.position, CRITERION.c.id)
)


class _Stored(NamedTuple):
    version_id: int
    id: int
    parent_id: int | None
    kind: str
    is_heading: int
    text: str
    combination: str
    at_least: int
    checks: str
    check_rule: str | None
    deferred_to: str


def recruiting_trials(registry: Registry, session: Session) -> tuple[RecruitingTrial, ...]:
    """Give the trials that recruit, from memory where their checks are the same as before."""
    versions = session.scalars(_IN_USE).all()
    kept = registry.recruiting_criteria
    unread = [
        version.id
        for version in versions
        if version.id not in kept or kept[version.id][0] != version.checks_revision
    ]
    read = _criteria_of(session, unread) if unread else {}
    for version in versions:
        if version.id in read:
            kept[version.id] = version.checks_revision, read[version.id]
    return tuple(
        RecruitingTrial(trial_of_row(version.trial), version.id, kept[version.id][1])
        for version in versions
    )


def _criteria_of(session: Session, versions: Sequence[int]) -> dict[int, tuple[Criterion, ...]]:
    connection = session.connection()
    asked = {"versions": json.dumps(versions)}
    cursor = selection(_CRITERIA, connection.dialect).run(connection, asked)
    rows = map(_Stored._make, cursor.fetchall())
    found: dict[int, tuple[Criterion, ...]] = dict.fromkeys(versions, ())
    checks = _Checks()
    for version_id, stored in groupby(rows, lambda row: row.version_id):
        found[version_id] = _numbered(stored, checks)
    return found


class _Checks:
    """Reads checks; many trials state the same, which is then one and the same check."""

    def __init__(self) -> None:
        self._known: dict[str, Check] = {}

    def read(self, stored: str) -> tuple[Check, ...]:
        if stored == NO_CHECKS:
            return ()
        checks = map(self._same, json.loads(stored))
        return tuple(check for check in checks if check.standing is not CheckStanding.REMOVED)

    def _same(self, stored: dict[str, object]) -> Check:
        stored["span"] = stored["words"] = None  # where it stands in this trial's words
        said = repr(stored)
        if said not in self._known:
            self._known[said] = check_of(stored)
        return self._known[said]


def _numbered(stored: Iterable[_Stored], checks: _Checks) -> tuple[Criterion, ...]:
    """Put the criteria of a version together, with the codes that they have everywhere."""
    below: defaultdict[tuple[str, int | None], list[_Stored]] = defaultdict(list)
    for row in stored:
        below[row.kind, row.parent_id].append(row)

    def numbered(kind: Kind, parent: int | None, prefix: str) -> tuple[Criterion, ...]:
        found: list[Criterion] = []
        number = headings = 0
        for row in below.get((kind.value, parent), ()):
            if row.is_heading:
                headings += 1
                code = f"{prefix}-h{headings}"
            else:
                number += 1
                code = f"{prefix}{number}"
            parts = numbered(kind, row.id, f"{code}.")
            found.append(_criterion(row, code, parts, checks.read(row.checks)))
        return tuple(found)

    return tuple(found for kind in Kind for found in numbered(kind, None, LETTERS[kind]))


def _criterion(
    row: _Stored, code: str, parts: tuple[Criterion, ...], checks: tuple[Check, ...]
) -> Criterion:
    rule = None if row.check_rule is None else rule_of(json.loads(row.check_rule))
    return Criterion(
        id=row.id,
        code=code,
        kind=KINDS[row.kind],
        text=row.text,
        verbatim=row.text,
        parts=parts,
        combination=COMBINATIONS[row.combination],
        at_least=row.at_least,
        is_heading=bool(row.is_heading),
        checks=checks,
        check_rule=rule,
        deferred_to=row.deferred_to,
    )
