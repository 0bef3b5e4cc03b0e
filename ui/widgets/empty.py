"""What stands where nothing is yet: what would be here, and how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.badge import Picture
from ui.widgets.icons import Ink
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row, spacer

MIDDLE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    def __init__(
        self, icon: str, sentence: str, *buttons: QPushButton, detail: str = ""
    ) -> None:
        super().__init__()
        self._picture = Picture(icon, Ink.SECOND, 40)
        self._sentence = Label(sentence, "heading")
        self._detail = Label(detail, "second")
        if not detail:
            self._detail.hide()
        for label in (self._sentence, self._detail):
            label.setAlignment(MIDDLE)
        acts = row(spacer(), *buttons, spacer(), gap=12)
        layout = column(spacer(), gap=8, margin=24)
        layout.addWidget(self._picture, alignment=MIDDLE)
        layout.addWidget(self._sentence)
        layout.addWidget(self._detail)
        layout.addSpacing(8)
        layout.addLayout(acts)
        layout.addSpacerItem(spacer())
        self.setLayout(layout)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def say(self, sentence: str, detail: str = "") -> None:
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
