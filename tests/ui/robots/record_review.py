"""Works the review of a record by what is on the screen, as a coordinator would."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.robots.other_wording import OtherWordingRobot
from tests.ui.robots.record_words import RecordWords
from ui.record_review.page import RecordReviewPage

LEFT = Qt.MouseButton.LeftButton


class RecordReviewRobot(RecordWords, OtherWordingRobot):
    def __init__(self, qtbot: QtBot, page: RecordReviewPage) -> None:
        self._qtbot = qtbot
        self._page = page
        page.resize(1150, 720)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()

    def press(self, keys: str) -> None:
        """Press a key where the keyboard is now, such as `F8` or `Alt+Down`."""
        self._window.activateWindow()
        QApplication.processEvents()
        self._qtbot.keySequence(self._window.focusWidget() or self._window, keys)
        # A button that is pressed by its key stays down for a moment before it acts.
        self._qtbot.waitUntil(lambda: not any(button.isDown() for button in self._buttons))

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self._window.focusWidget(), words)

    def go_to(self) -> None:
        """Come to the page as the window does."""
        self._page.setFocus()

    def focus_list(self) -> None:
        for line in self._page.findChildren(QWidget, "criterion"):
            if line.is_current:
                line.setFocus()

    def choose(self, code: str) -> None:
        """Click on a criterion."""
        self._qtbot.mouseClick(self._line(code), LEFT, pos=QPoint(3, 3))

    def read_out(self, code: str) -> str:
        """Give what a screen reader says of a criterion."""
        return self._line(code).accessibleName()

    def _line(self, code: str) -> QWidget:
        for line in self._page.findChildren(QWidget, "criterion"):
            if line.findChild(QLabel, "code").text() == code:
                return line
        raise LookupError(code)

    def choose_record_point(self) -> None:
        line = self._page.findChild(QWidget, "record_point")
        self._qtbot.mouseClick(line, LEFT, pos=QPoint(3, 3))

    def point_at(self, words: str) -> None:
        """Click on words in the source text."""
        cursor = self._source.document().find(words)
        cursor.setPosition(cursor.selectionStart() + 1)
        self._source.setTextCursor(cursor)
        place = self._source.cursorRect(cursor).center()
        self._qtbot.mouseClick(self._source.viewport(), LEFT, pos=place)

    def click(self, name: str) -> None:
        QApplication.processEvents()
        self._qtbot.mouseClick(self._visible(QAbstractButton, name), LEFT)

    def tick(self, name: str) -> None:
        self._visible(QCheckBox, name).click()

    def combine(self, value: str, count: int = 0) -> None:
        field = self._visible(QComboBox, "combination")
        field.set_value(value)
        field.chosen.emit(value)
        if count:
            number = self._visible(QSpinBox, "at_least")
            number.setValue(count)
            number.editingFinished.emit()

    def set_number(self, count: int) -> None:
        self._visible(QSpinBox, "number").setValue(count)

    def reword(self, words: str) -> None:
        self._wording.setFocus()
        self._wording.selectAll()
        self._qtbot.keyClicks(self._wording, words)
        self._qtbot.keyClick(self._wording, Qt.Key.Key_Return)

    def put_cursor_before(self, words: str) -> None:
        cursor = self._wording.document().find(words)
        cursor.setPosition(cursor.selectionStart())
        self._wording.setTextCursor(cursor)

    def give_reason(self, words: str) -> None:
        """Say why, in the dialog that asks for it."""
        dialog = self._dialog()
        dialog.findChild(QPlainTextEdit, "reason").setPlainText(words)
        self._qtbot.mouseClick(dialog.findChild(QAbstractButton, "act"), LEFT)

    def take_first_reason(self) -> str:
        dialog = self._dialog()
        button = dialog.findChild(QRadioButton, "preset_0")
        button.click()
        self._qtbot.mouseClick(dialog.findChild(QAbstractButton, "act"), LEFT)
        return button.text()

    def confirm(self) -> None:
        self._qtbot.mouseClick(self._dialog().findChild(QAbstractButton, "act"), LEFT)

    def cancel(self) -> None:
        self._qtbot.mouseClick(self._dialog().findChild(QAbstractButton, "cancel"), LEFT)

    def add(self, words: str = "", reason: str = "as the protocol states it") -> str:
        """Fill in the dialog for a new criterion; give the words that stood there."""
        dialog = self._dialog()
        field = dialog.findChild(QPlainTextEdit, "words")
        before = field.toPlainText()
        field.setPlainText(words or before)
        dialog.findChild(QComboBox, "reason").setEditText(reason)
        self._qtbot.mouseClick(dialog.findChild(QAbstractButton, "act"), LEFT)
        return before

    def identify(self, number: str, version: str, day: str) -> None:
        self.enter("protocol_number", number)
        self.enter("protocol_version", version)
        line = self._page.findChild(QWidget, "protocol_date").findChild(QLineEdit, "line")
        line.setFocus()
        self._qtbot.keyClicks(line, day)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)

    def enter(self, name: str, words: str) -> None:
        field = self._page.findChild(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, words)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)
