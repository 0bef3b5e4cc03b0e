"""A whole list of criteria in another language: pasted, compared, and only then stored."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coordinator.text import _, in_turn
from ui.record_review.view import PastedLine, PastedView
from ui.widgets.badge import Picture
from ui.widgets.buttons import primary
from ui.widgets.choices import RemarkField
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, said
from ui.widgets.tones import Tone

PAUSE_MS = 300
CODE_WIDTH = 48
SIZE = (860, 640)


class PasteWordingDialog(DialogFrame):
    pasted = Signal(str)
    given = Signal(str)
    """The reason with which what is shown is stored; whoever stores it accepts the dialog."""

    def __init__(self, parent: QWidget, reasons: tuple[str, ...]) -> None:
        super().__init__(parent, _("Add the wording in another language"))
        self.resize(*SIZE)
        self._words = named("pasted_words", RemarkField(lines=6))
        self._lines = column(gap=10)
        self._list = QWidget()
        self._list.setLayout(column(self._lines, spacer()))
        self._listing = said(_("Criteria beside what was pasted"), scrolling(self._list))
        self._note = named("pasted_note", Label(role="second"))
        self._reason = named("reason", QComboBox(editable=True))
        self._reason.addItems(list(reasons))
        self._reason.setCurrentIndex(-1)
        self._why = FormField(_("&Reason"), self._reason)
        self._act = named("act", primary(_("Store")))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        field = FormField(
            _("&Paste the criteria in the other language"),
            self._words,
            _("Both lists with their headings, or lines that begin with I1, I2, E1."),
        )
        self.set_content(column(field, filling(self._listing), self._note, self._why, gap=12))
        self.set_actions(self._act)
        self._words.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(lambda: self.pasted.emit(self._words.words()))
        self._act.clicked.connect(self._give)
        self.display(PastedView())
        self._words.setFocus()

    def display(self, view: PastedView) -> None:
        """Show what was pasted beside the criteria; nothing is stored by that."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in view.lines:
            self._lines.addWidget(_Line(line))
        for words in view.left_over:
            self._lines.addWidget(_LeftOver(words))
        self._listing.setVisible(bool(view.lines))
        note = view.problem
        if view.left_over:
            note = _("What has no criterion with its number is not stored: see the end.")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._act.setText(view.act or _("Store"))
        self._act.setEnabled(view.count > 0)

    def _give(self) -> None:
        reason = self._reason.currentText().strip()
        self._why.show_problem("" if reason else _("Say why."))
        if reason:
            self.given.emit(reason)


class _Line(QWidget):
    def __init__(self, line: PastedLine) -> None:
        super().__init__()
        self.setObjectName("pasted_line")
        code = Label(line.place, "answer")
        code.setFixedWidth(CODE_WIDTH)
        tone = Tone.OPEN if line.is_doubtful else Tone.NEUTRAL
        state = Label(line.state, "caption")
        state.setProperty("tone", tone.value)
        picture = Picture("warning" if line.is_doubtful else "info", tone, 14)
        head = row(picture, filling(state), gap=6)
        words = [Label(line.text), *([Label(line.pasted, "second")] if line.pasted else [])]
        both = row(code, column(*words, head, gap=2), gap=8)
        both.setAlignment(code, Qt.AlignmentFlag.AlignTop)
        self.setLayout(both)
        self.setAccessibleName(
            in_turn(filter(None, (line.place, line.text, line.pasted, line.state)))
        )


class _LeftOver(QWidget):
    """Words without a criterion: shown, so that nobody takes them for stored."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("pasted_line")
        label = Label(_("Not stored: {words}").format(words=words), "second")
        self.setLayout(row(Picture("warning", Tone.OPEN, 14), filling(label), gap=8))
        self.setAccessibleName(label.text())
