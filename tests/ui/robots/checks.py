"""Works the chips of the review: what a person says of the checks of a criterion."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QWidget,
)

from tests.ui.robots.check_form import CheckFormRobot
from tests.ui.robots.record_review import LEFT, RecordReviewRobot
from ui.record_review.check_strip import Chip
from ui.record_review.dialogs import DeferDialog
from ui.record_review.wording import WordingField
from ui.widgets.chips import ChipStrip


class ChecksRobot(RecordReviewRobot):
    gone_to: tuple[int, int] | None = None
    """Version and criterion whose checks somebody went to combine."""

    def go_to(self, version_id: int, criterion_id: int) -> None:
        self.gone_to = (version_id, criterion_id)

    @property
    def rule(self) -> str:
        return self._visible(QLabel, "rule_words").text()

    @property
    def later(self) -> str:
        """What is said of when the criterion is answered."""
        return self._visible(QAbstractButton, "defer").text()

    def fill_later(self, **said: str) -> None:
        for name, words in said.items():
            self._later_form.findChild(QComboBox, name).setEditText(words)

    def confirm_later(self) -> None:
        self._qtbot.mouseClick(self._later_form.findChild(QAbstractButton, "act"), LEFT)

    @property
    def _later_form(self) -> DeferDialog:
        return next(d for d in self._page.findChildren(DeferDialog) if d.isVisible())

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
    def form(self) -> CheckFormRobot:
        return CheckFormRobot(self._page)

    @property
    def asks(self) -> bool:
        """Whether a dialog is open."""
        return any(found.isVisible() for found in self._page.findChildren(QDialog))

    @property
    def _field(self) -> WordingField:
        return self._page.findChild(WordingField, "wording")

    @property
    def _chips(self) -> list[Chip]:
        found = [chip for chip in self._page.findChildren(Chip) if chip.isVisible()]
        return sorted(found, key=lambda chip: chip.number)
