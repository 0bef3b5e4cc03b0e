"""Works the page of subjects, and the form on it, by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.subject_entry.resembling import ResemblingCard
from ui.widgets.badge import StandingBadge
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.table import DataTable


class SubjectFormRobot:
    """Fills the form on whichever page it is."""

    def __init__(self, qtbot: QtBot, page: QWidget) -> None:
        self._qtbot = qtbot
        self.page = page

    def fill(self, number: str, name: str, sex: str, birth: str) -> None:
        self.write("hospital_number", number)
        self.write("name", name)
        self.find(ChoiceField, "sex").set_value(sex)
        self.write_day("birth_on", birth)

    def write(self, field: str, words: str) -> None:
        """Put words in place of what stands in a field, as an input method would."""
        line = self.find(QLineEdit, field)
        line.selectAll()
        line.insert(words)

    def write_day(self, field: str, day: str) -> None:
        moment = self.find(DateField, field)
        moment.line.selectAll()
        moment.line.insert(day)
        QTest.keyClick(moment.line, Qt.Key.Key_Return)

    def click(self, name: str) -> None:
        button = self.find(QPushButton, name)
        self._qtbot.waitUntil(button.isVisible)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def words_in(self, field: str) -> str:
        return self.find(QLineEdit, field).text()

    def problem_at(self, field: str) -> str:
        """What is said below a field."""
        found = self.find(QWidget, field)
        while not isinstance(found, FormField):
            found = found.parentWidget()
        return found.problem

    def wait_for_initials(self, initials: str) -> None:
        self._qtbot.waitUntil(lambda: self.words_in("initials") == initials)

    @property
    def reads_to_check(self) -> str:
        """Why the initials are to be checked; empty where they are settled."""
        badge = self.find(StandingBadge, "initials_state")
        why = self.find(QLabel, "initials_why")
        assert badge.isVisible() == why.isVisible()
        return why.text() if why.isVisible() else ""

    def wait_for_proposal(self) -> None:
        """Wait until there is something to choose from."""
        self._qtbot.waitUntil(
            lambda: self.page.findChild(QPushButton, "proposal_0") is not None
        )

    def press_proposal(self, words: str) -> None:
        """Go to a reading with the Tab key's focus, and take it with Space."""
        buttons = self.page.findChildren(QPushButton)
        button = next(found for found in buttons if found.text() == words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def type_initials(self, initials: str) -> None:
        line = self.find(QLineEdit, "initials")
        line.selectAll()
        QTest.keyClicks(line, initials)

    def wait_for_resembling(self) -> tuple[str, ...]:
        card = self.find(ResemblingCard, "resembling")
        self._qtbot.waitUntil(card.isVisible)
        return card.sentences

    def find(self, kind, name):
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found


class SubjectsRobot(SubjectFormRobot):
    def __init__(self, qtbot: QtBot, page: QWidget) -> None:
        super().__init__(qtbot, page)
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def search(self, words: str) -> None:
        line = self.find(QLineEdit, "search")
        line.selectAll()
        line.insert(words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        table = self._table
        self._qtbot.waitUntil(lambda: not table.property("busy"))

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)

    def choose(self, row: int) -> None:
        self._table.select(row)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the columns that are on the screen."""
        model = self._table.model()
        shown = [c for c in range(model.columnCount()) if not self._table.isColumnHidden(c)]
        return tuple(
            tuple(model.index(row, column).data() for column in shown)
            for row in range(model.rowCount())
        )

    @property
    def facts(self) -> str:
        return self.find(QLabel, "facts").text()

    @property
    def subtitle(self) -> str:
        return self.find(QLabel, "page_subtitle").text()

    @property
    def _table(self) -> DataTable:
        return self.find(DataTable, "subjects")
