"""Whether an instrument makes sense: names, rules, kinds, points and units fit together."""

import ast
import keyword
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from string import Formatter
from typing import TypeVar

from coordinator.domain.instrument import (
    Definition,
    Instrument,
    Item,
    ItemKind,
    ResultKind,
    ResultRule,
)
from coordinator.instruments import conversions
from coordinator.instruments.kinds import Kind, Vocabulary, kind_of, require_kind
from coordinator.instruments.language import (
    WORDS_OF_THE_LANGUAGE,
    BadRule,
    Function,
    function_of,
    names_in,
    parsed,
)
from coordinator.instruments.tables import Table
from coordinator.text import N_, listed

Tables = tuple[tuple[Table, ...], tuple[Table, ...], tuple[Table, ...], tuple[Table, ...]]
Found = TypeVar("Found")
RESERVED = frozenset({"rater", "on", "rest", "version", "instrument"})
SUBJECTS = frozenset({"", "birth", "sex"})
REFERENCES = frozenset({"", "upper", "lower"})
KINDS_OF_ITEMS = {
    ItemKind.YES_NO: Kind.TRUTH,
    ItemKind.NUMBER: Kind.NUMBER,
    ItemKind.INTEGER: Kind.NUMBER,
    ItemKind.CHOICE: Kind.CHOICE,
    ItemKind.DAY: Kind.DAY,
}
KINDS_OF_RESULTS = {
    ResultKind.NUMBER: Kind.NUMBER,
    ResultKind.TRUTH: Kind.TRUTH,
    ResultKind.CATEGORY: Kind.CHOICE,
}


def require_sound(instrument: Instrument, top: Table, tables: Tables) -> None:
    """Refuse an instrument that does not make sense.

    Raises:
        InstrumentRefused: with the line and the reason.
    """
    items, definitions, results, notes = tables
    if not results:
        raise top.refused("name", N_("There is no result."))
    _require_names(instrument, (*items, *definitions, *results))
    for item, table in zip(instrument.items, items, strict=True):
        _require_item(item, table)
    by_key = {table.text("key"): table for table in (*items, *definitions, *results)}
    words = _vocabulary(instrument, by_key)
    for result, table in zip(instrument.results, results, strict=True):
        _require_result(result, table, words)
    for note, table in zip(instrument.notes, notes, strict=True):
        _check(table, "when", _require_kind, note.when, Kind.TRUTH, words)
        _check(table, "text", _require_known, note.text, words)


def _vocabulary(instrument: Instrument, tables: Mapping[str, Table]) -> Vocabulary:
    """Find out what each name is, rule after rule, in the order in which they need another."""
    words = Vocabulary(
        kinds={
            item.key: KINDS_OF_ITEMS[item.kind]
            for item in instrument.items
            if item.kind in KINDS_OF_ITEMS
        },
        groups=instrument.groups,
        with_points=frozenset(_with_points(instrument)),
        choices={
            each.key: tuple(choice.value for choice in each.choices)
            for each in _choosing(instrument)
            if each.choices
        },
        items=frozenset(item.key for item in instrument.items),
    )
    rules = {each.key: each.rule for each in _ruled(instrument) if each.rule}
    for key in in_order_of_need(rules, words, tables):
        found = _check(tables[key], "rule", _kind_of, rules[key], words)
        wanted = words.kinds.get(key, found)
        _check(tables[key], "rule", _require_kind, rules[key], wanted, words)
        words = replace(words, kinds={**words.kinds, key: found})
    return words


def _kind_of(rule: str, words: Vocabulary) -> Kind:
    return kind_of(parsed(rule), words)


def _require_kind(rule: str, wanted: Kind, words: Vocabulary) -> None:
    require_kind(parsed(rule), wanted, words)


def _choosing(instrument: Instrument) -> tuple[Item | ResultRule, ...]:
    return (*instrument.items, *instrument.results)


def _ruled(instrument: Instrument) -> tuple[Item | Definition | ResultRule, ...]:
    return (*instrument.items, *instrument.definitions, *instrument.results)


def in_order_of_need(
    rules: Mapping[str, str], words: Vocabulary, tables: Mapping[str, Table]
) -> tuple[str, ...]:
    """Order rules so that each comes after those it speaks of."""
    done: dict[str, None] = {}

    def visit(key: str, path: tuple[str, ...]) -> None:
        if key in path:
            circle = " → ".join((*path[path.index(key) :], key))
            raise tables[key].refused(
                "rule", N_("The rule speaks of itself: {circle}."), circle=circle
            )
        if key in done or key not in rules:
            return
        tree = _check(tables[key], "rule", _plain_rule, rules[key])
        for name in names_in(tree):
            for member in words.members(name):
                visit(member, (*path, key))
        done[key] = None

    for key in rules:
        visit(key, ())
    return tuple(done)


def _plain_rule(rule: str) -> ast.expr:
    """Read a rule; what was entered may be asked only by a note: a result must not turn."""
    tree = parsed(rule)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and function_of(node) is Function.ENTERED:
            raise BadRule(N_("“entered” can be asked in a note only."))
    return tree


def _with_points(instrument: Instrument) -> Iterable[str]:
    for item in instrument.items:
        if item.points is not None or (
            item.choices and all(choice.points is not None for choice in item.choices)
        ):
            yield item.key
    yield from (each.key for each in instrument.definitions if each.points is not None)


def _require_result(result: ResultRule, table: Table, words: Vocabulary) -> None:
    wanted = KINDS_OF_RESULTS[result.kind]
    _check(table, "rule", _require_kind, result.rule, wanted, words)
    if result.kind is ResultKind.CATEGORY:
        _check(table, "rule", _require_categories, parsed(result.rule), result)
    if result.applies:
        _check(table, "applies", _plain_rule, result.applies)
        _check(table, "applies", _require_kind, result.applies, Kind.TRUTH, words)
        if not result.otherwise:
            raise table.refused("otherwise", N_("“otherwise” says why it is not given."))
    _check(table, "working", _require_known, result.working, words, "value")
    _check(table, "otherwise", _require_known, result.otherwise, words)


def _require_categories(rule: ast.expr, result: ResultRule) -> None:
    """Hold the categories that a rule gives to those that the result declares."""
    match rule:
        case ast.IfExp(body=body, orelse=other):
            _require_categories(body, result)
            _require_categories(other, result)
        case ast.Constant(value=str(value)) if value not in {c.value for c in result.choices}:
            known = listed(choice.value for choice in result.choices)
            raise BadRule(
                N_("“{part}” is not one of the choices: {choices}."), part=value, choices=known
            )


def _require_known(sentence: str, words: Vocabulary, *more: str) -> None:
    """Refuse a sentence that asks for a figure nobody has."""
    try:
        fields = tuple(Formatter().parse(sentence))
    except ValueError as fault:
        raise BadRule(N_("“{text}” has a brace too many."), text=sentence) from fault
    for _text, name, how, conversion in fields:
        if name is not None and name not in {*words.kinds, *more}:
            raise BadRule(N_("Nothing is called “{name}”."), name=name)
        if how or conversion:
            raise BadRule(N_("“{name}” stands alone between its braces."), name=name)


def _check(table: Table, key: str, check: Callable[..., Found], *given: object) -> Found:
    """Run a check of what stands at `key`, and say on which line it failed."""
    try:
        return check(*given)
    except BadRule as fault:
        raise table.refused(key, "{reason}", reason=fault) from fault


def _require_names(instrument: Instrument, tables: Iterable[Table]) -> None:
    seen: set[str] = set(instrument.groups)
    for table in tables:
        key = table.text("key")
        if not key.isidentifier() or keyword.iskeyword(key) or not key.isascii():
            raise table.refused("key", N_("“{key}” is not a name."), key=key)
        if key in WORDS_OF_THE_LANGUAGE | RESERVED:
            raise table.refused("key", N_("“{key}” has a meaning of its own."), key=key)
        if key in seen:
            raise table.refused("key", N_("“{key}” is there twice."), key=key)
        seen.add(key)


def _require_item(item: Item, table: Table) -> None:
    if (item.kind is ItemKind.CHOICE) != bool(item.choices):
        raise table.refused("choices", N_("A choice, and only a choice, has choices."))
    if item.subject not in SUBJECTS:
        raise table.refused("subject", N_("“{subject}” is not known."), subject=item.subject)
    if item.reference not in REFERENCES or (item.reference and not item.analyte):
        raise table.refused("reference", N_("The upper or lower limit is that of an analyte."))
    if item.points is not None and item.kind is not ItemKind.YES_NO:
        raise table.refused("points", N_("Points stand at yes-or-no items and at choices."))
    for key, value in (
        ("absent", item.absent),
        ("undone", item.undone),
        ("preset", item.preset),
    ):
        if value is not None and not _is_answer(item, value):
            raise table.refused(key, N_("This is not an answer of the item."))
    if item.analyte:
        _require_unit(item, table)


def _is_answer(item: Item, value: object) -> bool:
    if item.kind is ItemKind.YES_NO:
        return isinstance(value, bool)
    if item.kind is ItemKind.CHOICE:
        return isinstance(value, str) and item.choice(value) is not None
    return item.is_counted and not isinstance(value, bool | str)


def _require_unit(item: Item, table: Table) -> None:
    known = conversions.analytes()
    if item.analyte not in known:
        raise table.refused("analyte", N_("“{key}” is not an analyte."), key=item.analyte)
    units = known[item.analyte].units
    if item.unit not in units:
        raise table.refused(
            "unit",
            N_("“{unit}” is not one of: {units}."),
            unit=item.unit,
            units=listed(units),
        )
