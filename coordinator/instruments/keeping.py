"""What is kept of a filled worksheet: in English where it can be translated when it is read."""

from dataclasses import dataclass, replace

from coordinator.domain.filled_worksheet import Line, Note
from coordinator.domain.instrument import Instrument
from coordinator.domain.worksheet import Findings, Outcome, Result
from coordinator.instruments.engine import compute
from coordinator.instruments.lines import lines_of, notes_of
from coordinator.text import _, as_written


@dataclass(frozen=True, slots=True)
class Kept:
    lines: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]
    notes: tuple[Note, ...]


def kept_of(instrument: Instrument, findings: Findings, result: Result) -> Kept:
    """Give lines, results and notes; a sentence with figures in it stays as it was shown."""
    with as_written():
        lines, plain = lines_of(instrument, findings), compute(instrument, findings)
        plain_notes = notes_of(plain)
    outcomes = zip(plain.outcomes, result.outcomes, strict=True)
    notes = zip(plain_notes, notes_of(result), strict=True)
    return Kept(
        lines,
        tuple(_outcome(english, shown) for english, shown in outcomes),
        tuple(replace(shown, text=_kept(one.text, shown.text)) for one, shown in notes),
    )


def _outcome(english: Outcome, shown: Outcome) -> Outcome:
    return replace(
        shown,
        shown=_kept(english.shown, shown.shown),
        withheld=_kept(english.withheld, shown.withheld),
    )


def _kept(english: str, shown: str) -> str:
    """Take the English where its translation is what was shown."""
    return english if _(english) == shown else shown
