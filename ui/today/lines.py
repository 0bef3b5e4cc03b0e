"""The lines of the Today page that lead somewhere."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coordinator.text import _, particulars
from ui.today.model import Need, RecruitmentLine
from ui.widgets.badge import Picture
from ui.widgets.buttons import PressedByEnter
from ui.widgets.icons import Ink
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named
from ui.widgets.progress import ProgressLine

LEAST_LINE, LEAST_DETAIL, LINE_HEIGHT = 220, 160, 38  # pixels
AROUND_WORDS = 84  # pixels for the margins, the picture and the arrow


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
    """A thing that waits: what, for whom, and one press away; on two lines where it must."""

    def __init__(self, need: Need) -> None:
        self.need = need
        self._words = Label(need.words)
        self._detail = ElidedLabel(need.detail, role="second")
        if not need.detail:
            self._detail.hide()  # shown before it has its place, it would be a window
        self._told = row(self._words, filling(self._detail), gap=12)
        go = Picture("chevron-right", Ink.SECOND, 16)
        told = row(Picture(need.icon, need.tone, 18), self._told, go, gap=12)
        told.setStretch(1, 1)
        super().__init__(particulars(filter(None, (need.words, need.detail))), told)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_LINE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words.ensurePolished()
        letters = self._words.fontMetrics()
        wide = letters.horizontalAdvance(self.need.words) + 1
        beside = min(letters.horizontalAdvance(self.need.detail), LEAST_DETAIL)
        is_low = wide + beside > self.width() - AROUND_WORDS
        self._words.setWordWrap(is_low)
        direction = QBoxLayout.Direction
        self._told.setDirection(direction.TopToBottom if is_low else direction.LeftToRight)
        self._told.setSpacing(0 if is_low else 12)
        if (layout := self.layout()) is not None:
            needed = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(max(LINE_HEIGHT, needed))


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


class LinesInSight(QScrollArea):
    """Lines below each other: as high as the first `most` of them, the rest is scrolled to."""

    def __init__(self, lines: QVBoxLayout, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = QWidget()
        inside.setLayout(lines)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # Lines came or went, or are higher in another typeface. A bar that came and went
            # with them, one turn of the events later, would lie over the lines meanwhile.
            policy, is_long = Qt.ScrollBarPolicy, self._lines.count() > self._most
            bar = policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(bar)
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        heights = [item.sizeHint().height() for item in items if item is not None]
        return QSize(super().sizeHint().width(), sum(heights[: self._most]))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def unbroken(label: Label) -> Label:
    label.setWordWrap(False)
    return label
