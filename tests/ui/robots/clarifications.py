"""Works the page of a trial's clarifications by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.clarifications.page import ClarificationsPage
from ui.widgets.dates import DateField
from ui.widgets.table import DataTable


class ClarificationsRobot:
    def __init__(self, qtbot: QtBot, page: ClarificationsPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    @property
    def rows(self) -> list[tuple[str, ...]]:
        model = self._table.model()
        columns = range(model.columnCount())
        return [
            tuple(model.index(row, column).data() for column in columns)
            for row in range(model.rowCount())
        ]

    def open_row(self, row: int) -> None:
        self._table.select(row)
        QTest.keyClick(self._table, Qt.Key.Key_Return)

    def click(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fill(self, **fields: str) -> None:
        """Write into the fields of the dialog."""
        for name, words in fields.items():
            field = self.dialog.findChild(QWidget, name)
            match field:
                case QPlainTextEdit():
                    field.setPlainText(words)
                case DateField():
                    field.line.setText(words)
                case QLineEdit():
                    field.setText(words)

    def store(self) -> None:
        self.dialog.findChild(QPushButton, "act").click()

    @property
    def problem(self) -> str:
        """What the dialog says is wrong."""
        return self.dialog.findChild(QLabel, "problem").text()

    @property
    def dialog(self) -> QWidget:
        # One that was answered before may not be gone yet.
        return self.page.findChildren(QWidget, "clarification_dialog")[-1]

    def words(self, name: str) -> str:
        return self.page.findChild(QLabel, name).text()

    def is_enabled(self, name: str) -> bool:
        return self.page.findChild(QWidget, name).isEnabled()

    @property
    def _table(self) -> DataTable:
        return self.page.findChild(DataTable, "clarifications")
