"""What can be done to a criterion: a row of tools, each with its key."""

from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from coordinator.domain.criterion import Kind
from coordinator.text import N_, _
from ui.record_review.view import CriterionView, Edit
from ui.widgets.buttons import icon_button, link
from ui.widgets.layouts import row, spacer
from ui.widgets.named import named


class Tool(NamedTuple):
    edit: Edit
    picture: str
    words: str
    keys: str


PICTURED: Final = (
    Tool(Edit.SPLIT, "split", N_("Split at the cursor"), "Ctrl+Return"),
    Tool(Edit.JOIN, "join", N_("Join with the next one"), "Ctrl+J"),
    Tool(Edit.UP, "chevron-up", N_("Move up"), "Alt+Up"),
    Tool(Edit.DOWN, "chevron-down", N_("Move down"), "Alt+Down"),
    Tool(Edit.INDENT, "indent", N_("Make it a part of the one above"), "Alt+Right"),
    Tool(Edit.OUTDENT, "outdent", N_("Make it a criterion of its own"), "Alt+Left"),
)
MOVE: Final = {
    Kind.INCLUSION: N_("&Move to exclusion"),
    Kind.EXCLUSION: N_("&Move to inclusion"),
}


class ToolRow(QWidget):
    wanted = Signal(Edit)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[Edit, QAbstractButton] = {}
        for tool in PICTURED:
            name = f"edit_{tool.edit.name.lower()}"
            made = icon_button(tool.picture, _(tool.words), tool.keys)
            self._buttons[tool.edit] = named(name, made)
        self._move = named("edit_move", link(_(MOVE[Kind.INCLUSION]), "move", "Ctrl+M"))
        self._aside = named("edit_set_aside", link(_("Set aside"), "minus", "Ctrl+Del"))
        self._buttons |= {Edit.MOVE: self._move, Edit.SET_ASIDE: self._aside}
        for edit, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, edit=edit: self.wanted.emit(edit))
        pictured = [self._buttons[tool.edit] for tool in PICTURED]
        self.setLayout(row(*pictured, spacer(), self._move, self._aside, gap=0))

    def display(self, criterion: CriterionView) -> None:
        for edit, button in self._buttons.items():
            button.setEnabled(edit in criterion.possible)
        self._move.setText(_(MOVE[criterion.kind]))
