"""The delegation log of a trial."""

from coordinator.text import _
from ui.delegations.dialogs import LinesDialog, SignDialog
from ui.delegations.model import DUTY, columns
from ui.delegations.presenter import DelegationsPresenter
from ui.delegations.view import DelegationsView, LineRow
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.choices import ChoiceField
from ui.widgets.empty import EmptyState
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import filling, row, spacer
from ui.widgets.named import named, said
from ui.widgets.table import DataTable, RowsModel
from ui.widgets.typing_dialog import TypingDialog

LONG_NAMES = 280  # pixels


class DelegationsPage(AttendedPage):
    def __init__(self, presenter: DelegationsPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view: DelegationsView | None = None
        self._back = named("back", icon_button("arrow-left", _("Back"), "Alt+Left"))
        self._trial = said(_("Trial"), named("trial", ChoiceField()))
        self._trial.setMinimumWidth(LONG_NAMES)
        self._print = named("print_log", quiet(_("&Print"), "print"))
        self._end = named("end_line", quiet(_("&End line")))
        self._sign = named("sign_lines", quiet(_("&Sign"), "signature"))
        self._add = named("add_lines", primary(_("&Delegate"), "add"))
        self._header = PageHeader(
            _("Delegation log"),
            " ",
            self._add,
            others=(self._print, self._end, self._sign),
            back=self._back,
        )
        self._model: RowsModel[LineRow] = RowsModel(columns(), self)
        self._table = named("log", DataTable(_("Delegation log")))
        self._lay_out()
        self._connect()

    def display(self, view: DelegationsView) -> None:
        self._view = view
        waiting = len(view.unsigned)
        words = _("{count} wait for a signature").format(count=waiting) if waiting else ""
        self._header.set_subtitle(" · ".join(filter(None, (view.subtitle, words))))
        self._trial.offer(view.trials)
        self._trial.set_value(view.trial)
        self._model.show(view.rows)
        self._print.setEnabled(bool(view.trial))
        self._add.setEnabled(view.can_change and bool(view.trial))
        self._sign.setEnabled(view.can_change and bool(view.unsigned))
        self._show_end()

    def _show_end(self) -> None:
        chosen = self._chosen
        can = self._view is not None and self._view.can_change
        self._end.setEnabled(can and chosen is not None and chosen.is_running)

    @property
    def _chosen(self) -> LineRow | None:
        place = self._table.current_row
        return self._model.row_at(place) if 0 <= place < len(self._model.rows) else None

    def _ask_lines(self) -> None:
        if self._view is not None:
            dialog = LinesDialog(self, self._view)
            dialog.given.connect(self._presenter.add)
            self._open(dialog, "lines_dialog")

    def _ask_signature(self) -> None:
        if self._view is not None:
            dialog = SignDialog(self, self._view)
            dialog.given.connect(self._presenter.sign)
            self._open(dialog, "sign_dialog")

    def _ask_end(self) -> None:
        chosen = self._chosen
        if self._view is not None and chosen is not None:
            dialog = SignDialog(self, self._view, ending=chosen)
            number = chosen.delegation_id
            dialog.given.connect(lambda typed: self._presenter.end(number, typed))
            self._open(dialog, "end_dialog")

    def _open(self, dialog: TypingDialog, name: str) -> None:
        self._presenter.refused.connect(dialog.show_problem)
        self._presenter.stored.connect(dialog.accept)
        named(name, dialog).open()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        self._back.clicked.connect(presenter.left)
        self._print.clicked.connect(presenter.print)
        self._trial.chosen.connect(presenter.choose_trial)
        self._table.chosen.connect(lambda _row: self._show_end())
        self._add.clicked.connect(self._ask_lines)
        self._sign.clicked.connect(self._ask_signature)
        self._end.clicked.connect(self._ask_end)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(DUTY)
        detail = _("The log is kept for each trial: add a trial first.")
        self._table.set_empty(EmptyState("signature", _("Nothing is delegated"), detail=detail))
        chooser = row(self._trial, spacer())
        self.setLayout(page_column(self._header, chooser, filling(self._table)))
