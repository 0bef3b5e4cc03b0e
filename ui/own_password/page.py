"""The page on which a person chooses an own password."""

from PySide6.QtWidgets import QWidget

from coordinator.text import _, particulars
from ui.own_password.presenter import OwnPasswordPresenter
from ui.own_password.view import OwnPasswordView
from ui.widgets.badge import Picture
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.form import FormField
from ui.widgets.icons import Ink
from ui.widgets.labels import ElidedLabel, body
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.password import PasswordField

WIDTH = 480


class OwnPasswordPage(QWidget):
    def __init__(self, presenter: OwnPasswordPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._title = named("page_title", ElidedLabel(role="heading"))
        self._who = named("who", ElidedLabel(role="second"))
        self._why = named("why", body())
        self._current = named("current", PasswordField())
        self._new = named("new", PasswordField())
        self._again = named("again", PasswordField())
        self._current_field = FormField(_("Password &now"), self._current)
        self._new_field = named("new_field", FormField(_("New &password"), self._new))
        self._again_field = FormField(_("&The same again"), self._again)
        self._change = named("change_password", primary(_("&Change password")))
        self._leave = named("leave", quiet(_("Cancel")))
        self._lay_out()
        self.setFocusProxy(self._current)
        self._connect()
        presenter.refresh()

    def display(self, view: OwnPasswordView) -> None:
        self._title.setText(
            _("Choose your own password") if view.is_forced else _("Change my password")
        )
        self._who.setText(particulars((view.name, view.user_name)))
        self._why.setVisible(view.is_forced)
        self._current_field.show_problem(view.current_problem)
        self._new_field.set_hint(view.strength)
        self._new_field.show_problem(view.new_problem)
        self._again_field.show_problem(view.again_problem)
        for part in (self._current, self._new, self._again, self._change, self._leave):
            part.setEnabled(not view.is_busy)
        self._leave.setText(_("&Sign out") if view.is_forced else _("Cancel"))
        self._go_to_problem(view)

    def clear(self) -> None:
        """Let nothing that was typed stay in the fields."""
        for field in (self._current, self._new, self._again):
            field.clear()

    def _go_to_problem(self, view: OwnPasswordView) -> None:
        for problem, field in (
            (view.current_problem, self._current),
            (view.new_problem, self._new),
            (view.again_problem, self._again),
        ):
            if problem and not view.is_busy:
                field.setFocus()
                return

    def _submit(self) -> None:
        self._presenter.change(self._current.text(), self._new.text(), self._again.text())

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.changed.connect(self.clear)
        presenter.left.connect(self.clear)
        self._current.submitted.connect(self._new.setFocus)
        self._new.submitted.connect(self._again.setFocus)
        self._again.submitted.connect(self._submit)
        self._new.line.textEdited.connect(presenter.judge)
        self._change.clicked.connect(self._submit)
        self._leave.clicked.connect(presenter.leave)

    def _lay_out(self) -> None:
        self._why.setText(
            _(
                "Somebody else set your password and knows it. Before you go on, choose one "
                "that only you know: what is signed with it is signed by you."
            )
        )
        styled(self._why, tone="info")
        words = QWidget()
        words.setLayout(column(self._title, self._who, gap=0))
        head = row(Picture("shield", Ink.ACCENT, 32), filling(words), gap=16)
        card = Card(
            head,
            self._why,
            self._current_field,
            self._new_field,
            self._again_field,
            row(spacer(), self._leave, self._change),
            gap=16,
            margin=24,
        )
        card.setFixedWidth(WIDTH)
        self.setLayout(column(spacer(), row(spacer(), card, spacer()), spacer(), margin=24))
