"""The records that were read, as rows of a table."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

from coordinator.text import N_, _
from ui.add_trial.view import ReadingState, ReadingView
from ui.widgets.table import Column, RowsModel
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
                Column(_("Trial"), lambda reading: reading.title or reading.sentence),
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
