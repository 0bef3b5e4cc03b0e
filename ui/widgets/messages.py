"""The bar at the head of a page: what happened, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coordinator.text import _, sentences
from ui.widgets.announcing import announce
from ui.widgets.badge import Picture
from ui.widgets.buttons import icon_button, quiet
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, styled
from ui.widgets.tones import Tone


class MessageBar(QFrame):
    """Says one thing at a time without stopping the work; stays until closed or replaced."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._details = ""
        self._picture = Picture(size=20)
        self._sentence = named("message", Label(role="message"))
        self._remedy = named("remedy", Label())
        self._copy = named("copy_details", quiet(_("Copy &details"), "copy"))
        self._close = named("close_message", icon_button("cross", _("Close this message")))
        self._lay_out()
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.close_message)
        self.hide()

    @property
    def text(self) -> str:
        """All that the bar says now; empty when it is closed."""
        said = (self._sentence.text(), self._remedy.text())
        return sentences(said) if not self.isHidden() else ""

    @property
    def tone(self) -> Tone:
        return self._tone

    def show_error(self, problem: str, remedy: str = "", details: str = "") -> None:
        self._say(Tone.FAILED, "warning", problem, remedy, details)

    def show_info(self, sentence: str, detail: str = "") -> None:
        self._say(Tone.INFO, "info", sentence, detail)

    def show_done(self, sentence: str, detail: str = "") -> None:
        self._say(Tone.SATISFIED, "tick", sentence, detail)

    def close_message(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _say(
        self, tone: Tone, picture: str, sentence: str, remedy: str, details: str = ""
    ) -> None:
        self._tone = tone
        self._details = details
        self._picture.show_picture(picture, tone)
        self._sentence.setText(sentence)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._copy.setText(_("Copy &details"))
        self._copy.setVisible(bool(details))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(remedy)
        for widget in (self, self._sentence):
            styled(widget, tone=tone.value)
        self.show()
        said = sentences((sentence, remedy))
        announce(self, said, at_once=tone is Tone.FAILED)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self._copy.setText(_("Copied"))

    def _lay_out(self) -> None:
        words = QWidget()
        words.setLayout(column(self._sentence, self._remedy, gap=2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = row(self._picture, filling(words), self._copy, self._close, gap=12)
        layout.setContentsMargins(16, 8, 8, 8)
        self.setLayout(layout)
