"""Which version of the consent form was signed; one that is missing is entered in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import N_, _
from ui.widgets.buttons import quiet
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named

OTHER = "+"
VALIDITY = N_("As the ethics committee approved it; the last day may stay empty.")


@dataclass(frozen=True, slots=True)
class TypedVersion:
    """A version that is missing, as it stands in the fields."""

    version: str
    valid_from: date | None
    valid_until: date | None


class FormVersionPart(QWidget):
    """A choice of the versions that are valid; “another” opens the fields for a new one."""

    version_entered = Signal(TypedVersion)

    def __init__(self) -> None:
        super().__init__()
        self._choice = named("form_version", ChoiceField(placeholder=_("Choose the version…")))
        self.field = FormField(_("&Version of the consent form"), self._choice, required=True)
        self._entry = NewVersion()
        self._note = named("form_note", Label(role="second"))
        self._valid: tuple[str, ...] = ()
        self.setLayout(column(self.field, self._note, self._entry, gap=8))
        self.setFocusProxy(self._choice)
        self._choice.chosen.connect(self._choose)
        self._entry.entered.connect(self.version_entered)
        self.offer((), "")

    def offer(self, valid: Sequence[tuple[str, str]], note: str) -> None:
        """Offer what is valid now, or say why nothing is; what was chosen stays if it is."""
        self._valid = tuple(value for value, _words in valid)
        self._choice.offer((*valid, (OTHER, _("Another version…"))))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if not self._valid:
            self._choice.set_value(OTHER)
        self._entry.setVisible(self._choice.value() == OTHER)

    def version(self) -> str:
        value = self._choice.value()
        return "" if value == OTHER else value

    def choose(self, version: str) -> None:
        """Take a version that was entered, where it is valid, and close the fields for it."""
        self._entry.forget()
        if version in self._valid:
            self._choice.set_value(version)
            self.field.clear_problem()
        else:
            words = _("{version} is on record now, but it was not valid on that day.")
            self.field.show_problem(words.format(version=version))
        self._entry.setVisible(self._choice.value() == OTHER)
        self._choice.setFocus()

    def forget(self) -> None:
        self._choice.set_value(OTHER if not self._valid else "")
        self._entry.forget()
        self._entry.setVisible(not self._valid)

    def show_problems(self, problems: dict[str, str]) -> None:
        self._entry.show_problems(problems)

    def _choose(self, value: str) -> None:
        self._entry.setVisible(value == OTHER)
        self.field.clear_problem()
        if value == OTHER:
            self._entry.start()


class NewVersion(QWidget):
    """Name and validity of a version, as they are printed on the paper or its approval."""

    entered = Signal(TypedVersion)

    def __init__(self) -> None:
        super().__init__()
        self._version = named("new_version", QLineEdit(maxLength=80))
        self._from = named("new_valid_from", DateField())
        self._until = named("new_valid_until", DateField())
        self._enter = named("enter_version", quiet(_("&Enter this version"), "add"))
        self._fields: dict[str, FormField] = {
            "new_version": FormField(
                _("&New version"), self._version, _("As printed on the form, such as 1.1.")
            ),
            "new_valid_from": FormField(_("Valid &from"), self._from),
            "new_valid_until": FormField(_("Valid &until"), self._until),
        }
        fields = self._fields
        layout = column(
            fields["new_version"],
            row(fields["new_valid_from"], fields["new_valid_until"], spacer(), gap=16),
            Label(_(VALIDITY), "caption"),
            row(self._enter, spacer()),
            gap=8,
        )
        layout.setContentsMargins(16, 0, 0, 8)
        self.setLayout(layout)
        self._enter.clicked.connect(self._tell)
        self._version.returnPressed.connect(self._tell)

    def start(self) -> None:
        self._version.setFocus()

    def forget(self) -> None:
        self._version.clear()
        for moment in (self._from, self._until):
            moment.set_day(None)
        self.show_problems({})

    def show_problems(self, problems: dict[str, str]) -> None:
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))

    def typed(self) -> TypedVersion:
        return TypedVersion(self._version.text().strip(), self._from.day(), self._until.day())

    def _tell(self) -> None:
        """Say at the fields what is missing or wrong; tell the version where nothing is."""
        problems = {
            "new_version": "" if self._version.text().strip() else _("Enter the version."),
            "new_valid_from": self._from.problem()
            or ("" if self._from.day() else _("Enter the first day on which it is valid.")),
            "new_valid_until": self._until.problem(),
        }
        self.show_problems(problems)
        wrong = [name for name, problem in problems.items() if problem]
        if wrong:
            self._fields[wrong[0]].setFocus()
        else:
            self.entered.emit(self.typed())
