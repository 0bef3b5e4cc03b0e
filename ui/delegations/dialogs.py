"""The dialogs in which lines of the log are added, signed and ended."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coordinator.text import _, called
from ui.delegations.view import DelegationsView, LineRow, TypedLines, TypedSignature
from ui.widgets.buttons import danger, primary
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row, scrolling
from ui.widgets.named import named
from ui.widgets.password import PasswordField
from ui.widgets.ticks import TickBox
from ui.widgets.typing_dialog import TypingDialog

LINE, MOST_IN_SIGHT = 22, 264  # pixels


class LinesDialog(TypingDialog):
    given = Signal(TypedLines)

    def __init__(self, parent: QWidget | None, view: DelegationsView) -> None:
        super().__init__(parent, _("Delegate"))
        self._candidates = {one.user_name: one for one in view.candidates}
        self._person = named(
            "person", ChoiceField([(one.user_name, one.words) for one in view.candidates])
        )
        self._boxes: dict[str, QCheckBox] = {}
        for candidate in view.candidates:
            for duty, words in candidate.duties:
                if duty not in self._boxes:
                    self._boxes[duty] = named(f"duty_{duty}", TickBox(words.capitalize()))
        self._from = named("from_on", DateField())
        self._from.set_day(view.today)
        self._until = named("until_on", DateField())
        label = dict(view.trials).get(view.trial, "")
        self._all = named("for_all", TickBox(_("For all trials of the site")))
        self._reason = named("reason", QLineEdit())
        self._act = named("act", primary(_("&Add")))
        self._act.clicked.connect(lambda: self.given.emit(self.typed()))
        self._person.chosen.connect(self._offer)
        self._offer("")
        self._lay_out(label)

    def typed(self) -> TypedLines:
        chosen = [duty for duty, box in self._boxes.items() if box.isChecked()]
        return TypedLines(
            self._person.value(),
            tuple(duty for duty in chosen if self._boxes[duty].isEnabled()),
            self._from.day(),
            self._until.day(),
            self._all.isChecked(),
            self._reason.text(),
        )

    def _offer(self, user_name: str) -> None:
        """Offer what the role of the chosen person may have."""
        found = self._candidates.get(user_name)
        allowed = dict(found.duties) if found else {}
        for duty, box in self._boxes.items():
            box.setEnabled(duty in allowed)
        self._act.setEnabled(found is not None)

    def _lay_out(self, label: str) -> None:
        duties = QWidget()
        duties.setLayout(column(*self._boxes.values(), gap=4))
        days = QWidget()
        until = FormField(_("&Until"), self._until, _("Empty: until it is ended."))
        days.setLayout(row(FormField(_("&From"), self._from), until, gap=12))
        words = _("For {trial}. The lines hold when the investigator has signed them.")
        self.set_content(
            column(
                Label(words.format(trial=label), "second"),
                FormField(_("&Person"), self._person, required=True),
                duties,
                days,
                self._all,
                FormField(_("&Why so late?"), self._reason, _("For days long past.")),
                self.problem,
                gap=12,
            )
        )
        self.set_actions(self._act)


class SignDialog(TypingDialog):
    """Asks for the investigator's own user name and password; for an end also when and why."""

    given = Signal(TypedSignature)

    def __init__(
        self, parent: QWidget | None, view: DelegationsView, ending: LineRow | None = None
    ) -> None:
        super().__init__(parent, _("End the line") if ending else _("Sign the delegation log"))
        self._lines = view.unsigned_ids
        self._user_name = named("user_name", QLineEdit(view.investigator, maxLength=128))
        self._password = named("password_field", PasswordField())
        self._day = named("ended_on", DateField(earliest=view.today))
        self._day.set_day(view.today)
        self._reason = named("reason", QLineEdit())
        act = danger(_("&End")) if ending else primary(_("&Sign"), "signature")
        self._act = named("act", act)
        self._act.clicked.connect(self._give)
        self._password.submitted.connect(self._give)
        fields: tuple[QWidget, ...] = (
            FormField(_("Investigator's user &name"), self._user_name, required=True),
            FormField(_("&Password"), self._password, required=True),
        )
        if ending is not None:
            words = [called(ending.person, ending.duty)]
            day = FormField(_("Holds no more &from"), self._day, required=True)
            fields = (day, FormField(_("&Why?"), self._reason, required=True), *fields)
        else:
            words = [_("I delegate, for the days that the log says:"), *view.unsigned]
        told = scrolling(Label("\n".join(words)))
        told.setMinimumHeight(min(LINE * (len(words) + 1), MOST_IN_SIGHT))
        self.set_content(column(told, *fields, self.problem, gap=12))
        self.set_actions(self._act)
        first = self._day if ending else self._password if view.investigator else None
        (first or self._user_name).setFocus()

    def show_problem(self, words: str) -> None:
        super().show_problem(words)
        self._password.clear()
        self._password.setFocus()

    def _give(self) -> None:
        self.given.emit(
            TypedSignature(
                self._user_name.text(),
                self._password.text(),
                self._day.day(),
                self._reason.text(),
                self._lines,
            )
        )
