"""The fields for a treatment or event, or for its absence."""

from PySide6.QtCore import Qt

from coordinator.text import _
from ui.walk.row_fields import (
    VALUE,
    Fields,
    day_field,
    labelled,
    line_field,
    name_study_tick,
    show_day_text,
    show_text,
    study_tick,
)
from ui.walk.rows_view import RowView, TypedRow
from ui.walk.units import UnitField
from ui.widgets.choices import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.named import named, said
from ui.widgets.ticks import TickBox

GIVEN, NONE = "given", "none"


class CourseFields(Fields):
    """Given from a day until a day, or still; or none since a day, or ever, until a day."""

    def __init__(self) -> None:
        super().__init__()
        options = ((GIVEN, _("Given or happened")), (NONE, _("None, looked for")))
        self._kind = named("row_kind", ChoiceField(options))
        self._dose = line_field("row_value", VALUE)
        self._unit = named("row_unit", UnitField())
        self._begun, self._ended = day_field("row_on"), day_field("row_until")
        self._still = named("row_still", TickBox(_("still")))
        self._ever = named("row_ever", TickBox(_("ever")))
        self._study = study_tick()
        self._dosed = labelled(_("dose"), self._dose)
        self._first = labelled(_("from"), self._begun)
        self._last = labelled(_("until"), self._ended)
        self._watch()
        self.setLayout(
            FlowLayout(
                *(self._kind, self._dosed, self._unit, self._first, self._ever),
                *(self._last, self._still, self._study),
            )
        )

    def start(self) -> None:
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> TypedRow:
        is_absent = self._kind.value() == NONE
        return TypedRow(
            "" if is_absent else self._dose.text(),
            "" if is_absent else self._unit.unit(),
            on=self._begun.text(),
            until=self._ended.text(),
            is_ongoing=self._still.isChecked() and not is_absent,
            is_absent=is_absent,
            is_ever=self._ever.isChecked() and is_absent,
            for_study=self._study.isChecked() and not is_absent,
        )

    def display(self, view: RowView) -> None:
        typed = view.typed
        self._name(view.title)
        is_said = bool(typed.on or typed.until or typed.value or typed.is_ongoing)
        if typed.is_absent:
            self._kind.set_value(NONE)
        elif is_said:
            self._kind.set_value(GIVEN)
        elif self._kind.value() == NONE:
            self._kind.set_value("")
        show_text(self._dose, typed.value)
        self._unit.display(view.units, typed.unit)
        show_day_text(self._begun, typed.on)
        show_day_text(self._ended, typed.until)
        self._still.setChecked(typed.is_ongoing)
        self._ever.setChecked(typed.is_ever)
        self._study.setChecked(typed.for_study)
        self._ask_what_fits(typed)

    def _ask_what_fits(self, typed: TypedRow) -> None:
        is_chosen = bool(self._kind.value())
        for field in (self._dosed, self._unit):
            field.setVisible(is_chosen and not typed.is_absent)
        self._first.setVisible(is_chosen and not typed.is_ever)
        self._last.setVisible(is_chosen and not typed.is_ongoing)
        self._still.setVisible(is_chosen and not typed.is_absent)
        self._study.setVisible(is_chosen and not typed.is_absent)
        self._ever.setVisible(is_chosen and typed.is_absent)

    def _name(self, title: str) -> None:
        said(_("{title}: given, or looked for and none").format(title=title), self._kind)
        said(_("{title}: dose").format(title=title), self._dose)
        said(_("{title}: unit of the dose").format(title=title), self._unit)
        self._begun.setAccessibleName(_("{title}: from").format(title=title))
        self._ended.setAccessibleName(_("{title}: until").format(title=title))
        said(_("{title}: goes on still").format(title=title), self._still)
        said(_("{title}: never").format(title=title), self._ever)
        name_study_tick(self._study, title)

    def _choose(self) -> None:
        self._ask_what_fits(self.read())
        self.typed.emit()

    def _watch(self) -> None:
        self._kind.chosen.connect(self._choose)
        self._watch_line(self._dose)
        self._watch_day(self._begun, self._ended)
        self._watch_tick(self._still, self._ever, self._study)
        self._unit.typed.connect(self.typed)
        self._unit.finished.connect(self.finished)
