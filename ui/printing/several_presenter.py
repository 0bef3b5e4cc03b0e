"""Several forms at once: made, sent to the printer one by one, and told of each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMarginsF, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.languages import Language
from coordinator.printouts import Printout
from coordinator.text import N_, _, many
from ui.desk import Desk
from ui.printing.cups import Fate, trays_of
from ui.printing.leaving_presenter import Job, note_printout
from ui.printing.memory import FormPrinting, Memory
from ui.printing.several_choices_presenter import SEVERAL, SeveralChoices
from ui.printing.several_view import Went
from ui.printing.watch_presenter import GOES_ON, JobWatch

JobFor = Callable[[Printout], Job]
Measuring = Callable[[bytes], QMarginsF]
NOTES = {
    Fate.DONE: N_("the printer has taken all of it"),
    Fate.PRINTING: N_("is still being printed"),
    Fate.CANCELLED: N_("cancelled at the printer: not complete"),
    Fate.FAILED: N_("the printer failed: not complete"),
    Fate.STOPPED: N_("the printer has stopped: it still waits there"),
    Fate.HELD: N_("the printer holds it back"),
    Fate.WAITING: N_("it still waits at the printer"),
}


class SeveralPresenter(SeveralChoices):
    told = Signal(str)
    warned = Signal(str)
    made = Signal(bytes, QMarginsF)
    """All that was chosen is made: the first form, and the narrowest margins, in mm."""
    trays_found = Signal(str, tuple)
    left = Signal()

    def __init__(self, desk: Desk, memory: Memory | None = None) -> None:
        super().__init__(desk, memory)
        self._margins: list[QMarginsF] = []
        self._is_stopped = False
        self._watch = JobWatch(desk)
        self._watch.settled.connect(self._note_fate)

    def remember_printer(self, chosen: FormPrinting) -> None:
        self._memory.keep_printing(SEVERAL, replace(chosen, language=self._view.language))

    def find_trays(self, printer: str) -> None:
        done = partial(self.trays_found.emit, printer)
        self._desk.work_in_background(trays_of, printer, done=done)

    def make_all(self, measuring: Measuring) -> None:
        """Make what is chosen, beside the screen, and measure it; then `made` is told."""
        self._is_stopped = False
        self._made.clear()
        self._margins.clear()
        self._make_next([line.key for line in self._view.wanted], measuring)

    def print_all(self, job_for: JobFor, copies: int) -> None:
        """Send what was made one by one; what was not taken stays chosen."""
        self._is_stopped = False
        self._send_next(list(self._made), job_for, copies)

    def stop(self) -> None:
        """Send nothing more. What was sent already is the printer's."""
        self._is_stopped = True

    def rest(self) -> None:
        """Send nothing more and follow no job: nobody looks."""
        self.stop()
        self._watch.leave()

    def leave(self) -> None:
        self.left.emit()

    def _make_next(self, keys: Sequence[str], measuring: Measuring) -> None:
        if not keys or self._is_stopped:
            self._show(replace(self._view, doing=""))
            if self._made and not self._is_stopped:
                first = next(iter(self._made.values())).pdf
                self.made.emit(first, _narrowest(self._margins))
            return
        key, *others = keys
        self._tell_progress(_("Making: {form}"), key, len(self._made))
        language = Language(self._view.language)

        def measure(made: Printout) -> None:
            self._made[key] = made
            done = partial(self._keep_margins, others, measuring)
            self._desk.work_in_background(measuring, made.pdf, done=done)

        def fail(error: CoordinatorError) -> None:
            self._note(key, Went.FAILED, error.what_happened)
            self._make_next(others, measuring)

        making = partial(self._offered[key].making, language=language)
        self._desk.ask_in_background(making, done=measure, failed=fail)

    def _keep_margins(
        self, others: Sequence[str], measuring: Measuring, margins: QMarginsF
    ) -> None:
        self._margins.append(margins)
        self._make_next(others, measuring)

    def _send_next(self, keys: Sequence[str], job_for: JobFor, copies: int) -> None:
        if not keys or self._is_stopped:
            self._end(keys)
            return
        key, *others = keys
        made = self._made[key]
        self._tell_progress(_("Printing: {form}"), key, len(self._made) - len(keys))

        def note(job: str) -> None:
            if self._desk.do(note_printout, made, copies):
                words = many("sent, {count} copy", "sent, {count} copies", copies)
                self._note(key, Went.SENT, words)
                self._watch.follow(job, key)
            self._send_next(others, job_for, copies)

        def fail(error: CoordinatorError) -> None:
            self._note(key, Went.FAILED, error.what_happened)
            self._send_next(others, job_for, copies)

        self._desk.work_in_background(job_for(made), made.pdf, done=note, failed=fail)

    def _end(self, unsent: Sequence[str]) -> None:
        """Say of how many forms it went well, and leave the others chosen."""
        for key in unsent:
            self._note(key, Went.FAILED, _("Not sent: it was stopped before."))
        lines = {line.key: line for line in self._view.lines}
        sent = [key for key in self._made if lines[key].went is Went.SENT]
        self._change(set(sent), is_wanted=False)
        self._show(replace(self._view, doing=""))
        words = _("{sent} of {all} forms were sent to the printer.")
        sentence = words.format(sent=len(sent), all=len(self._made))
        told = self.told if len(sent) == len(self._made) else self.warned
        told.emit(sentence)

    def _note_fate(self, key: str, fate: int) -> None:
        """Say at the form what became of it at the printer."""
        is_well = fate in GOES_ON
        self._note(key, Went.SENT if is_well else Went.FAILED, _(NOTES[Fate(fate)]))
        if not is_well:
            self._change({key}, is_wanted=True)

    def _tell_progress(self, words: str, key: str, done: int) -> None:
        count = max(len(self._view.wanted), 1)
        doing = words.format(form=self._offered[key].title)
        self._show(replace(self._view, doing=doing, fraction=min(done / count, 1.0)))


def _narrowest(margins: Sequence[QMarginsF]) -> QMarginsF:
    return QMarginsF(
        min(found.left() for found in margins),
        min(found.top() for found in margins),
        min(found.right() for found in margins),
        min(found.bottom() for found in margins),
    )
