"""What needs somebody today, and where each of it is dealt with."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from coordinator.domain.staff import Duty
from coordinator.domain.today import Today
from coordinator.queries.today import today_of
from coordinator.registry.store import Registry
from ui.desk import Desk, Errand
from ui.today.model import Place, TodayView
from ui.today.needs import needs_of
from ui.today.words import day_words, greeting, lines_of, note_of, recruitment_line


class TodayPresenter(QObject):
    shown = Signal(TodayView)
    screening_chosen = Signal(int)
    criterion_wanted = Signal(int, str)
    consents_wanted = Signal(int)
    decision_wanted = Signal(int)
    signed_copy_wanted = Signal(int)
    review_chosen = Signal(int)
    trial_chosen = Signal(int)
    amendment_chosen = Signal(int)
    log_wanted = Signal()
    backups_wanted = Signal()
    trials_wanted = Signal()
    screen_patient_wanted = Signal()
    prescreen_wanted = Signal()
    add_trial_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._errand: Errand | None = None
        self._is_attended = False
        now = desk.ask(now_of)
        self._view = TodayView(
            greeting(now).format(name=desk.staff_member.name), day_words(now), is_busy=True
        )
        desk.changed.connect(self._follow)

    def attend(self) -> None:
        """Begin to keep the page fresh: somebody looks at it."""
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        """Ask for the day beside the screen; what is shown stays until the answer is here."""
        if self._errand is not None:
            self._errand.cancel()
        if self._view.is_busy:
            self.shown.emit(self._view)
        self._errand = self._desk.ask_in_background(day_of, done=self._display)

    def open(self, place: Place, id_: int, code: str = "") -> None:
        """Go where a line leads."""
        ways = {
            Place.CONSENTS: self.consents_wanted,
            Place.TRIAL: self.trial_chosen,
            Place.AMENDMENT: self.amendment_chosen,
            Place.WALK: self.screening_chosen,
            Place.DECISION: self.decision_wanted,
            Place.SIGNED_COPY: self.signed_copy_wanted,
        }
        match place:
            case Place.WALK if code:
                self.criterion_wanted.emit(id_, code)
            case Place.REVIEW if id_:
                self.review_chosen.emit(id_)
            case Place.REVIEW:
                self.trials_wanted.emit()
            case Place.LOG:
                self.log_wanted.emit()
            case Place.BACKUPS:
                self.backups_wanted.emit()
            case _:
                ways[place].emit(id_)

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()

    def _display(self, found: tuple[datetime, Today]) -> None:
        now, today = found
        person = self._desk.staff_member
        day = today.day

        def may(duty: Duty) -> bool:
            # A delegation for one trial is enough to begin.
            return any(line.covers(duty, day, line.trial_id) for line in person.delegations)

        self._errand = None
        self._view = TodayView(
            greeting=greeting(now).format(name=person.name),
            day=day_words(now),
            needs=needs_of(today, person.role),
            open=lines_of(today),
            open_note=note_of(today),
            recruitment=tuple(map(recruitment_line, today.recruitment)),
            is_empty=not (today.open_total or today.recruitment or today.reviews),
            can_screen=bool(today.recruitment) and may(Duty.ENTER_SUBJECTS),
            can_add_trials=may(Duty.MAINTAIN_TRIALS),
        )
        self.shown.emit(self._view)


def now_of(registry: Registry) -> datetime:
    return registry.clock()


def day_of(registry: Registry) -> tuple[datetime, Today]:
    now = registry.clock()
    return now, today_of(registry, day=now.date())
