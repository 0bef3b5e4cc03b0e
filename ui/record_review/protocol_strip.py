"""Which protocol the criteria are those of, and whether they were compared with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.record_review.view import ReviewView
from ui.widgets.badge import StandingBadge
from ui.widgets.beside import Beside
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.flow import Wrapped
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling
from ui.widgets.named import named
from ui.widgets.tones import Tone


class ProtocolStrip(Card):
    identified = Signal(str, str, object)
    """Number, version and date as they stand now."""
    confirm_wanted = Signal()

    def __init__(self) -> None:
        self._shown = 0
        self._number = named("protocol_number", QLineEdit(maxLength=80))
        self._version = named("protocol_version", QLineEdit(maxLength=40))
        self._dated_on = named("protocol_date", DateField())
        self._number.setMinimumWidth(180)
        self._version.setFixedWidth(96)
        self._badge = named("wording_state", StandingBadge())
        self._meaning = named("wording_meaning", Label(role="caption"))
        self._confirm = named("confirm_wording", quiet(_("&Confirm wording…"), "tick"))
        self._fields = (
            FormField(_("&Protocol number"), self._number),
            FormField(_("&Version"), self._version),
            FormField(_("&Date of version"), self._dated_on),
        )
        state = QWidget()
        state.setLayout(column(self._badge, self._meaning, gap=4))
        line = Beside(
            Wrapped(*self._fields, gap=16, is_at_the_end=False), filling(state), self._confirm
        )
        super().__init__(line, margin=12)
        self._number.editingFinished.connect(self._tell)
        self._version.editingFinished.connect(self._tell)
        self._dated_on.changed.connect(self._tell)
        self._confirm.clicked.connect(self.confirm_wanted)

    def display(self, view: ReviewView) -> None:
        protocol = view.protocol
        is_other = view.version_id != self._shown
        self._shown = view.version_id
        for field, words in (
            (self._number, protocol.number),
            (self._version, protocol.version),
        ):
            if is_other or not field.hasFocus():
                field.setText(words)
            field.setReadOnly(not view.is_editable)
        is_typing = self._dated_on.has_problem or self._dated_on.line.hasFocus()
        if is_other or not is_typing:
            self._dated_on.set_day(protocol.dated_on)
        self._dated_on.setEnabled(view.is_editable)
        self._confirm.setVisible(not protocol.confirmed)
        self._confirm.setEnabled(protocol.is_identified)
        self._show_state(protocol.confirmed, is_identified=protocol.is_identified)

    def ask_for_missing(self) -> None:
        """Lead to what of the title page is not there yet."""
        empty = (
            not self._number.text(),
            not self._version.text(),
            self._dated_on.day() is None,
        )
        missing = [field for field, lacks in zip(self._fields, empty, strict=True) if lacks]
        for field in missing:
            field.show_problem(_("Needed before it is put to use."))
        if missing:
            missing[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self, confirmed: str, *, is_identified: bool) -> None:
        if confirmed:
            self._badge.display(Tone.SATISFIED, _("Wording confirmed"))
            self._meaning.setText(confirmed)
            return
        self._badge.display(Tone.OPEN, _("DRAFT"))
        self._meaning.setText(
            _("Forms print DRAFT and cannot be signed until the wording is confirmed.")
            if is_identified
            else _("Enter number, version and date from the protocol's title page.")
        )

    def _tell(self) -> None:
        for field in self._fields[:2]:
            field.clear_problem()
        number, version = self._number.text().strip(), self._version.text().strip()
        self.identified.emit(number, version, self._dated_on.day())
