"""All that is known of a subject: find it, add to it, correct it, see where it stands."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.evidence.detail import DetailCard
from ui.evidence.entry import ObservationEntry
from ui.evidence.model import DOCUMENT, NORMAL, WHAT, columns, worksheet_columns
from ui.evidence.presenter import EvidencePresenter
from ui.evidence.view import EvidenceRow, EvidenceView, WorksheetLine
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.empty import EmptyState
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import caption, heading
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.page_area import PageStack
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable, RowsModel

SEARCH_WIDTH = 440
ROOM_FOR_ALL = 1060  # pixels
MOST_WORKSHEETS = 4  # rows in sight; more of them scroll


class EvidencePage(AttendedPage):
    def __init__(self, presenter: EvidencePresenter, entry: ObservationEntry) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._entry = entry
        self._back = named("back", icon_button("arrow-left", _("Back"), "Alt+Left"))
        self._add = named("add", primary(_("Add &evidence"), "add"))
        self._fill = named("fill_in", quiet(_("&Fill in a worksheet"), "worksheet"))
        self._header = PageHeader("", "", self._add, (self._fill,), back=self._back)
        self._search = named("search", SearchField(_("Find in value, document or person")))
        self._why_not = named("why_not", caption())
        self._model: RowsModel[EvidenceRow] = RowsModel(columns(), self)
        self._table = named("evidence", DataTable(_("Evidence")))
        self._empty = EmptyState("document", _("Nothing is known yet"))
        self._detail = named("detail", DetailCard())
        self._sheets_title = heading(_("Worksheets"))
        self._sheets: RowsModel[WorksheetLine] = RowsModel(worksheet_columns(), self)
        self._sheet_table = named("worksheets", DataTable(_("Worksheets")))
        self._open = named("open_worksheet", quiet(_("&Open worksheet"), "worksheet"))
        self._stack = PageStack()
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_to_detail()

    def display(self, view: EvidenceView) -> None:
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        self._add.setEnabled(view.can_enter)
        self._fill.setEnabled(view.can_enter)
        self._why_not.setText(view.why_not)
        self._why_not.setVisible(bool(view.why_not))
        if self._search.text() != view.words:
            self._search.setText(view.words)
        self._model.show(view.rows)
        self._say_empty(view.words)
        self._detail.display(view.detail)
        self._leave_to_detail()
        if view.detail is not None:
            self._select(view.detail.observation_id)
        self._show_worksheets(view.worksheets)

    def _leave_to_detail(self) -> None:
        """Leave to the detail what is said there anyway, where there is little room."""
        is_narrow = self.width() < ROOM_FOR_ALL
        self._table.setColumnHidden(NORMAL, is_narrow)
        self._table.setColumnHidden(DOCUMENT, is_narrow or not self._detail.isHidden())

    def _select(self, observation_id: int) -> None:
        ids = [row_.observation_id for row_ in self._model.rows]
        if observation_id in ids and self._table.current_row != ids.index(observation_id):
            self._table.select(ids.index(observation_id))

    def _say_empty(self, words: str) -> None:
        if words:
            self._empty.say(_("Nothing fits “{words}”").format(words=words))
        else:
            self._empty.say(
                _("Nothing is known yet"),
                _("What is entered here once is used by every criterion of every trial."),
            )

    def _show_worksheets(self, lines: tuple[WorksheetLine, ...]) -> None:
        self._sheets.show(lines)
        for part in (self._sheets_title, self._sheet_table, self._open):
            part.setVisible(bool(lines))
        shown = min(len(lines), MOST_WORKSHEETS) + 1
        self._sheet_table.setFixedHeight(
            shown * self._sheet_table.verticalHeader().defaultSectionSize() + 4
        )
        self._open.setEnabled(bool(lines))

    def _choose(self, row_number: int) -> None:
        if row_number >= 0:
            self._presenter.choose(self._model.row_at(row_number).observation_id)

    def _open_chosen_sheet(self) -> None:
        self._open_sheet(max(0, self._sheet_table.current_row))

    def _open_sheet(self, row_number: int) -> None:
        self._presenter.open_worksheet(self._sheets.row_at(row_number).worksheet_id)

    def _show_form(self) -> None:
        self._stack.setCurrentIndex(1)
        self._add.hide()
        self._fill.hide()
        self._entry.start()

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self._add.show()
        self._fill.show()
        self._table.setFocus()

    def _ask_reason(self, title: str) -> None:
        dialog = named(
            "withdrawal",
            ReasonDialog(
                self,
                _("Withdraw evidence"),
                _("Why is “{title}” withdrawn? It stays readable in the audit trail.").format(
                    title=title
                ),
                (_("Entered for the wrong person"), _("Entered twice")),
                _("Withdraw"),
                is_final=True,
            ),
        )
        dialog.given.connect(self._presenter.withdraw)
        dialog.open()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.form_wanted.connect(self._show_form)
        presenter.list_wanted.connect(self._show_list)
        presenter.reason_wanted.connect(self._ask_reason)
        self._search.searched.connect(presenter.search)
        self._search.moves_to(self._table)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda _row: presenter.correct())
        self._back.clicked.connect(presenter.leave)
        self._fill.clicked.connect(self._presenter.fill_in_worksheet)
        self._add.clicked.connect(presenter.enter)
        self._detail.correction_wanted.connect(presenter.correct)
        self._detail.withdrawal_wanted.connect(presenter.ask_to_withdraw)
        self._sheet_table.opened.connect(self._open_sheet)
        self._open.clicked.connect(self._open_chosen_sheet)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(WHAT)
        self._table.set_empty(self._empty)
        self._sheet_table.setModel(self._sheets)
        self._sheet_table.stretch(WHAT)
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._detail.hide()
        left = QWidget()
        left.setLayout(
            column(
                filling(self._table),
                row(self._sheets_title, spacer(), self._open),
                self._sheet_table,
                gap=12,
            )
        )
        listing = QWidget()
        listing.setLayout(
            column(
                row(filling(self._search, 2), filling(self._why_not), spacer(), gap=16),
                filling(Beside(filling(left), self._detail)),
                gap=16,
            )
        )
        self._stack.addWidget(listing)
        self._stack.addWidget(scrolling(self._entry.widget))
        self.setLayout(page_column(self._header, filling(self._stack)))
