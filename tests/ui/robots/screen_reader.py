"""Works the program as a person with a screen reader does: by roles and names alone.

Nothing is found by an object's name or a class; what is pressed, ticked and chosen is pressed
through the accessibility interface, which also says where the keys that are typed go.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.window import Window

Role = QAccessible.Role
BUTTONS = (Role.Button, Role.ButtonMenu, Role.PushButton)
TICKS = (Role.CheckBox, Role.RadioButton)
FIELDS = (Role.EditableText,)
LISTS = (Role.ComboBox, Role.List, Role.Table, Role.Tree)
SET_FOCUS, SHOW_MENU = "Set Focus", "Show Menu"
MOST_OPTIONS = 60
Find = Callable[[], QAccessibleInterface | None]


class ScreenReader:
    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot = qtbot
        self._window = window

    def press(self, name: str) -> None:
        """Press a button or a link by its name."""
        control = self._at_rest(lambda: self._pressable(name))
        focus(control)  # what was typed elsewhere is left by that
        action = control.actionInterface()
        action.doAction(first(action.actionNames(), "Press", "Toggle"))
        # Qt holds a button down for a tenth of a second before it counts as clicked.
        self.wait_until(lambda: not self._is_down(name))
        self.settle()

    def tick(self, name: str) -> None:
        """Tick a box, or choose one of several."""
        box = self.wait_for(TICKS, name)
        focus(box)
        action = box.actionInterface()
        action.doAction(first(action.actionNames(), "Toggle", "Press", "Select"))
        self.settle()

    def turn_to(self, tab: str) -> None:
        """Choose a tab by its words."""
        found = self.wait_for((Role.PageTab,), tab)
        action = found.actionInterface()
        action.doAction(first(action.actionNames(), "Press"))
        self.settle()

    def type(self, name: str, words: str) -> None:
        """Go to a field by its name, and type in place of what stands there.

        Qt's interface sets the text of a line as a program does, which no line takes for
        edited. Who is blind types with the keys, and hears what they wrote.
        """
        field = self._at_rest(lambda: self.find(FIELDS, name))
        focus(field)
        text, editable = field.textInterface(), field.editableTextInterface()
        assert text is not None, f"“{name}” tells no text"
        assert editable is not None, f"“{name}” takes no text"
        if field.state().multiLine:
            editable.replaceText(0, text.characterCount(), words)
        else:
            assert field.state().focused, f"“{name}” does not take the keyboard"
            self._key_in(QApplication.focusWidget(), words)
            assert field.state().passwordEdit or value_of(field) == words
        self.settle()

    def _key_in(self, line: QWidget | None, words: str) -> None:
        self._qtbot.keySequence(line, QKeySequence(QKeySequence.StandardKey.SelectAll))
        if words.isascii():
            self._qtbot.keyClicks(line, words)
        else:
            composed = QInputMethodEvent()
            composed.setCommitString(words)
            QApplication.sendEvent(line, composed)

    def choose(self, name: str, option: str) -> None:
        """Open a choice, go down until the option is heard, and take it with Enter."""
        field = self._at_rest(lambda: self.find((Role.ComboBox, Role.List), name))
        is_closed = field.role() is Role.ComboBox
        if is_closed:
            field.actionInterface().doAction(SHOW_MENU)
            field = field.child(0)
        focus(field)
        self._press_key("Home")
        for _step in range(MOST_OPTIONS):
            if heard_of(field).startswith(option):
                break
            self._press_key("Down")
        assert heard_of(field).startswith(option), f"“{name}” has no option “{option}”"
        if is_closed:
            self._press_key("Return")

    def _press_key(self, keys: str) -> None:
        popup = QApplication.activePopupWidget()
        at = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
        self._qtbot.keySequence(at, QKeySequence(keys))
        self.settle()

    def open_row(self, table: str, words: str) -> None:
        """Choose the row of a table in which `words` stand."""
        found = self.wait_for((Role.Table, Role.Tree, Role.List), table)
        for cell in descendants(found):
            if words in name_of(cell) and cell.role() in (
                Role.Cell,
                Role.ListItem,
                Role.TreeItem,
            ):
                focus(found)
                cell.actionInterface().doAction(
                    first(cell.actionInterface().actionNames(), "Press", "Toggle", "Select")
                )
                self.settle()
                return
        raise AssertionError(f"“{table}” has no row with “{words}”")

    def wait_for(self, roles: tuple[Role, ...], name: str) -> QAccessibleInterface:
        """Give what has one of `roles` and is called `name`, when it can be seen."""
        self._qtbot.waitUntil(lambda: self.find(roles, name) is not None)
        found = self.find(roles, name)
        assert found is not None
        return found

    def wait_until_said(self, words: str) -> None:
        """Wait until `words` stand in the name of something that can be seen."""
        try:
            self._qtbot.waitUntil(lambda: words in self.all_words())
        except self._qtbot.TimeoutError as late:
            raise AssertionError(f"“{words}” was not said, but\n{self.outline()}") from late

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so)

    def can_press(self, name: str) -> bool:
        return self._pressable(name) is not None

    def _pressable(self, name: str) -> QAccessibleInterface | None:
        control = self.find(BUTTONS, name)
        return None if control is None or control.state().disabled else control

    def _is_down(self, name: str) -> bool:
        control = self.find(BUTTONS, name)
        return control is not None and bool(control.state().pressed)

    def _at_rest(self, find: Find) -> QAccessibleInterface:
        """Wait until something is there, let all happen that is due, and find it again.

        What is done beside the screen may end in between, and the page be shown anew: what
        was found before is gone then, or cannot be pressed at this moment.
        """
        while True:
            self.wait_until(lambda: find() is not None)
            self.settle()
            if (found := find()) is not None:
                return found

    def find(self, roles: tuple[Role, ...], name: str) -> QAccessibleInterface | None:
        for each in self.seen():
            if each.role() in roles and name in called(each):
                return each
        return None

    def all_words(self) -> str:
        return "\n".join(name_of(each) for each in self.seen())

    def seen(self) -> Iterator[QAccessibleInterface]:
        """Go through all that can be seen, in the order in which it is read."""
        root = QApplication.activeModalWidget() or self._window
        yield from descendants(QAccessible.queryAccessibleInterface(root))

    def outline(self) -> str:
        """Tell all that is there, for whoever looks why a test failed."""
        return "\n".join(
            f"{each.role().name} “{name_of(each)}” {states(each)}" for each in self.seen()
        )

    def settle(self) -> None:
        for _turn in range(5):
            QApplication.processEvents()
        # The offscreen platform has no window manager that gives the keyboard back.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wanted = QApplication.activeModalWidget() or self._window
        if not wanted.isActiveWindow() and QApplication.activePopupWidget() is None:
            wanted.activateWindow()
            self._qtbot.waitUntil(wanted.isActiveWindow)


def descendants(
    interface: QAccessibleInterface | None, depth: int = 0
) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid():
        return
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield child
            yield from descendants(child, depth + 1)


def name_of(interface: QAccessibleInterface) -> str:
    return str(interface.text(QAccessible.Text.Name))


def called(interface: QAccessibleInterface) -> set[str]:
    """Give the name, and the words of the label: of a choice Qt's name is what is chosen."""
    labels = (
        name_of(label)
        for label, kind in interface.relations()
        if kind is QAccessible.RelationFlag.Label
    )
    return {name_of(interface), *labels}


def value_of(interface: QAccessibleInterface) -> str:
    return str(interface.text(QAccessible.Text.Value))


def heard_of(interface: QAccessibleInterface) -> str:
    """Give what a screen reader says when the arrow keys move within a list."""
    return next((name_of(i) for i in descendants(interface) if i.state().focused), "")


def states(interface: QAccessibleInterface) -> str:
    state = interface.state()
    names = ("disabled", "checked", "focused", "expanded", "selected", "busy", "readOnly")
    return " ".join(name for name in names if getattr(state, name))


def focus(interface: QAccessibleInterface) -> None:
    action = interface.actionInterface()
    if action is not None and SET_FOCUS in action.actionNames():
        action.doAction(SET_FOCUS)


def first(names: list[str], *wanted: str) -> str:
    return next(name for name in wanted if name in names)
