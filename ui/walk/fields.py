"""The fields of an evidence row: a measured value, a statement; which fields are for what."""

from PySide6.QtCore import Qt

from coordinator.domain.observation import NO, YES, Nature
from coordinator.text import _
from ui.walk.course_fields import CourseFields
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
from ui.walk.telling import COURSES
from ui.walk.units import UnitField
from ui.widgets.choices import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.named import named, said, styled

CHOICE, LIMIT = 108, 56  # widths in pixels


class MeasuredFields(Fields):
    def __init__(self) -> None:
        super().__init__()
        self._value = line_field("row_value", VALUE)
        self._unit = named("row_unit", UnitField())
        self._low, self._high = line_field("row_low", LIMIT), line_field("row_high", LIMIT)
        self._lower = labelled(_("LLN"), self._low)
        self._upper = labelled(_("ULN"), self._high)
        self._day, self._study = day_field("row_on"), study_tick()
        self._watch_tick(self._study)
        self._watch_line(self._value, self._low, self._high)
        self._watch_day(self._day)
        self._unit.typed.connect(self.typed)
        self._unit.finished.connect(self.finished)
        day = labelled(_("on"), self._day)
        self.setLayout(
            FlowLayout(*(self._value, self._unit, self._lower, self._upper, day, self._study))
        )

    def start(self) -> None:
        self._value.setFocus(Qt.FocusReason.OtherFocusReason)
        self._value.selectAll()

    def start_missing(self) -> None:
        if self._value.text():
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.start()

    def read(self) -> TypedRow:
        return TypedRow(
            self._value.text(),
            self._unit.unit(),
            self._low.text(),
            self._high.text(),
            self._day.text(),
            for_study=self._study.isChecked(),
        )

    def display(self, view: RowView) -> None:
        typed = view.typed
        title = view.title
        said(_("{title}: value").format(title=title), self._value)
        said(_("{title}: unit").format(title=title), self._unit)
        said(_("{title}: lower limit of normal").format(title=title), self._low)
        said(_("{title}: upper limit of normal").format(title=title), self._high)
        self._day.setAccessibleName(_("{title}: taken on").format(title=title))
        name_study_tick(self._study, title)
        self._study.setChecked(typed.for_study)
        show_text(self._value, typed.value)
        self._unit.display(view.units, typed.unit)
        show_text(self._low, typed.low)
        show_text(self._high, typed.high)
        show_day_text(self._day, typed.on)
        self._unit.setVisible(view.needs_unit)
        self._lower.setVisible(view.needs_low)
        self._upper.setVisible(view.needs_high)
        styled(self._value, doubted=bool(view.question))


class StatedFields(Fields):
    def __init__(self) -> None:
        super().__init__()
        self._value = named("row_value", ChoiceField(((YES, _("Yes")), (NO, _("No")))))
        self._value.setMinimumWidth(CHOICE)
        self._day, self._study = day_field("row_on"), study_tick()
        self._watch_tick(self._study)
        self._value.chosen.connect(self.typed)
        self._value.chosen.connect(self.finished)
        self._watch_day(self._day)
        self.setLayout(FlowLayout(self._value, labelled(_("on"), self._day), self._study))

    def start(self) -> None:
        self._value.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> TypedRow:
        return TypedRow(
            value=self._value.value(),
            on=self._day.text(),
            for_study=self._study.isChecked(),
        )

    def display(self, view: RowView) -> None:
        said(_("{title}: yes or no").format(title=view.title), self._value)
        self._day.setAccessibleName(_("{title}: stated on").format(title=view.title))
        name_study_tick(self._study, view.title)
        self._study.setChecked(view.typed.for_study)
        if self._value.value() != view.typed.value:
            self._value.set_value(view.typed.value)
        show_day_text(self._day, view.typed.on)


def kind_of(nature: Nature) -> type[Fields]:
    """Say which fields a piece of evidence is entered in."""
    if nature in COURSES:
        return CourseFields
    return StatedFields if nature is Nature.STATED else MeasuredFields


def fields_for(nature: Nature) -> Fields:
    return kind_of(nature)()
