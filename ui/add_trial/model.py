"""The records that were read, and those of a long file to choose from, as tables."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from coordinator.domain.reading import ReadingState
from coordinator.text import N_, _
from ui.add_trial.view import CandidateView, ReadingView
from ui.widgets.rows import NOWHERE, Column, Index, RowsModel
from ui.widgets.tones import Tone

STATE_WORDS: Final[Mapping[ReadingState, str]] = {
    ReadingState.NEW: N_("New"),
    ReadingState.KNOWN: N_("Trial known"),
    ReadingState.SAME: N_("Same text"),
    ReadingState.REFUSED: N_("Not read"),
    ReadingState.ADDED: N_("Entered"),
}
TONES: Final[Mapping[ReadingState, Tone]] = {
    ReadingState.NEW: Tone.INFO,
    ReadingState.KNOWN: Tone.OPEN,
    ReadingState.SAME: Tone.OPEN,
    ReadingState.REFUSED: Tone.FAILED,
    ReadingState.ADDED: Tone.SATISFIED,
}


class ReadingsModel(RowsModel[ReadingView]):
    def __init__(self, parent: QObject) -> None:
        super().__init__(
            (
                Column(_("Record"), lambda reading: reading.file_name, width=200),
                Column(
                    _("Trial"), lambda reading: reading.title or reading.sentence, width=200
                ),
                Column(_("Registry id"), lambda reading: reading.registry_id, width=160),
                Column(
                    _("In / ex"), lambda reading: reading.criteria, is_number=True, width=84
                ),
                Column(
                    _("Doubts"),
                    lambda reading: str(reading.doubts) if reading.criteria else "",
                    is_number=True,
                    key=lambda reading: reading.doubts,
                    width=100,
                ),
                Column(
                    _("State"),
                    lambda reading: _(STATE_WORDS[reading.state]),
                    tone=lambda reading: TONES[reading.state],
                    width=140,
                ),
            ),
            parent,
        )


TICK: Final = 0


class CandidatesModel(RowsModel[CandidateView]):
    """The records of a long file: which fit the words looked for, and which are ticked."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(
            (
                Column("", lambda _row: "", key=self._is_unticked, width=48),
                Column(_("Registry id"), lambda row: row.registry_id, width=168),
                Column(_("Title"), lambda row: row.title, width=200),
                _count(_("Incl."), lambda row: row.inclusion),
                _count(_("Excl."), lambda row: row.exclusion),
                _count(_("Doubts"), lambda row: row.doubts),
                Column(
                    _("State"),
                    lambda row: _(STATE_WORDS[row.state]),
                    tone=lambda row: TONES[row.state],
                    width=140,
                ),
            ),
            parent,
        )
        self._every: Sequence[CandidateView] = ()
        self._ticks: set[int] = set()

    @property
    def total(self) -> int:
        return len(self._every)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The numbers of the ticked records, in the order of the file."""
        return tuple(sorted(self._ticks))

    def offer(self, candidates: Sequence[CandidateView]) -> None:
        self._every = candidates
        self._ticks = set()
        self.look_for("")

    def look_for(self, words: str) -> None:
        """Show the records in which every word stands; ticks of the others stay."""
        wanted = words.casefold().split()
        fitting = [row for row in self._every if all(word in row.words for word in wanted)]
        self.show(fitting)
        self.ticked.emit()

    def turn(self, row: int) -> None:
        """Tick the record in `row`, or take its tick away."""
        self._ticks ^= {self.rows[row].number}
        self.dataChanged.emit(self.index(row, TICK), self.index(row, TICK))
        self.ticked.emit()

    def tick_shown(self, *, is_ticked: bool) -> None:
        shown = {row.number for row in self.rows}
        self._ticks = self._ticks | shown if is_ticked else self._ticks - shown
        if self.rows:
            self.dataChanged.emit(self.index(0, TICK), self.index(len(self.rows) - 1, TICK))
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_tick = index.isValid() and index.column() == TICK
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_tick else flags

    def cell(self, row: CandidateView, column: Column[CandidateView], role: int) -> Any:  # noqa: ANN401
        is_tick = column is self.columns[TICK]
        if is_tick and role == Qt.ItemDataRole.CheckStateRole:
            is_on = row.number in self._ticks
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if is_tick and role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title
        return super().cell(row, column, role)

    def setData(
        self, index: Index, _value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take the tick that the mouse set."""
        if role != Qt.ItemDataRole.CheckStateRole or index.parent() != NOWHERE:
            return False
        self.turn(index.row())
        return True

    def _is_unticked(self, row: CandidateView) -> bool:
        return row.number not in self._ticks


def _count(title: str, counted: Callable[[CandidateView], int]) -> Column[CandidateView]:
    return Column(title, lambda row: str(counted(row)), is_number=True, key=counted, width=84)
