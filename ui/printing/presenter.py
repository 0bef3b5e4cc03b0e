"""Which form is shown as a PDF, and what is noted when it leaves the program (T1)."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.commands.printing import record_print
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.form import Copy
from coordinator.domain.log import LogFilter
from coordinator.printouts import (
    COPY_WORDS,
    Printout,
    blank_printout,
    log_printout,
    screening_printout,
    state_of,
    write_printout,
)
from coordinator.queries.screenings import screening_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.desk import Desk, Errand
from ui.printing.folder import PrivateFolder
from ui.printing.view import PrintingView

Making = Callable[[Registry], Printout]


class PrintingPresenter(QObject):
    shown = Signal(PrintingView)
    told = Signal(str)
    """Something was done: a sentence that says what."""
    viewer_wanted = Signal(str)
    """A file is to be opened in the system's viewer."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folder = PrivateFolder()
        self._making: Making | None = None
        self._screening_id = 0
        self._made: Printout | None = None
        self._saved: Path | None = None
        self._view = PrintingView()
        self._errand: Errand | None = None
        self._is_shown = False
        desk.changed.connect(self._follow)

    def open_screening(self, screening_id: int) -> None:
        person = self._desk.staff_member
        copies = tuple(Copy) if person.sees_identity else (Copy.SPONSOR,)
        self._screening_id = screening_id
        self._start(
            PrintingView(_("Eligibility checklist"), copies=_named(copies), copy=copies[0])
        )

    def open_blank(self, version_id: int) -> None:
        person = self._desk.staff_member
        self._screening_id = 0
        self._start(
            PrintingView(_("Blank eligibility checklist")),
            partial(blank_printout, actor=person, version_id=version_id),
        )

    def open_log(self, wanted: LogFilter) -> None:
        self._screening_id = 0
        self._start(
            PrintingView(_("Screening log")),
            partial(log_printout, actor=self._desk.staff_member, wanted=wanted),
        )

    def choose_copy(self, copy: Copy) -> None:
        if copy is not self._view.copy:
            self._start(replace(self._view, copy=copy, pdf=b"", problem=""))

    def make_again(self) -> None:
        self._start(replace(self._view, problem=""), self._making)

    def wake(self) -> None:
        self._is_shown = True

    def rest(self) -> None:
        self._is_shown = False

    def save(self, path: Path) -> None:
        """Write the form to `path`, beside the screen, and note it."""
        if (made := self._made) is not None:
            self._desk.work_in_background(
                write_printout, path, made, done=partial(self._note_saved, made)
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

    def print_by(self, job: Callable[[bytes], None], copies: int) -> None:
        """Let `job` print the PDF, beside the screen, and note it when it has."""
        if (made := self._made) is not None:
            done = partial(self._note_printed, made, copies)
            self._desk.work_in_background(job, made.pdf, done=done)

    def leave(self) -> None:
        self.left.emit()

    def _start(self, view: PrintingView, making: Making | None = None) -> None:
        if self._errand is not None:
            self._errand.cancel()
        self._made = self._saved = None
        self._view = replace(view, is_busy=True)
        self._making = making or partial(
            screening_printout,
            actor=self._desk.staff_member,
            screening_id=self._screening_id,
            copy=view.copy,
        )
        self.shown.emit(self._view)
        self._errand = self._desk.ask_in_background(
            self._making, done=self._show, failed=self._show_failure
        )

    def _show(self, made: Printout) -> None:
        self._errand, self._made = None, made
        self._view = replace(
            self._view,
            title=made.title,
            subtitle=made.subtitle,
            pdf=made.pdf,
            file_name=made.file_name,
            is_busy=False,
        )
        self.shown.emit(self._view)

    def _show_failure(self, error: CoordinatorError) -> None:
        self._errand = None
        self._view = replace(
            self._view, is_busy=False, problem=error.what_happened, remedy=error.what_to_do
        )
        self.shown.emit(self._view)

    def _note_saved(self, made: Printout, path: Path) -> None:
        if self._note(made):
            self._saved = path
            self.told.emit(_("Saved as {name}.").format(name=path.name))

    def _note_viewed(self, made: Printout, path: Path) -> None:
        if self._note(made):
            self.viewer_wanted.emit(str(path))

    def _note_printed(self, made: Printout, copies: int, _nothing: None) -> None:
        if self._note(made, copies):
            self.told.emit(_("Sent to the printer: {title}.").format(title=made.title))

    def _note(self, made: Printout, copies: int = 1) -> bool:
        sha256 = hashlib.sha256(made.pdf).hexdigest()
        return self._desk.do(
            record_print, form=made.form, key=made.key, sha256=sha256, copies=copies
        )

    def _follow(self) -> None:
        """Make the form anew when the screening was changed while it is looked at."""
        made = self._made
        if made is None or not (made.state and self._is_shown and self._screening_id):
            return
        screening = self._desk.ask(screening_of, self._screening_id, with_identity=False)
        if state_of(screening) != made.state:
            self._start(self._view)


def _named(copies: tuple[Copy, ...]) -> tuple[tuple[Copy, str], ...]:
    return tuple((copy, _(COPY_WORDS[copy])) for copy in copies)
