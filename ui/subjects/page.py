"""Subjects: find one, see the screenings of it, enter or correct one."""

from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.subjects.detail import DetailCard
from ui.subjects.entry import SubjectEntry
from ui.subjects.model import IDENTIFYING, LAST, columns
from ui.subjects.presenter import SubjectsPresenter
from ui.subjects.view import SubjectRow, SubjectsView
from ui.widgets.beside import Beside
from ui.widgets.buttons import primary, quiet
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.page_area import PageStack
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable, RowsModel

SEARCH_WIDTH, LEAST_LIST = 440, 420


class SubjectsPage(QWidget):
    def __init__(self, presenter: SubjectsPresenter, entry: SubjectEntry) -> None:
        super().__init__()
        self._presenter = presenter
        self._entry = entry
        self._search = named(
            "search", SearchField(_("Name, hospital number, initials or screening number"))
        )
        self._model: RowsModel[SubjectRow] = RowsModel(columns(), self)
        self._table = named("subjects", DataTable(_("Subjects")))
        self._detail = named("detail", DetailCard())
        self._new = named("new_subject", primary(_("&New subject"), "add-person"))
        self._first = named("first_subject", quiet(_("Enter a subject"), "add-person"))
        self._empty = EmptyState("subjects", _("No subjects yet"), self._first)
        self._stack = PageStack()
        self._header = PageHeader(_("Subjects"), "", self._new)
        self._lay_out()
        self._connect()

    def display(self, view: SubjectsView) -> None:
        self._header.set_subtitle(view.subtitle)
        self._search.setText(view.words)
        self._model.show(view.rows)
        self._table.set_busy(view.is_busy)
        for column_number in IDENTIFYING:
            self._table.setColumnHidden(column_number, not view.sees_identity)
        self._new.setEnabled(view.can_enter)
        self._first.setVisible(view.can_enter and not view.words)
        if view.words:
            self._empty.say(
                _("Nobody fits “{words}”").format(words=view.words),
                _("Search for part of the name, or the beginning of a number."),
            )
        else:
            self._empty.say(
                _("No subjects yet"),
                _("A subject is entered once, and screened for any trial of the site."),
            )
        self._detail.display(view.detail)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.wake()
        self._search.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._search.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.rest()

    def _choose(self, row_number: int) -> None:
        if row_number >= 0:
            self._presenter.choose(self._model.row_at(row_number).subject_id)

    def _enter(self) -> None:
        self._entry.presenter.begin()
        self._show_entry()

    def _correct(self, subject_id: int) -> None:
        self._entry.presenter.correct(subject_id)
        self._show_entry()

    def _show_entry(self) -> None:
        self._stack.setCurrentIndex(1)
        self._new.hide()
        self._entry.start()

    def _end_entry(self, subject_id: int = 0) -> None:
        self._stack.setCurrentIndex(0)
        self._new.show()
        if subject_id:
            self._presenter.choose(subject_id)
            ids = [found.subject_id for found in self._model.rows]
            if subject_id in ids:
                self._table.select(ids.index(subject_id))
        self._table.setFocus()

    def _open_latest(self, row_number: int) -> None:
        self._choose(row_number)
        self._presenter.open_latest()

    def _connect(self) -> None:
        presenter, detail, entry = self._presenter, self._detail, self._entry.presenter
        presenter.shown.connect(self.display)
        self._search.searched.connect(presenter.search)
        self._search.moves_to(self._table)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._open_latest)
        for button in (self._new, self._first):
            button.clicked.connect(self._enter)
        detail.screening_opened.connect(presenter.open_screening)
        detail.screening_wanted.connect(presenter.screen)
        detail.again_wanted.connect(presenter.screen_again)
        detail.correction_wanted.connect(self._correct)
        detail.evidence_wanted.connect(presenter.show_evidence)
        entry.entered.connect(self._end_entry)
        entry.chosen.connect(self._end_entry)
        entry.dropped.connect(self._end_entry)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(LAST)
        self._table.set_empty(self._empty)
        self._table.setMinimumWidth(LEAST_LIST)  # with less, the detail stands below
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._detail.hide()
        listing = QWidget()
        listing.setLayout(
            column(
                row(filling(self._search, 99), spacer()),
                filling(Beside(filling(self._table), self._detail)),
                gap=16,
            )
        )
        self._stack.addWidget(listing)
        self._stack.addWidget(scrolling(self._entry.widget))
        self.setLayout(page_column(self._header, filling(self._stack)))
