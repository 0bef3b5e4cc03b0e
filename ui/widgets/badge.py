"""How something stands, in a picture, a word and a colour."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from ui.widgets.buttons import DRESSED_AGAIN
from ui.widgets.icons import pixmap
from ui.widgets.labels import Label
from ui.widgets.layouts import row
from ui.widgets.named import styled
from ui.widgets.tones import Tone


class Picture(QLabel):
    """A picture in the ink of a tone, which follows the theme; the words stand beside it."""

    def __init__(self, name: str = "", ink: str = Tone.NEUTRAL, size: int = 16) -> None:
        super().__init__()
        self._name, self._ink, self._size = name, ink, size
        self.setFixedSize(size, size)
        self._draw()

    def show_picture(self, name: str, ink: str) -> None:
        self._name, self._ink = name, ink
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN:
            self._draw()

    def _draw(self) -> None:
        if self._name:
            ratio = self.devicePixelRatioF()
            self.setPixmap(pixmap(self._name, self._size, self._ink, ratio))


class StandingBadge(QFrame):
    def __init__(self, tone: Tone = Tone.NEUTRAL, word: str = "") -> None:
        super().__init__()
        self._picture = Picture(size=14)
        self._word = Label(role="badge")
        self._word.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = row(self._picture, self._word, gap=5)
        layout.setContentsMargins(8, 3, 10, 3)
        self.setLayout(layout)
        self.display(tone, word)

    @property
    def tone(self) -> Tone:
        return self._tone

    @property
    def word(self) -> str:
        return self._word.text()

    def display(self, tone: Tone, word: str, icon: str = "") -> None:
        self._tone = tone
        self._picture.show_picture(icon or tone.picture, tone)
        self._word.setText(word)
        self.setAccessibleName(word)
        styled(self, tone=tone.value)
        styled(self._word, tone=tone.value)
