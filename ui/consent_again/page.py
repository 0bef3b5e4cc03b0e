"""A screening's consents: what is due, what was given, and the fields for a new one."""

from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from coordinator.text import _
from ui.consent_again.presenter import ConsentAgainPresenter
from ui.consent_again.view import ConsentsView
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import icon_button, primary
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.consent_fields import ConsentFields
from ui.widgets.form import FormField
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label, heading, second
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, styled
from ui.widgets.tones import Tone

WHEN_WIDTH = 152


class ConsentAgainPage(QWidget):
    def __init__(self, presenter: ConsentAgainPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._because = named("because", ChoiceField(placeholder=_("Choose why…")))
        self._fields = ConsentFields(
            _("New consent"),
            FormField(_("&Because of"), self._because, required=True),
            guardian_signs_apart=False,
        )
        self._record = named("record", primary(_("&Record the consent"), "tick"))
        self._record.use_shortcut("Ctrl+Return")
        back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(primary=self._record, back=back)
        self._state = named("due_state", StandingBadge())
        self._due = styled(named("due", Label()), tone="open")
        self._given = QFormLayout()
        self._closed = named("closed", second())
        self._lay_out()
        back.clicked.connect(presenter.leave)
        self._record.clicked.connect(self._tell)
        self._fields.date_typed.connect(presenter.date_typed)
        self._fields.version_entered.connect(presenter.enter_version)
        presenter.shown.connect(self.display)
        presenter.overtaken.connect(self.show_given)
        presenter.asked.connect(self._fields.ask)
        presenter.version_entered.connect(self._fields.choose_version)
        presenter.problems_found.connect(self._fields.show_problems)

    def display(self, view: ConsentsView) -> None:
        self.show_given(view)
        self._because.offer(view.reasons)
        self._because.set_value(view.because)
        self._fields.set_limits(view.consented_on, view.today)
        self._fields.offer_people(view.people)
        self._fields.ask(view.asked)
        self._fields.forget()

    def show_given(self, view: ConsentsView) -> None:
        """Show what is due and what was given; the fields stay as they are."""
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        is_due = bool(view.due)
        self._state.display(
            Tone.OPEN if is_due else Tone.SATISFIED, _("Due") if is_due else _("Nothing due")
        )
        self._due.setText("\n".join(view.due))
        self._due.setVisible(is_due)
        self._list_given(view)
        self._closed.setText(view.closed)
        self._closed.setVisible(bool(view.closed))
        self._fields.setVisible(not view.closed)
        self._record.setEnabled(not view.closed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fields.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fields.start()

    def _tell(self) -> None:
        self._presenter.record(self._because.value(), self._fields.typed())

    def _list_given(self, view: ConsentsView) -> None:
        while self._given.rowCount():
            self._given.removeRow(0)
        for given in view.given:
            when = second(given.when)
            when.setFixedWidth(WHEN_WIDTH)
            self._given.addRow(when, named("given", Label(given.words)))

    def _lay_out(self) -> None:
        self._given.setHorizontalSpacing(16)
        self._given.setVerticalSpacing(6)
        given = QWidget()
        given.setLayout(self._given)
        self._given.setContentsMargins(0, 0, 0, 0)
        known = Card(
            row(self._state, filling(self._due), spacer(), gap=12),
            heading(_("Given so far")),
            given,
            self._closed,
            gap=12,
            margin=16,
        )
        everything = QWidget()
        everything.setLayout(column(known, self._fields, spacer(), gap=16))
        self.setLayout(page_column(self._header, filling(scrolling(everything))))
