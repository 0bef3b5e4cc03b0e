"""The small form in which a check is corrected, or entered for words that were marked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from coordinator.domain.check import Comparator
from coordinator.domain.check_entry import COMPARATORS, TIME_UNITS, CheckEntry
from coordinator.domain.check_words import KIND_WORDS, SIGNS
from coordinator.text import _
from ui.widgets.buttons import primary
from ui.widgets.choices import ChoiceField
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named

NONE = "none"  # no comparison: a thing that is there or not


class CheckDialog(DialogFrame):
    given = Signal(CheckEntry, str)
    """The entry, without problems, and the reason; whoever stores them accepts the dialog."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        entry: CheckEntry,
        reasons: tuple[str, ...],
    ) -> None:
        super().__init__(parent, title)
        self.setMinimumWidth(600)
        self._kind = named("kind", ChoiceField(_kinds()))
        self._comparator = named("comparator", ChoiceField(_comparators(), _("Choose…")))
        self._unit_of_time = named("window_unit", ChoiceField(_times(entry.window_unit)))
        self._lines = {
            name: named(name, QLineEdit(getattr(entry, name), maxLength=200))
            for name in ("subject", "value", "value_high", "unit", "window_value")
        }
        self._lines["window_anchor"] = named("window_anchor", QLineEdit(entry.window_anchor))
        self._reason = named("reason", QComboBox(editable=True))
        self._reason.addItems(list(reasons))
        self._reason.setCurrentIndex(-1)
        self._act = named("act", primary(_("&Store")))
        self._act.setDefault(True)
        self._act.clicked.connect(self._give)
        self._fields = self._make_fields()
        self._lay_out(words)
        self._fill(entry)
        self._comparator.currentIndexChanged.connect(lambda _index: self._show_high())
        self._show_high()
        (self._comparator if entry.kind and not entry.comparator else self._kind).setFocus()

    @property
    def entry(self) -> CheckEntry:
        """What stands in the fields now."""
        return CheckEntry(
            kind=self._kind.value(),
            comparator=self._comparator.value().removeprefix(NONE),
            window_unit=self._unit_of_time.value(),
            **{name: line.text() for name, line in self._lines.items()},
        )

    def _fill(self, entry: CheckEntry) -> None:
        self._kind.set_value(entry.kind)
        # A value without a sign has lost it, and the person says which one it is.
        no_sign = NONE if entry.kind and not entry.value else ""
        self._comparator.set_value(entry.comparator or no_sign)
        self._unit_of_time.set_value(entry.window_unit)

    def _show_high(self) -> None:
        is_range = self._comparator.value() == Comparator.BETWEEN
        self._fields["value_high"].setVisible(is_range)

    def _give(self) -> None:
        problems = self.entry.problems
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        reason = self._reason.currentText().strip()
        self._why.show_problem("" if reason else _("Say why."))
        if not problems and reason:
            self.given.emit(self.entry, reason)

    def _make_fields(self) -> dict[str, FormField]:
        lines = self._lines
        return {
            "kind": FormField(_("&Kind"), self._kind),
            "subject": FormField(_("&What is checked"), lines["subject"]),
            "comparator": FormField(_("&Comparison"), self._comparator),
            "value": FormField(_("&Value"), lines["value"]),
            "value_high": FormField(_("U&p to"), lines["value_high"]),
            "unit": FormField(_("&Unit"), lines["unit"]),
            "window_value": FormField(_("&Time window"), lines["window_value"]),
            "window_unit": FormField(_("Unit &of time"), self._unit_of_time),
            "window_anchor": FormField(_("&Before"), lines["window_anchor"]),
        }

    def _lay_out(self, words: str) -> None:
        fields = self._fields
        self._why = FormField(_("&Reason"), self._reason)
        lines = (
            ("kind", "subject"),
            ("comparator", "value", "value_high", "unit"),
            ("window_value", "window_unit", "window_anchor"),
        )
        rows = [row(*(filling(fields[name]) for name in line), gap=12) for line in lines]
        quote = named("marked_words", Label(_("“{words}”").format(words=words), "second"))
        self.set_content(column(quote, *rows, self._why, gap=12))
        self.set_actions(self._act)


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, _(words)) for kind, words in KIND_WORDS.items()]


def _comparators() -> list[tuple[str, str]]:
    offered = [
        (one.value, SIGNS[one] if one in SIGNS else _("from … to")) for one in COMPARATORS
    ]
    return [*offered, (NONE, _("none"))]


def _times(written: str) -> list[tuple[str, str]]:
    """Offer units of time, with that of the record first where it is worded otherwise."""
    known = [("", _("none")), *((unit, _(words)) for unit, words in TIME_UNITS.items())]
    return known if not written or written in TIME_UNITS else [(written, written), *known]
