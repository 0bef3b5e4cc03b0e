"""What the walk shows, and what happens when somebody answers."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from coordinator.commands.screening import enter_at_criterion, set_dates
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from ui.desk import Desk
from ui.walk.asking import questions_due
from ui.walk.carrying_presenter import CarryingPresenter
from ui.walk.evidenced_presenter import EvidencedScreening
from ui.walk.questions_presenter import QuestionsPresenter


class WalkPresenter(EvidencedScreening):
    reason_due = Signal(str)
    """An answer waits for a reason: which one (a value of Ask)."""
    worksheet_wanted = Signal(int, int, int, str)
    """Of which subject, screening and criterion, and which instrument."""
    evidence_wanted = Signal(int, int)
    """All that is known of which subject, for which screening."""
    decision_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.questions = QuestionsPresenter(desk, lambda: self._sitting)
        self.carrying = CarryingPresenter(desk, lambda: self._sitting)
        self.questions.question_put.connect(self._link_question)

    def open(self, screening_id: int, code: str = "") -> None:
        """Show a screening: at `code`, where it was left, or at the first open criterion."""
        self._load(screening_id)
        if code:
            found = self._sitting.screening.checklist.item(code)
            self._sitting.place = found.criterion.id
        self._tell()

    def rest(self) -> None:
        """Store what was typed, and do nothing while another page is on the screen."""
        if self._opened is not None:
            self.leave()
        self._is_shown = False

    def go_to(self, criterion_id: int) -> None:
        if criterion_id != self._sitting.place:
            self._settle_rows()
            self._settle()
            self._keep_unfinished()
            self._arrive(criterion_id)

    def step(self, by: int) -> None:
        """Go to the criterion after (1) or before (-1) this one."""
        self.go_to(self._sitting.beside(by))

    def move_on(self) -> None:
        """Go to the next criterion without an answer, unless something is still due here."""
        waiting = self._settle_rows()
        is_settled = self._settle()
        if is_settled and not waiting:
            self._arrive(self._sitting.next_without_answer())
        elif is_settled:
            self._tell()
            self.row_due.emit(waiting)
        else:
            self._ask_for_reason()

    def answer(self, answer: Answer) -> None:
        """Answer here; a complete answer leads on, any other stays until it is."""
        self._settle_rows()
        self._sitting.answer(answer)
        self._finish()

    def take_over_document(self) -> None:
        """Use the source document that was used last, with its place and date."""
        situation = self._situation()
        document = situation.last_document
        if not (document.is_empty or self._sitting.collides) and situation.can_enter:
            self._sitting.take_over(document)
            self._finish()

    def typing(self, fields: Entry, dated_text: str, due_text: str) -> None:
        """Remember what stands in the fields; nothing is stored before they are left."""
        self._sitting.fill(fields, dated_text, due_text)

    def leave(self) -> bool:
        """Store what was typed here, and say whether nothing is left unstored."""
        is_touched = self._sitting.has_unstored
        waiting = self._settle_rows()
        done = self._settle() and not waiting
        self._keep_unfinished()
        if is_touched or waiting:
            self._tell()
        return done

    def use_worksheet(self, instrument: str) -> None:
        """Open a worksheet beside the criterion at hand."""
        self.leave()
        screening = self._sitting.screening
        self.worksheet_wanted.emit(
            screening.subject.id, screening.id, self._sitting.place, instrument
        )

    def take_back(self) -> None:
        """Drop what was typed here and not stored."""
        self._sitting.drop()
        self._tell()

    def enter_mine(self) -> None:
        """Enter what was typed here over what somebody else entered meanwhile."""
        self._sitting.based_on_stored()
        self._finish()

    def set_dates(self, days: dict[str, date | None]) -> None:
        screening = self._sitting.screening
        self._desk.do(set_dates, screening_id=screening.id, seen=screening.dates, **days)

    def decide(self) -> None:
        self.leave()
        self.decision_wanted.emit(self._sitting.screening.id)

    def open_evidence(self) -> None:
        self.leave()
        screening = self._sitting.screening
        self.evidence_wanted.emit(screening.subject.id, screening.id)

    def stop(self) -> None:
        self.leave()
        self.left.emit()

    def _link_question(self, reason: str) -> None:
        """Let an unclear answer without a reason wait for the question that was put."""
        typed = self._sitting.typed
        if typed.answer is Answer.UNCLEAR and not typed.reason.strip():
            draft = self._sitting.begun()
            fields = replace(typed, reason=reason)
            self._sitting.fill(fields, draft.dated_text, draft.due_text)
            self._finish()

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
