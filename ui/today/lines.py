"""The lines of the Today page that lead somewhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from coordinator.text import _
from ui.today.model import Need, RecruitmentLine
from ui.widgets.badge import Picture
from ui.widgets.buttons import PressedByEnter
from ui.widgets.icons import Ink
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named
from ui.widgets.progress import ProgressLine


class LeadingLine(PressedByEnter):
    """A line of the page that can be pressed as a whole."""

    def __init__(self, words: str, inside: QLayout) -> None:
        super().__init__()
        self.setProperty("line", True)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self._inside = inside
        inside.setContentsMargins(6, 4, 6, 4)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()


class NeedLine(LeadingLine):
    """A thing that waits: what, for whom, and one press away."""

    def __init__(self, need: Need) -> None:
        self.need = need
        words = unbroken(Label(need.words))
        detail = ElidedLabel(need.detail, role="second")
        go = Picture("chevron-right", Ink.SECOND, 16)
        super().__init__(
            ", ".join(filter(None, (need.words, need.detail))),
            row(Picture(need.icon, need.tone, 18), words, filling(detail), go, gap=12),
        )


class RecruitmentRow(LeadingLine):
    """A trial with how many were enrolled, as figures and as a bar."""

    def __init__(self, line: RecruitmentLine) -> None:
        self.line = line
        name = filling(ElidedLabel(line.trial))
        figures = unbroken(Label(line.words, "second"))
        bar = ProgressLine()
        bar.display(min(line.enrolled, line.target), line.target)
        bar.setVisible(line.target > 0)
        words = _("{trial}: enrolled {words}").format(trial=line.trial, words=line.words)
        super().__init__(words, column(row(name, figures), bar, gap=4))
        named(f"trial_{line.trial_id}", self)


def unbroken(label: Label) -> Label:
    label.setWordWrap(False)
    return label
