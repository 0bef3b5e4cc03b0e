"""Texts on a page, each in its role. People's words are never taken for markup."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

# What a line of a criterion may measure at most, in letters as frequent as in English.
EIGHTY_CHARACTERS: Final = (
    "The line of a criterion has at most as many letters as this one, which has eighty."[:80]
)
WIDEST_MARGIN: Final = 2**15 - 1  # Qt keeps margins in sixteen bits
ENDLESS_WORD: Final = re.compile(r"\S{100}(?=\S)")


class Label(QLabel):
    """Plain text in one role; wraps, and can be selected where `is_selectable`."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; a word that no line could hold may be broken, so that all is seen."""
        super().setText(ENDLESS_WORD.sub("\\g<0>\u200b", text))


class CriterionLabel(Label):
    """Large print in lines of at most 80 characters."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, "criterion")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def heightForWidth(self, width: int) -> int:
        unused = self.contentsMargins().right()
        return super().heightForWidth(min(width, self._longest_line()) + unused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        unused = max(0, self.width() - self._longest_line())
        self.setContentsMargins(0, 0, min(unused, WIDEST_MARGIN), 0)

    def _longest_line(self) -> int:
        return self.fontMetrics().horizontalAdvance(EIGHTY_CHARACTERS)


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the tool tip has all of it."""

    def __init__(
        self,
        text: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        role: str = "body",
    ) -> None:
        super().__init__()
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self._say_rest()

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_rest()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        where = self.contentsRect()
        painter.drawText(where, self.alignment() | Qt.TextFlag.TextSingleLine, self._shown())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), self._mode, self.contentsRect().width()
        )

    def _say_rest(self) -> None:
        tooltip(self, self.text() if self._shown() != self.text() else "")


class KeyHint(QLabel):
    """The key that does the same, such as `Y` or `Ctrl+N`."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "key")
        self.setText(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def title(text: str = "") -> Label:
    return Label(text, "title")


def heading(text: str = "") -> Label:
    return Label(text, "heading")


def criterion(text: str = "") -> CriterionLabel:
    return CriterionLabel(text)


def body(text: str = "") -> Label:
    return Label(text)


def second(text: str = "") -> Label:
    return Label(text, "second")


def caption(text: str = "") -> Label:
    return Label(text, "caption")


def mono(text: str = "") -> Label:
    """Words exactly as they stand in a record, which can be copied."""
    label = Label(text, "mono")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def literal(text: str) -> str:
    """Keep an & in people's words from becoming a mnemonic on a button or a label."""
    return text.replace("&", "&&")


def tooltip(widget: QWidget, text: str) -> None:
    widget.setToolTip(plain(text))


def plain(text: str) -> str:
    """Dress `text` so that a tool tip shows it as it stands, even if it looks like markup."""
    return Markup.convertFromPlainText(text) if Markup.mightBeRichText(text) else text
