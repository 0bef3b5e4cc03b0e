"""The tables beneath the rows, for statements that read a few columns of many of them.

Making mapped rows of what is only listed would take several times as long.
"""

from typing import cast

from sqlalchemy import FromClause, Table, and_, case, func, or_, select

from coordinator.domain.screening import State
from coordinator.registry.base import Base
from coordinator.registry.rows.evidence import ObservationRow
from coordinator.registry.rows.moves import ScreeningMoveRow
from coordinator.registry.rows.screening import (
    DecisionRow,
    EntryRow,
    ScreeningRow,
    SignatureRow,
)
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.rows.trials import CriterionRow, PointRow, TrialRow, VersionRow


def _beneath(row: type[Base]) -> Table:
    return cast("Table", row.__table__)


SCREENING = _beneath(ScreeningRow)
ENTRY = _beneath(EntryRow)
MOVE = _beneath(ScreeningMoveRow)
DECISION = _beneath(DecisionRow)
SIGNATURE = _beneath(SignatureRow)
SUBJECT = _beneath(SubjectRow)
IDENTITY = _beneath(IdentityRow)
OBSERVATION = _beneath(ObservationRow)
TRIAL = _beneath(TrialRow)
VERSION = _beneath(VersionRow)
CRITERION = _beneath(CriterionRow)
POINT = _beneath(PointRow)

TRIAL_LABEL = func.coalesce(
    func.nullif(TRIAL.c.nct, ""), func.nullif(TRIAL.c.chictr, ""), TRIAL.c.short_title
).label("trial")
"""As `TrialRow.label`."""

ENROLLED_ON = func.coalesce(
    SCREENING.c.enrolled_on,
    case((SCREENING.c.state == State.ENROLLED, SCREENING.c.enrolment_on)),
).label("enrolled_on")
"""The day of enrolment, also of who withdrew later; None for everybody else."""

LEFT = (State.WITHDRAWN, State.LOST)
WAS_ENROLLED = or_(
    SCREENING.c.state == State.ENROLLED,
    and_(SCREENING.c.state.in_(LEFT), SCREENING.c.enrolled_on.is_not(None)),
)
"""Whether somebody was enrolled, also who left the trial afterwards; asked by the state."""

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
