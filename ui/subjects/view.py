"""What the page of subjects shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A line of the table; who may not see identifying data gets empty places (P1)."""

    subject_id: int
    initials: str
    name: str
    hospital_number: str
    sex: str
    birth: str
    latest: str


@dataclass(frozen=True, slots=True)
class ScreeningLink:
    screening_id: int
    number: str
    trial: str
    state: str
    again_trial_id: int = 0  # the trial for which the subject can be screened again


@dataclass(frozen=True, slots=True)
class SubjectDetail:
    subject_id: int
    title: str
    facts: tuple[tuple[str, str], ...]
    screenings: tuple[ScreeningLink, ...]
    can_change: bool


@dataclass(frozen=True, slots=True)
class SubjectsView:
    rows: tuple[SubjectRow, ...]
    words: str
    subtitle: str
    detail: SubjectDetail | None
    can_enter: bool
    sees_identity: bool
    is_busy: bool = False
