"""The inspector's pack: of which trial or screening, in which language, naming whom."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.pack.presenter import PackPresenter
from ui.pack.view import PackView
from ui.widgets.beside import Beside
from ui.widgets.bullets import BulletedList
from ui.widgets.buttons import icon_button, primary, quiet
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
from ui.widgets.ticks import TickBox, below_words

ZIP = "ZIP (*.zip)"


class PackPage(AttendedPage):
    def __init__(self, presenter: PackPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view = PackView()
        self._folder = ""
        self._make = named("make_pack", primary(_("&Save the pack…"), "save", "Ctrl+S"))
        self._print = named("print_trail", quiet(_("&Print the audit trail…"), "print"))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(
            _("Inspector's pack"),
            _("All forms, data and the audit trail of a trial in one file"),
            primary=self._make,
            others=(self._print,),
            back=self._back,
        )
        self._told = named("told", MessageBar())
        self._progress = named("progress", TaskProgress())
        self._trial = named("trial", ChoiceField())
        self._part = named("part", ChoiceField())
        self._language = named("forms_language", ChoiceField())
        self._naming = named("identifying", TickBox(_("Say who the subjects &are")))
        self._naming_note = named("identifying_note", caption())
        self._holds = named("holds", BulletedList())
        self._lay_out()
        self._connect()
        self.display(self._view)

    def display(self, view: PackView) -> None:
        self._view = view
        for field, offered, chosen in (
            (self._trial, view.trials, view.trial),
            (self._part, view.parts, view.part),
            (self._language, view.languages, view.language),
        ):
            field.offer(offered)
            field.set_value(chosen)
            field.setEnabled(len(offered) > 1 and not view.is_busy)
        self._naming.setEnabled(view.can_name and not view.is_busy)
        self._naming.setChecked(view.is_naming)
        self._naming.setAccessibleDescription(view.naming_note)
        self._naming_note.setText(view.naming_note)
        self._holds.display(view.holds)
        self._make.setEnabled(view.can_make)
        self._print.setEnabled(view.can_make)

    def _begin(self) -> None:
        """Ask for the place; before, where the subjects are named, whether that is meant."""
        self._told.close_message()
        if not self._view.is_naming:
            self._ask_where()
            return
        dialog = ConfirmDialog(
            self,
            _("A pack that says who the subjects are"),
            _("It will hold name, hospital number and birth date of the subjects."),
            _("Make it with names"),
            _(
                "It leaves the protection of the registry: whoever has the file can read it. "
                "The audit trail notes that you made it."
            ),
            is_final=True,
        )
        dialog.confirmed.connect(self._ask_where)
        dialog.open()

    def _ask_where(self) -> None:
        name = self._view.file_name
        dialog = save_dialog(self, _("Save the inspector's pack"), ZIP, name, self._folder)
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    def _save_to(self, chosen: str) -> None:
        self._folder = str(Path(chosen).parent)
        self._presenter.save_to(Path(chosen))

    def _follow(self, errand: Followed, words: str) -> None:
        self._progress.start(words)
        self._progress.follow(errand)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.told.connect(self._told.show_done)
        presenter.under_way.connect(self._follow)
        self._trial.chosen.connect(presenter.choose_trial)
        self._part.chosen.connect(presenter.choose_part)
        self._language.chosen.connect(presenter.choose_language)
        self._naming.clicked.connect(presenter.name_subjects)
        self._make.clicked.connect(self._begin)
        self._print.clicked.connect(presenter.print_trail)
        self._back.clicked.connect(presenter.leave)

    def _lay_out(self) -> None:
        what = Card(
            FormField(_("&Trial"), self._trial),
            FormField(_("&What of it"), self._part),
            FormField(_("&Language of the forms"), self._language),
            column(self._naming, below_words(self._naming_note), gap=2),
            title=_("Content"),
            gap=16,
        )
        left, right = QWidget(), QWidget()
        left.setLayout(column(what, spacer()))
        right.setLayout(column(Card(self._holds, title=_("The pack will hold")), spacer()))
        both = QWidget()
        both.setLayout(column(Beside(filling(left), filling(right))))
        self.setLayout(
            page_column(self._header, self._told, self._progress, filling(scrolling(both)))
        )
        self.setFocusProxy(self._trial)
