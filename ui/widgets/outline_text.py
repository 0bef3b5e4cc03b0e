"""An outline to be read and copied: codes in a column, words beside them, parts indented."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from ui import theme
from ui.widgets.tones import Tone
from ui.widgets.written_text import WrittenText

CODE_WIDTH = 52
INDENT = 24
GAP = 8
SIGNS = {Tone.SATISFIED: "✓", Tone.INFO: "?", Tone.OPEN: "!"}


@dataclass(frozen=True, slots=True)
class OutlineChip:
    """A few words on a ground of their own, with how they stand."""

    words: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line; without a code it is a heading. `note`, `chips` and `rule` stand below it."""

    code: str
    words: str
    depth: int = 0
    note: str = ""
    chips: tuple[OutlineChip, ...] = ()
    rule: str = ""


class OutlineText(WrittenText[OutlineLine]):
    def __init__(self) -> None:
        super().__init__()
        self.setTabStopDistance(CODE_WIDTH)

    def _write(self, cursor: QTextCursor, line: OutlineLine, *, is_first: bool) -> None:
        left = INDENT * line.depth + (CODE_WIDTH if line.code else 0)
        place = QTextBlockFormat()
        place.setLeftMargin(left)
        place.setTextIndent(-CODE_WIDTH if line.code else 0)
        place.setTopMargin(0 if is_first else GAP if line.code else 2 * GAP)
        self._begin(cursor, place, is_first=is_first)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        plain = QTextCharFormat()
        if line.code:
            cursor.insertText(f"{line.code}\t", strong)
        cursor.insertText(" ".join(line.words.split()), plain if line.code else strong)
        if line.note:
            self._begin_below(cursor, left)
            cursor.insertText(line.note, self._small("second"))
        if line.chips:
            self._begin_below(cursor, left)
        for chip in line.chips:
            sign = SIGNS.get(chip.tone, "")
            look = self._small(chip.tone)
            look.setBackground(QColor(getattr(theme.colours(), f"{chip.tone}_soft")))
            words = f"{sign} {chip.words} ({chip.state})".strip().replace(" ", "\u00a0")
            cursor.insertText(f"\u00a0{words}\u00a0", look)
            cursor.insertText("  ", self._small("second"))
        if line.rule:
            self._begin_below(cursor, left)
            cursor.insertText(line.rule, self._small("text"))

    def _begin_below(self, cursor: QTextCursor, left: int) -> None:
        place = QTextBlockFormat()
        place.setLeftMargin(left)
        place.setTopMargin(2)
        cursor.insertBlock(place)

    def _small(self, ink: str) -> QTextCharFormat:
        small = QTextCharFormat()
        small.setFontPointSize(self.font().pointSizeF() * 9 / 10.5)
        small.setForeground(QColor(getattr(theme.colours(), ink)))
        return small

    def _begin(self, cursor: QTextCursor, place: QTextBlockFormat, *, is_first: bool) -> None:
        if is_first:
            cursor.setBlockFormat(place)
        else:
            cursor.insertBlock(place)
