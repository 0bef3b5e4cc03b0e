"""Informed consent: nothing is screened without it (C1 to C4)."""

from dataclasses import dataclass
from datetime import date, time

from coordinator.domain.errors import Refused
from coordinator.domain.windows import age_on
from coordinator.text import N_

ADULT_AT = 18  # years; Civil Code of the People's Republic of China, article 17


class ConsentMissing(Refused):
    problem = N_("The consent lacks: {what}.")
    remedy = N_(
        "Enter it from the signed consent form. Without it there is no screening number."
    )

    def __init__(self, what: str) -> None:
        super().__init__(what=what)


class GuardianConsentMissing(Refused):
    problem = N_("The subject is {age} on the day of consent, and a guardian has to consent.")
    remedy = N_("Enter the guardian's name, relation and date of consent.")

    def __init__(self, age: int) -> None:
        super().__init__(age=age)


class BeforeConsent(Refused):
    problem = N_("{what} cannot be on {day}, before consent on {consent}.")
    remedy = N_("Correct the date. A procedure of the study may only follow consent.")

    def __init__(self, what: str, day: date, consent: date) -> None:
        super().__init__(what=what, day=day.isoformat(), consent=consent.isoformat())


@dataclass(frozen=True, slots=True)
class Consent:
    given_on: date
    given_at: time
    form_version: str
    obtained_by: str
    guardian_relation: str = ""
    guardian_consented_on: date | None = None
    has_assent: bool = False


def is_minor(birth: date, day: date) -> bool:
    return age_on(birth, day) < ADULT_AT


def require_after_consent(what: str, day: date | None, consent: date) -> None:
    """Refuse a study-specific date before consent (C2)."""
    if day is not None and day < consent:
        raise BeforeConsent(what, day, consent)
