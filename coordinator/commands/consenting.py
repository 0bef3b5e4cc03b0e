"""What every consent needs, the first one and those that follow it, and every screening."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.consent import Consent, ConsentMissing, require_for_minor
from coordinator.domain.consent_form import require_valid_form
from coordinator.domain.screening import (
    OPEN_STATES,
    AlreadyEnrolled,
    AlreadyInScreening,
    State,
)
from coordinator.domain.windows import require_past, require_timely
from coordinator.registry.consents import forms_of
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.text import N_, _


def require_consent(  # noqa: PLR0913  a consent is judged by these
    session: Session,
    consent: Consent,
    *,
    trial_id: int,
    subject: SubjectRow,
    guardian_name: str,
    today: date,
    late_reason: str,
) -> None:
    """Refuse a consent that is not whole, not in order of dates, or late without a reason.

    Raises:
        ConsentMissing, DateInFuture, DateBeforeBirth, ConsentFormUnknown,
        GuardianConsentMissing, GuardianAfterConsent, AssentMissing, EntryLate.
    """
    for what, value in (
        (_("version of the consent form"), consent.form_version),
        (_("who obtained it"), consent.obtained_by),
    ):
        if not value.strip():
            raise ConsentMissing(what)
    birth, site = subject.identity.birth_on, session.scalars(select(SiteRow)).one()
    require_past(N_("The consent"), consent.given_on, today, birth)
    require_valid_form(forms_of(session, trial_id), consent.form_version, consent.given_on)
    if consent.guardian_consented_on is not None:
        require_past(N_("The guardian's consent"), consent.guardian_consented_on, today, birth)
    require_for_minor(consent, guardian_name, birth, site.assent_age)
    require_timely(
        N_("The consent"),
        consent.given_on,
        today,
        limit=site.late_entry_days,
        reason=late_reason,
    )


def keep_guardian(session: Session, subject: SubjectRow, guardian_name: str) -> None:
    """Keep the guardian's name with what identifies the subject (P1)."""
    former = subject.identity
    if not guardian_name.strip() or former.guardian_name == guardian_name.strip():
        return
    session.add(
        IdentityRow(
            subject_id=subject.id,
            revision=former.revision + 1,
            name=former.name,
            hospital_number=former.hospital_number,
            hospital_number_folded=former.hospital_number_folded,
            birth_on=former.birth_on,
            telephone=former.telephone,
            guardian_name=guardian_name.strip(),
        )
    )


def require_no_other(session: Session, subject_id: int, trial_id: int, *, but: int = 0) -> None:
    """Refuse a second screening of somebody who is in one, or who got into this trial (S5).

    Raises:
        AlreadyInScreening, AlreadyEnrolled.
    """
    others = session.scalars(
        select(ScreeningRow)
        .where(ScreeningRow.subject_id == subject_id, ScreeningRow.id != but)
        .order_by(ScreeningRow.id)
    ).all()
    for other in others:
        is_here = other.trial_id == trial_id
        if other.state in OPEN_STATES or (is_here and other.state is State.ELIGIBLE):
            raise AlreadyInScreening(other.screening_number, other.trial.label)
        if is_here and other.state is State.ENROLLED:
            raise AlreadyEnrolled(other.screening_number, other.trial.label)
