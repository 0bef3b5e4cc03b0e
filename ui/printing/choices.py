"""How a form is made: its language, whose copy, who signs besides, what stands behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.form import Annex, Copy, ThirdPlace
from coordinator.text import _
from ui.printing.view import PrintingView
from ui.widgets.choices import ChoiceField
from ui.widgets.flow import FlowLayout, Wrapped
from ui.widgets.labels import second
from ui.widgets.layouts import row
from ui.widgets.named import named, said
from ui.widgets.ticks import TickBox

NOBODY = "nobody"


class ChoicesBar(QWidget):
    language_chosen = Signal(str)
    copy_chosen = Signal(Copy)
    third_chosen = Signal(object)
    annexes_chosen = Signal(frozenset)
    former_chosen = Signal(str)

    def __init__(self, *more: QWidget) -> None:
        """`more` stands in the same line, behind the choices."""
        super().__init__()
        self._language = named("form_language", said(_("Language"), ChoiceField()))
        self._copy = named("copy", said(_("Whose copy"), ChoiceField()))
        self._third = named("third", said(_("Place for a third signature"), ChoiceField()))
        self._former = named("former", said(_("Record version"), ChoiceField()))
        self._boxes = {annex: named(f"with_{annex.value}", TickBox()) for annex in Annex}
        self._fields = [
            _beside(_("Language:"), self._language),
            _beside(_("Copy:"), self._copy),
            _beside(_("Signs besides:"), self._third),
            _beside(_("As of:"), self._former),
        ]
        behind = (_words(_("Behind the checklist:")), *self._boxes.values())
        self._behind = named("annexes", Wrapped(*behind, gap=16, is_at_the_end=False))
        self.setLayout(FlowLayout(*self._fields, *more, self._behind, gap=20))
        self._language.chosen.connect(self.language_chosen)
        self._copy.chosen.connect(lambda value: self.copy_chosen.emit(Copy(value)))
        self._third.chosen.connect(self._tell_third)
        self._former.chosen.connect(self.former_chosen)
        for box in self._boxes.values():
            box.clicked.connect(self._tell_annexes)

    def display(self, view: PrintingView) -> None:
        self._language.offer(view.languages)
        self._language.set_value(view.language)
        self._copy.offer([(copy.value, words) for copy, words in view.copies])
        self._copy.set_value(view.copy.value)
        thirds = [(third.value, words) for third, words in view.thirds]
        self._third.offer([(NOBODY, _("nobody")), *thirds])
        self._third.set_value(view.third.value if view.third else NOBODY)
        self._former.offer(view.formers)
        self._former.set_value(view.former)
        offered = (
            bool(view.languages),
            len(view.copies) > 1,
            bool(view.thirds) and not view.former,
            bool(view.formers),
        )
        for field, is_offered in zip(self._fields, offered, strict=True):
            field.setVisible(is_offered)
        self._show_annexes(view)

    def _show_annexes(self, view: PrintingView) -> None:
        offered = {} if view.former else dict(view.annexes)
        self._behind.setVisible(bool(offered))
        for annex, box in self._boxes.items():
            box.setText(offered.get(annex, ""))
            box.setVisible(annex in offered)
            box.setChecked(annex in view.with_annexes)

    def _tell_third(self, value: str) -> None:
        self.third_chosen.emit(None if value == NOBODY else ThirdPlace(value))

    def _tell_annexes(self) -> None:
        wanted = (annex for annex, box in self._boxes.items() if box.isChecked())
        self.annexes_chosen.emit(frozenset(wanted))


def _beside(words: str, field: QWidget) -> QWidget:
    both = QWidget()
    both.setLayout(row(_words(words), field, gap=8))
    return both


def _words(words: str) -> QWidget:
    label = second(words)
    label.setWordWrap(False)
    return label
