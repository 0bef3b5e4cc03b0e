"""How far they came who were asked: the steps of the funnel, and who stands beside them."""

from dataclasses import dataclass
from enum import StrEnum

from coordinator.domain.prescreening import PrescreenedCounts
from coordinator.domain.screening import State
from coordinator.text import N_


class Step(StrEnum):
    """The steps of the funnel; who is on one has been on those before it."""

    PRESCREENED = "prescreened"
    CONSENTED = "consented"
    SCREENED = "screened"
    ELIGIBLE = "eligible"
    ENROLLED = "enrolled"


STEP_WORDS = {
    Step.PRESCREENED: N_("Pre-screened"),
    Step.CONSENTED: N_("Consented"),
    Step.SCREENED: N_("Screening begun"),
    Step.ELIGIBLE: N_("Eligible"),
    Step.ENROLLED: N_("Enrolled"),
}
STEP_MEANINGS = {
    Step.PRESCREENED: N_("held against the trial before consent; without identity"),
    Step.CONSENTED: N_("consent recorded; every attempt is a screening of its own"),
    Step.SCREENED: N_("at least one criterion answered"),
    Step.ELIGIBLE: N_("found eligible, and confirmed by the investigator"),
    Step.ENROLLED: N_("enrolled, also where the subject withdrew or was lost later"),
}


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """`subjects` is None where nobody knows who they were; `screenings` are those counted."""

    step: Step
    count: int
    subjects: int | None = None
    screenings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """The screenings that now stand so."""

    state: State
    screenings: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return len(self.screenings)


@dataclass(frozen=True, slots=True)
class Funnel:
    """The steps, and beside them what became of those who consented.

    `excepted` are eligible against a failed criterion, by an approved exception (S6).
    """

    steps: tuple[FunnelStep, ...]
    prescreened: PrescreenedCounts
    ended: tuple[Ended, ...]
    excepted: tuple[int, ...] = ()

    def count(self, step: Step) -> int:
        return next(found.count for found in self.steps if found.step is step)

    def in_state(self, state: State) -> int:
        return next((found.count for found in self.ended if found.state is state), 0)
