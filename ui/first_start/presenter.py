"""Where the registry shall lie, whose it is, and who works with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.site import Site
from coordinator.domain.staff import SHORTEST_PASSWORD, NewStaffMember, Role
from coordinator.founding import found_registry, make_samples
from coordinator.registry.places import ADVICE, doubt_about
from coordinator.sample_registry import SAMPLES
from coordinator.text import _
from ui.desk import Errand, Report
from ui.first_start.model import FirstStartView, FoundingForm, PersonForm, Step


class Background(Protocol):
    """Does `work(report, *args)` beside the screen; hands what it finds to `done`."""

    def send_reporting(
        self,
        work: Callable[..., Path],
        *args: Any,  # noqa: ANN401  whatever the work needs
        done: Callable[[Path], None],
        failed: Callable[[CoordinatorError], None],
    ) -> Errand: ...


class FirstStartPresenter(QObject):
    shown = Signal(FirstStartView)
    progressed = Signal(float, str)
    ready = Signal(Path)
    """A registry was made, or found ready, at a path."""
    other_registry_wanted = Signal()

    def __init__(
        self, place: Path, background: Background, *, can_move: bool = True, form: bool = False
    ) -> None:
        """Begin at `form` where it is settled that a registry is to be made at `place`."""
        super().__init__()
        self._place = place
        self._background = background
        self._errand: Errand | None = None
        self._view = FirstStartView(
            Step.FORM if form else Step.WELCOME, str(place), can_move=can_move
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
        self._place = place
        self._judge_place()
        self.refresh()

    def try_samples(self) -> None:
        place = self._place.with_name(SAMPLES)
        self._work(_("Making the sample registry…"), make_samples, place)

    def found(self, form: FoundingForm) -> None:
        problems = problems_of(form)
        if problems:
            self._show(problem="", problems=problems)
            return
        people = (
            newcomer(form.coordinator, Role.COORDINATOR),
            newcomer(form.investigator, Role.INVESTIGATOR),
        )
        site = Site(form.site_name.strip(), form.site_number.strip())
        self._work(_("Making the registry…"), found_beside, self._place, site, people)

    def cancel(self) -> None:
        """Drop the work; what was made of it is not used."""
        if self._errand is not None:
            self._errand.cancel()
            self._show(step=Step.WELCOME)

    def _work(self, words: str, work: Callable[..., Path], *args: object) -> None:
        step = self._view.step
        self._show(step=Step.WORKING, working=words, problem="", problems=())

        def failed(error: CoordinatorError) -> None:
            self._show(step=step, problem=f"{error.what_happened} {error.what_to_do}")

        self._errand = self._background.send_reporting(
            work, *args, done=self.ready.emit, failed=failed
        )
        self._errand.progressed.connect(self.progressed)
        # Whatever ended it, a mistake of the program too: nobody is left before a grey page.
        self._errand.ended.connect(lambda: self._show(step=step))

    def _judge_place(self) -> None:
        doubt = doubt_about(self._place)
        advice = _(ADVICE) if doubt else ""
        self._view = replace(self._view, place=str(self._place), doubt=doubt, advice=advice)

    def _show(self, **changes: Any) -> None:  # noqa: ANN401  fields of the view
        self._view = replace(self._view, **changes)
        self.refresh()


def found_beside(
    _report: Report, place: Path, site: Site, people: Sequence[NewStaffMember]
) -> Path:
    return found_registry(place, site, people)


def newcomer(form: PersonForm, role: Role) -> NewStaffMember:
    return NewStaffMember(form.user_name.strip(), form.name.strip(), role, form.password)


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
