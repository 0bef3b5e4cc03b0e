"""What the fields of all kinds of evidence have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coordinator.text import _
from ui.walk.rows_view import RowView, TypedRow
from ui.widgets.dates import DateField
from ui.widgets.labels import Label
from ui.widgets.layouts import row
from ui.widgets.named import named, said
from ui.widgets.ticks import TickBox

VALUE, DAY = 72, 118  # widths in pixels


class Fields(QWidget):
    """What the three kinds of fields have in common: they tell, and can be gone to."""

    typed = Signal()
    finished = Signal()
    """A field was left."""

    def start(self) -> None:
        """Go to the first field."""

    def start_missing(self) -> None:
        """Go to the first field that is empty and needed."""
        self.start()

    def read(self) -> TypedRow:
        raise NotImplementedError

    def display(self, view: RowView) -> None:
        raise NotImplementedError

    def _watch_line(self, *lines: QLineEdit) -> None:
        for line in lines:
            line.textEdited.connect(self.typed)
            line.editingFinished.connect(self.finished)

    def _watch_day(self, *days: DateField) -> None:
        for day in days:
            self._watch_line(day.line)
            day.changed.connect(self.typed)

    def _watch_tick(self, *ticks: QCheckBox) -> None:
        for tick in ticks:
            tick.clicked.connect(self.typed)
            tick.clicked.connect(self.finished)


def study_tick() -> TickBox:
    """Make the tick for a procedure of the trial: it can only follow the consent."""
    return named("row_for_study", TickBox(_("for the trial")))


def name_study_tick(tick: TickBox, title: str) -> None:
    said(_("{title}: done for the trial, after consent").format(title=title), tick)


def line_field(name: str, width: int) -> QLineEdit:
    line = named(name, QLineEdit())
    line.setFixedWidth(width)
    return line


def day_field(name: str) -> DateField:
    field = named(name, DateField())
    field.line.setFixedWidth(DAY)
    return field


def labelled(words: str, field: QWidget) -> QWidget:
    label = Label(words, "label")
    label.setWordWrap(False)
    both = QWidget()
    both.setFocusProxy(field)
    both.setLayout(row(label, field, gap=4))
    return both


def show_text(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)


def show_day_text(field: DateField, text: str) -> None:
    if field.text() != text.strip():
        field.set_text(text)
