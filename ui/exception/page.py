"""Inclusion against a failed criterion: both approvals first, then the signature (S6)."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.exception.approval import ApprovalCard
from ui.exception.known import KnownCard
from ui.exception.presenter import ExceptionPresenter
from ui.exception.view import ExceptionView, Step
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.card import Card
from ui.widgets.choices import RemarkField
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.form import FormField
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.password import PasswordField

SIGNING_WIDTH = 420


class ExceptionPage(QWidget):
    def __init__(self, presenter: ExceptionPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view = ExceptionView()
        self._act = named("act", primary("", "tick"))
        self._withdraw = named("withdraw", quiet(_("Withdraw…"), "undo"))
        back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(primary=self._act, others=(self._withdraw,), back=back)
        self._known = KnownCard()
        self._sponsor = ApprovalCard(
            "sponsor",
            _("Approved by the sponsor"),
            (_("&Who"), _("&On"), _("&Document")),
        )
        self._committee = ApprovalCard(
            "committee",
            _("Approved by the ethics committee"),
            (_("W&ho"), _("O&n"), _("Do&cument")),
        )
        self._take_over = named(
            "take_over", quiet(_("&Take over the former approvals"), "copy")
        )
        self._ground = named("ground", RemarkField(lines=3))
        self._ground_field = FormField(_("&Ground"), self._ground, required=True)
        self._user_name = named("user_name", QLineEdit(maxLength=128))
        self._name_field = FormField(_("&User name"), self._user_name, required=True)
        self._password = PasswordField()
        self._password_field = FormField(_("&Password"), self._password, required=True)
        self._former = column(gap=8)
        self._lay_out()
        self._connect()
        back.clicked.connect(presenter.leave)

    def display(self, view: ExceptionView) -> None:
        came_back = self._view.is_busy and not view.is_busy
        self._view = view
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        self._known.display(view)
        self._show_former(view)
        for card in (self._sponsor, self._committee):
            card.set_today(view.today)
        self._entering.setVisible(view.step is Step.ENTER)
        self._take_over.setVisible(view.earlier is not None)
        self._signing.setVisible(view.step is Step.SIGN)
        self._signing.setEnabled(not view.is_busy)
        self._withdraw.setVisible(view.can_withdraw)
        self._act.setText(
            _("Sign the exception") if view.step is Step.SIGN else _("Enter the exception")
        )
        self._act.use_shortcut("Ctrl+Return")
        self._act.wear("signature" if view.step is Step.SIGN else "tick")
        self._act.setVisible(view.step is not Step.READ)
        self._act.setEnabled(not view.is_busy)
        self._name_field.show_problem(view.name_problem)
        self._password_field.show_problem(view.password_problem)
        if came_back and view.password_problem:
            self._password.clear()
            self._password.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._password.clear()  # no password waits behind another page or the lock

    def _start(self) -> None:
        if self._view.step is Step.ENTER:
            self._entering.setFocus()
        elif self._view.step is Step.SIGN:
            self._user_name.setFocus()

    def _proceed(self) -> None:
        if self._view.step is Step.SIGN:
            self._presenter.sign(self._user_name.text(), self._password.text())
        elif not self._find_problem():
            self._presenter.enter(
                self._sponsor.approval(), self._committee.approval(), self._ground.words()
            )

    def _find_problem(self) -> bool:
        """Say at every field what is missing; the first of them is gone to."""
        has_ground = bool(self._ground.words().strip())
        if not has_ground:
            self._ground_field.show_problem(_("Say on what ground it was approved."))
            self._ground.setFocus()
        wrong = [card.find_problem() for card in (self._committee, self._sponsor)]
        return any(wrong) or not has_ground

    def _fill_in(self) -> None:
        """Write what was entered for the earlier version, to be read and changed."""
        if (earlier := self._view.earlier) is not None:
            self._sponsor.take_over(earlier.sponsor)
            self._committee.take_over(earlier.committee)
            self._ground.set_words(earlier.ground)
            self._act.setFocus()

    def _forget(self) -> None:
        for card in (self._sponsor, self._committee):
            card.forget()
        self._ground.set_words("")
        self._ground_field.clear_problem()
        self._user_name.clear()
        self._password.clear()

    def _ask_to_withdraw(self) -> None:
        dialog = ReasonDialog(
            self,
            _("Withdraw the exception"),
            _("The criterion counts as failed again. The exception stays readable."),
            (_("Entered by mistake"), _("An approval was revoked")),
            _("Withdraw"),
            is_final=True,
        )
        named("withdraw_dialog", dialog).given.connect(self._presenter.withdraw)
        dialog.open()

    def _show_former(self, view: ExceptionView) -> None:
        while (item := self._former.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for former in view.former:
            words = _("{words} Without effect: {why}").format(
                words=former.words, why=former.why
            )
            self._former.addWidget(named("former", Label(words, "caption")))
        self._former_card.setVisible(bool(view.former))

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.entered.connect(self._forget)
        self._act.clicked.connect(self._proceed)
        self._take_over.clicked.connect(self._fill_in)
        self._withdraw.clicked.connect(self._ask_to_withdraw)
        self._user_name.returnPressed.connect(self._password.setFocus)
        self._password.submitted.connect(self._proceed)
        self._ground.textChanged.connect(self._ground_field.clear_problem)

    def _lay_out(self) -> None:
        self._entering = QWidget()
        self._entering.setLayout(
            column(
                row(self._take_over, spacer()),
                Beside(filling(self._sponsor), filling(self._committee)),
                Card(self._ground_field),
                gap=16,
            )
        )
        self._entering.setFocusProxy(self._sponsor)
        self._signing = Card(
            Label(_("An investigator signs with their own password."), "second"),
            self._name_field,
            self._password_field,
            title=_("Signature"),
            gap=12,
        )
        self._signing.setMaximumWidth(SIGNING_WIDTH)
        former = QWidget()
        former.setLayout(self._former)
        self._former_card = Card(former, title=_("Former exceptions"))
        everything = QWidget()
        everything.setLayout(
            column(
                self._known, self._entering, self._signing, self._former_card, spacer(), gap=16
            )
        )
        self.setLayout(page_column(self._header, filling(scrolling(everything))))
