"""What randomisation gave a subject: noted with the enrolment, corrected with a reason."""

from sqlalchemy import select

from coordinator.domain.audit import Action
from coordinator.domain.enrolment import (
    Allotment,
    NotEnrolled,
    NothingCorrected,
    RandomisationNumberTaken,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import Duty, StaffMember
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.store import Registry
from coordinator.text import N_


def correct_allotment(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    allotment: Allotment,
    reason: str,
) -> None:
    """Correct arm and randomisation number of an enrolled subject, or enter them later.

    Raises:
        NotDelegated, NotEnrolled, NothingCorrected, ReasonMissing, RandomisationNumberTaken.
    """
    with registry.changing(Action.ENROLMENT_CORRECTED, actor, reason) as session:
        row = session.get_one(ScreeningRow, screening_id)
        actor.require(Duty.ASSESS_CRITERIA, session.attribution.at.date(), row.trial_id)
        if row.enrolment is None:
            raise NotEnrolled(row.screening_number)
        if allotment.tidied() == row.allotment:
            raise NothingCorrected
        if not reason.strip():
            raise ReasonMissing(N_("Correcting what randomisation gave"))
        allot(session, row, allotment)


def allot(session: AuditedSession, row: ScreeningRow, allotment: Allotment) -> None:
    """Write down what randomisation gave; no two subjects of a trial have one number."""
    given = allotment.tidied()
    number = given.randomisation_number
    if number and (other := _holder(session, row, number)) is not None:
        raise RandomisationNumberTaken(number, other)
    row.arm, row.randomisation_number = given.arm, number


def _holder(session: AuditedSession, row: ScreeningRow, number: str) -> str | None:
    """Give whose number it is: of another subject of the trial, by screening number."""
    other = ScreeningRow
    return session.scalars(
        select(other.screening_number)
        .where(
            other.trial_id == row.trial_id,
            other.randomisation_number == number,
            other.subject_id != row.subject_id,
        )
        .limit(1)
    ).first()
