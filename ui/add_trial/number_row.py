"""A record fetched by its number in a registry, where the site has switched that on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.add_trial.view import FetchView
from ui.widgets.buttons import quiet
from ui.widgets.form import FormField
from ui.widgets.labels import caption
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said


class NumberRow(QWidget):
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._number = named(
            "registry_number", QLineEdit(placeholderText="NCT01234567", maxLength=40)
        )
        self._fetch = named("fetch", quiet(_("&Fetch"), "refresh", "Ctrl+G"))
        both = QWidget()
        both.setLayout(row(filling(self._number), self._fetch, gap=8))
        both.setFocusProxy(self._number)
        said(_("Registry number"), self._number)
        self._field = FormField(_("Registry &number"), both)
        self._off = named(
            "fetching_off",
            caption(
                _(
                    "To fetch a record of ClinicalTrials.gov by its number, switch it on "
                    "under Administration."
                )
            ),
        )
        self.setLayout(column(self._field, self._off))
        self._fetch.clicked.connect(self._ask)
        self._number.returnPressed.connect(self._ask)
        self._number.textEdited.connect(lambda _words: self._field.clear_problem())

    def display(self, view: FetchView) -> None:
        self._field.setVisible(bool(view.host))
        self._off.setVisible(not view.host)
        self._field.set_hint(_("From {host}").format(host=view.host))
        self._fetch.setEnabled(not view.is_under_way)
        if view.problem:
            self._field.show_problem(view.problem)
        if view.is_fetched:
            self._number.clear()

    def _ask(self) -> None:
        if self._fetch.isEnabled():
            self._field.clear_problem()
            self.wanted.emit(self._number.text())
