"""The lines of the review: criteria and points, one of which is open to work in."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coordinator.domain.record import Severity
from coordinator.text import _, in_turn
from ui.record_review.check_strip import face_of
from ui.record_review.view import CriterionView, PointView
from ui.widgets.badge import Picture
from ui.widgets.chips import ChipStrip
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named
from ui.widgets.tones import Tone

V = TypeVar("V")
INDENT = 24
CODE_WIDTH = 44
BAR = 3


def tone_of(point: PointView) -> Tone:
    if point.is_answered:
        return Tone.SATISFIED
    return Tone.INFO if point.severity is Severity.NOTE else Tone.OPEN


class PointLine(QWidget):
    """A doubt in one line, at the place it is about."""

    def __init__(self, point: PointView) -> None:
        super().__init__()
        words = f"{point.title}: “{point.quote}”" if point.quote else point.title
        if point.is_answered:
            words = f"{words} – {point.answer}"
        tone = tone_of(point)
        label = Label(words, "caption")
        label.setProperty("tone", tone.value)
        picture = Picture("warning" if point.is_open else tone.picture, tone, 14)
        layout = row(picture, filling(label), gap=6)
        layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)


class ReviewLine(QFrame, Generic[V]):
    """One line of the review; holds what one works with while it is the current one."""

    chosen = Signal(int)
    moved = Signal(int)
    """To the line above (-1) or below (1), by an arrow key."""

    def __init__(self, key: int, depth: int = 0) -> None:
        super().__init__()
        self.key = key
        self._held: QWidget | None = None
        self._is_current = False
        self._is_under_mouse = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._body: QVBoxLayout = column(gap=4)
        self._room = self._body  # where the line holds what one works with
        self._body.setContentsMargins(16 + INDENT * depth, 8, 16, 8)
        self.setLayout(self._body)

    def display(self, view: V) -> None:
        raise NotImplementedError

    @property
    def is_current(self) -> bool:
        return self._is_current

    def be_current(self, held: QWidget) -> None:
        """Open the line: `held` is what one works with in it."""
        if self._held is not held:
            self._held = held
            self._room.addWidget(held)
        held.show()
        self._turn(is_current=True)

    def be_one_of_many(self) -> None:
        self._held = None
        self._turn(is_current=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self._is_current:
            self.chosen.emit(self.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_under_mouse = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_under_mouse = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inside, colours = self.rect(), self.palette()
        if self._is_current or self._is_under_mouse:
            painter.fillRect(inside.adjusted(0, 0, 0, -1), colours.alternateBase())
        if self._is_current:
            painter.fillRect(0, 0, BAR, inside.height() - 1, colours.accent())
        painter.fillRect(16, inside.height() - 1, inside.width() - 32, 1, colours.mid())
        if self.hasFocus():
            painter.setPen(QPen(colours.accent(), 2))
            painter.drawRect(inside.adjusted(1, 1, -1, -2))

    def _turn(self, *, is_current: bool) -> None:
        self._is_current = is_current
        # One line takes the Tab key; the arrows go from line to line.
        takes_tab = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(takes_tab)
        self.update()


class CriterionLine(ReviewLine[CriterionView]):
    def __init__(self, criterion: CriterionView) -> None:
        super().__init__(criterion.id, criterion.depth)
        self.setObjectName("criterion")
        self._shown: CriterionView | None = None
        self._code = named("code", Label(role="answer"))
        self._code.setFixedWidth(CODE_WIDTH)
        self._code.setWordWrap(False)
        self._text = named("text", Label())
        self._other = named("other_words", Label(role="second"))
        self._marks = Label(role="caption")
        self._checks = named("checks", ChipStrip())
        self._points = column(gap=2)
        self._words = QWidget()
        self._room = column(
            self._text, self._other, self._checks, self._marks, self._points, gap=4
        )
        self._words.setLayout(self._room)
        head = row(self._code, filling(self._words), gap=8)
        head.setAlignment(self._code, Qt.AlignmentFlag.AlignTop)
        self._code.setContentsMargins(0, 0, 0, 0)
        self._body.addLayout(head)
        self.display(criterion)

    def display(self, view: CriterionView) -> None:
        if view == self._shown:
            return
        self._shown = criterion = view
        self._code.setText(criterion.code)
        self._code.setVisible(not criterion.marks.is_heading)
        self._text.setText(criterion.text)
        self._other.setText(criterion.other_text)
        self._marks.setText(" · ".join(criterion.mark_words))
        self._checks.show_faces([face_of(check) for check in criterion.checks])
        self._show_points(criterion.points)
        indent = 16 + INDENT * criterion.depth
        self._body.setContentsMargins(indent, 8, 16, 8)
        said = [f"{criterion.code} {criterion.text}", *criterion.mark_words]
        said += filter(None, (criterion.other_text,))
        said += [face.text for face in self._checks.faces]
        said += [point.title for point in criterion.open_points]
        self.setAccessibleName(in_turn(said))
        self._dress()

    def show_text(self, *, is_shown: bool) -> None:
        """Show the words here, unless they stand in a field to be edited."""
        self._text.setVisible(is_shown)

    def be_one_of_many(self) -> None:
        super().be_one_of_many()
        self._text.show()
        self._dress()

    def be_current(self, held: QWidget) -> None:
        super().be_current(held)
        self._dress()

    def _dress(self) -> None:
        criterion = self._shown
        if criterion is None:
            return
        self._checks.setHidden(self.is_current or not criterion.checks)
        self._other.setHidden(self.is_current or not criterion.other_text)
        self._marks.setHidden(self.is_current or not criterion.mark_words)
        for index in range(self._points.count()):
            item = self._points.itemAt(index)
            if item is not None and (line := item.widget()) is not None:
                line.setHidden(self.is_current)

    def _show_points(self, points: tuple[PointView, ...]) -> None:
        while (item := self._points.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for point in points:
            self._points.addWidget(PointLine(point))


class RecordPointLine(ReviewLine[PointView]):
    """A doubt about a field of the record, or about words that stand nowhere."""

    def __init__(self, point: PointView) -> None:
        super().__init__(point.id)
        self.setObjectName("record_point")
        self._shown: PointView | None = None
        self._place = row(gap=0)
        self._body.addLayout(self._place)
        self.display(point)

    def display(self, view: PointView) -> None:
        if view == self._shown:
            return
        self._shown = point = view
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        line = PointLine(point)
        self._place.addWidget(line)
        line.setHidden(self.is_current)
        self.setAccessibleName(_("About the record: {what}").format(what=point.title))

    def be_current(self, held: QWidget) -> None:
        super().be_current(held)
        self._show_line(is_shown=False)

    def be_one_of_many(self) -> None:
        super().be_one_of_many()
        self._show_line(is_shown=True)

    def _show_line(self, *, is_shown: bool) -> None:
        item = self._place.itemAt(0)
        if item is not None and (line := item.widget()) is not None:
            line.setVisible(is_shown)
