"""Consent, the dates of a screening, and what is entered at its criteria."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.commands.amending import put_planned_to_use
from coordinator.commands.consenting import keep_guardian, require_consent, require_no_other
from coordinator.domain.audit import Action
from coordinator.domain.consent import Consent, require_after_consent
from coordinator.domain.criterion import Criterion
from coordinator.domain.dating import dates_set
from coordinator.domain.entry import AnsweredMeanwhile, Entry, as_judged, require_entry
from coordinator.domain.moves import MovedAway
from coordinator.domain.protocol import VersionNotActive, VersionState
from coordinator.domain.screening import (
    DECIDED_FOR,
    UNDECIDED,
    ScreeningEnded,
    State,
)
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.trial import NumberGivenAlready, TrialClosed, TrialState, numbered
from coordinator.domain.windows import ScreeningDates, require_past
from coordinator.findings.criteria import finding_on
from coordinator.registry.answering import AtCriterion, at_criterion
from coordinator.registry.criteria import criterion_in_walk
from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.rows.subjects import SubjectRow
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
        NotDelegated, TrialClosed, VersionNotActive, AlreadyInScreening, AlreadyEnrolled,
        NumbersExhausted, NumberGivenAlready, and what `require_consent` refuses.
    """
    put_planned_to_use(registry)  # a version whose day came while the program was open
    with registry.changing(Action.CONSENT_RECORDED, actor, late_reason) as session:
        today = session.attribution.at.date()
        actor.require(Duty.OBTAIN_CONSENT, today, trial_id)
        subject = session.get_one(SubjectRow, subject_id)
        version = _active_version(session, trial_id)
        require_consent(
            session,
            consent,
            trial_id=trial_id,
            subject=subject,
            guardian_name=guardian_name,
            today=today,
            late_reason=late_reason,
        )
        require_no_other(session, subject_id, trial_id)
        keep_guardian(session, subject, guardian_name)
        site_number = session.scalars(select(SiteRow.number)).one()
        row = _new_screening(session, version, site_number, subject)
        _write_consent(row, consent)
        row.recorded_at = session.attribution.at
        session.add(row)
    return row.id


def set_dates(  # noqa: PLR0913  a screening has these
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    screening_visit: date | None = None,
    enrolment: date | None = None,
    first_dose: date | None = None,
    seen: ScreeningDates | None = None,
) -> None:
    """Set the dates that checks are counted from; planned ones may lie ahead (W1, C2).

    `seen` are the dates that were on the screen: one that was left as it was stays as it is
    stored, and one that was set meanwhile is not written over. Without it all three are set.

    Raises:
        NotDelegated, ScreeningEnded, DateInFuture, BeforeConsent, ChangedMeanwhile.
    """
    with registry.changing(Action.SCREENING_DATED, actor) as session:
        row = session.get_one(ScreeningRow, screening_id)
        today = session.attribution.at.date()
        actor.require(Duty.ASSESS_CRITERIA, today, row.trial_id)
        _require_open(row)
        consent = row.consented_on
        stored = ScreeningDates(consent, row.visit_on, row.enrolment_on, row.first_dose_on)
        wanted = ScreeningDates(consent, screening_visit, enrolment, first_dose)
        dates = dates_set(stored, seen or stored, wanted)
        if dates.screening_visit is not None:
            require_past(N_("The screening visit"), dates.screening_visit, today)
        require_after_consent(_("The screening visit"), dates.screening_visit, consent)
        require_after_consent(_("The planned enrolment"), dates.enrolment, consent)
        require_after_consent(_("The first dose"), dates.first_dose, consent)
        row.visit_on, row.enrolment_on = dates.screening_visit, dates.enrolment
        row.first_dose_on = dates.first_dose


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
        NotDelegated, ScreeningEnded, AnsweredMeanwhile, MovedAway, DateInFuture,
        DateBeforeBirth, and what `require_entry` refuses.
    """
    with registry.changing(Action.CRITERION_ANSWERED, actor, entry.correction) as session:
        here = at_criterion(session, screening_id, criterion_id)
        today = session.attribution.at.date()
        actor.require(Duty.ASSESS_CRITERIA, today, here.trial_id)
        criterion = _criterion(registry, session, here, criterion_id)
        _require_answerable(here, criterion)
        if here.former.revision != expected_revision:
            raise AnsweredMeanwhile(criterion.code, here.former)
        if entry.evidence.dated_on is not None:
            source = N_("The source document")
            require_past(source, entry.evidence.dated_on, today, here.birth_on)
        known = here.known(session, today, criterion.checks) if criterion.checks else None
        finding = finding_on(criterion, known) if known else None
        may_judge = actor.is_delegated(Duty.JUDGE_AND_CONFIRM, today, here.trial_id)
        require_entry(criterion, here.former, entry, finding, may_judge=may_judge)
        entry = as_judged(criterion, here.former, entry, may_judge=may_judge)
        if finding is not None:
            entry = replace(entry, working=finding.working, cited=finding.used)
        row = EntryRow.of(entry)
        row.screening_id, row.criterion_id = screening_id, criterion_id
        row.label = f"{here.trial} {here.screening_number} {criterion.code}"
        row.entered_by, row.entered_at = actor.name, session.attribution.at
        revision = session.append(row)
        if here.state is State.CONSENTED:
            session.get_one(ScreeningRow, screening_id).state = State.IN_SCREENING
    return revision


def _criterion(
    registry: Registry, session: Session, here: AtCriterion, criterion_id: int
) -> Criterion:
    """Find a criterion of the version that the screening is on now (S4)."""
    try:
        return criterion_in_walk(
            registry, session, here.version_id, criterion_id, here.checks_revision
        )
    except KeyError as of_another:
        raise MovedAway(here.screening_number) from of_another


def _require_answerable(here: AtCriterion, criterion: Criterion) -> None:
    """Refuse what comes after the decision, but at criteria that are answered later."""
    if not (criterion.deferred_to and here.state in DECIDED_FOR):
        _require_open(here)


def _require_open(row: ScreeningRow | AtCriterion) -> None:
    if row.state not in UNDECIDED:
        raise ScreeningEnded(row.screening_number, row.state)


def _active_version(session: Session, trial_id: int) -> VersionRow:
    row = session.scalars(
        select(VersionRow).filter_by(trial_id=trial_id, state=VersionState.ACTIVE)
    ).one_or_none()
    trial = session.get_one(TrialRow, trial_id)
    if trial.state is TrialState.CLOSED:
        raise TrialClosed(trial.label)
    if row is None:
        raise VersionNotActive(trial.label)
    return row


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
    number = numbered(version.trial.number_pattern, site_number, sequence)
    _require_new(session, version.trial_id, number)
    return ScreeningRow(
        screening_number=number,
        sequence=sequence,
        trial=version.trial,
        version=version,
        subject=subject,
        attempt=(attempts or 0) + 1,
        state=State.CONSENTED,
    )


def _require_new(session: Session, trial_id: int, number: str) -> None:
    """Refuse a number that was given under another pattern, or another number of the site."""
    given = select(ScreeningRow.id).filter_by(trial_id=trial_id, screening_number=number)
    if session.scalars(given).first() is not None:
        raise NumberGivenAlready(number)


def _write_consent(row: ScreeningRow, consent: Consent) -> None:
    row.consented_on, row.consented_at = consent.given_on, consent.given_at
    row.consent_version = consent.form_version.strip()
    row.consent_obtained_by = consent.obtained_by.strip()
    row.guardian_relation = consent.guardian_relation.strip()
    row.guardian_consented_on = consent.guardian_consented_on
    row.has_assent = consent.has_assent
