"""The recovery key: shown once, for the site's safe."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.widgets.badge import Picture
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.icons import Ink
from ui.widgets.labels import Label, title
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.recovery_key import RecoveryKeyLabel
from ui.widgets.ticks import TickBox

WIDTH = 680


class Recovery(QWidget):
    print_wanted = Signal()
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = RecoveryKeyLabel()
        self._print = named("print_recovery_key", quiet(_("&Print the sheet…"), "print"))
        self._printed = named("recovery_printed", Label(role="second"))
        self._kept = named(
            "recovery_kept", TickBox(_("It is &written down or printed and goes to the safe"))
        )
        self._on = named("recovery_on", primary(_("&Go to the sign-in")))
        self._lay_out()
        self._kept.toggled.connect(self._on.setEnabled)
        self._print.clicked.connect(self.print_wanted)
        self._on.clicked.connect(self.kept)
        self.setFocusProxy(self._print)

    def display(self, recovery_key: str, printed: str) -> None:
        self._key.show_key(recovery_key)
        self._printed.setText(printed)
        self._printed.setVisible(bool(printed))
        if not recovery_key:
            self._kept.setChecked(False)

    def _lay_out(self) -> None:
        self._on.setEnabled(False)
        words = QWidget()
        words.setLayout(
            column(
                title(_("The recovery key")),
                Label(
                    _(
                        "The registry is encrypted: each person opens it with a password. If "
                        "all passwords are lost, only this key opens it. It is shown this once."
                    ),
                    "second",
                ),
                gap=4,
            )
        )
        head = row(Picture("lock", Ink.ACCENT, 40), filling(words), gap=16)
        advice = Label(
            _(
                "Keep it on paper in the site's safe, apart from this computer and from the "
                "backups. Who has both this key and the file can read everything in it."
            ),
            "second",
        )
        foot = row(self._print, spacer(), self._on)
        card = Card(self._key, advice, self._printed, self._kept, gap=16)
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        middle.setLayout(column(head, card, foot, gap=16))
        self.setLayout(column(spacer(), row(spacer(), middle, spacer()), spacer(), margin=24))
