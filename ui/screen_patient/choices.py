"""Subjects and trials to choose from, in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from coordinator.domain.admitted import admitted_words
from coordinator.domain.prescreening import Fit, TrialFit, fit_words
from coordinator.domain.protocol import VersionState
from coordinator.domain.subject import SEX_WORDS, Subject, SubjectLine
from coordinator.domain.trial import TrialLine, TrialState
from coordinator.domain.windows import age_on
from coordinator.text import _
from ui.screen_patient.view import PatientRow, TrialChoice
from ui.widgets.tones import Tone


def patient_row(line: SubjectLine, sees_identity: bool) -> PatientRow:  # noqa: FBT001
    subject = line.subject
    identity = subject.identity if sees_identity else None
    latest = line.screenings[0] if line.screenings else None
    return PatientRow(
        subject.id,
        subject.initials,
        identity.name if identity else "",
        identity.hospital_number if identity else "",
        _(SEX_WORDS[subject.sex]),
        identity.birth_on.isoformat() if identity else "",
        f"{latest[1]} · {latest[3]} · {latest[2]}" if latest else "",
    )


def patient_words(subject: Subject, today: date) -> str:
    """Say who is screened: initials, name, sex, age with its day."""
    identity = subject.identity
    sex = _(SEX_WORDS[subject.sex])
    if identity is None:
        return f"{subject.initials} · {sex}"
    age = _("born {birth}, {age} on {day}").format(
        birth=identity.birth_on.isoformat(),
        age=age_on(identity.birth_on, today),
        day=today.isoformat(),
    )
    number = identity.hospital_number
    return f"{subject.initials} · {identity.name} · {number} · {sex} · {age}"


TONES = {Fit.MAY_FIT: Tone.SATISFIED, Fit.NOT_KNOWN: Tone.OPEN, Fit.EXCLUDED: Tone.FAILED}


def choices_of(
    lines: Sequence[TrialLine], fits: Mapping[int, TrialFit]
) -> tuple[TrialChoice, ...]:
    """Give the trials that subjects can be screened for: recruiting, with a version in use.

    `fits` say by trial how they stand with what is known, as far as that is found already.
    """
    return tuple(
        TrialChoice(
            line.trial.id,
            line.trial.registry_id or _("no registry id"),
            line.trial.short_title,
            line.version_name,
            admitted_words(line.trial),
            _("{count} points of a newer version to review").format(count=line.open_points)
            if line.open_points
            else "",
            fit_words(fits[line.trial.id]) if line.trial.id in fits else "",
            TONES[fits[line.trial.id].fit] if line.trial.id in fits else None,
        )
        for line in lines
        if line.trial.state is TrialState.RECRUITING
        and line.version_state is VersionState.ACTIVE
    )
