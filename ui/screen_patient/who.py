"""Who is screened: somebody who is in the registry, or somebody new."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.screen_patient.view import PatientRow, ScreenPatientView
from ui.widgets.buttons import primary, quiet
from ui.widgets.empty import EmptyState
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.search import SearchField
from ui.widgets.table import Column, DataTable, RowsModel

SEARCH_WIDTH = 360
IDENTIFYING = (1, 2, 4)
LAST = 5


class WhoStep(QWidget):
    searched = Signal(str)
    chosen = Signal(int)
    entry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._search = named("who_search", SearchField(_("Name, hospital number or initials")))
        self._model: RowsModel[PatientRow] = RowsModel(_columns(), self)
        self._table = named("patients", DataTable(_("Subjects")))
        self._new = named("new_patient", quiet(_("&New subject"), "add-person", "Ctrl+Shift+N"))
        self._go = named("who_continue", primary(_("&Continue"), "chevron-right"))
        self._empty = EmptyState("subjects", "")
        self._lay_out()
        self._search.searched.connect(self.searched)
        self._search.moves_to(self._table)
        self._table.opened.connect(self._choose)
        self._table.chosen.connect(lambda number: self._go.setEnabled(number >= 0))
        self._go.clicked.connect(lambda: self._choose(self._table.current_row))
        self._new.clicked.connect(self.entry_wanted)

    @property
    def words(self) -> str:
        """What was searched for last, perhaps in vain."""
        return self._search.text().strip()

    def display(self, view: ScreenPatientView) -> None:
        self._search.setText(view.words)
        self._model.show(view.patients)
        self._table.set_busy(view.is_busy)
        for number in IDENTIFYING:
            self._table.setColumnHidden(number, not view.sees_identity)
        self._new.setEnabled(view.can_enter)
        self._go.setEnabled(self._table.current_row >= 0)
        self._empty.say(
            _("Nobody fits “{words}”").format(words=view.words)
            if view.words
            else _("No subjects yet"),
            _("Enter a new subject with Ctrl+Shift+N."),
        )

    def start(self) -> None:
        self._search.setFocus()

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(self._model.row_at(number).subject_id)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(LAST)
        self._table.set_empty(self._empty)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self.setLayout(
            column(
                row(self._search, self._new, spacer()),
                filling(self._table),
                row(spacer(), self._go),
                gap=16,
            )
        )


def _columns() -> tuple[Column[PatientRow], ...]:
    return (
        Column(_("Initials"), lambda row: row.initials, width=84),
        Column(_("Name"), lambda row: row.name, width=280),
        Column(_("Hospital number"), lambda row: row.hospital_number, width=152),
        Column(_("Sex"), lambda row: row.sex, width=88),
        Column(_("Born"), lambda row: row.birth, width=112),
        Column(_("Latest screening"), lambda row: row.in_screening),
    )
