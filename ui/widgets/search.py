"""A field that searches while one types."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from coordinator.text import _
from ui.widgets.buttons import DRESSED_AGAIN
from ui.widgets.icons import Ink, icon
from ui.widgets.labels import tooltip
from ui.widgets.named import said

PAUSE_MS = 150
EMPTYING = "_q_qlineeditclearaction"  # what Qt calls it


class SearchField(QLineEdit):
    """Emits `searched` a moment after the last key, at once on Enter; Escape empties it."""

    searched = Signal(str)

    def __init__(self, placeholder: str, *, shortcut: bool = True) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        said(placeholder, self)
        tooltip(self, placeholder)
        self._table: QAbstractItemView | None = None
        self._told = ""
        self._glass = QAction(icon("search", Ink.SECOND), _("Search"), self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        if (emptying := self.findChild(QAction, EMPTYING)) is not None:
            emptying.setText(_("Empty the search"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._tell)
        if shortcut:
            find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
            find.activated.connect(self._take_focus)

    def moves_to(self, table: QAbstractItemView) -> None:
        """Let the Down key go on into `table`."""
        self._table = table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._table is not None:
            self._tell()
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self._table.currentIndex().isValid():
                self._table.setCurrentIndex(self._table.model().index(0, 0))
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN:
            self._glass.setIcon(icon("search", Ink.SECOND))

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
