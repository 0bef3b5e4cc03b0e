"""New versions of a trial's protocol, and the way to what one changes."""

from PySide6.QtCore import QObject, Signal

from coordinator.commands.trials import copy_version
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.queries.trials import versions_of
from ui.desk import Desk


class NewVersionsPresenter(QObject):
    record_wanted = Signal(int)
    """A record is to be read for the trial with this id."""
    review_wanted = Signal(int)
    amendment_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trial_id = self._version_id = 0

    def follow(self, trial_id: int, version_id: int | None) -> None:
        """Be about this trial, and the version that is shown of it."""
        self._trial_id, self._version_id = trial_id, version_id or 0

    def read_record(self) -> None:
        self.record_wanted.emit(self._trial_id)

    def copy(self) -> None:
        """Copy the version in use, else the newest, and go to the review of the copy."""
        versions = self._versions()
        active = [version for version in versions if version.state is VersionState.ACTIVE]
        for version in (*active, *versions)[:1]:
            draft_id = self._desk.did(copy_version, version_id=version.id)
            if draft_id is not None:
                self.review_wanted.emit(draft_id)

    def show_amendment(self) -> None:
        """Show what the version that is shown changes."""
        versions = self._versions()
        if versions:
            self.amendment_wanted.emit(self._version_id or versions[0].id)

    def _versions(self) -> tuple[ProtocolVersion, ...]:
        return self._desk.ask(versions_of, self._trial_id)
