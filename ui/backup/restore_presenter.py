"""Restoring step by step: who one is, what the backup lacks, and whether it shall be."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from coordinator.domain.backup import Backup
from coordinator.domain.errors import CoordinatorError
from coordinator.registry.backup_file import manifest_of
from coordinator.restoring import Examined, Proof, drop, examine
from coordinator.text import _
from ui.backup.view import RestoreView
from ui.backup.wording import about_words, count_lines, lost_lines, sentences_of
from ui.desk import Errand, Report

ASKED, READ, COMPARED = range(3)


class Sends(Protocol):
    """Does long work beside the screen."""

    def __call__(self, work: Any, *args: Any, done: Any, failed: Any) -> Errand: ...  # noqa: ANN401


class RestorePresenter(QObject):
    shown = Signal(RestoreView)
    under_way = Signal(Errand, str)
    agreed = Signal(object, bool)
    """A backup that was examined shall take the registry's place; whether it is another's."""

    def __init__(
        self,
        send: Sends,
        target: Path,
        backup: Path,
        *,
        user_name: str = "",
        key_in_use: bytes | None = None,
        people: Mapping[str, str] | None = None,
    ) -> None:
        """Without `key_in_use` the proof is tried on the registry in use too."""
        super().__init__()
        self._send = send
        self._target = target
        self._backup = backup
        self._key = key_in_use
        self._people = dict(people or {})
        self._errand: Errand | None = None
        self._examined: Examined | None = None
        self._view = RestoreView(ASKED, str(backup), self._about(), user_name)

    @property
    def view(self) -> RestoreView:
        return self._view

    def examine(self, user_name: str, password: str) -> None:
        """Read the backup with a password of then; with no user name, the recovery key."""
        if self._errand is not None:
            return
        self._errand = self._send(
            examined_backup,
            self._backup,
            self._target,
            Proof(user_name.strip(), password),
            self._key,
            done=self._compare,
            failed=self._refuse,
        )
        self._errand.ended.connect(self._ended)
        self._display(step=READ, user_name=user_name, problem="")
        self.under_way.emit(self._errand, _("Reading the backup…"))

    def agree(self) -> None:
        """Let the backup take the place of the registry in use."""
        if self._examined is not None:
            examined, self._examined = self._examined, None
            self.agreed.emit(examined, self._view.is_another)

    def leave(self) -> None:
        """Drop what was begun: the registry in use stays as it is."""
        if self._errand is not None:
            self._errand.cancel()
        if self._examined is not None:
            drop(self._examined)
            self._examined = None

    def _about(self) -> str:
        try:
            return about_words(Backup(self._backup, 0, manifest_of(self._backup)), self._people)
        except CoordinatorError as error:
            return error.what_happened

    def _ended(self) -> None:
        self._errand = None
        if self._view.step == READ:
            self._display(step=ASKED)

    def _compare(self, examined: Examined) -> None:
        self._examined = examined
        found = examined.difference
        self._display(
            step=COMPARED,
            sentences=sentences_of(found, examined.why),
            lost=lost_lines(found, self._people) if found else (),
            counts=count_lines(found) if found else (),
            is_another=found is not None and not found.is_same_registry,
            kept=self._target.name,
        )

    def _refuse(self, error: CoordinatorError) -> None:
        self._display(step=ASKED, problem=f"{error.what_happened} {error.what_to_do}")

    def _display(self, **changed: Any) -> None:  # noqa: ANN401  the view's own fields
        self._view = replace(self._view, **changed)
        self.shown.emit(self._view)


def examined_backup(
    report: Report, backup: Path, target: Path, proof: Proof, key: bytes | None
) -> Examined:
    return examine(backup, target, proof, key, report)
