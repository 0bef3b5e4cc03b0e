"""The page of the backups: the last good one, where they lie, and the way back."""

from PySide6.QtWidgets import QSizePolicy

from coordinator.text import N_, _
from ui.backup.choosing import ask_backup
from ui.backup.folders import FoldersCard, ask_folder
from ui.backup.model import STATE, backup_columns
from ui.backup.move_dialog import MoveDialog
from ui.backup.presenter import BackupPresenter
from ui.backup.restore_dialog import RestoreDialog
from ui.backup.view import BackupLine, BackupsView
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Wrapped
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label, heading
from ui.widgets.layouts import filling, row
from ui.widgets.named import named, styled
from ui.widgets.progress import Followed, TaskProgress
from ui.widgets.table import DataTable, RowsModel

ELSEWHERE = N_(
    "The registry lies on a server: a backup is restored into an empty database there, by "
    "“trial-coordinator restore FILE --to postgresql://…”, or into a file on this computer."
)


class BackupPage(AttendedPage):
    def __init__(self, presenter: BackupPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._can_restore = self._is_busy = False
        self._now = named("back_up_now", primary(_("Back &up now"), "save"))
        self._elsewhere = named("back_up_elsewhere", quiet(_("Back up &to…"), "folder"))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(
            _("Backups"), primary=self._now, others=(self._elsewhere,), back=self._back
        )
        self._last = named("last_backup", heading())
        self._progress = named("progress", TaskProgress())
        self._folders = FoldersCard()
        self._model: RowsModel[BackupLine] = RowsModel(backup_columns(), self)
        self._table = named("backups", DataTable(_("Backups, newest first")))
        self._verify = named("verify", quiet(_("&Verify"), "shield"))
        self._restore = named("restore", quiet(_("&Restore…"), "undo"))
        self._other = named("restore_other", quiet(_("Restore another f&ile…"), "open-file"))
        self._move = named("move_to_server", quiet(_("&Move to a server…"), "database"))
        self._shared = named("restored_elsewhere", Label(_(ELSEWHERE), "second"))
        self._lay_out()
        self._connect()
        self._allow()

    def display(self, view: BackupsView) -> None:
        self._last.setText(view.last)
        styled(self._last, tone="failed" if view.is_old else "")
        self._folders.display(view)
        self._shared.setVisible(view.is_shared)
        for button in (self._restore, self._other, self._move):
            button.setHidden(view.is_shared)
        path = self._path()
        self._model.show(view.lines)
        paths = [line.path for line in view.lines]
        self._table.select(paths.index(path) if path in paths else 0)
        self._can_restore, self._is_busy = view.can_restore, view.is_busy
        self._allow()

    def _path(self) -> str:
        row_ = self._table.current_row
        return self._model.row_at(row_).path if 0 <= row_ < len(self._model.rows) else ""

    def _allow(self) -> None:
        is_chosen = bool(self._path())
        for button in (self._now, self._elsewhere):
            button.setEnabled(not self._is_busy)
        self._verify.setEnabled(is_chosen and not self._is_busy)
        self._restore.setEnabled(is_chosen and self._can_restore and not self._is_busy)
        for button in (self._other, self._move):
            button.setEnabled(self._can_restore and not self._is_busy)

    def _follow(self, errand: Followed, words: str) -> None:
        self._is_busy = True
        self._allow()
        self._progress.start(words)
        self._progress.follow(errand)
        errand.ended.connect(self._be_free)

    def _be_free(self) -> None:
        self._is_busy = False
        self._allow()

    def _begin_restoring(self, path: str) -> None:
        if path:
            RestoreDialog(self, self._presenter.restoring(path)).open()

    def _begin_moving(self) -> None:
        MoveDialog(self, self._presenter.moving()).open()

    def _connect(self) -> None:
        presenter = self._presenter
        self._now.clicked.connect(lambda: presenter.back_up(""))
        self._elsewhere.clicked.connect(lambda: ask_folder(self, presenter.back_up))
        self._back.clicked.connect(presenter.left)
        self._folders.folder_chosen.connect(presenter.use_folder)
        self._folders.second_chosen.connect(presenter.use_second)
        self._table.chosen.connect(lambda _row: self._allow())
        self._verify.clicked.connect(lambda: presenter.verify(self._path()))
        self._restore.clicked.connect(lambda: self._begin_restoring(self._path()))
        self._other.clicked.connect(lambda: ask_backup(self, self._begin_restoring))
        self._move.clicked.connect(self._begin_moving)
        presenter.shown.connect(self.display)
        presenter.under_way.connect(self._follow)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(STATE)
        self._table.setSortingEnabled(False)
        detail = _(
            "“Back up now” makes the first one; others come by themselves, as said above."
        )
        empty = EmptyState("save", _("No backup lies there yet"), detail=detail)
        self._table.set_empty(empty)
        # In a low window what is said has its room first, and the table a few rows.
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        ways = Wrapped(self._move, self._other)
        acts = row(self._verify, self._restore, filling(ways))
        self.setLayout(
            page_column(
                self._header,
                self._last,
                self._progress,
                self._folders,
                filling(self._table),
                acts,
                self._shared,
            )
        )
        self.setFocusProxy(self._table)
