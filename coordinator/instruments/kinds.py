"""Whether a rule makes sense: numbers are added, statements joined, choices compared."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coordinator.instruments.language import (
    OF_POINTS,
    OF_STATEMENTS,
    BadRule,
    Function,
    function_of,
)
from coordinator.text import N_, _, listed


class Kind(StrEnum):
    NUMBER = "number"
    TRUTH = "statement"
    CHOICE = "choice"
    DAY = "day"


KIND_WORDS = {
    Kind.NUMBER: N_("a number"),
    Kind.TRUTH: N_("a statement"),
    Kind.CHOICE: N_("a choice"),
    Kind.DAY: N_("a day"),
}
COMPARED_AS_NUMBERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that a rule may use: what kind each is, which have points, which choices."""

    kinds: Mapping[str, Kind]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_points: frozenset[str] = frozenset()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    items: frozenset[str] = frozenset()

    def members(self, name: str) -> tuple[str, ...]:
        return self.groups.get(name, (name,))


def require_kind(node: ast.expr, wanted: Kind, words: Vocabulary) -> None:
    """Refuse a rule that does not give `wanted`.

    Raises:
        BadRule: with the reason.
    """
    found = kind_of(node, words)
    if found is not wanted:
        raise BadRule(
            N_("“{part}” is {found}, where {wanted} is needed."),
            part=ast.unparse(node),
            found=_(KIND_WORDS[found]),
            wanted=_(KIND_WORDS[wanted]),
        )


def kind_of(node: ast.expr, words: Vocabulary) -> Kind:  # noqa: C901, PLR0911  one line a node
    match node:
        case ast.Constant(value=bool()):
            return Kind.TRUTH
        case ast.Constant(value=int() | float()):
            return Kind.NUMBER
        case ast.Constant():
            return Kind.CHOICE
        case ast.Name(id=name):
            return _kind_of_name(name, words)
        case ast.BoolOp(values=parts):
            return _all_are(parts, Kind.TRUTH, words)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return _all_are([part], Kind.TRUTH, words)
        case ast.UnaryOp(operand=part):
            return _all_are([part], Kind.NUMBER, words)
        case ast.BinOp(left=left, right=right):
            return _all_are([left, right], Kind.NUMBER, words)
        case ast.IfExp(test=test, body=body, orelse=other):
            _all_are([test], Kind.TRUTH, words)
            return _all_are([body, other], kind_of(body, words), words)
        case ast.Compare():
            return _kind_of_comparison(node, words)
        case ast.Call():
            return _kind_of_call(node, words)
    raise BadRule(N_("“{what}” cannot stand in a rule."), what=ast.unparse(node))


def _all_are(parts: list[ast.expr], kind: Kind, words: Vocabulary) -> Kind:
    for part in parts:
        require_kind(part, kind, words)
    return kind


def _kind_of_name(name: str, words: Vocabulary) -> Kind:
    if name in words.groups:
        raise BadRule(
            N_("“{name}” is a group: it stands in count, any, all, sum, max or min."), name=name
        )
    if name not in words.kinds:
        raise BadRule(N_("Nothing is called “{name}”."), name=name)
    return words.kinds[name]


def _kind_of_comparison(node: ast.Compare, words: Vocabulary) -> Kind:
    parts = [node.left, *node.comparators]
    for operator, left, right in zip(node.ops, parts, node.comparators, strict=False):
        if isinstance(operator, ast.In):
            _require_choice_among(left, right, words)
        elif isinstance(operator, COMPARED_AS_NUMBERS):
            _all_are([left, right], Kind.NUMBER, words)
        else:
            kind = kind_of(left, words)
            _all_are([right], kind, words)
            if kind is Kind.CHOICE:
                _require_choice_among(left, ast.Tuple([right], ast.Load()), words)
    return Kind.TRUTH


def _require_choice_among(left: ast.expr, right: ast.expr, words: Vocabulary) -> None:
    """Hold a comparison to the choices that there are: a misspelt one never comes true."""
    _all_are([left], Kind.CHOICE, words)
    known = words.choices.get(left.id) if isinstance(left, ast.Name) else None
    for part in right.elts if isinstance(right, ast.Tuple) else [right]:
        value = part.value if isinstance(part, ast.Constant) else None
        if not isinstance(value, str) or (known is not None and value not in known):
            raise BadRule(
                N_("“{part}” is not one of the choices: {choices}."),
                part=ast.unparse(part),
                choices=listed(known or ()),
            )


def _kind_of_call(call: ast.Call, words: Vocabulary) -> Kind:
    function, given = function_of(call), call.args
    if not given or (len(given) != _values_of(function) and _values_of(function)):
        raise BadRule(N_("“{call}” has the wrong number of values."), call=ast.unparse(call))
    if function in OF_STATEMENTS:
        for part in given:
            _require_members(part, words, Kind.TRUTH)
        return Kind.NUMBER if function is Function.COUNT else Kind.TRUTH
    if function in (*OF_POINTS, Function.POINTS):
        for part in given:
            _require_points(part, words)
        return Kind.NUMBER
    if function in (Function.DONE, Function.ENTERED):
        if not isinstance(given[0], ast.Name) or given[0].id not in words.items:
            raise BadRule(N_("“{call}” is asked of an item."), call=ast.unparse(call))
        return Kind.TRUTH
    days = function in (Function.AGE, Function.YEARS)
    _all_are(given, Kind.DAY if days else Kind.NUMBER, words)
    return Kind.NUMBER


def _values_of(function: Function) -> int:
    """Say how many values a function takes; 0: as many as there are."""
    if function in (*OF_STATEMENTS, *OF_POINTS):
        return 0
    return 2 if function in (Function.AGE, Function.YEARS) else 1


def _require_members(part: ast.expr, words: Vocabulary, kind: Kind) -> None:
    if isinstance(part, ast.Name) and part.id in words.groups:
        for member in words.groups[part.id]:
            _all_are([ast.Name(member, ast.Load())], kind, words)
    else:
        _all_are([part], kind, words)


def _require_points(part: ast.expr, words: Vocabulary) -> None:
    names = words.members(part.id) if isinstance(part, ast.Name) else ()
    if not names:
        _all_are([part], Kind.NUMBER, words)
    for name in names:
        if _kind_of_name(name, words) is not Kind.NUMBER and name not in words.with_points:
            raise BadRule(N_("“{name}” has no points."), name=name)
