"""The consent as it was typed."""

from datetime import date, time

from coordinator.domain.consent import Consent
from coordinator.domain.consent_asked import Asked
from ui.widgets.consent_fields import TypedConsent


def consent_of(typed: TypedConsent, asked: Asked, given_on: date, given_at: time) -> Consent:
    """Give the consent; what a guardian says counts only where one is asked (C3)."""
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
        has_assent=bool(asked.assent) and typed.has_assent,
    )
