"""Numbered items in order, parts indented; how each stands, in picture and word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui import theme
from ui.widgets.icons import Ink, pixmap
from ui.widgets.labels import plain
from ui.widgets.named import said
from ui.widgets.tones import Tone

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
ROW: Final = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT: Final = 34
SECTION_HEIGHT: Final = 36
INDENT: Final = 16
PICTURE: Final = 16
EDGE: Final = 10
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MOVING_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One item, or the heading over several (`is_section`), which cannot be chosen."""

    key: int
    code: str
    text: str
    word: str = ""
    tone: Tone = Tone.NEUTRAL
    picture: str = ""
    depth: int = 0
    is_section: bool = False
    is_faint: bool = False


class OutlineModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[OutlineRow] = ()

    @property
    def rows(self) -> Sequence[OutlineRow]:
        return self._rows

    def show(self, rows: Sequence[OutlineRow]) -> None:
        """Show `rows`; where the same items stand already, only what differs is painted."""
        former = self._rows
        if [row.key for row in rows] != [row.key for row in former]:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()
            return
        self._rows = tuple(rows)
        for number, (was, now) in enumerate(zip(former, rows, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(number), self.index(number))

    def row_of(self, key: int) -> int:
        """Say where the item `key` stands; -1 when it does not."""
        places = (
            n for n, row in enumerate(self._rows) if row.key == key and not row.is_section
        )
        return next(places, -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_section:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return " ".join(filter(None, (row.code, row.word, " ".join(row.text.split()))))
            case Qt.ItemDataRole.ToolTipRole if not row.is_section:
                return plain(f"{row.code}  {row.word}\n{row.text}")
            case _ if role == ROW:
                return row
        return None


class OutlineList(QListView):
    """The list beside the work: choosing an item shows it there, Enter moves on."""

    chosen = Signal(int)
    """The person chose the item with this key."""
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        said(accessible_name, self)
        self._model = OutlineModel(self)
        self._is_told = False
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def model_of_rows(self) -> OutlineModel:
        return self._model

    @property
    def current_key(self) -> int:
        """The key of the chosen item; 0 when none is."""
        row = self.currentIndex().row()
        return self._model.rows[row].key if row >= 0 else 0

    def show_rows(self, rows: Sequence[OutlineRow], current: int) -> None:
        """Show `rows` with the item `current` chosen, without telling so."""
        self._is_told = True
        self._model.show(rows)
        if current != self.current_key:
            self.setCurrentIndex(self._model.index(self._model.row_of(current)))
        self._is_told = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_told:
            self.chosen.emit(self.current_key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVING_ON:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _RowPainter(QStyledItemDelegate):
    """Picture, code, words and standing in one line; the words give way first."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: OutlineRow = index.data(ROW)
        return QSize(120, SECTION_HEIGHT if row.is_section else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OutlineRow = index.data(ROW)
        shown = QStyleOptionViewItem(option)
        place: QRect = QRect(shown.rect).adjusted(EDGE, 0, -EDGE, 0)
        painter.save()
        if row.is_section:
            self._section(painter, place, row, shown)
        else:
            shown.text = ""
            shown.widget.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget
            )
            self._item(painter, place, row, shown)
        painter.restore()

    def _section(
        self, painter: QPainter, place: QRect, row: OutlineRow, shown: QStyleOptionViewItem
    ) -> None:
        palette: QPalette = shown.palette
        painter.setFont(_bold(shown.font))
        painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        words = painter.fontMetrics().elidedText(
            row.text, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, LEFT, words)

    def _item(
        self, painter: QPainter, place: QRect, row: OutlineRow, shown: QStyleOptionViewItem
    ) -> None:
        palette: QPalette = shown.palette
        font: QFont = shown.font
        text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        second = QColor(theme.colours().second)
        place.adjust(row.depth * INDENT, 0, 0, 0)
        ratio = painter.device().devicePixelRatioF()
        ink = Ink.SECOND if row.is_faint else row.tone
        drawing = pixmap(row.picture or row.tone.picture, PICTURE, ink, ratio)
        top = place.top() + (place.height() - PICTURE) // 2
        painter.drawPixmap(QRect(place.left(), top, PICTURE, PICTURE), drawing)
        place.adjust(PICTURE + 8, 0, 0, 0)
        painter.setFont(_bold(font))
        painter.setPen(second if row.is_faint else text)
        painter.drawText(place, LEFT, row.code)
        place.adjust(max(painter.fontMetrics().horizontalAdvance(f"{row.code}  "), 36), 0, 0, 0)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(row.word)
        if width > place.width():
            return  # the picture says it, and the tool tip
        painter.drawText(place, RIGHT, row.word)
        place.adjust(0, 0, -width - 12, 0)
        painter.setPen(second)
        words = " ".join(row.text.split())
        elided = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, LEFT, elided)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
