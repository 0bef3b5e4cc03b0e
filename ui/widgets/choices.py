"""Fields for a choice and for a remark, in which nothing is chosen or lost by accident."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from coordinator.text import _
from ui.widgets.labels import plain

COMBO = QStyle.ComplexControl.CC_ComboBox
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class ChoiceField(QComboBox):
    """One of several options; none at first, and the wheel turns the page, not the choice."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]] = (), placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder or _("Choose…"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(16)
        self.offer(options)
        self.activated.connect(lambda _index: self.chosen.emit(self.value()))

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer `options`, each a value and its words; a value that is still there stays."""
        kept = self.value()
        self.clear()
        for value, words in options:
            self.addItem(words, value)
        self.set_value(kept)

    def value(self) -> str:
        return str(self.currentData()) if self.currentIndex() >= 0 else ""

    def set_value(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as the style does, but end in … what has no room."""
        option = self._dressed()
        painter = QStylePainter(self)
        painter.drawComplexControl(COMBO, option)
        option.currentText = self._readable(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep letters for finding an option by its beginning, before any one-key shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and _types(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and not self.toolTip():
            option = self._dressed()
            if self._readable(option) != option.currentText:
                QToolTip.showText(event.globalPos(), plain(option.currentText), self)
                return True
        return super().event(event)

    def _dressed(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            ink = option.palette.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, ink)
            option.currentText = self.placeholderText()
        return option

    def _readable(self, option: QStyleOptionComboBox) -> str:
        """Give the words as far as there is room for them."""
        line = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(COMBO, option, line, self).width()
        end = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(option.currentText, end, room)


class RemarkField(QPlainTextEdit):
    """Several lines of words, kept as they were typed."""

    left = Signal()
    """The words were changed and the field was left: time to store them."""

    def __init__(self, placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self._stored = ""
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._be_high()

    def words(self) -> str:
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show `words`, unless they stand there already (the cursor stays where it is)."""
        self._stored = words
        if words != self.words():
            self.setPlainText(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.words() != self._stored:
            self._stored = self.words()
            self.left.emit()

    def _be_high(self) -> None:
        inside = self.fontMetrics().lineSpacing() * self._lines
        around = 2 * (self.document().documentMargin() + self.frameWidth()) + 10
        self.setFixedHeight(round(inside + around))


def _types(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and bool(event.text())
        and event.text().isprintable()
        and event.modifiers() in PLAIN
    )
