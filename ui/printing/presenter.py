"""Which form is shown as a PDF, made anew when it is wanted otherwise or has changed."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.form import Annex, Copy, ThirdPlace
from coordinator.languages import Language
from coordinator.printouts import Printout, state_of
from coordinator.queries.screenings import screening_of
from ui.desk import Desk, Errand
from ui.printing.folder import PrivateFolder
from ui.printing.leaving_presenter import Certificate, Leavings
from ui.printing.memory import FormPrinting, Memory, NoMemory
from ui.printing.opening_presenter import Making, Openings, as_chosen, formers_of
from ui.printing.view import PrintingView
from ui.printing.watch_presenter import JobWatch


def no_certificate() -> Path | None:
    return None


class PrintingPresenter(Openings, Leavings, QObject):
    shown = Signal(PrintingView)
    told = Signal(str)
    """Something was done: a sentence that says what."""
    warned = Signal(str)
    """Something did not go on as it should: what."""
    viewer_wanted = Signal(str)
    """A file is to be opened in the system's viewer."""
    trays_found = Signal(str, tuple)
    """The trays of a printer."""
    measured = Signal(QMarginsF)
    """How much stays white at the edges of the form's pages, in mm."""
    several_wanted = Signal(int)
    """More forms are to be printed at once: about this screening, or 0."""
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        certificate: Certificate = no_certificate,
        memory: Memory | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._memory = memory or NoMemory()
        self._certificate = certificate
        self._folder = PrivateFolder()
        self._watch = JobWatch(desk)
        self._watch.told.connect(self.told)
        self._watch.warned.connect(self.warned)
        self._making: Making | None = None
        self._screening_id = 0
        self._made: Printout | None = None
        self._saved: Path | None = None
        self._view = PrintingView()
        self._errand: Errand | None = None
        self._is_shown = False
        desk.changed.connect(self._follow)

    def choose_annexes(self, wanted: frozenset[Annex]) -> None:
        """Print these behind the checklist, and no others."""
        self._choose(replace(self._view, with_annexes=wanted))

    def choose_copy(self, copy: Copy) -> None:
        self._choose(replace(self._view, copy=copy))

    def choose_language(self, language: str) -> None:
        self._choose(replace(self._view, language=language))

    def choose_third(self, third: ThirdPlace | None) -> None:
        """Give a second reader or a witness a place to sign, or nobody."""
        self._choose(replace(self._view, third=third))

    def choose_former(self, record_version: str) -> None:
        """Show the checklist as it was printed once, or, with "", as it stands."""
        self._choose(replace(self._view, former=record_version))

    def make_again(self) -> None:
        self._start(replace(self._view, problem=""), self._making)

    def want_several(self) -> None:
        self.several_wanted.emit(self._screening_id)

    def wake(self) -> None:
        self._is_shown = True

    def rest(self) -> None:
        self._is_shown = False
        self._watch.leave()

    @property
    def remembered(self) -> FormPrinting:
        """How a form of this kind was printed last on this workstation."""
        return self._memory.printing_of(self._view.form_id)

    def remember_printer(self, chosen: FormPrinting) -> None:
        self._memory.keep_printing(self._view.form_id, as_chosen(self._view, chosen))

    def leave(self) -> None:
        self.left.emit()

    def _choose(self, view: PrintingView) -> None:
        """Make the form as it is wanted now, and remember that for the next one."""
        if view == self._view:
            return
        self._memory.keep_printing(view.form_id, as_chosen(view, self.remembered))
        making = None if self._screening_id else self._making
        self._start(replace(view, pdf=b"", problem=""), making)

    def _start(self, view: PrintingView, making: Making | None = None) -> None:
        if self._errand is not None:
            self._errand.cancel()
        self._made = self._saved = None
        self._view = replace(view, is_busy=True)
        self._making = making or self._making_of_screening(view)
        self.shown.emit(self._view)
        self._errand = self._desk.ask_in_background(
            partial(self._making, language=Language(view.language)),
            done=self._show,
            failed=self._show_failure,
        )

    def _show(self, made: Printout) -> None:
        self._errand, self._made = None, made
        self._view = replace(
            self._view,
            title=made.title,
            subtitle=made.subtitle,
            pdf=made.pdf,
            file_name=made.file_name,
            formers=self._view.formers if self._view.former else formers_of(made),
            is_busy=False,
        )
        self.shown.emit(self._view)

    def _show_failure(self, error: CoordinatorError) -> None:
        self._errand = None
        self._view = replace(
            self._view, is_busy=False, problem=error.what_happened, remedy=error.what_to_do
        )
        self.shown.emit(self._view)

    def _follow(self) -> None:
        """Make the form anew when the screening was changed while it is looked at."""
        made = self._made
        if made is None or not (made.state and self._is_shown and self._screening_id):
            return
        screening = self._desk.ask(screening_of, self._screening_id, with_identity=False)
        if state_of(screening) != made.state:
            self._start(self._view)
