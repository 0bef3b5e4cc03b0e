"""The page for the site's settings, its people, and this workstation."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.consent import ADULT_AT
from coordinator.domain.site import LEAST_IDLE, MOST_IDLE
from coordinator.text import _
from ui.administration.certificate import CertificateCard
from ui.administration.fetching import FetchingCard
from ui.administration.model import AdministrationView, SiteForm
from ui.administration.prescreening import PrescreeningPart
from ui.administration.presenter import AdministrationPresenter
from ui.administration.registry import RegistryCard
from ui.widgets.beside import Beside
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.even import EvenLayout
from ui.widgets.form import FormField
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import caption, heading
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, styled
from ui.widgets.numbers import NumberField

MOST_DAYS = 365


class AdministrationPage(QWidget):
    def __init__(self, presenter: AdministrationPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._name = named("site_name", QLineEdit())
        self._number = named("site_number", QLineEdit())
        self._paper = named("paper", ChoiceField())
        self._forms_in = named("forms_language", ChoiceField())
        self._late = named("late_entry_days", NumberField(MOST_DAYS, _(" days")))
        self._idle = named("idle_minutes", NumberField(MOST_IDLE, _(" min"), least=LEAST_IDLE))
        self._assent = named("assent_age", NumberField(ADULT_AT, _(" years"), _("birth")))
        self._fetching = FetchingCard()
        self._certificate = CertificateCard()
        self._prescreening = PrescreeningPart()
        self._number_field = FormField(_("Site &number"), self._number)
        self._stored = named("stored", caption())
        self._language = named("language", ChoiceField())
        self._appearance = named("appearance", ChoiceField())
        self._registry = RegistryCard()
        self._people = named("people", quiet(_("P&eople"), "person"))
        self._laboratories = named("laboratories", quiet(_("Labo&ratories"), "worksheet"))
        self._backups = named("backups", quiet(_("Bac&kups"), "save"))
        self._lay_out()
        self._connect()

    def display(self, view: AdministrationView) -> None:
        self._show_site(view)
        self._language.offer(view.languages)
        self._language.set_value(view.language)
        self._appearance.offer(view.appearances)
        self._appearance.set_value(view.appearance)
        self._certificate.display(view.certificate, is_possible=view.can_sign_pdf)
        self._registry.display(view)

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
        self._forms_in.offer(view.forms_languages)
        self._forms_in.set_value(site.forms_language)
        self._late.setValue(site.late_entry_days)
        self._idle.setValue(site.idle_minutes)
        self._assent.setValue(site.assent_age)
        self._number_field.set_hint(
            _("Begins the numbers: {example}.").format(example=view.example)
        )
        self._fetching.display(
            site.fetch_address,
            view.usual_address,
            view.address_problem,
            can_change=view.can_change,
        )
        self._prescreening.display(
            site.prescreening_days,
            keeps_facts=site.keeps_prescreened_facts,
            can_change=view.can_change,
        )
        self._stored.setText(view.stored)
        for part in (*self._fields, self._paper, self._forms_in):
            part.setEnabled(view.can_change)

    @property
    def _fields(self) -> tuple[QLineEdit | NumberField, ...]:
        return self._name, self._number, self._late, self._idle, self._assent

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
                self._assent.value(),
                self._fetching.address,
                self._prescreening.days,
                self._prescreening.keeps_facts,
                self._forms_in.value(),
            )
        )

    def _connect(self) -> None:
        presenter = self._presenter
        for field in self._fields:
            field.editingFinished.connect(self._store)
        self._fetching.changed.connect(self._store)
        self._prescreening.changed.connect(self._store)
        self._paper.chosen.connect(lambda _paper: self._store())
        self._forms_in.chosen.connect(lambda _language: self._store())
        self._language.chosen.connect(presenter.use_language)
        self._appearance.chosen.connect(presenter.use_appearance)
        self._people.clicked.connect(presenter.people_wanted)
        self._certificate.chosen.connect(presenter.use_certificate)
        self._registry.keys_wanted.connect(presenter.keys_wanted)
        self._laboratories.clicked.connect(presenter.laboratories_wanted)
        self._backups.clicked.connect(presenter.backups_wanted)
        presenter.shown.connect(self.display)

    def _lay_out(self) -> None:
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
        right = QWidget()
        right.setLayout(
            column(here, self._registry, self._fetching, self._certificate, spacer(), gap=16)
        )
        top = Beside(filling(self._site_card()), filling(right), gap=16)
        everything = QWidget()
        everything.setLayout(column(top, spacer(), gap=16))
        header = PageHeader(
            _("Administration"),
            _("What you change is stored when you leave the field."),
            others=(
                self._people,
                self._laboratories,
                self._backups,
            ),
        )
        self.setLayout(page_column(header, filling(scrolling(everything))))

    def _site_card(self) -> Card:
        late = FormField(
            _("An entry is late a&fter"), self._late, _("Later ones ask for a reason.")
        )
        idle = FormField(
            _("&Lock the screen after"), self._idle, _("Without a key or a touch.")
        )
        assent = FormField(_("&Minors assent from"), self._assent, _("Besides the guardian."))
        return Card(
            row(heading(_("Site")), spacer(), self._stored),
            FormField(_("&Hospital and department"), self._name),
            EvenLayout(
                self._number_field,
                FormField(_("&Paper"), self._paper),
                FormField(_("Forms &in"), self._forms_in),
                gap=16,
            ),
            EvenLayout(late, idle, assent, gap=16),
            self._prescreening,
            spacer(),
            gap=12,
        )
