"""What an answer has to know of its screening, read in one statement.

A person who walks a checklist waits for each answer to be stored: rows and their relations
would be read one by one, and cost more than the storing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from coordinator.domain.criterion import Criterion
from coordinator.domain.entry import Entry
from coordinator.domain.finding import Finding, finding_on
from coordinator.domain.screening import State
from coordinator.domain.subject import Sex
from coordinator.domain.windows import Anchor, ScreeningDates
from coordinator.registry.prepared import selection
from coordinator.registry.rows.screening import EntryRow
from coordinator.registry.tables import (
    ENTRY,
    IDENTITY,
    SCREENING,
    SUBJECT,
    TRIAL,
    TRIAL_LABEL,
    screenings_with_trial_and_subject,
)

_NEWEST_ENTRY = (
    select(func.max(ENTRY.c.id))
    .where(
        ENTRY.c.screening_id == bindparam("screening_id"),
        ENTRY.c.criterion_id == bindparam("criterion_id"),
    )
    .scalar_subquery()
)
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    SCREENING.c.screening_number,
    SCREENING.c.version_id,
    SCREENING.c.trial_id,
    TRIAL_LABEL,
    SCREENING.c.state,
    SCREENING.c.consented_on,
    SCREENING.c.visit_on,
    SCREENING.c.enrolment_on,
    SCREENING.c.first_dose_on,
    TRIAL.c.age_anchor,
    SUBJECT.c.sex,
    IDENTITY.c.birth_on,
    _NEWEST_ENTRY.label("revision"),
)
_AT_CRITERION = (
    select(*_COLUMNS)
    .select_from(screenings_with_trial_and_subject())
    .where(SCREENING.c.id == bindparam("screening_id"))
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
    connection = session.connection()
    asked = {"screening_id": screening_id, "criterion_id": criterion_id}
    found = selection(_AT_CRITERION, connection.dialect).first(connection, asked)
    if found is None:
        raise NoResultFound(screening_id)
    number, version_id, trial_id, trial, state, *days, anchor, sex, birth_on, revision = found
    former = Entry() if revision is None else session.get_one(EntryRow, revision).to_domain()
    return AtCriterion(
        number,
        version_id,
        trial_id,
        trial,
        state,
        ScreeningDates(*days),
        anchor,
        sex,
        birth_on,
        former,
    )
