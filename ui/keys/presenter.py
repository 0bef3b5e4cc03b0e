"""The keys of the registry: since when they are in force, and making new ones."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.commands.keys import KEEPERS, keep_recovery_key, rotate_key
from coordinator.commands.site import NotForYou
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import StaffMember
from coordinator.queries.backups import is_on_server
from coordinator.queries.keys import KeysInForce, keys_in_force
from coordinator.queries.staff import site_of, staff_of
from coordinator.registry.rotation import Step
from coordinator.registry.sealing import new_recovery_key
from coordinator.registry.store import PROGRAM, Registry
from coordinator.text import N_, _
from ui.desk import Desk, Errand, Report
from ui.keys.view import KeysView, SheetView

STEP_WORDS = {
    Step.SEALED: N_("The new key is sealed for everybody. Copying the registry under it…"),
    Step.COPIED: N_("The copy is whole. Putting it in place…"),
    Step.CLOSED: N_("Putting it in place…"),
    Step.SWAPPED: N_("It is in place. Forgetting the former key…"),
    Step.SETTLED: N_("The new key is in force."),
}


class KeysPresenter(QObject):
    shown = Signal(KeysView)
    under_way = Signal(Errand, str)
    """The key is being rotated: nothing else is done meanwhile."""
    done = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_attended = False
        self._work: Errand | None = None
        desk.changed.connect(self._follow)

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        if self._work is not None:
            return  # the registry is closed for a moment
        person = self._desk.staff_member
        found = self._desk.ask(keys_in_force)
        names = {one.user_name: one.name for one in self._desk.ask(staff_of)}
        can_change = person.role in KEEPERS and not person.must_change
        self.shown.emit(
            KeysView(
                key=made_words(found, names),
                recovery=recovery_words(found, names),
                has_recovery=found.recovery_made_at is not None,
                used=used_words(found),
                can_change=can_change,
                why_not="" if can_change else str(NotForYou(person.name)),
                is_shared=self._desk.ask(is_on_server),
            )
        )

    def rotate(self) -> None:
        """Encrypt the registry anew, alone with it and beside the screen."""
        if self._work is not None:
            return
        self._work = self._desk.work_alone(
            rotated, self._desk.registry, self._desk.staff_member, done=self._say_rotated
        )
        self._work.ended.connect(self._work_ended)
        self.under_way.emit(self._work, _("Making a new key…"))

    def new_sheet(self) -> "SheetPresenter":
        presenter = SheetPresenter(self._desk)
        presenter.kept.connect(self._say_kept)
        return presenter

    def _work_ended(self) -> None:
        self._work = None
        self.refresh()

    def _say_rotated(self, _nothing: None) -> None:
        self.done.emit(_("The registry has a new key. All passwords are as before."))

    def _say_kept(self) -> None:
        self.done.emit(_("The new recovery key is in force. Destroy the former sheet."))

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


class SheetPresenter(QObject):
    """A new recovery key on its way to the safe: in force only when it is on paper."""

    shown = Signal(SheetView)
    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = SheetView(new_recovery_key())

    def write(self, path: Path) -> None:
        """Write the sheet that is to be printed."""
        registry = self._desk.registry
        site, at = self._desk.ask(site_of), registry.clock()
        from coordinator.forms.recovery_sheet import (  # noqa: PLC0415  loads ReportLab
            RecoverySheet,
            write_recovery_sheet,
        )

        sheet = RecoverySheet(site, registry.place.name, self.view.recovery_key, at)
        try:
            write_recovery_sheet(path, sheet)
        except CoordinatorError as error:
            self._show(problem=str(error))
            return
        words = _("Written to {path}. Print it, then delete the file.")
        self._show(printed=words.format(path=path))

    def keep(self) -> bool:
        """Put the key in force; the former one opens the registry no more."""
        is_kept = self._desk.do(keep_recovery_key, recovery_key=self.view.recovery_key)
        if is_kept:
            self.kept.emit()
        return is_kept

    def _show(self, printed: str = "", problem: str = "") -> None:
        self.view = SheetView(self.view.recovery_key, printed, problem)
        self.shown.emit(self.view)


def rotated(report: Report, registry: Registry, actor: StaffMember) -> None:
    steps = tuple(Step)

    def told(step: Step) -> None:
        report((steps.index(step) + 1) / len(steps), _(STEP_WORDS[step]))

    rotate_key(registry, actor, told=told)


def made_words(found: KeysInForce, names: dict[str, str]) -> str:
    if found.made_at is None:
        return _("Nothing tells when the key was made.")
    return _("In force since {at}, made by {name}.").format(
        at=f"{found.made_at:%Y-%m-%d %H:%M}", name=_name(found.made_by, names)
    )


def recovery_words(found: KeysInForce, names: dict[str, str]) -> str:
    if found.recovery_made_at is None:
        return _("There is none: if all passwords are lost, nobody opens the registry again.")
    return _("In force since {at}, made by {name}.").format(
        at=f"{found.recovery_made_at:%Y-%m-%d %H:%M}",
        name=_name(found.recovery_made_by, names),
    )


def used_words(found: KeysInForce) -> str:
    if found.recovery_used_at is None:
        return ""
    words = _("It was used on {at}. Whoever used it may have kept it: make a new one.")
    return words.format(at=f"{found.recovery_used_at:%Y-%m-%d %H:%M}")


def _name(user_name: str, names: dict[str, str]) -> str:
    return _("the program") if user_name == PROGRAM else names.get(user_name, user_name)
