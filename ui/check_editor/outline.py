"""The checks of a criterion as an outline: groups and, below them, what they are made of."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
)

from coordinator.domain.rule_draft import Path
from coordinator.text import _
from ui.check_editor.view import LineView
from ui.widgets.buttons import DRESSED_AGAIN
from ui.widgets.icons import icon
from ui.widgets.labels import plain
from ui.widgets.named import said

Index = QModelIndex | QPersistentModelIndex
LINE: Final = Qt.ItemDataRole.UserRole
WORDS, STATE = range(2)
ROW_HEIGHT: Final = 35
MOST_ROWS, FEWEST_ROWS = 9, 1
PLAIN_OR_PAD: Final = Qt.KeyboardModifier.KeypadModifier


class RuleOutline(QTreeWidget):
    """Letters act on the line one stands on; Shift and the arrows choose several."""

    pointed = Signal()
    """Somebody went to a line, or chose several."""
    key_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        said(_("How the checks make the criterion"), self)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(24)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        self._top: LineView | None = None
        self._keys: frozenset[str] = frozenset()
        self._is_told = False
        self.itemSelectionChanged.connect(self._tell)

    def act_on(self, keys: frozenset[str]) -> None:
        """Take these keys for what can be done, where they stand for letters elsewhere."""
        self._keys = keys

    def display(self, top: LineView | None, at: Path | None = None) -> None:
        """Show an outline, on the line `at`; else one stands where one stood."""
        if top == self._top:
            return
        here = self.current.path if self.current is not None else ()
        here = here if at is None else at
        self._top = top
        self._is_told = True
        self.clear()
        if top is not None:
            lines = top.members if len(top.members) == 1 and not top.is_not else (top,)
            self.addTopLevelItems([_item(line) for line in lines])
            self.expandAll()
            self._stand_at(here)
        self._is_told = False
        self._fit()
        self.pointed.emit()

    @property
    def current(self) -> LineView | None:
        item = self.currentItem()
        return item.data(WORDS, LINE) if item is not None else None

    @property
    def chosen(self) -> tuple[LineView, ...]:
        return tuple(item.data(WORDS, LINE) for item in self.selectedItems())

    def event(self, event: QEvent) -> bool:
        """Keep the letters that act here from the one-key shortcuts of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and self._key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._key(event)
        if key:
            self.key_pressed.emit(key)
        else:
            super().keyPressEvent(event)

    def drawBranches(self, _painter: QPainter, _rect: QRect, _index: Index) -> None:
        """Draw none: nothing here is folded away."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN:
            for item in self._items():
                line: LineView = item.data(WORDS, LINE)
                item.setIcon(WORDS, icon(line.picture, line.tone))

    def _key(self, event: QEvent) -> str:
        if not isinstance(event, QKeyEvent) or event.modifiers() & ~PLAIN_OR_PAD:
            return ""
        special = {
            Qt.Key.Key_Return: "Enter",
            Qt.Key.Key_Enter: "Enter",
            Qt.Key.Key_F2: "F2",
            Qt.Key.Key_Delete: "Del",
        }
        key = special.get(Qt.Key(event.key()), event.text().upper())
        return key if key in self._keys else ""

    def _tell(self) -> None:
        if not self._is_told:
            self.pointed.emit()

    def _stand_at(self, path: Path) -> None:
        items = self._items()
        there = [item for item in items if item.data(WORDS, LINE).path == path]
        for item in (there or items)[:1]:
            self.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        return _below(self.invisibleRootItem())

    def _fit(self) -> None:
        rows = min(max(len(self._items()), FEWEST_ROWS), MOST_ROWS)
        self.setFixedHeight(rows * ROW_HEIGHT + 2 * self.frameWidth() + 8)


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [found for child in children if child for found in (child, *_below(child))]


def _item(line: LineView) -> QTreeWidgetItem:
    item = QTreeWidgetItem([line.words, line.state])
    item.setData(WORDS, LINE, line)
    item.setIcon(WORDS, icon(line.picture, line.tone))
    item.setToolTip(WORDS, plain(line.words))
    words = _("{words}: {state}").format(words=line.words, state=line.state)
    item.setData(WORDS, Qt.ItemDataRole.AccessibleTextRole, words if line.state else line.words)
    item.addChildren([_item(inner) for inner in line.members])
    return item
