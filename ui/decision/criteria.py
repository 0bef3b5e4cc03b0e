"""All criteria with their answers, those of concern first, and the chosen one whole below."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.decision.detail import LEAST_HEIGHT, CriterionDetail
from ui.decision.model import ANSWER, CRITERION, EVIDENCE, criteria_model
from ui.decision.view import CriterionLine
from ui.widgets.layouts import column, filling
from ui.widgets.named import named
from ui.widgets.table import DataTable

ROOM_FOR_EVIDENCE, ROOM_FOR_ANSWER, ROOM_FOR_WORDS = 600, 460, 1100  # pixels
SHARE_OF_DETAIL, MOST_HEIGHT = 0.25, 300


class Criteria(QWidget):
    walk_wanted = Signal(str)
    """Somebody wants to see this criterion at its place in the walk."""

    exception_wanted = Signal(str)
    """Somebody wants to see, or enter, the exception from this criterion."""

    def __init__(self) -> None:
        super().__init__()
        self._model = criteria_model()
        self._table = named("criteria", DataTable(_("Criteria, those of concern first")))
        self._detail = named("criterion", CriterionDetail())
        self._table.setModel(self._model)
        self._table.stretch(CRITERION)
        self._table.opened.connect(self._open)
        self._table.chosen.connect(self._show_detail)
        self._detail.walk_wanted.connect(self.walk_wanted)
        self._detail.exception_wanted.connect(self.exception_wanted)
        self.setFocusProxy(self._table)
        self.setLayout(column(filling(self._table), self._detail, gap=12))

    def display(self, lines: tuple[CriterionLine, ...]) -> None:
        """Show `lines`; the criterion that was chosen stays so, wherever it stands now."""
        row = self._table.current_row
        chosen = self._model.row_at(row).code if 0 <= row < len(self._model.rows) else ""
        self._model.show(lines)
        codes = [line.code for line in self._model.rows]
        self._table.select(codes.index(chosen) if chosen in codes else 0)
        self._show_detail(self._table.current_row)

    def forget(self) -> None:
        """Choose nothing: another screening is shown."""
        self._table.select(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the standing in sight where there is little room; the rest is read below."""
        super().resizeEvent(event)
        self._table.setColumnHidden(EVIDENCE, self.width() < ROOM_FOR_EVIDENCE)
        self._table.setColumnHidden(ANSWER, self.width() < ROOM_FOR_ANSWER)
        for column_, narrow, wide in ((ANSWER, 132, 200), (EVIDENCE, 152, 360)):
            is_wide = self.width() >= ROOM_FOR_WORDS
            self._table.setColumnWidth(column_, wide if is_wide else narrow)
        share = round(self.height() * SHARE_OF_DETAIL)
        self._detail.setFixedHeight(min(max(share, LEAST_HEIGHT), MOST_HEIGHT))

    def _show_detail(self, row: int) -> None:
        is_there = 0 <= row < len(self._model.rows)
        self._detail.display(self._model.row_at(row) if is_there else None)

    def _open(self, row: int) -> None:
        self.walk_wanted.emit(self._model.row_at(row).code)
