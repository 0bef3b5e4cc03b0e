"""Works the page of an exception from a failed criterion."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from tests.ui.robots.subjects import SubjectFormRobot
from ui.widgets.badge import StandingBadge


class ExceptionRobot(SubjectFormRobot):
    def __init__(self, qtbot, page):
        super().__init__(qtbot, page)
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def approve(self, name, by, on, document):
        self.write(f"{name}_by", by)
        self.write_day(f"{name}_on", on)
        self.write(f"{name}_document", document)

    def say_ground(self, words):
        self.find(QPlainTextEdit, "ground").setPlainText(words)

    def sign(self, user_name, password):
        line = self.find(QLineEdit, "user_name")
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, user_name)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.keyClicks(QApplication.focusWidget(), password)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def act(self):
        """Press the key for the primary button; the button stays down for a moment."""
        pressed = []
        self.find(QPushButton, "act").clicked.connect(lambda: pressed.append(True))
        QTest.keyClick(self.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: bool(pressed))

    def withdraw(self, why):
        self.find(QPushButton, "withdraw").click()
        dialog = self.page.findChild(QDialog, "withdraw_dialog")
        dialog.findChild(QPlainTextEdit, "reason").setPlainText(why)
        dialog.findChild(QPushButton, "act").click()

    def wait(self, is_so):
        self._qtbot.waitUntil(is_so)

    def is_seen(self, name):
        return self.find(QPushButton, name).isVisible()

    @property
    def state(self):
        return self.find(StandingBadge, "state").word

    @property
    def lines(self):
        return [found.text() for found in self.page.findChildren(QLabel, "entered_line")]

    @property
    def former(self):
        return [found.text() for found in self.page.findChildren(QLabel, "former")]

    @property
    def notice(self):
        label = self.find(QLabel, "notice")
        return label.text() if label.isVisible() else ""

    def take_over(self):
        self.find(QPushButton, "take_over").click()

    @property
    def closed(self):
        label = self.find(QLabel, "closed")
        return label.text() if label.isVisible() else ""

    @property
    def action(self):
        button = self.find(QPushButton, "act")
        return button.text() if button.isVisible() else ""

    @property
    def focused(self):
        return QApplication.focusWidget().objectName()
