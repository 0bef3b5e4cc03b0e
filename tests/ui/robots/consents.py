"""Works the fields of a consent, and the page of a screening's consents."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.robots.subjects import SubjectFormRobot
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import TimeField


class ConsentFieldsRobot(SubjectFormRobot):
    def write_time(self, words: str) -> None:
        moment = self.find(TimeField, "given_at")
        moment.line.selectAll()
        moment.line.insert(words)

    def consent(self, day: str = "2026-11-22", at: str = "09:30", version: str = "1.1") -> None:
        """Fill what every consent needs."""
        self.write_day("given_on", day)
        self.write_time(at)
        self.choose_version(version)
        self.write("obtained_by", "Dr Ada Brandt")

    def choose_version(self, version: str) -> None:
        """Choose a version of the consent form with the keyboard, as far as it is offered."""
        field = self.find(ChoiceField, "form_version")
        place = field.findData(version)
        QTest.keyClick(field, Qt.Key.Key_Home)
        for _step in range(place):
            QTest.keyClick(field, Qt.Key.Key_Down)

    def enter_version(self, version: str, since: str, until: str = "") -> None:
        self.write("new_version", version)
        self.write_day("new_valid_from", since)
        self.write_day("new_valid_until", until)
        self.click("enter_version")

    @property
    def version(self) -> str:
        return self.find(ChoiceField, "form_version").value()

    @property
    def versions(self) -> tuple[str, ...]:
        field = self.find(ChoiceField, "form_version")
        return tuple(field.itemText(number) for number in range(field.count()))

    @property
    def problem(self) -> str:
        return self.find(QLabel, "consent_problem").text()


class ConsentsRobot(ConsentFieldsRobot):
    def __init__(self, qtbot: QtBot, page: QWidget) -> None:
        super().__init__(qtbot, page)
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def choose_reason(self, value: str) -> None:
        field = self.find(ChoiceField, "because")
        field.set_value(value)

    def record(self) -> None:
        """Press the key for the primary button; the button stays down for a moment."""
        pressed: list[bool] = []
        self.find(QPushButton, "record").clicked.connect(lambda: pressed.append(True))
        where = QApplication.focusWidget() or self.page
        QTest.keyClick(where, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.waitUntil(lambda: bool(pressed))

    def is_shown(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    @property
    def reason(self) -> str:
        return self.find(ChoiceField, "because").value()

    @property
    def due(self) -> str:
        found = self.find(QLabel, "due")
        return found.text() if found.isVisible() else ""

    @property
    def given(self) -> list[str]:
        return [found.text() for found in self.page.findChildren(QLabel, "given")]
