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


class GuardianAfterConsent(Refused):
    problem = N_("The guardian consented on {guardian}, after the consent on {day}.")
    remedy = N_("A minor's consent is complete on the day of the last signature: enter that.")

    def __init__(self, guardian: date, day: date) -> None:
        super().__init__(guardian=guardian.isoformat(), day=day.isoformat())


class AssentMissing(Refused):
    problem = N_("The subject is {age}: from {assent_age} on a child's own assent is needed.")
    remedy = N_("Enter it from the signed assent. Who does not assent is not screened.")

    def __init__(self, age: int, assent_age: int) -> None:
        super().__init__(age=age, assent_age=assent_age)


class StillMinor(Refused):
    problem = N_("The subject is {age} on {day}, and not of age yet.")
    remedy = N_("Check the day, or give another ground for the new consent.")

    def __init__(self, age: int, day: date) -> None:
        super().__init__(age=age, day=day.isoformat())


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


def needs_assent(birth: date, day: date, assent_age: int) -> bool:
    """Whether a minor is old enough on `day` to be asked for assent at this site (C3)."""
    return is_minor(birth, day) and age_on(birth, day) >= assent_age


def of_age_on(birth: date) -> date:
    """Give the first day on which somebody is of age."""
    try:
        return birth.replace(year=birth.year + ADULT_AT)
    except ValueError:  # born on 29 February: W3 counts from 1 March
        return date(birth.year + ADULT_AT, 3, 1)


def require_for_minor(
    consent: Consent, guardian_name: str, birth: date, assent_age: int
) -> None:
    """Refuse a minor's consent without guardian or, where it is asked, assent (C3)."""
    day = consent.given_on
    if not is_minor(birth, day):
        return
    age, guardian_on = age_on(birth, day), consent.guardian_consented_on
    said = guardian_name.strip() and consent.guardian_relation.strip()
    if not said or guardian_on is None:
        raise GuardianConsentMissing(age)
    if guardian_on > day:
        raise GuardianAfterConsent(guardian_on, day)
    if needs_assent(birth, day, assent_age) and not consent.has_assent:
        raise AssentMissing(age, assent_age)


def require_after_consent(what: str, day: date | None, consent: date) -> None:
    """Refuse a study-specific date before consent (C2)."""
    if day is not None and day < consent:
        raise BeforeConsent(what, day, consent)
