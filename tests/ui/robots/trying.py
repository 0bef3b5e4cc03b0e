"""Tries checks out on somebody made up, by what is on the screen."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from ui.check_editor.page import CheckEditorPage
from ui.check_editor.try_panel import FactRow
from ui.widgets.badge import StandingBadge
from ui.widgets.choices import ChoiceField


class TryingRobot:
    """What a robot of a page does on which there is somebody made up."""

    _page: CheckEditorPage

    def suppose(self, age: str = "", sex: str = "", **facts: Mapping[str, str]) -> None:
        """Make somebody up: `suppose("43", "female", alt={"value": "78", "high": "40"})`."""
        self.make_up(self._page, age, sex, facts)

    @property
    def tried(self) -> tuple[str, str]:
        """What is found, and for whom."""
        badge = self._page.findChild(StandingBadge, "tried")
        return badge.word, self._label("tried_for")

    @property
    def working(self) -> str:
        return self._label("working")

    @property
    def readings(self) -> list[str]:
        return self._label("readings").split(" · ")

    @property
    def facts(self) -> list[str]:
        return self.facts_on(self._page)

    @staticmethod
    def facts_on(page: CheckEditorPage) -> list[str]:
        found = (row for row in page.findChildren(FactRow) if row.isVisible())
        return [row.objectName().removeprefix("fact_") for row in found]

    @staticmethod
    def make_up(
        page: CheckEditorPage, age: str, sex: str, facts: Mapping[str, Mapping[str, str]]
    ) -> None:
        page.findChild(QLineEdit, "try_age").setText(age)
        page.findChild(ChoiceField, "try_sex").set_value(sex)
        for what, told in facts.items():
            row = next(
                found
                for found in page.findChildren(FactRow, f"fact_{what}")
                if found.isVisible()
            )
            for name, words in told.items():
                field = row.findChild(QWidget, name)
                if isinstance(field, ChoiceField):
                    field.set_value(words)
                elif isinstance(field, QComboBox):
                    field.setEditText(words)
                elif isinstance(field, QLineEdit):
                    field.setText(words)

    def _label(self, name: str) -> str:
        return self._page.findChild(QLabel, name).text()
