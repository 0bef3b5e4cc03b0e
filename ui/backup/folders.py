"""Where the backups lie: the usual folder, and a second one, such as a stick."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.text import N_, _
from ui.backup.view import BackupsView
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Label, caption
from ui.widgets.layouts import filling, row
from ui.widgets.named import named, styled

TITLE_WIDTH = 136
MADE = N_("Made whenever somebody signs out, and once a day.")
MADE_SHARED = N_("Made once a day, by the workstation that comes first.")
KEPT = N_(
    "The newest of 14 days, 8 weeks and 12 months are kept, and all that are made by hand. "
    "Backups are encrypted: the passwords of their day open them, or the recovery key."
)


class FoldersCard(Card):
    folder_chosen = Signal(str)
    second_chosen = Signal(str)
    """A folder; empty for none."""

    def __init__(self) -> None:
        self._at = ""
        self._folder = named("folder", ElidedLabel("", Qt.TextElideMode.ElideMiddle))
        self._second = named("second_folder", ElidedLabel("", Qt.TextElideMode.ElideMiddle))
        self._open = named("open_folder", quiet(_("Open &folder"), "folder"))
        self._change = named("change_folder", quiet(_("&Change…")))
        self._choose = named("choose_second", quiet(_("C&hoose…")))
        self._none = named("no_second", quiet(_("&No second copy")))
        self._problem = named("folder_problem", Label())
        self._rule = caption()
        first = row(
            titled(_("Automatic backups")), filling(self._folder), self._open, self._change
        )
        second = row(titled(_("Second copy")), filling(self._second), self._none, self._choose)
        super().__init__(first, second, self._problem, self._rule, gap=8)
        self._open.clicked.connect(self._open_folder)
        self._change.clicked.connect(lambda: ask_folder(self, self.folder_chosen.emit))
        self._choose.clicked.connect(lambda: ask_folder(self, self.second_chosen.emit))
        self._none.clicked.connect(lambda: self.second_chosen.emit(""))

    def display(self, view: BackupsView) -> None:
        self._at = view.folder
        made = _(MADE_SHARED) if view.is_shared else _(MADE)
        self._rule.setText(f"{made} {_(KEPT)}")
        self._folder.setText(view.folder)
        self._second.setText(view.second or _("none; a stick or another disk is a good place"))
        styled(self._second, role="body" if view.second else "second")
        self._none.setVisible(bool(view.second))
        for button in (self._change, self._choose, self._none):
            button.setEnabled(view.can_change)
        self._problem.setText(view.problem)
        self._problem.setVisible(bool(view.problem))
        styled(self._problem, tone="failed")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._at))


def titled(words: str) -> Label:
    """Give the words before a folder, as wide as those before the other."""
    label = Label(words, "label")
    label.setFixedWidth(TITLE_WIDTH)
    return label


def ask_folder(parent: QWidget, chosen: Callable[[str], None]) -> None:
    dialog = named("folder_dialog", QFileDialog(parent, _("Choose a folder for backups")))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
