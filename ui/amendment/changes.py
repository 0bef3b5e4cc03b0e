"""What an amendment changes, word by word."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.amendment.view import AmendmentView
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.compared_text import ComparedText
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said
from ui.widgets.ticks import TickBox

WIDE = 260


class ChangesTab(QWidget):
    comparison_wanted = Signal(int)
    """With which version."""

    def __init__(self) -> None:
        super().__init__()
        self._view: AmendmentView | None = None
        self._others = said(_("Compare with version"), named("compare_with", ChoiceField()))
        self._others.setMinimumWidth(WIDE)
        self._summary = named("difference", Label(role="answer"))
        self._only = named("only_different", TickBox(_("&Only what differs")))
        self._none = named(
            "nothing_earlier",
            EmptyState(
                "document",
                _("This is the only version"),
                detail=_("There is nothing to compare it with."),
            ),
        )
        self._text = said(_("Criteria compared"), named("compared", ComparedText()))
        label = Label(_("Compared with"), "second")
        label.setWordWrap(False)
        self._choosing = QWidget()
        choosing = row(label, self._others, spacer(), self._only, gap=8)
        self._choosing.setLayout(choosing)
        compared = Card(self._summary, filling(self._none), filling(self._text), gap=12)
        layout = column(self._choosing, filling(compared), gap=12)
        layout.setContentsMargins(0, 16, 0, 0)
        self.setLayout(layout)
        self._others.chosen.connect(lambda value: self.comparison_wanted.emit(int(value)))
        self._only.toggled.connect(lambda _is_on: self._show_lines())

    def display(self, view: AmendmentView) -> None:
        self._view = view
        self._others.offer(view.others)
        self._others.set_value(str(view.earlier_id))
        self._choosing.setVisible(bool(view.others))
        self._none.setVisible(not view.others)
        self._summary.setText(view.summary)
        self._summary.setVisible(bool(view.summary))
        self._text.setVisible(bool(view.others))
        self._show_lines()

    def _show_lines(self) -> None:
        lines = self._view.lines if self._view else ()
        is_shorter = self._only.isChecked()
        self._text.show_lines(
            [line for line in lines if not is_shorter or line.change != "same"]
        )
