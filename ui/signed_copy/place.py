"""The fields for one signature in ink: who signed, and the day that stands on the paper."""

from datetime import date

from coordinator.domain.wet_ink import InkSignature
from coordinator.text import N_, _
from ui.signed_copy.view import InkPlace
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import filling, row
from ui.widgets.named import named

KEYS = ((N_("Signed &by"), N_("Signed &on")), (N_("Signed b&y"), N_("Signed o&n")))

SHORTEST_NAME = 8  # letters; a longer one is seen when the list is open


class PlaceCard(Card):
    def __init__(self, number: int) -> None:
        self._place: InkPlace | None = None
        self._words = named(f"ink_words_{number}", Label(role="second"))
        self._by = named(f"signed_by_{number}", ChoiceField(placeholder=_("Who signed…")))
        self._by.setMinimumContentsLength(SHORTEST_NAME)
        self._on = named(f"signed_on_{number}", DateField())
        by, on = map(_, KEYS[number])
        self._by_field = FormField(by, self._by, required=True)
        self._on_field = FormField(on, self._on, required=True)
        self._role = named(f"ink_role_{number}", Label(role="person"))
        super().__init__(
            self._role,
            self._words,
            row(filling(self._by_field), self._on_field, gap=12),
            gap=8,
            margin=16,
        )
        self._by.chosen.connect(lambda _value: self._by_field.clear_problem())
        self._on.changed.connect(self._on_field.clear_problem)
        self.hide()

    def display(self, place: InkPlace | None, first: date | None, today: date | None) -> None:
        self._place = place
        self.setVisible(place is not None)
        if place is None:
            return
        self._role.setText(place.role)
        self._words.setText(place.words)
        self._by.offer(place.people)
        self._on.set_limits(first, today)

    def forget(self) -> None:
        self._by.set_value("")
        self._on.set_day(None)
        self._by_field.clear_problem()
        self._on_field.clear_problem()

    def find_problem(self) -> bool:
        """Say at its field what is missing, and whether something is."""
        if self._place is None:
            return False
        if not self._by.value():
            self._by_field.show_problem(_("Choose who signed, as the paper says."))
            self._by.setFocus()
            return True
        if self._on.day() is None:
            self._on_field.show_problem(self._on.problem() or _("Enter the day on the paper."))
            self._on.setFocus()
            return True
        return False

    def signature(self) -> InkSignature | None:
        if self._place is None:
            return None
        return InkSignature(self._place.meaning, self._by.value(), self._on.day())
