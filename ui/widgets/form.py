"""A field of a form: what is asked, where it goes, and what is wrong with it."""

from typing import Protocol, cast

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from coordinator.text import _
from ui.widgets.labels import Label
from ui.widgets.layouts import column, spacer
from ui.widgets.named import said, styled


class Judging(Protocol):
    """An input that says itself what is wrong with what was entered."""

    problem_changed: SignalInstance


class FormField(QWidget):
    """A label above an input, and below it a hint or the sentence that says what is wrong."""

    def __init__(
        self, label: str, input_: QWidget, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__()
        self.input = input_
        self._hint = hint
        self._problem = ""
        self._label = QLabel(label)
        self._label.setProperty("role", "label")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setBuddy(input_)
        self._note = Label(hint, "caption")
        if required:
            self._label.setText(f"{label} *")
        if not input_.accessibleName():
            words = label.replace("&", "")
            said(_("{label}, required").format(label=words) if required else words, input_)
        self.setFocusProxy(input_)
        layout = column(self._label, input_, self._note, gap=4)
        # In a row, labels stand on one line whatever is below them.
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._show_note()
        if hasattr(input_, "problem_changed"):
            cast("Judging", input_).problem_changed.connect(self.show_problem)

    @property
    def problem(self) -> str:
        return self._problem

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._show_note()

    def show_problem(self, sentence: str) -> None:
        self._problem = sentence
        self._show_note()

    def clear_problem(self) -> None:
        self.show_problem("")

    def _show_note(self) -> None:
        words = self._problem or self._hint
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.input.setAccessibleDescription(words)
        wrong = bool(self._problem)
        styled(self._note, wrong=wrong)
        for part in (self.input, *self.input.findChildren(QLineEdit)):
            styled(part, wrong=wrong)


def form_column(*fields: QWidget) -> QVBoxLayout:
    """Lay out fields one below the other, with what is left at the foot."""
    return column(*fields, spacer(), gap=16)
