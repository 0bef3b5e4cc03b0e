"""How a cell is painted: its tone as a picture beside the word, figures of one width."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.icons import icon
from ui.widgets.rows import NUMBER_ROLE, TONE_ROLE
from ui.widgets.tones import Tone

PICTURE: Final = QSize(16, 16)
BESIDE: Final = 6  # pixels between a picture and its number


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

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell; the picture of a number stands at the number, not across the column."""
        if not index.data(NUMBER_ROLE) or index.data(TONE_ROLE) is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        sign = QIcon(cell.icon)  # a copy: what the binding gives is the cell's own
        cell.icon = QIcon()
        cell.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        sign.paint(painter, _left_of_number(cell, style))


def _left_of_number(cell: QStyleOptionViewItem, style: QStyle) -> QRect:
    """Give the place of the picture: before the number, but never out of its cell."""
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, cell.widget)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, cell, cell.widget) + 1
    number = QFontMetrics(cell.font).horizontalAdvance(cell.text)
    left = room.right() + 1 - margin - number - BESIDE - PICTURE.width()
    place = QRect(0, 0, PICTURE.width(), PICTURE.height())
    place.moveCenter(room.center())
    place.moveLeft(max(left, cell.rect.left() + margin))
    return place
