"""The form of a check: fields by kind, beside the words of the criterion that say it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from coordinator.domain.check import CheckKind, Comparator
from coordinator.domain.check_entry import (
    EQUALS,
    FIELDS_OF,
    CheckAsked,
    CheckEntry,
    names_several,
)
from coordinator.domain.windows import ANCHOR_WORDS
from coordinator.text import _
from ui.check_editor.categories import CategoryField
from ui.check_editor.fields import (
    LABELS,
    LINES,
    NONE,
    TOGETHER,
    WIDE,
    anchor_of,
    anchor_words,
    comparators,
    kinds,
    times,
)
from ui.check_editor.units import UnitField
from ui.check_editor.view import Offering
from ui.widgets.beside import Beside
from ui.widgets.buttons import primary
from ui.widgets.choices import ChoiceField
from ui.widgets.dialogs import DialogFrame
from ui.widgets.even import EvenLayout
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling
from ui.widgets.named import named, said
from ui.widgets.source_text import Mark, MarkKind, SourceText
from ui.widgets.ticks import TickBox

WIDTH = 920  # pixels, where the screen has them
LEAST_TEXT, LEAST_FIELDS = (280, 96), 400


class CheckDialog(DialogFrame):
    given = Signal(CheckEntry, str)
    """The entry, without problems, and the reason; whoever stores them accepts the dialog."""

    def __init__(self, parent: QWidget, asked: CheckAsked, offers: Offering) -> None:
        super().__init__(parent, asked.title)
        self.want_width(WIDTH)
        self._asked, self._offers = asked, offers
        entry = asked.entry
        self._kind = named("kind", ChoiceField(kinds()))
        self._comparator = named("comparator", ChoiceField(comparators(), _("Choose…")))
        self._together = named(
            "together", ChoiceField([(value, _(words)) for value, words in TOGETHER.items()])
        )
        self._unit_of_time = named("window_unit", ChoiceField(times(entry.window_unit)))
        self._unit = named("unit", UnitField())
        self._anchor = named("window_anchor", QComboBox(editable=True))
        self._anchor.addItems([_(words) for words in ANCHOR_WORDS.values()])
        self._lines = {
            name: named(name, QLineEdit(getattr(entry, name), maxLength=200))
            for name in ("subject", "value", "value_high", "window_value")
        }
        self._categories = named("categories", CategoryField())
        self._is_whole = named(
            "is_whole", TickBox(_("The criterion says t&his and nothing else"))
        )
        self._reason = named("reason", QComboBox(editable=True))
        self._act = named("act", primary(_("&Store")))
        self._fields = {
            name: FormField(_(label), self._input(name)) for name, label in LABELS.items()
        }
        self._lay_out()
        self._fill(entry)
        self._listen()
        self._show_fields()
        (self._comparator if entry.kind and not entry.comparator else self._kind).setFocus()

    @property
    def entry(self) -> CheckEntry:
        """What stands in the fields now; those that a check of its kind lacks are empty."""
        typed = {
            "subject": self._lines["subject"].text(),
            "comparator": self._comparator.value().removeprefix(NONE),
            "value": self._lines["value"].text(),
            "value_high": self._lines["value_high"].text(),
            "unit": self._unit.unit(),
            "window_value": self._lines["window_value"].text(),
            "window_unit": self._unit_of_time.value(),
            "window_anchor": anchor_of(self._anchor.currentText()),
            "together": self._together.value(),
        }
        return CheckEntry(
            kind=self._kind.value(),
            categories=self._categories.chosen() if self._is_asked("categories") else (),
            is_whole=self._is_whole.isChecked(),
            **{name: words for name, words in typed.items() if self._is_asked(name)},
        )

    def _fill(self, entry: CheckEntry) -> None:
        self._kind.set_value(entry.kind)
        # A value without a sign has lost it, and the person says which one it is.
        no_sign = NONE if entry.kind and not entry.value else ""
        self._comparator.set_value(entry.comparator or no_sign)
        self._together.set_value(entry.together)
        self._unit_of_time.set_value(entry.window_unit)
        self._unit.show_unit(entry.unit)
        if (line := self._unit.lineEdit()) is not None:
            line.setCursorPosition(0)  # its beginning is read
        self._anchor.setEditText(anchor_words(entry.window_anchor))
        self._is_whole.setChecked(entry.is_whole)
        self._categories.offer(self._offers.categories(self._words()), entry.categories)
        self._reason.addItems(list(self._asked.reasons))
        self._reason.setCurrentIndex(-1)
        self._offer_subjects()
        self._offer_units()

    def _is_asked(self, name: str) -> bool:
        """Whether a check of this kind has such a field, or has been read with one."""
        kind = self._kind.value()
        if not kind or name in ("kind", "subject"):
            return True
        if name == "comparator" and kind in EQUALS:
            return False
        if kind == self._asked.entry.kind and getattr(self._asked.entry, name):
            return True
        if name == "together" and not names_several(self._lines["subject"].text()):
            return False
        return name in FIELDS_OF[CheckKind(kind)]

    def _show_fields(self) -> None:
        is_range = self._comparator.value() == Comparator.BETWEEN
        for name, field in self._fields.items():
            is_asked = self._is_asked(name)
            if name == "value_high":
                is_asked = is_asked and is_range
            if name == "categories":
                is_asked = is_asked and self._categories.is_filled
            field.setVisible(is_asked)
        is_named = self._kind.value() == CheckKind.CLASSIFICATION
        self._fields["value"].set_hint(_("The year of the criteria") if is_named else "")

    def _turn_kind(self) -> None:
        self._offer_subjects()
        self._offer_units()
        self._show_fields()

    def _turn_subject(self) -> None:
        self._offer_units()
        chosen = self._categories.chosen()
        self._categories.offer(self._offers.categories(self._words()), chosen)
        self._show_fields()

    def _words(self) -> str:
        return " ".join((self._lines["subject"].text(), self._asked.text))

    def _offer_subjects(self) -> None:
        kind = self._kind.value()
        completer = QCompleter(self._offers.subjects(CheckKind(kind)) if kind else (), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._lines["subject"].setCompleter(completer)

    def _offer_units(self) -> None:
        kind, subject = self._kind.value(), self._lines["subject"].text()
        self._unit.offer(self._offers.units(CheckKind(kind), subject) if kind else ())

    def _give(self) -> None:
        problems = self.entry.problems
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        reason = self._reason.currentText().strip()
        self._why.show_problem("" if reason else _("Say why."))
        if not problems and reason:
            self.given.emit(self.entry, reason)

    def _input(self, name: str) -> QWidget:
        others: dict[str, QWidget] = {
            "kind": self._kind,
            "comparator": self._comparator,
            "together": self._together,
            "unit": self._unit,
            "window_unit": self._unit_of_time,
            "window_anchor": self._anchor,
            "categories": self._categories,
        }
        return others.get(name) or self._lines[name]

    def _listen(self) -> None:
        self._act.setDefault(True)
        self._act.clicked.connect(self._give)
        self._kind.currentIndexChanged.connect(lambda _index: self._turn_kind())
        self._comparator.currentIndexChanged.connect(lambda _index: self._show_fields())
        self._lines["subject"].textChanged.connect(lambda _text: self._turn_subject())

    def _lay_out(self) -> None:
        text = said(_("Criterion"), named("criterion_words", SourceText()))
        text.show_text(self._asked.text)
        text.mark([Mark(*self._asked.span, MarkKind.CURRENT)])
        text.setMinimumSize(*LEAST_TEXT)
        text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        quote = named("marked_words", Label(self._quoted(), "second"))
        self._why = FormField(_("&Reason"), self._reason, self._asked.warning)
        rows = [
            EvenLayout(*(filling(self._fields[n], 2 if n in WIDE else 1) for n in line), gap=12)
            for line in LINES
        ]
        fields, said_in = QWidget(), QWidget()
        fields.setLayout(column(*rows, self._is_whole, self._why, gap=12))
        fields.setMinimumWidth(LEAST_FIELDS)
        said_in.setLayout(column(filling(text), quote, gap=8))
        self.set_content(column(Beside(filling(said_in, 2), filling(fields, 3), gap=24)))
        self.set_actions(self._act)

    def _quoted(self) -> str:
        return _("It rests on: “{words}”").format(words=self._asked.words)
