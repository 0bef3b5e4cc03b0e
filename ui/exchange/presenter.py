"""What of a trial is exported, for whom it is readable, and the way to the file."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.domain.exchange import HOLDS_SCREENINGS, ExportWanted, Format
from coordinator.exporting import export
from coordinator.queries.exchange import screenings_to_export
from coordinator.queries.trials import trial_of, versions_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.desk import Desk, Errand, Report
from ui.exchange.showing import Asked, Known, export_view
from ui.exchange.view import ALL, NONE, ExportView


class ExchangePresenter(QObject):
    shown = Signal(ExportView)
    under_way = Signal(Errand, str)
    told = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = ExportWanted(0, Format.ODM)
        self._known = Known()
        self._errand: Errand | None = None
        self._is_attended = False
        desk.changed.connect(self._follow)

    def open(self, trial_id: int) -> None:
        if trial_id != self._wanted.trial_id:
            self._wanted = ExportWanted(trial_id, self._wanted.format)
            self._known = Known()
        self._wanted = replace(self._wanted, with_identity=False)  # asked for each time
        self.refresh()

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        trial_id = self._wanted.trial_id

        def done(known: Known) -> None:
            if trial_id == self._wanted.trial_id:
                self._take(known)

        if trial_id:
            self._desk.ask_in_background(known_of, trial_id, done=done)

    def choose_format(self, chosen: Format) -> None:
        self._want(replace(self._wanted, format=chosen))

    def choose_part(self, part: str) -> None:
        """Choose all screenings, none, or one by its number in the registry."""
        self._want(
            replace(
                self._wanted,
                screening_id=int(part) if part not in (ALL, NONE) else None,
                is_metadata_only=part == NONE,
            )
        )

    def name_subjects(self, is_naming: bool) -> None:  # noqa: FBT001  what a check box says
        may_name = self._desk.staff_member.sees_identity
        self._want(replace(self._wanted, with_identity=is_naming and may_name))

    def export_to(self, path: Path) -> None:
        """Write the file beside the screen."""
        if self._errand is not None:
            return
        desk, wanted = self._desk, self._effective()

        def work(report: Report) -> tuple[str, ...]:
            return export(desk.registry, desk.staff_member, wanted, path, report)

        self._errand = errand = desk.report_in_background(work, done=self._tell)
        errand.ended.connect(self._be_free)
        self._show()
        self.under_way.emit(errand, _("Putting the file together…"))

    def leave(self) -> None:
        self.left.emit()

    @property
    def _count(self) -> int:
        """How many screenings the file will hold."""
        wanted = self._wanted
        if wanted.is_metadata_only or wanted.format not in HOLDS_SCREENINGS:
            return 0
        return 1 if wanted.screening_id is not None else len(self._known.screenings)

    def _effective(self) -> ExportWanted:
        """Leave out what the chosen format has no place for."""
        if self._count:
            return self._wanted
        return replace(
            self._wanted, screening_id=None, is_metadata_only=True, with_identity=False
        )

    def _want(self, wanted: ExportWanted) -> None:
        self._wanted = wanted
        if not self._count:
            self._wanted = replace(wanted, with_identity=False)
        self._show()

    def _take(self, known: Known) -> None:
        self._known = known
        ids = [found for found, _number in known.screenings]
        if self._wanted.screening_id not in (None, *ids):
            self._wanted = replace(self._wanted, screening_id=None, with_identity=False)
        self._show()

    def _show(self) -> None:
        asked = Asked(
            self._wanted,
            self._known,
            self._count,
            sees_identity=self._desk.staff_member.sees_identity,
            is_busy=self._errand is not None,
        )
        self.shown.emit(export_view(asked))

    def _tell(self, sentences: tuple[str, ...]) -> None:
        self._want(replace(self._wanted, with_identity=False))  # the next file is asked anew
        self.told.emit(" ".join(sentences))

    def _be_free(self) -> None:
        self._errand = None
        self._show()

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def known_of(registry: Registry, trial_id: int) -> Known:
    trial = trial_of(registry, trial_id)
    return Known(
        trial.label,
        trial.short_title,
        len(versions_of(registry, trial_id)),
        screenings_to_export(registry, trial_id),
    )
