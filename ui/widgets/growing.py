"""A list that is longer than what is shown: it grows as it is read, while somebody looks."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.rows import NOWHERE, Column, Index, RowsModel

T = TypeVar("T")


class GrowingModel(RowsModel[T]):
    """Asks for more when the end of what is here comes into sight."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        more: Callable[[], None],
        has_more: Callable[[], bool],
    ) -> None:
        super().__init__(columns)
        self._more = more
        self._has_more = has_more

    def canFetchMore(self, parent: Index = NOWHERE) -> bool:
        return not parent.isValid() and self._has_more()

    def fetchMore(self, parent: Index = NOWHERE) -> None:
        if not parent.isValid():
            self._more()

    def grow(self, rows: Sequence[T]) -> None:
        """Add `rows` below those that are here."""
        if rows:
            here = len(self._rows)
            self.beginInsertRows(NOWHERE, here, here + len(rows) - 1)
            self._rows = [*self._rows, *rows]
            self.endInsertRows()


class Attending(Protocol):
    """A presenter that keeps its page fresh only while somebody looks at it."""

    def attend(self) -> None: ...

    def rest(self) -> None: ...


class AttendedPage(QWidget):
    """Tells its presenter when it comes into sight and when it goes."""

    def __init__(self, attending: Attending) -> None:
        super().__init__()
        self._attending = attending

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._attending.attend()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._attending.rest()
