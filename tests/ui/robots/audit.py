"""Works the audit trail by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.audit.page import AuditPage
from ui.widgets.table import DataTable
from ui.widgets.verdict import VerdictBar


class AuditRobot:
    def __init__(self, qtbot: QtBot, page: AuditPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()

    @property
    def table(self) -> DataTable:
        return self.page.findChild(DataTable, "audit_table")

    @property
    def actions(self) -> list[str]:
        model = self.table.model()
        return [model.index(row, 3).data() for row in range(model.rowCount())]

    def verify(self) -> None:
        button = self.page.findChild(QPushButton, "verify")
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def verify_everything(self) -> None:
        button = self.page.findChild(QPushButton, "verify_everything")
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def misfits(self) -> list[str]:
        return self.page.findChild(QLabel, "misfits").text().splitlines()

    @property
    def verdict(self) -> str:
        bar = self.page.findChild(VerdictBar, "chain")
        return " ".join(label.text() for label in bar.findChildren(QLabel))

    def read(self, row: int) -> str:
        self.table.select(row)
        return self.page.findChild(QLabel, "entry_changes").text()
