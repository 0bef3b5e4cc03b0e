"""The versions of a trial's consent form, and consents that are given again."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from coordinator.commands.consenting import keep_guardian, require_consent
from coordinator.commands.drafts import require_maintainer, require_reason, version_row
from coordinator.domain.audit import Action
from coordinator.domain.consent import Consent, StillMinor, is_minor, require_after_consent
from coordinator.domain.consent_changes import ConsentGivenMeanwhile, form_set
from coordinator.domain.consent_form import (
    AgainBecause,
    ConsentAgain,
    ConsentForm,
    ConsentFormExists,
    require_validity,
)
from coordinator.domain.screening import ScreeningEnded
from coordinator.domain.staff import Duty, NameMissing, StaffMember
from coordinator.domain.windows import EARLIEST, OutOfRange, age_on
from coordinator.registry.audit import AuditedSession
from coordinator.registry.consents import FOLLOWED
from coordinator.registry.rows.consents import ConsentAgainRow, ConsentFormRow
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.store import Registry
from coordinator.text import N_, _


def enter_consent_form(  # noqa: PLR0913  a version of the form has these
    registry: Registry,
    actor: StaffMember,
    *,
    trial_id: int,
    version: str,
    valid_from: date,
    valid_until: date | None = None,
    asks_again: bool = False,
    note: str = "",
) -> int:
    """Enter a version of the consent form with its validity, and give its id (C1).

    Who records consents for the trial may do so too: the paper lies before that person.

    Raises:
        NotDelegated, NameMissing, ConsentFormExists, ValidityImpossible, OutOfRange.
    """
    with registry.changing(Action.CONSENT_FORM_ENTERED, actor) as session:
        today = session.attribution.at.date()
        if not actor.is_delegated(Duty.OBTAIN_CONSENT, today, trial_id):
            require_maintainer(session, actor, trial_id)
        if not version.strip():
            raise NameMissing(N_("The version of the consent form"))
        _require_days(valid_from, valid_until)
        known = select(ConsentFormRow.version).filter_by(trial_id=trial_id)
        if version.strip() in session.scalars(known).all():
            raise ConsentFormExists(version.strip())
        row = ConsentFormRow(
            trial=session.get_one(TrialRow, trial_id),
            version=version.strip(),
            valid_from=valid_from,
            valid_until=valid_until,
            asks_again=asks_again,
            note=note.strip(),
        )
        session.add(row)
    return row.id


def change_consent_form(  # noqa: PLR0913  a version of the form has these
    registry: Registry,
    actor: StaffMember,
    *,
    form_id: int,
    valid_from: date,
    valid_until: date | None,
    asks_again: bool,
    note: str,
    reason: str,
    seen: ConsentForm | None = None,
) -> None:
    """Change how long a version is valid, or whether it is signed again by who signed before.

    Consents that were recorded stay as they are, also those that the new validity leaves out.
    `seen` is the version as it was on the screen: what was left as it was stays as it is
    stored, and what was set meanwhile is not written over. Without it everything is set.

    Raises:
        NotDelegated, ReasonMissing, ValidityImpossible, OutOfRange, ChangedMeanwhile.
    """
    require_reason(N_("Changing a version of the consent form"), reason)
    with registry.changing(Action.CONSENT_FORM_CHANGED, actor, reason) as session:
        row = session.get_one(ConsentFormRow, form_id)
        require_maintainer(session, actor, row.trial_id)
        stored = row.to_domain()
        wanted = replace(
            stored,
            valid_from=valid_from,
            valid_until=valid_until,
            asks_again=asks_again,
            note=note.strip(),
        )
        form = form_set(stored, seen or stored, wanted)
        _require_days(form.valid_from, form.valid_until)
        row.valid_from, row.valid_until = form.valid_from, form.valid_until
        row.asks_again, row.note = form.asks_again, form.note


def ask_consent_again(
    registry: Registry, actor: StaffMember, *, version_id: int, asks: bool, reason: str = ""
) -> None:
    """Say whether subjects screened with an earlier protocol version consent again to it.

    Raises:
        NotDelegated, ReasonMissing: the version is in use, and the answer changes.
    """
    with registry.changing(Action.CONSENT_FORM_CHANGED, actor, reason) as session:
        row = version_row(session, actor, version_id)
        if row.activated_at is not None and row.asks_consent_again != asks:
            require_reason(N_("Changing this for a version in use"), reason)
        row.asks_consent_again = asks


def record_consent_again(  # noqa: PLR0913  a consent needs these
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    given: ConsentAgain,
    guardian_name: str = "",
    late_reason: str = "",
    seen: int | None = None,
) -> int:
    """Record a consent after the first one; for a minor the guardian gives it (C1, C3).

    `seen` says how many of them were on the screen: one that was recorded meanwhile may be
    the same.

    Raises:
        NotDelegated, ScreeningEnded, ConsentGivenMeanwhile, BeforeConsent, StillMinor, and
        what `require_consent` refuses.
    """
    with registry.changing(Action.CONSENT_GIVEN_AGAIN, actor, late_reason) as session:
        now = session.attribution.at
        row = session.get_one(ScreeningRow, screening_id)
        actor.require(Duty.OBTAIN_CONSENT, now.date(), row.trial_id)
        if row.state not in FOLLOWED:
            raise ScreeningEnded(row.screening_number, row.state)
        _require_seen(session, row, given, seen)
        birth, day = row.subject.identity.birth_on, given.given_on
        require_consent(
            session,
            _as_consent(given, is_guarded=is_minor(birth, day)),
            trial_id=row.trial_id,
            subject=row.subject,
            guardian_name=guardian_name,
            today=now.date(),
            late_reason=late_reason,
        )
        require_after_consent(_("The new consent"), day, row.consented_on)
        if is_minor(birth, day):
            if given.because is AgainBecause.CAME_OF_AGE:
                raise StillMinor(age_on(birth, day), day)
            keep_guardian(session, row.subject, guardian_name)
        stored = _added(session, row, given, actor)
    return stored.id


def _added(
    session: AuditedSession, screening: ScreeningRow, given: ConsentAgain, actor: StaffMember
) -> ConsentAgainRow:
    stored = _row_of(replace(given, entered_at=session.attribution.at))
    stored.screening_id, stored.label = screening.id, screening.audit_key
    stored.entered_by = actor.name
    session.add(stored)
    return stored


def _require_seen(
    session: AuditedSession, row: ScreeningRow, given: ConsentAgain, seen: int | None
) -> None:
    if seen is None:
        return
    stored = session.scalars(
        select(ConsentAgainRow).filter_by(screening_id=row.id).order_by(ConsentAgainRow.id)
    ).all()
    if len(stored) > seen:
        raise ConsentGivenMeanwhile(row.screening_number, stored[-1].to_domain(), given)


def _as_consent(given: ConsentAgain, *, is_guarded: bool) -> Consent:
    return Consent(
        given.given_on,
        given.given_at,
        given.form_version,
        given.obtained_by,
        given.guardian_relation,
        given.given_on if is_guarded else None,
        given.has_assent,
    )


def _row_of(given: ConsentAgain) -> ConsentAgainRow:
    return ConsentAgainRow(
        because=given.because,
        form_version=given.form_version.strip(),
        given_on=given.given_on,
        given_at=given.given_at,
        obtained_by=given.obtained_by.strip(),
        guardian_relation=given.guardian_relation.strip(),
        has_assent=given.has_assent,
        entered_at=given.entered_at,
    )


def _require_days(valid_from: date, valid_until: date | None) -> None:
    if valid_from < EARLIEST:
        raise OutOfRange(valid_from)
    require_validity(valid_from, valid_until)
