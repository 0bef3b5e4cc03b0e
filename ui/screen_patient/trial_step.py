"""For which trial the subject is screened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.screen_patient.view import ScreenPatientView, TrialChoice
from ui.widgets.buttons import primary, quiet
from ui.widgets.empty import EmptyState
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.table import Column, DataTable, RowsModel

TITLE = 1


class TrialStep(QWidget):
    chosen = Signal(int)
    prescreen_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model: RowsModel[TrialChoice] = RowsModel(_columns(), self)
        self._table = named("recruiting", DataTable(_("Recruiting trials")))
        self._go = named("trial_continue", primary(_("&Continue"), "chevron-right"))
        words = _("&Pre-screen: which may fit?")
        self._prescreen = named("prescreen", quiet(words, "filter", "Ctrl+Shift+F"))
        self._prescreen.clicked.connect(self.prescreen_wanted)
        self._table.setModel(self._model)
        self._table.stretch(TITLE)
        self._table.set_empty(
            EmptyState(
                "trials",
                _("No trial recruits"),
                detail=_(
                    "A trial recruits when its record is reviewed and a version is active."
                ),
            )
        )
        self._table.opened.connect(self._choose)
        self._table.chosen.connect(lambda number: self._go.setEnabled(number >= 0))
        self._go.clicked.connect(lambda: self._choose(self._table.current_row))
        self.setLayout(
            column(filling(self._table), row(self._prescreen, spacer(), self._go), gap=16)
        )

    def display(self, view: ScreenPatientView) -> None:
        self._model.show(view.trials)
        self._go.setEnabled(self._table.current_row >= 0)

    def start(self) -> None:
        self._table.setFocus()
        if self._table.current_row < 0:
            self._table.select(0)

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(self._model.row_at(number).trial_id)


def _columns() -> tuple[Column[TrialChoice], ...]:
    return (
        Column(_("Registry id"), lambda row: row.label, width=176),
        Column(_("Title"), lambda row: row.title, width=200),
        Column(_("Protocol"), lambda row: row.version, width=168),
        Column(_("So far"), lambda row: row.fit, tone=lambda row: row.tone, width=168),
        Column(_("Admits, by the record"), lambda row: row.ages, width=184),
        Column(_("Note"), lambda row: row.note, width=176),
    )
