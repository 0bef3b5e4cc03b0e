"""The open screenings that an amendment left behind: the dry run of each move."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from coordinator.text import _
from ui.amendment.model import NOW, THEN, columns
from ui.amendment.view import AmendmentView, ScreeningLine
from ui.widgets.buttons import link
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, caption, heading
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.table import DataTable, RowsModel

WIDTH, NARROW, LABEL = 400, 344, 120
ROOM_FOR_ALL = 1000


class ScreeningsTab(QWidget):
    chosen = Signal()
    """Another screening is the chosen one, or none."""
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._model: RowsModel[ScreeningLine] = RowsModel(columns(), self)
        self._table = named("screenings", DataTable(_("Open screenings, dry run")))
        self._title = named("screening_number", heading())
        self._facts = QFormLayout()
        self._go = named("open_screening", link(_("Go to the s&creening"), "chevron-right"))
        self._note = named("cannot_move", Label(role="second"))
        self._lay_out()
        self._table.chosen.connect(self._show_chosen)
        self._table.opened.connect(lambda _row: self._open())
        self._go.clicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a small screen the card beside it says how the chosen one stands now.
        self._table.setColumnHidden(NOW, self.width() < ROOM_FOR_ALL)
        self._card.setFixedWidth(WIDTH if self.width() >= ROOM_FOR_ALL else NARROW)

    @property
    def line(self) -> ScreeningLine | None:
        """The screening that is chosen."""
        at = self._table.current_row
        return self._model.row_at(at) if 0 <= at < len(self._model.rows) else None

    def display(self, view: AmendmentView) -> None:
        kept = self.line.screening_id if self.line else 0
        self._model.show(view.screenings)
        ids = [line.screening_id for line in self._model.rows]
        self._table.select(ids.index(kept) if kept in ids else (0 if ids else -1))
        self._note.setText(view.cannot_move)
        self._note.setVisible(bool(view.cannot_move and view.screenings))
        self._show_chosen()

    def focus_table(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        line = self.line
        self._card.setVisible(line is not None)
        if line is not None:
            self._title.setText(f"{line.number}  {line.initials}")
            while self._facts.rowCount():
                self._facts.removeRow(0)
            for label, words in line.facts:
                name, said = Label(label, "second"), named("dry_run", Label(words))
                name.setFixedWidth(LABEL)
                for part in (name, said):
                    part.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._facts.addRow(name, said)
        self.chosen.emit()

    def _open(self) -> None:
        if self.line is not None:
            self.opened.emit(self.line.screening_id)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(THEN)
        self._table.set_empty(
            EmptyState(
                "tick",
                _("No screening is open on an earlier version"),
                detail=_("What was decided stays on the version it was decided on."),
            )
        )
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(8)
        self._facts.setContentsMargins(0, 0, 8, 0)
        inside = QWidget()
        inside.setLayout(self._facts)
        suggested = caption(
            _("A dry run: nothing is stored. What is computed is a suggestion.")
        )
        self._card = Card(
            self._title,
            suggested,
            filling(scrolling(inside)),
            row(self._go, spacer()),
            margin=16,
        )
        self._card.setFixedWidth(WIDTH)
        layout = column(self._note, filling(_both(self._table, self._card)), gap=12)
        layout.setContentsMargins(0, 16, 0, 0)
        self.setLayout(layout)


def _both(table: QWidget, card: QWidget) -> QWidget:
    both = QWidget()
    both.setLayout(row(filling(table), card, gap=16))
    return both
