"""A dialog in which something is typed that may be refused."""

from PySide6.QtWidgets import QWidget

from ui.widgets.dialogs import DialogFrame
from ui.widgets.labels import Label
from ui.widgets.named import named, styled

WIDTH = 520


class TypingDialog(DialogFrame):
    """Stays open until what was typed is taken; says what is wrong beside the fields."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title)
        self.setMinimumWidth(WIDTH)
        self.problem = styled(named("problem", Label()), tone="failed")
        self.problem.hide()

    def show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
