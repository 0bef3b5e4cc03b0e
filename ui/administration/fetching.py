"""Whether records are fetched by their number, and from where."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coordinator.text import _
from ui.widgets.form import FormField
from ui.widgets.labels import caption
from ui.widgets.layouts import column
from ui.widgets.named import named


class FetchingField(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual = ""
        self._is_on = named("fetch_on", QCheckBox(_("&Fetch records by their number")))
        self._address = named("fetch_address", QLineEdit())
        self._field = FormField(_("Add&ress of the registry's API"), self._address)
        self._off = caption(_("Off: the program asks nothing of any network."))
        self.setLayout(column(self._is_on, self._off, self._field, gap=4))
        self._is_on.clicked.connect(self._switch)
        self._address.editingFinished.connect(self.changed)

    @property
    def address(self) -> str:
        """The address as it stands in the field; empty while fetching is off."""
        return self._address.text().strip() if self._is_on.isChecked() else ""

    def display(self, address: str, usual: str, problem: str, *, can_change: bool) -> None:
        self._usual = usual
        if not problem:
            self._is_on.setChecked(bool(address))
            if not self._address.hasFocus():
                self._address.setText(address)
        self._field.show_problem(problem)
        self._show_field()
        for part in (self._is_on, self._address):
            part.setEnabled(can_change)

    def _switch(self) -> None:
        if self._is_on.isChecked() and not self._address.text().strip():
            self._address.setText(self._usual)
        self._show_field()
        self.changed.emit()

    def _show_field(self) -> None:
        self._field.setVisible(self._is_on.isChecked())
        self._off.setVisible(not self._is_on.isChecked())
