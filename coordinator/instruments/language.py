"""The language of rules: a small part of Python's expressions, read and never executed.

Numbers, names, comparisons, `and` `or` `not`, `+ - * / **`, `a if b else c`, `x in (…)`, and
the functions below. In `sum`, `max` and `min` a yes-or-no item, or a choice, stands for its
points, and a group for its members.
"""

import ast
import math
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from coordinator.text import N_, _, listed

LONGEST = 2000  # characters of a rule
DEEPEST = 60  # expressions within one another


class Function(StrEnum):
    COUNT = "count"  # how many are true
    ANY = "any"
    ALL = "all"
    SUM = "sum"
    MAX = "max"
    MIN = "min"
    POINTS = "points"  # of one item
    DONE = "done"  # false where an item was entered as not done
    ENTERED = "entered"  # false while nothing stands at an item; for notes only
    SQRT = "sqrt"
    ABS = "abs"
    AGE = "age_on"  # completed years from one day to another
    YEARS = "years_between"  # and with the fraction of the last year


OF_STATEMENTS = (Function.COUNT, Function.ANY, Function.ALL)
OF_POINTS = (Function.SUM, Function.MAX, Function.MIN)
WORDS_OF_THE_LANGUAGE = frozenset(
    {*Function, "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "value"}
)
_ALLOWED: tuple[type[ast.AST], ...] = (
    *(ast.Expression, ast.Load, ast.Name, ast.Constant, ast.Tuple, ast.Call),
    *(ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.IfExp),
    *(ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow),
    *(ast.Compare, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq, ast.In),
)


class BadRule(ValueError):
    """A rule that cannot be taken. The reason is a sentence; the reader adds file and line."""

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(_(sentence).format(**facts))


@cache
def parsed(rule: str) -> ast.expr:
    """Read a rule.

    Raises:
        BadRule: it is not written in the language.
    """
    if len(rule) > LONGEST:
        raise BadRule(N_("The rule is longer than {most} characters."), most=LONGEST)
    try:
        tree = ast.parse(rule.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        raise BadRule(N_("“{rule}” is not a rule: {why}."), rule=rule, why=fault) from fault
    _require_shallow(tree)
    for node in ast.walk(tree):
        _require_allowed(node)
    return tree.body


def names_in(node: ast.expr) -> Iterator[str]:
    """Give the names that a rule speaks of, without those of functions."""
    functions = {id(found.func) for found in ast.walk(node) if isinstance(found, ast.Call)}
    for found in ast.walk(node):
        if isinstance(found, ast.Name) and id(found) not in functions:
            yield found.id


def function_of(call: ast.Call) -> Function:
    """Name the function that is called.

    Raises:
        BadRule: there is none of this name.
    """
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in set(Function):
        raise BadRule(
            N_("There is no function “{name}”; there are: {names}."),
            name=name,
            names=listed(Function),
        )
    return Function(name)


def _require_shallow(tree: ast.AST) -> None:
    level: list[ast.AST] = [tree]
    for _depth in range(DEEPEST):
        level = [inner for node in level for inner in ast.iter_child_nodes(node)]
    if level:
        raise BadRule(N_("The rule is nested more than {most} deep."), most=DEEPEST)


def _require_allowed(node: ast.AST) -> None:
    if not isinstance(node, _ALLOWED):
        raise BadRule(N_("“{what}” cannot stand in a rule."), what=type(node).__name__)
    match node:
        case ast.Constant(value=value) if not isinstance(value, int | float | str):
            raise BadRule(N_("“{what}” cannot stand in a rule."), what=value)
        case ast.Constant(value=float(value)) if not math.isfinite(value):
            raise BadRule(N_("“{what}” cannot stand in a rule."), what=value)
        case ast.Call(keywords=[_first, *_rest]):
            raise BadRule(N_("Functions are given their values in order, without names."))
        case ast.Call():
            function_of(node)
