"""Works what the review of a record shows and takes in a second language."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


class OtherWordingRobot:
    """A part of the robot of the review."""

    _qtbot: QtBot
    _page: QWidget

    @property
    def other_wording(self) -> str:
        """The words in the other language of the criterion that is open; empty without."""
        field = self._page.findChild(QPlainTextEdit, "other_wording")
        return field.toPlainText() if field.isVisible() else ""

    @property
    def other_shown(self) -> str:
        return self._label("other_shown")

    @property
    def other_words(self) -> list[str]:
        """The words in the other language as the list of criteria shows them."""
        found = self._page.findChildren(QLabel, "other_words")
        return [label.text() for label in found if label.isVisible()]

    def reword_other(self, words: str) -> None:
        """Put words in as an input method would, and press Enter."""
        field = self._page.findChild(QPlainTextEdit, "other_wording")
        if not field.isVisible():
            self.click("add_other")
        field.setFocus()
        field.selectAll()
        field.insertPlainText(words)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def paste_wording(self, words: str) -> list[str]:
        """Open the dialog for a whole list, paste, and give what it says of each line."""
        self.click("paste_wording")
        dialog = self._dialog()
        dialog.findChild(QPlainTextEdit, "pasted_words").setPlainText(words)
        self._qtbot.waitUntil(lambda: bool(self._pasted()) or bool(self.pasted_note))
        return self._pasted()

    @property
    def pasted_note(self) -> str:
        label = self._dialog().findChild(QLabel, "pasted_note")
        return label.text() if label.isVisible() else ""

    def store_pasted(self, reason: str) -> None:
        dialog = self._dialog()
        dialog.findChild(QComboBox, "reason").setEditText(reason)
        self._qtbot.mouseClick(dialog.findChild(QAbstractButton, "act"), LEFT)

    def _pasted(self) -> list[str]:
        lines = self._dialog().findChildren(QWidget, "pasted_line")
        return [line.accessibleName() for line in lines if line.isVisible()]

    def click(self, name: str) -> None:
        raise NotImplementedError

    def _label(self, name: str) -> str:
        raise NotImplementedError

    def _dialog(self) -> QDialog:
        raise NotImplementedError
