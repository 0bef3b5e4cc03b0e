"""What is said of an amendment: its name, its approval, the first day of its use."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from coordinator.text import _
from ui.amendment.view import AmendmentView, Particulars
from ui.widgets.buttons import link, quiet
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named

WIDTH, BETWEEN = 640, 16


class ParticularsTab(QWidget):
    told = Signal(Particulars)
    taking_back_wanted = Signal()
    consent_forms_wanted = Signal()
    review_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = 0
        self._name = named("amendment", QLineEdit(maxLength=80))
        self._approved = named("approved_on", DateField())
        self._document = named("approval_document", QLineEdit(maxLength=120))
        self._first = named("first_day", DateField())
        self._first_field = FormField(
            _("&First day of use"),
            self._first,
            _("It may lie ahead: the version becomes active by itself on that day."),
        )
        self._use = named("use", Label())
        self._back = named("take_back", quiet(_("&Take the plan back…"), "undo"))
        self._review = named("review", link(_("To the re&view"), "chevron-right"))
        self._consent = named("consent_again", Label())
        self._forms = named(
            "consent_forms", link(_("&Change it with the consent forms"), "edit")
        )
        self._lay_out()
        self._connect()

    @property
    def first_day(self) -> date | None:
        return self._first.day()

    def ask_for_first_day(self) -> None:
        """Lead to the day without which the version cannot be put to use."""
        self._first_field.show_problem(
            self._first.problem() or _("Enter the first day of use.")
        )
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def display(self, view: AmendmentView) -> None:
        is_other = view.version_id != self._shown
        self._shown = view.version_id
        said, allowed = view.particulars, view.allowed
        for line, words in ((self._name, said.amendment), (self._document, said.document)):
            if is_other or not line.hasFocus():
                line.setText(words)
            line.setReadOnly(not allowed.describe)
        self._show_day(self._approved, said.approved_on, is_other=is_other)
        self._approved.set_limits(None, view.today)
        self._approved.setEnabled(allowed.describe)
        if view.first_day is not None or is_other:
            self._first.set_day(view.first_day)
        self._first.setEnabled(allowed.put_to_use)
        self._use.setText(view.use)
        self._back.setVisible(allowed.take_back)
        self._review.setVisible(allowed.review)
        self._consent.setText(view.consent)

    def _show_day(self, field: DateField, day: date | None, *, is_other: bool) -> None:
        is_typing = field.has_problem or field.line.hasFocus()
        if is_other or not is_typing:
            field.set_day(day)

    def _tell(self) -> None:
        if not self._approved.has_problem:
            name, document = self._name.text().strip(), self._document.text().strip()
            self.told.emit(Particulars(name, self._approved.day(), document))

    def _connect(self) -> None:
        self._name.editingFinished.connect(self._tell)
        self._document.editingFinished.connect(self._tell)
        self._approved.changed.connect(self._tell)
        self._first.changed.connect(self._first_field.clear_problem)
        self._back.clicked.connect(self.taking_back_wanted)
        self._review.clicked.connect(self.review_wanted)
        self._forms.clicked.connect(self.consent_forms_wanted)

    def _lay_out(self) -> None:
        hint = _("The name by which the sponsor calls it, such as Amendment 3.")
        about = Card(
            FormField(_("&Amendment"), self._name, hint),
            FormField(_("Ethics a&pproval on"), self._approved),
            FormField(
                _("&Document of approval"), self._document, _("Its number, and where it lies.")
            ),
            spacer(),
            title=_("What it is"),
            gap=12,
        )
        used = Card(
            self._use,
            self._first_field,
            row(self._back, self._review, spacer()),
            title=_("Use"),
            gap=12,
        )
        again = Card(self._consent, row(self._forms, spacer()), title=_("Consent"), gap=8)
        for card in (about, used, again):
            card.setMaximumWidth(WIDTH)
        cards = QWidget()
        cards.setLayout(row(about, column(used, again, spacer(), gap=16), gap=BETWEEN))
        cards.setMaximumWidth(2 * WIDTH + BETWEEN)
        cards.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = column(row(filling(cards), spacer()), spacer())
        layout.setContentsMargins(0, 16, 0, 0)
        self.setLayout(layout)
