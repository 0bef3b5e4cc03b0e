"""Works the page on which trials are brought in by what is on the screen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.add_trial.page import AddTrialPage
from ui.widgets.compared_text import ComparedText
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable
from ui.widgets.verdict import VerdictBar

LEFT = Qt.MouseButton.LeftButton


class AddTrialRobot:
    def __init__(self, qtbot: QtBot, page: AddTrialPage) -> None:
        self._qtbot = qtbot
        self._page = page
        page.resize(1150, 720)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        QApplication.processEvents()

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """File, registry id and state of each record read."""
        model = self._table.model()
        return [
            tuple(model.index(row, column).data() for column in (0, 2, 5))
            for row in range(model.rowCount())
        ]

    @property
    def said(self) -> str:
        bar = self._page.findChild(VerdictBar, "said")
        return " ".join(filter(None, (bar.sentence, bar.detail)))

    @property
    def text(self) -> str:
        return self._text.toPlainText()

    @property
    def act(self) -> str:
        return self._button("act").text()

    @property
    def number_note(self) -> str:
        """What stands below the field for the registry number."""
        return self._page.findChild(QWidget, "registry_number").accessibleDescription()

    def type_number(self, number: str) -> None:
        field = self._page.findChild(QLineEdit, "registry_number")
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, number)

    @property
    def number(self) -> str:
        return self._page.findChild(QLineEdit, "registry_number").text()

    @property
    def candidates(self) -> list[str]:
        """The registry ids of the records that are shown to choose from."""
        model = self._candidates.model()
        return [model.index(row, 1).data() for row in range(model.rowCount())]

    @property
    def ticked(self) -> str:
        return self._page.findChild(QLabel, "ticked").text()

    def find(self, words: str) -> None:
        field = self._page.findChild(SearchField, "find_record")
        field.setFocus()
        field.selectAll()
        with self._qtbot.waitSignal(field.searched):
            self._qtbot.keyClicks(field, words)

    def press_in_candidates(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._qtbot.keyClick(self._candidates, key)

    def click_tick(self, row: int) -> None:
        """Tick by mouse, in the box."""
        table = self._candidates
        place = table.visualRect(table.model().index(row, 0))
        self._qtbot.mouseClick(table.viewport(), LEFT, pos=box_in(table, place))

    @property
    def comparison(self) -> str:
        return self._page.findChild(ComparedText, "compared").toPlainText()

    @property
    def difference(self) -> str:
        return self._page.findChild(QLabel, "difference").text()

    @property
    def _candidates(self) -> DataTable:
        return self._page.findChild(DataTable, "candidates")

    def shows(self, name: str) -> bool:
        return self._page.findChild(QWidget, name).isVisible()

    def cancel(self) -> None:
        self.click("cancel_task")

    @property
    def task(self) -> str:
        """What the program says it is doing."""
        return self._page.findChild(QLabel, "task").text()

    def can(self, name: str) -> bool:
        return self._button(name).isVisible() and self._button(name).isEnabled()

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._text.setFocus()
        self._qtbot.keySequence(self._text, "Ctrl+V")

    def press(self, keys: str) -> None:
        self._page.activateWindow()
        QApplication.processEvents()
        self._qtbot.keySequence(self._page.focusWidget() or self._page, keys)
        self._qtbot.waitUntil(lambda: not any(button.isDown() for button in self._buttons))

    def read_text(self) -> None:
        self.click("read_text")

    def drop(self, paths: Sequence[Path]) -> None:
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPoint(40, 40),
            Qt.DropAction.CopyAction,
            dropped,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        self._page.dropEvent(event)

    def choose(self, row: int) -> None:
        self._table.select(row)

    def click(self, name: str) -> None:
        QApplication.processEvents()
        self._qtbot.mouseClick(self._button(name), LEFT)

    @property
    def _buttons(self) -> list[QAbstractButton]:
        return self._page.findChildren(QAbstractButton)

    @property
    def _text(self) -> QPlainTextEdit:
        return self._page.findChild(QPlainTextEdit, "text")

    @property
    def _table(self) -> DataTable:
        return self._page.findChild(DataTable, "readings")

    def _button(self, name: str) -> QAbstractButton:
        return self._page.findChild(QAbstractButton, name)


def box_in(table: DataTable, cell: QRect) -> QPoint:
    """Give the middle of the box to tick, where the style draws it."""
    option = QStyleOptionViewItem()
    option.rect = cell
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    option.widget = table
    box = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    return table.style().subElementRect(box, option, table).center()
