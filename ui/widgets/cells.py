"""How a cell is painted: its tone as a picture beside the word, figures of one width."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.icons import icon
from ui.widgets.rows import NUMBER_ROLE, TONE_ROLE
from ui.widgets.tones import Tone

PICTURE: Final = QSize(16, 16)


class CellPainter(QStyledItemDelegate):
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        # The row is what is chosen; a frame around one cell says something else.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.decorationSize = PICTURE
        if (told := index.data(TONE_ROLE)) is not None:
            tone = Tone(told)
            option.icon = icon(tone.picture, tone)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            ink = QColor(getattr(theme.colours(), tone))
            option.palette.setColor(QPalette.ColorRole.Text, ink)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        if index.data(NUMBER_ROLE):
            option.font.setFeature(QFont.Tag("tnum"), 1)
