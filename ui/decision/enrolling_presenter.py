"""The enrolment of the subject whose screening is shown, and what randomisation gave."""

from datetime import date

from coordinator.commands.decisions import enrol
from coordinator.commands.enrolling import correct_allotment
from coordinator.domain.enrolment import Allotment
from coordinator.domain.screening import Screening
from ui.desk import Desk


class EnrollingPresenter:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._screening_id = 0

    def follow(self, screening: Screening) -> None:
        self._screening_id = screening.id

    def enrol(self, enrolled_on: date, allotment: Allotment) -> None:
        self._desk.do(
            enrol,
            screening_id=self._screening_id,
            enrolled_on=enrolled_on,
            allotment=allotment,
        )

    def correct(self, allotment: Allotment, reason: str) -> None:
        self._desk.do(
            correct_allotment,
            screening_id=self._screening_id,
            allotment=allotment,
            reason=reason,
        )
