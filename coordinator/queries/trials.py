"""Trials, the versions of their protocols, and the records they came from."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from coordinator.domain.protocol import ProtocolVersion, SourceText, VersionState
from coordinator.domain.trial import Trial
from coordinator.queries.sameness import same_trial
from coordinator.queries.trial_list import trials_of
from coordinator.registry.assembly import trial_of_row, version_of_row
from coordinator.registry.rows.trials import SourceRow, TrialRow, VersionRow
from coordinator.registry.store import Registry

__all__ = [
    "active_version_of",
    "same_trial",
    "source_of",
    "trial_of",
    "trials_of",
    "version_of",
    "versions_of",
]

_WHOLE = (
    joinedload(VersionRow.trial),
    selectinload(VersionRow.criteria),
    selectinload(VersionRow.points),
)


def trial_of(registry: Registry, trial_id: int) -> Trial:
    with registry.reading() as session:
        return trial_of_row(session.scalars(select(TrialRow).filter_by(id=trial_id)).one())


def versions_of(registry: Registry, trial_id: int) -> tuple[ProtocolVersion, ...]:
    """Give a trial's versions whole, newest first."""
    with registry.reading() as session:
        rows = session.scalars(
            select(VersionRow)
            .filter_by(trial_id=trial_id)
            .order_by(VersionRow.id.desc())
            .options(*_WHOLE)
        )
        return tuple(version_of_row(row) for row in rows)


def version_of(registry: Registry, version_id: int) -> ProtocolVersion:
    with registry.reading() as session:
        statement = select(VersionRow).filter_by(id=version_id).options(*_WHOLE)
        return version_of_row(session.scalars(statement).one())


def active_version_of(registry: Registry, trial_id: int) -> ProtocolVersion | None:
    """Give the version that subjects are screened with; None while there is none."""
    with registry.reading() as session:
        row = session.scalars(
            select(VersionRow)
            .filter_by(trial_id=trial_id, state=VersionState.ACTIVE)
            .options(*_WHOLE)
        ).one_or_none()
        return None if row is None else version_of_row(row)


def trial_in_use(
    registry: Registry, trial_id: int | None
) -> tuple[Trial, ProtocolVersion | None] | tuple[None, None]:
    """Give a trial with its version in use; neither where all of the site's are meant."""
    if trial_id is None:
        return None, None
    return trial_of(registry, trial_id), active_version_of(registry, trial_id)


def source_of(registry: Registry, source_id: int) -> SourceText:
    with registry.reading() as session:
        row = session.scalars(select(SourceRow).filter_by(id=source_id)).one()
        return SourceText(
            row.id,
            row.file_name,
            row.layout,
            row.text,
            row.sha256,
            row.read_at,
            row.reader_version,
        )
