"""The page on which a person says who is there, and proves it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.signin.model import PersonLine, SignInView
from ui.signin.people import PeopleList
from ui.signin.presenter import SignInPresenter
from ui.widgets.badge import Picture
from ui.widgets.buttons import link, primary
from ui.widgets.card import Card
from ui.widgets.form import FormField
from ui.widgets.icons import Ink
from ui.widgets.labels import ElidedLabel, body, title
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.password import PasswordField

CARD_WIDTH = 440


class SignInPage(QWidget):
    def __init__(self, presenter: SignInPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._offered: tuple[PersonLine, ...] = ()
        self._chosen = ""
        self._site = named("site", ElidedLabel(role="second"))
        self._notice = named("notice", body())
        self._people = PeopleList()
        self._password = PasswordField()
        self._field = named("password_field", FormField(_("&Password"), self._password))
        self._sign_in = named("sign_in", primary(_("Sign in"), "sign-in"))
        self._place = named("place", ElidedLabel("", Qt.TextElideMode.ElideMiddle, "caption"))
        self._recovery = named("use_recovery_key", link(_("&Recovery key…")))
        self._recovery.setToolTip(_("When all passwords are forgotten"))
        self._other = named("other_registry", link(_("&Open another registry…")))
        self._lay_out()
        self.setFocusProxy(self._password)
        self._people.chosen.connect(presenter.choose)
        self._recovery.clicked.connect(presenter.recovery_wanted)
        self._people.taken.connect(self._password.setFocus)
        self._password.submitted.connect(self._knock)
        self._sign_in.clicked.connect(self._knock)
        self._other.clicked.connect(presenter.turn_away)
        presenter.shown.connect(self.display)
        presenter.refresh()

    def display(self, view: SignInView) -> None:
        self._site.setText(view.site)
        self._place.setText(view.place)
        self._notice.setText(view.notice)
        self._notice.setVisible(bool(view.notice))
        self._recovery.setVisible(not view.leads_back)
        self._other.setText(
            _("&Back to the locked screen") if view.leads_back else _("&Open another registry…")
        )
        if view.people != self._offered:
            self._offered = view.people
            self._people.offer(view.people)
        self._people.mark(view.chosen)
        for part in (self._people, self._password, self._sign_in, self._other):
            part.setEnabled(not view.is_busy)
        self._sign_in.setText(_("Signing in…") if view.is_busy else _("Sign in"))
        self._field.show_problem(view.problem)
        if view.problem or view.chosen != self._chosen:
            self._chosen = view.chosen
            self._password.clear()
        if view.problem:
            self._password.setFocus()

    def _knock(self) -> None:
        self._presenter.sign_in(self._password.text())

    def _lay_out(self) -> None:
        self._notice.setProperty("tone", "info")
        words = QWidget()
        words.setLayout(column(title(_("Trial Coordinator")), self._site, gap=0))
        head = row(Picture("mark", Ink.ACCENT, 40), filling(words), gap=16)
        card = Card(
            self._notice,
            self._people,
            self._field,
            row(self._recovery, spacer(), self._sign_in),
            gap=16,
            margin=24,
        )
        foot = row(filling(self._place), self._other, gap=16)
        middle = QWidget()
        middle.setFixedWidth(CARD_WIDTH)
        middle.setLayout(column(head, card, foot, gap=16))
        across = row(spacer(), middle, spacer())
        self.setLayout(column(spacer(), across, spacer(), margin=24))
