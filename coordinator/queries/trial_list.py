"""The list of trials: each with its version, its criteria, and how far screening has got."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from coordinator.domain.criterion import Kind
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import Severity
from coordinator.domain.screening import State
from coordinator.domain.trial import TrialLine
from coordinator.registry.assembly import trial_of_row
from coordinator.registry.rows.trials import CriterionRow, PointRow, TrialRow, VersionRow
from coordinator.registry.store import Registry
from coordinator.registry.tables import SCREENING, WAS_ENROLLED


def trials_of(registry: Registry) -> tuple[TrialLine, ...]:
    """Give all trials of the site, newest first, counted in a statement for each table."""
    with registry.reading() as session:
        trials = session.scalars(select(TrialRow).order_by(TrialRow.id.desc())).all()
        shown = _versions_shown(session)
        counts = _Counts(
            _criteria_counted(session), _points_counted(session), *_screenings_counted(session)
        )
        return tuple(_line(trial, shown.get(trial.id), counts) for trial in trials)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Criteria by version id and kind; the others by trial id."""

    criteria: Counter[tuple[int, Kind]]
    points: Counter[int]
    screened: Counter[int]
    enrolled: Counter[int]


def _line(trial: TrialRow, version: VersionRow | None, counts: _Counts) -> TrialLine:
    version_id = version.id if version else 0
    return TrialLine(
        trial_of_row(trial),
        version_id=version.id if version else None,
        version_name=version.name if version else "",
        version_state=version.state if version else None,
        inclusion_count=counts.criteria[version_id, Kind.INCLUSION],
        exclusion_count=counts.criteria[version_id, Kind.EXCLUSION],
        open_points=counts.points[trial.id],
        screened=counts.screened[trial.id],
        enrolled=counts.enrolled[trial.id],
    )


def _versions_shown(session: Session) -> dict[int, VersionRow]:
    """Give for each trial the version in use, or else the newest one."""
    shown: dict[int, VersionRow] = {}
    for version in session.scalars(select(VersionRow).order_by(VersionRow.id.desc())):
        if version.state is VersionState.ACTIVE:
            shown[version.trial_id] = version
        else:
            shown.setdefault(version.trial_id, version)
    return shown


def _criteria_counted(session: Session) -> Counter[tuple[int, Kind]]:
    row = CriterionRow
    statement = (
        select(row.version_id, row.kind, func.count())
        .where(row.parent_id.is_(None), row.is_voided == False, row.is_heading == False)  # noqa: E712  SQL
        .group_by(row.version_id, row.kind)
    )
    counted: Counter[tuple[int, Kind]] = Counter()
    for version_id, kind, count in session.execute(statement):
        counted[version_id, kind] = count
    return counted


def _points_counted(session: Session) -> Counter[int]:
    """Count the points that wait for a person, in versions that are still drafts."""
    statement = (
        select(VersionRow.trial_id, func.count())
        .join(PointRow, PointRow.version_id == VersionRow.id)
        .where(
            VersionRow.state == VersionState.DRAFT,
            PointRow.resolved_at.is_(None),
            PointRow.severity != Severity.NOTE,
        )
        .group_by(VersionRow.trial_id)
    )
    counted: Counter[int] = Counter()
    for trial_id, count in session.execute(statement):
        counted[trial_id] = count
    return counted


def _screenings_counted(session: Session) -> tuple[Counter[int], Counter[int]]:
    """Count screenings but for voided ones, and those of them that led to an enrolment."""
    trial = SCREENING.c.trial_id
    counting = select(trial, func.count()).group_by(trial)

    def counted(*which: ColumnElement[bool]) -> Counter[int]:
        found = session.connection().execute(counting.where(*which))
        return Counter({row[0]: row[1] for row in found})

    return counted(SCREENING.c.state != State.VOIDED), counted(WAS_ENROLLED)
