"""The form in which a subject is entered or corrected."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.subject import SEX_WORDS, Sex
from coordinator.text import _
from ui.subject_entry.initials import InitialsField
from ui.subject_entry.presenter import SubjectEntryPresenter
from ui.subject_entry.resembling import ResemblingCard
from ui.subject_entry.view import EntryView, Typed
from ui.widgets.beside import Beside
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import heading
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named

PAUSE_MS = 200
WIDTH = 520


class SubjectEntryPage(QWidget):
    """A part of the pages on which a subject can be entered; it has no head of its own."""

    def __init__(self, presenter: SubjectEntryPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self._title = named("entry_title", heading())
        self._number = named("hospital_number", QLineEdit())
        self._name = named("name", QLineEdit())
        self._sex = named("sex", ChoiceField([(s.value, _(SEX_WORDS[s])) for s in Sex]))
        self._birth = named("birth_on", DateField())
        self._initials = InitialsField()
        self._reason = named("reason", QLineEdit())
        self._resembling = named("resembling", ResemblingCard())
        self._enter = named("enter_subject", primary(""))
        self._drop = named("drop_subject", quiet(_("Cancel")))
        self._fields = {
            "hospital_number": FormField(_("&Hospital number"), self._number, required=True),
            "name": FormField(
                _("&Name"),
                self._name,
                _("As on the identity card, in Chinese or Latin letters"),
                required=True,
            ),
            "sex": FormField(_("Se&x at birth"), self._sex, required=True),
            "birth_on": FormField(_("&Birth date"), self._birth, required=True),
            "initials": FormField(_("&Initials"), self._initials, required=True),
            "reason": FormField(_("&Why is it corrected?"), self._reason, required=True),
        }
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing more once the page is left: its registry may be closed by then."""
        self._pause.stop()
        super().hideEvent(event)

    def display(self, view: EntryView) -> None:
        typed = view.typed
        self._title.setText(view.title)
        self._enter.setText(view.act)
        for line, words in (
            (self._number, typed.hospital_number),
            (self._name, typed.name),
            (self._reason, typed.reason),
        ):
            if line.text() != words:
                line.setText(words)
        self._sex.set_value(typed.sex.value if typed.sex else "")
        self._birth.set_limits(None, view.today)
        if self._birth.day() != typed.birth_on or not self._birth.text():
            self._birth.set_day(typed.birth_on)
        if typed.are_initials_settled:
            self._initials.show_initials(typed.initials)
        self._fields["reason"].setVisible(view.is_correction)
        if not view.problems:
            self._resembling.show_found(())
        for name, field in self._fields.items():
            if name != "birth_on" or not self._birth.has_problem:
                field.show_problem(view.problem_of(name))
        if view.problems:
            self._fields[view.problems[0][0]].setFocus()
        elif typed.name and not typed.initials:
            self.presenter.name_typed(typed.name)

    def start(self) -> None:
        """Put the cursor where typing begins."""
        first = self._number if not self._number.text() else self._name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Typed:
        sex = self._sex.value()
        return Typed(
            self._number.text(),
            self._name.text(),
            Sex(sex) if sex else None,
            self._birth.day(),
            self._initials.text(),
            self._reason.text(),
            not self._initials.is_to_be_checked,
        )

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.shown.connect(self.display)
        presenter.initials_proposed.connect(self._initials.propose)
        presenter.duplicates_found.connect(self._resembling.show_found)
        self._name.textEdited.connect(presenter.name_typed)
        for line in (self._number, self._name, self._birth.line):
            line.textEdited.connect(self._wait)
        for line in (self._number, self._name, self._initials.line, self._reason):
            line.returnPressed.connect(self._submit)
        self._initials.changed.connect(self._fields["initials"].clear_problem)
        self._pause.timeout.connect(lambda: presenter.identity_typed(self.typed()))
        self._resembling.chosen.connect(presenter.choose)
        self._enter.clicked.connect(self._submit)
        self._drop.clicked.connect(presenter.drop)

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _submit(self) -> None:
        self.presenter.enter(self.typed())

    def _lay_out(self) -> None:
        fields = self._fields
        pair = row(fields["sex"], fields["birth_on"], spacer(), gap=24)
        card = Card(
            self._title,
            fields["hospital_number"],
            fields["name"],
            pair,
            fields["initials"],
            fields["reason"],
            row(spacer(), self._drop, self._enter, gap=8),
            gap=16,
            margin=24,
        )
        card.setFixedWidth(WIDTH)
        left, right = QWidget(), QWidget()
        left.setLayout(column(card, spacer(), gap=0))
        right.setLayout(column(self._resembling, spacer(), gap=0))
        self.setLayout(column(Beside(left, filling(right), gap=24)))
        filling(self)
