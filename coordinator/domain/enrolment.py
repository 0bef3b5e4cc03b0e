"""That a subject was enrolled: when, into which arm, under which randomisation number."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.errors import Refused
from coordinator.text import N_, _


class RandomisationNumberTaken(Refused):
    problem = N_("Randomisation number {number} belongs to {screening_number} already.")
    remedy = N_("Look it up in the confirmation, and correct the one that is wrong.")

    def __init__(self, number: str, screening_number: str) -> None:
        super().__init__(number=number, screening_number=screening_number)


class NotEnrolled(Refused):
    problem = N_("Screening {screening_number} has no enrolment that could be corrected.")
    remedy = N_("Note the enrolment of an eligible subject first.")

    def __init__(self, screening_number: str) -> None:
        super().__init__(screening_number=screening_number)


class EndedBeforeEnrolment(Refused):
    problem = N_("The end cannot be on {day}: the subject was enrolled on {enrolled}.")
    remedy = N_("Correct the date.")

    def __init__(self, day: date, enrolled: date) -> None:
        super().__init__(day=day.isoformat(), enrolled=enrolled.isoformat())


class NothingCorrected(Refused):
    problem = N_("Arm and randomisation number are as they were.")
    remedy = N_("Change one of them, or leave them.")


@dataclass(frozen=True, slots=True)
class Allotment:
    """What randomisation gave: both empty where there is none, or where it stays blinded."""

    arm: str = ""
    randomisation_number: str = ""

    def tidied(self) -> "Allotment":
        return Allotment(
            " ".join(self.arm.split()), " ".join(self.randomisation_number.split())
        )


NO_ALLOTMENT = Allotment()


@dataclass(frozen=True, slots=True)
class Enrolment:
    on: date
    allotment: Allotment = NO_ALLOTMENT


def enrolment_words(enrolment: Enrolment | None) -> str:
    """Say when a subject was enrolled, and what randomisation gave."""
    if enrolment is None:
        return ""
    given = enrolment.allotment
    said = [_("Enrolled on {day}").format(day=enrolment.on)]
    if given.randomisation_number:
        words = _("Randomisation number {number}")
        said.append(words.format(number=given.randomisation_number))
    if given.arm:
        said.append(_("Arm: {arm}").format(arm=given.arm))
    return "\n".join(said)
