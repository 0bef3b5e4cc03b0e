"""Entering a subject's evidence, correcting it, and carrying it over to a re-screening."""

from sqlalchemy import select

from coordinator.commands.observing import (
    open_screening,
    require_assessor,
    require_days,
    told_row,
)
from coordinator.domain.audit import Action
from coordinator.domain.observation import (
    CorrectedMeanwhile,
    NewObservation,
    ObservationReplaced,
    WorksheetResult,
    require_whole,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import StaffMember
from coordinator.registry.audit import AuditedSession
from coordinator.registry.observations import ids_in_force
from coordinator.registry.rows.evidence import CarriedRow, ObservationRow
from coordinator.registry.store import Registry
from coordinator.text import N_


def enter_observation(
    registry: Registry,
    actor: StaffMember,
    *,
    subject_id: int,
    told: NewObservation,
    screening_id: int | None = None,
    late_reason: str = "",
) -> int:
    """Enter what was measured, taken, experienced or stated; give its id.

    `late_reason` is asked for where a procedure of the trial is entered late (W4).

    Raises:
        NotDelegated, ObservationIncomplete, CourseBackwards, RangeImpossible, DateInFuture,
        DateBeforeBirth, BeforeConsent, EntryLate.
    """
    with registry.changing(Action.EVIDENCE_ENTERED, actor, late_reason) as session:
        return store_observation(
            session,
            actor,
            subject_id=subject_id,
            told=told,
            screening_id=screening_id,
            late_reason=late_reason,
        )


def store_observation(  # noqa: PLR0913  where, what and why so late
    session: AuditedSession,
    actor: StaffMember,
    *,
    subject_id: int,
    told: NewObservation,
    screening_id: int | None = None,
    worksheet_id: int | None = None,
    late_reason: str = "",
) -> int:
    """Do what `enter_observation` does within a change that stores more than this."""
    require_assessor(session, actor, subject_id, screening_id)
    require_whole(told)
    require_days(session, told, subject_id, screening_id, late_reason)
    row = told_row(session, actor, told)
    row.subject_id, row.screening_id, row.worksheet_id = subject_id, screening_id, worksheet_id
    return session.append(row)


def correct_observation(
    registry: Registry,
    actor: StaffMember,
    *,
    observation_id: int,
    told: NewObservation,
    correction: str,
    screening_id: int | None = None,
) -> int:
    """Put another value in the place of one that was wrong, and give the new one's id.

    The former one stays readable. `correction` says why.

    Raises:
        CorrectedMeanwhile, ObservationReplaced, WorksheetResult, ReasonMissing, and what
        entering refuses.
    """
    with registry.changing(Action.EVIDENCE_CORRECTED, actor, correction) as session:
        former = session.get_one(ObservationRow, observation_id)
        where = former.screening_id if screening_id is None else screening_id
        require_assessor(session, actor, former.subject_id, where)
        _require_reason(N_("A correction"), correction)
        _require_in_force(session, former, told)
        if former.worksheet_id is not None:
            raise WorksheetResult(former.title)
        require_whole(told)
        require_days(session, told, former.subject_id, where, correction)
        row = told_row(session, actor, told)
        row.subject_id, row.screening_id = former.subject_id, where
        row.replaces_id, row.correction = former.id, correction.strip()
        return session.append(row)


def withdraw_observation(
    registry: Registry, actor: StaffMember, *, observation_id: int, reason: str
) -> None:
    """Take back what was entered by mistake; it stays readable, but counts no longer.

    Raises:
        NotDelegated, ReasonMissing, ObservationReplaced.
    """
    with registry.changing(Action.EVIDENCE_WITHDRAWN, actor, reason) as session:
        former = session.get_one(ObservationRow, observation_id)
        require_assessor(session, actor, former.subject_id, former.screening_id)
        _require_reason(N_("Taking evidence back"), reason)
        _require_in_force(session, former)
        row = told_row(session, actor, former.to_domain().told)
        row.subject_id, row.screening_id = former.subject_id, former.screening_id
        row.worksheet_id, row.replaces_id = former.worksheet_id, former.id
        row.is_withdrawn, row.correction = True, reason.strip()
        session.append(row)


def carry_over(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    valid: tuple[int, ...],
    not_valid: tuple[int, ...],
) -> None:
    """Say which earlier observations are still valid for a re-screening, and which are not.

    What was said before of one of them is replaced.

    Raises:
        NotDelegated, ScreeningEnded, ObservationReplaced: one was corrected meanwhile.
    """
    with registry.changing(Action.EVIDENCE_CARRIED_OVER, actor) as session:
        screening = open_screening(session, actor, screening_id)
        of_subject = ids_in_force(session, screening.subject_id)
        for observation_id in (*valid, *not_valid):
            if observation_id not in of_subject:
                row = session.get_one(ObservationRow, observation_id)
                _require_in_force(session, row)
                raise KeyError(observation_id)
            session.append(
                CarriedRow(
                    screening_id=screening_id,
                    observation_id=observation_id,
                    is_valid=observation_id in valid,
                    entered_by=actor.name,
                    entered_at=session.attribution.at,
                )
            )


def _require_reason(what: str, reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing(what)


def _require_in_force(
    session: AuditedSession, row: ObservationRow, yours: NewObservation | None = None
) -> None:
    """Refuse what was corrected or taken back meanwhile; `yours` is the other correction."""
    if row.is_withdrawn:
        raise ObservationReplaced(row.title, row.entered_by)
    newer = session.scalars(select(ObservationRow).filter_by(replaces_id=row.id)).first()
    if newer is not None and yours is not None and not newer.is_withdrawn:
        theirs = newer.to_domain().told
        raise CorrectedMeanwhile(row.title, newer.entered_by, theirs, yours)
    if newer is not None:
        raise ObservationReplaced(row.title, newer.entered_by)
