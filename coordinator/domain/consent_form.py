"""Versions of a trial's consent form, and consents that follow the first one (C1, C3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.text import N_, _, listed


class AgainBecause(StrEnum):
    """Why a consent is asked for once more."""

    NEW_FORM = "new form"
    AMENDMENT = "amendment"
    CAME_OF_AGE = "came of age"
    GUARDIAN = "guardian"


AGAIN_WORDS = {
    AgainBecause.NEW_FORM: N_("a new version of the consent form"),
    AgainBecause.AMENDMENT: N_("an amendment of the protocol"),
    AgainBecause.CAME_OF_AGE: N_("the subject has reached 18"),
    AgainBecause.GUARDIAN: N_("no guardian consented for the minor"),
}


class ConsentFormUnknown(Refused):
    problem = N_("“{version}” is not a version of the consent form that was valid on {day}.")
    remedy = N_("Valid on that day: {valid}. Enter a missing version with its validity.")

    def __init__(self, version: str, day: date, valid: str) -> None:
        super().__init__(version=version, day=day.isoformat(), valid=valid)


class ConsentFormExists(Refused):
    problem = N_("Version {version} of the consent form is entered already.")
    remedy = N_("Correct its validity, or give the new one its own version.")

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class ValidityImpossible(Refused):
    problem = N_("The form cannot be valid until {until}, before it begins on {since}.")
    remedy = N_("Correct one of the two days, or leave the last one empty.")

    def __init__(self, since: date, until: date) -> None:
        super().__init__(since=since.isoformat(), until=until.isoformat())


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """Valid from the day the ethics committee lets it be used; `valid_until` is included.

    `asks_again` says that subjects who signed an earlier version have to consent anew.
    """

    id: int
    trial_id: int
    version: str
    valid_from: date
    valid_until: date | None = None
    asks_again: bool = False
    note: str = ""

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class ConsentAgain:
    """A consent given after the first one, by the subject or, for a minor, the guardian.

    `guardian_relation` says who signed for a minor; `entered_at` when it was recorded.
    """

    because: AgainBecause
    form_version: str
    given_on: date
    given_at: time
    obtained_by: str
    guardian_relation: str = ""
    has_assent: bool = False
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConsentDue:
    """That `screening_number` needs a consent again, since when, and why."""

    screening_id: int
    screening_number: str
    initials: str
    trial: str
    because: AgainBecause
    since: date
    form_version: str = ""


def in_order(forms: Iterable[ConsentForm]) -> tuple[ConsentForm, ...]:
    """Give the versions in the order in which they came into use, oldest first."""
    return tuple(sorted(forms, key=lambda form: (form.valid_from, form.id)))


def valid_forms(forms: Iterable[ConsentForm], day: date) -> tuple[ConsentForm, ...]:
    """Give the versions that may be signed on `day`, the newest first.

    Validities may overlap: while a site waits for the new paper, the old one still counts.
    """
    return tuple(form for form in reversed(in_order(forms)) if form.is_valid_on(day))


def require_valid_form(forms: Iterable[ConsentForm], version: str, day: date) -> None:
    """Refuse a version that was not valid on the day of consent (C1)."""
    valid = [form.version for form in valid_forms(forms, day)]
    if version.strip() not in valid:
        raise ConsentFormUnknown(version.strip(), day, listed(valid) or _("none"))


def require_validity(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise ValidityImpossible(since, until)


def validity_words(form: ConsentForm) -> str:
    """Say how long a version is valid."""
    words = _("valid from {since}") if form.valid_until is None else _("{since} to {until}")
    return words.format(since=form.valid_from, until=form.valid_until)


def form_words(form: ConsentForm) -> str:
    return _("{version}, {validity}").format(
        version=form.version, validity=validity_words(form)
    )
