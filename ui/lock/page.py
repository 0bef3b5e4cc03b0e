"""The page that covers the work until the same person is back."""

from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.lock.presenter import LockPresenter, LockView
from ui.widgets.badge import Picture
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.form import FormField
from ui.widgets.icons import Ink
from ui.widgets.labels import ElidedLabel, second
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.password import PasswordField

WIDTH = 440


class LockPage(QWidget):
    def __init__(self, presenter: LockPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._name = named("locked_person", ElidedLabel(role="heading"))
        self._role = ElidedLabel(role="second")
        self._why = named("why", second())
        self._password = PasswordField()
        self._field = named("password_field", FormField(_("&Password"), self._password))
        self._unlock = named("unlock", primary(_("&Unlock"), "lock"))
        self._else = named("somebody_else", quiet(_("Somebody &else…"), "person"))
        self._sign_out = named("lock_sign_out", quiet(_("&Sign out")))
        self._lay_out()
        self.setFocusProxy(self._password)
        self._password.submitted.connect(self._knock)
        self._unlock.clicked.connect(self._knock)
        self._sign_out.clicked.connect(presenter.sign_out_wanted)
        self._else.clicked.connect(presenter.somebody_else_wanted)
        presenter.shown.connect(self.display)
        presenter.refresh()

    def display(self, view: LockView) -> None:
        self._name.setText(view.name)
        self._role.setText(view.role)
        self._why.setText(view.why)
        self._why.setVisible(bool(view.why))
        for part in (self._password, self._unlock, self._else, self._sign_out):
            part.setEnabled(not view.is_busy)
        self._field.show_problem(view.problem)
        if view.problem:
            self._password.clear()
            self._password.setFocus()

    def clear(self) -> None:
        """Let nothing that was typed stay in the field."""
        self._password.clear()

    def _knock(self) -> None:
        self._presenter.unlock(self._password.text())

    def _lay_out(self) -> None:
        who = QWidget()
        who.setLayout(column(self._name, self._role, gap=0))
        head = row(Picture("lock", Ink.ACCENT, 32), filling(who), gap=16)
        acts = row(self._else, spacer(), self._sign_out, self._unlock)
        card = Card(head, self._why, self._field, acts, gap=16, margin=24)
        card.setFixedWidth(WIDTH)
        self.setLayout(column(spacer(), row(spacer(), card, spacer()), spacer(), margin=24))
