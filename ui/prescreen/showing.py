"""From what was found to what the page shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coordinator.domain.prescreening import Prescreening, ToldFacts, TrialFit
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.subject import SEX_WORDS, Subject
from coordinator.domain.units import Analyte
from coordinator.domain.windows import age_on
from coordinator.text import _
from ui.prescreen.view import PrescreenView
from ui.prescreen.wording import (
    ask_row,
    banner_words,
    counts_words,
    known_words,
    others_of,
    shows_of,
    trial_row,
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which trials are listed: those that stand so, and have these words."""

    show: str = ""
    words: str = ""

    def lists(self, found: TrialFit) -> bool:
        said = f"{found.trial.label} {found.trial.title} {found.trial.short_title}".casefold()
        return self.show in ("", found.fit) and self.words.strip().casefold() in said


@dataclass(frozen=True, slots=True)
class May:
    """What the person at the desk may do with it."""

    go_on: bool = False
    note: bool = False
    keep: bool = False


def may_of(me: StaffMember, told: ToldFacts, today: date) -> May:
    """Say what is delegated; a delegation for one trial is enough to begin."""

    def may(duty: Duty) -> bool:
        return any(line.covers(duty, today, line.trial_id) for line in me.delegations)

    return May(
        go_on=may(Duty.OBTAIN_CONSENT),
        note=may(Duty.ENTER_SUBJECTS) and not told.is_empty,
        keep=may(Duty.ASSESS_CRITERIA) and bool(told.observations),
    )


def view_of(
    found: Prescreening,
    subject: Subject | None,
    analytes: Mapping[str, Analyte],
    narrowed: Narrowed,
    may: May,
) -> PrescreenView:
    asks = tuple(map(ask_row, found.to_ask))
    listed = (
        trial_row(fit, rank) for rank, fit in enumerate(found.trials) if narrowed.lists(fit)
    )
    return PrescreenView(
        patient=patient_words(subject, found.today) if subject else "",
        known=tuple(map(known_words, reversed(found.known))),
        counts=counts_words(found),
        banner=banner_words(found.in_screening),
        rows=tuple(listed),
        asks=asks,
        others=others_of(analytes, asks),
        shows=shows_of(found),
        show=narrowed.show,
        words=narrowed.words,
        total=len(found.trials),
        can_go_on=may.go_on and bool(found.trials) and not found.in_screening,
        can_note=may.note and bool(found.trials),
        can_keep=may.keep,
    )


def patient_words(subject: Subject, today: date) -> str:
    """Say whose facts these are: initials, name, sex, age with its day."""
    sex = _(SEX_WORDS[subject.sex])
    identity = subject.identity
    if identity is None:
        return f"{subject.initials} · {sex}"
    age = _("{age} on {day}").format(age=age_on(identity.birth_on, today), day=today)
    return f"{subject.initials} · {identity.name} · {sex} · {age}"
