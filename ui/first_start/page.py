"""The page before the first sign-in."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from coordinator.text import _
from ui.first_start.model import FirstStartView, FoundingForm, Step
from ui.first_start.people import PersonFields
from ui.first_start.place import PlaceCard
from ui.first_start.presenter import FirstStartPresenter
from ui.first_start.recovery import Recovery
from ui.first_start.welcome import Welcome
from ui.widgets.beside import Beside
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.form import FormField
from ui.widgets.header import PageHeader
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, styled
from ui.widgets.page_area import PageStack
from ui.widgets.progress import TaskProgress

WIDTH = 880


class FirstStartPage(QWidget):
    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._welcome = Welcome()
        self._recovery = Recovery()
        self._place = PlaceCard()
        self._site_name = named("site_name", QLineEdit())
        self._site_number = named("site_number", QLineEdit())
        self._coordinator = PersonFields("coordinator", _("Site coordinator"))
        self._investigator = PersonFields("investigator", _("Investigator"))
        self._problem = named("problem", Label())
        self._back = named("back", quiet(_("&Back")))
        self._found = named("found", primary(_("&Make the registry")))
        self._progress = TaskProgress()
        self._steps = PageStack()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._welcome)
        presenter.shown.connect(self.display)
        presenter.refresh()

    def display(self, view: FirstStartView) -> None:
        self._place.display(view)
        self._welcome.show_problem(view.problem)
        self._welcome.offer_languages(view.languages, view.language)
        self._problem.setText(view.problem)
        self._problem.setVisible(bool(view.problem))
        is_working = view.step is Step.WORKING
        self._steps.setEnabled(not is_working)
        if is_working:
            self._progress.start(view.working)
        else:
            self._progress.finish()
            self._show_step(view.step)
        self._show_problems(dict(view.problems))
        self._recovery.display(view.recovery_key, view.printed)

    def _show_step(self, step: Step) -> None:
        place = (Step.WELCOME, Step.FORM, Step.RECOVERY).index(step)
        if self._steps.currentIndex() != place:
            self._steps.setCurrentIndex(place)
            first = (self._welcome, self._site_name, self._recovery)[place]
            self.setFocusProxy(first)
            first.setFocus()

    def _show_problems(self, problems: dict[str, str]) -> None:
        fields = self._fields()
        for name, field in fields.items():
            field.show_problem(problems.get(name, ""))
        first = next((name for name in fields if name in problems), "")
        if first:
            fields[first].setFocus()

    def _fields(self) -> dict[str, FormField]:
        """All fields by the names that the presenter calls them, in reading order."""
        fields = {
            "server": self._place.server,
            "site_name": self._name_field,
            "site_number": self._number_field,
        }
        for role, person in (
            ("coordinator", self._coordinator),
            ("investigator", self._investigator),
        ):
            fields |= {f"{role}_{name}": field for name, field in person.fields.items()}
        return fields

    def _give(self) -> None:
        self._presenter.found(
            FoundingForm(
                self._site_name.text(),
                self._site_number.text(),
                self._coordinator.form(),
                self._investigator.form(),
                server=self._place.address,
            )
        )

    def _choose_sheet(self) -> None:
        dialog = QFileDialog(self, _("Where shall the sheet be written?"))
        named("sheet_dialog", dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(_("recovery key.pdf"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._presenter.write_sheet(Path(chosen)))
        dialog.open()

    def _connect(self) -> None:
        presenter = self._presenter
        self._welcome.set_up_wanted.connect(presenter.set_up)
        self._welcome.samples_wanted.connect(presenter.try_samples)
        self._welcome.other_wanted.connect(presenter.other_registry_wanted)
        self._welcome.language_wanted.connect(presenter.language_wanted)
        self._place.chosen.connect(presenter.put_at)
        self._place.shared.connect(presenter.share_at)
        self._back.clicked.connect(presenter.go_back)
        self._progress.cancelled.connect(presenter.cancel)
        presenter.progressed.connect(self._progress.advance)
        self._found.clicked.connect(self._give)
        self._recovery.print_wanted.connect(self._choose_sheet)
        self._recovery.kept.connect(presenter.go_on)

    def _lay_out(self) -> None:
        styled(self._problem, tone="failed")
        self._name_field = FormField(_("Hospital and &department"), self._site_name)
        self._number_field = FormField(
            _("Site &number"),
            self._site_number,
            _("It begins the screening numbers, as in 07001."),
        )
        form = QWidget()
        form.setLayout(
            column(
                spacer(),
                row(spacer(), filling(self._form(), 9), spacer(), gap=0),
                spacer(),
            )
        )
        self._steps.addWidget(self._welcome)
        self._steps.addWidget(scrolling(form))
        self._steps.addWidget(scrolling(self._recovery))
        self.setLayout(column(filling(self._steps), self._progress, gap=0))

    def _form(self) -> QWidget:
        header = PageHeader(
            _("Set up this site"),
            _(
                "Two people begin: who screens, and who confirms eligibility. The investigator "
                "chooses another password at the first sign-in."
            ),
        )
        site = Beside(filling(self._name_field, 3), filling(self._number_field, 2))
        people = Beside(filling(self._coordinator), filling(self._investigator))
        foot = row(spacer(), self._back, self._found)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(
            column(
                header,
                self._place,
                Card(site, title=_("The site")),
                people,
                self._problem,
                foot,
                gap=12,
                margin=16,
            )
        )
        return middle
