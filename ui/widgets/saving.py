"""Asks where a file shall be written."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.named import named


def save_dialog(
    parent: QWidget, title: str, kinds: str, file_name: str, folder: str = ""
) -> QFileDialog:
    """Make the dialog that proposes `file_name` in `folder`, or where documents lie."""
    dialog = named("where", QFileDialog(parent, title, folder or usual_folder(), kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(file_name).suffix.removeprefix("."))
    # The name alone: Qt's own dialog takes a whole path for one below its folder.
    dialog.selectFile(file_name)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def usual_folder() -> str:
    """Give the folder of documents, or the home folder where that has never been made."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return documents if Path(documents).is_dir() else str(Path.home())
