"""What a consent asks for, what is missing of it, and the consent itself."""

from datetime import date, time

from coordinator.domain.consent import Consent, is_minor
from coordinator.domain.windows import age_on
from coordinator.text import N_, _
from ui.screen_patient.view import Asked, TypedConsent

MISSING = {
    "given_on": N_("Enter the day on which the consent was signed."),
    "given_at": N_("Enter the time; procedures of the study may only follow it."),
    "form_version": N_("Enter the version that is printed on the form."),
    "obtained_by": N_("Enter who explained the trial and obtained the consent."),
    "guardian_name": N_("Enter the guardian's name."),
    "guardian_relation": N_("Enter the relation."),
    "guardian_consented_on": N_("Enter the day."),
    "late_reason": N_("Say why it is entered late."),
}


def asked_of(given_on: date | None, birth: date | None, today: date, limit: int) -> Asked:
    """Say whether a guardian has to consent, and whether the entry is late (C3, W4)."""
    if given_on is None:
        return Asked()
    guardian = late = ""
    if birth is not None and is_minor(birth, given_on):
        guardian = _("The subject is {age} on {day}: a guardian consents too.").format(
            age=age_on(birth, given_on), day=given_on.isoformat()
        )
    if (today - given_on).days > limit:
        late = _("This consent is more than {limit} days old.").format(limit=limit)
    return Asked(guardian, late)


def missing(typed: TypedConsent, asked: Asked) -> dict[str, str]:
    """Name the fields that are empty and must not be, each with what to enter (C1, C3)."""
    values: dict[str, object] = {
        "given_on": typed.given_on,
        "given_at": typed.given_at is not None,
        "form_version": typed.form_version.strip(),
        "obtained_by": typed.obtained_by.strip(),
    }
    if asked.guardian:
        values["guardian_name"] = typed.guardian_name.strip()
        values["guardian_relation"] = typed.guardian_relation.strip()
        values["guardian_consented_on"] = typed.guardian_consented_on
    if asked.late:
        values["late_reason"] = typed.late_reason.strip()
    return {field: _(MISSING[field]) for field, value in values.items() if not value}


def consent_of(typed: TypedConsent, asked: Asked, given_on: date, given_at: time) -> Consent:
    version, by = typed.form_version.strip(), typed.obtained_by.strip()
    if not asked.guardian:
        return Consent(given_on, given_at, version, by)
    return Consent(
        given_on,
        given_at,
        version,
        by,
        typed.guardian_relation.strip(),
        typed.guardian_consented_on,
        typed.has_assent,
    )
