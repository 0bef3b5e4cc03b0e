"""Works the page of a pre-screening by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.prescreen.fact_row import FactRow
from ui.prescreen.page import PrescreenPage
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.empty import EmptyState
from ui.widgets.messages import MessageBar
from ui.widgets.table import DataTable


class PrescreenRobot:
    def __init__(self, qtbot: QtBot, page: PrescreenPage, desk: Desk) -> None:
        self._qtbot = qtbot
        self._desk = desk
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        self.wait()

    def wait(self) -> None:
        """Wait until nothing is asked any more and the page shows what was found."""
        self._qtbot.waitUntil(lambda: not self._desk.is_busy)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self._desk.is_busy)

    def wait_for(self, trial: str, fit: str) -> None:
        """Wait until the list says how a trial stands."""
        self._qtbot.waitUntil(lambda: self.fits.get(trial) == fit)
        self.wait()

    def wait_for_words(self, name: str, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.words(name))

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        self._qtbot.keyClicks(QApplication.focusWidget(), words)

    def key(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def write(self, name: str, words: str) -> None:
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        self._qtbot.keyClicks(line, words)

    def choose(self, name: str, value: str) -> None:
        field = self.find(ChoiceField, name)
        field.set_value(value)
        field.chosen.emit(value)

    def ask(self, words: str) -> FactRow | None:
        """Press Enter at something to ask next."""
        table = self.find(DataTable, "to_ask")
        table.select([row[0] for row in self.rows("to_ask")].index(words))
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
        facts = self.page.findChildren(FactRow)
        return facts[-1] if facts else None

    def fill(self, fact: FactRow, **values: str) -> None:
        for name, words in values.items():
            field = fact.findChild(QLineEdit, name)
            field.setFocus()
            field.selectAll()
            self._qtbot.keyClicks(field, words)

    def say(self, fact: FactRow, said: str, on: str = "") -> None:
        field = fact.findChild(ChoiceField, "said")
        field.set_value(said)
        field.chosen.emit(said)
        line = fact.findChild(DateField, "on").line
        line.insert(on)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def click(self, name: str) -> None:
        self._qtbot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def select(self, trial: str) -> None:
        table = self.find(DataTable, "trial_fits")
        table.select([row[0] for row in self.rows("trial_fits")].index(trial))
        self.wait()

    def open_trial(self) -> None:
        QTest.keyClick(self.find(DataTable, "trial_fits"), Qt.Key.Key_Return)

    def words(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def is_shown(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def is_enabled(self, name: str) -> bool:
        return self.find(QWidget, name).isEnabled()

    def rows(self, table: str) -> list[tuple[str, ...]]:
        model = self.find(DataTable, table).model()
        columns = range(model.columnCount())
        return [
            tuple(model.index(row, column).data() for column in columns)
            for row in range(model.rowCount())
        ]

    @property
    def fits(self) -> dict[str, str]:
        return {row[0]: row[2] for row in self.rows("trial_fits")}

    @property
    def facts(self) -> list[FactRow]:
        return [fact for fact in self.page.findChildren(FactRow) if not fact.isHidden()]

    @property
    def done(self) -> str:
        return self.find(MessageBar, "prescreen_done").text

    @property
    def empty_sentences(self) -> list[str]:
        states = self.page.findChildren(EmptyState)
        return [state.sentence for state in states if state.isVisible()]

    def find(self, kind, name):
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found
