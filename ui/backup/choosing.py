"""Asks for a backup file, and leads through restoring it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.text import _
from ui.backup.restore_dialog import RestoreDialog
from ui.backup.restore_presenter import RestorePresenter, Sends
from ui.widgets.named import named


def ask_backup(parent: QWidget, chosen: Callable[[str], object], folder: str = "") -> None:
    dialog = named("backup_dialog", QFileDialog(parent, _("Restore a backup"), folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Backups (*.backup)"), _("All files (*)")])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def choose_backup(
    parent: QWidget, send: Sends, target: Path, agreed: Callable[[object, bool], None]
) -> None:
    """Let a backup be chosen for a registry that nobody can open."""

    def begin(chosen: str) -> None:
        presenter = RestorePresenter(send, target, Path(chosen))
        presenter.agreed.connect(agreed)
        RestoreDialog(parent, presenter).open()

    ask_backup(parent, begin, str(target.parent / "backups"))
