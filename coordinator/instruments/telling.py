"""What the results of a worksheet say as evidence."""

from collections.abc import Iterator
from dataclasses import replace

from coordinator.domain.instrument import Instrument, ResultKind, ResultRule
from coordinator.domain.logic import Truth
from coordinator.domain.observation import NO, YES, Nature, NewObservation
from coordinator.domain.worksheet import Outcome, Result


def told_by(
    instrument: Instrument, result: Result, usual: NewObservation
) -> Iterator[NewObservation]:
    """Yield what the settled results say; nothing while the main one is open.

    The main result is kept under the worksheet's name, the others beside it. `usual` has
    what they share: day and source.
    """
    if not result.main.is_settled:
        return
    for rule, outcome in zip(instrument.results, result.outcomes, strict=True):
        if outcome.is_settled:
            is_main = outcome is result.main
            title = instrument.title if is_main else f"{instrument.title}: {outcome.title}"
            for what in _keys(instrument, rule):
                yield replace(
                    usual,
                    what=what,
                    title=title,
                    nature=_nature(outcome),
                    value=value_of(outcome),
                    unit=outcome.unit,
                )


def value_of(outcome: Outcome) -> str:
    """Give a settled result as evidence: unrounded, a truth as yes or no."""
    if outcome.kind is ResultKind.TRUTH:
        return YES if outcome.truth is Truth.TRUE else NO
    return outcome.value if isinstance(outcome.value, str) else f"{outcome.value:f}"


def _nature(outcome: Outcome) -> Nature:
    return Nature.STATED if outcome.kind is ResultKind.TRUTH else Nature.MEASURED


def _keys(instrument: Instrument, rule: ResultRule) -> Iterator[str]:
    is_main = rule is instrument.results[0]
    yield instrument.name if is_main else f"{instrument.name}:{rule.key}"
    if rule.kept_as:
        yield rule.kept_as
