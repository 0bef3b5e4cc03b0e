"""Works the program as a whole, from its start to its end."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.robots.signin import SignInRobot
from ui.application import Application
from ui.signin.page import SignInPage
from ui.today.page import TodayPage
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField
from ui.window import Window


class ProgramRobot:
    def __init__(self, qtbot: QtBot, window: Window, application: Application) -> None:
        self._qtbot = qtbot
        self.window = window
        self.application = application

    def start(self, path: Path | None = None) -> None:
        with self._qtbot.waitActive(self.window):
            self.application.start(path)

    @property
    def page(self) -> str:
        """The name of the page in sight."""
        return type(self.window.page).__name__

    @property
    def message(self) -> str:
        return self.window.messages.text

    @property
    def signin(self) -> SignInRobot:
        assert isinstance(self.window.page, SignInPage)
        return SignInRobot(self._qtbot, self.window.page)

    def words(self, name: str) -> str:
        """Read the label `name` of the page in sight."""
        return self._found(QLabel, name).text()

    def is_seen(self, name: str) -> bool:
        return self._found(QWidget, name).isVisible()

    def can_press(self, name: str) -> bool:
        return self._button(name).isEnabled()

    @property
    def pages(self) -> list[QWidget]:
        """All pages that the window holds, seen or not."""
        stack = self.window.findChild(QStackedWidget, "pages")
        return [stack.widget(number) for number in range(stack.count())]

    @property
    def password_problem(self) -> str:
        return self._found(FormField, "password_field").problem

    def fill(self, **fields: str) -> None:
        """Type into fields of the page in sight, by their names."""
        for name, words in fields.items():
            found = self._found(QWidget, name)
            line = found if isinstance(found, QLineEdit) else found.findChild(QLineEdit)
            line.setFocus()
            line.selectAll()
            self._enter(line, words)

    def choose(self, name: str, words: str) -> None:
        """Choose an option of the page in sight with the keyboard."""
        field = self._found(ChoiceField, name)
        options = [field.itemText(number) for number in range(field.count())]
        field.setFocus()
        steps = options.index(words) - field.currentIndex()
        for _step in range(abs(steps)):
            self._qtbot.keyClick(field, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        # Where the page is made anew, the offscreen platform takes the field's list, deleted
        # with it, for the active window.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._qtbot.waitUntil(self._is_active_again)

    def _is_active_again(self) -> bool:
        self.window.activateWindow()
        return self.window.isActiveWindow()

    def words_of(self, name: str) -> str:
        """Read the button `name`, with its underlined letter."""
        return self._button(name).text()

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(self._button(name), Qt.MouseButton.LeftButton)

    def key(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            at = QApplication.focusWidget() or self.window
            self._qtbot.keySequence(at, key)

    def go(self, keys: str, page: str) -> None:
        """Press keys and wait until they have led to `page`."""
        self.key(keys)
        self.wait_for(page)

    def type(self, words: str) -> None:
        """Type where the focus is, Chinese by an input method."""
        self._enter(QApplication.focusWidget(), words)

    def _enter(self, at: QWidget, words: str) -> None:
        if words.isascii():
            self._qtbot.keyClicks(at, words)
        else:
            composed = QInputMethodEvent()
            composed.setCommitString(words)
            QApplication.sendEvent(at, composed)

    def wait_for(self, page: str) -> None:
        self._qtbot.waitUntil(lambda: self.page == page)

    def wait_until(self, is_true) -> None:
        self._qtbot.waitUntil(is_true)

    def sign_in(self, password: str) -> TodayPage:
        """Sign in as who is chosen, and wait until the day is shown."""
        self.signin.sign_in(password)
        self.wait_for("TodayPage")
        self.wait_until(lambda: self.words("page_title") != "")
        page = self.window.page
        assert isinstance(page, TodayPage)
        return page

    def _button(self, name: str) -> QPushButton:
        for where in (self.window.page, self.window):
            if (found := where.findChild(QPushButton, name)) is not None:
                return found
        raise AssertionError(f"there is no button {name}")

    def _found(self, kind, name: str):
        found = self.window.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found
