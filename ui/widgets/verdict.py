"""The verdict as it stands now, at the foot of the walk and at the head of the decision."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.widgets.announcing import announce
from ui.widgets.badge import Picture
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import styled
from ui.widgets.tones import Tone


class VerdictBar(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture(size=22)
        self._sentence = Label(role="verdict")
        self._detail = Label(role="body")
        self._actions = row()
        self._tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        words = QWidget()
        words.setLayout(column(self._sentence, self._detail, gap=2))
        layout = row(self._picture, filling(words), self._actions, gap=12)
        layout.setContentsMargins(16, 10, 16, 10)
        self.setLayout(layout)
        self.display(Tone.NEUTRAL, "")

    @property
    def tone(self) -> Tone:
        return self._tone

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def detail(self) -> str:
        return self._detail.text()

    def display(self, tone: Tone, sentence: str, detail: str = "") -> None:
        if sentence != self._sentence.text() and self.isVisible():
            announce(self, sentence)
        self._tone = tone
        self._picture.show_picture(tone.picture, tone)
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(sentence)
        for widget in (self, self._sentence):
            styled(widget, tone=tone.value)

    def add_action(self, button: QWidget) -> None:
        self._actions.addWidget(button)
