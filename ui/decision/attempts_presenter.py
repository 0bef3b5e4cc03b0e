"""The other attempts of the subject, screening it again, and the versions it went through."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.domain.attempt import attempt_words
from coordinator.domain.screening import Screening
from coordinator.domain.staff import Duty
from coordinator.queries.attempts import attempts_of, screened_again
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class AttemptsView:
    """`others` are the other attempts, each with the id of its screening."""

    others: tuple[tuple[int, str], ...] = ()
    can_screen_again: bool = False
    moved: str = ""


class AttemptsPresenter(QObject):
    shown = Signal(AttemptsView)
    screening_chosen = Signal(int)
    again_wanted = Signal(int, int)
    """Screen the subject for the trial again: a new attempt with a new consent."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject_id = self._trial_id = 0

    def follow(self, screening: Screening) -> None:
        """Tell of the attempts beside `screening`."""
        self._subject_id, self._trial_id = screening.subject.id, screening.trial.id
        attempts = self._desk.ask(attempts_of, screening.id)
        again = self._desk.ask(screened_again, self._subject_id)
        today = self._desk.ask(_day_of)
        me = self._desk.staff_member
        self.shown.emit(
            AttemptsView(
                tuple(
                    (found.screening_id, attempt_words(found))
                    for found in attempts
                    if found.screening_id != screening.id
                ),
                screening.id in again
                and me.is_delegated(Duty.OBTAIN_CONSENT, today, self._trial_id),
                _moved(screening),
            )
        )

    def open(self, screening_id: int) -> None:
        self.screening_chosen.emit(screening_id)

    def screen_again(self) -> None:
        self.again_wanted.emit(self._subject_id, self._trial_id)


def _moved(screening: Screening) -> str:
    words = _("Moved from {before} to {after} on {day} by {by}")
    return "\n".join(
        words.format(
            before=move.from_version,
            after=move.to_version,
            day=move.at.astimezone().date(),
            by=move.by,
        )
        for move in screening.moves
    )


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
