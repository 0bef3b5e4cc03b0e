"""Initials: proposed from the name, with a choice where it can be read in several ways."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from coordinator.text import _
from ui.widgets.buttons import link
from ui.widgets.labels import Label, literal
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named


class InitialsField(QWidget):
    """The first proposal stands in the field until the person types another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = named("initials", QLineEdit())
        self.line.setFixedWidth(132)
        self._or = Label(_("may also be read"), "second")
        self._or.setWordWrap(False)
        self._or.hide()
        self._buttons: list[QPushButton] = []
        self._is_own = False
        self._choices = row(self._or, gap=6)
        self._choices.addStretch(1)
        self.setFocusProxy(self.line)
        self.setLayout(column(row(self.line, spacer()), self._choices, gap=8))
        self.line.textEdited.connect(self._type)

    def text(self) -> str:
        return self.line.text()

    def show_initials(self, initials: str) -> None:
        """Show `initials`; empty ones make room for the next proposal."""
        self._is_own = bool(initials)
        self.line.setText(initials)
        if not initials:
            self._offer(())

    def propose(self, proposals: tuple[str, ...]) -> None:
        if not self._is_own:
            self.line.setText(proposals[0] if proposals else "")
        self._offer(tuple(found for found in proposals if found != self.text()))

    def _type(self, initials: str) -> None:
        self._is_own = bool(initials)
        self.changed.emit()

    def _take(self, initials: str) -> None:
        self._is_own = True
        self.line.setText(initials)
        self.changed.emit()

    def _offer(self, proposals: tuple[str, ...]) -> None:
        for button in self._buttons:
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._buttons = []
        for number, initials in enumerate(proposals):
            button = named(f"proposal_{number}", link(literal(initials)))
            button.clicked.connect(lambda _on=False, initials=initials: self._take(initials))
            self._choices.insertWidget(1 + number, button)
            self._buttons.append(button)
        self._or.setVisible(bool(proposals))
