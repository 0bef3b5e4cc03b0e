"""Works the chips of the review: what a person says of the checks of a criterion."""

from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QWidget

from tests.ui.robots.record_review import LEFT, RecordReviewRobot
from ui.record_review.check_dialog import CheckDialog
from ui.record_review.check_strip import Chip
from ui.record_review.wording import WordingField
from ui.widgets.chips import ChipStrip
from ui.widgets.choices import ChoiceField


class ChecksRobot(RecordReviewRobot):
    @property
    def chips(self) -> list[str]:
        """The chips of the criterion that is worked on."""
        return [chip.text() for chip in self._chips]

    @property
    def chip(self) -> str:
        """The chip that keys act on."""
        return next(chip.text() for chip in self._chips if chip.isChecked())

    def chips_of(self, code: str) -> list[str]:
        """The chips below a criterion that is not worked on now."""
        for line in self._page.findChildren(QWidget, "criterion"):
            if line.findChild(QLabel, "code").text() == code:
                strip = line.findChild(ChipStrip, "checks")
                return [face.text for face in strip.faces] if strip.isVisible() else []
        raise LookupError(code)

    def focus_chip(self, number: int = 0) -> None:
        self._chips[number].setFocus()
        QApplication.processEvents()

    def click_chip(self, number: int) -> None:
        self._qtbot.mouseClick(self._chips[number], LEFT)

    @property
    def pointed_out(self) -> str:
        """The words on which the wording has a ground of its own."""
        selections = self._field.extraSelections()
        return selections[0].cursor.selectedText() if selections else ""

    def mark(self, words: str) -> None:
        """Mark words of the criterion."""
        self._field.setFocus()
        self._field.setTextCursor(self._field.document().find(words))

    @property
    def note(self) -> str:
        label = self._visible(QLabel, "wording_note")
        return label.text()

    @property
    def form(self) -> dict[str, str]:
        """What stands in the form of a check, but for what is empty."""
        entry = self._form.entry
        names = ("kind", "subject", "comparator", "value", "value_high", "unit")
        window = ("window_value", "window_unit", "window_anchor")
        found = {name: getattr(entry, name) for name in (*names, *window)}
        return {name: words for name, words in found.items() if words}

    def fill(self, **said: str) -> None:
        for name, words in said.items():
            field = self._form.findChild(QWidget, name)
            if isinstance(field, ChoiceField):
                field.set_value(words)
            elif isinstance(field, QComboBox):
                field.setEditText(words)
            elif isinstance(field, QLineEdit):
                field.setText(words)

    def problem_at(self, name: str) -> str:
        return self._form.findChild(QWidget, name).accessibleDescription()

    @property
    def asks(self) -> bool:
        """Whether a dialog is open."""
        return any(found.isVisible() for found in self._page.findChildren(QDialog))

    @property
    def _form(self) -> CheckDialog:
        return next(d for d in self._page.findChildren(CheckDialog) if d.isVisible())

    @property
    def _field(self) -> WordingField:
        return self._page.findChild(WordingField, "wording")

    @property
    def _chips(self) -> list[Chip]:
        found = [chip for chip in self._page.findChildren(Chip) if chip.isVisible()]
        return sorted(found, key=lambda chip: chip.number)
