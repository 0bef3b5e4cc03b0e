"""The people of the site: who may sign in, as what, and what is delegated to them."""

from coordinator.text import _
from ui.people.detail import PersonCard
from ui.people.dialogs import (
    ChangeDialog,
    PeriodDialog,
    PersonDialog,
    ResetDialog,
)
from ui.people.model import NAME, columns
from ui.people.presenter import PeoplePresenter
from ui.people.view import PeopleView, PersonRow
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import filling
from ui.widgets.named import named
from ui.widgets.table import DataTable, RowsModel
from ui.widgets.typing_dialog import TypingDialog


class PeoplePage(AttendedPage):
    def __init__(self, presenter: PeoplePresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view: PeopleView | None = None
        self._back = named("back", icon_button("arrow-left", _("Back"), "Alt+Left"))
        self._log = named("delegation_log", quiet(_("Delegation &log"), "signature"))
        self._report = named("access_report", quiet(_("&Who had access"), "print"))
        self._add = named("add_person", primary(_("&Add a person"), "add-person"))
        self._header = PageHeader(
            _("People"), " ", self._add, others=(self._log, self._report), back=self._back
        )
        self._model: RowsModel[PersonRow] = RowsModel(columns(), self)
        self._table = named("people", DataTable(_("People of the site")))
        self._card = PersonCard()
        self._table.setModel(self._model)
        self._table.stretch(NAME)
        self.setLayout(
            page_column(self._header, filling(Beside(filling(self._table), self._card)))
        )
        self._connect()

    def display(self, view: PeopleView) -> None:
        self._view = view
        self._header.set_subtitle(" · ".join(filter(None, (view.subtitle, view.why_not))))
        self._model.show(view.rows)
        self._add.setEnabled(view.can_change)
        self._card.setVisible(view.chosen is not None)
        if view.chosen is None:
            return
        self._card.display(view.chosen, can_change=view.can_change)
        names = [line.user_name for line in self._model.rows]
        place = names.index(view.chosen.row.user_name)
        if self._table.current_row != place:
            self._table.select(place)

    def _choose(self, row_number: int) -> None:
        if row_number >= 0:
            self._presenter.choose(self._model.row_at(row_number).user_name)

    def _ask_new(self) -> None:
        view, presenter = self._view, self._presenter
        if view is not None:
            password = presenter.propose_password()
            dialog = PersonDialog(self, view.roles, presenter.propose_initials, password)
            dialog.given.connect(presenter.add)
            self._open(dialog, "person_dialog")

    def _ask_change(self) -> None:
        view = self._view
        if view is None or view.chosen is None or not self._card.can_edit:
            return
        chosen = view.chosen
        dialog = ChangeDialog(
            self,
            chosen.row,
            chosen.role_value,
            view.roles,
            may_change_role=not chosen.is_oneself,
        )
        dialog.given.connect(lambda typed: self._presenter.change(typed, chosen))
        self._open(dialog, "change_dialog")

    def _ask_reset(self) -> None:
        if self._view is None or self._view.chosen is None:
            return
        person = self._view.chosen.row
        dialog = ResetDialog(self, person.name, self._presenter.propose_password())
        dialog.given.connect(lambda password: self._presenter.reset(person.user_name, password))
        self._open(dialog, "reset_dialog")

    def _ask_end(self) -> None:
        if self._view is None or self._view.chosen is None:
            return
        words = _("{name} opens the registry no more and stays in all records.")
        dialog = ReasonDialog(
            self,
            _("End the access of {name}").format(name=self._view.chosen.row.name),
            words.format(name=self._view.chosen.row.name),
            (_("Left the site"), _("Works on no trial any more")),
            _("End access"),
            is_final=True,
        )
        dialog.given.connect(self._presenter.end_access)
        named("end_dialog", dialog).open()

    def _ask_period(self) -> None:
        if self._view is not None:
            dialog = named("period_dialog", PeriodDialog(self, self._view.today))
            dialog.given.connect(self._presenter.report_wanted)
            dialog.open()

    def _open(self, dialog: TypingDialog, name: str) -> None:
        self._presenter.refused.connect(dialog.show_problem)
        self._presenter.stored.connect(dialog.accept)
        named(name, dialog).open()

    def _connect(self) -> None:
        presenter, card = self._presenter, self._card
        presenter.shown.connect(self.display)
        self._back.clicked.connect(presenter.left)
        self._log.clicked.connect(presenter.delegations_wanted)
        self._report.clicked.connect(self._ask_period)
        self._add.clicked.connect(self._ask_new)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda _row: self._ask_change())
        card.change.clicked.connect(self._ask_change)
        card.reset.clicked.connect(self._ask_reset)
        card.unlock.clicked.connect(presenter.unlock)
        card.end.clicked.connect(self._ask_end)
