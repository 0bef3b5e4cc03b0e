"""Where records are brought in: pasted, dropped, opened, fetched; each with its outcome."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from coordinator.domain.reading import ReadingState
from coordinator.text import N_, _, many
from ui.add_trial.model import TONES, ReadingsModel
from ui.add_trial.number_row import NumberRow
from ui.add_trial.presenter import AddTrialPresenter
from ui.add_trial.view import AddTrialView, ReadingView
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said
from ui.widgets.progress import Followed, TaskProgress
from ui.widgets.table import DataTable
from ui.widgets.verdict import VerdictBar

ACTS = {
    ReadingState.NEW: N_("&Add and review"),
    ReadingState.KNOWN: N_("&Compare and decide…"),
    ReadingState.SAME: N_("&Compare and decide…"),
    ReadingState.ADDED: N_("&Review"),
    ReadingState.REFUSED: N_("&Add and review"),
}

FROM_RECORD = N_("From its record in a trial registry. Nothing is stored before you say so.")
AS_VERSION = N_("From its record read again, or the amended text. It is compared first.")
WAYS_WIDTH = 336


class BringingPane(QWidget):
    def __init__(self, presenter: AddTrialPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = ReadingsModel(self)
        self._act = named("act", primary(_(ACTS[ReadingState.NEW]), "add", "Ctrl+Return"))
        self._all = named("add_all", quiet(_("Add a&ll that are new")))
        self._back = named(
            "back", icon_button("arrow-left", _("Back to the trials"), "Alt+Home")
        )
        self._header = PageHeader(
            _("Add a trial"),
            _(FROM_RECORD),
            self._act,
            (self._all,),
            self._back,
        )
        placeholder = _(
            "Paste the text of the registry's page here, with Ctrl+V.\n"
            "Or drop files on this page: text, saved web pages, downloads of many records."
        )
        self._text = named("text", QPlainTextEdit(placeholderText=placeholder))
        self._read = named("read_text", quiet(_("&Read the text"), "paste", "Ctrl+R"))
        self._open = named("open_files", quiet(_("&Open files…"), "open-file", "Ctrl+O"))
        self._number = NumberRow()
        self._progress = named("progress", TaskProgress())
        self._table = named("readings", DataTable(_("Records read")))
        self._said = named("said", VerdictBar())
        self._other = named("add_as_own", quiet(_("Add as a &trial of its own")))
        self._drop = named("drop", quiet(_("&Take off the list")))
        self._lay_out()
        self._listen()
        self._show_current()

    def show_meant(self, trial: str) -> None:
        """Say for which trial's protocol a version is brought in; empty for new trials."""
        title = _("New version of {trial}").format(trial=trial) if trial else _("Add a trial")
        self._header.set_title(title)
        self._header.set_subtitle(_(AS_VERSION) if trial else _(FROM_RECORD))

    def display(self, view: AddTrialView) -> None:
        kept = self._current()
        self._model.show(view.readings)
        wanted = view.newest if view.newest >= 0 else kept.key if kept else -1
        keys = [reading.key for reading in self._model.rows]
        self._table.select(keys.index(wanted) if wanted in keys else len(keys) - 1)
        newest = next((found for found in view.readings if found.key == view.newest), None)
        if newest is not None and newest.is_pasted and newest.state is not ReadingState.REFUSED:
            self._text.clear()  # what could not be read stays, to be mended
        if newest is not None:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._all.setVisible(view.count_of_new > 1)
        self._all.setText(many("Add {count} new", "Add a&ll {count} new", view.count_of_new))
        self._show_current()

    def show_text(self, text: str) -> None:
        """Put text here that was dropped, to be read when the person says so."""
        self._text.setPlainText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._text.setFocus(event.reason())

    def _current(self) -> ReadingView | None:
        number = self._table.current_row
        return self._model.row_at(number) if 0 <= number < len(self._model.rows) else None

    def _show_current(self) -> None:
        reading = self._current()
        self._said.setVisible(reading is not None)
        can_act = reading is not None and (
            reading.can_be_added or reading.state is ReadingState.ADDED
        )
        self._act.setEnabled(can_act)
        self._act.setText(_(ACTS[reading.state if reading else ReadingState.NEW]))
        if reading is None:
            return
        self._said.display(TONES[reading.state], reading.sentence, reading.remedy)
        self._other.setVisible(reading.state in {ReadingState.KNOWN, ReadingState.SAME})
        self._drop.setVisible(reading.state is not ReadingState.ADDED)

    def _do(self) -> None:
        reading = self._current()
        if reading is None:
            return
        match reading.state:
            case ReadingState.NEW:
                self._presenter.add(reading.key)
            case ReadingState.KNOWN | ReadingState.SAME:
                self._presenter.compare(reading.key)
            case ReadingState.ADDED:
                self._presenter.review(reading.key)

    def _with_current(self, act: str) -> None:
        if (reading := self._current()) is not None:
            {"add": self._presenter.add, "drop": self._presenter.drop}[act](reading.key)

    def _read_text(self) -> None:
        self._presenter.read_text(self._text.toPlainText())

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, _("Open registry records"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: self._presenter.read_files([Path(name) for name in names])
        )
        dialog.open()

    def _follow(self, errand: Followed) -> None:
        self._progress.start(_("Reading"))
        self._progress.follow(errand)

    def _listen(self) -> None:
        self._presenter.shown.connect(self.display)
        self._presenter.fetching_shown.connect(self._number.display)
        self._presenter.meant_shown.connect(self.show_meant)
        self._number.wanted.connect(self._presenter.fetch)
        self._presenter.reading_begun.connect(self._follow)
        self._act.clicked.connect(self._do)
        self._all.clicked.connect(self._presenter.add_all_new)
        self._back.clicked.connect(self._presenter.leave)
        self._read.clicked.connect(self._read_text)
        self._open.clicked.connect(self._choose_files)
        self._table.chosen.connect(lambda _row: self._show_current())
        self._table.opened.connect(lambda _row: self._do())
        self._other.clicked.connect(lambda: self._with_current("add"))
        self._drop.clicked.connect(lambda: self._with_current("drop"))

    def _lay_out(self) -> None:
        self._text.setAcceptDrops(False)  # files dropped on it are for the page to read
        self._text.setTabChangesFocus(True)
        said(_("Text of a registry record"), self._text)
        self._all.hide()
        acts = row(filling(self._read), filling(self._open))
        ways = QWidget()
        ways.setFixedWidth(WAYS_WIDTH)
        ways.setLayout(column(acts, self._number, spacer(), gap=16))
        card = Card(row(filling(self._text), ways, gap=16))
        card.setMaximumHeight(232)
        self._table.setModel(self._model)
        self._table.stretch(1)
        hint = _("Several records in one file, and several files at once, are fine.")
        self._table.set_empty(
            EmptyState("document", _("Records you bring in appear here"), detail=hint)
        )
        self._said.add_action(self._other)
        self._said.add_action(self._drop)
        self.setLayout(
            page_column(self._header, card, self._progress, filling(self._table), self._said)
        )
