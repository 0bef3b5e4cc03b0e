"""The site's settings, its people, and what this workstation prefers."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from coordinator.commands.site import change_site
from coordinator.domain.site import AddressUnusable, Paper, Site, host_of
from coordinator.domain.staff import DUTY_WORDS, Delegation, Role, StaffMember
from coordinator.domain.trial import DEFAULT_PATTERN, numbered
from coordinator.fetching import USUAL_ADDRESS
from coordinator.queries.staff import last_sign_ins, site_of, staff_of
from coordinator.registry.store import Registry
from coordinator.text import N_, _
from ui.administration.model import AdministrationView, SiteForm, StaffLine
from ui.desk import Desk

APPEARANCES = (
    ("system", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)
PAPER_WORDS = {Paper.A4: N_("A4"), Paper.LETTER: N_("US Letter")}
OWN_NAMES = {"en": "English", "zh_CN": "简体中文"}
KILOBYTE, MEGABYTE = 1 << 10, 1 << 20


class Preferences(Protocol):
    """What the person at this workstation prefers."""

    @property
    def language(self) -> str: ...
    @property
    def theme(self) -> str: ...
    @property
    def languages(self) -> tuple[str, ...]: ...
    def use_language(self, code: str) -> None: ...
    def use_theme(self, name: str) -> None: ...


class AdministrationPresenter(QObject):
    shown = Signal(AdministrationView)
    site_changed = Signal()

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
        seen = desk.ask(last_sign_ins)
        _now, place = desk.ask(now_and_place)
        self.shown.emit(
            AdministrationView(
                site=form_of(site),
                usual_address=USUAL_ADDRESS,
                address_problem=self._address_problem,
                example=numbered(DEFAULT_PATTERN, site.number, 1),
                can_change=desk.staff_member.role is not Role.MONITOR,
                stored=self._stored,
                people=tuple(
                    staff_line(person, seen.get(person.user_name))
                    for person in desk.ask(staff_of)
                ),
                papers=tuple((paper.value, _(words)) for paper, words in PAPER_WORDS.items()),
                place=str(place),
                size=size_words(place),
                languages=(("", _("As the system")), *map(named_language, self._languages())),
                language=self._preferences.language,
                appearances=tuple((name, _(words)) for name, words in APPEARANCES),
                appearance=self._preferences.theme,
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

    def use_appearance(self, name: str) -> None:
        self._preferences.use_theme(name)

    def _languages(self) -> tuple[str, ...]:
        return self._preferences.languages

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def now_and_place(registry: Registry) -> tuple[datetime, Path]:
    return registry.clock(), registry.path


def form_of(site: Site) -> SiteForm:
    return SiteForm(
        site.name,
        site.number,
        site.paper.value,
        site.late_entry_days,
        site.idle_minutes,
        site.fetch_address,
    )


def site_of_form(form: SiteForm) -> Site:
    return Site(
        form.name,
        form.number,
        Paper(form.paper),
        form.late_entry_days,
        form.idle_minutes,
        form.fetch_address,
    )


def problem_of(address: str) -> str:
    """Say what is wrong with an address that records are fetched from; empty when nothing."""
    try:
        host_of(address) if address else None
    except AddressUnusable as error:
        return error.what_happened
    return ""


def staff_line(person: StaffMember, seen: datetime | None) -> StaffLine:
    return StaffLine(
        person.user_name,
        person.name,
        person.role_words,
        seen.strftime("%Y-%m-%d %H:%M") if seen else _("never"),
        "\n".join(map(delegation_words, person.delegations)) or _("Nothing is delegated."),
    )


def delegation_words(line: Delegation) -> str:
    """Write a line of the delegation log: what, since when, until when."""
    words = _("{duty}, from {day}") if line.until_on is None else _("{duty}, {day} to {until}")
    return words.format(duty=_(DUTY_WORDS[line.duty]), day=line.from_on, until=line.until_on)


def named_language(code: str) -> tuple[str, str]:
    """Give a language with the name its speakers give it."""
    return code, OWN_NAMES.get(code) or QLocale(code).nativeLanguageName()


def size_words(path: Path) -> str:
    size = path.stat().st_size if path.exists() else 0
    if size < MEGABYTE:
        return _("{size} kB").format(size=max(1, size // KILOBYTE))
    return _("{size:.1f} MB").format(size=size / MEGABYTE)
