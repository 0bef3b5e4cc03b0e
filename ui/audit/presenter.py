"""Which part of the audit trail is shown, and the walk that verifies the whole of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from coordinator.commands.audit import note_report, verify_everything, verify_trail
from coordinator.domain.audit import Action, AuditEntry, AuditFilter, Verification
from coordinator.domain.proof import Proof
from coordinator.domain.staff import StaffMember
from coordinator.queries.audit import actors_of, audit_page
from coordinator.queries.inspection import inspection_of
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.audit.model import AuditView, VerifyView
from ui.audit.telling import chain_view, proof_view
from ui.desk import Desk, Errand, Report
from ui.widgets.tones import Tone

T = TypeVar("T")
PAGE = 200  # entries


class AuditPresenter(QObject):
    shown = Signal(AuditView)
    grown = Signal(tuple)
    verified = Signal(VerifyView)
    pack_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = AuditFilter()
        self._view = AuditView()
        self._errand: Errand | None = None
        self._walk: Errand | None = None
        self._has_more = False
        self._is_attended = False
        desk.changed.connect(self._follow)

    @property
    def has_more(self) -> bool:
        return self._has_more and self._errand is None

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
        self._view = replace(self._view, is_busy=True)
        self.shown.emit(self._view)
        self._errand = self._desk.ask_in_background(newest, self._wanted, done=self._show)

    def more(self) -> None:
        """Ask for the entries before the oldest that is here."""
        if self.has_more:
            oldest = self._view.entries[-1].id
            self._errand = self._desk.ask_in_background(
                older, self._wanted, oldest, done=self._grow
            )

    def show_actor(self, actor: str) -> None:
        self._want(replace(self._wanted, actor=actor))

    def show_action(self, action: str) -> None:
        self._want(replace(self._wanted, action=action))

    def search(self, words: str) -> None:
        self._want(replace(self._wanted, words=words))

    def show_days(self, since: date | None, until: date | None) -> None:
        self._want(replace(self._wanted, since=since, until=until))

    def show_all(self) -> None:
        self._want(AuditFilter())

    def verify(self) -> None:
        """Walk the whole chain beside the screen; that it was walked is an entry itself."""
        self._begin(walk, self._tell)

    def verify_everything(self) -> None:
        """Walk the chain and hold every record against it, beside the screen (T4)."""
        self._begin(hold, self._tell_proof)

    def save_report(self, path: Path) -> None:
        """Verify everything, and write what an inspector is given of the days in sight."""
        wanted = self._wanted  # other days may be in sight when it is verified

        def work(report: Report, registry: Registry, actor: StaffMember) -> Proof:
            proof = hold(report, registry, actor)
            write_report(registry, actor, proof, path, wanted.since, wanted.until)
            return proof

        self._begin(work, self._tell_proof)

    def _begin(
        self, work: Callable[[Report, Registry, StaffMember], T], done: Callable[[T], None]
    ) -> None:
        if self._walk is not None:
            return
        self.verified.emit(VerifyView(Tone.INFO, _("Verifying the audit trail…"), share=0.0))
        self._walk = self._desk.report_in_background(
            work, self._desk.registry, self._desk.staff_member, done=done
        )
        self._walk.progressed.connect(self._tell_how_far)
        self._walk.ended.connect(self._walk_ended)

    def stop_verifying(self) -> None:
        if self._walk is not None:
            self._walk.cancel()
            self.verified.emit(VerifyView(sentence=_("Stopped; nothing is known of the rest.")))

    def _want(self, wanted: AuditFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.refresh()

    def _show(self, found: tuple[tuple[AuditEntry, ...], tuple[str, ...]]) -> None:
        entries, actors = found
        self._errand, self._has_more = None, len(entries) == PAGE
        newest_id = entries[0].id if entries and self._wanted == AuditFilter() else 0
        self._view = AuditView(
            entries=entries,
            note=many("{count} entry", "{count} entries", newest_id) if newest_id else "",
            actors=(("", _("Everybody")), *((actor, actor) for actor in actors)),
            actions=(("", _("Everything")), *((a.value, _(a.value)) for a in Action)),
            actor=self._wanted.actor,
            action=self._wanted.action,
            is_filtered=self._wanted != AuditFilter(),
        )
        self.shown.emit(self._view)

    def _grow(self, entries: tuple[AuditEntry, ...]) -> None:
        self._errand, self._has_more = None, len(entries) == PAGE
        self._view = replace(self._view, entries=(*self._view.entries, *entries))
        self.grown.emit(entries)

    def _tell_how_far(self, share: float, what: str) -> None:
        self.verified.emit(VerifyView(Tone.INFO, what, share=share))

    def _tell(self, found: Verification) -> None:
        self.verified.emit(chain_view(found))
        self._desk.changed.emit()

    def _tell_proof(self, proof: Proof) -> None:
        self.verified.emit(proof_view(proof))
        self._desk.changed.emit()

    def _walk_ended(self) -> None:
        self._walk = None
        if self._is_attended:
            self.refresh()

    def _follow(self) -> None:
        if self._is_attended and self._walk is None:
            self.refresh()


def newest(
    registry: Registry, wanted: AuditFilter
) -> tuple[tuple[AuditEntry, ...], tuple[str, ...]]:
    return audit_page(registry, wanted, limit=PAGE), actors_of(registry)


def older(registry: Registry, wanted: AuditFilter, before: int) -> tuple[AuditEntry, ...]:
    return audit_page(registry, wanted, before=before, limit=PAGE)


def walk(report: Report, registry: Registry, actor: StaffMember) -> Verification:
    """Verify, telling how far it is; cancelling raises inside `report`."""
    words = _("Verified {done} of {total} entries")
    return verify_trail(registry, actor, told_by(report, words))


def hold(report: Report, registry: Registry, actor: StaffMember) -> Proof:
    """Verify everything, likewise."""
    words = _("Verified {done} of {total} entries and records")
    return verify_everything(registry, actor, told_by(report, words))


def write_report(
    registry: Registry,
    actor: StaffMember,
    proof: Proof,
    path: Path,
    since: date | None,
    until: date | None,
) -> None:
    found = inspection_of(registry, actor, proof, since=since, until=until)
    from coordinator.forms.document import save  # noqa: PLC0415  loads ReportLab
    from coordinator.forms.inspection_report import inspection_report_pdf  # noqa: PLC0415

    content = inspection_report_pdf(found)
    save(path, content)
    note_report(registry, actor, content)


def told_by(report: Report, words: str) -> Callable[[int, int], bool]:
    def tell(done: int, total: int) -> bool:
        report(done / max(total, 1), words.format(done=done, total=total))
        return True

    return tell
