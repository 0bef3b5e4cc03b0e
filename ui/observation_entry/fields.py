"""The fields of an observation: which of them are asked depends on what kind of thing it is."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator.domain.evidence import SOURCE_WORDS, Evidence, SourceKind
from coordinator.domain.observation import NO, YES, Nature
from coordinator.text import N_, _
from ui.observation_entry.units import UnitField
from ui.observation_entry.view import ObservationView, Typed
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.named import named
from ui.widgets.ticks import TickBox

NATURES = {
    Nature.MEASURED: N_("Measured value or score"),
    Nature.STATED: N_("Statement that holds or not"),
    Nature.COURSE: N_("Treatment or event, with its days"),
    Nature.ABSENCE: N_("Looked for and absent"),
}
ON = {
    Nature.MEASURED: N_("&Taken on"),
    Nature.STATED: N_("S&tated on"),
    Nature.COURSE: N_("Begu&n on"),
    Nature.ABSENCE: N_("Absen&t since"),
}
UNTIL = {Nature.COURSE: N_("Last d&ay"), Nature.ABSENCE: N_("Looked through until d&ay")}
HINTS = {
    Nature.MEASURED: N_("As the report writes it: 31, <0.1, III."),
    Nature.COURSE: N_("The dose, if there is one: 60 mg/d."),
}
LABELS = {
    "nature": N_("&Kind"),
    "title": N_("&What"),
    "value": N_("&Value"),
    "holds": N_("It &holds or not"),
    "unit": N_("&Unit"),
    "laboratory": N_("&Laboratory"),
    "low": N_("N&ormal from"),
    "high": N_("Nor&mal to"),
    "on": N_("&Taken on"),
    "until": N_("Last d&ay"),
    "late_reason": N_("Why it is entered late"),
    "kind": N_("&Source document"),
    "place": N_("Whe&re it lies"),
    "dated_on": N_("&Its date"),
    "reason": N_("Wh&y is it corrected?"),
}
REQUIRED = ("title", "holds", "reason")
CASELESS = Qt.CaseSensitivity.CaseInsensitive


class ObservationFields(QWidget):
    """Holds the inputs; the page lays them out and says what is typed."""

    changed = Signal()
    """A field was left, or a choice was made."""
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.nature = named(
            "nature", ChoiceField([(n.value, _(words)) for n, words in NATURES.items()])
        )
        self.title = named("what", QLineEdit())
        self.value = named("value", QLineEdit())
        self.holds = named("holds", ChoiceField([(YES, _("holds")), (NO, _("does not hold"))]))
        self.unit = named("unit", UnitField())
        self.low = named("low", QLineEdit())
        self.high = named("high", QLineEdit())
        self.laboratory = named("laboratory", ChoiceField())
        self.on = named("on", DateField())
        self.until = named("until", DateField())
        self.is_ongoing = named("is_ongoing", TickBox(_("Still &going on")))
        self.for_study = named("for_study", TickBox(_("Done &for the trial, after consent")))
        self.late_reason = named("late_reason", QLineEdit())
        self.kind = named("source_kind", ChoiceField())
        self.kind.offer([("", _("none yet")), *self._kinds()])
        self.place = named("source_place", QLineEdit())
        self.place.setPlaceholderText(_("chart p. 12, report no. …"))
        self.dated_on = named("source_date", DateField())
        self.is_compared = named(
            "is_compared", TickBox(_("Com&pared with the report: it says so"))
        )
        self.reason = named("reason", QLineEdit())
        self._names = QStringListModel(self)
        self._connect()
        self.fields = self._labelled()

    def typed(self) -> Typed:
        nature = Nature(self.nature.value() or Nature.MEASURED)
        kind = self.kind.value()
        return Typed(
            nature,
            self.title.text(),
            self.holds.value() if nature is Nature.STATED else self.value.text(),
            self.unit.text(),
            self.low.text(),
            self.high.text(),
            self.laboratory.value(),
            self.on.day(),
            self.until.day(),
            self.is_ongoing.isChecked(),
            self.for_study.isChecked(),
            self.late_reason.text(),
            Evidence(
                SourceKind(kind) if kind else None, self.place.text(), self.dated_on.day()
            ),
            self.is_compared.isChecked(),
            self.reason.text(),
        )

    @property
    def wrong_days(self) -> tuple[DateField, ...]:
        """The fields in which something stands that is no day."""
        days = (self.on, self.until, self.dated_on)
        return tuple(field for field in days if field.isVisible() and field.has_problem)

    def display(self, view: ObservationView) -> None:
        typed = view.typed
        self._names.setStringList(list(view.things))
        self.nature.set_value(typed.nature.value)
        for line, words in (
            (self.title, typed.title),
            (self.value, "" if typed.nature is Nature.STATED else typed.value),
            (self.low, typed.low),
            (self.high, typed.high),
            (self.late_reason, typed.late_reason),
            (self.place, typed.document.place),
            (self.reason, typed.reason),
        ):
            if line.text() != words:
                line.setText(words)
        self.holds.set_value(typed.value if typed.nature is Nature.STATED else "")
        self.unit.show_units(view.units, typed.unit)
        self.laboratory.offer(view.laboratories)
        self.laboratory.set_value(typed.laboratory)
        self.kind.set_value(typed.document.kind.value if typed.document.kind else "")
        for field, day in (
            (self.on, typed.on),
            (self.until, typed.until),
            (self.dated_on, typed.document.dated_on),
        ):
            field.set_limits(None, view.today)
            if field.day() != day or not (day or field.has_problem):
                field.set_day(day)
        self.is_ongoing.setChecked(typed.is_ongoing)
        self.for_study.setChecked(typed.for_study)
        self.is_compared.setChecked(typed.is_compared)
        self._ask_for(typed.nature, view)

    def _ask_for(self, nature: Nature, view: ObservationView) -> None:
        fields, is_measured = self.fields, nature is Nature.MEASURED
        has_value = nature in (Nature.MEASURED, Nature.COURSE)
        fields["value"].setVisible(has_value)
        fields["value"].set_hint(_(HINTS[nature]) if has_value and not view.conversion else "")
        if view.conversion:
            fields["value"].set_hint(view.conversion)
        fields["holds"].setVisible(nature is Nature.STATED)
        fields["unit"].setVisible(is_measured)
        for name in ("low", "high", "laboratory"):
            fields[name].setVisible(is_measured)
        fields["laboratory"].set_hint(view.origin)
        fields["until"].setVisible(nature in UNTIL and not view.typed.is_ongoing)
        self.is_ongoing.setVisible(nature is Nature.COURSE)
        self.for_study.setVisible(nature is not Nature.ABSENCE)
        fields["late_reason"].set_hint(_("Only if it is late."))
        fields["late_reason"].setVisible(view.typed.for_study and not view.is_correction)
        fields["reason"].setVisible(view.is_correction)
        fields["on"].set_label(_(ON[nature]))
        fields["on"].set_hint(_("Empty: ever before.") if nature is Nature.ABSENCE else "")
        fields["until"].set_label(_(UNTIL.get(nature, UNTIL[Nature.COURSE])))
        for name, field in fields.items():
            if not (isinstance(field.input, DateField) and field.input.has_problem):
                wanted = "value" if name == "holds" else name
                field.show_problem(view.problem_of(wanted))

    def _kinds(self) -> list[tuple[str, str]]:
        return [(kind.value, _(words)) for kind, words in SOURCE_WORDS.items()]

    def _connect(self) -> None:
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(CASELESS)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _words: self.changed.emit())
        self.title.setCompleter(completer)
        for line in (
            *(self.title, self.value, self.low, self.high, self.late_reason),
            *(self.place, self.reason),
        ):
            line.editingFinished.connect(self.changed)
            line.returnPressed.connect(self.submitted)
        self.unit.left.connect(self.changed)
        for choice in (self.nature, self.holds, self.unit, self.laboratory, self.kind):
            choice.chosen.connect(lambda _value: self.changed.emit())
        for day in (self.on, self.until, self.dated_on):
            day.changed.connect(self.changed)
        for box in (self.is_ongoing, self.for_study, self.is_compared):
            box.clicked.connect(lambda _checked: self.changed.emit())

    def _labelled(self) -> dict[str, FormField]:
        return {
            name: FormField(_(words), getattr(self, name), required=name in REQUIRED)
            for name, words in LABELS.items()
        }
