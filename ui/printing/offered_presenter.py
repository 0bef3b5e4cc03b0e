"""Which forms can be printed at once: those of a screening, and those of every trial."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from coordinator.domain.form import Annex, Copy
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import Screening
from coordinator.domain.staff import StaffMember
from coordinator.domain.trial import TrialLine
from coordinator.printouts import (
    COPY_WORDS,
    blank_printout,
    clarifications_printout,
    log_printout,
    screening_printout,
)
from coordinator.printouts_of_people import delegation_log_printout
from coordinator.text import _
from ui.printing.opening_presenter import Making


@dataclass(frozen=True, slots=True)
class Offered:
    """A form that can be chosen, and how it is made."""

    key: str
    group: str
    title: str
    making: Making
    is_blank: bool = False


def offered_of_screening(person: StaffMember, screening: Screening) -> Iterator[Offered]:
    """Yield the copies of a checklist that a person may see."""
    number, initials = screening.screening_number, screening.subject.initials
    group = _("Screening {number}, {initials}").format(number=number, initials=initials)
    for copy in Copy if person.sees_identity else (Copy.SPONSOR,):
        words = _("Eligibility checklist, {copy}").format(copy=_(COPY_WORDS[copy]))
        making = partial(
            screening_printout,
            actor=person,
            screening_id=screening.id,
            copy=copy,
            annexes=frozenset({Annex.WORKSHEETS}),
        )
        yield Offered(f"screening {copy.value}", group, words, making)


def offered_of_trial(person: StaffMember, line: TrialLine) -> Iterator[Offered]:
    trial = line.trial
    group = " · ".join(dict.fromkeys(filter(None, (trial.label, trial.short_title))))
    if line.version_id is not None:
        making = partial(blank_printout, actor=person, version_id=line.version_id)
        words = _("Blank eligibility checklist")
        yield Offered(f"blank {trial.id}", group, words, making, is_blank=True)
    log = partial(log_printout, actor=person, wanted=LogFilter(trial_id=trial.id))
    yield Offered(f"log {trial.id}", group, _("Screening log"), log)
    asked = partial(clarifications_printout, actor=person, trial_id=trial.id)
    yield Offered(f"clarifications {trial.id}", group, _("Clarifications"), asked)
    duties = partial(delegation_log_printout, actor=person, trial_id=trial.id)
    yield Offered(f"delegations {trial.id}", group, _("Delegation log"), duties)
