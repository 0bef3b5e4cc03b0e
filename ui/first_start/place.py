"""Where the new registry shall lie: in a file of its own, or on the site's server."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from coordinator.text import _
from ui.first_start.model import FirstStartView
from ui.widgets.badge import Picture
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.form import FormField
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, styled
from ui.widgets.tones import Tone


class PlaceCard(Card):
    chosen = Signal(Path)
    shared = Signal(str)
    """The address of a database on a server; empty for the file."""

    def __init__(self) -> None:
        self._file = Path()
        self._where = named("place", ElidedLabel("", Qt.TextElideMode.ElideMiddle))
        self._move = named("move", quiet(_("C&hange…"), "folder"))
        self._server = named("server", QLineEdit())
        self._server.setPlaceholderText("postgresql://user@host/database")
        self._doubt = named("doubt", Label())
        self._advice = Label(role="second")
        self._warning = QWidget()
        self.server = FormField(
            _("Shared registry on a &server"),
            self._server,
            _("Its address, then Enter. Empty: a file on this computer."),
        )
        super().__init__(
            row(filling(self._file_field()), filling(self.server), gap=16),
            self._warning,
            title=_("The registry"),
        )
        self._lay_out()
        self._move.clicked.connect(self._choose)
        self._server.returnPressed.connect(lambda: self.shared.emit(self.address))

    def _file_field(self) -> FormField:
        file = QWidget()
        file.setLayout(row(filling(self._where), self._move))
        return FormField(_("It is kept here"), file)

    @property
    def address(self) -> str:
        return self._server.text()

    def display(self, view: FirstStartView) -> None:
        self._file = Path(view.file)
        self._where.setText(view.place)
        self._move.setVisible(view.can_move)
        self._warning.setVisible(bool(view.doubt))
        self._doubt.setText(view.doubt)
        self._advice.setText(view.advice)

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Where shall the registry lie?"), str(self._file.parent))
        named("place_dialog", dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("registry")
        dialog.selectFile(self._file.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.chosen.emit(Path(chosen)))
        dialog.open()

    def _lay_out(self) -> None:
        styled(self._doubt, tone="open")
        why = QWidget()
        why.setLayout(column(self._doubt, self._advice, gap=2))
        self._warning.setLayout(row(Picture("warning", Tone.OPEN, 20), filling(why), gap=12))
