"""Asks for the address of an empty database, and for the word to move the registry there."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import N_, _
from ui.backup.move_presenter import MovePresenter, MoveView
from ui.widgets.buttons import danger, primary
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.labels import Label, second
from ui.widgets.layouts import column
from ui.widgets.named import named, styled
from ui.widgets.progress import Followed, Stepper, TaskProgress

WIDTH = 620
WHAT = N_(
    "For several workstations the registry lies in a database of PostgreSQL. Ask who keeps the "
    "server for an empty one; the program copies everything into it, and compares."
)
STEPS = (
    N_("A backup is made first, in {folder}."),
    N_("Everybody is signed out; then the sign-in of the registry on the server opens."),
    N_("The file is kept as “{kept}”, and the audit trail of both tells of it."),
    N_(
        "Passwords stay the same. The hospital encrypts the server's disk: the program's own "
        "key encrypts nothing there but backups."
    ),
)


class MoveDialog(DialogFrame):
    def __init__(self, parent: QWidget | None, presenter: MovePresenter) -> None:
        super().__init__(parent, _("Move the registry to a server"))
        named("move_dialog", self)
        presenter.setParent(self)
        self._presenter = presenter
        self._steps = Stepper((_("Where to"), _("Move")))
        self._server = named("move_server", QLineEdit())
        self._server.setPlaceholderText("postgresql://user@host/database")
        self._field = FormField(_("&Address of the empty database"), self._server)
        self._progress = named("move_progress", TaskProgress(can_cancel=False))
        self._fit = styled(named("move_fit", Label()), tone="satisfied")
        self._what = named("move_what", second())
        self._look = named("look", primary(_("&Look at the database")))
        self._move = named("move", danger(_("&Move the registry")))
        self._lay_out()
        self._connect()
        self.display(presenter.view)
        self._server.setFocus()

    def display(self, view: MoveView) -> None:
        is_fit = bool(view.address)
        self._steps.show_step(int(is_fit))
        self._field.show_problem(view.problem)
        self._server.setEnabled(not view.is_looking)
        words = _("{address} is empty and can take it.")
        self._fit.setText(words.format(address=view.address) if is_fit else "")
        self._fit.setVisible(is_fit)
        told = [_(step).format(folder=view.folder, kept=view.kept) for step in STEPS]
        self._what.setText("\n".join(told) if is_fit else _(WHAT))
        self._look.setVisible(not is_fit)
        self._move.setVisible(is_fit)
        self._allow()
        if is_fit:
            self._move.setFocus()
        elif view.problem:
            self._server.setFocus()

    def done(self, result: int) -> None:
        self._presenter.forget()
        super().done(result)

    def _allow(self) -> None:
        is_typed = bool(self._server.text().strip())
        self._look.setEnabled(is_typed and not self._presenter.view.is_looking)

    def _examine(self) -> None:
        if self._look.isVisible() and self._look.isEnabled():
            self._presenter.look(self._server.text())

    def _change(self) -> None:
        self._presenter.forget()
        self._allow()

    def _follow(self, errand: Followed, words: str) -> None:
        self._progress.start(words)
        self._progress.follow(errand)

    def _agree(self) -> None:
        self._presenter.agree()
        self.accept()

    def _connect(self) -> None:
        self._server.textEdited.connect(self._change)
        self._server.returnPressed.connect(self._examine)
        self._look.clicked.connect(self._examine)
        self._move.clicked.connect(self._agree)
        self._presenter.shown.connect(self.display)
        self._presenter.under_way.connect(self._follow)

    def _lay_out(self) -> None:
        self.setMinimumWidth(WIDTH)
        self._look.setAutoDefault(False)  # Enter in the field looks; it never moves
        self._move.setAutoDefault(False)
        parts = (self._steps, self._what, self._field, self._fit, self._progress)
        self.set_content(column(*parts, gap=12))
        self.set_actions(self._move)
        self.set_actions(self._look, cancel=False)
