"""The page for the site's settings, its people, and this workstation."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.administration.fetching import FetchingCard
from ui.administration.model import AdministrationView, SiteForm, StaffModel
from ui.administration.presenter import AdministrationPresenter
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import ElidedLabel, body, caption, heading
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.numbers import NumberField
from ui.widgets.table import DataTable

NAME = 0
MOST_DAYS, MOST_MINUTES = 365, 240


class AdministrationPage(QWidget):
    def __init__(self, presenter: AdministrationPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._place = ""
        self._name = named("site_name", QLineEdit())
        self._number = named("site_number", QLineEdit())
        self._paper = named("paper", ChoiceField())
        self._late = named("late_entry_days", NumberField(MOST_DAYS, _(" days")))
        self._idle = named("idle_minutes", NumberField(MOST_MINUTES, _(" min"), _("never")))
        self._fetching = FetchingCard()
        self._number_field = FormField(_("Site &number"), self._number)
        self._stored = named("stored", caption())
        self._language = named("language", ChoiceField())
        self._appearance = named("appearance", ChoiceField())
        self._where = named("place", ElidedLabel("", Qt.TextElideMode.ElideMiddle))
        self._size = caption()
        self._open = named("open_folder", quiet(_("Open &folder"), "folder"))
        self._people = named("people", DataTable(_("People of the site")))
        self._model = StaffModel()
        self._log_title = heading()
        self._log = named("delegations", body())
        self._lay_out()
        self._connect()

    def display(self, view: AdministrationView) -> None:
        self._show_site(view)
        self._language.offer(view.languages)
        self._language.set_value(view.language)
        self._appearance.offer(view.appearances)
        self._appearance.set_value(view.appearance)
        self._place = view.place
        self._where.setText(view.place)
        self._size.setText(view.size)
        self._model.show(view.people)
        self._people.select(max(0, self._people.current_row))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.attend()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.rest()

    def _show_site(self, view: AdministrationView) -> None:
        site = view.site
        for field, words in ((self._name, site.name), (self._number, site.number)):
            if field.text() != words and not field.hasFocus():
                field.setText(words)
        self._paper.offer(view.papers)
        self._paper.set_value(site.paper)
        self._late.setValue(site.late_entry_days)
        self._idle.setValue(site.idle_minutes)
        self._number_field.set_hint(
            _("Begins the numbers: {example}.").format(example=view.example)
        )
        self._fetching.display(
            site.fetch_address,
            view.usual_address,
            view.address_problem,
            can_change=view.can_change,
        )
        self._stored.setText(view.stored)
        for part in (self._name, self._number, self._paper, self._late, self._idle):
            part.setEnabled(view.can_change)

    def _show_delegations(self, row_: int) -> None:
        line = self._model.row_at(row_) if row_ >= 0 else None
        words = _("Delegated to {name}")
        self._log_title.setText(words.format(name=line.name) if line else "")
        self._log.setText(line.delegations if line else "")

    def _store(self) -> None:
        if not self.isVisible():
            return
        self._presenter.change_site(
            SiteForm(
                self._name.text().strip(),
                self._number.text().strip(),
                self._paper.value(),
                self._late.value(),
                self._idle.value(),
                self._fetching.address,
            )
        )

    def _connect(self) -> None:
        presenter = self._presenter
        for field in (self._name, self._number, self._late, self._idle):
            field.editingFinished.connect(self._store)
        self._fetching.changed.connect(self._store)
        self._paper.chosen.connect(lambda _paper: self._store())
        self._language.chosen.connect(presenter.use_language)
        self._appearance.chosen.connect(presenter.use_appearance)
        self._people.chosen.connect(self._show_delegations)
        self._open.clicked.connect(self._open_folder)
        presenter.shown.connect(self.display)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._place).parent)))

    def _lay_out(self) -> None:
        self._people.setModel(self._model)
        self._people.stretch(NAME)
        styled(self._stored, tone="satisfied")
        here = Card(
            row(
                filling(FormField(_("Lan&guage"), self._language)),
                filling(FormField(_("&Appearance"), self._appearance)),
                gap=16,
            ),
            title=_("This workstation"),
            gap=12,
        )
        file = Card(
            row(filling(self._where), self._size, self._open, gap=16),
            body(_("Copy the file for a backup only while nobody works with it.")),
            title=_("Registry file"),
            gap=12,
        )
        right = QWidget()
        right.setLayout(column(here, file, self._fetching, spacer(), gap=16))
        log = Card(self._log_title, self._log, spacer())
        top = row(filling(self._site_card()), filling(right), gap=16)
        self.setLayout(
            page_column(
                PageHeader(
                    _("Administration"),
                    _("What you change is stored when you leave the field."),
                ),
                top,
                heading(_("People")),
                row(filling(self._people, 5), filling(log, 3), gap=16),
            )
        )

    def _site_card(self) -> Card:
        late = FormField(
            _("An &entry is late after"), self._late, _("Later ones ask for a reason.")
        )
        idle = FormField(
            _("&Lock the screen after"), self._idle, _("Without a key or a touch.")
        )
        return Card(
            row(heading(_("Site")), spacer(), self._stored),
            FormField(_("&Hospital and department"), self._name),
            row(
                filling(self._number_field),
                filling(FormField(_("&Paper"), self._paper)),
                gap=16,
            ),
            row(filling(late), filling(idle), gap=16),
            spacer(),
            gap=12,
        )
