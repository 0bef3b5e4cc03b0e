"""The backups of the site: where they lie, how they stand, and making another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from coordinator.commands.backups import back_up_now, change_backup_folders, verify_backup
from coordinator.commands.keys import KEEPERS
from coordinator.domain.backup import Backup, BackupState
from coordinator.domain.backup_words import last_words
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import Role, StaffMember
from coordinator.queries.backups import backup_state, is_on_server
from coordinator.queries.staff import staff_of
from coordinator.registry.backup_folder import backups_in, identity_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.backup.move_presenter import MovePresenter
from ui.backup.restore_presenter import RestorePresenter
from ui.backup.view import BackupsView
from ui.backup.wording import line_of, verified_words
from ui.desk import Desk, Errand, Report

T = TypeVar("T")
Found = tuple[BackupState, tuple[Backup, ...], str]


class BackupPresenter(QObject):
    shown = Signal(BackupsView)
    under_way = Signal(Errand, str)
    """Long work was begun: what it is called."""
    done = Signal(str)
    restore_agreed = Signal(object, bool)
    move_agreed = Signal(object)
    """A registry in a file shall go to a server: a `Transfer`."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_attended = False
        self._errand: Errand | None = None
        self._work: Errand | None = None
        self._verified: dict[Path, str] = {}
        desk.changed.connect(self._follow)

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        """Look into the folders beside the screen: one may be on a slow stick."""
        if self._errand is not None:
            self._errand.cancel()
        self._errand = self._desk.ask_in_background(found_backups, done=self._show)

    def back_up(self, folder: str) -> None:
        """Make a backup in `folder`, or where the site keeps them."""
        if self._work is None:
            place = Path(folder) if folder else None
            work = partial(made_backup, folder=place)
            self._begin(work, _("Making the backup…"), self._say_made)

    def verify(self, path: str) -> None:
        if self._work is None:
            work = partial(verified_backup, backup=Path(path))
            done = partial(self._say_verified, Path(path))
            self._begin(work, _("Verifying the backup…"), done)

    def use_folder(self, folder: str) -> None:
        """Keep the automatic backups in `folder`; beside the registry when it is empty."""
        state = self._desk.ask(backup_state)
        place = Path(folder) if folder else None
        self._desk.do(change_backup_folders, folder=place, second=state.second)

    def use_second(self, folder: str) -> None:
        """Keep a second copy of each automatic backup in `folder`; none when it is empty."""
        state = self._desk.ask(backup_state)
        place = Path(folder) if folder else None
        self._desk.do(change_backup_folders, folder=state.folder, second=place)

    def restoring(self, path: str) -> RestorePresenter:
        """Prepare the restoring of a backup, which is looked at and compared first."""
        registry, person = self._desk.registry, self._desk.staff_member
        presenter = RestorePresenter(
            self._desk.report_in_background,
            registry.path,
            Path(path),
            user_name=person.user_name,
            key_in_use=registry.key,
            people=self._people(),
        )
        presenter.agreed.connect(self.restore_agreed)
        return presenter

    def moving(self) -> MovePresenter:
        """Prepare the move to a server, which is looked at first."""
        presenter = MovePresenter(self._desk)
        presenter.agreed.connect(self.move_agreed)
        return presenter

    def _begin(
        self,
        work: Callable[[Report, Registry, StaffMember], T],
        words: str,
        done: Callable[[T], None],
    ) -> None:
        self._work = self._desk.report_in_background(
            work, self._desk.registry, self._desk.staff_member, done=done
        )
        self._work.ended.connect(self._work_ended)
        self.under_way.emit(self._work, words)

    def _work_ended(self) -> None:
        self._work = None

    def _say_made(self, made: Backup) -> None:
        self.done.emit(_("The backup is made and verified: {path}").format(path=made.path))
        self.refresh()

    def _say_verified(self, path: Path, opened: bool) -> None:  # noqa: FBT001  what was found
        now = self._desk.ask(backup_state).now
        self._verified[path] = verified_words(now, opened=opened)
        self.refresh()

    def _people(self) -> dict[str, str]:
        return {person.user_name: person.name for person in self._desk.ask(staff_of)}

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()

    def _show(self, found: Found) -> None:
        state, backups, problem = found
        self._errand = None
        person = self._desk.staff_member
        people = self._people()
        self.shown.emit(
            BackupsView(
                last=last_words(state),
                is_old=state.is_old,
                folder=str(state.folder),
                second=str(state.second) if state.second else "",
                problem=problem,
                lines=tuple(line_of(one, people, self._verified) for one in backups),
                can_change=person.role is not Role.MONITOR,
                can_restore=person.role in KEEPERS,
                is_busy=self._work is not None,
                is_shared=self._desk.ask(is_on_server),
            )
        )


def found_backups(registry: Registry) -> Found:
    """Give the backups in both folders; where one is out of reach, say so."""
    state = backup_state(registry)
    identity = identity_of(registry.place)
    found: list[Backup] = []
    problem = ""
    for folder in filter(None, (state.folder, state.second)):
        if folder == state.folder and not folder.exists() and state.last.at is None:
            continue  # nothing was made yet
        try:
            inside = backups_in(folder)
        except CoordinatorError as error:
            problem = str(error)
            continue
        found += [
            one for one in inside if one.manifest is None or one.manifest.registry == identity
        ]
    found.sort(key=_made_at, reverse=True)
    return state, tuple(found), problem


def _made_at(backup: Backup) -> float:
    return backup.manifest.made_at.timestamp() if backup.manifest else 0.0


def made_backup(
    report: Report, registry: Registry, actor: StaffMember, *, folder: Path | None
) -> Backup:
    return back_up_now(registry, actor, folder=folder, told=report)


def verified_backup(
    report: Report, registry: Registry, actor: StaffMember, *, backup: Path
) -> bool:
    return verify_backup(registry, actor, backup=backup, told=report)
