"""What the evidence and the consents ask of somebody, as lines under “Needs you”."""

from collections.abc import Iterator

from coordinator.domain.consent_form import AGAIN_WORDS
from coordinator.domain.today import AnsweredLater, ExpiringResult, Today
from coordinator.text import _, listed
from ui.today.model import Need, Place
from ui.widgets.tones import Tone


def failed_later(today: Today) -> Iterator[Need]:
    """What was answered after the decision so that it failed: the investigator's to judge."""
    for later in today.later:
        if later.is_failed:
            words = _("{number}, {codes}: failed after the decision")
            yield Need(
                Tone.FAILED,
                "warning",
                words.format(number=later.screening_number, codes=listed(later.codes)),
                _("to be answered before {event}; the investigator decides, {trial}").format(
                    event=later.event, trial=later.trial
                ),
                Place.DECISION,
                later.screening_id,
            )


def corrected(today: Today) -> Iterator[Need]:
    for found in today.corrected:
        words = _("{number}, {codes}: evidence was corrected after the decision")
        yield Need(
            Tone.OPEN,
            "edit",
            words.format(number=found.screening_number, codes=listed(found.codes)),
            _("{title} on {day}, {trial}").format(
                title=found.title, day=found.corrected_on, trial=found.trial
            ),
            Place.DECISION,
            found.screening_id,
        )


def consents(today: Today) -> Iterator[Need]:
    for due in today.consents:
        yield Need(
            Tone.OPEN,
            "signature",
            _("{number}: consent is due again").format(number=due.screening_number),
            _("since {day}, {why}, {trial}").format(
                day=due.since, why=_(AGAIN_WORDS[due.because]), trial=due.trial
            ),
            Place.CONSENTS,
            due.screening_id,
        )


def expiring(today: Today) -> Iterator[Need]:
    for result in today.expiring:
        yield _expiring(result, is_over=result.valid_until < today.day)


def _expiring(result: ExpiringResult, *, is_over: bool) -> Need:
    words = _("{number}, {title}: expired") if is_over else _("{number}, {title}: expires soon")
    codes = listed(result.codes)
    detail = (
        _("for {codes}, valid until {until}, not on Day 0, {day}; {trial}")
        if result.enrolment
        else _("for {codes}, valid until {until}; {trial}")
    )
    return Need(
        Tone.FAILED if is_over else Tone.OPEN,
        "warning" if is_over else "clock",
        words.format(number=result.screening_number, title=result.title),
        detail.format(
            until=result.valid_until, day=result.enrolment, codes=codes, trial=result.trial
        ),
        Place.WALK,
        result.screening_id,
        result.codes[0],
    )


def due_later(today: Today) -> Iterator[Need]:
    """What was left for later at the decision, and is due by now."""
    for later in today.later:
        if not later.is_failed:
            is_late = later.due_on is not None and later.due_on < today.day
            yield _due_later(later, is_late=is_late)


def _due_later(later: AnsweredLater, *, is_late: bool) -> Need:
    words = _("{number}, {codes}: answer overdue") if is_late else _("{number}, {codes}: due")
    detail = (
        _("before {event}, {trial}")
        if later.due_on is None
        else _("by {day}, before {event}, {trial}")
    )
    return Need(
        Tone.FAILED if is_late else Tone.OPEN,
        "warning" if is_late else "clock",
        words.format(number=later.screening_number, codes=listed(later.codes)),
        detail.format(day=later.due_on, event=later.event, trial=later.trial),
        Place.WALK,
        later.screening_id,
        later.codes[0],
    )


def questions(today: Today) -> Iterator[Need]:
    for question in today.questions:
        yield Need(
            Tone.INFO,
            "question",
            _("{trial}, {code}: a question waits for its answer").format(
                trial=question.trial, code=question.code
            ),
            _("since {day}, asked of {whom}").format(
                day=question.asked_on, whom=question.asked_of
            ),
            Place.TRIAL,
            question.trial_id,
        )
