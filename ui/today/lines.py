"""The lines of the Today page that lead somewhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coordinator.text import _
from ui.today.model import Need, RecruitmentLine
from ui.widgets.badge import Picture
from ui.widgets.buttons import link
from ui.widgets.icons import Ink
from ui.widgets.labels import ElidedLabel, Label, literal
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.progress import ProgressLine

NEED_HEIGHT = 40


class NeedLine(QPushButton):
    """A thing that waits: what, for whom, and one press away."""

    def __init__(self, need: Need) -> None:
        super().__init__()
        self.need = need
        self.setProperty("line", True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{need.words}, {need.detail}" if need.detail else need.words)
        words = Label(need.words)
        words.setWordWrap(False)
        detail = ElidedLabel(need.detail, role="second")
        go = Picture("chevron-right", Ink.SECOND, 16)
        self._inside = row(
            Picture(need.icon, need.tone, 18), words, filling(detail), go, gap=12
        )
        self._inside.setContentsMargins(12, 4, 12, 4)
        self.setLayout(self._inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(NEED_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()


class RecruitmentRow(QWidget):
    """A trial with how many were enrolled, as figures and as a bar."""

    def __init__(self, line: RecruitmentLine) -> None:
        super().__init__()
        self.line = line
        self.trial = named(f"trial_{line.trial_id}", link(literal(line.trial)))
        figures = Label(line.words, "second")
        figures.setWordWrap(False)
        self._bar = ProgressLine()
        self._bar.display(min(line.enrolled, line.target or 0), line.target or 1)
        words = _("{trial}: enrolled {words}").format(trial=line.trial, words=line.words)
        self._bar.setAccessibleName(words)
        self.setLayout(column(row(self.trial, spacer(), figures), self._bar, gap=2))
