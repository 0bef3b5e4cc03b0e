"""The tables beneath the rows, for statements that read a few columns of many of them.

Making mapped rows of what is only listed would take several times as long.
"""

from typing import cast

from sqlalchemy import FromClause, Table, func, select

from coordinator.registry.base import Base
from coordinator.registry.rows.screening import EntryRow, ScreeningRow, SignatureRow
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.rows.trials import PointRow, TrialRow, VersionRow


def _beneath(row: type[Base]) -> Table:
    return cast("Table", row.__table__)


SCREENING = _beneath(ScreeningRow)
ENTRY = _beneath(EntryRow)
SIGNATURE = _beneath(SignatureRow)
SUBJECT = _beneath(SubjectRow)
IDENTITY = _beneath(IdentityRow)
TRIAL = _beneath(TrialRow)
VERSION = _beneath(VersionRow)
POINT = _beneath(PointRow)

TRIAL_LABEL = func.coalesce(
    func.nullif(TRIAL.c.nct, ""), func.nullif(TRIAL.c.chictr, ""), TRIAL.c.short_title
).label("trial")
"""As `TrialRow.label`."""

_LAST_REVISION = (
    select(func.max(IDENTITY.c.revision))
    .where(IDENTITY.c.subject_id == SCREENING.c.subject_id)
    .correlate(SCREENING)
    .scalar_subquery()
)


def screenings_with_trial_and_subject() -> FromClause:
    """Give screenings, each with its trial and with the subject as now identified."""
    return (
        SCREENING.join(TRIAL, TRIAL.c.id == SCREENING.c.trial_id)
        .join(SUBJECT, SUBJECT.c.id == SCREENING.c.subject_id)
        .join(
            IDENTITY,
            (IDENTITY.c.subject_id == SUBJECT.c.id) & (IDENTITY.c.revision == _LAST_REVISION),
        )
    )
