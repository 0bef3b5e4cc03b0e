"""What can be done with the checks and with how they combine: buttons, each with its key."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import N_, _
from ui.widgets.buttons import Button, link
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.layouts import filling, row
from ui.widgets.named import named

TITLE_WIDTH: Final = 108
ABOVE_TITLE: Final = 5  # pixels, so that it stands beside the first line of the buttons


class Act(NamedTuple):
    name: str
    words: str
    picture: str
    key: str


OF_CHECKS: Final = (
    Act("confirm_check", N_("Confirm"), "tick", "Enter"),
    Act("correct_check", N_("Correct…"), "edit", "F2"),
    Act("remove_check", N_("Remove…"), "minus", "Del"),
    Act("confirm_checks", N_("Confirm all"), "tick", "C"),
    Act("add_check", N_("Add to marked words…"), "add", "Ctrl+Shift+K"),
)
OF_RULE: Final = (
    Act("count_all", N_("All of these"), "list", "A"),
    Act("count_any", N_("Any one of these"), "list", "O"),
    Act("count_some", N_("At least…"), "list", "L"),
    Act("group", N_("Group"), "indent", "G"),
    Act("ungroup", N_("Dissolve"), "outdent", "U"),
    Act("negate", N_("Not"), "minus", "N"),
    Act("unsay", N_("Not said"), "undo", "X"),
)


class ActRow(QWidget):
    wanted = Signal(str)
    """The name of what is to be done."""

    def __init__(self, title: str, acts: tuple[Act, ...], **beside: QWidget) -> None:
        """Show `acts`; `beside` are widgets that stand next to the button of that name."""
        super().__init__()
        self._keys = {act.key: act.name for act in acts}
        self._buttons: dict[str, Button] = {}
        label = Label(title, "caption")
        label.setFixedWidth(TITLE_WIDTH)
        flow = FlowLayout(gap=2)
        holder = QWidget()
        holder.setLayout(flow)
        for act in acts:
            button = named(act.name, link(_(act.words), act.picture))
            button.setToolTip(f"{_(act.words)}  ({act.key})")
            # Each has a key of its own in the outline, where what is acted on is seen.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, name=act.name: self.wanted.emit(name))
            flow.addWidget(button)
            self._buttons[act.name] = button
            if act.name in beside:
                flow.addWidget(beside[act.name])
        label.setContentsMargins(0, ABOVE_TITLE, 0, 0)
        layout = row(label, filling(holder), gap=4)
        layout.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    @property
    def keys(self) -> frozenset[str]:
        """The keys that act in the outline; those with Ctrl act everywhere."""
        return frozenset(key for key in self._keys if "+" not in key)

    def press(self, key: str) -> None:
        """Do what a key stands for, if it can be done now."""
        name = self._keys.get(key, "")
        if name and self._buttons[name].isEnabled() and self.isVisible():
            self.wanted.emit(name)

    def allow(self, allowed: Mapping[str, bool], *, alone: bool = False) -> None:
        """Let the buttons work that can; `alone` hides the others."""
        for name, button in self._buttons.items():
            button.setEnabled(allowed.get(name, False))
            button.setVisible(not alone or allowed.get(name, False))
