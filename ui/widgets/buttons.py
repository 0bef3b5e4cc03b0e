"""Buttons: one filled primary on a page, quiet others, and those that cannot be undone."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QToolButton

from ui.widgets.icons import Ink, icon
from ui.widgets.labels import plain
from ui.widgets.named import said

ICON_SIZE = QSize(18, 18)
WIDE_ICON = QSize(24, 18)
LEAST_WIDTH = 96  # of a button that may be cut off
RING_WIDTH, RING_CORNER = 2.0, 3.5
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DRESSED_AGAIN = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class PressedByEnter(QPushButton):
    """A push button that Enter presses as the space bar does; held down, once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class Button(PressedByEnter):
    """A push button whose icon follows the theme and whose tool tip tells its key."""

    def __init__(self, text: str, icon_name: str = "", ink: str = Ink.TEXT) -> None:
        super().__init__(text)
        self._icon_name = icon_name
        self._ink = ink
        # Wider than the picture is, so that the words stand off from it.
        self.setIconSize(WIDE_ICON)
        self.setAutoDefault(False)
        self._is_dressed = self._is_elided = False
        self._over = 0  # pixels of the words for which there is no room
        self._pressed_by: QShortcut | None = None

    def wear(self, icon_name: str, ink: str = "") -> None:
        self._icon_name = icon_name
        self._ink = ink or self._ink
        self._dress()

    def sizeHint(self) -> QSize:
        # Drawn when somebody is about to see it: a hidden rail costs the start nothing.
        if not self._is_dressed:
            self._dress()
        over, self._over = self._over, 0  # what all of the words need
        hint = super().sizeHint()
        self._over = over
        return hint

    def elide(self) -> None:
        """Need no more room than a few words; what is cut off then stands in the tool tip."""
        self._is_elided = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_WIDTH), hint.height()) if self._is_elided else hint

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._over > 0:
            metrics, flag = self.fontMetrics(), Qt.TextFlag.TextShowMnemonic
            room = metrics.horizontalAdvance(option.text) - self._over
            option.text = metrics.elidedText(
                option.text, Qt.TextElideMode.ElideRight, room, flag
            )

    def use_shortcut(self, keys: str) -> None:
        """React to `keys` anywhere in the window, and say so in the tool tip.

        The letter that is underlined in the words goes on working with Alt.
        """
        sequence = QKeySequence(keys)
        if self._pressed_by is None:
            self._pressed_by = QShortcut(sequence, self)
            self._pressed_by.activated.connect(self.click)
        self._pressed_by.setKey(sequence)
        self.setToolTip(sequence.toString(QKeySequence.SequenceFormat.NativeText))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN and self._is_dressed:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_elided:
            self._over = max(0, self.sizeHint().width() - self.width())
            self.setToolTip(plain(self.text().replace("&", "")) if self._over else "")
        super().paintEvent(event)
        if self.property("primary") and self.hasFocus():
            self._draw_ring()

    def _draw_ring(self) -> None:
        """Ring a filled button within: a line around it would be lost in its colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().brightText(), RING_WIDTH))
        inset = RING_WIDTH + 1.0
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(place, RING_CORNER, RING_CORNER)

    def _dress(self) -> None:
        self._is_dressed = True
        if self._icon_name:
            self.setIcon(icon(self._icon_name, self._ink))


class IconButton(QToolButton):
    """A small button with a picture alone; its words are a tool tip, and read aloud."""

    def __init__(self, icon_name: str, words: str, ink: str = Ink.SECOND) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._ink = ink
        self.setIconSize(ICON_SIZE)
        self.setToolTip(plain(words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said(words, self)
        self._dress()

    def wear(self, icon_name: str) -> None:
        self._icon_name = icon_name
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN:
            self._dress()

    def _dress(self) -> None:
        self.setIcon(icon(self._icon_name, self._ink))


def primary(text: str, icon: str = "", shortcut: str = "") -> Button:
    """Make the one filled button of a page."""
    return _kind("primary", Button(text, icon, Ink.ON_ACCENT), shortcut)


def quiet(text: str, icon: str = "", shortcut: str = "") -> Button:
    return _kind("quiet", Button(text, icon), shortcut)


def danger(text: str, icon: str = "", shortcut: str = "") -> Button:
    """Make a button for what is final: never the default of a dialog."""
    return _kind("danger", Button(text, icon, Ink.DANGER), shortcut)


def link(text: str, icon: str = "", shortcut: str = "") -> Button:
    """Make a button that reads as a line of text and leads somewhere."""
    button = _kind("link", Button(text, icon, Ink.ACCENT), shortcut)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def icon_button(icon: str, accessible_name: str, shortcut: str = "") -> IconButton:
    button = IconButton(icon, accessible_name)
    if shortcut:
        button.setShortcut(QKeySequence(shortcut))
        button.setToolTip(f"{plain(accessible_name)}  ({shortcut})")
    return button


def _kind(kind: str, button: Button, shortcut: str) -> Button:
    button.setProperty(kind, True)
    if shortcut:
        button.use_shortcut(shortcut)
    return button
