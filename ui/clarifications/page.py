"""What was asked about a trial's criteria, and what was answered."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coordinator.text import _, called
from ui.clarifications.dialog import ClarificationDialog
from ui.clarifications.model import QUESTION, columns
from ui.clarifications.presenter import ClarificationsPresenter
from ui.clarifications.view import AskedRow, ClarificationsView, TypedClarification
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label, heading, second
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.table import DataTable, RowsModel

WIDTH, LEAST_LIST = 336, 360


class ClarificationsPage(AttendedPage):
    def __init__(self, presenter: ClarificationsPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view: ClarificationsView | None = None
        self._back = named("back", icon_button("arrow-left", _("Back"), "Alt+Left"))
        self._print = named("print_list", primary(_("&Print list"), "print"))
        self._header = PageHeader(_("Clarifications"), " ", self._print, back=self._back)
        self._model: RowsModel[AskedRow] = RowsModel(columns(), self)
        self._table = named("clarifications", DataTable(_("Clarifications")))
        self._code = named("code", heading())
        self._criterion = named("criterion", second())
        self._question = named("asked_question", Label(role="answer"))
        self._facts = named("facts", Label())
        self._answer = named("answer_it", quiet(_("&Answer"), "tick"))
        self._correct = named("correct", quiet(_("&Correct"), "edit"))
        self._lay_out()
        self._connect()

    def display(self, view: ClarificationsView) -> None:
        self._view = view
        self._header.set_subtitle(view.subtitle)
        self._model.show(view.rows)
        self._card.setVisible(view.chosen is not None)
        chosen = view.chosen
        if chosen is None:
            return
        self._code.setText(chosen.code)
        self._criterion.setText(chosen.criterion)
        self._question.setText(chosen.question)
        self._facts.setText("\n".join(called(name, words) for name, words in chosen.facts))
        self._answer.setVisible(chosen.is_open)
        for button in (self._answer, self._correct):
            button.setEnabled(view.can_change)
        ids = [each.clarification_id for each in self._model.rows]
        place = ids.index(chosen.clarification_id)
        if self._table.current_row != place:
            self._table.select(place)

    def _choose(self, row_number: int) -> None:
        if row_number >= 0:
            self._presenter.choose(self._model.row_at(row_number).clarification_id)

    def _open(self) -> None:
        view = self._view
        if view is None or view.chosen is None or not view.can_change:
            return
        self._ask(is_correction=not view.chosen.is_open)

    def _ask(self, *, is_correction: bool) -> None:
        if self._view is None:
            return
        presenter = self._presenter
        keep: Callable[[TypedClarification], bool]
        keep = presenter.correct if is_correction else presenter.answer
        dialog = named(
            "clarification_dialog",
            ClarificationDialog(self, self._view, is_correction=is_correction),
        )

        def take(typed: TypedClarification) -> None:
            if keep(typed):
                dialog.accept()

        dialog.given.connect(take)
        presenter.refused.connect(dialog.show_problem)
        dialog.open()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        self._back.clicked.connect(presenter.leave)
        self._print.clicked.connect(presenter.print)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda _row: self._open())
        self._answer.clicked.connect(lambda: self._ask(is_correction=False))
        self._correct.clicked.connect(lambda: self._ask(is_correction=True))

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(QUESTION)
        self._table.setMinimumWidth(LEAST_LIST)  # with less, the detail stands below
        self._table.set_empty(
            EmptyState(
                "question",
                _("Nothing was asked yet"),
                detail=_("Questions are put at the criterion they are about, in the walk."),
            )
        )
        inside = QWidget()
        inside.setLayout(
            column(self._code, self._criterion, self._question, self._facts, spacer(), gap=12)
        )
        self._card = Card(
            filling(scrolling(inside)), row(self._answer, self._correct, spacer())
        )
        self._card.setFixedWidth(WIDTH)
        self.setLayout(
            page_column(self._header, filling(Beside(filling(self._table), self._card)))
        )
