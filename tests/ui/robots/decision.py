"""Works the page of the decision by what is on the screen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.decision.deciding import Obstacles
from ui.decision.page import DecisionPage
from ui.widgets.badge import StandingBadge
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.table import DataTable
from ui.widgets.verdict import VerdictBar

SIDES = ("0", "1")


class DecisionRobot:
    def __init__(self, qtbot: QtBot, page: DecisionPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    # What is seen.

    @property
    def table(self) -> DataTable:
        return self._found(DataTable, "criteria")

    def column(self, number: int) -> list[str]:
        model = self.table.model()
        return [model.index(row, number).data() for row in range(model.rowCount())]

    @property
    def codes(self) -> list[str]:
        return self.column(0)

    @property
    def state(self) -> str:
        return self._found(StandingBadge, "state").word

    @property
    def verdict(self) -> str:
        bar = self._found(VerdictBar, "verdict")
        return " ".join(filter(None, (bar.sentence, bar.detail)))

    @property
    def obstacles(self) -> tuple[str, ...]:
        return self._found(Obstacles, "obstacles").sentences

    @property
    def offered(self) -> list[str]:
        """The outcomes that can be chosen."""
        radios = self.page.findChildren(QRadioButton)
        return [found.objectName() for found in radios if found.isVisible()]

    @property
    def action(self) -> str:
        """The words of the primary button, when it can be pressed."""
        button = self._found(QPushButton, "act")
        is_there = button.isVisible() and button.isEnabled()
        return button.text().replace("&", "") if is_there else ""

    @property
    def signed(self) -> list[str]:
        """Who signed, with role, meaning and time, in the order of the two places."""
        lines = []
        for side in SIDES:
            parts = [
                self._found(QLabel, f"signature_{part}_{side}")
                for part in ("role", "who", "meaning")
            ]
            lines.append(" | ".join(part.text() for part in parts if part.isVisible()))
        return lines

    @property
    def voided(self) -> list[str]:
        labels = self.page.findChildren(QLabel)
        return [found.text() for found in labels if found.objectName().startswith("voided_")]

    @property
    def focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def words(self, name: str) -> str:
        label = self._found(QLabel, name)
        return label.text() if label.isVisible() else ""

    def problem(self, name: str) -> str:
        return self._found(FormField, name).problem

    def field(self, name: str) -> str:
        return self._found(QLineEdit, name).text()

    def is_seen(self, name: str) -> bool:
        return self._found(QWidget, name).isVisible()

    # What is done.

    def choose(self, outcome: str) -> None:
        radio = self._found(QRadioButton, f"outcome_{outcome}")
        button = QPoint(10, radio.height() // 2)  # beside its words nothing can be clicked
        self._qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=button)

    def give_reason(self, words: str) -> None:
        self._found(QPlainTextEdit, "decision_reason").setPlainText(words)

    def enter_day(self, name: str, day: str) -> None:
        line = self._found(DateField, name).line
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, day)

    def fill(self, name: str, words: str) -> None:
        line = self._found(QLineEdit, name)
        line.selectAll()
        QTest.keyClicks(line, words)

    def act(self) -> None:
        self.press("act")

    def press(self, name: str) -> None:
        self._click(self._found(QPushButton, name))

    def read(self, code: str) -> str:
        """Choose a criterion and read all that stands below the table."""
        self.table.select(self.codes.index(code))
        card = self._found(QWidget, "criterion")
        return "\n".join(f.text() for f in card.findChildren(QLabel) if f.isVisible())

    def sign(self, password: str, user_name: str = "") -> None:
        if user_name:
            line = self._found(QLineEdit, "user_name")
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, user_name)
        self.type_password(password)
        self.act()

    @property
    def password(self) -> str:
        return self._found(QLineEdit, "password").text()

    def type_password(self, password: str) -> None:
        QTest.keyClicks(self._found(QLineEdit, "password"), password)

    def give_dialog_reason(self, words: str) -> None:
        """Fill the dialog that asks for a reason, and accept it."""
        dialog = self.page.findChild(QDialog)
        dialog.findChild(QPlainTextEdit, "reason").setPlainText(words)
        self._click(dialog.findChild(QPushButton, "act"))

    def key(self, code: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        held = modifier or Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or self.page, code, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def wait(self, is_so) -> None:
        self._qtbot.waitUntil(lambda: bool(is_so()))

    def _click(self, widget: QWidget) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def _found(self, kind, name):
        return self.page.findChild(kind, name)
