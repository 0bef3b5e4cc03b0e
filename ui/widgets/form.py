"""A field of a form: what is asked, where it goes, and what is wrong with it."""

import re
from typing import Final, Protocol, cast

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from coordinator.text import _
from ui.widgets.announcing import announce
from ui.widgets.labels import Label
from ui.widgets.layouts import column, spacer
from ui.widgets.named import said, styled

# The letter of a key as Chinese labels have it, behind the words: `姓名(&N)`.
MNEMONIC_BEHIND: Final = re.compile(r"\s*\(&.\)")


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
        self._required = required
        if required:
            self._label.setText(f"{label} *")
        if not input_.accessibleName():
            self.set_label(label)
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

    def set_label(self, label: str) -> None:
        """Ask for the input by another name: what it means depends on another field."""
        self._label.setText(f"{label} *" if self._required else label)
        words = MNEMONIC_BEHIND.sub("", label).replace("&", "")
        said(
            _("{label}, required").format(label=words) if self._required else words, self.input
        )

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._show_note()

    def show_problem(self, sentence: str) -> None:
        if sentence != self._problem and self.isVisible():
            announce(self.input, sentence)
        self._problem = sentence
        self._show_note()

    def clear_problem(self) -> None:
        self.show_problem("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Never be lower than the lines that the note takes at this width."""
        layout = self.layout()
        if layout is not None and self.width() > 0:
            # A layout that stands at the top gives a label the lines of its widest form only.
            # A label counts the room it was given before among what it needs.
            self._note.setMinimumHeight(0)
            lines = self._note.heightForWidth(self.width()) if self._note.text() else 0
            self._note.setMinimumHeight(lines)
            layout.invalidate()
            self.setMinimumHeight(max(0, layout.totalHeightForWidth(self.width())))

    def _show_note(self) -> None:
        words = self._problem or self._hint
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.input.setAccessibleDescription(words)
        self._make_room()
        wrong = bool(self._problem)
        styled(self._note, wrong=wrong)
        for part in (self.input, *self.input.findChildren(QLineEdit)):
            styled(part, wrong=wrong)


def form_column(*fields: QWidget) -> QVBoxLayout:
    """Lay out fields one below the other, with what is left at the foot."""
    return column(*fields, spacer(), gap=16)
