"""Reads the help as somebody at the keyboard does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from ui.help.page import HelpPage


class HelpRobot:
    def __init__(self, qtbot: QtBot, page: HelpPage) -> None:
        self._qtbot = qtbot
        self.page = page

    @property
    def text(self) -> str:
        return self._browser.toPlainText()

    @property
    def title(self) -> str:
        return self.text.splitlines()[0]

    @property
    def topics(self) -> list[str]:
        rows = range(self._list.count())
        return [self._list.item(row).text() for row in rows]

    @property
    def chosen(self) -> str:
        item = self._list.currentItem()
        return item.text() if item is not None else ""

    def search(self, words: str) -> None:
        line = self.page.findChild(QLineEdit, "search")
        line.setFocus()
        line.selectAll()
        self._qtbot.keyClicks(line, words)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)

    def choose(self, title: str) -> None:
        found = self._list.findItems(title, Qt.MatchFlag.MatchExactly)
        self._list.setCurrentItem(found[0])

    def follow(self, link: str) -> None:
        self._browser.followed.emit(link)

    def press(self, keys: str) -> None:
        field = self.page.window().focusWidget() or self.page
        self._qtbot.keySequence(field, QKeySequence(keys))

    @property
    def _list(self) -> QListWidget:
        return self.page.findChild(QListWidget, "topics")

    @property
    def _browser(self) -> QTextBrowser:
        return self.page.findChild(QTextBrowser, "text")
