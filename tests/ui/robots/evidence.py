"""Works the page of a subject's evidence, and the form on it, by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.evidence.page import EvidencePage
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.table import DataTable


class EvidenceRobot:
    def __init__(self, qtbot: QtBot, page: EvidencePage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return self._rows_of("evidence")

    @property
    def worksheets(self) -> list[tuple[str, ...]]:
        return self._rows_of("worksheets")

    def choose(self, row: int) -> None:
        self.find(DataTable, "evidence").select(row)

    def open_row(self, row: int) -> None:
        self.choose(row)
        QTest.keyClick(self.find(DataTable, "evidence"), Qt.Key.Key_Return)

    def open_worksheet(self, row: int) -> None:
        table = self.find(DataTable, "worksheets")
        table.select(row)
        QTest.keyClick(table, Qt.Key.Key_Return)

    def search(self, words: str) -> None:
        line = self.find(QLineEdit, "search")
        line.selectAll()
        line.insert(words)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def write(self, field: str, words: str) -> None:
        """Put words in place of what stands in a field, and leave it."""
        line = self._line(field)
        line.setFocus()
        line.selectAll()
        line.insert(words)
        QTest.keyClick(line, Qt.Key.Key_Tab)

    def pick(self, field: str, words: str) -> None:
        """Choose an option with the keyboard."""
        choice = self.find(ChoiceField, field)
        options = [choice.itemText(number) for number in range(choice.count())]
        QTest.keyClick(choice, Qt.Key.Key_Home)
        for _step in range(options.index(words) - choice.currentIndex()):
            QTest.keyClick(choice, Qt.Key.Key_Down)

    def tick(self, name: str) -> None:
        box = self.find(QCheckBox, name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)

    def press(self, key: Qt.Key, name: str = "") -> None:
        QTest.keyClick(self.find(QWidget, name) if name else QApplication.focusWidget(), key)

    def click(self, name: str) -> None:
        button = self.find(QPushButton, name)
        self._qtbot.waitUntil(button.isVisible)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def give_reason(self, words: str) -> None:
        """Answer the dialog that asks why."""
        dialog = self.page.findChild(QWidget, "withdrawal")
        dialog.findChild(RemarkField, "reason").setPlainText(words)
        dialog.findChild(QPushButton, "act").click()

    def text(self, field: str) -> str:
        return self._line(field).text()

    def words(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def note_at(self, field: str) -> str:
        """What is said below a field: a hint, or what is wrong."""
        found = self.find(QWidget, field)
        while not isinstance(found, FormField):
            found = found.parentWidget()
        return found.input.accessibleDescription()

    def is_shown(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def is_enabled(self, name: str) -> bool:
        return self.find(QWidget, name).isEnabled()

    def wait_for_units(self, *units: str) -> None:
        choice = self.find(ChoiceField, "unit")
        self._qtbot.waitUntil(
            lambda: set(units) <= {choice.itemText(at) for at in range(choice.count())}
        )

    def wait_for_things(self) -> None:
        completer = self.find(QLineEdit, "what").completer()
        self._qtbot.waitUntil(lambda: completer.model().rowCount() > 0)

    def find(self, kind, name):
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

    def _line(self, field: str) -> QLineEdit:
        found = self.find(QWidget, field)
        match found:
            case DateField():
                return found.line
            case ChoiceField():
                return found.lineEdit()
            case _:
                return found

    def _rows_of(self, table: str) -> list[tuple[str, ...]]:
        model = self.find(DataTable, table).model()
        columns = range(model.columnCount())
        return [
            tuple(model.index(row, column).data() for column in columns)
            for row in range(model.rowCount())
        ]
