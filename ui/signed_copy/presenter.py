"""The signed copies of a screening: looking at a scan, and attaching it (G5)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coordinator.commands.wet_ink import attach_signed_copy
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.screening import Screening
from coordinator.domain.screening_words import subtitle_words
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.wet_ink import (
    InkSignature,
    Match,
    PrintedForm,
    SignedCopy,
    codes_in,
    match_of,
)
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.queries.staff import staff_of
from coordinator.queries.wet_ink import prints_of, scans_of, signed_copies_of
from coordinator.registry.store import Registry
from coordinator.text import _, listed, many
from ui.desk import Desk, Errand
from ui.signed_copy.showing import (
    SENTENCES,
    copy_line,
    finding_of,
    first_day_of,
    places_of,
    print_words,
)
from ui.signed_copy.view import Finding, SignedCopyView

if TYPE_CHECKING:
    # QtPdf and the library that reads codes are loaded when the first scan is looked at.
    from ui.signed_copy.reading import ReadScans


class SignedCopyPresenter(QObject):
    shown = Signal(SignedCopyView)
    pages_shown = Signal(tuple)
    """The pages of the scan that is looked at, as pictures."""
    attached = Signal(str)
    """The copy is in the registry, in a sentence."""
    emptied = Signal()
    """Another scan, or another screening: what was entered for the former one is over."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._screening: Screening | None = None
        self._prints: tuple[PrintedForm, ...] = ()
        self._read: ReadScans | None = None
        self._reading: Errand | None = None  # of what is to be shown here
        self._looking: Errand | None = None
        self._chosen = ""
        self._view = SignedCopyView()

    def open(self, screening_id: int) -> None:
        self._drop_what_comes()
        self._read, self._chosen = None, ""
        self.pages_shown.emit(())
        self.emptied.emit()
        self._load(screening_id)

    def choose(self, paths: Sequence[Path]) -> None:
        """Read the files beside the screen, and say what was found on them."""
        self._drop_what_comes()
        self._tell(replace(self._view, is_busy=True, can_attach=False))
        self._reading = self._desk.work_in_background(
            _read_files, tuple(paths), done=self._take, failed=self._refuse
        )

    def choose_print(self, printed: str) -> None:
        """Say which print it is, where the paper does not."""
        self._chosen = printed
        self._refresh()

    def attach(self, reason: str, signatures: tuple[InkSignature, ...]) -> None:
        """Store the scan, with whose signatures stand on the paper."""
        if self._read is None or self._screening is None or self._view.is_busy:
            return
        work = partial(
            attach_signed_copy,
            screening_id=self._screening.id,
            scans=self._read.scans,
            codes=self._read.codes,
            printed_form_id=int(self._chosen) if self._chosen else None,
            signatures=signatures,
            reason=reason,
        )
        self._tell(replace(self._view, is_busy=True))
        self._desk.ask_in_background(
            work,
            self._desk.staff_member,
            done=partial(self._finish, self._screening),
            failed=self._refuse,
        )

    def look_at(self, signed_copy_id: int) -> None:
        """Show a copy that was attached."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._desk.ask_in_background(
            _read_stored,
            self._desk.staff_member,
            signed_copy_id,
            done=lambda read: self.pages_shown.emit(read.pages),
        )

    def leave(self) -> None:
        self.left.emit()

    def _take(self, read: "ReadScans") -> None:
        self._read, self._chosen = read, ""
        self.emptied.emit()
        self.pages_shown.emit(read.pages)
        self._refresh()

    def _drop_what_comes(self) -> None:
        """Let no scan come to the page of another screening than the one it was chosen for."""
        for errand in (self._reading, self._looking):
            if errand is not None:
                errand.cancel()
        self._reading = self._looking = None

    def _finish(self, attached: Screening, _id: int) -> None:
        words = _("The signed copy of {number} is attached.")
        words = words.format(number=attached.screening_number)
        if self._screening is None or self._screening.id != attached.id:
            self.attached.emit(words)  # and the page, which shows another by now, stays
            return
        self._read, self._chosen = None, ""
        had_places = bool(self._view.places)
        self.emptied.emit()
        self._load(attached.id)
        self.attached.emit(words)
        if had_places:
            self.left.emit()

    def _refuse(self, error: CoordinatorError) -> None:
        self._desk.refused.emit(error)
        self._refresh()

    def _printed(self, match: Match | None) -> PrintedForm | None:
        """Give the print that the paper, or else the person, says it is."""
        if match is None or match.printed is not None:
            return match.printed if match else None
        return next((p for p in self._prints if str(p.id) == self._chosen), None)

    def _refresh(self) -> None:
        if self._screening is not None:
            self._load(self._screening.id)

    def _load(self, screening_id: int) -> None:
        me = self._desk.staff_member
        screening = self._desk.ask(screening_of, screening_id, with_identity=me.sees_identity)
        self._screening = screening
        self._prints = self._desk.ask(prints_of, screening_id)
        now = self._desk.ask(_now)
        content = content_digest(screening)
        match = self._match(screening)
        finding = finding_of(match, content) if match else Finding.NOTHING_YET
        may = me.is_delegated(Duty.ASSESS_CRITERIA, now.date(), screening.trial.id)
        copies: tuple[SignedCopy, ...] = self._desk.ask(signed_copies_of, screening_id)
        printed = self._printed(match)
        signs = printed is not None and printed.content_sha256 == content
        self._tell(
            SignedCopyView(
                screening_id=screening.id,
                title=_("Signed on paper, {number}").format(number=screening.screening_number),
                subtitle=subtitle_words(screening),
                files=self._files(),
                finding=finding,
                sentence=_(SENTENCES[finding]).format(other=match.other if match else ""),
                prints=tuple(
                    (str(p.id), print_words(p, content, now.tzinfo)) for p in self._prints
                ),
                asks_print=finding is Finding.UNSURE,
                printed=self._chosen,
                needs_reason=finding in (Finding.UNSURE, Finding.FORMER),
                places=places_of(screening, self._desk.ask(staff_of)) if signs else (),
                first_day=first_day_of(printed, now.tzinfo),
                today=now.date(),
                notice=self._notice(screening),
                copies=tuple(copy_line(copy, now.tzinfo) for copy in copies),
                can_choose=may and bool(self._prints),
                can_attach=may and printed is not None and not (signs and screening.is_open),
            )
        )

    def _match(self, screening: Screening) -> Match | None:
        if self._read is None:
            return None
        codes = codes_in(self._read.codes)
        return match_of(codes, self._prints, screening.screening_number, screening.attempt)

    def _files(self) -> str:
        if (read := self._read) is None:
            return ""
        names = listed(scan.file_name for scan in read.scans)
        return f"{names} · {many('{count} page', '{count} pages', len(read.pages))}"

    def _notice(self, screening: Screening) -> str:
        if not self._prints:
            return _("The checklist was not printed yet: print it first, then have it signed.")
        if screening.is_open:
            return _("Nothing is decided yet: a form printed now has nothing to sign.")
        return "" if screening.meanings_due else _("No signature is due any more.")

    def _tell(self, view: SignedCopyView) -> None:
        self._view = view
        self.shown.emit(view)


def _read_files(paths: tuple[Path, ...]) -> "ReadScans":
    from ui.signed_copy.reading import read_files  # noqa: PLC0415  loads QtPdf

    return read_files(paths)


def _read_stored(registry: Registry, actor: StaffMember, signed_copy_id: int) -> "ReadScans":
    from ui.signed_copy.reading import read_scans  # noqa: PLC0415  loads QtPdf

    return read_scans(scans_of(registry, actor, signed_copy_id))


def _now(registry: Registry) -> datetime:
    return registry.clock()
