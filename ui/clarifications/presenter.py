"""All that was asked about a trial's criteria: read, answered, corrected, printed."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.clarifications import answer_clarification, correct_clarification
from coordinator.domain.clarification import Clarification, ClarifiedCriterion
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import Duty
from coordinator.queries.clarifications import clarified_criteria_of
from coordinator.queries.trials import trial_of
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.clarifications.view import AskedRow, ClarificationsView, TypedClarification
from ui.desk import Desk


class ClarificationsPresenter(QObject):
    shown = Signal(ClarificationsView)
    refused = Signal(str)
    """Why what was typed cannot stand, and what to do."""
    print_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trial_id = self._chosen = 0
        self._is_attended = False
        desk.changed.connect(self._follow)
        desk.refused.connect(self._tell_refusal)

    def open(self, trial_id: int) -> None:
        self._trial_id, self._chosen = trial_id, 0
        self.refresh()

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def choose(self, clarification_id: int) -> None:
        self._chosen = clarification_id
        self.refresh()

    def answer(self, typed: TypedClarification) -> bool:
        return self._desk.do(
            answer_clarification,
            clarification_id=self._chosen,
            answer=typed.answer,
            answered_by=typed.answered_by,
            answered_on=typed.answered_on,
            applies_from=typed.applies_from,
        )

    def correct(self, typed: TypedClarification) -> bool:
        return self._desk.do(
            correct_clarification,
            clarification_id=self._chosen,
            question=typed.question,
            asked_of=typed.asked_of,
            asked_on=typed.asked_on,
            answer=typed.answer,
            answered_by=typed.answered_by,
            answered_on=typed.answered_on,
            applies_from=typed.applies_from,
            reason=typed.reason,
        )

    def print(self) -> None:
        self.print_wanted.emit(self._trial_id)

    def leave(self) -> None:
        self.left.emit()

    def refresh(self) -> None:
        if not self._trial_id:
            return
        desk, today = self._desk, self._desk.ask(_day)
        lines = desk.ask(clarified_criteria_of, self._trial_id)
        found = {one.id: (line, one) for line in lines for one in line.clarifications}
        if self._chosen not in found:
            self._chosen = next(iter(found), 0)
        rows = {number: _row(*pair) for number, pair in found.items()}
        count = many("{count} question", "{count} questions", len(rows))
        still_open = sum(row.is_open for row in rows.values())
        trial = desk.ask(trial_of, self._trial_id)
        self.shown.emit(
            ClarificationsView(
                " · ".join((trial.label, count, _("{count} open").format(count=still_open))),
                tuple(rows.values()),
                rows.get(self._chosen),
                _typed(found[self._chosen][1]) if self._chosen else TypedClarification(),
                desk.staff_member.is_delegated(Duty.ASSESS_CRITERIA, today, self._trial_id),
                today,
            )
        )

    def _tell_refusal(self, error: CoordinatorError) -> None:
        self.refused.emit(f"{error.what_happened} {error.what_to_do}")

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def _row(line: ClarifiedCriterion, one: Clarification) -> AskedRow:
    asked = _("of {whom} on {day}, by {by}").format(
        whom=one.asked_of, day=one.asked_on, by=one.asked_by
    )
    answered = _("by {by} on {day}").format(by=one.answered_by, day=one.answered_on)
    facts = (
        (_("Asked"), asked),
        (_("Answer"), one.answer or _("not answered yet")),
        *(
            ()
            if one.is_open
            else (
                (_("Answered"), answered),
                (_("Applies from"), str(one.applies_from)),
            )
        ),
    )
    return AskedRow(
        one.id,
        line.code,
        line.version,
        one.question,
        _("open") if one.is_open else one.answer,
        one.is_open,
        line.text,
        facts,
    )


def _typed(one: Clarification) -> TypedClarification:
    return TypedClarification(
        one.question,
        one.asked_of,
        one.asked_on,
        one.answer,
        one.answered_by,
        one.answered_on,
        one.applies_from,
    )


def _day(registry: Registry) -> date:
    return registry.clock().date()
