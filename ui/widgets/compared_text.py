"""Two lists compared, to be read and copied: what each item has become, its words marked."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from coordinator.text import N_, _
from ui import theme
from ui.widgets.tones import Tone
from ui.widgets.written_text import WrittenText

INDENT: Final = 24
GAP: Final = 12
SMALL: Final = 9 / 10.5
# What became of an item: the sign before the word, and the tone of both.
SIGNS: Final = {
    "same": ("=", Tone.NEUTRAL),
    "changed": ("±", Tone.OPEN),
    "new": ("+", Tone.INFO),
    "gone": ("−", Tone.FAILED),
}
MARK_WORDS: Final = {"removed": N_("removed:"), "added": N_("added:")}
MARK_TONES: Final = {"removed": Tone.FAILED, "added": Tone.INFO}


class Compared(Protocol):
    """An item: `change` is same, changed, new or gone; a piece kept, added or removed."""

    @property
    def change(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def pieces(self) -> Sequence[tuple[str, str]]: ...


class ComparedText(WrittenText[Compared]):
    def _write(self, cursor: QTextCursor, line: Compared, *, is_first: bool) -> None:
        sign, tone = SIGNS[line.change]
        head = QTextBlockFormat()
        head.setTopMargin(0 if is_first else GAP)
        if is_first:
            cursor.setBlockFormat(head)
        else:
            cursor.insertBlock(head)
        cursor.insertText(f"{sign} {line.state}", self._look(tone, is_bold=True))
        cursor.insertText(f"   {line.place}", self._look(is_bold=True))
        below = QTextBlockFormat()
        below.setLeftMargin(INDENT)
        cursor.insertBlock(below)
        if line.change == "same":
            cursor.insertText("".join(words for _mark, words in line.pieces), self._faint())
            return
        for mark, stretch in line.pieces:
            self._write_piece(cursor, mark, stretch, is_said=line.change == "changed")

    def _write_piece(
        self, cursor: QTextCursor, mark: str, words: str, *, is_said: bool
    ) -> None:
        """Write a stretch; with `is_said` its fate stands before it in a word."""
        if mark not in MARK_TONES:
            cursor.insertText(words, QTextCharFormat())
            return
        if is_said:
            said = self._look(MARK_TONES[mark])
            said.setFontPointSize(self.font().pointSizeF() * SMALL)
            # Chinese has no spaces of its own between words.
            before = cursor.block().text()[-1:]
            apart = " " if before and not before.isspace() else ""
            cursor.insertText(f"{apart}{_(MARK_WORDS[mark])}\u00a0", said)
        look = self._look(MARK_TONES[mark])
        look.setFontStrikeOut(mark == "removed")
        look.setFontUnderline(mark == "added")
        look.setBackground(QColor(getattr(theme.colours(), f"{MARK_TONES[mark]}_soft")))
        bare = words.strip()
        cursor.insertText(words[: len(words) - len(words.lstrip())], QTextCharFormat())
        cursor.insertText(bare, look)
        after = words[len(words.rstrip()) :] or (" " if is_said and mark == "removed" else "")
        cursor.insertText(after, QTextCharFormat())

    def _faint(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(theme.colours().second))
        return look

    def _look(self, tone: Tone | None = None, *, is_bold: bool = False) -> QTextCharFormat:
        look = QTextCharFormat()
        if tone is not None:
            look.setForeground(QColor(getattr(theme.colours(), tone)))
        if is_bold:
            look.setFontWeight(QFont.Weight.Bold)
        return look
