"""The screening log as a table that grows as it is read."""

from collections.abc import Callable
from dataclasses import dataclass

from coordinator.domain.form import LogRow
from coordinator.domain.log import LogOrder
from coordinator.domain.screening import STATE_WORDS, State
from coordinator.text import N_, _, listed
from ui.widgets.growing import GrowingModel
from ui.widgets.rows import Column
from ui.widgets.tones import Tone

OPEN = "open"  # beside the states: all in which something is still to be done
TONES = {
    State.ELIGIBLE: Tone.SATISFIED,
    State.ENROLLED: Tone.SATISFIED,
    State.SCREEN_FAILURE: Tone.FAILED,
    State.CONSENTED: Tone.OPEN,
    State.IN_SCREENING: Tone.OPEN,
    State.AWAITING_INVESTIGATOR: Tone.INFO,
}
TITLES = (
    N_("Number"),
    N_("Initials"),
    N_("Trial"),
    N_("Consent"),
    N_("Screened on"),
    N_("Outcome"),
    N_("Failed"),
    N_("Signed by"),
    N_("Enrolled on"),
)
FAILED = 6
ORDER_OF_COLUMN = {
    0: LogOrder.NUMBER,
    2: LogOrder.TRIAL,
    3: LogOrder.CONSENT,
    5: LogOrder.STATE,
}


@dataclass(frozen=True, slots=True)
class LogView:
    """What the page shows. `trials` and `states` are (value, words) to choose from."""

    rows: tuple[LogRow, ...] = ()
    note: str = ""
    trials: tuple[tuple[str, str], ...] = ()
    states: tuple[tuple[str, str], ...] = ()
    trial: str = ""
    state: str = ""
    is_filtered: bool = False
    is_busy: bool = False
    may_export: bool = True


class LogModel(GrowingModel[LogRow]):
    def __init__(self, more: Callable[[], None], has_more: Callable[[], bool]) -> None:
        titles = iter(map(_, TITLES))
        super().__init__(
            (
                Column(next(titles), lambda row: row.screening_number, width=116),
                Column(next(titles), lambda row: row.initials, width=72),
                Column(next(titles), lambda row: row.trial, width=144),
                Column(next(titles), lambda row: row.consented_on.isoformat(), width=104),
                Column(next(titles), lambda row: _day(row.screened_on), width=104),
                Column(next(titles), _outcome, tone=_tone, width=204),
                Column(next(titles), _failed, width=96),
                Column(next(titles), lambda row: listed(row.signed_by), width=140),
                Column(next(titles), lambda row: _day(row.enrolled_on), width=104),
            ),
            more,
            has_more,
        )


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _outcome(row: LogRow) -> str:
    return _(STATE_WORDS[State(row.state)])


def _tone(row: LogRow) -> Tone:
    return TONES.get(State(row.state), Tone.NEUTRAL)


def _failed(row: LogRow) -> str:
    return listed(row.failed) or row.reason
