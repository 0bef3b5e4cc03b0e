"""Who may enter evidence, on which days it may stand, and the row that keeps it."""

from datetime import date

from sqlalchemy import select

from coordinator.domain.consent import require_after_consent
from coordinator.domain.observation import NewObservation, ObservationIncomplete, folded_words
from coordinator.domain.screening import UNDECIDED, ScreeningEnded, State
from coordinator.domain.staff import Duty, NotDelegated, StaffMember
from coordinator.domain.windows import require_past, require_timely
from coordinator.findings.keeping import as_kept
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.evidence import ObservationRow
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.rows.subjects import SubjectRow
from coordinator.text import N_, _


def require_assessor(
    session: AuditedSession, actor: StaffMember, subject_id: int, screening_id: int | None
) -> None:
    """Refuse who may not assess criteria in the screening's trial; without one, in any."""
    today = session.attribution.at.date()
    if screening_id is not None:
        row = session.get_one(ScreeningRow, screening_id)
        if row.subject_id != subject_id:
            raise KeyError(screening_id)
        actor.require(Duty.ASSESS_CRITERIA, today, row.trial_id)
    elif not any(
        line.covers(Duty.ASSESS_CRITERIA, today, line.trial_id) for line in actor.delegations
    ):
        raise NotDelegated(actor.name, Duty.ASSESS_CRITERIA, today)


def open_screening(
    session: AuditedSession, actor: StaffMember, screening_id: int
) -> ScreeningRow:
    """Load a screening that is not decided yet, for somebody who may assess its criteria."""
    row = session.get_one(ScreeningRow, screening_id)
    actor.require(Duty.ASSESS_CRITERIA, session.attribution.at.date(), row.trial_id)
    if row.state not in UNDECIDED:
        raise ScreeningEnded(row.screening_number, row.state)
    return row


def require_days(
    session: AuditedSession,
    told: NewObservation,
    subject_id: int,
    screening_id: int | None,
    late_reason: str,
) -> None:
    """Refuse days that cannot be: in the future, before birth, before consent (W4, C2)."""
    today = session.attribution.at.date()
    birth = session.get_one(SubjectRow, subject_id).identity.birth_on
    for what, day in (
        (told.title, told.on),
        (N_("The last day"), told.until),
        (N_("The source document"), told.document.dated_on),
    ):
        if day is not None:
            require_past(what, day, today, birth)
    if told.for_study and told.on is not None:
        require_after_consent(
            told.title, told.on, _consent(session, told, subject_id, screening_id)
        )
        limit = session.scalars(select(SiteRow.late_entry_days)).one()
        require_timely(told.title, told.on, today, limit=limit, reason=late_reason)


def _consent(
    session: AuditedSession, told: NewObservation, subject_id: int, screening_id: int | None
) -> date:
    """Give the day of the consent under which a procedure of a trial was done."""
    statement = select(ScreeningRow.consented_on).filter_by(subject_id=subject_id)
    if screening_id is not None:
        statement = statement.where(ScreeningRow.id == screening_id)
    statement = statement.where(ScreeningRow.state != State.VOIDED)
    found = session.scalars(statement.order_by(ScreeningRow.id.desc())).first()
    if found is None:
        raise ObservationIncomplete(told.title, _("the consent to the trial it was done for"))
    return found


def told_row(
    session: AuditedSession, actor: StaffMember, told: NewObservation
) -> ObservationRow:
    row = ObservationRow.of(as_kept(told))
    row.what = folded_words(told.what)
    row.entered_by, row.entered_at = actor.name, session.attribution.at
    return row
