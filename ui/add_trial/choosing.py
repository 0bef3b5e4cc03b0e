"""A file of many records: which of them to take."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _, many
from ui.add_trial.model import CandidatesModel
from ui.add_trial.view import ChoosingView
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label
from ui.widgets.layouts import filling, row
from ui.widgets.named import named
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable

TITLE = 2


class CandidatesTable(DataTable):
    """Space ticks the current record and goes on to the next one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, CandidatesModel):
            here = self.current_row
            if here >= 0:
                model.turn(here)
                self.select(min(here + 1, model.rowCount() - 1))
        else:
            super().keyPressEvent(event)


class ChoosingPane(QWidget):
    taken = Signal(list)
    """The numbers of the records to take; of none to leave them all."""

    def __init__(self) -> None:
        super().__init__()
        self._model = CandidatesModel(self)
        self._take = named("take", primary(_("&Take the ticked"), "tick", "Ctrl+Return"))
        self._back = named(
            "take_none", icon_button("arrow-left", _("Take none of them"), "Alt+Home")
        )
        self._all = named("tick_all", quiet(_("Tick &all shown"), shortcut="Ctrl+Shift+A"))
        self._none = named("untick_all", quiet(_("&Untick all shown")))
        self._header = PageHeader(
            _("Choose records"), " ", self._take, (self._none, self._all), self._back
        )
        self._search = named("find_record", SearchField(_("Search id, title, sponsor")))
        self._count = named("ticked", Label(role="second"))
        self._table = named("candidates", CandidatesTable(_("Records of the file")))
        self._lay_out()
        self._listen()

    def display(self, view: ChoosingView) -> None:
        self._header.set_subtitle(
            many(
                "{{file}} holds {count} record. Nothing is stored yet.",
                "{{file}} holds {count} records. Tick those to take; nothing is stored yet.",
                len(view.candidates),
            ).format(file=view.file_names)
        )
        self._search.clear()
        self._model.offer(view.candidates)
        self._table.scrollToTop()
        self._table.select(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._search.setFocus(event.reason())

    def _say_count(self) -> None:
        ticked, shown = len(self._model.ticks), len(self._model.rows)
        words = _("{ticked} ticked · {shown} of {total} shown").format(
            ticked=ticked, shown=shown, total=self._model.total
        )
        self._count.setText(words)
        self._take.setEnabled(ticked > 0)

    def _listen(self) -> None:
        self._search.searched.connect(self._model.look_for)
        self._model.ticked.connect(self._say_count)
        self._take.clicked.connect(lambda: self.taken.emit(list(self._model.ticks)))
        self._back.clicked.connect(lambda: self.taken.emit([]))
        self._all.clicked.connect(lambda: self._model.tick_shown(is_ticked=True))
        self._none.clicked.connect(lambda: self._model.tick_shown(is_ticked=False))
        self._table.opened.connect(self._model.turn)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(TITLE)
        self._table.set_empty(EmptyState("search", _("No record fits these words")))
        self._search.moves_to(self._table)
        self._count.setWordWrap(False)
        found = row(filling(self._search), self._count, gap=16)
        self.setLayout(page_column(self._header, found, filling(self._table)))
