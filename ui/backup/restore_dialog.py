"""Restoring, guided: a password of then, what would be lost, and the last word."""

from PySide6.QtWidgets import QHeaderView, QLineEdit, QStackedWidget, QWidget

from coordinator.text import _
from ui.backup.model import DONE, WHAT, count_columns, lost_columns
from ui.backup.restore_presenter import COMPARED, READ, RestorePresenter
from ui.backup.view import CountLine, LostLine, RestoreView
from ui.widgets.buttons import danger, primary
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.labels import Label, second
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.password import PasswordField
from ui.widgets.progress import Followed, Stepper, TaskProgress
from ui.widgets.table import DataTable, RowsModel
from ui.widgets.ticks import TickBox

SIZE = (760, 660)


class RestoreDialog(DialogFrame):
    def __init__(self, parent: QWidget | None, presenter: RestorePresenter) -> None:
        super().__init__(parent, _("Restore a backup"))
        named("restore_dialog", self)
        presenter.setParent(self)
        self._presenter = presenter
        self._steps = Stepper((_("Open it"), _("Compare"), _("Replace")))
        self._about = named("about_backup", second())
        self._user = named("restore_user", QLineEdit())
        self._password = named("restore_password", PasswordField())
        self._by_key = named("by_recovery_key", TickBox(_("Use the &recovery key instead")))
        self._secret = FormField(_("&Password of then"), self._password)
        self._name = FormField(_("&User name"), self._user)
        self._progress = named("restore_progress", TaskProgress(can_cancel=False))
        self._sentences = named("sentences", Label())
        self._lost: RowsModel[LostLine] = RowsModel(lost_columns(), self)
        self._lost_table = named("lost", DataTable(_("What would be lost")))
        self._counts: RowsModel[CountLine] = RowsModel(count_columns(), self)
        self._count_table = named("counts", DataTable(_("What is otherwise in the backup")))
        self._another = named(
            "another", TickBox(_("It shall take the place of this &other registry"))
        )
        self._kept = named("kept", second())
        self._look = named("act", primary(_("Open and &compare")))
        self._replace = named("replace", danger(_("&Replace the registry")))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.display(presenter.view)
        (self._password if presenter.view.user_name else self._user).setFocus()

    def display(self, view: RestoreView) -> None:
        is_compared = view.step == COMPARED
        self._steps.show_step(2 if is_compared else view.step)
        self._about.setText(view.about)
        if not self._user.text():
            self._user.setText(view.user_name)
        self._stack.setCurrentIndex(int(is_compared))
        self._secret.show_problem(view.problem)
        self._look.setVisible(not is_compared)
        self._replace.setVisible(is_compared)
        for part in (self._user, self._password, self._by_key, self._look):
            part.setEnabled(view.step != READ)
        if view.problem:
            self._password.clear()
            self._password.setFocus()
        if is_compared:
            self._show_comparison(view)
        self._judge()

    def done(self, result: int) -> None:
        self._presenter.leave()
        super().done(result)

    def _show_comparison(self, view: RestoreView) -> None:
        self._sentences.setText("\n".join(view.sentences))
        styled(self._sentences, tone="failed" if view.lost or view.is_another else "")
        self._lost.show(view.lost)
        self._counts.show(view.counts)
        self._lost_table.setVisible(bool(view.lost))
        self._count_table.setVisible(bool(view.counts))
        self._another.setVisible(view.is_another)
        words = _(
            "The registry of now is kept beside it as “{name}.replaced …”. Everybody then "
            "signs in with the password of the day of the backup."
        )
        self._kept.setText(words.format(name=view.kept))
        self._replace.setFocus()

    def _judge(self) -> None:
        by_key = self._by_key.isChecked()
        self._name.setVisible(not by_key)
        self._secret.set_label(_("&Recovery key") if by_key else _("&Password of then"))
        is_told = bool(self._password.text()) and (by_key or bool(self._user.text().strip()))
        self._look.setEnabled(is_told and self._presenter.view.step != READ)
        is_asked = self._presenter.view.is_another
        self._replace.setEnabled(not is_asked or self._another.isChecked())

    def _examine(self) -> None:
        if self._look.isEnabled():
            user = "" if self._by_key.isChecked() else self._user.text()
            self._presenter.examine(user, self._password.text())

    def _follow(self, errand: Followed, words: str) -> None:
        self._progress.start(words)
        self._progress.follow(errand)

    def _agree(self) -> None:
        self._presenter.agree()
        self.accept()

    def _connect(self) -> None:
        self._user.textChanged.connect(self._judge)
        self._password.line.textChanged.connect(self._judge)
        self._password.submitted.connect(self._examine)
        self._by_key.toggled.connect(self._judge)
        self._another.toggled.connect(self._judge)
        self._look.clicked.connect(self._examine)
        self._replace.clicked.connect(self._agree)
        self._presenter.shown.connect(self.display)
        self._presenter.under_way.connect(self._follow)

    def _lay_out(self) -> None:
        self.resize(*SIZE)
        for table, model, wide in (
            (self._lost_table, self._lost, DONE),
            (self._count_table, self._counts, WHAT),
        ):
            table.setModel(model)
            table.stretch(wide)
            table.setSortingEnabled(False)
        # Nobody agrees to lose what is not seen.
        self._lost_table.setWordWrap(True)
        lines = self._lost_table.verticalHeader()
        lines.setMinimumSectionSize(lines.defaultSectionSize())
        lines.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        asked = QWidget()
        asked.setLayout(
            column(
                row(filling(self._name), filling(self._secret), gap=16),
                self._by_key,
                self._progress,
                spacer(),
                gap=12,
            )
        )
        told = QWidget()
        told.setLayout(
            column(
                self._sentences,
                filling(self._lost_table),
                filling(self._count_table),
                self._another,
                self._kept,
                gap=12,
            )
        )
        self._stack.addWidget(asked)
        self._stack.addWidget(told)
        self.set_content(column(self._steps, self._about, filling(self._stack), gap=12))
        self.set_actions(self._replace)
        self.set_actions(self._look, cancel=False)
