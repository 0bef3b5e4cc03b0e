"""A record of a trial that is on file: what differs, before anything is stored."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.add_trial.view import ComparingView
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.card import Card
from ui.widgets.compared_text import ComparedText
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said
from ui.widgets.ticks import TickBox


class ComparingPane(QWidget):
    draft_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: ComparingView | None = None
        words = _("&Draft a new version from it")
        self._draft = named("draft_version", primary(words, "add", "Ctrl+Return"))
        self._leave = named("leave_it", quiet(_("&Leave it as it is")))
        self._back = named("back_to_list", icon_button("arrow-left", _("Back"), "Alt+Home"))
        self._header = PageHeader(" ", " ", self._draft, (self._leave,), self._back)
        self._summary = named("difference", Label(role="answer"))
        self._only = named("only_different", TickBox(_("&Only what differs")))
        self._text = said(_("Criteria compared"), named("compared", ComparedText()))
        self._draft.clicked.connect(self.draft_wanted)
        self._leave.clicked.connect(self.left)
        self._back.clicked.connect(self.left)
        self._only.toggled.connect(lambda _is_on: self._show_lines())
        head = row(filling(self._summary), self._only, gap=16)
        card = Card(column(head, filling(self._text), gap=12))
        self.setLayout(page_column(self._header, filling(card)))

    def display(self, view: ComparingView) -> None:
        self._view = view
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        self._summary.setText(view.summary)
        self._only.setVisible(not view.is_same)
        self._only.setChecked(False)
        self._show_lines()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._text.setFocus(event.reason())

    def _show_lines(self) -> None:
        if self._view is not None:
            is_shorter = self._only.isChecked()
            lines = self._view.lines
            self._text.show_lines(
                [line for line in lines if not is_shorter or line.change != "same"]
            )
