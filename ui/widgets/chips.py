"""Chips: a few words each on a ground of their own, with a picture and how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.text import _, listed
from ui import theme
from ui.widgets.icons import pixmap
from ui.widgets.tones import Tone

HEIGHT: Final = 22
GAP: Final = 6
PICTURE: Final = 12
EDGE: Final = 8
SMALL: Final = 9 / 10.5


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What stands on a chip; one that is not `is_firm` has a broken line around it."""

    words: str
    state: str
    tone: Tone
    picture: str
    is_firm: bool = False

    @property
    def text(self) -> str:
        return _("{words} ({state})").format(words=self.words, state=self.state)


class ChipStrip(QWidget):
    """Chips to be looked at, painted in as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._faces: tuple[ChipFace, ...] = ()
        self._known: dict[int, list[QRect]] = {}  # a layout asks for the same width often
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def faces(self) -> tuple[ChipFace, ...]:
        return self._faces

    def show_faces(self, faces: Sequence[ChipFace]) -> None:
        if tuple(faces) == self._faces:
            return
        self._faces = tuple(faces)
        self._known.clear()
        self.setAccessibleName(listed(face.text for face in self._faces))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        for face, place in zip(self._faces, self._places(self.width()), strict=True):
            self._paint(painter, face, place)

    def _paint(self, painter: QPainter, face: ChipFace, place: QRect) -> None:
        worn = theme.colours()
        ink = QColor(getattr(worn, face.tone))
        line = Qt.PenStyle.SolidLine if face.is_firm else Qt.PenStyle.DashLine
        painter.setPen(QPen(ink, 1, line))
        painter.setBrush(QColor(getattr(worn, f"{face.tone}_soft")))
        painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), HEIGHT / 2, HEIGHT / 2)
        ratio = self.devicePixelRatioF()
        drawing = pixmap(face.picture, PICTURE, face.tone, ratio)
        top = place.top() + (HEIGHT - PICTURE) // 2
        painter.drawPixmap(QRect(place.left() + EDGE, top, PICTURE, PICTURE), drawing)
        words = place.adjusted(EDGE + PICTURE + 5, 0, -EDGE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        elided = painter.fontMetrics().elidedText(
            face.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle, elided)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._known.clear()

    def _places(self, width: int) -> list[QRect]:
        if width not in self._known:
            self._known[width] = self._set_out(width)
        return self._known[width]

    def _set_out(self, width: int) -> list[QRect]:
        metrics = QFontMetrics(self._font())
        places: list[QRect] = []
        x = y = 0
        for face in self._faces:
            wanted = metrics.horizontalAdvance(face.text) + PICTURE + 5 + 2 * EDGE + 2
            wide = min(wanted, max(width, 1))
            if x and x + wide > width:
                x, y = 0, y + HEIGHT + GAP
            places.append(QRect(x, y, wide, HEIGHT))
            x += wide + GAP
        return places

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font
