"""The ways in which a form leaves the program, each noted in the audit trail (T1)."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, SignalInstance

from coordinator.commands.printing import record_print
from coordinator.domain.staff import StaffMember
from coordinator.printouts import Printout, write_printout
from coordinator.queries.staff import site_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.desk import Desk
from ui.printing.cups import trays_of
from ui.printing.folder import PrivateFolder
from ui.printing.watch_presenter import JobWatch

Certificate = Callable[[], Path | None]
Job = Callable[[bytes], str]


class Leavings:
    """What of the printing presenter saves, shows and prints a form that was made."""

    told: SignalInstance
    viewer_wanted: SignalInstance
    trays_found: SignalInstance
    measured: SignalInstance
    _desk: Desk
    _certificate: Certificate
    _folder: PrivateFolder
    _watch: JobWatch
    _made: Printout | None
    _saved: Path | None

    @property
    def certificate(self) -> Path | None:
        """The file of the certificate with which forms are signed when they are saved."""
        return self._certificate()

    def save(self, path: Path, password: str = "") -> None:
        """Write the form to `path`, beside the screen, and note it.

        With `password`, that of the certificate, it is signed as a PDF before.
        """
        if (made := self._made) is None:
            return
        site = self._desk.ask(site_of).name
        certificate = self.certificate if password else None
        self._desk.work_in_background(
            _write, path, made, certificate, password, site, done=self._note_saved
        )

    def show_in_viewer(self) -> None:
        """Hand the file that was saved to the system's viewer, or a private copy of it."""
        if (made := self._made) is None:
            return
        if self._saved is not None:
            self.viewer_wanted.emit(str(self._saved))
            return
        path = self._folder.path / made.file_name
        self._desk.work_in_background(
            write_printout, path, made, done=partial(self._note_viewed, made)
        )

    def measure(self, measuring: Callable[[bytes], QMarginsF]) -> None:
        """Measure the margins of the form, beside the screen."""
        if (made := self._made) is not None:
            self._desk.work_in_background(measuring, made.pdf, done=self.measured.emit)

    def find_trays(self, printer: str) -> None:
        self._desk.work_in_background(
            trays_of, printer, done=partial(self.trays_found.emit, printer)
        )

    def print_by(self, job: Job, copies: int) -> None:
        """Let `job` print the PDF, beside the screen, and note it once it was taken."""
        if (made := self._made) is not None:
            done = partial(self._note_printed, made, copies)
            self._desk.work_in_background(job, made.pdf, done=done)

    def _note_saved(self, saved: tuple[Printout, Path]) -> None:
        made, path = saved
        if self._note(made):
            self._saved = path
            self.told.emit(_("Saved as {name}.").format(name=path.name))

    def _note_viewed(self, made: Printout, path: Path) -> None:
        if self._note(made):
            self.viewer_wanted.emit(str(path))

    def _note_printed(self, made: Printout, copies: int, job: str) -> None:
        if self._note(made, copies):
            self.told.emit(_("Sent to the printer: {title}.").format(title=made.title))
            self._watch.follow(job, made.title)

    def _note(self, made: Printout, copies: int = 1) -> bool:
        return self._desk.do(note_printout, made, copies)


def note_printout(
    registry: Registry, actor: StaffMember, made: Printout, copies: int = 1
) -> None:
    """Note that a form left the program, with its SHA-256."""
    record_print(
        registry,
        actor,
        form=made.form,
        key=made.key,
        sha256=hashlib.sha256(made.pdf).hexdigest(),
        copies=copies,
        printed=made.printed,
    )


def _write(
    path: Path, made: Printout, certificate: Path | None, password: str, site: str
) -> tuple[Printout, Path]:
    """Write a form, signed with the certificate where there is one; give what was written."""
    if certificate is not None:
        from coordinator.forms.pdf_signature import signed_pdf  # noqa: PLC0415  an extra

        made = replace(made, pdf=signed_pdf(made.pdf, certificate, password, site=site))
    return made, write_printout(path, made)
