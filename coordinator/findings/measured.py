"""Measured values against their limits: laboratory values, vital signs, scores."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import groupby

from coordinator.domain.check import Check, CheckKind
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth
from coordinator.domain.observation import Observation
from coordinator.findings.choosing import chosen, said_of
from coordinator.findings.joining import agreed, joined, unknown
from coordinator.findings.naming import Thing, things_of
from coordinator.findings.normal import SIDES, Limit, limit_for
from coordinator.findings.picked import lasting, missing, one_of_day, wanted_words
from coordinator.findings.saying import because
from coordinator.findings.spans import Span, span_of
from coordinator.findings.units import converted_to, pretty, unit_told
from coordinator.findings.values import decimals_of, divided, shown, value_of
from coordinator.findings.variants import Variant, doubt_of, variants_of
from coordinator.findings.worded import of_words
from coordinator.instruments.library import instrument
from coordinator.instruments.possible import Number
from coordinator.text import _

LONGEST_REPORTED = 4  # digits behind the point
_ZERO = Decimal(0)


def of_measured(check: Check, known: Known) -> Finding | None:
    """Compare the newest result in the window; None where the check has no limit."""
    span = span_of(check.window, known)
    variants = variants_of(check)
    if not variants:
        return of_words(check, span, known)
    first = (variants[0].name, _read(check, variants[0], span, known))
    if len(variants) == 1:
        return first[1]
    if not first[1].used:
        return agreed((first, first), *doubt_of(check))
    found = [(each, _read(check, each, span, known)) for each in variants]
    return agreed(tuple(_told_apart(found)), *doubt_of(check))


def _told_apart(found: list[tuple[Variant, Finding]]) -> Iterator[tuple[str, Finding]]:
    """Name a sign once where it does not matter whether any or all are meant."""
    for sign, group in groupby(found, key=lambda one: one[0].sign):
        same = list(group)
        if sign and len({finding.truth for _variant, finding in same}) == 1:
            yield sign, same[0][1]
        else:
            yield from ((variant.name, finding) for variant, finding in same)


def _read(check: Check, variant: Variant, span: Span, known: Known) -> Finding:
    findings = (_of_thing(thing, check, variant, span, known) for thing in things_of(check))
    return joined(findings, variant.together)


def _of_thing(
    thing: Thing, check: Check, variant: Variant, span: Span, known: Known
) -> Finding:
    wanted = wanted_words(thing, variant.side, span)
    if span.problem:
        return unknown(because(thing.called, span.problem), wanted)
    picked = chosen(known, thing.keys, span)
    if not picked.inside:
        return missing(thing.called, wanted, picked.outside, span)
    found = tuple(
        lasting(_of_one(one, thing, check, variant, known), one, thing, span)
        for one in picked.inside
    )
    return one_of_day(found, thing.called, span)


def _of_one(
    one: Observation, thing: Thing, check: Check, variant: Variant, known: Known
) -> Finding:
    told, value = one.told, value_of(one.told.value)
    figure = _readable(value.number, variant)
    said = said_of(one, thing.called, figure=figure, unit=value.unit)
    unit = unit_told(told.unit, value.unit, thing.analyte)
    is_other = value.is_grade and (check.kind is not CheckKind.SCORE or variant.side != "")
    if value.number is None or unit is None or is_other:
        words = _("{value} cannot be read as a number.")
        return unknown(words.format(value=said), wanted_number(thing))
    if scale := _scale_left(value.number, thing):
        words = _("{value} is not on its scale, {low} to {high}.")
        return unknown(
            words.format(value=said, low=scale[0], high=scale[1]), wanted_number(thing)
        )
    if variant.side:
        limit = limit_for(one, variant.side, thing, known)
        return _against_normal(said, value.number, limit, thing, variant)
    return _against_limits(said, value.number, unit, thing, check, variant)


def _scale_left(number: Number, thing: Thing) -> tuple[Decimal, Decimal] | None:
    """Give the ends of the scale that a grade was rated on, where it lies outside of them."""
    scale = next(filter(None, map(scale_of, thing.instruments)), None)
    if scale is None:
        return None
    lowest, highest = scale
    ends = (end for end in (number.low, number.high) if end.is_finite())
    return None if all(lowest <= end <= highest for end in ends) else scale


@cache
def scale_of(name: str) -> tuple[Decimal, Decimal] | None:
    """Give the ends of a worksheet's scale, such as NYHA I to IV; None where it adds up."""
    items = instrument(name).items
    rated = [
        [choice.points for choice in item.choices if choice.points is not None]
        for item in items
    ]
    scales = [points for points in rated if points]
    adds_up = len(scales) != 1 or any(item.points is not None for item in items)
    return None if adds_up else (min(scales[0]), max(scales[0]))


def _readable(number: Number | None, variant: Variant) -> str:
    """Shorten what a worksheet computed to many digits; a report's figure stays as it is."""
    if number is None or not number.is_settled or decimals_of(number.low) <= LONGEST_REPORTED:
        return ""
    limit = None if variant.side else variant.limits.nearest(number.low)
    return shown(number.low, limit)


def wanted_number(thing: Thing) -> str:
    return _("{value} as a number").format(value=thing.called)


def _against_normal(
    said: str, number: Number, limit: Limit | str, thing: Thing, variant: Variant
) -> Finding:
    side = variant.side
    if isinstance(limit, str) or limit.value <= 0:
        why = limit if isinstance(limit, str) else _("its limit of normal is not above 0")
        wanted = _("the {limit} of {value}, from the same report")
        words = wanted.format(limit=_(SIDES[side]), value=thing.called)
        return unknown(_("{value}: {why}.").format(value=said, why=why), words)
    number = divided(number, limit.value)
    told = _("{value}, {limit}: {ratio}").format(
        value=said, limit=limit.said, ratio=_figure(number, variant, f"× {side}")
    )
    return _compared(told, number, variant, f"× {side}")


def _against_limits(
    said: str, number: Number, unit: str, thing: Thing, check: Check, variant: Variant
) -> Finding:
    if check.kind is CheckKind.SCORE and thing.analyte is None:
        return _compared(said, number, variant, "")
    wanted = unit if not check.unit else variant.code
    if not check.unit and thing.analyte is not None and len(thing.analyte.units) > 1:
        return _in_any_unit(said, number, unit, thing, variant)
    there = converted_to(number, unit, wanted, thing.analyte)
    if isinstance(there, str):
        asked = _("{value} in {unit}").format(value=thing.called, unit=pretty(wanted))
        words = _("{value}: {why}.").format(value=said, why=there)
        other = _other_unit(unit, thing)
        return unknown(f"{words} {other}" if other else words, asked)
    told = said
    if unit != wanted:
        told = f"{said} = {_figure(there, variant, pretty(wanted))}"
    return _compared(told, there, variant, pretty(wanted))


def _other_unit(unit: str, thing: Thing) -> str:
    """Say what to do where it is the criterion that leaves out a part of the unit."""
    one = thing.analyte
    if one is None or unit not in (*one.units, *one.separate):
        return ""
    return _(
        "If the protocol means {unit}, set this unit in the check: on the page of the trial, "
        "at its criteria, “Checks…”."
    ).format(unit=pretty(unit))


def _in_any_unit(
    said: str, number: Number, unit: str, thing: Thing, variant: Variant
) -> Finding:
    """Compare in each unit that the analyte is reported in: the criterion names none."""
    readings = []
    for code in thing.analyte.units if thing.analyte else ():
        there = converted_to(number, unit, code, thing.analyte)
        if isinstance(there, str):
            return unknown(_("{value}: {why}.").format(value=said, why=there))
        readings.append((pretty(code), _compared(said, there, variant, pretty(code))))
    doubt = _("The criterion names no unit")
    return agreed(tuple(readings), doubt, _("the unit, confirmed from the protocol"))


def _compared(said: str, number: Number, variant: Variant, unit: str) -> Finding:
    limits = variant.limits
    working = _("{value}, {where}.").format(
        value=said, where=limits.where(number, unit, is_graded=variant.is_graded)
    )
    found = limits.holds(number)
    at_cut_off = limits.is_at(number) and not variant.is_graded
    if found is Truth.UNKNOWN:
        return unknown(working, _("an exact value instead of the bound"))
    return Finding(found, working, is_whole=False, at_cut_off=at_cut_off)


def _figure(number: Number, variant: Variant, unit: str) -> str:
    """Say a computed number, with as many digits as keep it on its side of the limit."""
    low, high = number.low, number.high
    if number.is_settled:
        said = shown(low, variant.limits.nearest(low))
    elif low.is_infinite():
        said = f"{'<' if number.high_open else '≤'} {shown(high, _ZERO)}"
    elif high.is_infinite():
        said = f"{'>' if number.low_open else '≥'} {shown(low, _ZERO)}"
    else:
        said = _("{low} to {high}").format(low=shown(low), high=shown(high))
    return f"{said} {unit}".strip()
