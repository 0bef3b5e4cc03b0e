"""The one engine: an instrument and what was entered give a result with its working."""

from dataclasses import replace
from decimal import Decimal

from coordinator.domain.instrument import Instrument, Item, ResultRule
from coordinator.domain.logic import Truth
from coordinator.domain.worksheet import Findings, Outcome, Result
from coordinator.instruments.conversions import question_on
from coordinator.instruments.possible import (
    INFINITE,
    TRUE,
    Keys,
    Number,
    OneOf,
    Statement,
    Value,
)
from coordinator.instruments.sheet import Sheet
from coordinator.instruments.wording import NOT_DETERMINED, filled, shown, working
from coordinator.text import _


def compute(instrument: Instrument, findings: Findings) -> Result:
    """Work a worksheet out, as far as what was entered settles it.

    Raises:
        FindingsContradict: an item was entered otherwise than its own parts say.
    """
    sheet = Sheet(instrument, findings)
    outcomes = tuple(_outcome(rule, sheet) for rule in instrument.results)
    open_items = frozenset[str]().union(*(outcome.open_items for outcome in outcomes))
    at_cut_off = sheet.at_cut_off  # of the results: notes have limits of their own
    return Result(
        instrument=instrument.name,
        title=instrument.title,
        version=instrument.version,
        rater=findings.rater,
        rated_on=findings.rated_on,
        outcomes=outcomes,
        open_items=in_order(instrument, open_items),
        at_cut_off=tuple(item.title for item in instrument.items if item.key in at_cut_off),
        notes=_notes(sheet),
        questions=tuple(_questions(instrument, findings)),
        unverified=instrument.unverified,
        working=working(sheet, outcomes),
    )


def in_order(instrument: Instrument, keys: Keys) -> tuple[str, ...]:
    return tuple(item.key for item in instrument.items if item.key in keys)


def _outcome(rule: ResultRule, sheet: Sheet) -> Outcome:
    applies = sheet.holds(rule.applies) if rule.applies else TRUE
    if applies.truth is Truth.FALSE:
        why = filled(_(rule.otherwise), sheet)
        return Outcome(rule.key, rule.title, rule.kind, _(NOT_DETERMINED), withheld=why)
    value = sheet.value(rule.key)
    outcome = Outcome(
        *(rule.key, rule.title, rule.kind),
        shown(rule, value) if not applies.hangs_on else _(NOT_DETERMINED),
        rule.unit,
        open_items=in_order(sheet.instrument, value.hangs_on | applies.hangs_on),
    )
    return _with_value(outcome, rule, value, is_settled=not applies.hangs_on)


def _with_value(
    outcome: Outcome, rule: ResultRule, value: Value, *, is_settled: bool
) -> Outcome:
    match value:
        case Statement(truth=truth):
            return replace(outcome, truth=truth if is_settled else Truth.UNKNOWN)
        case Number(low=low, high=high):
            settled = low if is_settled and value.is_settled else None
            return replace(outcome, value=settled, low=_bound(low), high=_bound(high))
        case OneOf(choices=choices):
            possible = tuple(each.value for each in rule.choices if each.value in choices)
            settled_one = possible[0] if is_settled and len(possible) == 1 else None
            return replace(outcome, value=settled_one, possible=possible)
    return outcome


def _bound(end: Decimal) -> Decimal | None:
    return None if abs(end) == INFINITE else end


def _notes(sheet: Sheet) -> tuple[str, ...]:
    return tuple(
        filled(_(note.text), sheet)
        for note in sheet.instrument.notes
        if sheet.holds(note.when).truth is Truth.TRUE
    )


def _questions(instrument: Instrument, findings: Findings) -> list[str]:
    """Ask about what is unusual, and about what belongs to the record and is missing."""
    asked = [
        question
        for item in instrument.items
        if (question := _doubt(item, findings)) is not None
    ]
    asked += [
        _("“{title}” belongs to the record and is not entered.").format(title=_(item.title))
        for item in instrument.items
        if item.is_required and findings.entry(item.key) is None
    ]
    if instrument.is_rated and not findings.rater:
        asked.append(_("Who rated is not entered."))
    if instrument.is_rated and findings.rated_on is None:
        asked.append(_("The day of the rating is not entered."))
    return asked


def _doubt(item: Item, findings: Findings) -> str | None:
    entry = findings.entry(item.key)
    if entry is None or not item.analyte or not isinstance(entry.value, Decimal):
        return None
    if entry.figure is not None:
        return question_on(item.analyte, entry.figure, entry.unit)
    return question_on(item.analyte, entry.value, item.unit)
