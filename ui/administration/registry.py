"""Where the registry lies, and how it is backed up."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from coordinator.text import N_, _
from ui.administration.model import AdministrationView
from ui.widgets.beside import Beside
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.flow import Wrapped
from ui.widgets.labels import ElidedLabel, body, caption
from ui.widgets.layouts import filling, row
from ui.widgets.named import named, styled

KEPT_IN_FILE = N_("Do not copy it by hand: a backup is whole also while somebody works.")
KEPT_ON_SERVER = N_("Several workstations share it. The hospital encrypts the server's disk.")

LEAST_PLACE = 160  # pixels


class RegistryCard(Card):
    keys_wanted = Signal()

    def __init__(self) -> None:
        self._place = ""
        self._where = named("place", ElidedLabel("", Qt.TextElideMode.ElideMiddle))
        self._size = caption()
        self._advice = named("registry_advice", caption())
        self._last_backup = named("last_backup", body())
        self._open = named("open_folder", quiet(_("Open &folder"), "folder"))
        self._keys = named("keys", quiet(_("Ke&ys…"), "lock"))
        self._size.setWordWrap(False)
        told = QWidget()
        told.setLayout(row(filling(self._where), self._size, gap=16))
        told.setMinimumWidth(LEAST_PLACE)
        super().__init__(
            Beside(filling(told), Wrapped(self._open, self._keys), gap=16),
            self._last_backup,
            self._advice,
            title=_("The registry"),
            gap=12,
        )
        self._open.clicked.connect(self._open_folder)
        self._keys.clicked.connect(self.keys_wanted)

    def display(self, view: AdministrationView) -> None:
        self._place = view.place
        self._where.setText(view.place)
        self._size.setText(view.size)
        self._open.setHidden(view.is_shared)
        self._advice.setText(_(KEPT_ON_SERVER if view.is_shared else KEPT_IN_FILE))
        self._last_backup.setText(view.backup)
        styled(self._last_backup, tone="failed" if view.backup_is_old else "")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._place).parent)))
