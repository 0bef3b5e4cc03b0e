"""A table for a person with a keyboard: whole rows, quiet lines, Enter opens."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QEvent,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.widgets.cells import CellPainter
from ui.widgets.named import said, styled
from ui.widgets.rows import Column, Index, RowsModel

__all__ = ["Column", "DataTable", "RowsModel"]

ROW_HEIGHT: Final = 36
LEAST_ROWS: Final = 3
AROUND_TITLE: Final = 28  # the margins that the style sheet gives a title, and a little air
AIR: Final = 16  # above and below two lines of a row
OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DataTable(QTableView):
    opened = Signal(int)
    """A row was opened, with Enter or a double click."""
    chosen = Signal(int)
    """Another row became the current one; -1 when none is."""
    sort_asked = Signal(int, bool)
    """A column and whether descending: only after `sorts_by_query`."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        said(accessible_name, self)
        self._empty: QWidget | None = None
        self._filler: int | None = None
        behaviour = QAbstractItemView
        self.setSelectionBehavior(behaviour.SelectionBehavior.SelectRows)
        self.setSelectionMode(behaviour.SelectionMode.SingleSelection)
        self.setEditTriggers(behaviour.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(behaviour.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellPainter(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        titles = self.horizontalHeader()
        titles.setHighlightSections(False)
        titles.setMinimumSectionSize(48)
        titles.setFixedHeight(ROW_HEIGHT)
        titles.setTextElideMode(Qt.TextElideMode.ElideRight)
        titles.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    @property
    def current_row(self) -> int:
        return self.currentIndex().row()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        # No column is the sorted one until somebody asks.
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if isinstance(model, RowsModel):
            for section, column in enumerate(model.columns):
                if column.width:
                    self.setColumnWidth(section, max(column.width, self._room_for(section)))
        self._share_out()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_or_hide_empty)
        self._show_or_hide_empty()

    def _share_out(self) -> None:
        model, titles = self.model(), self.horizontalHeader()
        if self._filler is None or not isinstance(model, RowsModel):
            return
        others = titles.length() - titles.sectionSize(self._filler)
        least = max(model.columns[self._filler].width, self._room_for(self._filler))
        modes = QHeaderView.ResizeMode
        fits = self.viewport().width() - others >= least
        titles.setSectionResizeMode(self._filler, modes.Stretch if fits else modes.Interactive)
        if not fits:
            self.setColumnWidth(self._filler, least)

    def _room_for(self, section: int) -> int:
        """Give the width in which a title is read whole, however long a language has it."""
        titles = self.horizontalHeader()
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        return titles.fontMetrics().horizontalAdvance(words) + AROUND_TITLE

    def minimumSizeHint(self) -> QSize:
        """Show the titles and a few rows, however low the window is."""
        return QSize(super().minimumSizeHint().width(), ROW_HEIGHT * (1 + LEAST_ROWS))

    def wrap(self) -> None:
        """Let each row have two lines, where words such as titles are long."""
        self.setWordWrap(True)
        lines = 2 * self.fontMetrics().lineSpacing()
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, lines + AIR))

    def stretch(self, column: int) -> None:
        """Let `column` take what the others leave, but no less than its own width."""
        self._filler = column
        self._share_out()

    def select(self, row: int) -> None:
        model = self.model()
        if 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))
            self.selectRow(row)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def sorts_by_query(self) -> None:
        """Ask for another order instead of sorting the rows that happen to be here."""
        self.setSortingEnabled(False)
        titles = self.horizontalHeader()
        titles.setSectionsClickable(True)
        titles.setSortIndicatorShown(True)
        titles.sortIndicatorChanged.connect(
            lambda column, order: self.sort_asked.emit(
                column, order == Qt.SortOrder.DescendingOrder
            )
        )

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001  reads as Qt's own setters do
        """Grey the rows while others are on their way, and keep the shape of the page."""
        styled(self, busy=busy)
        self.viewport().setEnabled(not busy)

    def set_empty(self, widget: QWidget) -> None:
        """Show `widget` in place of the rows while there are none."""
        self._empty = widget
        widget.setParent(self.viewport())
        self._show_or_hide_empty()

    def column_state(self) -> str:
        """Give widths, order and sorting of the columns, to be kept."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode("ascii")

    def restore_columns(self, state: str) -> None:
        self.horizontalHeader().restoreState(QByteArray.fromBase64(state.encode("ascii")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING_KEYS and self.current_row >= 0:
            self.opened.emit(self.current_row)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()
        self._place_empty()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._place_empty()

    def _show_or_hide_empty(self) -> None:
        if self._empty is not None:
            model = self.model()
            self._empty.setVisible(model is None or model.rowCount() == 0)
            self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
