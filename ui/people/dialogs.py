"""The dialogs in which a person is entered or changed, and a temporary password is set."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.people.view import PersonRow, TypedPerson
from ui.widgets.buttons import primary
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named
from ui.widgets.typing_dialog import TypingDialog

LONGEST = 128
HIGH = 288  # pixels: a paragraph and a field


class FieldsDialog(TypingDialog):
    def __init__(self, parent: QWidget | None, title: str, act: str) -> None:
        super().__init__(parent, title)
        self.act = named("act", primary(act))
        self.act.setDefault(True)

    def lay_out(self, *fields: QWidget) -> None:
        self.set_content(column(*fields, self.problem, gap=12))
        self.set_actions(self.act)


class PersonDialog(FieldsDialog):
    given = Signal(TypedPerson)

    def __init__(
        self,
        parent: QWidget | None,
        roles: tuple[tuple[str, str], ...],
        initials_of: Callable[[str], str],
        password: str,
    ) -> None:
        super().__init__(parent, _("Add a person"), _("&Add"))
        self._initials_of = initials_of
        self._name = named("name", QLineEdit(maxLength=LONGEST))
        self._user_name = named("user_name", QLineEdit(maxLength=LONGEST))
        self._initials = named("initials", QLineEdit(maxLength=8))
        self._role = named("role", ChoiceField(roles))
        self._password = named("temporary", QLineEdit(password, maxLength=LONGEST))
        self._name.editingFinished.connect(self._propose)
        self.act.clicked.connect(lambda: self.given.emit(self.typed()))
        short = QWidget()
        user_name = FormField(_("&User name"), self._user_name, required=True)
        short.setLayout(
            row(filling(user_name), filling(FormField(_("&Initials"), self._initials)), gap=12)
        )
        self.lay_out(
            FormField(_("&Name"), self._name, required=True),
            short,
            FormField(_("&Role"), self._role, required=True),
            FormField(
                _("&Temporary password"),
                self._password,
                _("Tell it to that person alone. It is changed at the first sign-in."),
                required=True,
            ),
        )

    def typed(self) -> TypedPerson:
        return TypedPerson(
            self._name.text(),
            self._user_name.text(),
            self._initials.text(),
            self._role.value(),
            self._password.text(),
        )

    def _propose(self) -> None:
        if not self._initials.text():
            self._initials.setText(self._initials_of(self._name.text()))
        if not self._user_name.text() and self._name.text().isascii():
            self._user_name.setText(".".join(self._name.text().casefold().split()))


class ChangeDialog(FieldsDialog):
    given = Signal(TypedPerson)

    def __init__(
        self,
        parent: QWidget | None,
        person: PersonRow,
        role: str,
        roles: tuple[tuple[str, str], ...],
        *,
        may_change_role: bool,
    ) -> None:
        super().__init__(parent, _("Change {name}").format(name=person.name), _("&Store"))
        self._user_name = person.user_name
        self._name = named("name", QLineEdit(person.name, maxLength=LONGEST))
        self._initials = named("initials", QLineEdit(person.initials, maxLength=8))
        self._role = named("role", ChoiceField(roles))
        self._role.set_value(role)
        self._role.setEnabled(may_change_role)
        self._reason = named("reason", QLineEdit())
        self.act.clicked.connect(lambda: self.given.emit(self.typed()))
        hint = (
            _("Delegations that another role may not have end today.")
            if may_change_role
            else _("Nobody changes their own role.")
        )
        self.lay_out(
            FormField(_("&Name"), self._name, required=True),
            FormField(_("&Initials"), self._initials),
            FormField(_("&Role"), self._role, hint),
            FormField(_("&Why?"), self._reason),
        )

    def typed(self) -> TypedPerson:
        return TypedPerson(
            self._name.text(),
            self._user_name,
            self._initials.text(),
            self._role.value(),
            reason=self._reason.text(),
        )


class ResetDialog(FieldsDialog):
    given = Signal(str)

    def __init__(self, parent: QWidget | None, name: str, password: str) -> None:
        super().__init__(
            parent, _("Reset the password of {name}").format(name=name), _("&Reset")
        )
        self._password = named("temporary", QLineEdit(password, maxLength=LONGEST))
        self.act.clicked.connect(lambda: self.given.emit(self._password.text()))
        self.setMinimumHeight(HIGH)
        words = _(
            "The password so far opens the registry no more. With the temporary one nothing "
            "can be signed; {name} chooses a new password at the next sign-in."
        )
        self.lay_out(
            Label(words.format(name=name)),
            FormField(_("&Temporary password"), self._password, required=True),
        )


class PeriodDialog(FieldsDialog):
    given = Signal(date, date)

    def __init__(self, parent: QWidget | None, today: date) -> None:
        super().__init__(parent, _("Who had access when"), _("&Show"))
        self._since = named("since", DateField(latest=today))
        self._until = named("until", DateField(latest=today))
        self._since.set_day(today.replace(month=1, day=1))
        self._until.set_day(today)
        self.act.clicked.connect(self._give)
        days = QWidget()
        days.setLayout(
            row(FormField(_("&From"), self._since), FormField(_("&Until"), self._until), gap=12)
        )
        words = _("Roles, delegations, sign-ins and wrong passwords, person by person.")
        self.lay_out(Label(words), days)

    def _give(self) -> None:
        since, until = self._since.day(), self._until.day()
        if since is None or until is None or until < since:
            self.show_problem(_("Enter two days, the first one first."))
        else:
            self.given.emit(since, until)
            self.accept()
