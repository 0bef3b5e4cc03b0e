"""What a minor's consent needs besides: the guardian's, and the child's own assent (C3)."""

from datetime import date

from PySide6.QtWidgets import QLineEdit

from coordinator.text import _
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label, heading
from ui.widgets.layouts import row, spacer
from ui.widgets.named import named
from ui.widgets.ticks import TickBox


class GuardianCard(Card):
    """Appears for a minor, and says why; the assent only from the site's age on."""

    def __init__(self, *, has_day: bool = True) -> None:
        self.name = named("guardian_name", QLineEdit())
        self.relation = named("guardian_relation", QLineEdit())
        self.consented_on = named("guardian_consented_on", DateField())
        self.has_assent = named("has_assent", TickBox(_("The minor has given &assent")))
        self._why = named("guardian_note", Label())
        self.fields = {
            "guardian_name": FormField(_("&Guardian's name"), self.name, required=True),
            "guardian_relation": FormField(
                _("Relat&ion"), self.relation, _("Mother, father, …"), required=True
            ),
            "guardian_consented_on": FormField(
                _("Guardian &signed on"), self.consented_on, required=True
            ),
            "has_assent": named(
                "assent_field", FormField(_("Assent"), self.has_assent, required=True)
            ),
        }
        fields = self.fields
        fields["guardian_consented_on"].setVisible(has_day)
        super().__init__(
            heading(_("Guardian's consent")),
            self._why,
            fields["guardian_name"],
            row(fields["guardian_relation"], fields["guardian_consented_on"], gap=24),
            fields["has_assent"],
            spacer(),
            gap=16,
            margin=24,
        )

    def set_limits(self, born: date | None, today: date) -> None:
        self.consented_on.set_limits(born, today)

    def ask(self, guardian: str, assent: str) -> None:
        """Ask for what the words give a reason for."""
        self._why.setText(guardian)
        self.setVisible(bool(guardian))
        self.fields["has_assent"].set_hint(assent)
        self.fields["has_assent"].setVisible(bool(assent))

    def forget(self) -> None:
        self.consented_on.set_day(None)
        for line in (self.name, self.relation):
            line.clear()
        self.has_assent.setChecked(False)
