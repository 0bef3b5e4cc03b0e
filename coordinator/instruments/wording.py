"""How a worksheet says what it found: figures, ranges, and its working as sentences."""

import ast
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from string import Formatter

from coordinator.domain.instrument import (
    Definition,
    Instrument,
    Item,
    ItemKind,
    ResultKind,
    ResultRule,
)
from coordinator.domain.logic import Truth
from coordinator.domain.worksheet import Entry, Outcome
from coordinator.instruments import formulas
from coordinator.instruments.language import OF_POINTS, Function, function_of, names_in, parsed
from coordinator.instruments.possible import INFINITE, Day, Number, OneOf, Statement, Value
from coordinator.instruments.sheet import Sheet
from coordinator.text import N_, _, listed, sentences

NAMED_AT_MOST = 8  # of the items that would decide, before "and … more"
SHORT = Context(prec=5, rounding=ROUND_HALF_UP)
LONG = Context(prec=200)  # digits
WRITTEN_OUT = 100  # digits before the point; no instrument of medicine has as many
NOT_DETERMINED = N_("not determined")


def figure(value: Decimal, decimals: int) -> str:
    """Round for showing, half up as on paper; a monstrous figure with its power of ten."""
    if value.is_infinite():
        return "∞" if value > 0 else "-∞"
    if value.adjusted() >= WRITTEN_OUT:
        return str(SHORT.plus(value))
    return f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, LONG):f}"


def shown(rule: ResultRule, value: Value) -> str:
    """Say a result in few words."""
    match value:
        case Statement(truth=Truth.TRUE):
            return _(rule.holds)
        case Statement(truth=Truth.FALSE):
            return _(rule.fails)
        case OneOf(choices=choices):
            titles = [_(choice.title) for choice in rule.choices if choice.value in choices]
            return _(" or ").join(titles)
        case Number():
            return _range(rule, value)
        case _:
            return _(NOT_DETERMINED)


def _range(rule: ResultRule, value: Number) -> str:
    low, high = (figure(end, rule.decimals) for end in (value.low, value.high))
    said = low if value.is_settled else _between(value, low, high)
    return f"{said} {rule.unit}".strip() if said else _(NOT_DETERMINED)


def _between(value: Number, low: str, high: str) -> str:
    """Say between which figures a number lies; empty where nothing bounds it."""
    if value.low > -INFINITE and value.high < INFINITE:
        return _("{low} to {high}").format(low=low, high=high)
    if value.low > 0:
        return _("at least {low}").format(low=low)
    return _("at most {high}").format(high=high) if value.high < INFINITE else ""


def filled(sentence: str, sheet: Sheet, **more: str) -> str:
    """Put the figures of the worksheet into a sentence of its file."""
    wanted = {name for _text, name, _spec, _how in Formatter().parse(sentence) if name}
    return sentence.format(
        **{name: said_of(name, sheet) for name in wanted - set(more)}, **more
    )


def said_of(name: str, sheet: Sheet) -> str:
    """Say what stands at a name, an item as it was reported."""
    entry, item = sheet.findings.entry(name), sheet.instrument.item(name)
    if entry is not None:
        return _reported(entry, item)
    match sheet.value(name):
        case Number() as number if number.is_settled or _between(number, "-", "-"):
            low, high = (_in_short(end) for end in (number.low, number.high))
            unit = item.unit if item else ""
            said = low if number.is_settled else _between(number, low, high)
            return f"{said} {unit}".strip()
        case OneOf(choices=choices) if len(choices) == 1:
            return next(iter(choices))
        case Statement(truth=truth) if truth is not Truth.UNKNOWN:
            return _("yes") if truth is Truth.TRUE else _("no")
        case Day(day=day) if day is not None:
            return day.isoformat()
        case _:
            return _("not known")


def _in_short(end: Decimal) -> str:
    return f"{SHORT.plus(end).normalize():f}" if end.is_finite() else figure(end, 0)


def _reported(entry: Entry, item: Item | None) -> str:
    """Give what was entered; the program's own words for it in the reader's language."""
    choice = item.choice(entry.reported) if item else None
    if choice:
        return _(choice.title)
    is_own = entry.is_undone or (item is not None and item.kind is ItemKind.YES_NO)
    return _(entry.reported) if is_own else entry.reported


def working(sheet: Sheet, outcomes: tuple[Outcome, ...]) -> str:
    """Say how the results come about, and what would decide those that are open."""
    rules = {rule.key: rule for rule in sheet.instrument.results}
    is_summed = any(_sum_of(parsed(rule.rule), sheet) for rule in rules.values())
    said = [] if is_summed else [present(sheet)]
    told: tuple[str, ...] = ()
    for outcome in outcomes:
        said.append(_sentence(rules[outcome.key], outcome, sheet, told))
        told = outcome.open_items or told
    return sentences(said)


def present(sheet: Sheet) -> str:
    """Name the criteria that are present, where the instrument counts or weighs them."""
    counted: tuple[Item | Definition, ...] = (
        *sheet.instrument.items,
        *sheet.instrument.definitions,
    )
    titles = [
        _(each.title)
        for each in counted
        if each.groups and each.title and _is_present(sheet.value(each.key))
    ]
    return _("Present: {titles}.").format(titles=listed(titles)) if titles else ""


def _is_present(value: Value) -> bool:
    return isinstance(value, Statement) and value.truth is Truth.TRUE


def _sentence(rule: ResultRule, outcome: Outcome, sheet: Sheet, told: tuple[str, ...]) -> str:
    """Say one result; `told` are the open items that the sentence before has named."""
    title = _(rule.title)
    if outcome.withheld:
        return _("{title}: not given. {why}").format(title=title, why=outcome.withheld)
    if not outcome.is_settled and outcome.open_items == told:
        same = _("{title}: {shown}; it depends on the same.")
        return same.format(title=title, shown=outcome.shown)
    if not outcome.is_settled:
        return _("{title}: {shown}; it depends on: {items}.").format(
            title=title,
            shown=outcome.shown,
            items=named(sheet.instrument, outcome.open_items),
        )
    if rule.working:
        how = filled(_(rule.working), sheet, value=outcome.shown)
    elif rule.kind is ResultKind.NUMBER:
        how = _sum_of(parsed(rule.rule), sheet) + outcome.shown
    else:
        how = outcome.shown
    return _("{title}: {how}.").format(title=title, how=how.rstrip("."))


def named(instrument: Instrument, keys: tuple[str, ...]) -> str:
    """Name items by their titles; of many, the first, and none beside what it is part of."""
    parts = {
        name
        for item in instrument.items
        if item.rule and item.key in keys
        for name in names_in(parsed(item.rule))
    }
    keys = tuple(key for key in keys if key not in parts)
    titles = [_(instrument.title_of(key)) for key in keys[:NAMED_AT_MOST]]
    if len(keys) > NAMED_AT_MOST:
        titles.append(_("and {count} more").format(count=len(keys) - NAMED_AT_MOST))
    return listed(titles)


def _sum_of(node: ast.expr, sheet: Sheet) -> str:
    """Name what adds up to a number, if all of it can be named: "Arthritis 4 + Rash 2 = "."""
    terms = [(term, points) for term, points in _terms(node, sheet) if points]
    value = formulas.evaluate(node, sheet)
    if not terms or not isinstance(value, Number) or sum(p for _t, p in terms) != value.low:
        return ""
    return " + ".join(f"{title} {points:f}" for title, points in terms) + " = "


def _terms(node: ast.expr, sheet: Sheet) -> Iterator[tuple[str, Decimal]]:
    """Give what adds to a sum, with its points: of a domain only the highest."""
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _terms(left, sheet)
            yield from _terms(right, sheet)
        case ast.Name(id=name):
            rule = sheet.untitled_rule(name)
            yield from _terms(parsed(rule), sheet) if rule else (_term(node, sheet),)
        case ast.Call(args=args) if function_of(node) in (*OF_POINTS, Function.POINTS):
            members = tuple(formulas.names_given(args, sheet))
            if function_of(node) in (Function.MAX, Function.MIN) and members:
                choose = max if function_of(node) is Function.MAX else min
                members = (choose(members, key=lambda part: _points(part, sheet)),)
            yield from (_term(member, sheet) for member in members)


def _term(node: ast.expr, sheet: Sheet) -> tuple[str, Decimal]:
    name = node.id if isinstance(node, ast.Name) else ast.unparse(node)
    title = _(sheet.instrument.title_of(name))
    item = sheet.instrument.item(name)
    if item and item.kind is ItemKind.CHOICE:
        title = f"{title} ({said_of(name, sheet)})"
    return title, _points(node, sheet)


def _points(node: ast.expr, sheet: Sheet) -> Decimal:
    points = formulas.points(node, sheet).low
    return SHORT.plus(points).normalize() if points.is_finite() else points
