"""The inputs of a worksheet: each gives the words that stand in it, and shows others."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.unit_words import unit_words
from coordinator.text import _
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.labels import Label
from ui.widgets.layouts import row, spacer
from ui.widgets.named import named, said, styled
from ui.widgets.segments import Segment, SegmentField
from ui.widgets.tones import Tone
from ui.worksheet.view import Input, ItemView, Question

FIGURE_WIDTH, TEXT_WIDTH, CHOICE_WIDTH = 112, 272, 316
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
TONES = {"yes": Tone.INFO, "no": Tone.INFO, "not done": Tone.NEUTRAL, "": Tone.NEUTRAL}


class ItemInput(QWidget):
    changed = Signal()
    moved = Signal(int)

    def words(self) -> str:
        raise NotImplementedError

    def unit(self) -> str:
        return ""

    def show_item(self, item: ItemView) -> None:
        raise NotImplementedError


class SegmentsInput(ItemInput):
    def __init__(self, question: Question) -> None:
        super().__init__()
        self._field = named(
            question.key,
            SegmentField(
                [
                    Segment(value, words, key, TONES.get(value, Tone.INFO))
                    for value, words, key in question.options
                ]
            ),
        )
        said(question.title, self._field)
        self._field.chosen.connect(self.changed)
        self._field.moved.connect(self.moved)
        self.setFocusProxy(self._field)
        self.setLayout(row(self._field, spacer(), gap=0))

    def words(self) -> str:
        return self._field.value()

    def show_item(self, item: ItemView) -> None:
        self._field.set_value(item.said)


class ChoiceInput(ItemInput):
    def __init__(self, question: Question) -> None:
        super().__init__()
        options = [
            ("", _("Not known")),
            *((value, words) for value, words, _k in question.options),
        ]
        self._field = named(question.key, ChoiceField(options, _("Not known")))
        said(question.title, self._field)
        self._field.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._field.setFixedWidth(CHOICE_WIDTH)
        self._field.chosen.connect(self.changed)
        self.setFocusProxy(self._field)
        self.setLayout(row(self._field, spacer(), gap=0))

    def words(self) -> str:
        return self._field.value()

    def show_item(self, item: ItemView) -> None:
        if self._field.value() != item.said:
            self._field.set_value(item.said)


class LineInput(ItemInput):
    """A figure with its unit, or a few words."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        is_figure = question.input is Input.FIGURE
        self._line = named(question.key, QLineEdit(maxLength=120))
        self._line.setFixedWidth(FIGURE_WIDTH if is_figure else TEXT_WIDTH)
        self._line.textEdited.connect(self.changed)
        said(question.title, self._line)
        self._own = question.units[0] if question.units else ""
        self._units: ChoiceField | None = None
        beside: tuple[QWidget, ...] = ()
        if len(question.units) > 1:
            self._units = named(f"{question.key}_unit", ChoiceField())
            self._units.offer([(unit, unit_words(unit)) for unit in question.units])
            said(_("Unit of {title}").format(title=question.title), self._units)
            self._units.chosen.connect(self.changed)
            beside = (self._units,)
        elif self._own:
            label = Label(unit_words(self._own), "second")
            label.setWordWrap(False)
            beside = (label,)
        self.setFocusProxy(self._line)
        self.setLayout(row(self._line, *beside, spacer(), gap=8))

    def words(self) -> str:
        return self._line.text()

    def unit(self) -> str:
        return self._units.value() if self._units else ""

    def show_item(self, item: ItemView) -> None:
        if self._line.text() != item.said:
            self._line.setText(item.said)
        styled(self._line, wrong=bool(item.wrong))
        if self._units is not None:
            self._units.set_value(item.unit or self._own)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = MOVES.get(cast("Qt.Key", event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class DayInput(ItemInput):
    def __init__(self, question: Question) -> None:
        super().__init__()
        self._field = named(question.key, DateField())
        said(question.title, self._field)
        self._field.line.textEdited.connect(self.changed)
        self._field.changed.connect(self.changed)
        self.setFocusProxy(self._field)
        self.setLayout(row(self._field, spacer(), gap=0))

    def words(self) -> str:
        return self._field.text()

    def show_item(self, item: ItemView) -> None:
        if self._field.text() != item.said:
            self._field.set_text(item.said)


INPUTS: dict[Input, type[SegmentsInput | ChoiceInput | LineInput | DayInput]] = {
    Input.SEGMENTS: SegmentsInput,
    Input.CHOICE: ChoiceInput,
    Input.FIGURE: LineInput,
    Input.TEXT: LineInput,
    Input.DAY: DayInput,
}


def input_for(question: Question) -> ItemInput:
    return INPUTS[question.input](question)
