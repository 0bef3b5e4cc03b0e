"""A trial as a file for another system: the format, what is in it, and who may be known."""

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QWidget

from coordinator.domain.exchange import SUFFIXES, Format
from coordinator.text import _
from ui.exchange.presenter import ExchangePresenter
from ui.exchange.view import ExportView
from ui.widgets.beside import Beside
from ui.widgets.bullets import BulletedList
from ui.widgets.buttons import icon_button, primary
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.form import FormField
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import caption
from ui.widgets.layouts import column, filling, scrolling, spacer
from ui.widgets.messages import MessageBar
from ui.widgets.named import named
from ui.widgets.progress import Followed, TaskProgress
from ui.widgets.saving import save_dialog
from ui.widgets.ticks import OneOfSeveral, TickBox, below_words

LEAST_WIDTH = 340  # pixels
KINDS = {".xml": "XML (*.xml)", ".json": "JSON (*.json)"}


class ExchangePage(AttendedPage):
    def __init__(self, presenter: ExchangePresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view = ExportView()
        self._folder = ""
        self._export = named("export", primary(_("&Export…"), "save", "Ctrl+S"))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(
            _("Export for another system"), " ", primary=self._export, back=self._back
        )
        self._told = named("told", MessageBar())
        self._progress = named("progress", TaskProgress())
        self._formats = QButtonGroup(self)
        self._format_buttons = {
            found: named(f"format_{found.value}", OneOfSeveral()) for found in Format
        }
        self._details = {found: caption() for found in Format}
        self._part = named("part", ChoiceField())
        self._naming = named(
            "identifying", TickBox(_("With &name, hospital number and birth date"))
        )
        self._naming_note = named("identifying_note", caption())
        self._holds = named("holds", BulletedList())
        self._lay_out()
        self._connect()
        self.display(self._view)

    def display(self, view: ExportView) -> None:
        self._view = view
        self._header.set_subtitle(view.subtitle)
        for line in view.formats:
            button = self._format_buttons[line.format]
            button.setText(line.words)
            button.setAccessibleDescription(line.detail)
            self._details[line.format].setText(line.detail)
            button.setChecked(line.format is view.format)
        self._part.offer(view.parts)
        self._part.set_value(view.part)
        self._part.setEnabled(len(view.parts) > 1)
        self._naming.setEnabled(view.can_name)
        self._naming.setChecked(view.is_naming)
        self._naming.setAccessibleDescription(view.naming_note)
        self._naming_note.setText(view.naming_note)
        self._holds.display(view.holds)
        if self._export.hasFocus() and not view.can_export:
            self.setFocus()  # what is switched off would hand the keyboard to anybody
        self._export.setEnabled(view.can_export)

    def _begin(self) -> None:
        """Ask for the place; before, where the subjects are named, whether that is meant."""
        self._told.close_message()
        if not self._view.is_naming:
            self._ask_where()
            return
        dialog = ConfirmDialog(
            self,
            _("Export with identifying data"),
            _("The file will hold name, hospital number and birth date of the subjects."),
            _("Export with names"),
            _(
                "It leaves the protection of the registry: whoever has the file can read it. "
                "The audit trail notes that you exported it."
            ),
            is_final=True,
        )
        dialog.confirmed.connect(self._ask_where)
        dialog.open()

    def _ask_where(self) -> None:
        kinds = KINDS[SUFFIXES[self._view.format]]
        name = self._view.file_name
        dialog = save_dialog(self, _("Export to"), kinds, name, self._folder)
        dialog.fileSelected.connect(self._export_to)
        dialog.open()

    def _export_to(self, chosen: str) -> None:
        self._folder = str(Path(chosen).parent)
        self._presenter.export_to(Path(chosen))

    def _follow(self, errand: Followed, words: str) -> None:
        self._progress.start(words)
        self._progress.follow(errand)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.told.connect(self._told.show_done)
        presenter.under_way.connect(self._follow)
        for found, button in self._format_buttons.items():
            self._formats.addButton(button)
            button.clicked.connect(lambda _on, chosen=found: presenter.choose_format(chosen))
        self._part.chosen.connect(presenter.choose_part)
        self._naming.clicked.connect(presenter.name_subjects)
        self._export.clicked.connect(self._begin)
        self._back.clicked.connect(presenter.leave)

    def _lay_out(self) -> None:
        formats = [
            column(button, below_words(self._details[found]), gap=2)
            for found, button in self._format_buttons.items()
        ]
        how = Card(column(*formats, gap=12), title=_("Format"))
        part = FormField(_("&What of the trial"), self._part)
        naming = column(self._naming, below_words(self._naming_note), gap=2)
        what = Card(part, naming, title=_("Content"), gap=16)
        left, right = QWidget(), QWidget()
        left.setLayout(column(how, what, spacer(), gap=16))
        right.setLayout(column(Card(self._holds, title=_("The file will hold")), spacer()))
        left.setMinimumWidth(LEAST_WIDTH)
        right.setMinimumWidth(LEAST_WIDTH)
        both = QWidget()
        both.setLayout(column(Beside(filling(left), filling(right))))
        self.setLayout(
            page_column(self._header, self._told, self._progress, filling(scrolling(both)))
        )
        self.setFocusProxy(self._format_buttons[Format.ODM])
