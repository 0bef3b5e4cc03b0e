"""Works a row of evidence in the walk by its fields."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from ui.walk.evidence_row import EvidenceRow
from ui.walk.statement import Lines
from ui.widgets.choices import ChoiceField


class RowRobot:
    """One row of evidence, worked by its fields."""

    def __init__(self, row: EvidenceRow) -> None:
        self._row = row

    def enter(self, **texts: str) -> None:
        """Type into fields by their names, `enter(value="78", on="2026-11-15")`."""
        for name, text in texts.items():
            line = self.line(name)
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.selectAll()
            QTest.keyClicks(line, text)
            QApplication.processEvents()

    def choose(self, value: str) -> None:
        """Choose yes or no, or whether it was given or looked for and none."""
        name = "row_kind" if self._row.findChild(ChoiceField, "row_kind") else "row_value"
        field = self._row.findChild(ChoiceField, name)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.set_value(value)
        field.chosen.emit(value)

    def tick(self, name: str) -> None:
        QTest.mouseClick(self._find(QCheckBox, f"row_{name}"), Qt.MouseButton.LeftButton)

    def click(self, name: str) -> None:
        button = self._find(QAbstractButton, f"row_{name}")
        assert button.isVisible(), f"{name} is not on the screen"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def line(self, name: str) -> QLineEdit:
        field = self._find(QWidget, f"row_{name}")
        return field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)

    def text(self, name: str) -> str:
        return self.line(name).text()

    def says(self, name: str) -> str:
        """What a label of the row says; empty when it is not shown."""
        label = self._find(QLabel, f"row_{name}")
        return label.text() if label.isVisible() else ""

    def is_shown(self, name: str) -> bool:
        return self._find(QWidget, f"row_{name}").isVisible()

    @property
    def history(self) -> tuple[str, ...]:
        return self._find(Lines, "row_history").lines

    def _find(self, kind, name):
        found = self._row.findChild(kind, name)
        assert found is not None, f"there is no {name} in the row"
        return found
