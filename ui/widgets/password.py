"""A field for a password, which warns when Caps Lock is probably on."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row
from ui.widgets.named import named, said

REVEALING: Final = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_E
)


class PasswordField(QWidget):
    submitted = Signal()
    """Enter was pressed."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.line = named("password", QLineEdit(placeholderText=placeholder))
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._warning = named("caps_lock", Label(_("Caps Lock is on."), "caption"))
        self._warning.setProperty("tone", "open")
        self._warning.hide()
        self._eye = named("reveal", icon_button("eye", _("Show the password")))
        self._eye.setCheckable(True)
        # No stop for Tab: what is typed one Tab late would press it, and be shown.
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._say_eye(_("Show the password"))
        self._eye.toggled.connect(self._reveal)
        self.setFocusProxy(self.line)
        self.setLayout(column(row(self.line, self._eye, gap=4), self._warning, gap=4))
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.submitted)

    @property
    def warns_of_caps_lock(self) -> bool:
        return not self._warning.isHidden()

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        self.line.clear()
        self._eye.setChecked(False)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        said(name, self.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.keyCombination() == REVEALING:
                self._eye.toggle()
                return True
            self._notice(event)
        elif event.type() == QEvent.Type.FocusOut:
            self._warning.hide()
        return super().eventFilter(watched, event)

    def _notice(self, key: QKeyEvent) -> None:
        """Judge by a letter whose case is at odds with Shift; Qt does not tell the lock."""
        if key.key() == Qt.Key.Key_CapsLock:
            # Pressed once it may be on or off: the next letter tells.
            self._warning.hide()
            return
        letter = key.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            is_shifted = bool(key.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._warning.setVisible(letter.isupper() != is_shifted)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001  a slot of toggled(bool)
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        self._eye.wear("eye-off" if shown else "eye")
        self._say_eye(_("Hide the password") if shown else _("Show the password"))

    def _say_eye(self, words: str) -> None:
        keys = QKeySequence(REVEALING).toString(QKeySequence.SequenceFormat.NativeText)
        said(f"{words} ({keys})", self._eye).setToolTip(f"{words}  {keys}")
