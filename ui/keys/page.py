"""The page of the keys: the registry's own, and the recovery key in the safe."""

from PySide6.QtWidgets import QWidget

from coordinator.text import N_, _
from ui.keys.presenter import KeysPresenter
from ui.keys.sheet_dialog import SheetDialog
from ui.keys.view import KeysView
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.card import Card
from ui.widgets.dialogs import ConfirmDialog, DialogFrame
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label, body
from ui.widgets.layouts import column, row, scrolling, spacer
from ui.widgets.named import named, styled
from ui.widgets.progress import Followed, TaskProgress

WIDTH = 760
ABOUT_OWN = N_(
    "The registry is encrypted with a random key, which each person's password opens. Adding "
    "or removing a person leaves it as it is."
)
ABOUT_SHARED = N_(
    "The registry lies on a server, whose disk the hospital encrypts. The key, which each "
    "person's password opens, proves the passwords there and encrypts the backups."
)


class KeysPage(AttendedPage):
    def __init__(self, presenter: KeysPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._waiting: RotationDialog | None = None
        self._key = named("key_made", body())
        self._about = named("about_key", body())
        self._rotate = named("rotate_key", quiet(_("Make a new &key…"), "refresh"))
        self._recovery = named("recovery_made", body())
        self._used = named("recovery_used", Label())
        self._sheet = named("new_recovery_key", primary(_("New recovery &sheet…"), "print"))
        self._why_not = named("why_not", Label(role="second"))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._lay_out()
        self._rotate.clicked.connect(self._ask_rotation)
        self._sheet.clicked.connect(self._open_sheet)
        self._back.clicked.connect(presenter.left)
        presenter.shown.connect(self.display)
        presenter.under_way.connect(self._wait_for)

    def display(self, view: KeysView) -> None:
        self._key.setText(view.key)
        self._about.setText(_(ABOUT_SHARED if view.is_shared else ABOUT_OWN))
        self._rotate.setHidden(view.is_shared)
        self._recovery.setText(view.recovery)
        styled(self._recovery, tone="" if view.has_recovery else "failed")
        self._used.setText(view.used)
        self._used.setVisible(bool(view.used))
        self._why_not.setText(view.why_not)
        self._why_not.setVisible(bool(view.why_not))
        for button in (self._rotate, self._sheet):
            button.setEnabled(view.can_change)

    def _ask_rotation(self) -> None:
        dialog = ConfirmDialog(
            self,
            _("Make a new key"),
            _(
                "The whole registry is encrypted anew. All passwords and the recovery sheet "
                "stay as they are; nobody can work with the registry until it is done."
            ),
            _("Make a new key"),
            _(
                "Do it when a copy of the key file may be in wrong hands. Backups made until "
                "now stay under the former key."
            ),
        )
        dialog.confirmed.connect(self._presenter.rotate)
        dialog.open()

    def _open_sheet(self) -> None:
        SheetDialog(self, self._presenter.new_sheet()).open()

    def _wait_for(self, errand: Followed, words: str) -> None:
        self._waiting = RotationDialog(self, errand, words)
        self._waiting.open()

    def _lay_out(self) -> None:
        styled(self._used, tone="open")
        key = Card(
            self._about,
            self._key,
            row(self._rotate, spacer()),
            title=_("The key of the registry"),
            gap=12,
        )
        recovery = Card(
            body(
                _(
                    "If all passwords are lost, the key on the sheet in the site's safe opens "
                    "the registry. It is shown only when it is made."
                )
            ),
            self._recovery,
            self._used,
            row(self._sheet, spacer()),
            title=_("The recovery key"),
            gap=12,
        )
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(column(self._why_not, recovery, key, spacer(), gap=16))
        header = PageHeader(_("Keys"), back=self._back)
        self.setLayout(page_column(header, scrolling(middle)))
        self.setFocusProxy(self._sheet)


class RotationDialog(DialogFrame):
    """Covers the program while the registry is encrypted anew; it closes by itself."""

    def __init__(self, parent: QWidget, errand: Followed, words: str) -> None:
        super().__init__(parent, _("A new key for the registry"))
        named("rotation_dialog", self)
        self._is_over = False
        progress = named("rotation_progress", TaskProgress(can_cancel=False))
        self.set_content(
            column(
                Label(_("A power cut does no harm: the next sign-in brings it to its end.")),
                progress,
                gap=12,
            )
        )
        progress.start(words)
        progress.follow(errand)
        errand.ended.connect(self._end)

    def reject(self) -> None:
        """Stay: what is under way cannot be dropped halfway."""
        if self._is_over:
            super().reject()

    def _end(self) -> None:
        self._is_over = True
        self.accept()
