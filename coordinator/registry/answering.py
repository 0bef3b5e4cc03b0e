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

from coordinator.domain.check import Check
from coordinator.domain.entry import Entry
from coordinator.domain.known import Counting, Known
from coordinator.domain.screening import State
from coordinator.domain.subject import Sex
from coordinator.domain.windows import ScreeningDates
from coordinator.registry.evidence import Screened, known_of
from coordinator.registry.prepared import selection
from coordinator.registry.rows.screening import EntryRow
from coordinator.registry.tables import (
    ENTRY,
    IDENTITY,
    SCREENING,
    SUBJECT,
    TRIAL,
    TRIAL_LABEL,
    VERSION,
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
    SCREENING.c.subject_id,
    SCREENING.c.attempt,
    SCREENING.c.recorded_at,
    SCREENING.c.state,
    SCREENING.c.consented_on,
    SCREENING.c.visit_on,
    SCREENING.c.enrolment_on,
    SCREENING.c.first_dose_on,
    TRIAL.c.age_anchor,
    TRIAL.c.result_anchor,
    TRIAL.c.result_days,
    SUBJECT.c.sex,
    IDENTITY.c.birth_on,
    VERSION.c.checks_revision,
    _NEWEST_ENTRY.label("revision"),
)
_AT_CRITERION = (
    select(*_COLUMNS)
    .select_from(
        screenings_with_trial_and_subject().join(
            VERSION, VERSION.c.id == SCREENING.c.version_id
        )
    )
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
    screened: Screened
    state: State
    dates: ScreeningDates
    counting: Counting
    sex: Sex
    birth_on: date
    checks_revision: int
    former: Entry

    def known(self, session: Session, today: date, checks: tuple[Check, ...]) -> Known:
        """Give what is known of the subject in this screening, as far as checks ask for it."""
        return known_of(
            session,
            self.screened,
            sex=self.sex,
            birth=self.birth_on,
            dates=self.dates,
            counting=self.counting,
            today=today,
            kinds={check.kind for check in checks},
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
    number, version_id, trial_id, trial, *rest = found
    subject_id, attempt, recorded_at, state, *rest = rest
    *days, age_anchor, result_anchor, result_days, sex, birth_on, checks, revision = rest
    former = Entry() if revision is None else session.get_one(EntryRow, revision).to_domain()
    return AtCriterion(
        number,
        version_id,
        trial_id,
        trial,
        Screened(screening_id, subject_id, trial_id, attempt, recorded_at),
        state,
        ScreeningDates(*days),
        Counting(age_anchor, result_anchor, result_days),
        sex,
        birth_on,
        checks,
        former,
    )
