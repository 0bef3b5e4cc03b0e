"""What a rule gives, while some of the items it speaks of are not known."""

import ast
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Protocol

from coordinator.domain.logic import Truth
from coordinator.domain.windows import age_on
from coordinator.instruments import arithmetic
from coordinator.instruments.language import Function, function_of
from coordinator.instruments.possible import (
    Day,
    Keys,
    Number,
    OneOf,
    Statement,
    Value,
    counted,
    every,
    exactly,
    hanging,
    hull,
    some,
    stated,
)

OLDEST = Decimal(130)  # years: what an age that is not known can be
ARITHMETIC: dict[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: arithmetic.plus,
    ast.Sub: arithmetic.less,
    ast.Mult: arithmetic.times,
    ast.Div: arithmetic.over,
    ast.Pow: arithmetic.power,
}
COMPARISONS: dict[type[ast.cmpop], Callable[[Number, Number], Statement]] = {
    ast.Lt: arithmetic.is_below,
    ast.GtE: lambda one, other: arithmetic.is_below(one, other).opposite,
    ast.Gt: lambda one, other: arithmetic.is_below(other, one),
    ast.LtE: lambda one, other: arithmetic.is_below(other, one).opposite,
    ast.Eq: arithmetic.is_equal,
    ast.NotEq: lambda one, other: arithmetic.is_equal(one, other).opposite,
}


class Scope(Protocol):
    """Where the names of a rule have their values."""

    def value(self, name: str) -> Value: ...
    def points(self, name: str) -> Number: ...
    def members(self, name: str) -> tuple[str, ...]: ...
    def is_done(self, name: str) -> Statement: ...
    def is_entered(self, name: str) -> bool: ...
    def note_cut_off(self, measured: Keys) -> None: ...


def evaluate(node: ast.expr, scope: Scope) -> Value:  # noqa: C901, PLR0911  one line a node
    """Compute a rule that `kinds` found to make sense."""
    match node:
        case ast.Constant(value=value):
            return _constant(value)
        case ast.Name(id=name):
            return scope.value(name)
        case ast.BoolOp(op=ast.And(), values=parts):
            return every(statement(part, scope) for part in parts)
        case ast.BoolOp(values=parts):
            return some(statement(part, scope) for part in parts)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return statement(part, scope).opposite
        case ast.UnaryOp(operand=part):
            return arithmetic.minus(number(part, scope))
        case ast.BinOp(left=left, op=operator, right=right):
            return ARITHMETIC[type(operator)](number(left, scope), number(right, scope))
        case ast.IfExp():
            return _chosen(node, scope)
        case ast.Compare():
            return _compared(node, scope)
        case ast.Call():
            return _called(node, scope)
    raise TypeError(ast.dump(node))


def number(node: ast.expr, scope: Scope) -> Number:
    found = evaluate(node, scope)
    if not isinstance(found, Number):
        raise TypeError(ast.unparse(node))
    return found


def statement(node: ast.expr, scope: Scope) -> Statement:
    found = evaluate(node, scope)
    if not isinstance(found, Statement):
        raise TypeError(ast.unparse(node))
    return found


def names_given(parts: Iterable[ast.expr], scope: Scope) -> Iterable[ast.expr]:
    """Put the members of a group in its place."""
    for part in parts:
        if isinstance(part, ast.Name):
            yield from (ast.Name(name, ast.Load()) for name in scope.members(part.id))
        else:
            yield part


def points(node: ast.expr, scope: Scope) -> Number:
    """Give what a name, or an expression, adds to a sum."""
    return scope.points(node.id) if isinstance(node, ast.Name) else number(node, scope)


def _constant(value: object) -> Value:
    match value:
        case bool():
            return stated(holds=value)
        case int() | float():
            return exactly(Decimal(repr(value)))
        case _:
            return OneOf(frozenset({str(value)}))


def _chosen(node: ast.IfExp, scope: Scope) -> Value:
    condition = statement(node.test, scope)
    if condition.truth is Truth.UNKNOWN:
        both = (evaluate(node.body, scope), evaluate(node.orelse, scope))
        return hull(both, condition.hangs_on)
    return evaluate(node.body if condition.truth is Truth.TRUE else node.orelse, scope)


def _compared(node: ast.Compare, scope: Scope) -> Statement:
    parts = [node.left, *node.comparators]
    return every(
        _pair(operator, left, right, scope)
        for operator, left, right in zip(node.ops, parts, node.comparators, strict=False)
    )


def _pair(operator: ast.cmpop, left: ast.expr, right: ast.expr, scope: Scope) -> Statement:
    one = evaluate(left, scope)
    if isinstance(operator, ast.In):
        choices = right.elts if isinstance(right, ast.Tuple) else [right]
        return some(_same(one, evaluate(choice, scope)) for choice in choices)
    other = evaluate(right, scope)
    if not (isinstance(one, Number) and isinstance(other, Number)):
        same = _same(one, other)
        return same.opposite if isinstance(operator, ast.NotEq) else same
    scope.note_cut_off(arithmetic.measured_at(one, other))
    return COMPARISONS[type(operator)](one, other)


def _same(one: Value, other: Value) -> Statement:
    """Compare two choices, or two statements."""
    unsettled = one.hangs_on | other.hangs_on
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        if not one.choices & other.choices:
            return stated(holds=False)
        if one.is_settled and other.is_settled:
            return stated(holds=True)
    if isinstance(one, Statement) and isinstance(other, Statement) and not unsettled:
        return stated(holds=one.truth is other.truth)
    return Statement(Truth.UNKNOWN, unsettled)


def _called(call: ast.Call, scope: Scope) -> Value:
    function, given = function_of(call), tuple(names_given(call.args, scope))
    if function in ON_STATEMENTS:
        return ON_STATEMENTS[function](statement(part, scope) for part in given)
    if function in ON_POINTS:
        return ON_POINTS[function](points(part, scope) for part in given)
    if function in ON_DAYS:
        return _between(given, scope, ON_DAYS[function])
    if function in ON_NUMBERS:
        return ON_NUMBERS[function](number(given[0], scope))
    if function is Function.POINTS:
        return points(given[0], scope)
    return _asked_of(function, ast.unparse(given[0]), scope)


def _asked_of(function: Function, name: str, scope: Scope) -> Statement:
    if function is Function.DONE:
        return scope.is_done(name)
    return stated(holds=scope.is_entered(name))


def _between(
    days: tuple[ast.expr, ...], scope: Scope, years: Callable[[date, date], Decimal]
) -> Number:
    birth, day = (evaluate(each, scope) for each in days)
    if isinstance(birth, Day) and isinstance(day, Day) and birth.day and day.day:
        return exactly(years(birth.day, day.day))
    return Number(Decimal(0), OLDEST, hangs_on=hanging((birth, day)))


def completed_years(birth: date, day: date) -> Decimal:
    return Decimal(age_on(birth, day))


def exact_years(birth: date, day: date) -> Decimal:
    """Count completed years, and the share of the current one that has passed."""
    whole = age_on(birth, day)
    last, coming = (_birthday(birth, birth.year + years) for years in (whole, whole + 1))
    return whole + Decimal((day - last).days) / Decimal((coming - last).days)


def _birthday(birth: date, year: int) -> date:
    """Who is born on 29 February has the birthday on 1 March in a common year (W3)."""
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


ON_STATEMENTS: dict[Function, Callable[[Iterable[Statement]], Value]] = {
    Function.COUNT: counted,
    Function.ANY: some,
    Function.ALL: every,
}
ON_POINTS: dict[Function, Callable[[Iterable[Number]], Number]] = {
    Function.SUM: arithmetic.total,
    Function.MAX: arithmetic.highest,
    Function.MIN: arithmetic.lowest,
}
ON_NUMBERS: dict[Function, Callable[[Number], Number]] = {
    Function.SQRT: arithmetic.root,
    Function.ABS: arithmetic.size,
}
ON_DAYS: dict[Function, Callable[[date, date], Decimal]] = {
    Function.AGE: completed_years,
    Function.YEARS: exact_years,
}
