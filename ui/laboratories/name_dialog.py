"""Asks for a laboratory's name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.widgets.buttons import primary
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.layouts import column
from ui.widgets.named import named


class NameDialog(DialogFrame):
    given = Signal(str)
    """The name: the dialog stays open until it is taken."""

    def __init__(self, parent: QWidget | None, title: str, former: str) -> None:
        super().__init__(parent, title)
        self._name = named("laboratory_name", QLineEdit(former))
        self._act = named("act", primary(_("&Store")))
        self._act.setDefault(True)
        self._act.clicked.connect(lambda: self.given.emit(self._name.text()))
        self._name.textChanged.connect(self._judge)
        self._name.selectAll()
        self.set_content(
            column(FormField(_("&Name, as its reports have it"), self._name, required=True))
        )
        self.set_actions(self._act)
        self._judge(former)

    def _judge(self, name: str) -> None:
        self._act.setEnabled(bool(name.strip()))
