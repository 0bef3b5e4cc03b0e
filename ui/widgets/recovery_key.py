"""A recovery key in large groups, to be read and copied by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coordinator.text import _
from ui.widgets.named import named, said, styled

GROUPS_A_LINE = 5
GROUP = "-"


class RecoveryKeyLabel(QLabel):
    def __init__(self) -> None:
        super().__init__()
        said(_("Recovery key"), named("recovery_key", self))
        styled(self, role="secret")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def show_key(self, recovery_key: str) -> None:
        groups = recovery_key.split(GROUP)
        lines = (groups[:GROUPS_A_LINE], groups[GROUPS_A_LINE:])
        self.setText("\n".join("  ".join(line) for line in lines))
