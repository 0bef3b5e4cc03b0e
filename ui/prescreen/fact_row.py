"""One fact about a person: what it is, its value with unit and limits, and its day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from coordinator.domain.observation import Nature
from coordinator.domain.unit_words import unit_words
from coordinator.text import N_, _
from ui.prescreen.view import FactAsked, Said, TypedFact
from ui.widgets.buttons import icon_button
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.labels import ElidedLabel, Label, caption
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said, styled

VALUE_WIDTH, UNIT_WIDTH, LIMIT_WIDTH = 84, 104, 72
COURSE_WORDS = {
    Said.NEVER: N_("never"),
    Said.NOT_SINCE: N_("not since this day"),
    Said.LAST_ON: N_("ended, last on this day"),
    Said.STILL: N_("still, begun on this day"),
}
STATED_WORDS = {Said.YES: N_("Yes"), Said.NO: N_("No")}


def short(words: str) -> Label:
    """Make a caption that stands before a field on one line."""
    label = caption(words)
    label.setWordWrap(False)
    return label


def narrow(choice: ChoiceField) -> ChoiceField:
    """Let a choice be as narrow as its place, whatever the longest option is."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(1)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return choice


class FactRow(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, asked: FactAsked) -> None:
        super().__init__()
        named(f"fact_{asked.what}", self)
        self.asked = asked
        self._value = self._line("value", _("{what}: value"), VALUE_WIDTH)
        self._low = self._line("low", _("{what}: lower limit of normal"), LIMIT_WIDTH)
        self._high = self._line("high", _("{what}: upper limit of normal"), LIMIT_WIDTH)
        self._unit = self._unit_field()
        self._said = narrow(named("said", ChoiceField(self._sayings())))
        said(asked.title, self._said)
        self._on = named("on", DateField())
        self._on.setAccessibleName(_("{what}: day; today when empty").format(what=asked.title))
        self._on.line.setPlaceholderText(_("today"))
        self._day = QWidget()
        self._note = named("note", caption())
        self._remove = named("remove", icon_button("cross", _("Take this fact away")))
        self._lay_out()
        self._connect()

    def typed(self) -> TypedFact:
        unit = self._unit
        return TypedFact(
            self.asked,
            self._value.text(),
            unit.value() if isinstance(unit, ChoiceField) else unit.text(),
            self._low.text(),
            self._high.text(),
            self._said.value(),
            self._on.day(),
            self._on.has_problem,
        )

    def start(self) -> None:
        """Give the keyboard to the first field."""
        is_measured = self.asked.nature is Nature.MEASURED
        (self._value if is_measured else self._said).setFocus()

    def note(self, words: str) -> None:
        """Show what is odd about what stands there."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._value.setAccessibleDescription(words)
        styled(self._note, tone="open" if words else "")

    def _line(self, name: str, words: str, width: int) -> QLineEdit:
        line = said(words.format(what=self.asked.title), named(name, QLineEdit()))
        line.setFixedWidth(width)
        line.textEdited.connect(lambda _text: self.changed.emit())
        return line

    def _unit_field(self) -> ChoiceField | QLineEdit:
        words = _("{what}: unit").format(what=self.asked.title)
        if not self.asked.units:
            line = self._line("unit", words, UNIT_WIDTH)
            line.setPlaceholderText(_("unit"))
            return line
        units = [(unit, unit_words(unit)) for unit in self.asked.units]
        choice = said(words, named("unit", ChoiceField(units)))
        choice.set_value(self.asked.units[0])
        narrow(choice)
        choice.chosen.connect(lambda _unit: self.changed.emit())
        return choice

    def _sayings(self) -> list[tuple[str, str]]:
        words = STATED_WORDS if self.asked.nature is Nature.STATED else COURSE_WORDS
        return [(one.value, _(text)) for one, text in words.items()]

    def _connect(self) -> None:
        self._said.chosen.connect(self._say)
        self._on.changed.connect(self.changed)
        self._on.problem_changed.connect(self._judge_day)
        self._remove.clicked.connect(self.removed)

    def _say(self, said_: str) -> None:
        """Ask for the dose of what is or was taken, and for no day where there is none."""
        takes = self.asked.has_dose and said_ in (Said.STILL, Said.LAST_ON)
        for part in (self._value, self._unit):
            part.setVisible(takes)
        self._day.setVisible(said_ != Said.NEVER)
        needs_day = said_ in (Said.NOT_SINCE, Said.LAST_ON)
        self._on.line.setPlaceholderText(_("yyyy-mm-dd") if needs_day else _("today"))
        self.changed.emit()

    def _judge_day(self, problem: str) -> None:
        self.note(problem)
        self.changed.emit()

    def _lay_out(self) -> None:
        asked = self.asked
        is_measured = asked.nature is Nature.MEASURED
        head = row(filling(ElidedLabel(asked.title)), self._remove, gap=4)
        value = row(self._value, filling(self._unit), gap=8)
        from_words = _("normal from") if asked.needs_low else _("normal up to")
        between = (short(_("to")),) if asked.needs_low and asked.needs_high else ()
        limits = QWidget()
        limits.setLayout(row(short(from_words), self._low, *between, self._high, spacer()))
        self._day.setLayout(row(short(_("on")), self._on, spacer()))
        fields = (head, self._said, value, limits, self._day, self._note)
        self.setLayout(column(*fields, gap=4))
        for part, is_there in (
            (self._value, is_measured),
            (self._unit, is_measured and asked.has_unit),
            (limits, is_measured and (asked.needs_low or asked.needs_high)),
            (self._low, asked.needs_low),
            (self._high, asked.needs_high),
            (self._said, not is_measured),
            (self._note, False),
        ):
            part.setVisible(is_there)
