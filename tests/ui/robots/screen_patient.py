"""Works the page on which a screening begins by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.robots.consents import ConsentFieldsRobot
from ui.widgets.progress import Stepper
from ui.widgets.table import DataTable


class ScreenPatientRobot(ConsentFieldsRobot):
    def __init__(self, qtbot: QtBot, page: QWidget) -> None:
        super().__init__(qtbot, page)
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def search(self, words: str) -> None:
        line = self.find(QLineEdit, "who_search")
        line.selectAll()
        line.insert(words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        table = self.find(DataTable, "patients")
        self._qtbot.waitUntil(lambda: not table.property("busy"))

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)

    def press_act(self) -> None:
        """Press the keys of what the page is for."""
        focus = QApplication.focusWidget() or self.page
        QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def open_row(self, table: str, row: int) -> None:
        found = self.find(DataTable, table)
        found.select(row)
        QTest.keyClick(found, Qt.Key.Key_Return)

    def rows(self, table: str) -> tuple[tuple[str, ...], ...]:
        model = self.find(DataTable, table).model()
        return tuple(
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        )

    def is_shown(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    @property
    def step(self) -> int:
        return self.page.findChild(Stepper).current

    @property
    def subtitle(self) -> str:
        return self.find(QLabel, "page_subtitle").text()
