"""The fields in which a version of the consent form is entered or changed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from coordinator.text import _
from ui.consent_forms.view import FormLine, TypedForm
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import caption, heading
from ui.widgets.layouts import row
from ui.widgets.named import named
from ui.widgets.ticks import TickBox

WIDTH, SCROLL_BAR = 400, 16


class FormEntry(Card):
    changed = Signal()

    def __init__(self) -> None:
        self._title = heading()
        self._version = named("version", QLineEdit(maxLength=80))
        self._from = named("valid_from", DateField())
        self._until = named("valid_until", DateField())
        self._again = named(
            "asks_again", TickBox(_("Who signed an earlier version &consents again"))
        )
        self._note = named("note", QLineEdit(maxLength=200))
        self._reason = named("reason", QLineEdit(maxLength=200))
        self._fields = {
            "version": FormField(_("&Version"), self._version, required=True),
            "valid_from": FormField(_("Valid &from"), self._from, required=True),
            "valid_until": FormField(_("Valid &until"), self._until),
            "note": FormField(
                _("N&ote"), self._note, _("Such as the vote of the ethics committee.")
            ),
            "reason": FormField(_("&Reason for the change"), self._reason, required=True),
        }
        fields = self._fields
        super().__init__(
            self._title,
            fields["version"],
            row(fields["valid_from"], fields["valid_until"], gap=16),
            caption(_("As the ethics committee approved it; the last day may stay empty.")),
            self._again,
            caption(
                _("They are due from the first day on: open screenings and enrolled subjects.")
            ),
            fields["note"],
            fields["reason"],
            gap=12,
        )
        self.setMinimumWidth(WIDTH - SCROLL_BAR)

    def display(self, line: FormLine | None) -> None:
        """Show a version to be changed; None for the fields of a new one."""
        words = _("Change version {version}").format(version=line.version) if line else ""
        self._title.setText(words or _("New version"))
        self._version.setText(line.version if line else "")
        self._version.setCursorPosition(0)  # a long one is read from its beginning
        self._version.setEnabled(line is None)
        self._from.set_day(line.valid_from if line else None)
        self._until.set_day(line.valid_until if line else None)
        self._again.setChecked(bool(line and line.asks_again))
        self._note.setText(line.note if line else "")
        self._reason.clear()
        self._fields["reason"].setVisible(line is not None)
        self.show_problems({})

    def keep_up(self, former: FormLine, now: FormLine) -> None:
        """Take over what another window set; where something else is typed, say it there."""
        lines: dict[str, DateField | QLineEdit] = {
            "valid_from": self._from,
            "valid_until": self._until,
            "note": self._note,
        }
        for name, line in lines.items():
            then, since = _written(getattr(former, name)), _written(getattr(now, name))
            if since == then:
                continue
            if line.text().strip() not in (then, since):
                self._fields[name].show_problem(_set_elsewhere(since))
            elif isinstance(line, DateField):
                line.set_text(since)
            else:
                line.setText(since)
        if now.asks_again != former.asks_again:
            self._again.setChecked(now.asks_again)

    def show_problems(self, problems: dict[str, str]) -> None:
        for name, field in self._fields.items():
            moment = field.input
            own = moment.problem() if isinstance(moment, DateField) else ""
            field.show_problem(own or problems.get(name, ""))
        wrong = [name for name, field in self._fields.items() if field.problem]
        if wrong:
            self._fields[wrong[0]].setFocus()

    @property
    def is_readable(self) -> bool:
        """Whether both days are days, or empty."""
        return not (self._from.has_problem or self._until.has_problem)

    def start(self) -> None:
        (self._version if self._version.isEnabled() else self._from).setFocus()

    def typed(self) -> TypedForm:
        return TypedForm(
            self._version.text().strip(),
            self._from.day(),
            self._until.day(),
            self._again.isChecked(),
            self._note.text().strip(),
            self._reason.text().strip(),
        )


def _written(value: date | str | None) -> str:
    """Give a value as it stands in its field."""
    return value.isoformat() if isinstance(value, date) else value or ""


def _set_elsewhere(value: str) -> str:
    if not value:
        return _("Emptied in another window meanwhile.")
    return _("Set to “{value}” in another window meanwhile.").format(value=value)
