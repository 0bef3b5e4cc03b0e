"""Works the pages about people by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.password import PasswordField
from ui.widgets.table import DataTable


class PeopleRobot:
    """Works the list of people, the delegation log, or the page for one's own password."""

    def __init__(self, qtbot: QtBot, page: QWidget, table: str = "") -> None:
        self._qtbot = qtbot
        self._name = table
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

    def select(self, row: int) -> None:
        self._table.select(row)

    def open_row(self, row: int) -> None:
        self._table.select(row)
        QTest.keyClick(self._table, Qt.Key.Key_Return)

    def press(self, name: str) -> None:
        """Press a button of the page with the keyboard."""
        button = self.page.findChild(QPushButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def is_enabled(self, name: str) -> bool:
        return self.page.findChild(QPushButton, name).isEnabled()

    def is_shown(self, name: str) -> bool:
        return self.page.findChild(QWidget, name).isVisible()

    def words(self, name: str) -> str:
        return self.page.findChild(QLabel, name).text()

    def fill(self, **fields: str | bool) -> None:
        """Write into fields of the dialog, or of the page where none is open."""
        for name, words in fields.items():
            self._fill(self._place.findChild(QWidget, name), words)

    def act(self) -> None:
        self.dialog.findChild(QPushButton, "act").click()

    def finish(self) -> None:
        """Press the dialog's button and wait until it was taken."""
        dialog = self.dialog
        with self._qtbot.waitSignal(dialog.accepted):
            self.act()

    def choose_reason(self, number: int) -> None:
        self.dialog.findChild(QRadioButton, f"preset_{number}").click()

    @property
    def problem(self) -> str:
        return self.dialog.findChild(QLabel, "problem").text()

    def wait_for_problem(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.problem)

    def wait_until(self, is_so) -> None:
        self._qtbot.waitUntil(is_so)

    @property
    def dialog(self) -> QDialog:
        # One that was answered before may not be gone yet.
        return self.page.findChildren(QDialog)[-1]

    @property
    def _place(self) -> QWidget:
        open_ones = [one for one in self.page.findChildren(QDialog) if one.isVisible()]
        return open_ones[-1] if open_ones else self.page

    @property
    def _table(self) -> DataTable:
        return self.page.findChild(DataTable, self._name)

    def _fill(self, field: QWidget, words: object) -> None:
        match field:
            case QCheckBox():
                field.setChecked(bool(words))
            case ChoiceField():
                field.set_value(str(words))
                field.chosen.emit(field.value())
            case DateField() | PasswordField():
                field.line.setText(str(words))
            case QLineEdit():
                field.setText(str(words))
            case _:
                raise AssertionError(f"{field} is no field")
