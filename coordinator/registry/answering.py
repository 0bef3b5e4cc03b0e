"""What an answer has to know of its screening, read in one statement.

A person who walks a checklist waits for each answer to be stored: rows and their relations
would be read one by one, and cost more than the storing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, bindparam, func, select
from sqlalchemy.orm import Session

from coordinator.domain.criterion import Criterion
from coordinator.domain.entry import Entry
from coordinator.domain.finding import Finding, finding_on
from coordinator.domain.screening import State
from coordinator.domain.subject import Sex
from coordinator.domain.windows import Anchor, ScreeningDates
from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.rows.trials import TrialRow

_SCREENING = cast("Table", ScreeningRow.__table__)
_TRIAL = cast("Table", TrialRow.__table__)
_SUBJECT = cast("Table", SubjectRow.__table__)
_IDENTITY = cast("Table", IdentityRow.__table__)
_ENTRY = cast("Table", EntryRow.__table__)

_NEWEST_ENTRY = (
    select(func.max(_ENTRY.c.id))
    .where(
        _ENTRY.c.screening_id == bindparam("screening_id"),
        _ENTRY.c.criterion_id == bindparam("criterion_id"),
    )
    .scalar_subquery()
)
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    _SCREENING.c.screening_number,
    _SCREENING.c.version_id,
    _SCREENING.c.trial_id,
    _SCREENING.c.state,
    _SCREENING.c.consented_on,
    _SCREENING.c.visit_on,
    _SCREENING.c.enrolment_on,
    _SCREENING.c.first_dose_on,
    _TRIAL.c.nct,
    _TRIAL.c.chictr,
    _TRIAL.c.short_title,
    _TRIAL.c.age_anchor,
    _SUBJECT.c.sex,
    _IDENTITY.c.birth_on,
    _NEWEST_ENTRY.label("revision"),
)
_LAST_REVISION = (
    select(func.max(_IDENTITY.c.revision))
    .where(_IDENTITY.c.subject_id == _SCREENING.c.subject_id)
    .correlate(_SCREENING)
    .scalar_subquery()
)
_AT_CRITERION = (
    select(*_COLUMNS)
    .join_from(_SCREENING, _TRIAL, _TRIAL.c.id == _SCREENING.c.trial_id)
    .join(_SUBJECT, _SUBJECT.c.id == _SCREENING.c.subject_id)
    .join(
        _IDENTITY,
        (_IDENTITY.c.subject_id == _SUBJECT.c.id) & (_IDENTITY.c.revision == _LAST_REVISION),
    )
    .where(_SCREENING.c.id == bindparam("screening_id"))
)


@dataclass(frozen=True, slots=True)
class AtCriterion:
    """How a screening stands when something is entered at one of its criteria.

    `former` is the entry in force there, with revision 0 where there is none.
    """

    screening_number: str
    version_id: int
    trial_id: int
    trial: str
    state: State
    dates: ScreeningDates
    anchor: Anchor
    sex: Sex
    birth_on: date
    former: Entry

    def finding(self, criterion: Criterion) -> Finding | None:
        """Give what is computed about `criterion`; None where nothing is."""
        return finding_on(
            criterion,
            birth=self.birth_on,
            sex=self.sex,
            dates=self.dates,
            anchor=self.anchor,
        )


def at_criterion(session: Session, screening_id: int, criterion_id: int) -> AtCriterion:
    """Read how a screening stands at a criterion.

    Raises:
        NoResultFound: there is no such screening.
    """
    asked = {"screening_id": screening_id, "criterion_id": criterion_id}
    row = session.connection().execute(_AT_CRITERION, asked).one()
    former = Entry()
    if row.revision is not None:
        former = session.get_one(EntryRow, row.revision).to_domain()
    return AtCriterion(
        row.screening_number,
        row.version_id,
        row.trial_id,
        row.nct or row.chictr or row.short_title,
        row.state,
        ScreeningDates(row.consented_on, row.visit_on, row.enrolment_on, row.first_dose_on),
        row.age_anchor,
        row.sex,
        row.birth_on,
        former,
    )
