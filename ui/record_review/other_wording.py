"""How the criterion one works on reads in the other language; shown, typed, corrected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.record_review.wording import WordingField
from ui.widgets.buttons import link
from ui.widgets.labels import Label
from ui.widgets.layouts import column
from ui.widgets.named import named, said


class OtherWording(QWidget):
    reworded = Signal(int, str)
    """The words for a criterion; empty ones take its other wording away."""

    def __init__(self) -> None:
        super().__init__()
        self._criterion_id = 0
        self._typed: dict[int, str] = {}
        self._is_editable = False
        self._title = Label(_("In the other language"), "caption")
        self.field = named("other_wording", WordingField(may_be_empty=True))
        said(_("Wording in the other language"), self.field)
        self._words = named("other_shown", Label(role="second"))
        self._unstored = named("other_note", Label(role="caption"))
        self.add = named("add_other", link(_("Add its wording in another language"), "add"))
        """Begins one; stands where the page has room for it."""
        self.setLayout(column(self._title, self.field, self._words, self._unstored, gap=4))
        self.add.clicked.connect(self._begin)
        self.field.finished.connect(self._tell)
        self.field.textChanged.connect(self._say_unstored)

    def display(self, criterion_id: int, words: str, *, is_editable: bool) -> None:
        is_other = criterion_id != self._criterion_id
        if is_other:
            self._keep_typed()
        self._criterion_id, self._is_editable = criterion_id, is_editable
        typed = self._typed.get(criterion_id, "")
        if not is_other and self.field.is_changed:
            typed = self.field.words
        self.field.show_words(words, typed)
        self._words.setText(words)
        self._show(is_open=bool(words or typed))

    def forget(self, criterion_id: int) -> None:
        """Drop what was typed for a criterion: it was stored."""
        self._typed.pop(criterion_id, None)

    def _show(self, *, is_open: bool) -> None:
        self.field.setVisible(is_open and self._is_editable)
        self._words.setVisible(is_open and not self._is_editable)
        self.setVisible(is_open)
        self.add.setVisible(self._is_editable and not is_open)
        self._say_unstored()

    def _begin(self) -> None:
        self._show(is_open=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_typed(self) -> None:
        if self.field.is_changed:
            self._typed[self._criterion_id] = self.field.words
        else:
            self.forget(self._criterion_id)

    def _tell(self) -> None:
        self.reworded.emit(self._criterion_id, self.field.words)

    def _say_unstored(self) -> None:
        self._unstored.setText(_("Not stored yet: Enter stores, Esc takes back."))
        self._unstored.setVisible(self.field.is_changed and not self.field.isHidden())
