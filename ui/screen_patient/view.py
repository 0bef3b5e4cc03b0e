"""What the page shows on which a patient's screening begins."""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from coordinator.domain.consent_asked import Asked
from ui.widgets.tones import Tone


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
    fit: str = ""
    tone: Tone | None = None


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
    asked: Asked = field(default_factory=Asked)
    is_entering: bool = False
    can_enter: bool = True
    sees_identity: bool = True
    is_busy: bool = False
