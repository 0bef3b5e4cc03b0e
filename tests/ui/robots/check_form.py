"""Works the form of a check, by what is on the screen, on whichever page it is open."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from coordinator.domain.check_entry import CheckEntry
from ui.check_editor.check_dialog import CheckDialog
from ui.widgets.choices import ChoiceField

WINDOW = ("window_value", "window_unit", "window_anchor")
FIELDS = (
    *("kind", "subject", "together", "comparator", "value", "value_high", "unit"),
    *(*WINDOW, "categories"),
)


class CheckFormRobot:
    def __init__(self, page: QWidget) -> None:
        self._page = page

    @property
    def entry(self) -> CheckEntry:
        return self._dialog.entry

    @property
    def said(self) -> dict[str, str]:
        """What stands in the form, but for what is empty."""
        names = ("kind", "subject", "comparator", "value", "value_high", "unit", *WINDOW)
        found = {name: getattr(self.entry, name) for name in names}
        return {name: words for name, words in found.items() if words}

    @property
    def fields(self) -> set[str]:
        """The fields that are on the screen."""
        return {name for name in FIELDS if self._dialog.findChild(QWidget, name).isVisible()}

    def offered(self, name: str) -> list[str]:
        field = self._dialog.findChild(QComboBox, name)
        return [field.itemText(number) for number in range(field.count())]

    def fill(self, **said: str) -> None:
        for name, words in said.items():
            field = self._dialog.findChild(QWidget, name)
            if isinstance(field, ChoiceField):
                field.set_value(words)
            elif isinstance(field, QComboBox):
                field.setEditText(words)
            elif isinstance(field, QLineEdit):
                field.setText(words)

    def problem_at(self, name: str) -> str:
        """What stands below a field."""
        return self._dialog.findChild(QWidget, name).accessibleDescription()

    def tick(self, name: str) -> None:
        self._dialog.findChild(QAbstractButton, name).click()

    @property
    def act(self) -> QAbstractButton:
        """The button that stores what was said."""
        return self._dialog.findChild(QAbstractButton, "act")

    @property
    def _dialog(self) -> CheckDialog:
        return next(d for d in self._page.findChildren(CheckDialog) if d.isVisible())
