"""Results of an earlier attempt: a person says which of them are still valid (A4, W2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from coordinator.text import _, called
from ui.widgets.badge import Picture
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.dialogs import DialogFrame
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, said
from ui.widgets.ticks import OneOfSeveral
from ui.widgets.tones import Tone

HIGHEST = 420  # pixels of the list before it scrolls
VALID, NOT_VALID = "valid", "not_valid"


@dataclass(frozen=True, slots=True)
class CarryItem:
    """An earlier result: what it says, where it comes from, how long it holds now."""

    observation_id: int
    words: str
    note: str


class CarryStrip(Card):
    wanted = Signal()

    def __init__(self) -> None:
        self._sentence = named("carry_sentence", Label(role="message"))
        self._open = named("carry_open", quiet(_("Say &which"), "list"))
        super().__init__(
            row(Picture("clock", Tone.OPEN), filling(self._sentence), self._open, gap=12),
            margin=12,
        )
        self._open.clicked.connect(self.wanted)
        self.hide()

    def display(self, sentence: str, *, can_enter: bool) -> None:
        self._sentence.setText(sentence)
        self._open.setVisible(can_enter)
        self.setVisible(bool(sentence))


class CarryLine(QWidget):
    """One result with two answers, neither of which is preset."""

    changed = Signal()

    def __init__(self, item: CarryItem) -> None:
        super().__init__()
        self.item = item
        self._group = QButtonGroup(self)
        choices = []
        for value, words in ((VALID, _("Still valid")), (NOT_VALID, _("Not valid here"))):
            choice = named(f"{value}_{item.observation_id}", OneOfSeveral(words))
            said(called(item.words, words), choice)
            self._group.addButton(choice)
            choices.append(choice)
        self._valid, self._not_valid = choices
        self._group.buttonToggled.connect(self.changed)
        told = QWidget()
        told.setLayout(column(Label(item.words), Label(item.note, "caption"), gap=0))
        self.setLayout(row(filling(told), *choices, gap=12))

    @property
    def said(self) -> bool | None:
        """Whether it is valid; None while nobody said so."""
        if self._group.checkedButton() is None:
            return None
        return self._valid.isChecked()


class CarryDialog(DialogFrame):
    kept = Signal(tuple, tuple)
    """The ids of those that are valid, and of those that are not; the others stay open."""

    def __init__(self, parent: QWidget | None, items: Sequence[CarryItem]) -> None:
        super().__init__(parent, _("Results from the earlier attempt"))
        self._lines = [CarryLine(item) for item in items]
        self._keep = named("act", primary(_("&Keep")))
        self._keep.setEnabled(False)
        self._keep.clicked.connect(self._tell)
        for line in self._lines:
            line.changed.connect(self._judge)
        place = QWidget()
        place.setLayout(column(*self._lines, spacer(), gap=12))
        area = scrolling(place)
        area.setMinimumHeight(min(HIGHEST, place.sizeHint().height() + 8))
        words = Label(
            _(
                "Which of these are still valid for this screening? Those that you leave"
                " open do not count, and are asked about again."
            )
        )
        self.want_width(720)
        self.set_content(column(words, area, gap=12))
        self.set_actions(self._keep)

    def _judge(self) -> None:
        self._keep.setEnabled(any(line.said is not None for line in self._lines))

    def _tell(self) -> None:
        said = {line.item.observation_id: line.said for line in self._lines}
        self.kept.emit(
            tuple(found for found, is_valid in said.items() if is_valid is True),
            tuple(found for found, is_valid in said.items() if is_valid is False),
        )
        self.accept()
