"""A page written in Markdown, to be read: in the program's type, and nothing from outside."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from ui import theme
from ui.widgets.buttons import DRESSED_AGAIN
from ui.widgets.labels import EIGHTY_CHARACTERS

FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
ABOVE: Final = {0: 8.0, 1: 0.0, 2: 20.0, 3: 14.0}  # pixels above a paragraph or a heading
LEADING: Final = 118.0  # per cent
MARGIN: Final = 20
CELL: Final = 6.0

# Markdown ends bold words after a sign only where a blank or another sign follows, and Chinese
# has no blanks. What joins words is neither seen nor a sign.
BOLD_TO_A_SIGN: Final = re.compile(r"(\*\*[^*\s][^*]*…)(\*\*)")
JOINED: Final = "\u2060"


class MarkdownText(QTextBrowser):
    followed = Signal(str)
    """A link was followed, as it is written on the page."""

    def __init__(self) -> None:
        super().__init__()
        self._source = ""
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(lambda link: self.followed.emit(link.toString()))

    def show_page(self, source: str) -> None:
        self._source = source
        self.document().setMarkdown(readable(source), FEATURES)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing: a page is all that there is to it."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN and self._source:
            self.show_page(self._source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to be read."""
        longest = self.fontMetrics().horizontalAdvance(EIGHTY_CHARACTERS) + 2 * MARGIN
        self.setViewportMargins(0, 0, max(0, self.width() - longest - 16), 0)
        super().resizeEvent(event)

    def _dress(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                dress_table(frame)
        cursor.endEditBlock()

    def _dress_block(self, block: QTextBlock) -> None:
        place = block.blockFormat()
        level = place.headingLevel()
        is_listed = block.textList() is not None
        in_table = QTextCursor(block).currentTable() is not None
        place.setTopMargin(0 if in_table else 3.0 if is_listed else ABOVE.get(level, 8.0))
        place.setBottomMargin(0 if in_table else 3.0 if is_listed else 4.0)
        place.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(block)
        cursor.setBlockFormat(place)
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            cursor.setPosition(piece.position())
            cursor.setPosition(
                piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor
            )
            look = piece.charFormat()
            if level:
                cursor.setCharFormat(heading_of(level, look))
            elif look.isAnchor():
                cursor.mergeCharFormat(link_look())
            pieces += 1


def heading_of(level: int, look: QTextCharFormat) -> QTextCharFormat:
    # What Qt adds to the size of a heading by itself.
    look.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
    look.setFontPointSize(theme.points("title" if level == 1 else "heading"))
    look.setFontWeight(QFont.Weight.Bold)
    return look


def link_look() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(theme.colours().accent))
    look.setFontUnderline(True)
    return look


def dress_table(table: QTextTable) -> None:
    look = table.format()
    look.setBorderCollapse(True)
    look.setBorder(1)
    look.setBorderBrush(QBrush(QColor(theme.colours().line)))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(CELL)
    look.setCellSpacing(0)
    look.setTopMargin(10)
    look.setBottomMargin(10)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(look)


def readable(source: str) -> str:
    """Let bold words end in … before a Chinese sign."""
    return BOLD_TO_A_SIGN.sub(rf"\1{JOINED}\2", source)
