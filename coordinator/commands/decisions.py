"""The decision that ends a screening, and what may follow it."""

from datetime import date

from sqlalchemy import select

from coordinator.commands.consenting import require_no_other
from coordinator.commands.enrolling import allot
from coordinator.commands.voiding import void_signatures
from coordinator.domain.audit import Action
from coordinator.domain.checklist import Checklist
from coordinator.domain.consent import require_after_consent
from coordinator.domain.consent_lacking import ConsentLacking
from coordinator.domain.enrolment import NO_ALLOTMENT, Allotment, EndedBeforeEnrolment
from coordinator.domain.expiring import HoldsNoLonger
from coordinator.domain.screening import (
    SIGNED_OUTCOMES,
    STATE_OF_END,
    UNDECIDED,
    NotThisWay,
    Outcome,
    ReasonMissing,
    ScreeningEnded,
    State,
    require_outcome,
    require_transition,
)
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.windows import require_past, require_timely
from coordinator.registry.audit import AuditedSession
from coordinator.registry.consents import again_of, lacking_of
from coordinator.registry.holding import expired_at_enrolment
from coordinator.registry.rows.screening import DecisionRow, ScreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.screenings import screening_of_row, screening_row
from coordinator.registry.store import Registry
from coordinator.text import N_, _


def decide(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    outcome: Outcome,
    reason: str = "",
    ended_on: date | None = None,
) -> None:
    """Record the decision; eligible and screen failure then wait for two signatures.

    A screen failure's reason is filled in with the criteria that failed (S2). Withdrawn and
    lost end the screening on `ended_on`, by default today (C4).

    What was decided is decided otherwise only after it was reopened, so that nothing else
    than a correction or a reopening takes signatures out of force (S3, G3).

    Raises:
        NotDelegated, NotEligible, NothingFailed, NotThisWay, ScreeningEnded, DateInFuture,
        BeforeConsent, EndedBeforeEnrolment, EntryLate, ReasonMissing, ConsentLacking.
    """
    with registry.changing(Action.SCREENING_DECIDED, actor, reason) as session:
        today = session.attribution.at.date()
        row = screening_row(session, screening_id)
        actor.require(Duty.ASSESS_CRITERIA, today, row.trial_id)
        checklist = screening_of_row(registry, session, row).checklist
        _require_decidable(row, checklist, outcome, reason)
        if outcome is Outcome.ELIGIBLE:
            _require_consents(session, row)
        if outcome in SIGNED_OUTCOMES:
            _move(row, State.AWAITING_INVESTIGATOR)
            row.ended_on = None
        elif outcome in STATE_OF_END:
            _move(row, STATE_OF_END[outcome])
            row.ended_on = _day_of_end(session, row, ended_on or today, reason)
        row.outcome, row.reason = outcome, reason.strip()
        row.failed = _failed(checklist, outcome)
        row.excepted = list(checklist.excepted) if outcome is Outcome.ELIGIBLE else []
        session.add(_decision(session, row, actor))
        if row.signatures and outcome not in SIGNED_OUTCOMES:
            void_signatures(session, row, N_("The screening ended."))


def reopen(registry: Registry, actor: StaffMember, *, screening_id: int, reason: str) -> None:
    """Take the decision back so that answers can be corrected; signatures are voided (G3).

    Raises:
        NotDelegated, ReasonMissing, NotThisWay.
        AlreadyInScreening, AlreadyEnrolled: the subject is in another screening by now (S5).
    """
    with registry.changing(Action.SCREENING_REOPENED, actor, reason) as session:
        row = screening_row(session, screening_id)
        actor.require(Duty.ASSESS_CRITERIA, session.attribution.at.date(), row.trial_id)
        if not reason.strip():
            raise ReasonMissing(N_("Reopening a screening"))
        if row.state in UNDECIDED:  # there is nothing to take back
            raise NotThisWay(row.screening_number, row.state, State.IN_SCREENING)
        require_no_other(session, row.subject_id, row.trial_id, but=row.id)
        _move(row, State.IN_SCREENING)
        row.outcome, row.reason, row.failed, row.ended_on = None, "", [], None
        row.excepted, row.enrolled_on = [], None
        taken_back = _decision(session, row, actor)
        taken_back.reason = reason.strip()
        session.add(taken_back)
        void_signatures(session, row, reason)


def enrol(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    enrolled_on: date,
    allotment: Allotment = NO_ALLOTMENT,
) -> None:
    """Note that an eligible subject was enrolled, and what randomisation gave, if anything.

    Raises:
        NotDelegated, NotThisWay, DateInFuture, BeforeConsent, ConsentLacking, HoldsNoLonger,
        RandomisationNumberTaken.
    """
    with registry.changing(Action.SUBJECT_ENROLLED, actor) as session:
        row = screening_row(session, screening_id)
        today = session.attribution.at.date()
        actor.require(Duty.ASSESS_CRITERIA, today, row.trial_id)
        require_past(N_("The enrolment"), enrolled_on, today)
        require_after_consent(_("The enrolment"), enrolled_on, row.consented_on)
        _require_consents(session, row, enrolled_on)
        require_transition(row.screening_number, row.state, State.ENROLLED)
        if expired := expired_at_enrolment(registry, session, row, enrolled_on):
            raise HoldsNoLonger(enrolled_on, expired)
        row.state = State.ENROLLED
        row.planned_enrolment_on, row.enrolment_on = row.enrolment_on, enrolled_on
        row.enrolled_on = enrolled_on
        allot(session, row, allotment)


def void_screening(
    registry: Registry, actor: StaffMember, *, screening_id: int, reason: str
) -> None:
    """Void a screening entered by mistake; its number stays in the log, never used again."""
    with registry.changing(Action.SCREENING_VOIDED, actor, reason) as session:
        row = session.get_one(ScreeningRow, screening_id)
        actor.require(Duty.OBTAIN_CONSENT, session.attribution.at.date(), row.trial_id)
        if not reason.strip():
            raise ReasonMissing(N_("Voiding a screening number"))
        _move(row, State.VOIDED)
        row.reason, row.ended_on = reason.strip(), session.attribution.at.date()


def _require_decidable(
    row: ScreeningRow, checklist: Checklist, outcome: Outcome, reason: str
) -> None:
    if outcome not in STATE_OF_END and row.state not in UNDECIDED:
        raise ScreeningEnded(row.screening_number, row.state)
    require_outcome(checklist, outcome)
    if outcome is Outcome.PENDING and not reason.strip():
        raise ReasonMissing(N_("Leaving it pending"))


def _require_consents(
    session: AuditedSession, row: ScreeningRow, enrolled_on: date | None = None
) -> None:
    """Refuse to go on while a consent is due that was not given (C3)."""
    again, now = again_of(session, row.id), session.attribution.at
    lacking = lacking_of(session, row, again, now, enrolled_on)
    if lacking:
        raise ConsentLacking(row.screening_number, lacking)


def _move(row: ScreeningRow, wanted: State) -> None:
    require_transition(row.screening_number, row.state, wanted)
    row.state = wanted


def _failed(checklist: Checklist, outcome: Outcome) -> list[str]:
    return list(checklist.failed) if outcome is Outcome.SCREEN_FAILURE else []


def _day_of_end(session: AuditedSession, row: ScreeningRow, day: date, reason: str) -> date:
    today = session.attribution.at.date()
    limit = session.scalars(select(SiteRow.late_entry_days)).one()
    require_past(N_("The end of the screening"), day, today)
    require_after_consent(_("The end of the screening"), day, row.consented_on)
    if row.enrolment is not None and day < row.enrolment.on:
        raise EndedBeforeEnrolment(day, row.enrolment.on)
    require_timely(N_("The end of the screening"), day, today, limit=limit, reason=reason)
    return day


def _decision(session: AuditedSession, row: ScreeningRow, actor: StaffMember) -> DecisionRow:
    return DecisionRow(
        screening=row,
        outcome=row.outcome,
        failed=row.failed,
        excepted=row.excepted,
        reason=row.reason,
        ended_on=row.ended_on,
        decided_by=actor.name,
        decided_at=session.attribution.at,
    )
