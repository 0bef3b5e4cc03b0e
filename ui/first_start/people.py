"""The fields for one person who is entered at the first start."""

from PySide6.QtWidgets import QLineEdit

from coordinator.text import _, called
from ui.first_start.model import PersonForm, proposed_user_name
from ui.widgets.card import Card
from ui.widgets.form import FormField
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said
from ui.widgets.password import PasswordField


class PersonFields(Card):
    """Named `<role>_name`, `<role>_user_name`, `<role>_password` and `<role>_again`."""

    def __init__(self, role: str, title: str) -> None:
        super().__init__(title=title, gap=12)
        self._name = named(f"{role}_name", QLineEdit())
        self._user_name = named(f"{role}_user_name", QLineEdit())
        self._password = named(f"{role}_password", PasswordField())
        self._again = named(f"{role}_again", PasswordField())
        self.fields = {
            "name": FormField(_("Name"), self._name),
            "user_name": FormField(_("User name"), self._user_name),
            "password": FormField(_("Password"), self._password),
            "again": FormField(_("Password again"), self._again),
        }
        for field in self.fields.values():
            said(called(title, field.input.accessibleName()), field.input)
        self.add(
            column(
                self.fields["name"],
                self.fields["user_name"],
                row(filling(self.fields["password"]), filling(self.fields["again"]), gap=16),
                spacer(),
                gap=12,
            )
        )
        self._is_own = False
        self._name.textEdited.connect(self._propose)
        self._user_name.textEdited.connect(self._keep_own)
        self.setFocusProxy(self._name)

    def form(self) -> PersonForm:
        return PersonForm(
            self._name.text(),
            self._user_name.text(),
            self._password.text(),
            self._again.text(),
        )

    def _propose(self, name: str) -> None:
        if not self._is_own:
            self._user_name.setText(proposed_user_name(name))

    def _keep_own(self, words: str) -> None:
        """A user name that was typed is not replaced any more."""
        self._is_own = bool(words)
