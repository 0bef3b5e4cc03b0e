"""What becomes of jobs after the printing system took them: asked for until it is settled."""

from PySide6.QtCore import QObject, QTimer, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.text import N_, _
from ui.desk import Desk
from ui.printing.cups import Fate, fate_of

POLL_MS = 1500
STOPPED_POLLS = 8  # a job can stand still for a moment, while it is made ready
MOST_POLLS = 40  # a minute: a printer that has not begun by then is waited for by nobody

FATE_WORDS = {
    Fate.DONE: N_("The printer has taken all of it: {title}."),
    Fate.CANCELLED: N_("It was cancelled at the printer and is not complete: {title}."),
    Fate.FAILED: N_("The printer failed, and it is not complete: {title}."),
    Fate.STOPPED: N_("The printer has stopped: {title} still waits there."),
    Fate.HELD: N_("The printer holds it back: {title} still waits there."),
    Fate.WAITING: N_("It still waits at the printer: {title}."),
    Fate.PRINTING: N_("It is still being printed: {title}."),
}
GOES_ON = (Fate.DONE, Fate.PRINTING)


class JobWatch(QObject):
    told = Signal(str)
    """How it went, in a sentence."""
    warned = Signal(str)
    """It did not go well, or does not go on: what is so."""
    settled = Signal(str, int)
    """The title of a job, and its fate."""

    def __init__(self, desk: Desk, poll_ms: int = POLL_MS) -> None:
        super().__init__()
        self._desk = desk
        self._titles: dict[str, str] = {}
        self._polls = 0
        self._timer = QTimer(self, singleShot=True, interval=poll_ms)
        self._timer.timeout.connect(self._ask)

    def follow(self, job: str, title: str) -> None:
        """Follow a job by its name; one without a name cannot be asked after."""
        if job:
            self._titles[job], self._polls = title, 0
            self._timer.start()

    def leave(self) -> None:
        """Follow nothing any more."""
        self._timer.stop()
        self._titles.clear()

    def _ask(self) -> None:
        self._polls += 1
        jobs = tuple(self._titles)
        self._desk.work_in_background(fates_of, jobs, done=self._hear, failed=self._pass_over)

    def _hear(self, found: dict[str, Fate | None]) -> None:
        for job, fate in found.items():
            if job in self._titles and self._is_over(fate):
                self._tell(self._titles.pop(job), fate)
        if self._titles:
            self._timer.start()

    def _is_over(self, fate: Fate | None) -> bool:
        """Tell whether to ask no more; one that is not known yet is asked after again."""
        if fate is Fate.STOPPED:
            return self._polls >= STOPPED_POLLS
        return self._polls >= MOST_POLLS or (fate is not None and fate.is_settled)

    def _tell(self, title: str, fate: Fate | None) -> None:
        if fate is None:
            return  # the printing system does not say: that it was taken was said
        words = _(FATE_WORDS[fate]).format(title=title)
        (self.told if fate in GOES_ON else self.warned).emit(words)
        self.settled.emit(title, fate)

    def _pass_over(self, _error: CoordinatorError) -> None:
        """Say nothing: the jobs were taken, and that was said."""


def fates_of(jobs: tuple[str, ...]) -> dict[str, Fate | None]:
    return {job: fate_of(job) for job in jobs}
