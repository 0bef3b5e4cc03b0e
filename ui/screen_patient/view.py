"""What the page shows on which a patient's screening begins."""

from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum


class Step(IntEnum):
    WHO = 0
    TRIAL = 1
    CONSENT = 2


@dataclass(frozen=True, slots=True)
class PatientRow:
    subject_id: int
    initials: str
    name: str
    hospital_number: str
    sex: str
    birth: str
    in_screening: str


@dataclass(frozen=True, slots=True)
class TrialChoice:
    trial_id: int
    label: str
    title: str
    version: str
    ages: str
    note: str


@dataclass(frozen=True, slots=True)
class TypedConsent:
    """What stands in the fields for the consent, right or wrong."""

    given_on: date | None = None
    given_at: time | None = None
    form_version: str = ""
    obtained_by: str = ""
    guardian_name: str = ""
    guardian_relation: str = ""
    guardian_consented_on: date | None = None
    has_assent: bool = False
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the consent asks for on the day typed."""

    guardian: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True)
class ScreenPatientView:
    step: Step
    words: str
    patients: tuple[PatientRow, ...]
    trials: tuple[TrialChoice, ...]
    patient: str
    trial: str
    staff: tuple[str, ...]
    today: date
    born: date | None = None
    is_entering: bool = False
    can_enter: bool = True
    sees_identity: bool = True
    is_busy: bool = False
