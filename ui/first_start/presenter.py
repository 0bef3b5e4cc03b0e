"""Where the registry shall lie, whose it is, and who works with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.site import Site
from coordinator.domain.staff import SHORTEST_PASSWORD, NewStaffMember, Role
from coordinator.founding import Founded, found_registry, make_samples
from coordinator.languages import of_the_program, own_name, spoken_language
from coordinator.registry.address import Address, Place, read_address
from coordinator.registry.errors import NotARegistry
from coordinator.registry.peek import peek
from coordinator.registry.places import ADVICE, doubt_about
from coordinator.sample_registry import SAMPLES
from coordinator.text import _
from ui.desk import Errand, Report
from ui.first_start.model import FirstStartView, FoundingForm, PersonForm, Step


class Background(Protocol):
    """Does `work(report, *args)` beside the screen; hands what it finds to `done`."""

    def send_reporting(
        self,
        work: Callable[..., Founded],
        *args: Any,  # noqa: ANN401  whatever the work needs
        done: Callable[[Founded], None],
        failed: Callable[[CoordinatorError], None],
    ) -> Errand: ...


class FirstStartPresenter(QObject):
    shown = Signal(FirstStartView)
    progressed = Signal(float, str)
    ready = Signal(object)
    """A registry was made, or found ready, at a place."""
    other_registry_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(
        self, place: Path, background: Background, *, can_move: bool = True, form: bool = False
    ) -> None:
        """Begin at `form` where it is settled that a registry is to be made at `place`."""
        super().__init__()
        self._place: Place = place
        self._file = place
        self._background = background
        self._errand: Errand | None = None
        self._site = Site("", "")
        self._view = FirstStartView(
            Step.FORM if form else Step.WELCOME,
            str(place),
            can_move=can_move,
            languages=tuple((one.value, own_name(one)) for one in of_the_program()),
            language=spoken_language().value,
        )
        self._judge_place()

    def refresh(self) -> None:
        self.shown.emit(self._view)

    def set_up(self) -> None:
        self._show(step=Step.FORM, problem="")

    def go_back(self) -> None:
        self._show(step=Step.WELCOME, problem="", problems=())

    def put_at(self, place: Path) -> None:
        """Choose where the new registry shall lie."""
        self._place = self._file = place
        self._judge_place()
        self.refresh()

    def share_at(self, words: str) -> None:
        """Use a database on a server; a registry that is there already is opened."""
        if not words.strip():
            self.put_at(self._file)
            return
        try:
            address = read_address(words)
        except CoordinatorError as error:
            self._show(problems=(("server", str(error)),))
            return
        self._place = address
        self._judge_place()
        self._work(_("Looking at the server…"), found_there, address)

    def try_samples(self) -> None:
        place = self._file.with_name(SAMPLES)
        self._work(_("Making the sample registry…"), make_samples, place)

    def found(self, form: FoundingForm) -> None:
        problems = problems_of(form)
        try:
            self._place = self._place_in(form)
        except CoordinatorError as error:
            problems = (("server", str(error)), *problems)
        self._judge_place()
        if problems:
            self._show(problem="", problems=problems)
            return
        people = (
            newcomer(form.coordinator, Role.COORDINATOR),
            # Who sets up the site types it, and could sign with it (G6).
            newcomer(form.investigator, Role.INVESTIGATOR, must_change=True),
        )
        self._site = Site(
            form.site_name.strip(),
            form.site_number.strip(),
            forms_language=spoken_language().value,
        )
        words = _("Making the registry…")
        self._work(words, found_beside, self._place, self._site, people)

    def cancel(self) -> None:
        """Drop the work; what was made of it is not used."""
        if self._errand is not None:
            self._errand.cancel()
            self._show(step=Step.WELCOME)

    def _work(self, words: str, work: Callable[..., Founded], *args: object) -> None:
        step = self._view.step
        self._show(step=Step.WORKING, working=words, problem="", problems=())

        def failed(error: CoordinatorError) -> None:
            if work is found_there and isinstance(error, NotARegistry):
                self._show(step=step)  # an empty database, in which one is made
                return
            self._show(step=step, problem=f"{error.what_happened} {error.what_to_do}")

        self._errand = self._background.send_reporting(
            work, *args, done=self._made, failed=failed
        )
        self._errand.progressed.connect(self.progressed)
        # Whatever ended it, a mistake of the program too: nobody is left before a grey page.
        self._errand.ended.connect(lambda: self._leave_work(step))

    def _leave_work(self, step: Step) -> None:
        if self._view.step is Step.WORKING:
            self._show(step=step)

    def _made(self, founded: Founded) -> None:
        if founded.recovery_key:
            self._place = founded.path
            self._show(step=Step.RECOVERY, recovery_key=founded.recovery_key)
        else:
            self.ready.emit(founded.path)

    def write_sheet(self, path: Path) -> None:
        """Write the recovery key as a sheet of paper to be printed."""
        from coordinator.forms.recovery_sheet import (  # noqa: PLC0415  loads ReportLab
            RecoverySheet,
            write_recovery_sheet,
        )

        sheet = RecoverySheet(
            self._site, self._place.name, self._view.recovery_key, datetime.now().astimezone()
        )
        try:
            write_recovery_sheet(path, sheet)
        except CoordinatorError as error:
            self._show(printed=f"{error.what_happened} {error.what_to_do}")
            return
        words = _("Written to {path}. Print it, then delete the file.")
        self._show(printed=words.format(path=path))

    def go_on(self) -> None:
        """The recovery key lies in the safe: forget it here, and go to the sign-in."""
        self._view = replace(self._view, recovery_key="")
        self.ready.emit(self._place)

    def _place_in(self, form: FoundingForm) -> Place:
        """Read what is typed, also where nobody has pressed Enter after it.

        Raises:
            AddressUnreadable, OptionUnknown, ConnectionOpen.
        """
        return read_address(form.server) if form.server.strip() else self._file

    def _judge_place(self) -> None:
        doubt = "" if isinstance(self._place, Address) else doubt_about(self._place)
        advice = _(ADVICE) if doubt else ""
        self._view = replace(
            self._view,
            place=str(self._place),
            file=str(self._file),
            doubt=doubt,
            advice=advice,
        )

    def _show(self, **changes: Any) -> None:  # noqa: ANN401  fields of the view
        self._view = replace(self._view, **changes)
        self.refresh()


def found_there(_report: Report, address: Address) -> Founded:
    """Find the registry that is there already.

    Raises:
        NotARegistry, ServerOutOfReach, ….
    """
    peek(address)
    return Founded(address)


def found_beside(
    _report: Report, place: Place, site: Site, people: Sequence[NewStaffMember]
) -> Founded:
    return found_registry(place, site, people)


def newcomer(form: PersonForm, role: Role, *, must_change: bool = False) -> NewStaffMember:
    return NewStaffMember(
        form.user_name.strip(),
        form.name.strip(),
        role,
        form.password,
        must_change=must_change,
    )


def problems_of(form: FoundingForm) -> tuple[tuple[str, str], ...]:
    """Say for each field what is wrong with it."""
    found = [
        (field, _("Fill this in."))
        for field, words in (("site_name", form.site_name), ("site_number", form.site_number))
        if not words.strip()
    ]
    for role, person in (
        (Role.COORDINATOR, form.coordinator),
        (Role.INVESTIGATOR, form.investigator),
    ):
        found += [(f"{role}_{field}", words) for field, words in problems_of_person(person)]
    names = (form.coordinator.user_name, form.investigator.user_name)
    if names[0].strip() and names[0].strip().casefold() == names[1].strip().casefold():
        found.append(("investigator_user_name", _("The coordinator has this user name.")))
    return tuple(found)


def problems_of_person(form: PersonForm) -> list[tuple[str, str]]:
    found = [
        (field, _("Fill this in."))
        for field, words in (("name", form.name), ("user_name", form.user_name))
        if not words.strip()
    ]
    if len(form.password) < SHORTEST_PASSWORD:
        words = _("At least {count} characters; a short sentence is easy to remember.")
        found.append(("password", words.format(count=SHORTEST_PASSWORD)))
    elif form.password != form.again:
        found.append(("again", _("The two passwords differ.")))
    return found
