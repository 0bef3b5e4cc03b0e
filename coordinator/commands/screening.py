"""Consent, the dates of a screening, and what is entered at its criteria."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.domain.audit import Action
from coordinator.domain.consent import (
    Consent,
    ConsentMissing,
    GuardianConsentMissing,
    is_minor,
    require_after_consent,
)
from coordinator.domain.entry import AnsweredMeanwhile, Entry, require_entry
from coordinator.domain.protocol import VersionNotActive, VersionState
from coordinator.domain.screening import (
    OPEN_STATES,
    AlreadyInScreening,
    ScreeningEnded,
    State,
)
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.trial import numbered
from coordinator.domain.windows import age_on, require_past, require_timely
from coordinator.registry.answering import AtCriterion, at_criterion
from coordinator.registry.criteria import criterion_in_walk
from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.rows.trials import TrialRow, VersionRow
from coordinator.registry.store import Registry
from coordinator.text import N_, _


def record_consent(  # noqa: PLR0913  a consent has these
    registry: Registry,
    actor: StaffMember,
    *,
    subject_id: int,
    trial_id: int,
    consent: Consent,
    guardian_name: str = "",
    late_reason: str = "",
) -> int:
    """Record informed consent, give the screening its number, and return its id (C1, S1).

    Raises:
        NotDelegated, ConsentMissing, GuardianConsentMissing, DateInFuture, DateBeforeBirth,
        EntryLate, VersionNotActive, AlreadyInScreening, NumbersExhausted.
    """
    with registry.changing(Action.CONSENT_RECORDED, actor, late_reason) as session:
        today = session.attribution.at.date()
        actor.require(Duty.OBTAIN_CONSENT, today, trial_id)
        subject = session.get_one(SubjectRow, subject_id)
        site = session.scalars(select(SiteRow)).one()
        _require_consent(consent, subject, guardian_name, today)
        require_timely(
            N_("The consent"),
            consent.given_on,
            today,
            limit=site.late_entry_days,
            reason=late_reason,
        )
        _require_no_other(session, subject_id)
        _keep_guardian(session, subject, guardian_name)
        row = _new_screening(session, _active_version(session, trial_id), site.number, subject)
        _write_consent(row, consent)
        session.add(row)
    return row.id


def set_dates(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    screening_visit: date | None = None,
    enrolment: date | None = None,
    first_dose: date | None = None,
) -> None:
    """Set the dates that checks are counted from; planned ones may lie ahead (W1, C2)."""
    with registry.changing(Action.SCREENING_DATED, actor) as session:
        row = session.get_one(ScreeningRow, screening_id)
        today = session.attribution.at.date()
        actor.require(Duty.ASSESS_CRITERIA, today, row.trial_id)
        _require_open(row)
        consent = row.consented_on
        if screening_visit is not None:
            require_past(N_("The screening visit"), screening_visit, today)
        require_after_consent(_("The screening visit"), screening_visit, consent)
        require_after_consent(_("The planned enrolment"), enrolment, consent)
        require_after_consent(_("The first dose"), first_dose, consent)
        row.visit_on, row.enrolment_on, row.first_dose_on = (
            screening_visit,
            enrolment,
            first_dose,
        )


def enter_at_criterion(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    criterion_id: int,
    entry: Entry,
    expected_revision: int,
) -> int:
    """Store what was entered at a criterion as a new revision, and give its number.

    `expected_revision` is that of the entry which was on the screen: 0 for none.

    Raises:
        NotDelegated, ScreeningEnded, AnsweredMeanwhile, DateInFuture, DateBeforeBirth, and
        what `require_entry` refuses.
    """
    with registry.changing(Action.CRITERION_ANSWERED, actor, entry.correction) as session:
        here = at_criterion(session, screening_id, criterion_id)
        now = session.attribution.at
        today = now.date()
        actor.require(Duty.ASSESS_CRITERIA, today, here.trial_id)
        _require_open(here)
        criterion = criterion_in_walk(registry, session, here.version_id, criterion_id)
        if here.former.revision != expected_revision:
            raise AnsweredMeanwhile(criterion.code, here.former)
        if entry.evidence.dated_on is not None:
            source = N_("The source document")
            require_past(source, entry.evidence.dated_on, today, here.birth_on)
        finding = here.finding(criterion) if criterion.checks else None
        may_judge = actor.is_delegated(Duty.JUDGE_AND_CONFIRM, today, here.trial_id)
        require_entry(criterion, here.former, entry, finding, may_judge=may_judge)
        stored = EntryRow.of(entry)
        stored.screening_id, stored.criterion_id = screening_id, criterion_id
        stored.label = f"{here.trial} {here.screening_number} {criterion.code}"
        stored.entered_by, stored.entered_at = actor.name, now
        revision = session.append(stored)
        if here.state is State.CONSENTED:
            session.get_one(ScreeningRow, screening_id).state = State.IN_SCREENING
    return revision


def _require_open(row: ScreeningRow | AtCriterion) -> None:
    if row.state not in (State.CONSENTED, State.IN_SCREENING):
        raise ScreeningEnded(row.screening_number, row.state)


def _require_consent(
    consent: Consent, subject: SubjectRow, guardian_name: str, today: date
) -> None:
    for what, value in (
        (_("version of the consent form"), consent.form_version),
        (_("who obtained it"), consent.obtained_by),
    ):
        if not value.strip():
            raise ConsentMissing(what)
    birth = subject.identity.birth_on
    require_past(N_("The consent"), consent.given_on, today, birth)
    if not is_minor(birth, consent.given_on):
        return
    guardian_said = (guardian_name.strip(), consent.guardian_relation.strip())
    if not all(guardian_said) or consent.guardian_consented_on is None:
        raise GuardianConsentMissing(age_on(birth, consent.given_on))
    require_past(N_("The guardian's consent"), consent.guardian_consented_on, today, birth)


def _require_no_other(session: Session, subject_id: int) -> None:
    other = session.scalars(
        select(ScreeningRow).where(
            ScreeningRow.subject_id == subject_id, ScreeningRow.state.in_(OPEN_STATES)
        )
    ).first()
    if other is not None:
        raise AlreadyInScreening(other.screening_number, other.trial.label)


def _active_version(session: Session, trial_id: int) -> VersionRow:
    row = session.scalars(
        select(VersionRow).filter_by(trial_id=trial_id, state=VersionState.ACTIVE)
    ).one_or_none()
    if row is None:
        raise VersionNotActive(session.get_one(TrialRow, trial_id).label)
    return row


def _keep_guardian(session: Session, subject: SubjectRow, guardian_name: str) -> None:
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


def _new_screening(
    session: Session, version: VersionRow, site_number: str, subject: SubjectRow
) -> ScreeningRow:
    last = session.scalar(
        select(func.max(ScreeningRow.sequence)).filter_by(trial_id=version.trial_id)
    )
    attempts = session.scalar(
        select(func.count())
        .select_from(ScreeningRow)
        .filter_by(trial_id=version.trial_id, subject_id=subject.id)
    )
    sequence = (last or 0) + 1
    return ScreeningRow(
        screening_number=numbered(version.trial.number_pattern, site_number, sequence),
        sequence=sequence,
        trial=version.trial,
        version=version,
        subject=subject,
        attempt=(attempts or 0) + 1,
        state=State.CONSENTED,
    )


def _write_consent(row: ScreeningRow, consent: Consent) -> None:
    row.consented_on, row.consented_at = consent.given_on, consent.given_at
    row.consent_version = consent.form_version.strip()
    row.consent_obtained_by = consent.obtained_by.strip()
    row.guardian_relation = consent.guardian_relation.strip()
    row.guardian_consented_on = consent.guardian_consented_on
    row.has_assent = consent.has_assent
