"""A worksheet under evaluation: where the names of its rules have their values."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from coordinator.domain.errors import Refused
from coordinator.domain.instrument import Definition, Instrument, Item, ItemKind, ResultRule
from coordinator.domain.logic import Truth
from coordinator.domain.worksheet import Entry, Findings
from coordinator.instruments import formulas
from coordinator.instruments.arithmetic import is_equal
from coordinator.instruments.language import parsed
from coordinator.instruments.possible import (
    FALSE,
    INFINITE,
    TRUE,
    ZERO,
    Day,
    Keys,
    Number,
    OneOf,
    Statement,
    Value,
    exactly,
    hull,
    stated,
    worth,
)
from coordinator.text import N_, _

Answer = Decimal | bool | str


class FindingsContradict(Refused):
    problem = N_(
        "“{title}” was entered as {said}, but what was entered beside it says otherwise."
    )
    remedy = N_("Correct one of the two.")

    def __init__(self, item: Item, entry: Entry) -> None:
        super().__init__(title=_(item.title), said=_(entry.reported))


class Sheet:
    """Gives every name its value, once; remembers which figures lie at a limit."""

    def __init__(self, instrument: Instrument, findings: Findings) -> None:
        self.instrument = instrument
        self.findings = findings
        self.at_cut_off: Keys = frozenset()
        self._items = {item.key: item for item in instrument.items}
        rules: tuple[Definition | ResultRule, ...] = (
            *instrument.definitions,
            *instrument.results,
        )
        self._rules = {rule.key: rule for rule in rules}
        self._groups = instrument.groups
        self._entries = {entry.key: entry for entry in findings.entries}
        self._values: dict[str, Value] = {}

    def value(self, name: str) -> Value:
        if name not in self._values:
            item = self._items.get(name)
            self._values[name] = (
                self._of_item(item)
                if item
                else formulas.evaluate(parsed(self._rules[name].rule), self)
            )
        return self._values[name]

    def holds(self, rule: str) -> Statement:
        """Say whether a rule that is a statement is true."""
        return formulas.statement(parsed(rule), self)

    def members(self, name: str) -> tuple[str, ...]:
        return self._groups.get(name, (name,))

    def points(self, name: str) -> Number:
        """Give what `name` adds to a sum."""
        value, source = self.value(name), self._items.get(name) or self._rules[name]
        match value:
            case Number():
                return value
            case Statement() if not isinstance(source, ResultRule):
                return worth(value, source.points or ZERO)
            case OneOf(choices=choices) if isinstance(source, Item):
                found = tuple(
                    exactly(choice.points or ZERO)
                    for choice in source.choices
                    if choice.value in choices
                )
                points = hull(found, value.hangs_on)
                if isinstance(points, Number):
                    return points
        raise TypeError(name)

    def untitled_rule(self, name: str) -> str:
        """Give the rule that stands behind a name where its parts say more than it does."""
        item = self._items.get(name)
        if item:
            return "" if name in self._entries or item.kind is ItemKind.YES_NO else item.rule
        rule = self._rules[name]
        return rule.rule if isinstance(rule, ResultRule) or not rule.title else ""

    def is_done(self, name: str) -> Statement:
        entry = self._entries.get(name)
        if entry is not None:
            return stated(holds=not entry.is_undone)
        item = self._items[name]
        if self._falls_to_rest(item) or item.preset is not None:
            return TRUE
        if item.rule and _is_settled(self.value(name)):
            return TRUE
        return Statement(Truth.UNKNOWN, frozenset({name}))

    def is_entered(self, name: str) -> bool:
        return name in self._entries

    def note_cut_off(self, measured: Keys) -> None:
        self.at_cut_off |= measured

    def _falls_to_rest(self, item: Item) -> bool:
        return self.findings.rest_is_absent and item.absent is not None

    def _of_item(self, item: Item) -> Value:
        entry = self._entries.get(item.key)
        if entry is not None and not entry.is_undone:
            return self._as_entered(item, entry)
        if item.preset is not None:
            return exactly(item.preset)
        derived = formulas.evaluate(parsed(item.rule), self) if item.rule else None
        if derived is not None and _is_settled(derived):
            return derived
        answer = self._standing_in(item, entry, derived)
        if answer is not None:
            return _answer(answer)
        if derived is None:
            return _unknown(item)
        return replace(derived, hangs_on=derived.hangs_on | {item.key})

    def _as_entered(self, item: Item, entry: Entry) -> Value:
        value = _entered(item, entry)
        if item.rule and not _agree(value, self._said_by_parts(item)):
            raise FindingsContradict(item, entry)
        return value

    def _standing_in(
        self, item: Item, entry: Entry | None, derived: Value | None
    ) -> Answer | None:
        """Give what stands for an item that has no answer of its own, if anything does."""
        if entry is not None:
            return item.undone
        is_absent = self._falls_to_rest(item) and not self._awaits_judgement(derived)
        return item.absent if is_absent else None

    def _awaits_judgement(self, derived: Value | None) -> bool:
        """Say whether only a judgement is open, which nobody can leave out as absent."""
        return derived is not None and all(
            self._items[key].kind is ItemKind.YES_NO and self._items[key].absent is None
            for key in derived.hangs_on
        )

    def _said_by_parts(self, item: Item) -> Value:
        """Derive an item from what was entered: who enters it as a whole leaves parts out."""
        if not self.findings.rest_is_absent:
            return formulas.evaluate(parsed(item.rule), self)
        findings = replace(self.findings, rest_is_absent=False)
        return formulas.evaluate(parsed(item.rule), Sheet(self.instrument, findings))


def _entered(item: Item, entry: Entry) -> Value:
    match entry.value:
        case bool():
            return stated(holds=entry.value)
        case Decimal():
            return _reported(item, entry, entry.value)
        case date():
            return Day(entry.value)
        case _:
            return OneOf(frozenset({str(entry.value)}))


def _reported(item: Item, entry: Entry, value: Decimal) -> Number:
    """Take a figure as it is; a reported bound settles one side only."""
    key = frozenset({item.key})
    low, low_open = _lowest(item)
    high = INFINITE if item.limits.high is None else item.limits.high
    is_measured = item.kind is ItemKind.NUMBER
    measured = key if is_measured else frozenset[str]()
    converted = measured if entry.is_converted else frozenset[str]()
    if entry.sign in {"<", "<="}:
        return Number(low, value, low_open, entry.sign == "<", key, measured, converted)
    if entry.sign in {">", ">="}:
        return Number(value, high, entry.sign == ">", False, key, measured, converted)
    return Number(value, value, measured=measured, converted=converted)


def _lowest(item: Item) -> tuple[Decimal, bool]:
    if item.limits.above is not None:
        return item.limits.above, True
    return (-INFINITE if item.limits.low is None else item.limits.low), False


def _unknown(item: Item) -> Value:
    key = frozenset({item.key})
    if item.is_counted:
        low, low_open = _lowest(item)
        high = INFINITE if item.limits.high is None else item.limits.high
        return Number(low, high, low_open, hangs_on=key)
    if item.kind is ItemKind.CHOICE:
        return OneOf(frozenset(choice.value for choice in item.choices), key)
    return Day(None, key) if item.kind is ItemKind.DAY else Statement(Truth.UNKNOWN, key)


def _answer(answer: Answer) -> Value:
    """Give the value of an answer that the instrument's file names."""
    match answer:
        case bool():
            return TRUE if answer else FALSE
        case Decimal():
            return exactly(answer)
        case _:
            return OneOf(frozenset({str(answer)}))


def _is_settled(value: Value) -> bool:
    match value:
        case Statement():
            return value.truth is not Truth.UNKNOWN
        case Day():
            return value.day is not None
        case _:
            return value.is_settled


def _agree(entered: Value, derived: Value) -> bool:
    """Say whether what was entered can be what the other items make of it."""
    match entered, derived:
        case Statement(), Statement():
            return derived.truth in (entered.truth, Truth.UNKNOWN)
        case Number(), Number():
            return is_equal(entered, derived).truth is not Truth.FALSE
        case OneOf(), OneOf():
            return bool(entered.choices & derived.choices)
        case _:
            return True
