"""Works the page of a trial's consent forms by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.robots.subjects import SubjectFormRobot
from ui.widgets.dates import DateField
from ui.widgets.table import DataTable


class ConsentFormsRobot(SubjectFormRobot):
    def __init__(self, qtbot: QtBot, page: QWidget) -> None:
        super().__init__(qtbot, page)
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def enter(self, version: str, since: str, until: str = "") -> None:
        self.write("version", version)
        self.write_day("valid_from", since)
        self.write_day("valid_until", until)

    def day_in(self, field: str) -> str:
        return self.find(DateField, field).text()

    def tick(self, name: str) -> None:
        QTest.keyClick(self.find(QCheckBox, name), Qt.Key.Key_Space)

    def is_ticked(self, name: str) -> bool:
        return self.find(QCheckBox, name).isChecked()

    def choose(self, row: int) -> None:
        self.find(DataTable, "forms").select(row)

    def give_reason(self) -> None:
        """Take the reason that is prepared."""
        dialog = self.asking
        dialog.findChild(QWidget, "preset_0").click()
        dialog.findChild(QWidget, "act").click()

    def drop_reason(self) -> None:
        self.asking.reject()

    @property
    def asking(self) -> QWidget:
        """The dialog that asks why."""
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        return QApplication.activeModalWidget()

    @property
    def rows(self) -> list[tuple[str, ...]]:
        model = self.find(DataTable, "forms").model()
        return [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]
