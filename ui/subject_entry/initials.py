"""Initials: proposed from the name, to be checked where it can be read in several ways."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from coordinator.text import _, listed
from ui.subject_entry.view import Proposed
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import link
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, literal
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named, said
from ui.widgets.tones import Tone


class InitialsField(QWidget):
    """The first proposal stands in the field, marked as such, until the person settles it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = named("initials", QLineEdit())
        self.line.setFixedWidth(132)
        self._badge = named("initials_state", StandingBadge(Tone.OPEN, _("Check")))
        self._why = named("initials_why", Label(role="second"))
        self._or = Label(_("Read as:"), "second")
        self._or.setWordWrap(False)
        self._buttons: list[QPushButton] = []
        self._proposed = Proposed()
        self._is_own = False
        self._choices = FlowLayout(self._or, gap=6)
        self._offered = QWidget()
        self._offered.setLayout(self._choices)
        self.setFocusProxy(self.line)
        first = row(self.line, self._badge, spacer(), gap=12)
        self.setLayout(column(first, self._why, self._offered, gap=8))
        self._show_state()
        self.line.textEdited.connect(self._type)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        said(name, self.line)

    def text(self) -> str:
        return self.line.text()

    @property
    def is_to_be_checked(self) -> bool:
        """Whether what stands here is a mere proposal, and the name reads in two usual ways."""
        return bool(self._proposed.to_check) and not self._is_own

    def show_initials(self, initials: str) -> None:
        """Show `initials`; empty ones make room for the next proposal."""
        self._is_own = bool(initials)
        self.line.setText(initials)
        if not initials:
            self._proposed = Proposed()
            self._offer()
        self._show_state()

    def propose(self, proposed: Proposed) -> None:
        self._proposed = proposed
        if not self._is_own:
            self.line.setText(proposed.offers[0][0] if proposed.offers else "")
        self._offer()
        self._show_state()

    def _type(self, initials: str) -> None:
        self._is_own = bool(initials)
        self._show_state()
        self.changed.emit()

    def _take(self, initials: str) -> None:
        self._is_own = True
        self.line.setText(initials)
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        is_open = self.is_to_be_checked
        self._badge.setVisible(is_open)
        self._why.setVisible(is_open)
        words = _("{characters}: read in more than one way. Ask, and take the one that is so.")
        self._why.setText(words.format(characters=listed(self._proposed.to_check)))
        self.line.setAccessibleDescription(self._why.text() if is_open else "")

    def _offer(self) -> None:
        for button in self._buttons:
            button.hide()
            self._choices.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons = []
        offers = self._proposed.offers if len(self._proposed.offers) > 1 else ()
        for number, (initials, reading) in enumerate(offers):
            words = f"{initials} ({reading})" if reading else initials
            button = named(f"proposal_{number}", link(literal(words)))
            said(
                _("Take {initials}, read {reading}").format(initials=initials, reading=reading),
                button,
            )
            button.clicked.connect(lambda _on=False, initials=initials: self._take(initials))
            self._choices.addWidget(button)
            self._buttons.append(button)
        self._offered.setVisible(bool(offers))
