"""Which of several forms are chosen to be printed at once, and how it went with each."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coordinator.languages import LANGUAGE_WORDS, Language
from coordinator.printouts import Printout
from coordinator.queries.screenings import screening_of
from coordinator.queries.staff import site_of
from coordinator.queries.trial_list import trials_of
from coordinator.text import _
from ui.desk import Desk
from ui.printing.memory import FormPrinting, Memory, NoMemory
from ui.printing.offered_presenter import Offered, offered_of_screening, offered_of_trial
from ui.printing.several_view import SeveralLine, SeveralView, Went

SEVERAL = "several forms"


class SeveralChoices(QObject):
    shown = Signal(SeveralView)

    def __init__(self, desk: Desk, memory: Memory | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._memory = memory or NoMemory()
        self._offered: dict[str, Offered] = {}
        self._made: dict[str, Printout] = {}
        self._view = SeveralView()

    def open(self, screening_id: int) -> None:
        """Offer the forms of a screening and of its trial first; 0 for those of all trials."""
        offered = self._offer(screening_id)
        self._offered = {one.key: one for one in offered}
        last = self.remembered.language
        self._made.clear()
        self._show(
            SeveralView(
                tuple(
                    SeveralLine(
                        one.key,
                        one.group,
                        one.title,
                        is_wanted=one.key.startswith("screening"),
                        is_blank=one.is_blank,
                    )
                    for one in offered
                ),
                tuple((one.value, _(words)) for one, words in LANGUAGE_WORDS.items()),
                last if last in set(Language) else self._desk.ask(site_of).forms_language,
            )
        )

    @property
    def remembered(self) -> FormPrinting:
        return self._memory.printing_of(SEVERAL)

    def choose(self, key: str, *, is_wanted: bool) -> None:
        self._change({key}, is_wanted=is_wanted)

    def choose_blank(self) -> None:
        """Choose the blank checklists of all trials, and nothing else."""
        blank = {line.key for line in self._view.lines if line.is_blank}
        self._change({line.key for line in self._view.lines}, is_wanted=False)
        self._change(blank, is_wanted=True)

    def choose_none(self) -> None:
        self._change({line.key for line in self._view.lines}, is_wanted=False)

    def choose_language(self, language: str) -> None:
        self._made.clear()
        self._show(replace(self._view, language=language))

    def _offer(self, screening_id: int) -> list[Offered]:
        person, first = self._desk.staff_member, 0
        found: list[Offered] = []
        if screening_id:
            screening = self._desk.ask(screening_of, screening_id, with_identity=False)
            found += offered_of_screening(person, screening)
            first = screening.trial.id
        trials = self._desk.ask(trials_of)
        for line in sorted(trials, key=lambda line: line.trial.id != first):
            found += offered_of_trial(person, line)
        return found

    def _note(self, key: str, went: Went, note: str) -> None:
        lines = tuple(
            replace(line, went=went, note=note) if line.key == key else line
            for line in self._view.lines
        )
        self._show(replace(self._view, lines=lines))

    def _change(self, keys: set[str], *, is_wanted: bool) -> None:
        lines = tuple(
            replace(line, is_wanted=is_wanted) if line.key in keys else line
            for line in self._view.lines
        )
        self._show(replace(self._view, lines=lines))

    def _show(self, view: SeveralView) -> None:
        self._view = view
        self.shown.emit(view)
