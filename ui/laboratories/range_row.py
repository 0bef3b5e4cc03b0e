"""One line of a laboratory's list, filled in from left to right with the keyboard."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator.domain.subject import SEX_WORDS, Sex
from coordinator.text import _
from ui.laboratories.view import LaboratoriesView, TypedRange
from ui.widgets.buttons import primary
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.flow import Wrapped
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, styled


class RangeRow(QWidget):
    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.analyte = named("analyte", QLineEdit())
        self.low, self.high = named("low", QLineEdit()), named("high", QLineEdit())
        self.unit = named("unit", QLineEdit())
        self.sex = named("sex", ChoiceField())
        self.sex.offer([("", _("both")), *((sex.value, _(SEX_WORDS[sex])) for sex in Sex)])
        self.from_age = named("from_age", QLineEdit())
        self.to_age = named("to_age", QLineEdit())
        self.valid_from = named("valid_from", DateField())
        self.enter = named("enter_range", primary(_("&Enter range"), "add"))
        self._said = named("range_said", Label())
        self._names, self._units = QStringListModel(self), QStringListModel(self)
        self._lay_out()
        self._connect()

    def typed(self) -> TypedRange:
        return TypedRange(
            self.analyte.text().strip(),
            self.unit.text().strip(),
            self.low.text().strip(),
            self.high.text().strip(),
            self.sex.value(),
            self.from_age.text().strip(),
            self.to_age.text().strip(),
            self.valid_from.day(),
        )

    def display(self, view: LaboratoriesView) -> None:
        typed = view.typed
        self._names.setStringList(list(view.analytes))
        self._units.setStringList(list(view.units))
        self.unit.setPlaceholderText(view.units[0] if view.units else "")
        for line, words in (
            (self.analyte, typed.analyte),
            (self.unit, typed.unit),
            (self.low, typed.low),
            (self.high, typed.high),
            (self.from_age, typed.from_age),
            (self.to_age, typed.to_age),
        ):
            if line.text().strip() != words:
                line.setText(words)
        self.sex.set_value(typed.sex)
        if self.valid_from.day() != typed.valid_from:
            self.valid_from.set_day(typed.valid_from)
        words = view.problem or view.entered
        self._said.setText(words)
        self._said.setVisible(bool(words))
        styled(self._said, tone="failed" if view.problem else "satisfied")
        self.setVisible(view.can_change and view.chosen is not None)

    def start(self) -> None:
        """Put the cursor where the next line begins."""
        self.analyte.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if self.valid_from.has_problem:
            self.valid_from.setFocus()
        else:
            self.submitted.emit()

    def _connect(self) -> None:
        for line, names in ((self.analyte, self._names), (self.unit, self._units)):
            completer = QCompleter(names, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        for line in (
            *(self.analyte, self.unit, self.low, self.high, self.from_age, self.to_age),
        ):
            line.editingFinished.connect(self.changed)
            line.returnPressed.connect(self._submit)
        self.valid_from.line.returnPressed.connect(self._submit)
        self.valid_from.changed.connect(self.changed)
        self.sex.chosen.connect(lambda _sex: self.changed.emit())
        self.enter.clicked.connect(self._submit)

    def _lay_out(self) -> None:
        for line, width in (
            *((self.low, 76), (self.high, 76), (self.unit, 104)),
            *((self.from_age, 60), (self.to_age, 60)),
        ):
            line.setFixedWidth(width)
        first = row(
            filling(FormField(_("Anal&yte"), self.analyte)),
            FormField(_("&From"), self.low),
            FormField(_("&To"), self.high),
            FormField(_("&Unit"), self.unit),
            gap=12,
        )
        second = Wrapped(
            FormField(_("Se&x"), self.sex),
            FormField(_("A&ge from"), self.from_age),
            FormField(_("age t&o"), self.to_age),
            FormField(_("&Valid from"), self.valid_from),
            self.enter,
            gap=12,
        )
        self.setLayout(column(first, second, self._said, gap=12))
