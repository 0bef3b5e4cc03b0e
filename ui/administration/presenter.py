"""The site's settings, its people, and what this workstation prefers."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from coordinator.commands.site import change_site
from coordinator.domain.backup_words import last_words
from coordinator.domain.site import AddressUnusable, Paper, Site, host_of
from coordinator.domain.staff import Role
from coordinator.domain.trial import DEFAULT_PATTERN, numbered
from coordinator.fetching import USUAL_ADDRESS
from coordinator.forms.pdf_signature import can_sign_pdf
from coordinator.languages import LANGUAGE_WORDS, own_name
from coordinator.queries.backups import backup_state
from coordinator.queries.staff import site_of
from coordinator.registry.address import Address, Place
from coordinator.registry.store import Registry
from coordinator.text import N_, _
from ui.administration.model import AdministrationView, SiteForm
from ui.desk import Desk

APPEARANCES = (
    ("system", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)
PAPER_WORDS = {Paper.A4: N_("A4"), Paper.LETTER: N_("US Letter")}
KILOBYTE, MEGABYTE = 1 << 10, 1 << 20


class Preferences(Protocol):
    """What the person at this workstation prefers."""

    @property
    def language(self) -> str: ...
    @property
    def theme(self) -> str: ...
    @property
    def languages(self) -> tuple[str, ...]: ...
    @property
    def certificate(self) -> Path | None: ...
    def use_certificate(self, path: str) -> None: ...
    def use_language(self, code: str) -> None: ...
    def use_theme(self, name: str) -> None: ...


class AdministrationPresenter(QObject):
    shown = Signal(AdministrationView)
    site_changed = Signal()
    laboratories_wanted = Signal()
    keys_wanted = Signal()
    backups_wanted = Signal()
    people_wanted = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self._desk = desk
        self._preferences = preferences
        self._is_attended = False
        self._stored = ""
        self._address_problem = ""
        desk.changed.connect(self._follow)

    def attend(self) -> None:
        self._is_attended = True
        self._stored = self._address_problem = ""
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        desk = self._desk
        site = desk.ask(site_of)
        _now, place = desk.ask(now_and_place)
        backups = desk.ask(backup_state)
        self.shown.emit(
            AdministrationView(
                site=form_of(site),
                usual_address=USUAL_ADDRESS,
                address_problem=self._address_problem,
                example=numbered(DEFAULT_PATTERN, site.number, 1),
                can_change=desk.staff_member.role is not Role.MONITOR,
                stored=self._stored,
                papers=tuple((paper.value, _(words)) for paper, words in PAPER_WORDS.items()),
                forms_languages=tuple((one.value, _(w)) for one, w in LANGUAGE_WORDS.items()),
                place=str(place),
                is_shared=isinstance(place, Address),
                size=size_words(place),
                backup=last_words(backups),
                backup_is_old=backups.is_old,
                languages=(
                    ("", _("As the system")),
                    *((code, own_name(code)) for code in self._languages()),
                ),
                language=self._preferences.language,
                appearances=tuple((name, _(words)) for name, words in APPEARANCES),
                appearance=self._preferences.theme,
                certificate=str(self._preferences.certificate or ""),
                can_sign_pdf=can_sign_pdf(),
            )
        )

    def change_site(self, form: SiteForm) -> None:
        """Store the settings, if one of them is another than before."""
        site = site_of_form(form)
        if self._address_problem != (problem := problem_of(form.fetch_address)):
            self._address_problem = problem
            self.refresh()
        if problem:
            return
        if site != self._desk.ask(site_of) and self._desk.do(change_site, site=site):
            now, _place = self._desk.ask(now_and_place)
            self._stored = _("Stored at {time}").format(time=now.strftime("%H:%M:%S"))
            self.site_changed.emit()
            self.refresh()

    def use_language(self, code: str) -> None:
        self._preferences.use_language(code)

    def use_certificate(self, path: str) -> None:
        self._preferences.use_certificate(path)
        self.refresh()

    def use_appearance(self, name: str) -> None:
        self._preferences.use_theme(name)

    def _languages(self) -> tuple[str, ...]:
        return self._preferences.languages

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def now_and_place(registry: Registry) -> tuple[datetime, Place]:
    return registry.clock(), registry.place


def form_of(site: Site) -> SiteForm:
    return SiteForm(
        site.name,
        site.number,
        site.paper.value,
        site.late_entry_days,
        site.idle_minutes,
        site.assent_age,
        site.fetch_address,
        site.prescreening_days,
        site.keeps_prescreened_facts,
        site.forms_language,
    )


def site_of_form(form: SiteForm) -> Site:
    return Site(
        form.name,
        form.number,
        Paper(form.paper),
        form.late_entry_days,
        form.idle_minutes,
        form.fetch_address,
        form.assent_age,
        prescreening_days=form.prescreening_days,
        keeps_prescreened_facts=form.keeps_prescreened_facts,
        forms_language=form.forms_language,
    )


def problem_of(address: str) -> str:
    """Say what is wrong with an address that records are fetched from; empty when nothing."""
    try:
        host_of(address) if address else None
    except AddressUnusable as error:
        return error.what_happened
    return ""


def size_words(path: Place) -> str:
    """Say how large the file is; of what lies on a server nothing is said."""
    if isinstance(path, Address):
        return ""
    size = path.stat().st_size if path.exists() else 0
    if size < MEGABYTE:
        return _("{size} kB").format(size=max(1, size // KILOBYTE))
    return _("{size:.1f} MB").format(size=size / MEGABYTE)
