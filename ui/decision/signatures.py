"""The card of the signatures: who signed what and when, who is next, what was voided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coordinator.text import _
from ui.decision.view import SignaturePlace, SigningView
from ui.widgets.badge import Picture
from ui.widgets.buttons import link
from ui.widgets.card import Card, Line
from ui.widgets.form import FormField
from ui.widgets.icons import Ink
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.password import PasswordField
from ui.widgets.tones import Tone

TOP = Qt.AlignmentFlag.AlignTop


class PlaceView(QWidget):
    """One of the two places: signed, due, or still to come."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._picture = Picture(size=18)
        self._role = named(f"signature_role_{number}", Label(role="person"))
        self._meaning = named(f"signature_meaning_{number}", Label())
        self._who = named(f"signature_who_{number}", Label(role="second"))
        words = QWidget()
        words.setLayout(column(self._role, self._meaning, self._who, gap=2))
        layout = row(filling(words), gap=10)
        layout.insertWidget(0, self._picture, 0, TOP)
        self.setLayout(layout)

    def display(self, place: SignaturePlace) -> None:
        is_signed = bool(place.signed_by)
        if is_signed:
            self._picture.show_picture("tick", Tone.SATISFIED)
            self._who.setText(f"{place.signed_by}\n{place.signed_at}")
        else:
            self._picture.show_picture("signature", Ink.ACCENT if place.is_due else Ink.SECOND)
            self._who.setText("" if place.is_due else _("signs after that"))
        self._who.setVisible(bool(self._who.text()))
        self._role.setText(place.role)
        self._meaning.setText(place.meaning)
        styled(self._meaning, tone="" if is_signed or place.is_due else "neutral")


class SignatureCard(Card):
    submitted = Signal()
    """Enter was pressed in the password field."""
    wording_wanted = Signal()

    def __init__(self) -> None:
        self._places = (PlaceView(0), PlaceView(1))
        self._user_name = named("user_name", QLineEdit(maxLength=128))
        self._name_field = named("name_field", FormField(_("User &name"), self._user_name))
        self._password = PasswordField()
        self._password_field = named(
            "password_field", FormField(_("&Password"), self._password)
        )
        self._panel = QWidget()
        self._panel.setLayout(column(self._name_field, self._password_field, gap=12))
        self._notice = styled(named("signing_notice", Label()), tone="open")
        self._remedy = named("signing_remedy", Label(role="second"))
        self._confirm = named("confirm_wording", link(_("Confirm the wordin&g"), "arrow-right"))
        self._closed = QWidget()
        self._closed.setLayout(
            column(self._notice, self._remedy, row(self._confirm, spacer()), gap=4)
        )
        self._history_rule = Line()
        self._voided: QVBoxLayout = column(gap=8)
        history = QWidget()
        history.setLayout(self._voided)
        super().__init__(
            self._places[0],
            self._places[1],
            self._panel,
            self._closed,
            self._history_rule,
            history,
            title=_("Signatures"),
            gap=16,
        )
        self._due = ""
        self._user_name.returnPressed.connect(self._password.setFocus)
        self._password.submitted.connect(self.submitted)
        self._confirm.clicked.connect(self.wording_wanted)

    @property
    def user_name(self) -> str:
        return self._user_name.text()

    @property
    def password(self) -> str:
        return self._password.text()

    @property
    def can_sign(self) -> bool:
        return not self._panel.isHidden() and self._panel.isEnabled()

    def display(
        self, places: tuple[SignaturePlace, ...], signing: SigningView, voided: tuple[str, ...]
    ) -> None:
        self.setVisible(bool(places or voided))
        for number, view in enumerate(self._places):
            view.setVisible(number < len(places))
            if number < len(places):
                view.display(places[number])
        self._display_panel(signing)
        self._display_voided(voided, has_places=bool(places))

    def forget(self) -> None:
        """Empty the fields: another signature is next, or none."""
        self._due = ""
        self._user_name.clear()
        self._password.clear()

    def forget_password(self) -> None:
        """Empty the password: it was used, and is typed anew for each signature (G1)."""
        self._password.clear()

    def start(self) -> None:
        """Go to the first field that is empty."""
        (self._password if self.user_name else self._user_name).setFocus()

    def _display_panel(self, signing: SigningView) -> None:
        is_due = bool(signing.meaning)
        came_back = not self._panel.isEnabled() and not signing.is_busy
        self._panel.setVisible(is_due and not signing.notice)
        self._panel.setEnabled(not signing.is_busy)
        self._closed.setVisible(bool(signing.notice))
        self._notice.setText(signing.notice)
        self._remedy.setText(signing.remedy)
        self._confirm.setVisible(signing.is_wording_open)
        if signing.meaning != self._due:
            self.forget()
            self._due = signing.meaning
            self._user_name.setText(signing.user_name)
        self._name_field.show_problem(signing.name_problem)
        self._password_field.show_problem(signing.password_problem)
        if came_back and signing.password_problem:
            self._password.clear()
            self._password.setFocus()
        elif came_back and signing.name_problem:
            self._user_name.setFocus()
            self._user_name.selectAll()

    def _display_voided(self, voided: tuple[str, ...], *, has_places: bool) -> None:
        while (item := self._voided.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, words in enumerate(voided):
            line = QWidget()
            layout = row(filling(named(f"voided_{number}", Label(words, "caption"))), gap=10)
            layout.insertWidget(0, Picture("cross", Tone.FAILED), 0, TOP)
            line.setLayout(layout)
            self._voided.addWidget(line)
        self._history_rule.setVisible(bool(voided) and has_places)
