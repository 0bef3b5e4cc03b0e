"""The page of the backups, made once, with its presenter, and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.backup.page import BackupPage
from ui.backup.presenter import BackupPresenter
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfBackups:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def backups(self) -> BackupPage:
        presenter = BackupPresenter(self._desk)
        presenter.done.connect(self._ways.say_backed_up)
        presenter.restore_agreed.connect(self._ways.restore_agreed)
        presenter.move_agreed.connect(self._ways.move_agreed)
        presenter.left.connect(self._ways.back)
        return self._kept(BackupPage(presenter))

    def _kept(self, page: P) -> P:
        raise NotImplementedError
