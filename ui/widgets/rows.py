"""Facts as the rows of a table: a feature says its columns, and shows its facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ui.widgets.icons import icon
from ui.widgets.labels import plain
from ui.widgets.tones import Tone

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NUMBER_ROLE: Final = Qt.ItemDataRole.UserRole + 2
LONG: Final = 24


@dataclass(frozen=True)  # slots: Python 3.11 cannot make `Column[T](…)` of them
class Column(Generic[T]):
    """One column; `title` is already translated, `key` is what it is sorted by."""

    title: str
    text: Callable[[T], str]
    is_number: bool = False
    tone: Callable[[T], Tone | None] | None = None
    icon: Callable[[T], str] | None = None
    key: Callable[[T], Any] | None = None
    width: int = 0


class RowsModel(QAbstractTableModel, Generic[T]):
    """Read-only: gestures go to the presenter and come back through `show`."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[T] = ()
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> Sequence[T]:
        return self._rows

    def row_at(self, row: int) -> T:
        return self._rows[row]

    def show(self, rows: Sequence[T]) -> None:
        """Show `rows`, in the order that a person chose or else in their own."""
        rows = [rows[at] for at in self._order_of(rows)] if self._sorting else rows
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            self._rows = rows
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by what `column` means; what is chosen stays chosen."""
        self._sorting = (column, order) if 0 <= column < len(self.columns) else None
        places = self._order_of(self._rows)
        moved_to = {old: new for new, old in enumerate(places)}
        self.layoutAboutToBeChanged.emit()
        self._rows = [self._rows[at] for at in places]
        held = self.persistentIndexList()
        moved = [self.index(moved_to[one.row()], one.column()) for one in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _order_of(self, rows: Sequence[T]) -> list[int]:
        places = list(range(len(rows)))
        if self._sorting is not None:
            column, order = self.columns[self._sorting[0]], self._sorting[1]
            key = column.key or (lambda row: column.text(row).casefold())
            is_downward = order == Qt.SortOrder.DescendingOrder
            places.sort(key=lambda at: key(rows[at]), reverse=is_downward)
        return places

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        return self.cell(self._rows[index.row()], self.columns[index.column()], role)

    def cell(self, row: T, column: Column[T], role: int) -> Any:  # noqa: ANN401
        """Give what `column` shows of `row` in `role`."""
        show = CELLS.get(role)
        return show(row, column) if show else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(column.title)  # for a column that is too narrow for it
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        return None


def _one_line(row: T, column: Column[T]) -> str:
    return " ".join(column.text(row).split())


def _whole_text(row: T, column: Column[T]) -> str | None:
    words = column.text(row)
    return plain(words) if len(words) > LONG else None


def _icon(row: T, column: Column[T]) -> QIcon | None:
    name = column.icon(row) if column.icon else ""
    return icon(name) if name else None


def _alignment(_row: T, column: Column[T]) -> int:
    return _side(column)


def _tone(row: T, column: Column[T]) -> Tone | None:
    return column.tone(row) if column.tone else None


def _is_number(_row: T, column: Column[T]) -> bool:
    return column.is_number


def _side(column: Column[T]) -> int:
    side = Qt.AlignmentFlag
    along = side.AlignRight if column.is_number else side.AlignLeft
    return (along | side.AlignVCenter).value


CELLS: Final[dict[int, Callable[[Any, Column[Any]], Any]]] = {
    Qt.ItemDataRole.DisplayRole: _one_line,
    Qt.ItemDataRole.ToolTipRole: _whole_text,
    Qt.ItemDataRole.DecorationRole: _icon,
    Qt.ItemDataRole.TextAlignmentRole: _alignment,
    TONE_ROLE: _tone,
    NUMBER_ROLE: _is_number,
}
