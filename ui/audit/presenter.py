"""Which part of the audit trail is shown, and the walk that verifies the whole of it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.audit import verify_trail
from coordinator.domain.audit import Action, AuditEntry, AuditFilter, Verification
from coordinator.domain.staff import StaffMember
from coordinator.queries.audit import actors_of, audit_page
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.audit.model import AuditView, VerifyView
from ui.desk import Desk, Errand, Report
from ui.widgets.tones import Tone

PAGE = 200  # entries


class AuditPresenter(QObject):
    shown = Signal(AuditView)
    grown = Signal(tuple)
    verified = Signal(VerifyView)

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
        if self._walk is not None:
            return
        self.verified.emit(VerifyView(Tone.INFO, _("Verifying the audit trail…"), share=0.0))
        self._walk = self._desk.report_in_background(
            walk, self._desk.registry, self._desk.staff_member, done=self._tell
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
            actions=(("", _("Everything")), *((a.value, a.value) for a in Action)),
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
        if found.broken_at is not None:
            self.verified.emit(
                VerifyView(
                    Tone.FAILED,
                    _("The audit trail does not fit together from entry {number} on.").format(
                        number=found.broken_at
                    ),
                    _("Stop working with this file, keep it, and restore the last backup."),
                )
            )
            return
        sentence = many(
            "The audit trail is whole: {count} entry fits the one before it.",
            "The audit trail is whole: each of {count} entries fits the one before it.",
            found.count,
        )
        head = _("Head of the chain: {head}").format(head=found.head)
        self.verified.emit(VerifyView(Tone.SATISFIED, sentence, head))

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

    def tell(done: int, total: int) -> bool:
        words = _("Verified {done} of {total} entries").format(done=done, total=total)
        report(done / max(total, 1), words)
        return True

    return verify_trail(registry, actor, tell)
