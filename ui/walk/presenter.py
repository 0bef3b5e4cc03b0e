"""What the walk shows, and what happens when somebody answers."""

from datetime import date
from typing import cast

from PySide6.QtCore import QObject, Signal

from coordinator.commands.screening import enter_at_criterion, set_dates
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.queries.screenings import screening_of
from coordinator.registry.store import Registry
from ui.desk import Desk
from ui.walk.asking import Situation, questions_due
from ui.walk.drafts import Drafts
from ui.walk.sitting import Sitting
from ui.walk.view import WalkView
from ui.walk.whole import view_of


class WalkPresenter(QObject):
    """One screening at a time; each is found again at the place where it was left."""

    shown = Signal(WalkView)
    reason_due = Signal(str)
    """An answer waits for a reason: which one (a value of Ask)."""
    decision_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: Sitting | None = None
        self._places: dict[int, int] = {}
        self._drafts = Drafts()
        self._is_shown = False
        self._is_storing = False
        desk.changed.connect(self._follow)

    def open(self, screening_id: int, code: str = "") -> None:
        """Show a screening: at `code`, where it was left, or at the first open criterion."""
        self._load(screening_id)
        if code:
            found = self._sitting.screening.checklist.item(code)
            self._sitting.place = found.criterion.id
        self._tell()

    def wake(self) -> None:
        """Follow the registry again: the page is on the screen."""
        self._is_shown = True
        self._follow()

    def rest(self) -> None:
        """Store what was typed, and do nothing while another page is on the screen."""
        if self._opened is not None:
            self.leave()
        self._is_shown = False

    def go_to(self, criterion_id: int) -> None:
        if criterion_id != self._sitting.place:
            self._settle()
            self._arrive(criterion_id)

    def step(self, by: int) -> None:
        """Go to the criterion after (1) or before (-1) this one."""
        self.go_to(self._sitting.beside(by))

    def move_on(self) -> None:
        """Go to the next criterion without an answer, unless something is still due here."""
        if self._settle():
            self._arrive(self._sitting.next_without_answer())
        else:
            self._ask_for_reason()

    def answer(self, answer: Answer) -> None:
        """Answer here; a complete answer leads on, any other stays until it is."""
        self._sitting.answer(answer)
        self._finish()

    def take_over_document(self) -> None:
        """Use the source document that was used last, with its place and date."""
        document = self._sitting.last_document
        if not (document.is_empty or self._sitting.collides) and self._situation().can_enter:
            self._sitting.take_over(document)
            self._finish()

    def typing(self, fields: Entry, dated_text: str, due_text: str) -> None:
        """Remember what stands in the fields; nothing is stored before they are left."""
        self._sitting.fill(fields, dated_text, due_text)

    def leave(self) -> bool:
        """Store what was typed here, and say whether nothing is left unstored."""
        is_touched = self._sitting.has_unstored
        done = self._settle()
        if is_touched:
            self._tell()
        return done

    def take_back(self) -> None:
        """Drop what was typed here and not stored."""
        self._sitting.drop()
        self._tell()

    def enter_mine(self) -> None:
        """Enter what was typed here over what somebody else entered meanwhile."""
        self._sitting.based_on_stored()
        self._finish()

    def set_dates(self, days: dict[str, date | None]) -> None:
        screening_id = self._sitting.screening.id
        self._desk.do(set_dates, screening_id=screening_id, **days)

    def decide(self) -> None:
        self.leave()
        self.decision_wanted.emit(self._sitting.screening.id)

    def stop(self) -> None:
        self.leave()
        self.left.emit()

    @property
    def _sitting(self) -> Sitting:
        """The screening at hand; pages are shown only after `open`."""
        return cast("Sitting", self._opened)

    def _finish(self) -> None:
        """Store what a single key completed, and go on where nothing is missing."""
        if not self._settle():
            self._ask_for_reason()
        elif self._sitting.is_complete:
            self._arrive(self._sitting.next_without_answer())
        else:
            self._tell()

    def _arrive(self, criterion_id: int) -> None:
        self._sitting.place = criterion_id
        self._tell()

    def _settle(self) -> bool:
        """Store what was typed here, and say whether nothing is left unstored."""
        sitting = self._sitting
        if not sitting.has_unstored:
            sitting.drop()
            return True
        done = not sitting.waits and self._store()
        self._load(sitting.screening.id)
        return done

    def _ask_for_reason(self) -> None:
        self._tell()
        sitting = self._sitting
        if sitting.draft and (due := questions_due(sitting.item, sitting.draft.entry)):
            self.reason_due.emit(due[0])

    def _store(self) -> bool:
        sitting = self._sitting
        draft = sitting.begun()
        self._is_storing = True
        done = self._desk.do(
            enter_at_criterion,
            screening_id=sitting.screening.id,
            criterion_id=sitting.place,
            entry=draft.entry,
            expected_revision=draft.based_on,
        )
        self._is_storing = False
        if done:
            sitting.drop()
        return done

    def _follow(self) -> None:
        if self._is_shown and not self._is_storing and self._opened is not None:
            self._refresh()

    def _refresh(self) -> None:
        self._load(self._sitting.screening.id)
        self._tell()

    def _load(self, screening_id: int) -> None:
        if self._opened is not None:
            self._places[self._opened.screening.id] = self._opened.place
        screening = self._desk.ask(
            screening_of, screening_id, with_identity=self._desk.staff_member.sees_identity
        )
        self._opened = Sitting(screening, self._places.get(screening_id, 0), self._drafts)

    def _tell(self) -> None:
        today = self._desk.ask(_day_of)
        self.shown.emit(view_of(self._sitting, self._situation(), today))

    def _situation(self) -> Situation:
        today = self._desk.ask(_day_of)
        return self._sitting.situation(self._desk.staff_member, today)


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
