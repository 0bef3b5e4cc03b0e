"""A record fetched by its number in a registry, where the site has switched that on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.add_trial.view import FetchView
from ui.widgets.buttons import quiet
from ui.widgets.labels import Label, caption
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said, styled


class NumberRow(QWidget):
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._host = ""
        self._label = Label(_("Registry number"), "label")
        field = QLineEdit(placeholderText="NCT01234567", maxLength=40)
        self._number = said(_("Registry number"), named("registry_number", field))
        self._fetch = named("fetch", quiet(_("&Fetch"), "refresh", "Ctrl+G"))
        self._note = caption()
        hint = _(
            "To fetch records of ClinicalTrials.gov by their number, switch it on in {page}."
        )
        self._off = named("fetching_off", caption(hint.format(page=_("Administration"))))
        self._on = (self._label, self._number, self._fetch, self._note)
        both = row(filling(self._number), self._fetch, gap=8)
        self.setLayout(column(self._label, both, self._note, self._off, gap=4))
        self._fetch.clicked.connect(self._ask)
        self._number.returnPressed.connect(self._ask)
        self._number.textEdited.connect(lambda _words: self._say(""))

    def display(self, view: FetchView) -> None:
        self._host = view.host
        for part in self._on:
            part.setVisible(bool(view.host))
        self._off.setVisible(not view.host)
        self._fetch.setEnabled(not view.is_under_way)
        if view.is_fetched:
            self._number.clear()
        if view.problem or view.is_fetched or not self._number.accessibleDescription():
            self._say(view.problem)

    def _say(self, problem: str) -> None:
        """Say beside the number what is wrong, or else where it is looked for."""
        words = problem or _("From {host}").format(host=self._host)
        self._note.setText(words)
        self._number.setAccessibleDescription(words)
        for part in (self._number, self._note):
            styled(part, wrong=bool(problem))

    def _ask(self) -> None:
        if self._fetch.isEnabled():
            self._say("")
            self.wanted.emit(self._number.text())
