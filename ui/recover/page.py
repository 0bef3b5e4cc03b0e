"""The dialog in which the recovery key from the safe lets somebody in again."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.recover.presenter import RecoverPresenter
from ui.recover.view import Asked, RecoverView
from ui.widgets.buttons import primary
from ui.widgets.choices import ChoiceField
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named
from ui.widgets.password import PasswordField

WIDTH = 620


class RecoverDialog(DialogFrame):
    def __init__(self, parent: QWidget | None, presenter: RecoverPresenter) -> None:
        super().__init__(parent, _("Sign in again with the recovery key"))
        named("recover_dialog", self)
        presenter.setParent(self)
        self._presenter = presenter
        self._key = named("typed_recovery_key", QLineEdit())
        self._person = named("person", ChoiceField())
        self._password = named("new_password", PasswordField())
        self._again = named("new_password_again", PasswordField())
        self._act = named("act", primary(_("&Set the password")))
        self._act.setDefault(True)
        self._fields = {
            Asked.KEY: FormField(
                _("&Recovery key"), self._key, _("As on the sheet; capitals and dashes or not.")
            ),
            Asked.PERSON: FormField(_("&Who signs in again"), self._person),
            Asked.PASSWORD: FormField(_("New &password"), self._password),
            Asked.AGAIN: FormField(_("The same a&gain"), self._again),
        }
        self._lay_out()
        self._connect()
        self._person.offer(presenter.view.people)
        self.display(presenter.view)
        self._key.setFocus()

    def display(self, view: RecoverView) -> None:
        for asked, field in self._fields.items():
            field.show_problem(view.problem if asked is view.asked else "")
        for part in (self._key, self._person, self._password, self._again):
            part.setEnabled(not view.is_busy)
        self._act.setText(
            _("Opening the registry…") if view.is_busy else _("&Set the password")
        )
        if view.problem:
            self._fields[view.asked].setFocus()
        self._judge()

    def done(self, result: int) -> None:
        for line in (self._key, self._password.line, self._again.line):
            line.clear()
        super().done(result)

    def _judge(self) -> None:
        told = (self._key.text().strip(), self._person.value())
        typed = (*told, self._password.text(), self._again.text())
        self._act.setEnabled(all(typed) and not self._presenter.view.is_busy)

    def _recover(self) -> None:
        self._presenter.recover(
            self._key.text(), self._person.value(), self._password.text(), self._again.text()
        )

    def _connect(self) -> None:
        for line in (self._key, self._password.line, self._again.line):
            line.textChanged.connect(self._judge)
        self._person.chosen.connect(lambda _user_name: self._judge())
        self._act.clicked.connect(self._recover)
        self._presenter.shown.connect(self.display)
        self._presenter.recovered.connect(self.accept)

    def _lay_out(self) -> None:
        self.want_width(WIDTH)
        advice = Label(
            _(
                "Take the newest sheet from the site's safe. The audit trail tells that its "
                "key was used, and for whom; make a new sheet afterwards."
            ),
            "second",
        )
        fields = self._fields
        passwords = row(filling(fields[Asked.PASSWORD]), filling(fields[Asked.AGAIN]), gap=16)
        self.set_content(
            column(advice, fields[Asked.KEY], fields[Asked.PERSON], passwords, gap=16)
        )
        self.set_actions(self._act)
