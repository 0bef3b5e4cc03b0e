"""A doubt about the record, and the ways to answer it from the protocol."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from coordinator.text import _
from ui.record_review.rows import tone_of
from ui.record_review.view import ChoiceView, PointView
from ui.record_review.words import SEVERITY_WORDS
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import link, quiet
from ui.widgets.form import FormField
from ui.widgets.labels import KeyHint, Label, literal
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said
from ui.widgets.ticks import OneOfSeveral

FEWEST_PARTS, MOST_PARTS = 1, 20


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was entered for a point that one left before the answer was recorded."""

    key: str
    own_words: str
    ground: str


class ChoiceLine(QWidget):
    """One way to answer: its key, its words, perhaps a field."""

    picked = Signal()
    finished = Signal()

    def __init__(self, choice: ChoiceView) -> None:
        super().__init__()
        self.choice = choice
        self._button = named(f"choice_{choice.key}", OneOfSeveral(literal(choice.words)))
        self._own = named("own_words", QLineEdit())
        self._number = named("number", QSpinBox(minimum=FEWEST_PARTS, maximum=MOST_PARTS))
        said(_("How it was settled"), self._own)
        said(_("How many of the parts"), self._number)
        self._own.textEdited.connect(lambda: self._button.setChecked(True))
        self._own.returnPressed.connect(self.finished)
        self._button.toggled.connect(lambda is_on: self.picked.emit() if is_on else None)
        fields = (filling(self._own), self._number)
        self.setLayout(row(KeyHint(choice.key), self._button, *fields, spacer(), gap=8))
        self._own.setMinimumWidth(160)
        self._own.setHidden(bool(choice.value))
        self._number.setHidden(not choice.takes_number)

    @property
    def is_picked(self) -> bool:
        return self._button.isChecked()

    @property
    def answer(self) -> str:
        if not self.choice.value:
            return self._own.text().strip()
        if self.choice.takes_number:
            return f"{self.choice.value} {self._number.value()}"
        return self.choice.value

    @property
    def own_words(self) -> str:
        return self._own.text()

    def set_own_words(self, words: str) -> None:
        self._own.setText(words)

    @property
    def takes_words(self) -> bool:
        return not self.choice.value

    def pick(self) -> None:
        self._button.setChecked(True)
        if self.takes_words:
            self._own.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_back(self) -> None:
        """Pick it as it was picked before, without moving the keyboard here."""
        self._button.setChecked(True)

    def drop(self) -> None:
        self._button.setChecked(False)


class PointCard(QWidget):
    answered = Signal(int, str, str)
    """Point, choice, ground."""
    reopen_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._point: PointView | None = None
        self._lines: list[ChoiceLine] = []
        self._unfinished: dict[int, Unfinished] = {}
        self._badge = StandingBadge()
        self._title = named("point_title", Label(role="answer"))
        self._quote = named("point_quote", Label())
        self._note = named("point_note", Label(role="second"))
        self._choices = column(gap=2)
        self._ground = named("ground", QLineEdit(maxLength=400))
        self._ground_field = FormField(
            _("&Ground, such as “protocol 5.1, p. 32”"), self._ground
        )
        self._record = named("record_answer", quiet(_("&Record answer"), "tick"))
        self._answer = named("point_answer", Label(role="answer"))
        self._answered = named("point_answered", Label(role="second"))
        self._reopen = named("reopen", link(_("Reopen…"), "undo"))
        self._lay_out()
        self._record.clicked.connect(self._give)
        self._ground.returnPressed.connect(self._give)
        self._reopen.clicked.connect(
            lambda: self._point and self.reopen_wanted.emit(self._point.id)
        )

    def display(self, point: PointView, last_ground: str, *, is_editable: bool) -> None:
        if self._point is None or point.id != self._point.id or point != self._point:
            self._show(point, last_ground)
        can_answer = is_editable and not point.is_answered
        for widget in (self._ground_field, self._record, *self._lines):
            widget.setVisible(can_answer)
        self._resolution.setVisible(point.is_answered)
        self._reopen.setVisible(point.is_answered and is_editable)

    def choose(self, key: str) -> bool:
        """Pick the choice with this key, and ask for the ground."""
        line = next((line for line in self._lines if line.choice.key == key), None)
        if line is None or line.isHidden():
            return False
        line.pick()
        if not line.takes_words:
            self._ask_ground()
        return True

    def _show(self, point: PointView, last_ground: str) -> None:
        self._keep_unfinished()
        self._point = point
        if point.is_answered:
            self._badge.display(tone_of(point), _("Answered"))
        else:
            words = _(SEVERITY_WORDS[point.severity])
            self._badge.display(tone_of(point), words, "warning" if point.is_open else "")
        self._title.setText(point.title)
        self._quote.setText(_("“{quote}”").format(quote=point.quote))
        self._quote.setVisible(bool(point.quote))
        self._note.setText(point.note)
        self._note.setVisible(bool(point.note) and not point.is_answered)
        self._answer.setText(point.answer)
        self._answered.setText(point.answered)
        self._ground.setText(last_ground)
        self._ground_field.clear_problem()
        self._offer(point.choices)
        if not point.is_answered:
            self._take_up(self._unfinished.pop(point.id, None))

    def _keep_unfinished(self) -> None:
        if self._point is None or self._point.is_answered:
            return
        own = next((line.own_words for line in self._lines if line.takes_words), "")
        key = next((line.choice.key for line in self._lines if line.is_picked), "")
        if key or own:
            self._unfinished[self._point.id] = Unfinished(key, own, self._ground.text())

    def _take_up(self, unfinished: Unfinished | None) -> None:
        if unfinished is None:
            return
        self._ground.setText(unfinished.ground)
        for line in self._lines:
            if line.takes_words:
                line.set_own_words(unfinished.own_words)
            if line.choice.key == unfinished.key:
                line.take_back()

    def _offer(self, choices: tuple[ChoiceView, ...]) -> None:
        for line in self._lines:
            self._choices.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [ChoiceLine(choice) for choice in choices]
        for line in self._lines:
            self._choices.addWidget(line)
            line.picked.connect(self._be_the_only)
            line.finished.connect(self._ask_ground)

    def _be_the_only(self) -> None:
        picked = self.sender()
        for line in self._lines:
            if line is not picked:
                line.drop()
        self._ground_field.clear_problem()

    def _ask_ground(self) -> None:
        self._ground.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ground.selectAll()

    def _give(self) -> None:
        line = next((line for line in self._lines if line.is_picked), None)
        if self._point is None:
            return
        if line is None or not line.answer:
            self._ground_field.show_problem(_("Say first how it is to be read."))
        elif not self._ground.text().strip():
            self._ground_field.show_problem(
                _("Say on what ground: where the protocol says it.")
            )
            self._ask_ground()
        else:
            point_id = self._point.id
            self.answered.emit(point_id, line.answer, self._ground.text().strip())
            self._unfinished.pop(point_id, None)

    def _lay_out(self) -> None:
        self._resolution = QWidget()
        answer = filling(QWidget())
        answer.setLayout(column(self._answer, self._answered, gap=2))
        self._resolution.setLayout(row(answer, self._reopen))
        head = row(self._badge, filling(self._title), gap=8)
        ground = row(filling(self._ground_field), self._record, gap=8)
        ground.setAlignment(self._record, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(
            column(
                head,
                self._quote,
                self._note,
                self._choices,
                ground,
                self._resolution,
                gap=6,
            )
        )
