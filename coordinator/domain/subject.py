"""Subjects, and apart from them what identifies them (P1)."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.text import N_


class Sex(StrEnum):
    """Sex at birth."""

    FEMALE = "female"
    MALE = "male"


SEX_WORDS = {Sex.FEMALE: N_("female"), Sex.MALE: N_("male")}


class SubjectExists(Refused):
    problem = N_("A subject with hospital number {hospital_number} is in the registry already.")
    remedy = N_("Open that subject, or correct the number.")

    def __init__(self, hospital_number: str) -> None:
        super().__init__(hospital_number=hospital_number)


@dataclass(frozen=True, slots=True)
class Identity:
    """Identifying data: shown to the site's own staff only, never on logs or sponsor copies."""

    name: str
    hospital_number: str
    birth_on: date
    telephone: str = ""
    guardian_name: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """`identity` is None for who may not see it."""

    id: int
    initials: str
    sex: Sex
    identity: Identity | None


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A subject with its screenings: (id, screening number, trial, state), newest first."""

    subject: Subject
    screenings: tuple[tuple[int, str, str, str], ...] = ()


def normalised_hospital_number(number: str) -> str:
    """Fold width, case and white space, by which the same number is often typed twice."""
    return "".join(unicodedata.normalize("NFKC", number).split()).upper()
